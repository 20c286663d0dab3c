"""Which sources a command line means: files, folders, patterns, URLs and standard input."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

__all__ = ["READABLE_SUFFIXES", "STANDARD_INPUT", "expand", "is_url"]

READABLE_SUFFIXES = (".txt", ".md", ".html", ".htm", ".xhtml", ".pdf", ".docx")
"""What a file in a folder must end in to be read; a file named as such may end in anything."""
STANDARD_INPUT = "-"
"""The source that stands for standard input."""

_SCHEME_END = "://"


def expand(sources: Sequence[str]) -> list[str]:
    """Every single source that ``sources`` mean, in order, each once.

    A folder stands for the readable files in it and below it, sorted by path, hidden ones
    left out; a pattern (``*``, ``?``, ``[…]``, ``**``) for the files that it matches. Whatever
    is neither, a missing path too, is passed on as it is: ``load`` says what is wrong with it,
    so that one bad source does not keep the others from being read.
    """
    return list(dict.fromkeys(item for source in sources for item in _expand_one(source)))


def is_url(source: str) -> bool:
    """Whether ``source`` names something on a network (``scheme://…``) rather than a file."""
    scheme, mark, _ = source.partition(_SCHEME_END)
    return bool(mark) and scheme.isascii() and scheme.isalnum()


def _expand_one(source: str) -> Iterator[str]:
    if source == STANDARD_INPUT or is_url(source):
        yield source
        return
    # os.path, because it takes a string that can be no path for one that does not exist.
    if os.path.isdir(source):  # noqa: PTH112
        yield from _files_below(Path(source))
    elif glob.has_magic(source) and not os.path.exists(source):  # noqa: PTH110
        yield from _matches(source)
    else:
        yield source


def _files_below(folder: Path) -> Iterator[str]:
    found = (path for path in folder.rglob("*") if path.suffix.lower() in READABLE_SUFFIXES)
    shown = (
        path for path in found if not _is_hidden(path.relative_to(folder)) and path.stem.upper() != "README"
    )
    yield from (str(path) for path in sorted(shown) if not path.is_dir())


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _matches(pattern: str) -> Iterator[str]:
    """The files that ``pattern`` matches, or the pattern itself where there is none."""
    deep = "**" in pattern
    found: list[str] = []
    for match in map(Path, sorted(glob.glob(pattern, recursive=True))):  # noqa: PTH207
        if not match.is_dir():
            found.append(str(match))
        elif not deep:
            found.extend(_files_below(match))
    yield from found or [pattern]
