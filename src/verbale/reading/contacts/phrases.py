"""Noun phrases around the noun of a contact: where they begin and end, and what their words say."""

from __future__ import annotations

import re
from dataclasses import dataclass

from verbale.language.mentions import DateMention, PartyMention, PersonMention
from verbale.reading.contacts.lexicon import is_word
from verbale.reading.contacts.passage import Passage

__all__ = ["NounPhrase", "noun_phrase"]

_DETERMINERS = frozenset(
    [
        "a",
        "an",
        "the",
        "this",
        "that",
        "these",
        "those",
        "another",
        "its",
        "their",
        "our",
        "my",
        "his",
        "her",
        "your",
    ]
)
_ANAPHORIC = frozenset(["the", "this", "that", "these", "those", "its", "your"])
_ROUNDS = re.compile(r"(?:rounds?|series|sessions?|number)\Z")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)\Z|\d+\Z")
_POSSESSIVE = re.compile(r"(?:['’]s|s['’])\Z")
_NAME_BEHIND = re.compile(
    r"\s(?:on|of)\s(?:the\s)?[A-Z][a-z]+(?:\s[A-Z][a-z]+)*|"
    r"\s(?:[A-Z][A-Z-]{3,}\b|[A-Z][a-z]+\s[A-Z][a-z]+\b)(?:\s[A-Z]{3,}\b)*"
)
_BRACKET = re.compile(r"\s\([“\"]?(?:[A-Z][A-Za-z0-9-]{1,9}|\d\+\d)[”\"]?\)")
_BRACKETED = re.compile(r"\([“\"]?(?:[A-Z][\w-]+|\d\+\d)[”\"]?\)")
_ROUND_OF = re.compile(r"(?:\b(?:[Tt]he|[Aa]n?)\s)?(?:\b[\w-]+\s)?\b(?:rounds?|sessions?|series)\sof\s\Z")
_REACH = 12
_UNCONFIRMED = 4
"""How many unknown words may stand between an article and what is known to belong to the noun."""


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """The words from the article or first modifier to the noun (and its own name), ``[start, end)``."""

    start: int
    head: int
    end: int
    determiner: str
    """The article or possessive in lower case, ``'s`` for a possessive, empty if there is none."""
    modifiers: tuple[str, ...]
    """The words in front of the noun that are neither article nor mention, as written."""
    mentions: tuple[PartyMention | PersonMention | DateMention, ...]
    """The parties, people and dates in front of the noun."""
    name_behind: bool
    """Whether its name stands behind the noun."""

    @property
    def named(self) -> bool:
        """Whether it is a proper name ("the Strelsau Security Forum")."""
        return any(word[:1].isupper() for word in self.modifiers) or self.name_behind

    @property
    def anaphoric(self) -> bool:
        """Whether it can point back to a contact mentioned before."""
        return self.determiner in _ANAPHORIC

    def has(self, *uses: str) -> bool:
        """Whether one of the modifiers is listed in the lexicon for one of ``uses``."""
        timed = "past" in uses or "future" in uses
        words = [word for word in self.modifiers if not (timed and word[:1].isupper())]
        return any(is_word(word.lower(), *uses) for word in (*words, self.determiner))


def noun_phrase(passage: Passage, head: int, head_end: int) -> NounPhrase:
    """The noun phrase of the noun at ``[head, head_end)``."""
    walk = _Walk(passage, head, plural=passage.text[head_end - 1] == "s")
    tokens = list(re.finditer(r"\S+", passage.text[passage.start : head]))
    for index in range(len(tokens) - 1, -1, -1):
        left = tokens[index - 1][0] if index else ""
        if not walk.take(passage.start + tokens[index].start(), tokens[index][0], left):
            break
    end, name_behind = _end_of_name(passage, head, head_end)
    rounds = _ROUND_OF.search(passage.text, passage.start, walk.confirmed) if walk.determiner else None
    return NounPhrase(
        start=rounds.start() if rounds else walk.confirmed,
        head=head,
        end=end,
        determiner=walk.determiner,
        modifiers=tuple(reversed(walk.modifiers[: walk.confirmed_words])),
        mentions=tuple(reversed(walk.mentions)),
        name_behind=name_behind,
    )


