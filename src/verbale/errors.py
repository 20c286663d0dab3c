"""The errors that Verbale raises on purpose.

Every message is one line that names the thing at fault, what is wrong with it
and what to do about it, so that a command can print it as it is.
"""

from __future__ import annotations

import traceback
from pathlib import Path

__all__ = [
    "ArchiveError",
    "CorrectionError",
    "DataFileError",
    "FetchError",
    "ReadingError",
    "SourceError",
    "VerbaleError",
    "unforeseen",
]

_PACKAGE = str(Path(__file__).parent)


class VerbaleError(Exception):
    """The root of every error that Verbale raises on purpose."""


class SourceError(VerbaleError):
    """A source that cannot be turned into a statement.

    ``source`` is the path or URL as the user gave it, ``problem`` what is
    wrong with it and ``remedy`` what the user can do.
    """

    def __init__(self, source: str, problem: str, remedy: str) -> None:
        super().__init__(f"{source}: {problem}; {remedy}")
        self.source = source
        self.problem = problem
        self.remedy = remedy


class FetchError(SourceError):
    """A URL that could not, or must not, be fetched."""


class ReadingError(VerbaleError, ValueError):
    """A reading that breaks the contract: a span that is not verbatim, an unknown code."""


class DataFileError(VerbaleError, ValueError):
    """A lexicon, gazetteer or weights file of the package that is malformed."""


class ArchiveError(VerbaleError):
    """An archive that cannot be opened, read or written.

    ``place`` is its path or URL without a password, ``problem`` what is wrong and ``remedy`` what
    the user can do.
    """

    def __init__(self, place: str, problem: str, remedy: str) -> None:
        super().__init__(f"{place}: {problem}; {remedy}")
        self.place = place
        self.problem = problem
        self.remedy = remedy


class CorrectionError(VerbaleError, ValueError):
    """A correction that cannot be made: its target is not there, a code unknown, a quotation not in the text."""


class AccountError(VerbaleError):
    """An account, a token or a password that cannot be as it was asked for."""


def unforeseen(source: str, error: Exception) -> VerbaleError:
    """An error that nobody foresaw, as one line: it is the program's fault, not the source's."""
    frames = traceback.extract_tb(error.__traceback__)
    where = next((frame for frame in reversed(frames) if _PACKAGE in frame.filename), frames[-1])
    module = where.filename.replace("\\", "/").rpartition("/verbale/")[2]
    return VerbaleError(
        f"{source}: {type(error).__name__} at line {where.lineno} of {module} ({error}); "
        "this is a fault of Verbale: please report it, with the file"
    )
