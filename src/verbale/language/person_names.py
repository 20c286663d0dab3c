"""Reading the words of a personal name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from verbale.language.known_people import is_known_person
from verbale.language.lexicon import read_rows
from verbale.language.offices import Token

__all__ = ["NamedRun", "name_at"]

_WITHIN = re.compile(
    r" (?:(?:bin|bint|ibn|de|da|do|dos|das|del|della|di|du|van|von|der|den|ter|la|le|y|e|of) )*"
)
_BLANK = re.compile(r"[ \u00a0](?:(?:bin|bint|ibn|al|de|da|del|della|di|du|van|von|der|den|ter|la|le) )*")
_LAST = re.compile(r",? Jr\b\.?")
_LONGEST = 5
_NEVER = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|June|July|August|September|"
    r"October|November|December|I|Q|A|MP|MEP|Your|Excellenc(?:y|ies)|Colleagues|Delegates|Ladies|Gentlemen|Friends|QUESTION|ANSWER|MODERATOR|ASSEMBLY|Assembly"
)


@dataclass(frozen=True, slots=True)
class NamedRun:
    """Capitalised words that stand together as a name, ``[start, end)``."""

    start: int
    end: int
    text: str
    tokens: tuple[Token, ...]
    next: int
    """The index of the token after the last word."""

    @property
    def words(self) -> int:
        """How many words the name has."""
        return len(self.tokens)

    def parts(self, text: str) -> Iterator[NamedRun]:
        """This run, then what remains without its first words, or without its last, down to two words."""
        yield self
        for length in range(self.words - 1, 1, -1):
            for first in range(self.words - length + 1):
                kept = self.tokens[first : first + length]
                start, end = kept[0].start, kept[-1].end
                following = self.next - (self.words - first - length)
                yield NamedRun(start, end, text[start:end], kept, following)


def name_at(
    masked: str, tokens: Sequence[Token], index: int, needs_space_after: int | None
) -> NamedRun | None:
    """The name that begins with token ``index``, or None.

    ``needs_space_after``, where given, is the offset that one blank must part from the name.
    """
    if index >= len(tokens) or not _may_begin(masked, tokens, index, needs_space_after is not None):
        return None
    if needs_space_after is not None and not _is_blank(masked, needs_space_after, tokens[index].start):
        return None
    last = index
    while last + 1 < len(tokens) and last - index + 1 < _LONGEST and _goes_on(masked, tokens, last):
        last += 1
    end = tokens[last].end
    if junior := _LAST.match(masked, end):
        end = junior.end()
        last += int(last + 1 < len(tokens) and tokens[last + 1].start < end)
    start = tokens[index].start if needs_space_after is None else needs_space_after + 1
    return NamedRun(start, end, masked[start:end], tuple(tokens[index : last + 1]), last + 1)


def _is_blank(masked: str, start: int, end: int) -> bool:
    return end > start and _BLANK.fullmatch(masked, start, end) is not None


def _may_begin(masked: str, tokens: Sequence[Token], index: int, after_office: bool) -> bool:
    token = tokens[index]
    if token.kind != "name" or _NEVER.fullmatch(token.word):
        return False
    if token.word.lower() not in _common_words():
        return True
    if after_office and is_known_person(token.word):
        return True
    return index + 1 < len(tokens) and is_known_person(masked[token.start : tokens[index + 1].end])


def _goes_on(masked: str, tokens: Sequence[Token], last: int) -> bool:
    following = tokens[last + 1]
    if following.kind != "name" or _NEVER.fullmatch(following.word):
        return False
    return (
        bool(_WITHIN.fullmatch(masked, tokens[last].end, following.start))
        and following.word.lower() not in _common_words()
    )


@cache
def _common_words() -> frozenset[str]:
    """Words that begin a sentence or go on in a heading rather than being part of a name."""
    return frozenset(word for (word,) in read_rows("words_after_names.tsv", 1))
