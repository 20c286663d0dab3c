"""A briefing book as PDF, typeset by Typst. The book reaches it as data, so that no text in it is a command."""

from __future__ import annotations

import json
from importlib import resources
from importlib.util import find_spec

from verbale.errors import VerbaleError
from verbale.views.brief.model import Book
from verbale.views.plain import without_controls

__all__ = ["write_pdf"]


def write_pdf(book: Book) -> bytes:
    """The book as the bytes of a PDF file. Raises VerbaleError where the typesetter is not installed."""
    if find_spec("typst") is None:
        raise VerbaleError("PDF needs a typesetter; install it with: pip install 'verbale[pdf]'")
    import typst

    layout = resources.files("verbale.views").joinpath("templates", "brief.typ").read_bytes()
    data = without_controls(json.dumps(book.to_dict(), ensure_ascii=False))
    data = data.encode("utf-8", "replace").decode("utf-8")
    try:
        made = typst.compile(layout, format="pdf", sys_inputs={"book": data})
    except typst.TypstError as error:
        raise VerbaleError(f"the book cannot be typeset: {' '.join(str(error).split())}") from error
    if not isinstance(made, bytes):
        raise VerbaleError("the book cannot be typeset: it was not one file")
    return made
