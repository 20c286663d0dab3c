"""Verbale: official statements read into verbatim, attributed records.

>>> import verbale
>>> reading = verbale.read("Ruritania will open the border on 3 May 2024.", issuer="XRU")
>>> reading.sentences[0].act
'commit'
"""

from __future__ import annotations

import dataclasses
import os
from typing import TYPE_CHECKING, Any

from verbale.errors import (
    ArchiveError,
    CorrectionError,
    DataFileError,
    FetchError,
    ReadingError,
    SourceError,
    VerbaleError,
)
from verbale.reading.model import (
    RECORD_TYPES,
    Commitment,
    Cooperation,
    Demand,
    Engagement,
    Evidence,
    Framework,
    Measure,
    Mechanism,
    Reading,
    Record,
    RedLine,
    Reference,
    Sentence,
    Voice,
    not_verbatim,
)
from verbale.statement import Document, Span, Statement

if TYPE_CHECKING:
    from verbale.archive import Archive
    from verbale.comparison.precedent import precedent
    from verbale.comparison.readouts import compare

    __version__: str

__all__ = [
    "RECORD_TYPES",
    "Archive",
    "ArchiveError",
    "Commitment",
    "Cooperation",
    "CorrectionError",
    "DataFileError",
    "Demand",
    "Document",
    "Engagement",
    "Evidence",
    "FetchError",
    "Framework",
    "Measure",
    "Mechanism",
    "Reading",
    "ReadingError",
    "Record",
    "RedLine",
    "Reference",
    "Sentence",
    "SourceError",
    "Span",
    "Statement",
    "VerbaleError",
    "Voice",
    "__version__",
    "compare",
    "load",
    "not_verbatim",
    "precedent",
    "read",
]


def read(
    source: str | os.PathLike[str] | Statement,
    *,
    issuer: str = "",
    published: str = "",
    title: str = "",
    publisher: str = "",
    kind: str = "",
) -> Reading:
    """Read one statement: who says what in it, to whom, on which issue, and the records it holds.

    ``source`` is a text, or says where one is; `load` says how these are told apart. A `Statement`,
    which `load` returns, is read as it is. What is given counts for more than what the text says of
    itself: ``issuer`` is a party's code, ``published`` a date in ISO 8601 or EDTF, ``kind`` one of
    ``verbale.statement.KINDS``.

    Raises SourceError where the source cannot be read, and VerbaleError (a ValueError, too) for
    an issuer, date or kind that is none.
    """
    from verbale.reading.pipeline import read_statement

    return read_statement(
        load(source, issuer=issuer, published=published, title=title, publisher=publisher, kind=kind)
    )


def load(
    source: str | os.PathLike[str] | Statement,
    *,
    issuer: str = "",
    published: str = "",
    title: str = "",
    publisher: str = "",
    kind: str = "",
) -> Statement:
    """The statement that ``source`` is or leads to, with the text that the offsets of its reading refer to.

    A path object is a file's name, always. A string is, in this order,

    1. a text, if it has a line break in it or more than 1,024 characters;
    2. an address that is fetched, if it begins with ``http://`` or ``https://`` and has no white space;
    3. a file's name, if there is such a file or folder, or if it ends as a file that can be read
       does (``.pdf``, ``.txt``, …), so that a mistyped name is not read as a text;
    4. a text.

    A text that a stranger may have chosen should never be taken for a name or an address: make
    the statement yourself, with ``verbale.sources.from_text(text)``, and read that.

    Keywords and errors are those of `read`.
    """
    from verbale.sources import Overrides, from_text
    from verbale.sources import load as load_source

    overrides = Overrides(issuer, published, title, publisher, kind)
    if isinstance(source, Statement):
        given = {name: value for name, value in dataclasses.asdict(overrides).items() if value}
        return dataclasses.replace(source, document=dataclasses.replace(source.document, **given))
    if isinstance(source, str) and not _is_name(source):
        return from_text(source, overrides=overrides)
    name = os.fspath(source)
    # A file may be called "-", which stands for standard input on the command line.
    return load_source("./-" if name == "-" else name, overrides=overrides)


def __getattr__(name: str) -> Any:
    """The version, looked up in the installed package's metadata, and what needs an archive, on first use."""
    if name == "Archive":
        from verbale.archive import Archive

        return Archive
    if name == "compare":
        from verbale.comparison.readouts import compare

        return compare
    if name == "precedent":
        from verbale.comparison.precedent import precedent

        return precedent
    if name == "__version__":
        from importlib.metadata import version

        return version("verbale")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


_LONGEST_NAME = 1024


def _is_name(source: str) -> bool:
    """Whether a string says where a text is rather than being one."""
    from verbale.sources.discover import READABLE_SUFFIXES

    if len(source) > _LONGEST_NAME or len(source.splitlines()) > 1:
        return False
    if source.startswith(("http://", "https://")):
        return not any(character.isspace() for character in source)
    # os.path, because it takes a string that cannot be a path for one that does not exist.
    exists = os.path.exists(source)  # noqa: PTH110
    return exists or source.lower().endswith(READABLE_SUFFIXES)
