"""A briefing book as one page of HTML, which loads nothing and runs no script."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib import resources

from jinja2 import Environment

from verbale.views.brief.model import Book
from verbale.views.templating import environment

__all__ = ["write_page"]


def write_page(book: Book) -> bytes:
    """The book in UTF-8; to be read on a screen, light or dark, and to be printed."""
    style = resources.files("verbale.views").joinpath("templates", "brief.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    page = _templates().get_template("brief.html").render(book=book, style=style, policy=policy)
    return page.encode("utf-8", "replace")


@cache
def _templates() -> Environment:
    return environment("verbale.views")
