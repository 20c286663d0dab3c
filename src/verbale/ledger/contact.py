"""One account of an engagement, with what it is compared by: its days, place, people, field, body and round."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from verbale.language.lexicon import read_rows
from verbale.language.parties import find_parties
from verbale.ledger.edtf import Days, days_of
from verbale.ledger.mention import Mention
from verbale.ledger.wording import PACKAGE, WORD, Wording, term_of, without_parties, wording_of
from verbale.reading.model import Engagement

__all__ = ["TELLING", "Contact", "contact_of"]

IN_PERSON = frozenset({"summit", "meeting", "talks", "consultation"})
"""Kinds that one side's word and the other's exchange freely; any other kind is only like itself."""
TELLING = 0.9
"""The weight of words from which they say that one body meets, or one office visits."""
_SEVERAL = re.compile(
    r"\b(?:all|several|many|multiple|numerous|various|previous|past|frequent|two|three|a series of|rounds of)\b.*"
    r"\b(?:calls|letters|visits|meetings|sessions|interactions|exchanges|conversations|rounds)\b"
    r"|\b(?:calls|letters|visits|interactions|conversations) (?:with|between|to|from)\b"
    r"|\b(?:three|four|five|six|seven|eight|nine|ten|\d+) (?:[\w-]+ ){0,3}"
    r"(?:talks|calls|consultations|meetings|letters|visits|rounds|times)\b"
    r"|\b(?:twice|a lot|all the time|constantly|frequently|often|regularly|sometimes)\b"
    r"|\b(?:over|in|during) the (?:past|last) (?:year|(?:\w+ )?(?:months|weeks|years))\b"
    r"|\bsince (?:last|the beginning)\b|\b(?:had|have|held) (?:[\w-]+ ){0,3}(?:meetings|calls|conversations)\b",
    re.IGNORECASE | re.DOTALL,
)
"""That several contacts are told of at once."""
_IN_TURN = re.compile(
    r"\b(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th)) (?:[\w-]+ ){0,4}?"
    r"(?:meeting|round|session|talks|consultations?|dialogue|time)\b",
    re.IGNORECASE,
)
"""Which of a row of contacts one is: "its first meeting", "met for the first time"."""
_COUNTED = re.compile(
    r"\b(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+) (?:[\w-]+ ){0,3}?"
    r"(?:talks|calls|consultations|meetings|letters|visits|rounds|sessions|times)\b",
    re.IGNORECASE,
)
"""How many contacts are told of at once."""
_THIS_LETTER = re.compile(r"\b(?:I|we) (?:am |are )?writ(?:e|ing)\b|\bthis letter\b", re.IGNORECASE)
_INVITES = re.compile(r"\binvit(?:e|es|ed|ing)\b|\binvitation\b", re.IGNORECASE)
_FRAME = re.compile(
    r"^.*\b(?:announce[sd]?|said|stated?s?|confirm(?:s|ed)?|noted?s?|add(?:s|ed)) that\b",
    re.IGNORECASE | re.DOTALL,
)
"""Who tells of a contact: not who takes part."""


@dataclass(frozen=True, slots=True)
class Contact:
    """One mention with what it is compared by."""

    mention: Mention
    record: Engagement
    days: Days | None
    told: int
    """The day the statement was published, as an ordinal; 0 if that is not known."""
    place: Wording
    host: frozenset[str]
    """The parties of the contact in whose country or capital it is; empty where that is not told."""
    people: frozenset[str]
    """The words of the names: one side gives a surname where the other gives the full name."""
    fields: frozenset[str]
    """Its level and field, as far as its words say: "leaders", "trade", …."""
    about: Wording
    """What else its words say: the body that meets, the office of who visits."""
    turn: str
    """Which of a row it is: "first", "15th"; "" where that is not told."""
    several: bool
    """Whether it tells of several contacts at once."""
    count: str
    """How many contacts it tells of at once, "4" for "four rounds of talks"; "" where that is not told."""
    around: Wording
    """The words of its sentence and of those before it, for one that says no more than "the talks"."""

    @property
    def of_nobody(self) -> bool:
        """Whether it does not say who met: "the meeting in Hofbau", "the visit"."""
        return not (self.people or self.fields or self.turn or self.several or self.about.weight >= TELLING)

    @property
    def family(self) -> str:
        """The kinds that are told of each other's engagements share a family."""
        return "in person" if self.record.kind in IN_PERSON else self.record.kind


