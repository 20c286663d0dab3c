"""Entries of the ledger for a person at a terminal: what, where it stands, and every quotation with who and when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from textwrap import indent, wrap
from typing import Any

from verbale.ledger.ladder import steps
from verbale.reading.model import Measure
from verbale.views.plain import one_line
from verbale.views.wording import is_refrained_from

__all__ = ["render_rows"]

_WIDTH = 96
_LABELS = ("name", "area", "instrument", "content", "issue", "kind", "id")
_STATUS = {"no_answer": "no answer in the archive"}
"""Statuses that a person is told in more words."""
_FIELDS = (
    "party", "holder", "by", "to", "on", "parties", "participants", "date", "place", "items",
)  # fmt: skip


def render_rows(rows: Iterable[Mapping[str, Any]], *, most: int | None = None, explain: bool = False) -> str:
    """``rows`` of the JSON output as paragraphs, the latest ``most`` mentions of each or all.

    ``explain`` adds why the mentions belong together.
    """
    return "\n\n".join("\n".join(_paragraph(row, most, explain=explain)) for row in rows)


def _paragraph(row: Mapping[str, Any], most: int | None, *, explain: bool) -> Iterator[str]:
    label = _label(row)
    status = f" [{_STATUS.get(row['status'], row['status'].replace('_', ' '))}]" if row["status"] else ""
    yield from wrap(f"{one_line(label)}{status}", _WIDTH)
    told = [f"{name}: {_value(row[name])}" for name in _FIELDS if row.get(name)]
    yield from _lines("; ".join(told), "  ")
    yield from _course(row, most)
    if "now" in row:
        yield from _position(row, most)
        return
    mentions = () if _is_life(row) else row["mentions"]
    shown = mentions if most is None else mentions[-most:]
    if len(shown) < len(mentions):
        yield f"  {len(mentions)} mentions since {row['first'] or 'an unknown date'}; the latest:"
    for mention in shown:
        yield from _lines(_strength(mention) + _quotation(mention), "  ")
    for claim in row.get("claims", ()):
        yield from _lines(f"{claim['what']}, says {claim['by']}: {_quotation(claim)}", "  ")
    for name, values in row.get("conflicts", {}).items():
        yield from _lines(f"accounts differ on the {name}: {' / '.join(v['value'] for v in values)}", "  ")
    if explain:
        for why in row.get("why", ()):
            yield from _lines(
                f"why: {why['mention']} to {why['joined_to']}: {why['rule']} {why['score']}", "  "
            )


def _position(row: Mapping[str, Any], most: int | None) -> Iterator[str]:
    """What a party says of an issue now, what it said before that differs, and how strongly month by month."""
    steps_of = {(one["statement"], one["start"]): one for one in row["mentions"]}
    for words, told in (("now", row["now"]), ("before", row["before"])):
        if told:
            mention = steps_of[told["statement"], told["start"]]
            yield from _lines(f"{words}: {_strength(mention)}{_quotation(told)}", "  ")
    if most is None:
        told = ", ".join(_strongest(row["mentions"]))
        yield from _lines(f"{len(row['mentions'])} sentences; the strongest step, by month: {told}", "  ")


def _strongest(mentions: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """The strongest step of the ladder in each month, with months that follow one another together."""
    names = {step.number: step.name for step in steps()}
    by_month: dict[str, int] = {}
    for one in mentions:
        month = one["date"][:7] or "no date"
        by_month[month] = max(one["intensity"], by_month.get(month, 0))
    for step, months in groupby(sorted(by_month), key=by_month.__getitem__):
        listed = list(months)
        span = listed[0] if len(listed) == 1 else f"{listed[0]} to {listed[-1]}"
        yield f"{span} {names.get(step, 'none')}"


def _label(row: Mapping[str, Any]) -> str:
    """What the entry is called; a measure by its kind and the words used most often of it."""
    label = next(str(row[name]) for name in _LABELS if row.get(name)).replace("_", " ")
    if is_refrained_from(row):
        return f"to refrain from: {label}"
    if row.get("type") != Measure.key:
        return label
    quotes = Counter(mention["quote"] for mention in row["mentions"])
    return f"{label}: {max(quotes, key=lambda quote: (quotes[quote], -len(quote)))}"


def _is_life(row: Mapping[str, Any]) -> bool:
    """Whether the row is the life of an issue: each of its states has its quotations."""
    return "type" not in row and "changes" in row


def _strength(mention: Mapping[str, Any]) -> str:
    """The step of the ladder that a sentence stands on, where it stands on one."""
    names = {step.number: step.name for step in steps()}
    return f"({names[mention['intensity']]}) " if mention.get("intensity") else ""


def _course(row: Mapping[str, Any], most: int | None) -> Iterator[str]:
    """How an entry came to be what it is: the states of a measure or an issue, the items of a set."""
    for name in ("proposed_by", "taken_up_by"):
        if row.get(name):
            yield from _lines(f"{name.replace('_', ' ')} {_value(row[name])}", "  ")
    history = row.get("history", ())
    if len(history) > 1:
        states = (f"{state['status'].replace('_', ' ')} {state['date']}" for state in history)
        yield from _lines(f"history: {', '.join(states)}", "  ")
    for change in row.get("changes", ())[-(most or 0) :]:
        if "state" in change:
            said = _quotation(change["evidence"][0])
            yield from _lines(f"{change['state']} ({len(change['evidence'])}): {said}", "  ")
        else:
            came, went = (_value(change[name]) for name in ("added", "dropped"))
            told = "; ".join(filter(None, (came and f"added {came}", went and f"dropped {went}")))
            yield from _lines(f"items changed {change['date']}: {told}", "  ")


def _quotation(mention: Mapping[str, Any]) -> str:
    voice = ", quoting ".join(source["name"] for source in mention.get("voice", ()))
    who = f"{mention['issuer'] or 'issuer unknown'}{f', {voice}' if voice else ''}"
    return f"{mention['date'] or 'no date'}  {who}: “{mention['quote']}” ({mention['statement'][:12]})"


def _value(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def _lines(text: str, margin: str) -> list[str]:
    lines = wrap(one_line(text).strip(), _WIDTH - len(margin) - 2, subsequent_indent="  ")
    return [indent(line, margin) for line in lines]
