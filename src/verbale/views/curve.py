"""The use of a phrase over time as an SVG image: a column for each month, a line for each change of rate.

The image has a title and a description in words (WAI-ARIA ``role="img"``), and a title on every column,
so that it says to a screen reader what it shows; nothing depends on colour.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from verbale.comparison.drift import Change, Month
from verbale.comparison.phrases import Phrase

__all__ = ["curve"]

_HEIGHT, _TOP, _BOTTOM, _LEFT, _STEP = 220, 40, 44, 48, 18
_INK, _COLUMN = "#1a1a1a", "#4a6785"


def curve(phrase: Phrase) -> str:
    """The uses of ``phrase`` per ten thousand words, month by month, as a whole SVG document."""
    width = _LEFT + _STEP * max(len(phrase.months), 12) + 16
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="title description" '
        f'viewBox="0 0 {width} {_HEIGHT}" font-family="sans-serif" font-size="11" fill="{_INK}">',
        f'<title id="title">{escape(phrase.text)}: uses per 10,000 words by month</title>',
        f'<desc id="description">{escape(_in_words(phrase))}</desc>',
        f'<text x="{_LEFT}" y="18" font-size="13">{escape(_short(phrase.text))}</text>',
        *_axis(phrase, width),
        *_columns(phrase),
        *_changes(phrase),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _in_words(phrase: Phrase) -> str:
    used = [month for month in phrase.months if month.uses]
    most = max(used, key=lambda month: month.per_10000_words, default=None)
    told = [
        f"{len(phrase.places)} uses in {phrase.statements} of {len(phrase.slice.statements)} statements, "
        f"the first on {phrase.first.date or 'no date'}, the last on {phrase.last.date or 'no date'}."
    ]
    if most:
        told.append(f"Most in {most.month}: {most.per_10000_words:.1f} per 10,000 words.")
    told += [_change_in_words(change) for change in phrase.changes]
    return " ".join(told)


def _change_in_words(change: Change) -> str:
    return (
        f"The rate changes on {change.date}: {change.with_before} of {change.before} statements before, "
        f"{change.with_after} of {change.after} from then on (p = {change.p:.2g})."
    )


def _axis(phrase: Phrase, width: int) -> Iterator[str]:
    base, highest = _HEIGHT - _BOTTOM, _highest(phrase)
    yield f'<path d="M{_LEFT} {_TOP}V{base}H{width - 8}" fill="none" stroke="{_INK}"/>'
    yield f'<text x="{_LEFT - 6}" y="{_TOP + 4}" text-anchor="end">{highest:.1f}</text>'
    yield f'<text x="{_LEFT - 6}" y="{base}" text-anchor="end">0</text>'
    for at, month in enumerate(phrase.months):
        if at == 0 or month.month.endswith("-01"):
            label = month.month if at == 0 else month.month[:4]
            yield f'<text x="{_x(at)}" y="{base + 16}">{label}</text>'


def _columns(phrase: Phrase) -> Iterator[str]:
    base, highest = _HEIGHT - _BOTTOM, _highest(phrase)
    for at, month in enumerate(phrase.months):
        height = (base - _TOP) * month.per_10000_words / highest if highest else 0
        yield (
            f'<rect x="{_x(at)}" y="{base - height:.1f}" width="{_STEP - 4}" height="{height:.1f}" '
            f'fill="{_COLUMN}"><title>{_month_in_words(month)}</title></rect>'
        )


def _month_in_words(month: Month) -> str:
    if not month.statements:
        return f"{month.month}: no statements"
    return (
        f"{month.month}: {month.uses} uses, {month.per_10000_words:.1f} per 10,000 words, "
        f"in {month.statements_with} of {month.statements} statements"
    )


def _changes(phrase: Phrase) -> Iterator[str]:
    names = [month.month for month in phrase.months]
    for change in phrase.changes:
        if change.date[:7] in names:
            x = _x(names.index(change.date[:7])) - 2
            yield (
                f'<path d="M{x} {_TOP - 12}V{_HEIGHT - _BOTTOM}" stroke="{_INK}" stroke-dasharray="4 3">'
                f"<title>{escape(_change_in_words(change))}</title></path>"
            )
            yield f'<text x="{x + 3}" y="{_TOP - 4}">{change.date}</text>'


def _highest(phrase: Phrase) -> float:
    return max((month.per_10000_words for month in phrase.months), default=0.0)


def _x(at: int) -> int:
    return _LEFT + 4 + _STEP * at


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"
