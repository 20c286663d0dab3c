"""A reading as one self-contained page: the text with voices, acts and records marked in it.

The page needs no script and fetches nothing: its content security policy allows its own style
sheet, known by its hash, and nothing else. Templates escape whatever comes from a statement.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Iterable
from functools import cache
from importlib import resources

from jinja2 import Environment

from verbale.reading.model import Reading
from verbale.views.page import mark_anchor, page_of
from verbale.views.segments import Mark
from verbale.views.templating import environment

__all__ = ["render_page"]


def render_page(
    reading: Reading, text: str, party_name: Callable[[str], str], *, explain: bool = False
) -> str:
    """The page of ``reading``, whose offsets refer to ``text``, as HTML.

    ``party_name`` gives the name of a party's code. ``explain`` adds the rule or the model behind
    each record and each act.
    """
    page = page_of(reading, text, party_name, explain=explain)
    style = _style(page.marks)
    return _templates().get_template("reading.html").render(page=page, style=style, policy=_policy(style))


@cache
def _templates() -> Environment:
    return environment("verbale.views")


def _style(marks: Iterable[Mark]) -> str:
    """The style sheet, with a rule that shows all of a mark when its place is jumped to."""
    sheet = resources.files("verbale.views").joinpath("templates", "reading.css").read_text(encoding="utf-8")
    jumps = ",\n".join(f":root:has(#{mark_anchor(mark)}:target) .{mark_anchor(mark)}" for mark in marks)
    return f"{sheet}{jumps} {{ background: var(--jumped); }}\n" if jumps else sheet


def _policy(style: str) -> str:
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
