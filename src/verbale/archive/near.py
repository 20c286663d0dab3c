"""Texts that are nearly the same, found by MinHash and locality-sensitive hashing.

Broder, "On the resemblance and containment of documents" (1997); Leskovec, Rajaraman and Ullman,
*Mining of Massive Datasets* (2014), chapter 3. A text is the set of its runs of four words. A band
is a hash of four MinHash values; two texts that share any of sixteen bands are compared in full.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

__all__ = ["bands", "similarity"]

_RUN = 4
"""Words in a run."""
_ROWS = 4
_BANDS = 16
"""Of two texts with 0.7 of their runs in common, 99 of 100 pairs share a band."""
_WORD = re.compile(r"\w+")


def bands(text: str) -> tuple[int, ...]:
    """Sixteen whole numbers of 63 bits; none for a text without words."""
    import numpy as np

    hashes = np.fromiter(map(zlib.crc32, map(str.encode, _runs(text))), dtype=np.uint64)
    if not len(hashes):
        return ()
    factors, offsets = _hashing()
    # 32-bit values times 32-bit factors, modulo 2**64: the high half is a universal hash (Dietzfelbinger).
    smallest = ((factors * hashes + offsets) >> np.uint64(32)).min(axis=1).reshape(_BANDS, _ROWS)
    return tuple(
        zlib.crc32(band.tobytes(), number) | (int(band[0]) & 0x7FFFFFFF) << 32
        for number, band in enumerate(smallest)
    )


@cache
def _hashing() -> tuple[np.ndarray, np.ndarray]:
    """Factors and offsets of as many hash functions as there are MinHash values: the same in every archive."""
    import numpy as np

    generator = np.random.default_rng(1)
    factors, offsets = generator.integers(1, 1 << 32, size=(2, _BANDS * _ROWS, 1), dtype=np.uint64)
    return factors, offsets


def similarity(one: str, other: str) -> float:
    """The share of runs of words that two texts have in common (Jaccard index), 0..1."""
    left, right = set(_runs(one)), set(_runs(other))
    return len(left & right) / len(left | right) if left or right else 0.0


def _runs(text: str) -> Iterator[str]:
    """The runs of words of a text, in order; of a shorter text, all of it."""
    words = _WORD.findall(text.casefold())
    if len(words) < _RUN:
        return iter([" ".join(words)] if words else ())
    return map(" ".join, zip(*(words[at:] for at in range(_RUN)), strict=False))
