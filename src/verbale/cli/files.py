"""Writing the readings of many sources into one folder, each to a file of its own."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import unquote, urlsplit

__all__ = ["OutputFolder", "name_for"]

_LONGEST = 120
_NOT_FOR_NAMES = re.compile(r"[^\w.-]+")


def name_for(source: str) -> str:
    """What to call the output for ``source``: a file's name without its suffix, the end of an address."""
    if source == "-":
        return "standard-input"
    if "://" not in source:
        return Path(source).stem
    address = urlsplit(source)
    last = Path(unquote(address.path)).stem or address.hostname or ""
    return _NOT_FOR_NAMES.sub("-", last).strip("-.")[:_LONGEST] or "page"


class OutputFolder:
    """A folder that is given one file a source.

    No file of the same run is written twice and no source is written over; files of earlier
    runs are replaced.
    """

    def __init__(self, folder: Path, suffix: str, sources: Iterable[str]) -> None:
        self._folder = folder
        self._suffix = suffix
        self._taken = {_identity(Path(source)) for source in sources if "://" not in source}
        self._written: list[Path] = []
        self._renamed: list[str] = []

    def write(self, source: str, content: str) -> None:
        """Write ``content`` for ``source``, wholly or not at all."""
        self._folder.mkdir(parents=True, exist_ok=True)
        wanted = self._folder / f"{name_for(source)}{self._suffix}"
        path = self._free_path(wanted)
        part = path.with_name(f".{path.name}.part")
        part.write_text(content, encoding="utf-8", errors="backslashreplace", newline="\n")
        part.replace(path)
        self._taken.add(_identity(path))
        self._written.append(path)
        if path != wanted:
            self._renamed.append(f"{source}: written to {path}, since {wanted.name} is taken")

    def report(self) -> list[str]:
        """What was written, in lines for a person."""
        count = len(self._written)
        if count == 1:
            return [*self._renamed, f"wrote {self._written[0]}"]
        return [*self._renamed, f"wrote {count} files into {self._folder}"]

    def _free_path(self, wanted: Path) -> Path:
        path, number = wanted, 1
        while _identity(path) in self._taken:
            number += 1
            path = wanted.with_name(f"{wanted.name.removesuffix(self._suffix)}-{number}{self._suffix}")
        return path


def _identity(path: Path) -> str:
    """The same for two paths that may lead to one file, on systems that ignore case too."""
    return os.path.realpath(path).casefold()
