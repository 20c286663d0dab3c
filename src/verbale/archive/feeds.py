"""Feeds that an archive follows: each is asked, now and then, for statements that are not there yet.

Of an entry the page at its address is fetched, once; an entry without an address is itself the original.
What a feed gives is what its server wants to give: the fetcher's limits hold for it and for every page.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING

from sqlalchemy import Connection, delete, insert, select, update

from verbale.archive import importing, tables
from verbale.archive.candidates import Candidate, Problem
from verbale.archive.database import Database
from verbale.archive.engines import Reader
from verbale.archive.importing import AddReport, Progress
from verbale.archive.log import note, now
from verbale.archive.model import FollowedFeed
from verbale.errors import SourceError, VerbaleError
from verbale.sources import Overrides, read_source
from verbale.sources.feeds import MAX_BYTES, Feed, FeedEntry, parse_feed

if TYPE_CHECKING:
    from verbale.sources import Fetcher
    from verbale.sources.web import Fetched

__all__ = ["follow", "followed", "forget", "poll"]

_F = tables.feeds.c
_COLUMNS = (
    _F.url, _F.title, _F.publisher, _F.issuer, _F.added_at, _F.polled_at, _F.problem, _F.etag, _F.last_modified,
)  # fmt: skip
_LONGEST_TAG = 1024


def followed(connection: Connection) -> list[FollowedFeed]:
    """The feeds that are followed, in the order of their addresses."""
    return [FollowedFeed(*row) for row in connection.execute(select(*_COLUMNS).order_by(_F.url))]


def follow(
    database: Database, fetcher: Fetcher | None, url: str, data: bytes, overrides: Overrides
) -> Iterator[Candidate | Problem]:
    """Follow the feed at ``url`` from now on; its entries that are not there yet.

    ``overrides`` hold for all that it will ever bring. Raises SourceError where they cannot, and where
    ``data`` is no feed.
    """
    if overrides.title or overrides.published or overrides.kind:
        problem = "this is a feed: its statements have titles, dates and kinds of their own"
        raise SourceError(url, problem, "give only the issuer or the publisher with it")
    feed = parse_feed(data, url)
    with database.writing() as connection:
        known = connection.execute(select(_F.url).where(_F.url == url)).first()
        told = {"title": feed.title, "publisher": overrides.publisher, "issuer": overrides.issuer}
        if known is None:
            connection.execute(insert(tables.feeds).values(url=url, added_at=now(), **told))
            note(connection, "follow", source=url)
        else:
            connection.execute(update(tables.feeds).where(_F.url == url).values(**told))
    yield from _entries(database, fetcher, feed, url, overrides)
    if feed.left_out:
        problem = f"the feed has {feed.left_out} entries more than are taken at once"
        yield Problem(str(SourceError(url, problem, "give the addresses of the others")))


def forget(database: Database, url: str) -> bool:
    """Follow the feed at ``url`` no longer; False if it was not followed. What it has brought stays."""
    with database.writing() as connection:
        if not connection.execute(delete(tables.feeds).where(_F.url == url)).rowcount:
            return False
        note(connection, "forget", source=url)
    return True


def poll(
    database: Database,
    fetcher: Fetcher,
    *,
    reader: Reader | None = None,
    progress: Progress | None = None,
    stop: threading.Event | None = None,
) -> AddReport:
    """Ask every feed that is followed, and add what is new. Each is asked again from where it was."""
    total = AddReport()
    with database.reading() as connection:
        feeds = followed(connection)
    for feed in feeds:
        _poll_one(database, fetcher, feed, total, reader, progress, stop)
        if total.stopped:
            break
    return total


def _poll_one(
    database: Database,
    fetcher: Fetcher,
    feed: FollowedFeed,
    total: AddReport,
    reader: Reader | None,
    progress: Progress | None,
    stop: threading.Event | None,
) -> None:
    """Ask one feed and add what came to ``total``."""
    before = total.done
    try:
        fetched = replace(fetcher, max_bytes=MAX_BYTES).fetch(
            feed.url, etag=feed.etag, last_modified=feed.last_modified
        )
        if fetched.unchanged:
            _note_poll(database, feed.url, None, feed.problem)
            return
        parsed = parse_feed(fetched.data, feed.url)
    except VerbaleError as error:
        total.problems.append(str(error))
        _note_poll(database, feed.url, None, str(error))
        return
    overrides = Overrides(issuer=feed.issuer, publisher=feed.publisher)
    found = _entries(database, fetcher, parsed, feed.url, overrides)
    tell = (lambda done: progress(before + done)) if progress else None
    report = importing.add(database, found, reader=reader, progress=tell, stop=stop)
    total.extend(report)
    # What could not be added is tried again the next time, even if the feed has not changed by then.
    whole = not (report.problems or report.stopped)
    _note_poll(database, feed.url, fetched if whole else None, report.problems[0] if report.problems else "")


def _note_poll(database: Database, url: str, fetched: Fetched | None, problem: str) -> None:
    """Note that a feed was asked; with ``fetched``, that all it had is in the archive."""
    values = {"polled_at": now(), "problem": problem}
    if fetched is not None:
        values |= {"etag": _tag(fetched.etag), "last_modified": _tag(fetched.last_modified)}
    with database.writing() as connection:
        connection.execute(update(tables.feeds).where(_F.url == url).values(**values))


def _tag(given: str) -> str:
    """What a server calls a state of a feed, if that is of a length to be kept."""
    return given if len(given) <= _LONGEST_TAG else ""


def _entries(
    database: Database, fetcher: Fetcher | None, feed: Feed, url: str, overrides: Overrides
) -> Iterator[Candidate | Problem]:
    """The originals of the entries that are not there yet, fetched as they are asked for."""
    for entry in feed.entries:
        source = entry.url or f"{url}#{entry.id}"
        if not (entry.url or entry.content) or _is_known(database, source):
            continue
        try:
            data, content_type = _original(entry, fetcher)
        except VerbaleError as error:
            yield Problem(str(error))
            continue
        fallback = Overrides(title=entry.title, published=entry.published)
        yield Candidate(source, data, content_type, overrides, fallback=fallback)


def _original(entry: FeedEntry, fetcher: Fetcher | None) -> tuple[bytes, str]:
    """The bytes of an entry: the page that it leads to, or its own content as a page."""
    if entry.url:
        return read_source(entry.url, fetcher=fetcher)
    page = f"<!DOCTYPE html><title>{escape(entry.title)}</title><article>{entry.content}</article>"
    return page.encode("utf-8", "replace"), "text/html; charset=utf-8"


def _is_known(database: Database, source: str) -> bool:
    versions = tables.versions.c
    with database.reading() as connection:
        query = select(versions.number).where(versions.source == source).limit(1)
        return connection.execute(query).first() is not None