def contact_of(mention: Mention) -> Contact:
    """What an account of an engagement says of it. Raises TypeError for a mention of another type of record."""
    record = mention.record
    if not isinstance(record, Engagement):
        raise TypeError(f"expected an engagement, got {type(record).__name__}")
    told = days_of(mention.date)
    fields = frozenset(
        name
        for name, words in _field_words()
        if words & set(WORD.findall(_FRAME.sub("", record.quote).lower()))
    )
    return Contact(
        mention,
        record,
        told if told and _is_this_letter(mention) else days_of(record.date),
        told.first if told else 0,
        _place_of(record),
        frozenset(
            code
            for found in find_parties(f"in {record.place}")
            for code in found.parties
            if code in record.parties
        ),
        frozenset(
            part.lower() for name in _guests(mention, record) for part in WORD.findall(name) if len(part) > 1
        ),
        fields | {"leaders"} if record.kind == "summit" else fields,
        _about(record),
        turn[1].lower() if (turn := _IN_TURN.search(record.quote)) else "",
        bool(_SEVERAL.search(record.quote)),
        term_of(counted[1]) if (counted := _COUNTED.search(record.quote)) else "",
        wording_of(" ".join(one.quote for one in (*mention.before, mention.sentence))),
    )


def _is_this_letter(mention: Mention) -> bool:
    """Whether the contact is the statement itself: "I write to you" in a letter is of its date."""
    record = mention.record
    letter = getattr(record, "kind", "") == mention.document.kind == "letter"
    return letter and not getattr(record, "date", "") and bool(_THIS_LETTER.search(record.quote))


def _guests(mention: Mention, record: Engagement) -> tuple[str, ...]:
    """Who takes part; of a visit, not who has invited to it."""
    invites = _INVITES.search(record.quote) if record.kind == "visit" else None
    if invites is None:
        return record.participants
    inviting = mention.sentence.quote[: record.start - mention.sentence.start + invites.start()]
    return tuple(name for name in record.participants if not _named_in(name, inviting))


def _named_in(name: str, text: str) -> bool:
    """Whether a person's last name stands in ``text``."""
    words = WORD.findall(name)
    return bool(words) and words[-1] in WORD.findall(text)


def _place_of(record: Engagement) -> Wording:
    """The place, if it says more than whose guest somebody is: each party's country is where half its contacts are."""
    told = f"in {record.place}"  # behind "in" a capital is a place, and a country still a party
    country = any(
        found.form == "name" and found.end == len(told) and set(found.parties) <= set(record.parties)
        for found in find_parties(told)
    )
    return wording_of("" if country else record.place)


def _about(record: Engagement) -> Wording:
    """The words of the contact, without those of its parties, people, place and date, and of meeting as such."""
    text = without_parties(_FRAME.sub("", record.quote), record.parties)
    said = {term_of(word) for name in (record.place, *record.participants) for word in WORD.findall(name)}
    kept = (word for word in WORD.findall(text) if not word[0].isdigit())
    return wording_of(" ".join(word for word in kept if term_of(word) not in said | _plain_words()))


@cache
def _plain_words() -> frozenset[str]:
    """What every contact is told in."""
    return frozenset(term_of(word) for (word,) in read_rows("contact_plain_words.tsv", 1, PACKAGE))


@cache
def _field_words() -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple(
        (name, frozenset(words.split())) for name, words in read_rows("contact_words.tsv", 2, PACKAGE)
    )
