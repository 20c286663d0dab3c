"""The briefing book: what the statements say of two parties, for a visit; in several formats."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from verbale.views.brief.making import make_book
from verbale.views.brief.markdown import write_markdown
from verbale.views.brief.model import Book
from verbale.views.brief.occasion import Occasion, occasion_of
from verbale.views.brief.page import write_page
from verbale.views.brief.typeset import write_pdf
from verbale.views.brief.word import write_word

__all__ = ["FORMATS", "Book", "Occasion", "make_book", "occasion_of"]

FORMATS: Mapping[str, Callable[[Book], bytes]] = {
    "docx": write_word,
    "html": write_page,
    "pdf": write_pdf,
    "md": write_markdown,
}
"""The formats by the ending of a file's name, each with the function that gives its bytes."""
