"""The checks that a model's proposals pass, or they are dropped: verbatim, attributed, of known codes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from verbale.archive.corrections.values import own_fields, record_values, sentence_values
from verbale.errors import CorrectionError, VerbaleError
from verbale.reading.contract import reading_from_dict
from verbale.reading.model import RECORD_TYPES, Evidence, Reading, Record, Sentence
from verbale.statement import Document, Statement

__all__ = ["Accepted", "Dropped", "NotAnAnswer", "accepted", "parsed", "whole"]

_FENCE = re.compile(r"\s*```(?:json)?\s*(.*?)\s*```\s*", re.DOTALL)
_KINDS = {kind.key: kind for kind in RECORD_TYPES}
_SENTENCE = ("voice", "act", "also", "to", "issues")


class NotAnAnswer(VerbaleError):  # noqa: N818 - it says what the text is
    """A model's text that is not the JSON object asked for: cut off, or no JSON."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """A proposal that did not pass: what it was, the words that it rests on, and why."""

    what: str
    """``sentence`` or the key of a type of record."""
    quote: str
    problem: str


@dataclass(frozen=True, slots=True)
class Accepted:
    """What passed of one answer."""

    sentences: Mapping[int, Sentence]
    records: tuple[Record, ...]
    dropped: tuple[Dropped, ...]


def parsed(text: str) -> Mapping[str, Any]:
    """The JSON object in a model's ``text``, with or without a fence around it. Raises NotAnAnswer."""
    fenced = _FENCE.fullmatch(text)
    try:
        answer = json.loads(fenced[1] if fenced else text)
    except (ValueError, RecursionError) as error:
        raise NotAnAnswer(f"not JSON ({error})") from error
    if not isinstance(answer, dict):
        raise NotAnAnswer("not an object")
    return answer


def accepted(
    statement: Statement, sentences: Sequence[tuple[int, Sentence]], answer: Mapping[str, Any], model: str
) -> Accepted:
    """What of ``answer`` holds for the numbered ``sentences`` of ``statement``."""
    asked = dict(sentences)
    check = _Check(statement, asked, Evidence(f"llm:{model}"))
    coded: dict[int, Sentence] = {}
    records: list[Record] = []
    dropped: list[Dropped] = []
    for item in _objects(answer.get("sentences")):
        try:
            coded[_number(item)] = check.sentence(item)
        except CorrectionError as error:
            sentence = asked.get(_number(item))
            dropped.append(Dropped("sentence", sentence.quote if sentence else "", str(error)))
    for item in _objects(answer.get("records")):
        try:
            records.append(check.record(item))
        except CorrectionError as error:
            dropped.append(Dropped(str(item.get("type", "record")), str(item.get("quote", "")), str(error)))
    return Accepted(coded, tuple(records), tuple(dropped))


def _objects(value: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(value, list):
        yield from (item for item in value if isinstance(item, dict))


def _number(item: Mapping[str, Any]) -> int:
    number = item.get("n")
    return number if isinstance(number, int) and not isinstance(number, bool) else -1


@dataclass(frozen=True, slots=True)
class _Check:
    statement: Statement
    asked: Mapping[int, Sentence]
    evidence: Evidence

    def sentence(self, item: Mapping[str, Any]) -> Sentence:
        """The sentence as the proposal codes it. Raises CorrectionError where it may not."""
        held = self._of(item)
        given = {name: item[name] for name in _SENTENCE if name in item}
        values = sentence_values(given, {})
        for source in values.get("voice", ()):
            self._require_named(source["name"])
        data = {"start": held.start, "end": held.end, "quote": held.quote, **values}
        [coded] = reading_from_dict({"sentences": [data]}).sentences
        return replace(coded, evidence=self.evidence)

    def record(self, item: Mapping[str, Any]) -> Record:
        """The record that is proposed. Raises CorrectionError where it may not be."""
        kind = _KINDS.get(str(item.get("type")))
        if kind is None:
            raise CorrectionError(f"{item.get('type')!r} is no type of record")
        start, end = self._place(item)
        names = [field.name for field in own_fields(kind)]
        given = {name: item[name] for name in names if item.get(name) not in (None, "", [])}
        values = record_values(kind, given, {}, self.statement.text)
        data = {"start": start, "end": end, "quote": self.statement.text[start:end], **values}
        try:
            [record] = reading_from_dict({kind.key: [data]}).records
        except VerbaleError as error:
            raise CorrectionError(str(error)) from error
        return replace(record, evidence=self.evidence)

    def _of(self, item: Mapping[str, Any]) -> Sentence:
        sentence = self.asked.get(_number(item))
        if sentence is None:
            raise CorrectionError(f"there is no sentence {item.get('n')!r}")
        return sentence

    def _place(self, item: Mapping[str, Any]) -> tuple[int, int]:
        """Where the quotation stands: in the sentence that is named, else in the only place that has it."""
        quote, text = item.get("quote"), self.statement.text
        if not isinstance(quote, str) or not quote.strip():
            raise CorrectionError("it has no quotation")
        sentence = self.asked.get(_number(item))
        # A quotation may run on into the next sentence: it has to begin in the one that is named.
        if sentence and (at := text.find(quote, sentence.start)) >= 0 and at < sentence.end:
            return at, at + len(quote)
        places = [found.start() for found in re.finditer(re.escape(quote), text)]
        if not places:
            raise CorrectionError("the text does not have these words")
        if len(places) > 1:
            raise CorrectionError("the text has these words several times, and not where the answer says")
        return places[0], places[0] + len(quote)

    def _require_named(self, name: str) -> None:
        """Raises CorrectionError unless the text, or what is known about it, has the name of a voice."""
        words = " ".join(name.casefold().split())
        if words and words not in _words(self.statement):
            raise CorrectionError(f"the text does not name {name!r}")


def _words(statement: Statement) -> str:
    document: Document = statement.document
    known: Iterable[str] = (statement.text, document.title, document.publisher, document.issuer)
    return " ".join(" ".join(known).casefold().split())


def whole(reading: Reading, coded: Mapping[int, Sentence], records: Iterable[Record]) -> Reading:
    """``reading`` with the sentences that were coded in the place of its own, and ``records`` for its records."""
    sentences = tuple(coded.get(number, sentence) for number, sentence in enumerate(reading.sentences, 1))
    unique = dict.fromkeys(records)
    order = {kind: place for place, kind in enumerate(RECORD_TYPES)}
    ranked = sorted(unique, key=lambda record: (order[type(record)], record.start, record.end))
    return Reading(reading.document, sentences, tuple(ranked))
