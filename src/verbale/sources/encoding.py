"""Bytes of a text file → characters.

UTF-8 is decoded unchanged, a byte order mark (U+FEFF) included, so that offsets are the ones
that any other program finds in the same file. Other encodings are recognised by their byte
order mark, by what the page or server declares, or by charset-normalizer.
"""

from __future__ import annotations

import codecs
import re

from verbale.errors import SourceError

__all__ = ["decode"]

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 200_000
"""How many bytes charset-normalizer looks at: it is slow, and an encoding shows early."""
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_CONTROL_SHARE = 0.002
_DAMAGED = 0.1
"""The share of undecodable sequences up to which a text still counts as (damaged) UTF-8."""
_SAVE_AS_UTF8 = "save it as plain text in UTF-8"


def decode(data: bytes, source: str, declared: str = "") -> str:
    """The characters of ``data``; ``declared`` is the encoding that a page or server names.

    Raises SourceError where the bytes are no text, or in no encoding that can be told.
    """
    text = _decode(data, declared)
    if _is_binary(data[:_SAMPLE].decode("latin-1") if text is None else text):
        raise SourceError(source, "this is binary data, not text", "give a text, HTML, PDF or DOCX file")
    if text is None:
        raise SourceError(source, "the text's encoding cannot be told", _SAVE_AS_UTF8)
    return text


def _is_binary(text: str) -> bool:
    return len(_CONTROL.findall(text)) > _CONTROL_SHARE * len(text)


def _decode(data: bytes, declared: str) -> str | None:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _try(data, encoding)
    if guess := _utf16_without_mark(data):
        return _try(data, guess)
    text = _try(data, "utf-8")
    if text is None and declared:
        text = _try(data, declared)
    if text is None:
        text = _damaged_utf8(data)
    return text if text is not None else _detect(data)


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _utf16_without_mark(data: bytes) -> str:
    """UTF-16 without a mark shows in the zero bytes of its Latin letters: every second byte."""
    sample = data[:2000]
    if len(sample) < 8 or len(data) % 2:
        return ""
    for encoding, zeros, letters in (("utf-16-le", 1, 0), ("utf-16-be", 0, 1)):
        if sample[zeros::2].count(0) > 0.7 * len(sample) / 2 and sample[letters::2].count(0) == 0:
            return encoding
    return ""


def _damaged_utf8(data: bytes) -> str | None:
    """A text in UTF-8 with a few broken sequences, each shown as U+FFFD."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    sound = sum(character > "\x7f" for character in text) - broken
    return text if broken <= _DAMAGED * sound else None


def _detect(data: bytes) -> str | None:
    """The text in the likeliest legacy encoding: Windows-1252 where it fits, as it does for English."""
    western = _try(data, "cp1252")
    if western is not None and _looks_western(western):
        return western
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    return _try(data, best.encoding) if best is not None else None


_WESTERN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ]|(?<=[A-Za-z]{2})’(?=[a-z])|[‘’“”–—…•·§«»©®°€£ \xa0]")


def _looks_western(text: str) -> bool:
    """Whether the non-ASCII characters are few, and typographic marks or accented letters."""
    foreign = [character for character in text if character > "\x7f"]
    letters = sum(character.isascii() and character.isalpha() for character in text)
    if len(foreign) > 0.1 * max(letters, 1):
        return False
    return all(_WESTERN.match(character) for character in foreign)
