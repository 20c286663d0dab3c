"""Feeds of every kind become lists of entries; hostile ones end in an answer."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verbale.errors import SourceError
from verbale.sources.feeds import MAX_BYTES, MAX_ENTRIES, Feed, FeedEntry, is_feed, parse_feed

HERE = "https://mfa.example/news/feed.xml"
RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>Ministry &amp; Spokesperson</title><link>https://mfa.example/</link>
<item>
  <media:title>A picture</media:title>
  <title>On the strait</title>
  <link>https://mfa.example/news/7</link>
  <guid isPermaLink="false">news-7</guid>
  <pubDate>Wed, 01 May 2024 23:30:00 +0800</pubDate>
  <description>In short.</description>
  <content:encoded><![CDATA[<p>In full.</p>]]></content:encoded>
</item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title type="text">Ministry &amp; Spokesperson</title>
<link rel="self" href="https://mfa.example/news/feed.xml"/>
<entry>
  <id>news-7</id><title type="html">On &lt;b&gt;the&lt;/b&gt; strait</title>
  <link rel="enclosure" href="picture.jpg"/><link href="7"/>
  <updated>2024-05-02T00:00:00Z</updated><published>2024-05-01T23:30:00+08:00</published>
  <summary>In short.</summary>
  <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>In full.</p></div></content>
</entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
  xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://mfa.example/"><title>Ministry &amp; Spokesperson</title></channel>
<item rdf:about="https://mfa.example/news/7">
  <title>On the strait</title><link>https://mfa.example/news/7</link>
  <dc:date>2024-05-01</dc:date><description>In short.</description>
</item></rdf:RDF>"""


def feed(text: str | bytes) -> Feed:
    return parse_feed(text.encode("utf-8") if isinstance(text, str) else text, HERE)


def item(inside: str) -> FeedEntry:
    """The entry of an RSS feed that holds just this."""
    return feed(f'<rss version="2.0"><channel><item>{inside}</item></channel></rss>').entries[0]


@pytest.mark.parametrize(
    ("text", "name", "content"),
    [
        (RSS, "news-7", "<p>In full.</p>"),
        (ATOM, "news-7", '<div xmlns="http://www.w3.org/1999/xhtml"><p>In full.</p></div>'),
        (RDF, "https://mfa.example/news/7", "In short."),
    ],
    ids=["RSS", "Atom", "RDF"],
)
def test_the_formats_say_the_same(text: str, name: str, content: str) -> None:
    assert is_feed(text.encode())
    found = feed(text)
    assert found.title == "Ministry & Spokesperson"
    assert found.entries == (
        FeedEntry(name, "https://mfa.example/news/7", "On the strait", "2024-05-01", content),
    )


@pytest.mark.parametrize(
    ("inside", "url"),
    [
        ("<link>/news/8</link>", "https://mfa.example/news/8"),
        ("<link> https://mfa.example/8 </link>", "https://mfa.example/8"),
        ("<guid>https://mfa.example/9</guid>", "https://mfa.example/9"),  # a permanent link unless it says no
        ('<guid isPermaLink="false">https://mfa.example/9</guid>', ""),
        ("<link>javascript:alert(1)</link>", ""),
        ("<link>file:///etc/passwd</link>", ""),
        ("<link>https://[broken</link>", ""),
        ("<link>https://mfa.example/two words</link>", ""),
        ("", ""),
    ],
)
def test_the_address_of_an_entry_is_one_of_the_web(inside: str, url: str) -> None:
    assert item(inside).url == url


@pytest.mark.parametrize(
    ("date", "day"),
    [
        ("Wed, 01 May 2024 23:30:00 GMT", "2024-05-01"),
        ("1 May 2024 10:00:00 +0900", "2024-05-01"),
        ("2024-05-01T10:00:00Z", "2024-05-01"),
        ("2024-05-01", "2024-05-01"),
        ("2024-02-30", ""),
        ("yesterday", ""),
        ("Wed, 99 May 2024 23:30:00 GMT", ""),
        ("", ""),
    ],
)
def test_the_day_is_as_it_is_given(date: str, day: str) -> None:
    assert item(f"<pubDate>{date}</pubDate>").published == day


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Caf&eacute;&nbsp;talks", "Café talks"),  # entities of HTML, which XML does not know
        ("<![CDATA[A &amp; <i>B</i>]]>", "A & B"),
        ("  On\n the   strait ", "On the strait"),
        ("Fish & chips", "Fish chips"),  # not well-formed, and mended
        ("R&amp;D", "R&D"),
        ("&unknown;", "&unknown;"),
    ],
)
def test_a_title_is_one_line_of_plain_words(title: str, words: str) -> None:
    assert item(f"<title>{title}</title>").title == words


