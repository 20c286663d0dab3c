"""A statement beside its precedents, for a person at a terminal: a line for what, one for how unusual, the evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from textwrap import wrap

import click

from verbale.comparison.precedent import Finding, Precedent
from verbale.views.plain import one_line

__all__ = ["redline", "redline_pieces", "render_precedent"]

_WIDTH = 96
_LONGEST = 240
"""Characters of a quotation that are shown."""


def render_precedent(found: Precedent, most: int) -> str:
    """The ``most`` unusual findings, numbered."""
    head = (
        f"{found.issuer}, {found.date or 'no date'}: {len(found.findings)} findings beside "
        f"{found.earlier} earlier statements since {found.since or 'an unknown date'}"
    )
    paragraphs = ["\n".join(_paragraph(at, one)) for at, one in enumerate(found.findings[:most], 1)]
    return "\n".join([head, *paragraphs])


def _paragraph(number: int, finding: Finding) -> Iterator[str]:
    said = redline(finding) if finding.kind == "altered" else _quoted(finding.quote)
    place = f" [{finding.start}-{finding.end}]" if finding.quote else ""
    yield from wrap(
        f"{number}. {finding.kind.replace('_', ' ')}: {said or '(not in the statement)'}{place}",
        _WIDTH,
        subsequent_indent="   ",
    )
    yield from _lines(finding.statistic)
    for one in finding.evidence:
        yield from _lines(f"{one.date or 'no date'} {one.statement[:12]}: {_quoted(one.quote)}")


def redline(finding: Finding) -> str:
    """The altered wording beside the latest earlier one: [-words that are gone-] {+words put in+}."""
    drawn: dict[str, Callable[[str], str]] = {
        "same": str,
        "gone": lambda words: click.style(f"[-{words}-]", strikethrough=True),
        "new": lambda words: click.style(f"{{+{words}+}}", underline=True),
    }
    parts = [drawn[how](words) for how, words in redline_pieces(finding)]
    return one_line(" ".join(parts)) if not any("\x1b" in part for part in parts) else " ".join(parts)


def redline_pieces(finding: Finding) -> Iterator[tuple[str, str]]:
    """The altered wording in pieces, each "same", "gone" from the latest earlier one, or "new"."""
    old, new = finding.evidence[0].quote.split(), finding.quote.split()
    before, after = ([word.casefold().strip(",") for word in words] for words in (old, new))
    for what, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what == "equal":
            yield "same", " ".join(new[c:d])
            continue
        if b > a:
            yield "gone", " ".join(old[a:b])
        if d > c:
            yield "new", " ".join(new[c:d])


def _quoted(text: str) -> str:
    short = one_line(text).strip()
    short = short if len(short) <= _LONGEST else short[: _LONGEST - 1] + "…"
    return f"“{short}”" if short else ""


def _lines(text: str) -> list[str]:
    return wrap(text, _WIDTH, initial_indent="   ", subsequent_indent="     ")
