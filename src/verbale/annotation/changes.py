"""What an annotator has changed, added and taken away, as corrections. Pure functions.

Annotations have no identity of their own that every program would keep: a record is the same one if it has the
type and the span that it was given out with, else if it shares words with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from verbale.annotation.model import Annotation
from verbale.annotation.values import annotations_of, field_names, parsed
from verbale.archive.corrections.model import SENTENCES, Change, Data, Place
from verbale.archive.corrections.values import VERBATIM
from verbale.errors import CorrectionError
from verbale.reading.model import Reading

__all__ = ["changes"]

Span = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class _Item:
    """A sentence or record as it was given out."""

    annotation: Annotation
    data: Data
    place: Place


def changes(
    statement: str, text: str, base: Reading, given: Sequence[Annotation], now: Reading
) -> list[Change]:
    """What leads from ``base``, which was given out, to ``given``, less what already holds ``now``.

    Records that go come first and records that are new last, so that none is taken for another. Raises
    CorrectionError, with a line for each, for what no correction can say.
    """
    items, current = _items(base), _items(now)
    pairs, gone, new = _matched(items, given)
    problems: list[str] = []
    made: list[Change] = []
    for item in sorted(gone, key=lambda one: -one.place.ordinal):
        if item.place.type == SENTENCES:
            problems.append(
                f"the sentence at {item.place.start}-{item.place.end} has no annotation with its span any more; "
                "put it back: a sentence is neither moved nor taken away"
            )
        elif any(_span(one.annotation) == _span(item.annotation) for one in current):
            made.append(Change(item.place.name(statement), "reject"))
    for item, one in sorted(pairs, key=lambda pair: _span(pair[0].annotation) != _span(pair[1])):
        made += _edit(statement, text, item, one, current, problems, gone)
    for one in new:
        made += _addition(statement, text, one, current, problems)
    if problems:
        raise CorrectionError("\n".join(problems))
    return made


def _items(reading: Reading) -> list[_Item]:
    counted: dict[Span, int] = {}
    items = []
    for annotation, data in annotations_of(reading):
        span = _span(annotation)
        counted[span] = counted.get(span, 0) + 1
        items.append(_Item(annotation, data, Place(*span, counted[span])))
    return items


def _matched(
    items: Sequence[_Item], given: Sequence[Annotation]
) -> tuple[list[tuple[_Item, Annotation]], list[_Item], list[Annotation]]:
    """What was given out with what came back of it; what did not come back; what is new."""
    pairs: list[tuple[_Item, Annotation]] = []
    left, back = list(items), list(given)
    for alike in (_same, _same_span, _shares):
        candidates = [
            (alike(item.annotation, one), item, one)
            for one in back
            for item in left
            if alike(item.annotation, one)
        ]
        for _, item, one in sorted(candidates, key=lambda candidate: -candidate[0]):
            if any(item is other for other in left) and any(one is other for other in back):
                pairs.append((item, one))
                left = [other for other in left if other is not item]
                back = [other for other in back if other is not one]
    return pairs, left, back


def _same(item: Annotation, one: Annotation) -> float:
    return float(_span(item) == _span(one) and dict(item.values) == dict(one.values))


def _same_span(item: Annotation, one: Annotation) -> float:
    return float(_span(item) == _span(one))


def _shares(item: Annotation, one: Annotation) -> float:
    """The share of the common words of two records of one type in all of theirs; 0 for sentences."""
    if item.type != one.type or item.type == SENTENCES:
        return 0.0
    common = min(item.end, one.end) - max(item.start, one.start)
    return max(0.0, common / (max(item.end, one.end) - min(item.start, one.start)))


def _edit(
    statement: str,
    text: str,
    item: _Item,
    one: Annotation,
    current: Sequence[_Item],
    problems: list[str],
    gone: Sequence[_Item],
) -> Iterator[Change]:
    moved = _span(item.annotation) != _span(one)
    names = field_names(one.type)
    changed = {
        name: _value(one, name, text)
        for name in names
        if item.annotation.values.get(name, "") != one.values.get(name, "")
    }
    unknown = {name: value for name, value in one.values.items() if name not in names}
    try:
        new = parsed(one.type, {**changed, **unknown}, text)
    except CorrectionError as error:
        problems.append(f"{one.type} at {one.start}-{one.end}: {error}")
        return
    new = {name: value for name, value in new.items() if item.data[name] != value}
    if not new and not moved:
        return
    where = _span(one) if moved else _span(item.annotation)
    if any(_holds(other, where, new) for other in current):
        return
    before = [other for other in gone if _span(other.annotation) == _span(item.annotation)]
    ordinal = item.place.ordinal - sum(other.place.ordinal < item.place.ordinal for other in before)
    target = Place(item.place.type, item.place.start, item.place.end, ordinal).name(statement)
    yield Change(target, set=new, at=(one.start, one.end) if moved else None, why=one.why)


def _addition(
    statement: str, text: str, one: Annotation, current: Sequence[_Item], problems: list[str]
) -> Iterator[Change]:
    if one.type == SENTENCES:
        problems.append(
            f"there is no sentence at {one.start}-{one.end}; sentences are neither added nor moved, only records"
        )
        return
    try:
        new = parsed(one.type, one.values, text)
    except CorrectionError as error:
        problems.append(f"{one.type} at {one.start}-{one.end}: {error}")
        return
    if not any(_holds(other, _span(one), new) for other in current):
        yield Change(statement, add=one.type, at=(one.start, one.end), set=new, why=one.why)


def _value(one: Annotation, name: str, text: str) -> str:
    """A field of an annotation; a verbatim one that is not there has the words of the span."""
    empty = text[one.start : one.end] if name in VERBATIM else ""
    return one.values.get(name, "") or empty


def _holds(item: _Item, span: Span, values: Data) -> bool:
    return _span(item.annotation) == span and all(item.data[name] == value for name, value in values.items())


def _span(one: Annotation) -> Span:
    return one.type, one.start, one.end