def test_an_encoding_that_is_declared_is_heeded() -> None:
    latin = RSS.replace("UTF-8", "ISO-8859-1").replace("On the strait", "Émile").encode("latin-1")
    assert feed(latin).entries[0].title == "Émile"


def test_a_feed_that_breaks_off_gives_what_it_has() -> None:
    assert [entry.title for entry in feed(RSS[: RSS.index("<guid")]).entries] == ["On the strait"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "plain text",
        "<html><head><title>News</title></head></html>",
        '{"version": "1"}',
        "<article>rss</article>",
        "<",
    ],
)
def test_what_is_no_feed_is_told_apart_and_named(text: str) -> None:
    assert not is_feed(text.encode())
    with pytest.raises(
        SourceError, match=r"feed\.xml: this is no RSS or Atom feed; give the address of the feed"
    ):
        feed(text)


def bomb() -> str:
    levels = "".join(f'<!ENTITY a{level} "{f"&a{level - 1};" * 10}">' for level in range(1, 12))
    return f'<!DOCTYPE rss [<!ENTITY a0 "ha">{levels}]><rss><channel><item><title>&a11;</title></item></channel></rss>'


SIZE = 3_000_000
HOSTILE: dict[str, Callable[[], str]] = {
    "entities that grow": bomb,
    "a file of this machine": lambda: (
        '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        "<rss><channel><item><title>&x;</title></item></channel></rss>"
    ),
    "another address": lambda: '<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/x.dtd"><rss><channel/></rss>',
    "nested without end": lambda: "<rss><channel>" + "<a>" * (SIZE // 3),
    "nothing but brackets": lambda: "<rss>" + "<" * SIZE,
    "nothing but ampersands": lambda: "<rss>" + "&" * SIZE,
    "attributes without end": lambda: "<rss><channel><item " + 'a="b" ' * (SIZE // 6),
    "an open comment": lambda: "<rss><!--" + "-" * SIZE,
    "an open section": lambda: "<rss><channel><item><title><![CDATA[" + "]" * SIZE,
    "one long title": lambda: "<rss><channel><item><title>" + "&lt;b&gt;" * (SIZE // 9),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_feed_neither_grows_nor_reads_nor_asks_for_anything(case: str) -> None:
    content = HOSTILE[case]().encode()
    try:
        found = feed(content)
    except SourceError:
        return
    assert all("root:" not in entry.title and len(entry.title) <= 2000 for entry in found.entries)


def test_of_a_feed_that_never_ends_the_first_entries_are_taken() -> None:
    many = "".join(f"<item><title>{number}</title></item>" for number in range(MAX_ENTRIES + 500))
    found = feed(f"<rss><channel>{many}</channel></rss>")
    assert (len(found.entries), found.left_out) == (MAX_ENTRIES, 500)
    assert found.entries[0].title == "0"


def test_a_feed_that_is_too_large_is_refused() -> None:
    with pytest.raises(SourceError, match="the feed is larger than 10 MB"):
        feed(b"<rss>" + b" " * MAX_BYTES)


PIECES = st.lists(st.sampled_from(RSS.split(">")), max_size=20)


@settings(max_examples=200, deadline=None)
@given(
    content=st.binary(max_size=300)
    | st.lists(st.sampled_from(RSS.split(">")), max_size=20).map(">".join).map(str.encode)
)
def test_any_bytes_are_a_feed_or_a_named_problem(content: bytes) -> None:
    is_feed(content)
    try:
        found = feed(content)
    except SourceError as error:
        assert str(error).startswith(HERE)
    else:
        assert all(entry.url == "" or entry.url.startswith("http") for entry in found.entries)
