"""Permanent names: the same text has the same id in every archive, and so has every span and record of it."""

from __future__ import annotations

import base64
import hashlib
import re
import unicodedata

__all__ = ["fingerprint", "record_id", "span_id", "statement_id", "text_sha256"]

_LENGTH = 12
"""Characters of base 32 that an id keeps of a hash, 60 bits: two of a million texts clash once in two million."""
_QUOTES = str.maketrans("‘’‚‛“”„‟«»‐‑‒–—―−\u00ad\u200b\ufeff", '\'\'\'\'""""""-------   ')
_SPACE = re.compile(r"\s+")


def text_sha256(text: str) -> str:
    """The SHA-256 of a text in UTF-8, in hex."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def statement_id(text: str) -> str:
    """The id of the statement with this text: ``S`` and twelve characters (a-z, 2-7) of the text's hash."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
    return "S" + base64.b32encode(digest).decode().lower()[:_LENGTH]


def span_id(statement: str, start: int, end: int) -> str:
    """The id of a sentence: ``S…/120-180``."""
    return f"{statement}/{start}-{end}"


def record_id(statement: str, start: int, end: int, kind: str, ordinal: int = 1) -> str:
    """The id of a record: ``S…/120-180/commitments``.

    ``kind`` is the key of its type. Further records of one type with one span have ``~2``, ``~3``, … behind it.
    """
    return f"{statement}/{start}-{end}/{kind}" + (f"~{ordinal}" if ordinal > 1 else "")


def fingerprint(text: str) -> str:
    """The same for texts that differ only in white space, case and the form of quotation marks and dashes."""
    plain = unicodedata.normalize("NFKC", text).translate(_QUOTES)
    return text_sha256(_SPACE.sub(" ", plain).strip().casefold())
