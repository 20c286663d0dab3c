"""Texts that are nearly the same, found by MinHash and locality-sensitive hashing.

Broder, "On the resemblance and containment of documents" (1997); Leskovec, Rajaraman and Ullman,
*Mining of Massive Datasets* (2014), chapter 3. A text is the set of its runs of four words. A band
is a hash of four MinHash values; two texts that share any of sixteen bands are compared in full.
"""

from __future__ import annotations

import re
import zlib

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

    hashes = np.array([zlib.crc32(run.encode()) for run in _runs(text)], dtype=np.uint64)
    if not len(hashes):
        return ()
    generator = np.random.default_rng(1)
    factors, offsets = generator.integers(1, 1 << 32, size=(2, _BANDS * _ROWS, 1), dtype=np.uint64)
    # 32-bit values times 32-bit factors, modulo 2**64: the high half is a universal hash (Dietzfelbinger).
    smallest = ((factors * hashes + offsets) >> np.uint64(32)).min(axis=1).reshape(_BANDS, _ROWS)
    return tuple(
        zlib.crc32(band.tobytes(), number) | (int(band[0]) & 0x7FFFFFFF) << 32
        for number, band in enumerate(smallest)
    )


def similarity(one: str, other: str) -> float:
    """The share of runs of words that two texts have in common (Jaccard index), 0..1."""
    left, right = _runs(one), _runs(other)
    return len(left & right) / len(left | right) if left or right else 0.0


def _runs(text: str) -> set[str]:
    words = _WORD.findall(text.casefold())
    return {" ".join(words[at : at + _RUN]) for at in range(max(len(words) - _RUN + 1, min(1, len(words))))}
