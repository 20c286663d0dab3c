"""Issues: what each sentence is about.

The words of a lexicon (``data/issues.tsv``) are signs of an issue in the
sentence itself, in what was asked, in the sentences around and in the title. A
logistic model shared by all issues (``data/issue_weights.tsv``, made by
``training/issues/train.py``) weighs the signs, so that an issue too rare to be
learned is still found by its words; a phrase met often enough has a weight of its own. What only two words together
say is in ``data/issue_patterns.tsv``. A sentence that has no issue and goes on about "this decision" has that of the
one before.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from verbale.language.gazetteer import party_names
from verbale.language.lexicon import read_rows
from verbale.language.sieve import Expression, Sieve
from verbale.reading.facts import Facts, SentenceFacts
from verbale.reading.logistic import Signs, load_weights, probability
from verbale.reading.model import ISSUES

__all__ = ["find_issues", "issue_signs", "issues_named"]

_PACKAGE = "verbale.reading"
_WORD_START = re.compile(r"(?<![\w-])\w")
_KEY = 2
_PASSING = 1 / 3
"""The share of a passage's words below which an issue is spoken of in passing: not in the sentences around."""
_GOES_ON = re.compile(
    r"\b(?:[Tt]his|[Tt]hese|[Ss]uch(?:\san?)?|[Tt]hat)\s(?:\w+\s)?"
    r"(?:sales?|purchases?|transfers?|deliver(?:y|ies)|decisions?|moves?|steps?|measures?|plans?|reports?|acts?|"
    r"actions?|deals?|policy|policies|practices?|proposals?|exercises?|incidents?|attacks?|visits?|bill|law|order|"
    r"request|allegations?|accusations?|claims?|remarks?|provocations?|behaviou?r|conduct)\b"
)
"""That a sentence goes on about what the one before told, or the question."""
_REGIONS = frozenset({"iran", "africa", "latin_america", "south_asia"})
"""Issues that a state's name alone is a sign of, if it is another's."""
_WHERE_SILENT = ("around share", "asked", "title", "before", "own weak")


_NO_ISSUE = "-"
"""In the lexicon, what a phrase is of that only holds a word of an issue: "bargaining chip"."""

_Phrase = tuple[str, str, tuple[tuple[str, bool], ...]]
"""A phrase of the lexicon with its first letters, and the issues it is a sign of, each with whether a strong one."""


@dataclass(frozen=True, slots=True)
class _Words:
    """How many strong and weak words of each issue a stretch of text has, and which phrases these are."""

    strong: Counter[str]
    weak: Counter[str]
    phrases: tuple[tuple[str, str], ...] = ()
    joined: frozenset[str] = frozenset()
    """Issues that only two words together say; they are told of where they stand, and not in passing around."""


_NOTHING = _Words(Counter(), Counter())


@dataclass(frozen=True, slots=True)
class _Near:
    """The words near a sentence."""

    before: _Words
    """Of the sentence before in the same passage."""
    told: _Words
    """What "this" can point to: those words, or of the first sentence of an answer the question's."""
    around: _Words
    asked: _Words
    title: _Words


def find_issues(facts: Facts) -> tuple[tuple[str, ...], ...]:
    """The issues of each sentence, likeliest first; none for questions (coding guide, section 7)."""
    weights = load_weights("issue_weights.tsv")
    threshold = weights["threshold"]
    found = []
    for sentence, signs in zip(facts.sentences, issue_signs(facts), strict=True):
        scores = {issue: probability(values, weights) for issue, values in signs.items()}
        kept = [
            issue for issue, score in scores.items() if score >= threshold and not _in_passing(signs[issue])
        ]
        if not kept and _GOES_ON.search(sentence.text, sentence.content - sentence.start):
            kept = [issue for issue, values in signs.items() if values["told"]]
        order = sorted(kept, key=lambda issue: (-scores[issue], ISSUES.index(issue)))
        found.append(() if sentence.is_question else tuple(order))
    return tuple(found)


