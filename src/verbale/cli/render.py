"""One reading in each of the formats that can be asked for."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from verbale.reading.model import Reading
from verbale.statement import Statement

__all__ = ["FORMATS", "SUFFIXES", "Style", "party_name", "renderer"]

FORMATS = ("text", "json", "jsonl", "html")
SUFFIXES = {"text": ".txt", "json": ".json", "html": ".html"}
"""The formats that make a file each, and how its name ends."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a reading is shown to a person."""

    width: int | None = None
    color: bool | None = None
    explain: bool = False
    to_file: bool = False
    """Whether the text goes to a file, not to standard output."""


def renderer(form: str, style: Style) -> Callable[[Statement, Reading], str]:
    """The function that writes a reading out in the format ``form``, one of FORMATS."""
    render = _RENDERERS[form]
    return lambda statement, reading: render(statement, reading, style)


def _as_text(_: Statement, reading: Reading, style: Style) -> str:
    from verbale.views.text import MEASURE, render_text

    return render_text(
        reading,
        party_name,
        target=sys.stdout,
        width=style.width or (MEASURE if style.to_file else None),
        color=style.color or False if style.to_file else style.color,
        explain=style.explain,
    )


def _as_json(_: Statement, reading: Reading, __: Style) -> str:
    return json.dumps(reading.to_dict(), ensure_ascii=False, indent=1) + "\n"


def _as_json_line(_: Statement, reading: Reading, __: Style) -> str:
    return json.dumps(reading.to_dict(), ensure_ascii=False, separators=(",", ":")) + "\n"


def _as_html(statement: Statement, reading: Reading, style: Style) -> str:
    from verbale.views.html import render_page

    return render_page(reading, statement.text, party_name, explain=style.explain)


_RENDERERS: Mapping[str, Callable[[Statement, Reading, Style], str]] = {
    "text": _as_text,
    "json": _as_json,
    "jsonl": _as_json_line,
    "html": _as_html,
}


def party_name(code: str) -> str:
    """The name of a party; a code that is not in the gazetteer stands for itself."""
    from verbale.language import gazetteer

    return gazetteer.party_name(code) if gazetteer.known_party(code) else code
