"""Feeds: RSS 0.9x to 2.0, RSS 1.0 and Atom, as lists of entries.

A feed is what a stranger's server sends. It is parsed by libxml2 with its limits on, without entities of its own,
without the network and with errors mended, which takes time in proportion to its size; of its entries the
first MAX_ENTRIES are taken. How much is fetched and for how long is up to the fetcher.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from html.entities import name2codepoint
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from verbale.errors import SourceError

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["MAX_BYTES", "MAX_ENTRIES", "Feed", "FeedEntry", "is_feed", "parse_feed"]

MAX_BYTES = 10 * 1024 * 1024
"""How large a feed may be."""
MAX_ENTRIES = 1000
"""How many entries of a feed are taken: the first ones, which are the newest."""
_BEGINNING = 8 * 1024
_LONGEST_TITLE = 2000
_ATOM = ("http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#")
_RSS = (
    "",
    "http://purl.org/rss/1.0/",
    "http://my.netscape.com/rdf/simple/0.9/",
    "http://backend.userland.com/rss2",
)
_OWN = frozenset((*_ATOM, *_RSS))
_DATES = "http://purl.org/dc/elements/1.1/"
_CONTENT = "http://purl.org/rss/1.0/modules/content/"
_ENTITY = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,10});")
_IN_XML = frozenset((b"amp", b"lt", b"gt", b"quot", b"apos"))


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One entry of a feed. What it does not say is the empty string."""

    id: str
    """What the feed names it by; its address where it has no other name."""
    url: str
    """Where the text is, an http or https address."""
    title: str
    published: str
    """The day it was published, or else the day it was changed, ISO 8601."""
    content: str
    """The text or a summary of it, HTML."""


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed says, newest entries first as a rule."""

    title: str
    entries: tuple[FeedEntry, ...]
    left_out: int = 0
    """How many entries it has beyond MAX_ENTRIES."""


def is_feed(data: bytes) -> bool:
    """Whether these bytes begin as a feed does."""
    from lxml import etree

    if b"<" not in data[:_BEGINNING]:
        return False
    parser = etree.XMLPullParser(("start",), recover=True, resolve_entities=False, no_network=True)
    try:
        parser.feed(data[:_BEGINNING])
    except etree.LxmlError:
        return False
    return any(_is_root(element) for _, element in islice(parser.read_events(), 1))


def parse_feed(data: bytes, url: str) -> Feed:
    """The feed at ``url``. Raises SourceError where ``data`` is too large or none."""
    from lxml import etree

    if len(data) > MAX_BYTES:
        problem = f"the feed is larger than {MAX_BYTES // 1024 // 1024} MB"
        raise SourceError(url, problem, "give the addresses of its statements")
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(_ENTITY.sub(_numeric, data), parser)
    except (etree.LxmlError, ValueError):
        root = None
    if root is None or not _is_root(root):
        raise SourceError(url, "this is no RSS or Atom feed", "give the address of the feed")
    found = [element for element in root.iter() if _name(element) in ("item", "entry")]
    head = root if _name(root) == "feed" else _child(root, "channel")
    title = "" if head is None else _words(_child(head, "title"))
    entries = tuple(_entry(element, url) for element in found[:MAX_ENTRIES])
    return Feed(title, entries, max(0, len(found) - MAX_ENTRIES))


def _numeric(match: re.Match[bytes]) -> bytes:
    """An entity of HTML by its number: XML does not know its name."""
    name = match[1]
    code = None if name in _IN_XML else name2codepoint.get(name.decode("ascii"))
    return match[0] if code is None else b"&#%d;" % code


def _is_root(element: object) -> bool:
    """Whether an element is what a feed begins with."""
    tag = getattr(element, "tag", None)
    return isinstance(tag, str) and tag.rpartition("}")[2] in ("rss", "feed", "RDF")


def _name(element: _Element) -> str:
    """The local name of an element of the feed formats; empty for every other."""
    if not isinstance(element.tag, str):
        return ""
    namespace, _, name = element.tag.rpartition("}")
    return name if namespace.removeprefix("{") in _OWN else ""


def _child(element: _Element, name: str, namespace: str = "") -> _Element | None:
    """The first element below of that name; of the feed formats, or of ``namespace``."""
    if namespace:
        return element.find(f"{{{namespace}}}{name}")
    return next((below for below in element if _name(below) == name), None)


def _text(element: _Element | None) -> str:
    """All text in an element; what is marked up there as XHTML becomes HTML."""
    if element is None:
        return ""
    if len(element) == 0:
        return (element.text or "").strip()
    from lxml import etree

    inner = (str(etree.tostring(below, encoding="unicode", method="html")) for below in element)
    return ((element.text or "") + "".join(inner)).strip()


def _words(element: _Element | None) -> str:
    """The text in an element in one line, without mark-up."""
    if element is None:
        return ""
    from lxml import html

    text = "".join(map(str, element.itertext()))[:_LONGEST_TITLE]
    if "<" in text or "&" in text:
        text = "".join(map(str, html.fromstring(f"<p>{text}</p>").itertext()))
    return " ".join(text.split())


def _entry(element: _Element, base: str) -> FeedEntry:
    url = _address(element, base)
    name = _text(_child(element, "guid")) or _text(_child(element, "id")) or url
    return FeedEntry(name, url, _words(_child(element, "title")), _day(element), _content(element))


def _address(element: _Element, base: str) -> str:
    """Where the text of an entry is; empty where it does not say so with a web address."""
    for candidate in _addresses(element):
        try:
            address = urljoin(base, candidate.strip())
            scheme = urlsplit(address).scheme
        except ValueError:
            continue
        if scheme in ("http", "https") and not any(character.isspace() for character in address):
            return address
    return ""


def _addresses(element: _Element) -> Iterator[str]:
    """What may be the address of an entry, the most likely first."""
    for below in element:
        if _name(below) == "link" and below.get("rel", "alternate") == "alternate":
            yield from filter(None, (below.get("href"), below.text))
    guid = _child(element, "guid")
    if guid is not None and guid.get("isPermaLink", "true") != "false":
        yield _text(guid)


def _day(element: _Element) -> str:
    """The day of an entry, in the time zone that it is given in."""
    written = (
        _child(element, "pubDate"),
        _child(element, "published"),
        _child(element, "issued"),
        _child(element, "date", _DATES),
        _child(element, "updated"),
        _child(element, "modified"),
    )
    return next(filter(None, map(_iso_day, map(_text, written))), "")


def _iso_day(written: str) -> str:
    """The day of a date of RFC 822 or ISO 8601; empty if it is neither."""
    try:
        if written[:4].isdigit():
            return datetime.fromisoformat(written[:10]).date().isoformat()
        return parsedate_to_datetime(written[:64]).date().isoformat()
    except (ValueError, IndexError, OverflowError):
        return ""


def _content(element: _Element) -> str:
    whole = _text(_child(element, "encoded", _CONTENT)) or _text(_child(element, "content"))
    return whole or _text(_child(element, "summary")) or _text(_child(element, "description"))