def issues_named(text: str) -> frozenset[str]:
    """The issues of which ``text`` has a word, be it one that another issue has as well."""
    words = _count(text)
    return frozenset({*words.strong, *words.weak})


def _in_passing(signs: Signs) -> bool:
    """Whether nothing speaks for the issue but a word here and there elsewhere in the passage."""
    near = ("own strong", "own weak", "asked", "title", "before")
    return signs["around share"] < _PASSING and not any(signs[name] for name in near)


def issue_signs(facts: Facts) -> Iterator[dict[str, Signs]]:
    """For each sentence in turn, the signs of every issue that anything near it speaks of."""
    own = _own_phrases(facts.statement.document.issuer)
    words = [_count(sentence.text[sentence.content - sentence.start :], own) for sentence in facts.sentences]
    title = _count(facts.statement.document.title, own)
    passages = _passages(facts.sentences)
    whole = {passage: _together(words[slice(*passage)], joined=False) for passage in set(passages)}
    questions = _questions(facts.sentences)
    asked = {span: _together(words[slice(*span)], joined=False) for span in set(questions)}
    for index, (passage, question) in enumerate(zip(passages, questions, strict=True)):
        around = _without(whole[passage], words[index])
        before = words[index - 1] if index > passage[0] else None
        told = before or (_together(words[slice(*question)]) if question[1] == index else _NOTHING)
        near = _Near(before or _NOTHING, told, around, asked[question], title)
        yield _sentence_signs(words[index], near)


def _sentence_signs(own: _Words, near: _Near) -> dict[str, Signs]:
    around, asked, title = near.around, near.asked, near.title
    candidates = {*own.strong, *own.weak, *near.told.strong, *around.strong, *asked.strong, *title.strong}
    silent = not own.strong
    total = sum(around.strong.values()) or 1
    own_total = sum(own.strong.values()) or 1
    signs: dict[str, Signs] = {}
    for issue in sorted(candidates):
        strong, weak = own.strong[issue], own.weak[issue]
        is_near = around.strong[issue] > 0 or asked.strong[issue] > 0 or title.strong[issue] > 0
        values = {
            f"issue:{issue}": 1.0,
            "own strong": float(strong > 0),
            "own strong twice": float(strong > 1),
            "own weak": float(weak > 0),
            "own weak twice": float(weak > 1),
            "own share": strong / own_total,
            "around": float(around.strong[issue] > 0),
            "around share": around.strong[issue] / total,
            "asked": float(asked.strong[issue] > 0),
            "title": float(title.strong[issue] > 0),
            "before": float(near.before.strong[issue] > 0),
            "told": float(near.told.strong[issue] > 0),
            "weak and near": float(weak > 0 and is_near),
        }
        values |= {f"{issue}: {phrase}": 1.0 for meant, phrase in own.phrases if meant == issue}
        if silent:
            values |= {f"silent, {name}": values[name] for name in _WHERE_SILENT}
        signs[issue] = values
    return signs


def _passages(sentences: Sequence[SentenceFacts]) -> list[tuple[int, int]]:
    """For each sentence the range of sentences of its turn, or of its paragraph and the ones beside it."""
    ranges: list[tuple[int, int]] = []
    first = 0
    for index, sentence in enumerate(sentences):
        begins = index > 0 and not _same_passage(sentences[index - 1], sentence)
        first = index if begins else first
        ranges.append((first, index))
    last = len(sentences)
    for index in range(len(sentences) - 1, -1, -1):
        if index + 1 < len(sentences) and ranges[index + 1][0] != ranges[index][0]:
            last = index + 1
        ranges[index] = (ranges[index][0], last)
    return ranges


def _same_passage(one: SentenceFacts, other: SentenceFacts) -> bool:
    if one.turn >= 0 or other.turn >= 0:
        return one.turn == other.turn
    return one.paragraph == other.paragraph and one.is_question == other.is_question


