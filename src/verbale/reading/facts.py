"""The facts of a statement that every part of the reading works from.

``find_facts`` puts together what the language layer finds: for each sentence its
voice and the parties, people and dates in it. Record finders and labellers take
``Facts`` and nothing else, so each can be replaced without touching the others.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import TypeVar
from weakref import WeakKeyDictionary

from verbale.language.dates import find_dates
from verbale.language.layout import Block, Role, find_blocks
from verbale.language.mentions import DateMention, PartyMention, PersonMention
from verbale.language.parties import find_parties
from verbale.language.people import find_people
from verbale.language.sentences import split_sentences
from verbale.language.turns import find_turns
from verbale.language.utterances import PRESS, Utterance, Voice
from verbale.language.voices import BodySentence, find_voices
from verbale.statement import Document, Statement

__all__ = ["Facts", "SentenceFacts", "describe", "find_facts", "once_per_statement", "people_by_word"]

NOT_STATES = frozenset({PRESS, "INTL", "OTHER"})
"""Codes that stand for nobody in particular and so are no party of a relationship."""


@dataclass(frozen=True, slots=True)
class SentenceFacts:
    """One sentence: its span, who says it, and what it mentions. Offsets are those of the statement."""

    index: int
    start: int
    end: int
    text: str
    """The sentence, ``statement.text[start:end]``."""
    content: int
    """Where the innermost voice's own words begin, after a label or an attribution in front."""
    paragraph: int
    turn: int
    voice: tuple[Voice, ...]
    parties: tuple[PartyMention, ...]
    people: tuple[PersonMention, ...]
    dates: tuple[DateMention, ...]

    @property
    def speaker(self) -> str:
        """The party of the innermost voice; "" for narration and where it is not known."""
        return self.voice[-1].party if self.voice else ""

    @property
    def is_question(self) -> bool:
        """Whether a journalist or moderator is speaking: no records are taken from it."""
        return self.speaker == PRESS


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Facts:
    """All sentences of a statement with what they mention. Only one object is equal to another: itself."""

    statement: Statement
    sentences: tuple[SentenceFacts, ...]
    relationship: tuple[str, ...]
    """The parties of the relationship at hand, sorted: the issuer and the state most spoken of beside it.

    "The two sides" and "both countries" stand for these, unless the passage names others.
    """


M = TypeVar("M", DateMention, PartyMention, PersonMention)
T = TypeVar("T")


def once_per_statement(find: Callable[[Facts], T]) -> Callable[[Facts], T]:
    """``find``, which goes through a whole statement, so that it does so once; what it finds lives with the facts."""
    found: WeakKeyDictionary[Facts, T] = WeakKeyDictionary()

    @wraps(find)
    def look_up(facts: Facts) -> T:
        if facts not in found:
            found[facts] = find(facts)
        return found[facts]

    return look_up


@once_per_statement
def people_by_word(facts: Facts) -> dict[str, tuple[PersonMention, ...]]:
    """The people who have a word in the name, for each word: each name, office and party once, at the first mention."""
    people: dict[str, dict[tuple[str, str, str], PersonMention]] = {}
    for sentence in facts.sentences:
        for person in sentence.people:
            for word in person.name.split():
                people.setdefault(word, {}).setdefault((person.name, person.office, person.party), person)
    return {word: tuple(named.values()) for word, named in people.items()}


def find_facts(statement: Statement) -> Facts:
    """The sentences of ``statement`` with their voices and what they mention."""
    text = statement.text
    blocks = find_blocks(text, statement.document.title)
    parties = find_parties(text)
    people = find_people(text, parties, statement.document.issuer)
    turns = find_turns(text, blocks, statement.document.title)
    utterances = find_voices(statement, _sentences(text, blocks), turns, people, parties)
    return describe(statement, utterances, parties, people)


def _sentences(text: str, blocks: tuple[Block, ...]) -> list[BodySentence]:
    return [
        BodySentence(start, end, paragraph)
        for paragraph, block in enumerate(blocks)
        if block.role is Role.BODY
        for start, end in split_sentences(text, block.start, block.end)
    ]


def describe(
    statement: Statement,
    utterances: Sequence[Utterance],
    parties: Sequence[PartyMention],
    people: Sequence[PersonMention],
) -> Facts:
    """The facts of ``statement``, whose sentences and voices are ``utterances``."""
    text = statement.text
    dates = find_dates(text, statement.document.published)
    sentences = tuple(
        SentenceFacts(
            index=index,
            start=said.start,
            end=said.end,
            text=text[said.start : said.end],
            content=said.content,
            paragraph=said.paragraph,
            turn=said.turn,
            voice=said.voice,
            parties=_within(parties, said),
            people=_within(people, said),
            dates=_within(dates, said),
        )
        for index, said in enumerate(utterances)
    )
    return Facts(statement, sentences, _relationship(statement.document, sentences))


def _within(mentions: Sequence[M], said: Utterance) -> tuple[M, ...]:
    first = bisect_left(mentions, said.start, key=lambda mention: mention.start)
    last = bisect_left(mentions, said.end, first, key=lambda mention: mention.start)
    return tuple(mention for mention in mentions[first:last] if mention.end <= said.end)


def _relationship(document: Document, sentences: Iterable[SentenceFacts]) -> tuple[str, ...]:
    counts: Counter[str] = Counter()
    mentions = [mention for sentence in sentences for mention in sentence.parties]
    for mention in (*mentions, *find_parties(document.title)):
        if mention.form != "place":
            counts.update(code for code in mention.parties if code not in NOT_STATES)
    counts.update(person.party for sentence in sentences for person in sentence.people if person.party)
    sides = [document.issuer] if document.issuer else []
    # Ties are broken by code, so that the same text always gives the same answer.
    for code, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        if len(sides) == 2:
            break
        if code not in sides:
            sides.append(code)
    return tuple(sorted(sides))
