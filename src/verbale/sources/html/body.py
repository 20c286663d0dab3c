"""The main text of a page: paragraphs, headings, list items and table rows, in order."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator
from copy import deepcopy

from lxml import etree, html

__all__ = ["main_text"]

_CHROME = ("script", "style", "noscript", "template", "nav", "header", "footer", "aside", "form", "button",
           "select", "svg", "iframe", "figure")  # fmt: skip
_BLOCKS = ("address", "article", "aside", "blockquote", "body", "dd", "div", "dl", "dt", "fieldset", "figcaption",
           "h1", "h2", "h3", "h4", "h5", "h6", "li", "main", "ol", "p", "pre", "section", "table", "td", "th", "tr",
           "ul")  # fmt: skip
_ENOUGH = 200
"""Characters below which the extractor has found no text, and all that the page shows is taken."""
# The extractor's remarks on a page are not for the user: an error of ours says what matters.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())
_HIDING = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\b", re.IGNORECASE)
_SPACES = re.compile(r"[^\S\n]+")


def main_text(tree: html.HtmlElement) -> str:
    """The main text of the page: paragraphs parted by blank lines; empty if the page shows none.

    What the page hides is no text of it, unless it hides all (a script may show it).
    """
    return _main_text(_shown(tree)) or _main_text(tree)


def _main_text(tree: html.HtmlElement) -> str:
    chosen = _extract(tree)
    if len(chosen) >= _ENOUGH:
        return chosen
    return _everything(tree) or chosen


def _shown(tree: html.HtmlElement) -> html.HtmlElement:
    """The page without the elements that it hides itself; those that a style sheet hides cannot be told."""
    shown = deepcopy(tree)
    for element in shown.xpath("//body//*[@hidden or @style]"):
        if "hidden" in element.attrib or _HIDING.search(element.get("style", "")):
            element.drop_tree()
    return shown


def _apart(blocks: Iterable[str]) -> str:
    """The blocks as paragraphs; a line break that the page makes is as good as a new paragraph."""
    return "\n\n".join(line for block in blocks for line in block.split("\n"))


def _extract(tree: html.HtmlElement) -> str:
    """What the extractor takes for the main text."""
    from trafilatura import bare_extraction

    found = bare_extraction(
        deepcopy(tree), include_comments=False, include_tables=True, with_metadata=False, deduplicate=False
    )
    body = getattr(found, "body", None)
    return _apart(_blocks(body)) if body is not None else ""


def _blocks(body: etree._Element) -> Iterator[str]:
    """The blocks of an extracted body, whose tags are those of TEI."""
    for element in body:
        if element.tag in ("quote", "div"):
            yield from _blocks(element) if len(element) else _one(_flat(element))
        elif element.tag == "list":
            yield from _one("\n".join(filter(None, map(_flat, element.iter("item")))))
        elif element.tag == "table":
            yield from _one("\n".join(filter(None, map(_row, element.iter("row")))))
        else:
            yield from _one(_flat(element))
        yield from _one(_squeeze(element.tail or ""))


def _one(block: str) -> Iterator[str]:
    if block:
        yield block


def _row(row: etree._Element) -> str:
    return " | ".join(filter(None, map(_flat, row.iter("cell"))))


def _flat(element: etree._Element) -> str:
    """The text of an element; a line break in it stays one."""
    parts = [element.text or ""]
    for child in element:
        parts.append("\n" if child.tag == "lb" else _inside(child))
        parts.append(child.tail or "")
    return _squeeze("".join(parts))


def _inside(child: etree._Element) -> str:
    """The text inside a child: apart from the text around it where it is a block of its own."""
    text = _flat(child)
    return f"\n{text}\n" if child.tag in ("p", "list", "quote", "head") else text


def _squeeze(text: str) -> str:
    lines = (_SPACES.sub(" ", line).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def _everything(tree: html.HtmlElement) -> str:
    """All that the page shows but its chrome, a paragraph a block element."""
    bodies = tree.xpath("//main | //article") or tree.xpath("//body") or [tree]
    root = deepcopy(bodies[0])
    root.tail = None
    for element in list(root.iter(*_CHROME)):
        element.drop_tree()
    paragraphs: list[str] = [""]
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if element.tag in _BLOCKS:
            paragraphs.append("")
        if element.tag == "br" and event == "start":
            paragraphs[-1] += "\n"
        paragraphs[-1] += (element.text if event == "start" else element.tail) or ""
    return _apart(filter(None, map(_squeeze, paragraphs)))
