"""Who takes part in a contact: the parties and people that a stretch of a sentence stands for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from verbale.language.gazetteer import is_state, party_names
from verbale.language.mentions import PartyMention, PersonMention
from verbale.language.parties import find_parties
from verbale.language.phrases import phrase_key
from verbale.reading.contacts.leaders import are_leaders, speaker_of
from verbale.reading.contacts.lexicon import word_pattern
from verbale.reading.contacts.passage import Passage
from verbale.reading.facts import Facts, SentenceFacts, people_by_word

__all__ = ["Who", "group_and_partner", "is_capital", "is_state", "pair_at_hand", "who", "with_party"]

_FIRST_PERSON = re.compile(r"\b(?:[Ww]e|us|[Oo]urs?|I|me|[Mm]y)\b(?!\.)")
_SPEAKER = re.compile(r"\b(?:I|me)\b(?!\.)")
_ARTICLE = re.compile(r"(?:The|A|An|His|Her|[A-Z]\S+['’]s)\s")
_OWN_OFFICE = re.compile(
    r"\b(?:Prime Minister|PM|President|External Affairs Minister|EAM)\b(?!\s(?:of\b|[A-Z]))"
)
_THIRD_PERSON = re.compile(r"\b(?:he|she|him|his|her)\b", re.IGNORECASE)
_PLURAL = re.compile(r"\b(?:they|them|their)\b", re.IGNORECASE)
_ITS = re.compile(
    r"\bits\s(?:[\w-]+\s){0,3}?(?:[Mm]inister|[Ss]ecretary|[Pp]resident|[Pp]remier|[Cc]hancellor|[Ee]nvoy|[Aa]mbassador|[Cc]hief|"
    r"[Dd]elegation)s?\b"
)
"""Who acts for the party that "its" stands for."""
_NOBODY = ("INTL", "OTHER", "PRESS")
_OF_ITS_OWN = ("EU", "AU", "UN", "NATO")
"""Organisations that sit beside states, and do not stand for them."""
_SOMEBODY_IN = re.compile(
    r"\b(?:friends|partners|counterparts?|colleagues|allies|leaders|officials)\sin\s(?:the\s)?\Z"
)
_IN_PLACE = re.compile(
    r"\b(?:in|at|near|of)\s(?:the\s)?(?:[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,4},\s)\Z|\b(?:in|near)\s(?:the\s)?\Z"
)


@dataclass(frozen=True, slots=True)
class Who:
    """Those who take part. ``leaders``: heads of state or government of two parties are among them."""

    parties: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    leaders: bool = False


def who(passage: Passage, *stretches: tuple[int, int]) -> Who:
    """Those whom the words in ``stretches`` stand for, pronouns and "the two sides" included."""
    found = []
    for number, stretch in enumerate(stretches):
        met = number > 0 and any(
            _FIRST_PERSON.search(passage.text, *earlier) for earlier in stretches[:number]
        )
        found += list(_named_parts(passage, *stretch, met)) or list(_stand_in_parts(passage, *stretch))
    if len(_codes(found)) < 2:
        found += [part for stretch in stretches for part in _stand_in_parts(passage, *stretch)]
    parties = _codes(found)
    people = [person for start, end in stretches for person in passage.people_in(start, end)]
    own = _own_name(passage) if _speaks_of_self(passage, stretches) else []
    names = dict.fromkeys([*own, *(_full_name(passage, person) for person in people if _is_named(person))])
    return Who(_members(parties), tuple(names), are_leaders(passage, people, stretches))


def _full_name(passage: Passage, person: PersonMention) -> str:
    """The person's name at its fullest in the statement: "Rudolf Rassendyll" for "Rassendyll"."""
    words = person.name.split()
    names = [
        other.name
        for other in people_by_word(passage.facts).get(words[-1], ())
        if other.party == person.party and _is_named(other) and set(words) <= set(other.name.split())
    ]
    return max([person.name, *names], key=len)


def _own_name(passage: Passage) -> list[str]:
    """The speaker's name, if the voice is a person named in the statement."""
    speaker = speaker_of(passage)
    return [_full_name(passage, speaker)] if speaker is not None and _is_named(speaker) else []


def _is_named(person: PersonMention) -> bool:
    """Whether the person is named, not only called by an office."""
    name = person.name
    return name[:1].isupper() and not _ARTICLE.match(name) and not (person.office and person.office in name)


def _members(parties: tuple[str, ...]) -> tuple[str, ...]:
    """``parties`` without the group, where a group is named together with its members."""
    states = [code for code in parties if is_state(code) or code in _OF_ITS_OWN]
    return tuple(states) if len(states) > 2 else parties


def with_party(found: Who, *codes: str) -> Who:
    """``found`` with the parties ``codes`` added."""
    return Who(
        tuple(dict.fromkeys((*found.parties, *(code for code in codes if code)))), found.names, found.leaders
    )


def _codes(parts: Iterable[tuple[int, tuple[str, ...]]]) -> tuple[str, ...]:
    """The codes of ``parts`` in text order, each once."""
    return tuple(
        dict.fromkeys(code for _, codes in sorted(parts) for code in codes if code and code not in _NOBODY)
    )


