"""HTML → main text and metadata: the page's tree, its main text, and what its head declares."""

from verbale.sources.html.page import read_html

__all__ = ["read_html"]
