"""The reading that the machine makes of a statement, and the version of the reader that made it."""

from __future__ import annotations

import hashlib
import json
import zlib
from functools import cache
from pathlib import Path

from verbale.archive.compact import compact
from verbale.reading.model import Reading

__all__ = ["packed", "packed_json", "reader_version", "unpacked"]

_PACKAGE = Path(__file__).parents[1]
_PARTS = ("language", "reading")
"""The packages that decide what a reading says."""


@cache
def reader_version() -> str:
    """The version of Verbale and a hash of the rules and data that make a reading.

    It changes with every change that could change a reading.
    """
    from verbale import __version__

    whole = hashlib.sha256()
    for part in _PARTS:
        for path in sorted((_PACKAGE / part).rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                whole.update(path.relative_to(_PACKAGE).as_posix().encode())
                whole.update(path.read_bytes())
    return f"{__version__}+{whole.hexdigest()[:12]}"


def packed(reading: Reading) -> bytes:
    """The reading in the contract's JSON, compressed."""
    return packed_json(compact(reading.to_dict()))


def packed_json(told: str) -> bytes:
    """The same of a reading that is there in the contract's JSON, written as `compact` writes it."""
    return zlib.compress(told.encode("utf-8", "surrogatepass"))


def unpacked(content: bytes) -> Reading:
    """The reading that `packed` made ``content`` of. Raises ReadingError where it is none."""
    return Reading.from_dict(json.loads(zlib.decompress(content).decode("utf-8", "surrogatepass")))
