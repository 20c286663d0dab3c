"""Who can speak: the noun phrases that name the source of words.

A person, a party, a description whose head noun can speak ("a senior official";
``data/speaker_nouns.tsv``), a pronoun, an unknown proper name, or several together.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from verbale.language.lexicon import read_rows
from verbale.language.mentions import PartyMention, PersonMention

__all__ = ["Speaker", "Speakers", "speaker_after", "speaker_before"]


@dataclass(frozen=True, slots=True)
class Speaker:
    """A noun phrase ``[start, end)`` of the text that can speak.

    ``form`` is ``person``, ``party``, ``pronoun``, ``noun`` (a description of one source),
    ``many`` (of several: "analysts"), ``name`` (an unknown proper name) or ``group``
    (the parties together: "the two sides").
    """

    start: int
    end: int
    form: str
    person: PersonMention | None = None
    parties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Speakers:
    """The people and parties of a text, by where their mentions begin and end."""

    people_by_end: dict[int, PersonMention]
    people_by_start: dict[int, PersonMention]
    parties_by_end: dict[int, PartyMention]
    parties_by_start: dict[int, PartyMention]
    parties: tuple[PartyMention, ...]

    @classmethod
    def of(cls, people: Sequence[PersonMention], parties: Sequence[PartyMention]) -> Speakers:
        """The look-up of the text's mentions; both sequences sorted by start."""
        return cls(
            {person.end: person for person in people},
            {person.start: person for person in people},
            {party.end: party for party in parties},
            {party.start: party for party in parties},
            tuple(parties),
        )

    def parties_within(self, start: int, end: int) -> tuple[str, ...]:
        """The codes mentioned in ``[start, end)``, each once, in order."""
        first = bisect_left(self.parties, start, key=lambda mention: mention.start)
        last = bisect_right(self.parties, end, key=lambda mention: mention.start)
        inside = (mention for mention in self.parties[first:last] if mention.end <= end)
        return tuple(dict.fromkeys(code for mention in inside for code in mention.parties))


_DETERMINERS = frozenset({"The", "A", "An", "Some", "Many", "Several", "His", "Her", "Their", "Its"})
_SURNAMES_LIKE_WORDS = frozenset({"He", "An", "So", "You"})
_PRONOUN = re.compile(r"(?<![\w’'-])(?:[Hh]e|[Ss]he|[Tt]hey)$")
_GROUP = re.compile(
    r"""(?x)(?<![\w’'-])(?:
      [Tt]he\ (?:two|three|four|five|six|seven)\ (?:\w+\ ){0,3}\w+s
    | [Bb]oth\ (?:\w+\ ){0,3}\w+s
    | [Ww]e\ both | [Bb]oth
    | [Tt]he\ (?:sides|leaders|ministers|parties|presidents|participants|delegations|principals
        |heads\ of\ (?:state|government))
    )$"""
)
_APPOSITION = re.compile(r"[^,;:\"“”]{2,120}")
_NAME = re.compile(
    r"(?:(?<=\s)|^)((?:[A-Z](?:[\w’'.-]*\w|\.)\s){0,3}(?:(?:al|el|ad|ar|as|ul)-)?[A-Z][\w’'-]*\w)$"
)
_NAME_AFTER = re.compile(r"(?:(?:al|el|ad|ar|as|ul)-)?[A-Z][\w’'-]+(?:\s[A-Z][\w’'.-]+){0,3}")
_JOINED = re.compile(r"[A-Z][\w’'.-]+(?:,)? and (?:the )?$")
# Words that stand in no noun phrase in front of its head.
_NOT_MODIFIERS = (
    r"(?:will|would|is|are|was|were|has|have|had|to|that|should|must|can|could|may|did|does|which|who|when|"
    r"it|it[’']s|an?)"
)


def speaker_before(text: str, start: int, stop: int, speakers: Speakers) -> Speaker | None:
    """The speaker whose noun phrase ends at ``stop``, within the sentence that begins at ``start``."""
    if stop > start and text[stop - 1] == ",":
        return _with_apposition(text, start, stop - 1, speakers)
    words = text[start:stop]
    if group := _GROUP.search(words):
        return Speaker(start + group.start(), stop, "group")
    found = _mentioned(start, stop, speakers) or _described(words, start, speakers)
    found = found or _party(text, start, stop, speakers)
    if found:
        return _joined(text, start, found)
    if pronoun := _PRONOUN.search(words):
        return Speaker(start + pronoun.start(), stop, "pronoun")
    name = _NAME.search(words)
    return Speaker(start + name.start(1), stop, "name") if name and _can_be_name(name.group(1)) else None