def _end_of_name(passage: Passage, head: int, head_end: int) -> tuple[int, bool]:
    """The end of the noun with an acronym in brackets or a name behind it, and whether there is a name."""
    name = _NAME_BEHIND.match(passage.text, head_end) if passage.text[head].isupper() else None
    end = name.end() if name else head_end
    bracket = _BRACKET.match(passage.text, end)
    return bracket.end() if bracket and bracket.end() <= passage.end else end, name is not None


class _Walk:
    """The way from the noun to the left, word by word, until the noun phrase begins."""

    def __init__(self, passage: Passage, head: int, plural: bool) -> None:
        self.passage = passage
        self._plural = plural
        self.confirmed = head
        self.confirmed_words = 0
        self.determiner = ""
        self.modifiers: list[str] = []
        self.mentions: list[PartyMention | PersonMention | DateMention] = []
        self._reached = head
        self._unknown = 0

    def take(self, start: int, token: str, left: str) -> bool:
        """Add the word at ``start``, behind the word ``left``; whether to go on."""
        if start >= self._reached:
            return True
        mention = self.passage.mention_at(start + len(token) - 1) or self.passage.mention_at(start)
        if mention is not None and mention.end >= start + len(token.rstrip(",’'s")):
            return self._take_mention(mention, token)
        return self._take_word(start, token, left)

    def _take_mention(self, mention: PartyMention | PersonMention | DateMention, token: str) -> bool:
        possessive = bool(_POSSESSIVE.search(token))
        if isinstance(mention, PersonMention) and not possessive:
            return False
        if token.endswith(","):
            return False
        self.mentions.append(mention)
        self._confirm(mention.start)
        if possessive:
            self.determiner = "'s"
            return False
        if self.passage.text[mention.start : mention.start + 4].lower() == "the ":
            self.determiner = "the"
            return False
        return True

    def _take_word(self, start: int, token: str, left: str) -> bool:
        word = token.lower()
        if start == self.passage.start:  # the capital of a sentence's first word says nothing
            token = word
        if word == "that" and self._plural:  # a conjunction: "said that talks are under way"
            return False
        if word in _DETERMINERS:
            self.determiner = word
            self._confirm(start)
            return False
        if _POSSESSIVE.search(word) and token[0].isupper():
            self.determiner = "'s"
            self._confirm(start)
            return True
        if (
            token[-1] in ',;:)”"'
            and not _BRACKETED.fullmatch(token)
            and not is_word(word.rstrip(","), "modifier", "scope")
        ):
            return False
        if is_word(word, "outside") and not self._joins(word, left.lower()):
            return False
        self._reached = start
        self.modifiers.append(token.rstrip(","))
        if _is_known(word, token) or word in ("of", "and"):
            if self._unknown == 0:
                self._confirm(start)
        else:
            self._unknown += 1
        return self._unknown <= _UNCONFIRMED and len(self.modifiers) < _REACH

    def _joins(self, word: str, left: str) -> bool:
        """Whether it is "of" in "round of talks" or "and" in "economic and trade talks"."""
        if word == "of":
            return bool(_ROUNDS.match(left))
        return word == "and" and bool(self.modifiers) and _is_known(left.rstrip(","), left)

    def _confirm(self, start: int) -> None:
        self.confirmed = start
        self.confirmed_words = len(self.modifiers)
        self._reached = start
        self._unknown = 0


def _is_known(word: str, token: str) -> bool:
    """Whether the word needs no article in front to belong to the noun behind it."""
    return (
        token[:1].isupper()
        or bool(_ORDINAL.match(word))
        or bool(_ROUNDS.match(word))
        or is_word(word.rstrip(","), "modifier", "scope", "past", "future", "general", "many")
    )
