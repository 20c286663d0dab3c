"""Whether a contact is one of leaders: heads of state or government of two parties, which makes it a summit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from verbale.language.known_people import known_office
from verbale.language.mentions import PersonMention
from verbale.reading.contacts.lexicon import word_pattern
from verbale.reading.contacts.passage import Passage
from verbale.reading.facts import Facts, once_per_statement, people_by_word

__all__ = ["are_leaders", "speaker_of"]

_SELF = re.compile(r"\b(?:[Ww]e|us|[Oo]ur|I|me|[Mm]y|[Hh]e|[Ss]he|[Hh]is|[Hh]er)\b(?!\.)")
_OURS = re.compile(r"\b(?:we|our)\b", re.IGNORECASE)
_THEIRS = re.compile(r"\b(?:they|them|their)\b", re.IGNORECASE)
_BY = re.compile(r"\bby\s(?:the\s)?(?:two\s|both\s)?\Z")


def are_leaders(
    passage: Passage, people: Iterable[PersonMention], stretches: Sequence[tuple[int, int]]
) -> bool:
    """Whether leaders of two parties are among ``people`` and those whom the words stand for."""
    if any(_names_leaders(passage, start, end) for start, end in stretches):
        return True
    leading = {person.party for person in people if person.party and _is_leader(passage, person)}
    for start, end in stretches:
        if _THEIRS.search(passage.text, start, end):
            antecedents = passage.people_in(passage.start, start)
            leading |= {
                person.party for person in antecedents if person.party and _is_leader(passage, person)
            }
    pronoun = any(_SELF.search(passage.text, start, end) for start, end in stretches)
    speaking = _speaking_leader(passage) if pronoun else ""
    if speaking:
        leading.add(speaking)
        if any(_OURS.search(passage.text, start, end) for start, end in stretches):
            leading |= _leading_parties(passage.facts) & set(passage.facts.relationship)
    return len(leading) > 1


def _names_leaders(passage: Passage, start: int, end: int) -> bool:
    """Whether leaders are named in ``[start, end)``, other than as those "by" whom something was done."""
    return any(
        not _BY.search(passage.text, start, match.start())
        for match in word_pattern("leaders").finditer(passage.text, start, end)
    )


def _speaking_leader(passage: Passage) -> str:
    """The party whose leader is the innermost voice; empty where it is another's."""
    if (person := speaker_of(passage)) is not None:
        return person.party if _is_leader(passage, person) else ""
    voice = passage.sentence.voice[-1:]
    return next((one.party for one in voice if _holds_leading_office(known_office(one.name, one.party))), "")


def speaker_of(passage: Passage) -> PersonMention | None:
    """The innermost voice, as a person that the statement names."""
    if not passage.sentence.voice or not passage.sentence.voice[-1].name:
        return None
    surname = passage.sentence.voice[-1].name.split()[-1]
    return next(iter(people_by_word(passage.facts).get(surname, ())), None)


@once_per_statement
def _leading_parties(facts: Facts) -> frozenset[str]:
    """The parties whose leaders the statement names."""
    holders: dict[str, set[str]] = {}
    for sentence in facts.sentences:
        for person in sentence.people:
            holders.setdefault(person.office, set()).add(person.party)
    leading = [parties for office, parties in holders.items() if _holds_leading_office(office)]
    return frozenset().union(*leading) - {""}


def _is_leader(passage: Passage, person: PersonMention) -> bool:
    """Whether the person has the office of a leader, here or at another mention in the statement."""
    surname = person.name.split()[-1] if person.name else ""
    offices = {person.office} | {
        other.office
        for other in people_by_word(passage.facts).get(surname, ())
        if other.party == person.party
    }
    if offices == {""}:
        offices = {known_office(person.name, person.party)}
    return any(_holds_leading_office(office) for office in offices)


def _holds_leading_office(office: str) -> bool:
    return bool(word_pattern("leader").search(office)) and not word_pattern("not_leader").search(office)
