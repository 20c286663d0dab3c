"""Small corpora of invented statements for the tests of reading at scale."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, ClassVar

from fsspec import AbstractFileSystem
from fsspec.spec import AbstractBufferedFile


def text(number: int) -> str:
    return f"Ruritania urged Graustark to release {number} fishermen. Lot {number} will be returned on 3 May 2024."


def lines(numbers: Iterable[int]) -> bytes:
    rows = ({"id": f"n{n}", "date": "2024-03-01", "issuer": "XRU", "text": text(n)} for n in numbers)
    return b"".join(json.dumps(row).encode() + b"\n" for row in rows)


class Pieces(AbstractFileSystem):  # type: ignore[misc]
    """Files that come in ranges of bytes, as an object store gives them."""

    protocol = "pieces"
    files: ClassVar[dict[str, bytes]] = {}

    def info(self, path: str, **_: Any) -> dict[str, Any]:
        path = self._strip_protocol(path)
        if path in self.files:
            return {"name": path, "size": len(self.files[path]), "type": "file"}
        if any(name.startswith(f"{path}/") for name in self.files):
            return {"name": path, "size": 0, "type": "directory"}
        raise FileNotFoundError(path)

    def ls(self, path: str, detail: bool = True, **_: Any) -> list[Any]:
        path = self._strip_protocol(path)
        found = [self.info(name) for name in self.files if name.rpartition("/")[0] == path]
        return found if detail else [one["name"] for one in found]

    def _open(self, path: str, mode: str = "rb", **_: Any) -> AbstractBufferedFile:
        return _Ranges(self, path, mode, block_size=100, size=len(self.files[path]))


class _Ranges(AbstractBufferedFile):  # type: ignore[misc]
    def _fetch_range(self, start: int, end: int) -> bytes:
        return Pieces.files[self.path][start:end]
