"""What a page declares about itself: meta tags, JSON-LD, ``<time>``, headings, canonical address."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml import html

from verbale.sources.dates import find_date
from verbale.sources.extracted import Declared

__all__ = ["find_declared"]

_TITLES = ("og:title", "citation_title", "articletitle", "dc.title", "dcterms.title", "twitter:title")
_PUBLISHERS = ("og:site_name", "citation_publisher", "dc.publisher", "dcterms.publisher", "sitename",
               "contentsource", "application-name")  # fmt: skip
_DATES = ("article:published_time", "og:article:published_time", "datepublished", "citation_publication_date",
          "citation_date", "dc.date.issued", "dcterms.issued", "dcterms.date", "dc.date", "dcterms.created",
          "dc.date.created", "pubdate", "publishdate", "publish-date", "publication_date", "date")  # fmt: skip
_SEPARATOR = re.compile(r"\s+[|–—·»:-]\s+")
_MAX_SCRIPT = 200_000


def find_declared(tree: html.HtmlElement) -> Declared:
    """The title, publisher, date and address that the page declares; empty where it declares none."""
    metas = _metas(tree)
    linked = list(_linked_data(tree))
    publisher = _first(metas, _PUBLISHERS) or _of_linked(linked, "publisher")
    return Declared(
        title=_title(tree, metas, linked, publisher),
        publisher=publisher,
        published=_published(tree, metas, linked),
        url=_address(tree, metas),
    )


def _metas(tree: html.HtmlElement) -> dict[str, str]:
    """The meta tags by lower-case name; the first of several counts."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()
        content = _words(meta.get("content") or "")
        if name and content:
            found.setdefault(name, content)
    return found


def _first(metas: dict[str, str], names: tuple[str, ...]) -> str:
    return next((metas[name] for name in names if name in metas), "")


def _title(
    tree: html.HtmlElement, metas: dict[str, str], linked: list[dict[str, Any]], publisher: str
) -> str:
    headings = [text for text in (_words(heading.text_content()) for heading in tree.iter("h1")) if text]
    candidates = [metas[name] for name in _TITLES if name in metas]
    candidates.append(_of_linked(linked, "headline"))
    candidates.extend(headings[:1] if len(headings) == 1 else [])
    candidates.append(_words(tree.findtext(".//title") or ""))
    candidates.extend(headings[:1])
    titles = (_without_site(candidate, publisher, headings) for candidate in candidates)
    return next((title for title in titles if title and title != publisher), "")


def _without_site(title: str, publisher: str, headings: list[str]) -> str:
    """The title without the name of the site, which many pages put before or behind it."""
    for heading in headings:
        if heading in title and len(heading) > 10:
            return heading
    parts = _SEPARATOR.split(title)
    if len(parts) > 1 and publisher and publisher.casefold() in (parts[0].casefold(), parts[-1].casefold()):
        cut = title.rfind(parts[-1]) if parts[-1].casefold() == publisher.casefold() else 0
        kept = title[:cut] if cut else title[len(parts[0]) :]
        return kept.strip(" |–—·»:-")
    return title


def _published(tree: html.HtmlElement, metas: dict[str, str], linked: list[dict[str, Any]]) -> str:
    candidates = [metas[name] for name in _DATES if name in metas]
    candidates.insert(1, _of_linked(linked, "datePublished"))
    candidates.extend(time.get("datetime") or "" for time in tree.xpath("//*[@itemprop='datePublished']"))
    times = tree.xpath("(//main | //article)//time[@datetime]") or tree.xpath("//time[@datetime]")
    candidates.extend(time.get("datetime") for time in times[:1])
    return next(filter(None, map(find_date, filter(None, candidates))), "")


def _address(tree: html.HtmlElement, metas: dict[str, str]) -> str:
    links = tree.xpath("//link[@rel='canonical']/@href")
    address = str(links[0]).strip() if links else metas.get("og:url", "")
    return address if address.startswith(("http://", "https://")) else ""


def _linked_data(tree: html.HtmlElement) -> Iterator[dict[str, Any]]:
    """The objects of the page's JSON-LD blocks."""
    for script in tree.xpath("//script[@type='application/ld+json']"):
        content = script.text or ""
        if len(content) > _MAX_SCRIPT:
            continue
        try:
            data = json.loads(content)
        except (ValueError, RecursionError):
            continue
        graph = data.get("@graph", [data]) if isinstance(data, dict) else data
        yield from (item for item in graph if isinstance(item, dict)) if isinstance(graph, list) else ()


def _of_linked(linked: list[dict[str, Any]], key: str) -> str:
    """The text, or the name of the thing, under ``key`` of the first object that has one."""
    for item in linked:
        value = item.get(key)
        if isinstance(value, list) and value:
            value = value[0]
        if isinstance(value, dict):
            value = value.get("name")
        if isinstance(value, str) and value.strip():
            return _words(value)
    return ""


def _words(text: str) -> str:
    return " ".join(text.split())
