"""Who is known to speak for whom: the gazetteer of people, and the people that a text has introduced."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from verbale.language.gazetteer import data_error, known_party
from verbale.language.lexicon import read_rows
from verbale.language.offices import office_key

__all__ = [
    "Introductions",
    "is_known_person",
    "is_surname_first",
    "known_office",
    "known_party_of_person",
    "may_have_office",
    "owner_of_office",
    "surname_of",
]

_JUNIOR = re.compile(r"[JS]r\.?|[IVX]+")
_SMALL_WORDS = frozenset({"of", "the", "for", "and"})
_QUALIFIERS = frozenset(
    {"prime", "vice", "deputy", "under", "assistant", "general", "undersecretary", "acting"}
)


@dataclass(frozen=True, slots=True)
class _KnownPerson:
    party: str
    surname: str
    offices: frozenset[str]
    """The words of the offices, as ``office_key`` gives them."""
    office: str
    """The first of the offices, as written."""
    alone: bool
    """Whether the surname alone means this person."""


@cache
def _by_name() -> dict[str, list[_KnownPerson]]:
    """The known people by full name and by surname."""
    people: dict[str, list[_KnownPerson]] = defaultdict(list)
    for code, name, surname, offices, alone in read_rows("people.tsv", 5):
        if not known_party(code) or surname.split()[-1] not in name:
            raise data_error("people.tsv", name, f"unknown party {code} or surname {surname} not in the name")
        words = frozenset(office_key(word) for word in offices.replace("|", " ").replace(",", " ").split())
        person = _KnownPerson(code, surname, words, offices.split("|")[0].strip(), alone == "yes")
        for key in {_key(name), _key(surname)}:
            people[key].append(person)
    return dict(people)


def _key(name: str) -> str:
    """The form under which names are compared: without initials, capitals of headings undone."""
    words = name.replace("’", "'").split()
    kept = [
        word.title() if word.isupper() and len(word) > 2 else word
        for word in (word.rstrip(",") for word in words)
        if not _is_initial(word) and not _JUNIOR.fullmatch(word)
    ]
    return " ".join(kept or words)


def _is_initial(word: str) -> bool:
    return (
        word.endswith(".")
        and not _JUNIOR.fullmatch(word)
        and len(word) <= 5
        and word.replace(".", "").isupper()
    )


def known_party_of_person(name: str, office: Iterable[str] = ()) -> str:
    """The party that a widely known person speaks for, or empty.

    ``office`` are the words of the office named with the person; a surname without office
    counts only where it means one person alone.
    """
    people = _by_name().get(_key(name), ())
    words = frozenset(office_key(word) for word in office)
    is_full = any(_key(name) != _key(person.surname) for person in people)
    fitting = [person for person in people if words & person.offices]
    candidates = fitting or [person for person in people if is_full or person.alone]
    if len({person.party for person in candidates}) > 1:
        candidates = [person for person in candidates if person.alone]
    parties = {person.party for person in candidates}
    return parties.pop() if len(parties) == 1 else ""


def known_office(name: str, party: str = "") -> str:
    """The first office of the one widely known person whom a bare name means, given their party or not; or empty."""
    known = [person for person in _by_name().get(_key(name), ()) if party in ("", person.party)]
    people = {(person.party, person.office) for person in known if person.alone}
    if party and not people:
        people = {(person.party, person.office) for person in known}
    return people.pop()[1] if len(people) == 1 else ""


def is_known_person(name: str) -> bool:
    """Whether ``name`` is the full name or the surname of a widely known person."""
    return _key(name) in _by_name()


@cache
def _owned_offices() -> dict[tuple[str, ...], str]:
    owned = {}
    for code, offices in read_rows("owned_offices.tsv", 2):
        if not known_party(code):
            raise data_error("owned_offices.tsv", offices, f"unknown party {code}")
        for office in offices.split("|"):
            owned[tuple(office_key(word) for word in office.split() if word not in _SMALL_WORDS)] = code
    return owned


def owner_of_office(office: Sequence[str]) -> str:
    """The one party that has an office of these words ("Secretary", "Defense"), or empty.

    An office of three words and more also counts where others follow
    ("Assistant Secretary of State for Political Affairs").
    """
    words = tuple(office_key(word) for word in office)
    owned = _owned_offices()
    for length in range(len(words), 0, -1):
        if (length == len(words) or length > 2) and words[:length] in owned:
            return owned[words[:length]]
    return ""


@cache
def _lacking_offices() -> dict[str, frozenset[str]]:
    lacking = {}
    for code, offices in read_rows("lacking_offices.tsv", 2):
        if not known_party(code):
            raise data_error("lacking_offices.tsv", offices, f"unknown party {code}")
        lacking[code] = frozenset(office_key(word) for word in offices.split() if word != "|")
    return lacking


def may_have_office(party: str, office: Iterable[str]) -> bool:
    """Whether nothing tells that ``party`` has no office of these words."""
    return _lacking_offices().get(party, frozenset()).isdisjoint(office_key(word) for word in office)


@cache
def _surnames_first() -> frozenset[str]:
    return frozenset(surname for (surname,) in read_rows("surnames_first.tsv", 1))


def is_surname_first(name: str) -> bool:
    """Whether ``name`` is of the kind whose surname stands before the given name ("Wang Yi")."""
    words = name.split()
    return words[0].capitalize() in _surnames_first() and len(words) <= 3


def surname_of(name: str) -> str:
    """The part of a full name that later mentions use alone."""
    if known := [person for person in _by_name().get(_key(name), ()) if _key(person.surname) != _key(name)]:
        return known[0].surname
    words = [word.rstrip(",") for word in name.split() if not _JUNIOR.fullmatch(word)]
    capitals = [word for word in words if word.isupper() and len(word) > 1 and not _is_initial(word)]
    if len(capitals) == 1 and len(words) > 1:
        return capitals[0]
    if len(words) > 1 and is_surname_first(name):
        return words[0]
    return words[-1] if words else name


@dataclass(slots=True)
class Introductions:
    """The people and offices that a text has introduced so far, with their parties."""

    _parties: dict[str, str] = field(default_factory=dict)
    _given: dict[str, str] = field(default_factory=dict)
    _offices: dict[tuple[frozenset[str], str], int] = field(default_factory=dict)
    """Where each office of a party was last mentioned."""

    def add(self, name: str, office: Iterable[str], party: str, at: int = 0) -> None:
        """Remember that ``name`` (may be empty), holder of ``office`` (may be empty), speaks for ``party``.

        ``at`` is the offset of the mention.
        """
        if name:
            for key in (_key(name), _key(surname_of(name))):
                if party or key not in self._parties:
                    self._parties[key] = party
            for given in name.split():
                # "Minister Ratna": in many languages the given name goes with the office.
                if len(given) > 2:
                    self._given.setdefault(_key(given), party)
        if party and (words := frozenset(office_key(word) for word in office)):
            self._offices[words, party] = max(at, self._offices.get((words, party), at))

    def knows(self, name: str) -> bool:
        """Whether the text has introduced ``name``, a full name or a surname."""
        return _key(name) in self._parties

    def party_of(self, name: str) -> str:
        """The party of an introduced person, or empty."""
        return self._parties.get(_key(name), "")

    def party_of_given_name(self, name: str) -> str:
        """The party of an introduced person whose name has ``name`` in it, or empty."""
        return self._given.get(_key(name), "")

    def party_of_office(self, office: Iterable[str], issuer: str, since: int = 0) -> str:
        """The party of the holder of ``office`` that the text has introduced: ``issuer`` or the only one.

        Mentions in front of the offset ``since`` do not count.
        """
        words = frozenset(office_key(word) for word in office)
        parties = {
            party
            for (held, party), at in self._offices.items()
            if at >= since and words <= held and not (held - words) & _QUALIFIERS
        }
        if issuer in parties:
            return issuer
        return parties.pop() if len(parties) == 1 else ""
