"""What the learned labeller of acts sees of a sentence: words in roles, cues, place and neighbours.

A feature is a string; its group gives its weight. Nothing here names a party or a
person, so that what is learned from some issuers holds for others.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise

from verbale.reading.act_roles import RoleText, role_text
from verbale.reading.act_rules import RuleLabel, label_by_rules
from verbale.reading.facts import Facts, SentenceFacts

__all__ = ["Described", "DescribedText", "act_features", "describe_sentences"]

TOKEN = re.compile(r"_?[a-z]+(?:'[a-z]+)?|\d[\d.,]*|[^\w\s]")
PRONOUNS = frozenset({"we", "our", "us", "i", "he", "she", "they", "it", "you", "its", "their"})
MOST_TOKENS = 80
"""Words of a sentence that are looked at: the act of a longer one is clear by then."""
LIST_ITEM = re.compile(r"[·•*-] |o |\(?[a-z0-9]{1,2}[).] ")
LENGTH_STEP, LONGEST_STEP = 6, 8
TEXT_PARTS = 5
SHARE_PARTS, HIGHEST_SHARE = 4, 2


@dataclass(frozen=True, slots=True)
class Described:
    """A sentence with its role text, the tokens of that, and what the cues say."""

    sentence: SentenceFacts
    role: RoleText
    tokens: tuple[str, ...]
    rules: RuleLabel

    @property
    def act(self) -> str:
        """The act by the cues, or "ask" for a question."""
        return "ask" if self.sentence.is_question else self.rules.act


class DescribedText(tuple[Described, ...]):
    """Every sentence of a text, with what is counted over all of them once."""

    @cached_property
    def acts(self) -> Counter[str]:
        """How often each act is done."""
        return Counter(item.act for item in self)

    @cached_property
    def introductions(self) -> tuple[str, ...]:
        """For each sentence the act of the last one before it that ends with a colon; "" if there is none."""
        acts = accumulate(
            self, lambda act, item: item.act if item.role.words.endswith(":") else act, initial=""
        )
        return tuple(acts)[:-1]


def describe_sentences(facts: Facts) -> DescribedText:
    """Every sentence of ``facts`` as the labellers of acts see it."""
    return DescribedText(_described(facts, sentence) for sentence in facts.sentences)


def act_features(facts: Facts, described: DescribedText, index: int) -> dict[str, list[str]]:
    """The features of sentence ``index``, by group: ``words``, ``cues``, ``place``, ``context``."""
    item = described[index]
    return {
        "words": list(dict.fromkeys(_words(item.tokens))),
        "cues": list(dict.fromkeys(_cues(item.rules))),
        "place": [*_form(item), *_position(facts, described, index)],
        "context": list(_context(described, index)),
    }


def _described(facts: Facts, sentence: SentenceFacts) -> Described:
    role = role_text(facts, sentence)
    found = TOKEN.findall(role.words)[:MOST_TOKENS]
    return Described(
        sentence,
        role,
        # Interned: a long text has each of its words thousands of times.
        tuple("0" if token[0].isdigit() else sys.intern(token) for token in found),
        label_by_rules(role.words),
    )


def _words(tokens: Sequence[str]) -> Iterator[str]:
    yield from tokens
    padded = ("^", *tokens, "$")
    for first, second in pairwise(padded):
        yield f"{first} {second}"


def _cues(rules: RuleLabel) -> Iterator[str]:
    yield f"rule {rules.rule}"
    yield f"rule-act {rules.act}"
    for cue in rules.cues:
        yield f"cue {cue.name}"
        yield f"cue-act {cue.act}"


def _form(item: Described) -> Iterator[str]:
    words, tokens = item.role.words, item.tokens
    roles = [token for token in tokens if token[0] == "_" or token in PRONOUNS]
    yield f"attribution {item.role.attribution}"
    yield f"voices {len(item.sentence.voice)}"
    yield f"length {min(len(tokens) // LENGTH_STEP, LONGEST_STEP)}"
    yield f"first role {' '.join(roles[:1])}"
    yield f"first roles {' '.join(roles[:2])}"
    for count in (1, 2, 3):
        yield f"opening {' '.join(tokens[:count])}"
    for name, mark in (("own", "_own"), ("other", "_other"), ("both", "_both")):
        yield f"{name} {mark in words}"
    for mark in ('"', "?", "!"):
        yield f"has {mark} {mark in words}"
    yield f"ends with colon {words.endswith(':')}"
    yield f"has number {'0' in tokens}"
    yield f"speaks as we {not {'we', 'our', 'us'}.isdisjoint(tokens)}"
    yield f"speaks as i {'i' in tokens}"


def _position(facts: Facts, described: Sequence[Described], index: int) -> Iterator[str]:
    sentence = described[index].sentence
    before = described[index - 1].sentence if index else None
    yield f"kind {facts.statement.document.kind}"
    yield f"part {TEXT_PARTS * index // len(described)}"
    yield f"first {before is None}"
    yield f"last {index == len(described) - 1}"
    yield f"opens paragraph {before is None or before.paragraph != sentence.paragraph}"
    yield f"answers {before is not None and before.is_question}"
    yield f"same voice {before is not None and before.voice == sentence.voice}"


def _context(described: DescribedText, index: int) -> Iterator[str]:
    for distance in (-2, -1, 1):
        at = index + distance
        yield f"act {distance} {described[at].act if 0 <= at < len(described) else ''}"
    if LIST_ITEM.match(described[index].role.words):
        yield f"listed under {described.introductions[index]}"
    others = described.acts - Counter((described[index].act,))
    total = sum(count for act, count in others.items() if act != "ask")
    for act, count in others.items():
        if act != "ask":
            yield f"share {act} {min(SHARE_PARTS * count // total, HIGHEST_SHARE)}"
