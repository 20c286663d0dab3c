"""Finding the people that a text names, with their offices and the parties that they speak for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from verbale.language.gazetteer import is_state
from verbale.language.known_people import (
    Introductions,
    is_known_person,
    is_surname_first,
    known_party_of_person,
    may_have_office,
    owner_of_office,
)
from verbale.language.mentions import PartyMention, PersonMention
from verbale.language.office_chains import Office, office_at
from verbale.language.offices import MASK, mask_parties, tokens_of
from verbale.language.party_words import stands_alone
from verbale.language.person_names import NamedRun, name_at

__all__ = ["find_people"]

_ARTICLE = re.compile(r"(?:\b([Tt]he|THE|[Tt]his)|\b(?:[Aa]n?|[Oo]ne|[Aa]nother))\s\Z")
_OF_PARTY = re.compile(rf"(?:\sof\s(?:the\s)?|\s\(|\sfrom\s)({MASK}+)")
_BEHIND = re.compile(r",\s((?:the|a|an|who is|his|her)\s)?")
_EVENT = re.compile(
    r"\bOfficial\s(?:Visits?|Meetings?|Talks|Statements?|Dinner|Ceremony|Development|Languages?)\Z"
)
"""Capitalised words that say what kind of thing is official, and no official."""
_LONGEST_EVENT = 30
"""Characters of the longest of them."""
_AND = re.compile(r",?\s(?:and|&)\s|,\s")
_OPENS_CLAUSE = re.compile(r"(?:\A|\n|[.!?][\"”’)]?\s+|,\s)[\"“‘]?\Z")
_ACTS = re.compile(
    r"['’]s\b|\s(?:(?:also|then|further|has|had|will|\w+ly)\s)*"
    r"(?:\w+ed|has|had|will|is|was|says|said|told|met|held|spoke|made|paid|gave|took|wrote|went|began|left|led)\b"
)
_HEADS_OF_PARTIES = frozenset({("President",), ("Prime", "Minister"), ("PM",)})
_NEAR = 250
_SURNAME_FIRST_PARTIES = frozenset({"CHN", "HKG", "KOR", "MAC", "PRK", "TWN", "VNM"})


def find_people(
    text: str, parties: Sequence[PartyMention], default_party: str = ""
) -> tuple[PersonMention, ...]:
    """Every mention of a person in ``text``, in text order, none overlapping another.

    People are found by an office in front of or behind the name, by having been introduced earlier in
    the text, or by being widely known; an office alone ("the Prime Minister", "a senior official") is a
    person too, with those words as name. ``parties`` are the mentions that ``find_parties`` gives for
    ``text``. ``default_party`` is the text's issuer: its own officials need no party beside their office.
    A party that nothing tells is empty.
    """
    return tuple(_PeopleReader(text, parties, default_party).read())


def _only_other(parties: Sequence[PartyMention], own: str) -> str:
    """The one state beside ``own`` that a text tells of, or empty."""
    states = {code for found in parties for code in found.parties if is_state(code) and found.form != "place"}
    others = states - {own}
    return others.pop() if own and len(others) == 1 else ""


class _PeopleReader:
    """One pass over a text: what has been introduced so far decides what a later mention means."""

    def __init__(self, text: str, parties: Sequence[PartyMention], default_party: str) -> None:
        self.text = text
        self.masked = mask_parties(text, parties)
        self.tokens = tokens_of(self.masked)
        self.mentions = {mention.start: mention for mention in parties}
        self.default = default_party
        self.other = _only_other(parties, default_party)
        self.introduced = Introductions()
        self.people: list[PersonMention] = []

    def read(self) -> list[PersonMention]:
        index = 0
        while index < len(self.tokens):
            read = self._read_name if self.tokens[index].kind == "name" else self._read_office
            index = read(index)
        return self.people

    def _read_office(self, index: int) -> int:
        """Read an office and whoever holds it; the index of the token after it."""
        office = self._office_at(index)
        if not office:
            return index + 1
        name = name_at(self.masked, self.tokens, office.next, needs_space_after=office.end)
        if not name and not (office.is_title or office.is_vocative):
            name = self._name_in_apposition(office)
        if name and office.is_loose and name.words == 1 and not self._knows(name.text):
            office, name = office.with_field(name.end, name.next), None
        if not name:
            self._add_office_alone(office)
            return office.next
        following = self._add_named(office, name)
        while office.is_plural and (more := self._name_after_and(name)):
            self._add(more.start, more.end, more.text, office, self._party(more, office, owner=""))
            name, following = more, more.next
        return following

    def _office_at(self, index: int) -> Office | None:
        return office_at(self.masked, self.tokens, index, self.mentions)

    def _name_in_apposition(self, office: Office) -> NamedRun | None:
        """The name in "the Minister, Rudolf Rassendyll, said"."""
        if not self.masked.startswith(", ", office.end):
            return None
        blank, following = office.end + 1, office.next
        address = following < len(self.tokens) and self._office_at(following)
        if address and address.is_title and address.start == blank + 1:
            blank, following = address.end, address.next
        name = name_at(self.masked, self.tokens, following, needs_space_after=blank)
        if name and name.words > 1 and re.match(r"[,.;]|\s[a-z]", self.masked[name.end : name.end + 2]):
            return name
        return None

    def _name_after_and(self, name: NamedRun) -> NamedRun | None:
        joint = _AND.match(self.masked, name.end)
        return joint and name_at(self.masked, self.tokens, name.next, needs_space_after=joint.end() - 1)

    def _add_named(self, office: Office, name: NamedRun) -> int:
        """Add the named holder of an office; the index of the token after both."""
        start, end, owner, following = office.start, name.end, office.owner, name.next
        behind = None if owner else self._office_behind(name)
        if behind and (office.is_title or behind.owner):
            office, end, owner, following = behind, behind.end, behind.owner, behind.next
        elif not owner and not office.is_title:
            end, owner = self._party_behind(name.end)
            following += int(end > name.end)
        self._add(start, end, name.text, office, self._party(name, office, owner))
        return following

    def _party_behind(self, end: int) -> tuple[int, str]:
        """Where "of Ruritania" behind a name ends, and the party; else ``end`` and nothing."""
        found = _OF_PARTY.match(self.masked, end)
        mention = found and self.mentions.get(found.start(1))
        if not found or not mention or len(mention.parties) != 1 or mention.form != "name":
            return end, ""
        return found.end(), mention.parties[0]

    def _office_behind(self, name: NamedRun) -> Office | None:
        """The office in "Rudolf Rassendyll, spokesperson of the Ministry"."""
        behind = _BEHIND.match(self.masked, name.end)
        if (
            not behind
            or (name.words == 1 and behind[1])
            or name.next >= len(self.tokens)
            or self.tokens[name.next].start != behind.end()
        ):
            return None
        office = self._office_at(name.next)
        if not office or office.is_title or office.is_plural or office.is_vocative:
            return None
        if behind[1] in ("a ", "an ") and re.match(
            r"\s\w+(?:ed|aid|old)\b", self.masked[office.end : office.end + 12]
        ):
            return None
        named_itself = behind[1] and self._name_in_apposition(office)
        return None if named_itself or name_at(self.masked, self.tokens, office.next, office.end) else office

    def _read_name(self, index: int) -> int:
        """Read a name without an office in front; the index of the token after it."""
        run = name_at(self.masked, self.tokens, index, needs_space_after=None)
        if not run:
            return index + 1
        in_sentence = self.text[max(0, run.start - 2) : run.start - 1].islower()
        if (run.words > 1 or in_sentence) and (office := self._office_behind(run)):
            self._add(run.start, office.end, run.text, office, self._party(run, office, office.owner))
            return office.next
        for part in run.parts(self.text):
            party = self.introduced.party_of(part.text) or known_party_of_person(part.text)
            if party or self.introduced.knows(part.text):
                self._add(part.start, part.end, part.text, None, party)
                return part.next
        return run.next

    def _add_office_alone(self, office: Office) -> None:
        """Add "the Prime Minister", if the office stands for somebody there."""
        article = _ARTICLE.search(self.text, max(0, office.start - 9), office.start)
        opens = self._opens_clause(office)
        short = len(office.words) == 1 and office.words[0].isupper()
        if "alone" not in office.traits or office.is_vocative or self._is_event(office):
            return
        if not (article or office.owner or opens or short):
            return
        if not stands_alone(self.text, office.end):
            return
        definite = article is None or bool(article[1]) or office.names_body
        if not (definite or office.owner or "anyone" in office.traits):
            return
        party = office.owner or owner_of_office(office.words)
        if not party and definite and not office.is_for_another:
            since = self._nearby(office)
            party = self.introduced.party_of_office(office.words, self.default, since) or self._own(office)
        start = article.start() if article else office.start
        self._add(start, office.end, self.text[start : office.end], office, party, named=False)

    def _is_event(self, office: Office) -> bool:
        return bool(_EVENT.search(self.text, max(0, office.end - _LONGEST_EVENT), office.end))

    def _opens_clause(self, office: Office) -> bool:
        """Whether an office without article is the subject: "Prime Minister thanked the delegation"."""
        before = self.text[max(0, office.start - 4) : office.start]
        if not before or before[-1] == "\n":
            return True
        subject = self.text[office.start].isupper() and bool(_OPENS_CLAUSE.search(before))
        return subject and bool(_ACTS.match(self.text, office.end))

    def _nearby(self, office: Office) -> int:
        """From where on somebody else's holder of ``office`` may be meant rather than the issuer's own."""
        if office.words not in _HEADS_OF_PARTIES or not self._own(office):
            return 0
        return min(self.text.rfind("\n", 0, office.start) + 1, office.start - _NEAR)

    def _party(self, name: NamedRun, office: Office, owner: str) -> str:
        """The party that a named holder of an office speaks for."""
        if office.is_plural:
            owner = ""
        known = (
            owner
            or self.introduced.party_of(name.text)
            or known_party_of_person(name.text, office.words)
            or owner_of_office(office.words)
            or self.introduced.party_of_given_name(name.text)
        )
        if known or office.is_title:
            return known
        if self.default in _SURNAME_FIRST_PARTIES and not is_surname_first(name.text):
            return ""
        if self.default not in _SURNAME_FIRST_PARTIES and is_surname_first(name.text):
            return ""
        return self._own(office)

    def _knows(self, name: str) -> bool:
        return self.introduced.knows(name) or is_known_person(name)

    def _own(self, office: Office) -> str:
        """The issuer's party, if the office is one that its own officials hold; else the only other state's told of."""
        if office.is_abroad:
            return ""
        if may_have_office(self.default, office.words):
            return self.default
        return self.other if self.other and may_have_office(self.other, office.words) else ""

    def _add(
        self, start: int, end: int, name: str, office: Office | None, party: str, *, named: bool = True
    ) -> None:
        words = office.words if office and not office.is_title else ()
        title = self.text[office.words_start : office.words_end] if words and office else ""
        self.people.append(PersonMention(start, end, name, title, party))
        self.introduced.add(name if named else "", words, party, start)