def speaker_after(text: str, at: int, end: int, speakers: Speakers) -> Speaker | None:
    """The speaker whose noun phrase begins at ``at``."""
    if person := speakers.people_by_start.get(at):
        return Speaker(at, person.end, "person", person)
    if noun := _noun_phrase_after().match(text, at, end):
        within = speakers.parties_within(at, noun.end())
        return Speaker(at, noun.end(), _number(noun.group()), None, within)
    party = speakers.parties_by_start.get(at + 4 if text[at : at + 4].lower() == "the " else at)
    if party and party.form != "demonym":
        return Speaker(at, party.end, "party", None, party.parties)
    name = _NAME_AFTER.match(text, at, end)
    return Speaker(at, name.end(), "name") if name else None


def _mentioned(start: int, stop: int, speakers: Speakers) -> Speaker | None:
    person = speakers.people_by_end.get(stop)
    return Speaker(person.start, stop, "person", person) if person and person.start >= start else None


def _described(words: str, start: int, speakers: Speakers) -> Speaker | None:
    for match in _openings().finditer(words):
        if match.group().strip() not in _openers() and _noun_phrase().fullmatch(words, match.start()):
            at, stop = start + match.start(), start + len(words)
            return Speaker(at, stop, _number(words[match.start() :]), None, speakers.parties_within(at, stop))
    return None


def _party(text: str, start: int, stop: int, speakers: Speakers) -> Speaker | None:
    party = speakers.parties_by_end.get(stop)
    if not party or party.start < start or party.form not in ("name", "place", "pair"):
        return None
    at = party.start - 4 if text[max(start, party.start - 4) : party.start].lower() == "the " else party.start
    return Speaker(at, stop, "group" if len(party.parties) > 1 else "party", None, party.parties)


def _joined(text: str, start: int, found: Speaker) -> Speaker:
    """The same speaker, or a group where another name is joined to it by "and"."""
    return Speaker(found.start, found.end, "group") if _JOINED.search(text[start : found.start]) else found


def _with_apposition(text: str, start: int, stop: int, speakers: Speakers) -> Speaker | None:
    """The name in front of an apposition: "Rolf Berg, spokesperson of the ministry, said"."""
    comma = text.rfind(",", start, stop)
    if comma <= start or not _APPOSITION.fullmatch(text[comma + 1 : stop].strip()):
        return None
    return speaker_before(text, start, comma, speakers) if text[comma - 1] != "," else None


def _can_be_name(words: str) -> bool:
    """Whether capitalised words are a name and not the first word of a sentence; He and An are surnames, too."""
    first, *rest = words.split()
    if first in _SURNAMES_LIKE_WORDS and rest:
        return True
    return first not in _openers() and first not in _DETERMINERS


def _number(words: str) -> str:
    """``noun`` for one source, ``many`` for several, by the last noun that can speak."""
    for word in reversed(re.findall(r"[\w’'-]+", words.casefold())):
        if number := _speaker_nouns().get(word):
            return "noun" if number == "one" else "many"
    return "noun"


@cache
def _speaker_nouns() -> dict[str, str]:
    return {row[0]: row[1] for row in read_rows("speaker_nouns.tsv", columns=2)}


@cache
def _openers() -> frozenset[str]:
    """Capitalised words that begin sentences and are no part of a name; "The" can begin a description."""
    return frozenset(row[0] for row in read_rows("sentence_starters.tsv", columns=1)) - _DETERMINERS


@cache
def _openings() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w’'-]){_determiner()}")


@cache
def _determiner() -> str:
    words = "[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Ss]ome|[Ss]everal|[Mm]any|[Ss]enior"
    return rf"(?:{words}|[A-Z][\w.’'-]+)\s"


@cache
def _head() -> str:
    nouns = sorted(_speaker_nouns(), key=lambda noun: (-len(noun), noun))
    return rf"(?i:{'|'.join(map(re.escape, nouns))})"


@cache
def _complements() -> str:
    """What follows the head: "of the Foreign Ministry", "for the ministry", "from the Department of Trade"."""
    names = r"[A-Z][\w.’'&-]*(?:\s(?:(?:of|and|for|the|on)\s)*[A-Z][\w.’'&-]*)*"
    words = rf"(?!{_NOT_MODIFIERS}\b)[a-z][\w’'-]*(?:\s(?!{_NOT_MODIFIERS}\b)[a-z][\w’'-]*)?"
    return rf"(?:\s(?:of|for|from|in|at|to|with|on)\s(?:the\s)?(?:{names}|{words})){{0,3}}"


@cache
def _noun_phrase() -> re.Pattern[str]:
    modifiers = rf"(?:(?!{_NOT_MODIFIERS}\s)[\w.’'&-]+\s){{0,9}}?"
    return re.compile(_determiner() + modifiers + _head() + r"\b" + _complements())


@cache
def _noun_phrase_after() -> re.Pattern[str]:
    modifiers = rf"(?:(?!{_NOT_MODIFIERS}\s)[\w.’'&-]+\s){{0,8}}?"
    determiner = r"(?:the|an?|his|her|their|[A-Z][\w.’'-]+)\s"
    return re.compile(determiner + modifiers + _head() + r"\b" + _complements())
