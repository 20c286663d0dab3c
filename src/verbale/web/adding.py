"""Adding from the web: a text, a file, or the address of a page; never a path of this machine."""

from __future__ import annotations

import hashlib
from pathlib import PurePosixPath

from verbale.archive import Archive
from verbale.archive.importing import AddReport
from verbale.errors import SourceError
from verbale.sources import Overrides

__all__ = ["add_address", "add_file", "add_text"]

_LONGEST_NAME = 200


def add_text(archive: Archive, text: str, overrides: Overrides) -> AddReport:
    """Add a text that somebody has typed or pasted. Raises SourceError where it has no words."""
    if not text.strip():
        raise SourceError("the text", "there are no words in it", "paste the text of a statement")
    # A browser sends line ends as CR LF, whatever the text had.
    data = text.replace("\r\n", "\n").encode("utf-8", "surrogatepass")
    name = f"pasted-{hashlib.sha256(data).hexdigest()[:12]}.txt"
    return archive.add_original(name, data, overrides=overrides)


def add_file(archive: Archive, name: str, data: bytes, content_type: str, overrides: Overrides) -> AddReport:
    """Add a file that somebody has sent; of its name only the last part is kept."""
    last = PurePosixPath(name.replace("\\", "/").replace("\0", "")).name[-_LONGEST_NAME:] or "file"
    return archive.add_original(last, data, overrides=overrides, content_type=content_type)


def add_address(archive: Archive, url: str, overrides: Overrides) -> AddReport:
    """Add the page, or follow the feed, at an address. Raises SourceError for what is no web address."""
    from verbale.sources import Fetcher

    if not url.startswith(("https://", "http://")):
        raise SourceError(url or "the address", "it is no web address", "give one that begins with https://")
    return archive.add(url, overrides=overrides, fetcher=Fetcher())