def _named_parts(
    passage: Passage, start: int, end: int, met: bool = False
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Position and codes of the people and parties named in ``[start, end)``, and of "we" and "I".

    ``met`` says that these are the people whom the speaker met: "the minister" need not be his own.
    """
    own = passage.sentence.speaker or passage.facts.statement.document.issuer
    for person in passage.people_in(start, end):
        if not (met and person.name[:1].islower() and person.party == own):
            yield person.start, (person.party,)
    for party in passage.parties_in(start, end):
        if party.form != "place" and not _is_only_where(passage.sentence, party):
            yield party.start, party.parties
    for pattern in (_FIRST_PERSON, _OWN_OFFICE):
        for match in pattern.finditer(passage.text, start, end):
            if (
                not passage.people_in(match.start(), match.end())
                and passage.mention_at(match.start()) is None
            ):
                yield match.start(), (own,)


def _stand_in_parts(passage: Passage, start: int, end: int) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Position and codes of "the two sides" and pronouns in ``[start, end)``."""
    relationship = pair_at_hand(passage, start)
    for pattern in (word_pattern("both"), word_pattern("leaders")):
        for match in pattern.finditer(passage.text, start, end):
            yield match.start(), relationship
    for match in _THIRD_PERSON.finditer(passage.text, start, end):
        yield match.start(), _last_person(passage, match.start())
    for match in _PLURAL.finditer(passage.text, start, end):
        yield match.start(), _last_group(passage, match.start())
    for match in _ITS.finditer(passage.text, start, end):
        yield match.start(), _only_party(passage, match.start())


def _is_only_where(sentence: SentenceFacts, party: PartyMention) -> bool:
    """Whether the party is named as where something takes place: "in Ruritania", "the Strelsau talks"."""
    start, end = party.start - sentence.start, party.end - sentence.start
    if party.form == "adjective" and is_capital(sentence.text[start:end]):
        return True
    before = sentence.text[max(0, start - 40) : start]
    city = party.form == "metonym" and is_capital(sentence.text[start:end])
    if not (city or party.form in ("name", "adjective")) or _SOMEBODY_IN.search(before):
        return False
    return _IN_PLACE.search(before) is not None and not _in_a_list_of_states(sentence, party)


def _in_a_list_of_states(sentence: SentenceFacts, party: PartyMention) -> bool:
    """Whether another state is named right before: "the ministers of Ruritania, Graustark and Zenda"."""
    return any(
        other.end == party.start - len(", ") and other.form == "name" and is_state(other.parties[0])
        for other in sentence.parties
        if not is_capital(sentence.text[other.start - sentence.start : other.end - sentence.start])
    )


def is_capital(words: str) -> bool:
    """Whether ``words`` are the name of a capital."""
    name = party_names().get(phrase_key(words))
    return name is not None and name.use in ("metonym", "place") and not words.startswith(("the ", "The "))


def pair_at_hand(passage: Passage, position: int | None = None) -> tuple[str, ...]:
    """The two parties that "the two sides" stands for.

    Those that the sentence names, in front of ``position`` or in all; else the two named first in the
    sentence before, if the relationship at hand is not among them; else that relationship.
    """
    issuer = passage.facts.statement.document.issuer
    if issuer and not is_state(issuer):
        return group_and_partner(passage.facts) or (issuer,)
    for end in (position, passage.end):
        named = _states_in(passage.facts.sentences[passage.sentence.index], end or passage.end)
        own = passage.sentence.speaker
        if own and own not in named and len(named) == 1:
            named = (*named, own)
        if len(named) == 2:
            return named
    return passage.facts.relationship if named else _pair_before(passage)


def group_and_partner(facts: Facts) -> tuple[str, ...]:
    """A group and the one state that the title of its statement names beside it ("EU-Ruritania Council")."""
    issuer = facts.statement.document.issuer
    codes = {code for mention in find_parties(facts.statement.document.title) for code in mention.parties}
    partners = [code for code in codes if is_state(code)]
    return tuple(sorted((issuer, *partners))) if issuer in codes and len(partners) == 1 else ()


def _pair_before(passage: Passage) -> tuple[str, ...]:
    relationship = passage.facts.relationship
    if passage.sentence.index == 0:
        return relationship
    before = passage.facts.sentences[passage.sentence.index - 1]
    named = _states_in(before, before.end)
    return relationship if len(named) < 2 or set(relationship) <= set(named) else named[:2]


def _states_in(sentence: SentenceFacts, end: int) -> tuple[str, ...]:
    """The states that ``sentence`` names in front of ``end``, by name or as those that people speak for."""
    parts: list[tuple[int, tuple[str, ...]]] = []
    parts += [(person.start, (person.party,)) for person in sentence.people if person.end <= end]
    parts += [
        (party.start, party.parties)
        for party in sentence.parties
        if party.end <= end and party.form != "place" and not _is_only_where(sentence, party)
    ]
    return tuple(code for code in _codes(parts) if is_state(code))


def _last_person(passage: Passage, position: int) -> tuple[str, ...]:
    """The party of the person named first in the sentence, or in the one before: the subject, as a rule."""
    index = passage.sentence.index
    before = passage.facts.sentences[index - 1].people if index else ()
    here = [person for person in passage.sentence.people if person.start < position]
    people = here[:1] or before[:1] or passage.sentence.people[:1]
    if people:
        return (people[0].party,)
    return (passage.sentence.speaker,) if passage.sentence.voice else ()


def _last_group(passage: Passage, position: int) -> tuple[str, ...]:
    """The parties that "they" stands for: those of this sentence before ``position``, else the two sides."""
    start = passage.start
    if word_pattern("both").search(passage.text, start, position):
        return pair_at_hand(passage)
    named = _codes(_named_parts(passage, start, position))
    return named if len(named) > 1 else pair_at_hand(passage)


def _only_party(passage: Passage, position: int) -> tuple[str, ...]:
    """The only party that the sentence names in front of ``position``; () where it names none or several."""
    named = _codes(_named_parts(passage, passage.start, position))
    return named if len(named) == 1 else ()


def _speaks_of_self(passage: Passage, stretches: Iterable[tuple[int, int]]) -> bool:
    return bool(passage.sentence.voice) and any(
        _SPEAKER.search(passage.text, start, end) for start, end in stretches
    )
