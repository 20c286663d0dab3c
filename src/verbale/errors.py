"""The errors that Verbale raises on purpose.

Every message is one line that names the thing at fault, what is wrong with it
and what to do about it, so that a command can print it as it is.
"""

from __future__ import annotations

__all__ = ["ArchiveError", "DataFileError", "FetchError", "ReadingError", "SourceError", "VerbaleError"]


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