def _questions(sentences: Sequence[SentenceFacts]) -> list[tuple[int, int]]:
    """For each sentence of an answer, the range of the question's sentences before it; else an empty range."""
    found = []
    question, was_question = (0, 0), False
    for index, sentence in enumerate(sentences):
        if sentence.is_question:
            question = (question[0] if was_question else index, index + 1)
        was_question = sentence.is_question
        found.append((0, 0) if was_question else question)
    return found


def _together(parts: Iterable[_Words], joined: bool = True) -> _Words:
    """The words of all ``parts``; without ``joined``, what only two words together say is left out."""
    strong: Counter[str] = Counter()
    weak: Counter[str] = Counter()
    for part in parts:
        strong.update(part.strong if joined else _apart(part))
        weak.update(part.weak)
    return _Words(strong, weak)


def _without(whole: _Words, part: _Words) -> _Words:
    return _Words(whole.strong - _apart(part), whole.weak - part.weak)


def _apart(words: _Words) -> Counter[str]:
    return Counter({issue: times for issue, times in words.strong.items() if issue not in words.joined})


@cache
def _own_phrases(issuer: str) -> frozenset[str]:
    """The phrases that name the party that speaks: a state is not its own issue, nor its region's."""
    names = [written.lower() for written, name in party_names().items() if name.parties == (issuer,)]
    meant = (
        phrase
        for issue, phrase, _ in read_rows("issues.tsv", columns=3, package=_PACKAGE)
        if issue in _REGIONS
    )
    return frozenset(phrase for phrase in meant if any(name.startswith(phrase.rstrip("*")) for name in names))


def _count(text: str, own: frozenset[str] = frozenset()) -> _Words:
    """The words of ``text`` that are signs of issues; ``own`` are phrases that name who speaks."""
    strong: Counter[str] = Counter()
    weak: Counter[str] = Counter()
    found: list[tuple[str, str]] = []
    lower = text.lower().replace("’", "'")
    phrases, behind = _phrases(), 0
    for word in _WORD_START.finditer(lower):
        at = word.start()
        if at < behind:
            continue
        for letters, phrase, meanings in phrases.get(lower[at : at + _KEY], ()):
            if lower.startswith(letters, at) and (match := _pattern(phrase).match(lower, at)):
                behind = match.end()
                for issue, is_strong in meanings if phrase not in own else ():
                    (strong if is_strong else weak)[issue] += 1
                    found.append((issue, phrase))
                break
    joined = frozenset(issue for _, issue in _patterns().finditer(lower)) - strong.keys()
    strong.update(joined)
    return _Words(strong, weak, tuple(found), joined)


@cache
def _patterns() -> Sieve[str]:
    """What two words together are a sign of."""
    rows = read_rows("issue_patterns.tsv", columns=2, package=_PACKAGE)
    return Sieve((Expression(pattern), issue) for issue, pattern in rows)


@cache
def _phrases() -> dict[str, list[_Phrase]]:
    """Every phrase with the issues it is a sign of, by its first letters, the longest first: most words begin none."""
    meanings: dict[str, list[tuple[str, bool]]] = {}
    for issue, phrase, strength in read_rows("issues.tsv", columns=3, package=_PACKAGE):
        of_phrase = meanings.setdefault(phrase, [])
        if issue != _NO_ISSUE:
            of_phrase.append((issue, strength == "strong"))
    groups: dict[str, list[_Phrase]] = {}
    for phrase in sorted(meanings, key=lambda phrase: (-len(phrase), phrase)):
        groups.setdefault(phrase[:_KEY], []).append((_first_letters(phrase), phrase, tuple(meanings[phrase])))
    return groups


def _first_letters(phrase: str) -> str:
    """The letters that a phrase begins with in all of its forms: "colo" of "colou?r"."""
    plain = re.split(r"[*? ]", phrase, maxsplit=1)[0]
    return plain[:-1] if phrase.startswith("?", len(plain)) else plain


@cache
def _pattern(phrase: str) -> re.Pattern[str]:
    body = re.escape(phrase).replace(r"\*", r"\w*").replace(r"\?", "?").replace(r"\ ", r"\s+")
    return re.compile(body if phrase.endswith(("*", ".")) else body + r"(?!\w)")
