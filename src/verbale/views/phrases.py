"""Set phrases for a person at a terminal: how often, since when, in which words, where the rate changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from textwrap import wrap

from verbale.comparison.drift import Change
from verbale.comparison.phrases import Phrase
from verbale.views.plain import one_line
from verbale.views.sparkline import sparkline
from verbale.views.wording import code_in_words

__all__ = ["render_curve", "render_phrases"]

_WIDTH = 96
_VARIANTS, _ISSUES = 3, 3
"""How many of each are shown of a phrase in a list."""


def render_phrases(phrases: Iterable[Phrase]) -> str:
    """A paragraph for each phrase."""
    return "\n".join(line for number, phrase in enumerate(phrases, 1) for line in _paragraph(number, phrase))


def _paragraph(number: int, phrase: Phrase) -> Iterator[str]:
    yield from wrap(f"{number}. {one_line(phrase.text)}", _WIDTH, subsequent_indent="   ")
    rates = [month.per_10000_words for month in phrase.months]
    yield (
        f"   {phrase.statements} of {len(phrase.slice.statements)} statements, "
        f"{phrase.first.date or 'no date'} to {phrase.last.date or 'no date'}  {sparkline(rates)}"
    )
    more = [one_line(variant.text) for variant in phrase.variants[1 : _VARIANTS + 1]]
    if more:
        yield from _lines(f"also: {'; '.join(f'“{text}”' for text in more)}")
    if phrase.issues:
        yield from _lines(f"with: {', '.join(code_in_words(issue) for issue, _ in phrase.issues[:_ISSUES])}")
    for change in phrase.changes:
        yield from _lines(change_in_words(change))


def change_in_words(change: Change) -> str:
    """A change of rate in a line."""
    return (
        f"changes on {change.date}: {change.with_before} of {change.before} statements before, "
        f"{change.with_after} of {change.after} since (p = {change.p:.2g})"
    )


def render_curve(phrase: Phrase) -> str:
    """The curve of one phrase, its variants, and where its rate changes."""
    months = phrase.months
    lines = [
        f"{one_line(phrase.text)}",
        f"{len(phrase.places)} uses in {phrase.statements} of {len(phrase.slice.statements)} statements, "
        f"{phrase.first.date or 'no date'} to {phrase.last.date or 'no date'}",
        "",
    ]
    if months:
        highest = max(month.per_10000_words for month in months)
        lines += [
            f"{months[0].month} {sparkline([month.per_10000_words for month in months])} {months[-1].month}",
            f"uses per 10,000 words by month, at most {highest:.1f}; · is none",
        ]
    lines += [change_in_words(change) for change in phrase.changes]
    lines += ["", *_variants(phrase)]
    return "\n".join(lines)


def _variants(phrase: Phrase) -> Sequence[str]:
    size = max(len(str(variant.uses)) for variant in phrase.variants)
    return [
        f"{variant.uses:>{size}}  {variant.first or 'no date':<10}  {variant.last or 'no date':<10}  "
        f"{one_line(variant.text)}"
        for variant in phrase.variants
    ]


def _lines(text: str) -> list[str]:
    return wrap(text, _WIDTH, initial_indent="   ", subsequent_indent="     ")
