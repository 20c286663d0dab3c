"""PDF → paragraphs: glyphs, lines, running heads, footnotes, paragraphs, each in its own module."""

from verbale.sources.pdf.document import read_pdf

__all__ = ["read_pdf"]
