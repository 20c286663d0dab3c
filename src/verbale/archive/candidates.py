"""What is to be read: bytes and where they came from, or a statement that is there; before and after.

The processes that read for an import load this module, and so nothing of the database.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import asdict, astuple, dataclass, field, replace

from verbale.archive.compact import compact
from verbale.archive.model import Archived
from verbale.archive.near import bands
from verbale.archive.reader import reader_version
from verbale.errors import ArchiveError, SourceError, VerbaleError, unforeseen
from verbale.reading.model import Reading, not_verbatim
from verbale.sources import OverrideError, Overrides
from verbale.statement import Statement

__all__ = [
    "Candidate",
    "Made",
    "Prepared",
    "Problem",
    "Reread",
    "lost",
    "lost_again",
    "prepare",
    "prepare_or_problem",
    "read_again",
]


_NOT_STORED = re.compile(r"[\0\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Made:
    """What a reader has made of an original elsewhere."""

    statement: Statement
    reading: str
    """In the contract's JSON."""
    reader: str
    """The version of the reader."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One original that may become a statement of the archive."""

    source: str
    """Where it came from: a path, an address, or a table and the row's id or line."""
    original: bytes
    content_type: str = ""
    overrides: Overrides = field(default_factory=Overrides)
    row: Mapping[str, str] | None = None
    """The columns of a row of a table, by the names that tables have here."""
    fallback: Overrides = field(default_factory=Overrides)
    """Title and date for an original that does not say them itself."""
    line: str = ""
    """Where the row stands, for complaints: the table and the line."""
    made: Made | None = None
    """What was made of it before; it is read again where another version of the reader, or other metadata, did."""

    @property
    def sha256(self) -> str:
        """The hash of the original, in hex."""
        return hashlib.sha256(self.original).hexdigest()

    @property
    def is_read(self) -> bool:
        """Whether it comes with a reading that this version of the reader would make."""
        return self.made is not None and _holds(self.made, _statement(self))


@dataclass(frozen=True, slots=True)
class Prepared:
    """A candidate with all that can be known about it without the archive."""

    candidate: Candidate
    statement: Statement
    reading: Reading
    bands: tuple[int, ...]
    """What near-duplicates are found by."""
    by_engine: Reading | None = None
    """The reading by the archive's engine, where that is not the rules."""
    told: str = ""
    """The reading in JSON, where it came so with the original and is written as the archive writes it."""
    came_read: bool = False
    """Whether the reading came with the original."""


@dataclass(frozen=True, slots=True)
class Reread:
    """A statement that is there, with what this reader makes of it."""

    item: Archived
    reading: Reading
    by_engine: Reading | None = None
    """The reading by the archive's engine, where that is not the rules."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A source that could not be added, in one line."""

    message: str


def prepare_or_problem(candidate: Candidate) -> Prepared | Problem:
    """As `prepare`, with whatever goes wrong in words."""
    try:
        return prepare(candidate)
    except VerbaleError as error:
        return Problem(str(error))
    except Exception as error:
        return Problem(str(unforeseen(candidate.line or candidate.source, error)))


def lost(candidate: Candidate) -> Problem:
    """What is said of a candidate on which the process that read it died."""
    name = candidate.line or candidate.source
    return Problem(str(SourceError(name, "the process that read it died", "free memory and add it again")))


def read_again(item: Archived) -> Reread | Problem:
    """A statement that is there with what this reader makes of it, or what went wrong in words."""
    from verbale.reading.pipeline import read_statement

    try:
        return Reread(item, read_statement(item.statement))
    except Exception as error:
        return Problem(str(unforeseen(item.id, error)))


def lost_again(item: Archived) -> Problem:
    """What is said of a statement on which the process that read it again died."""
    return Problem(str(ArchiveError(item.id, "the process that read it died", "free memory and try again")))


def prepare(candidate: Candidate) -> Prepared:
    """Turn the original into a statement and read it. Raises SourceError where that cannot be done."""
    statement = _statement(candidate)
    _require_storable(statement, candidate.line or candidate.source)
    near = bands(statement.text)
    if candidate.made is not None and _holds(candidate.made, statement):
        reading, told = _taken(candidate.made, statement, candidate.line)
        return Prepared(candidate, statement, reading, near, told=told, came_read=True)
    from verbale.reading.pipeline import read_statement

    return Prepared(candidate, statement, read_statement(statement), near)


def _holds(made: Made, statement: Statement) -> bool:
    """Whether what was made elsewhere is what this version of the reader would make of ``statement``."""
    return made.reader == reader_version() and statement == made.statement


def _taken(made: Made, statement: Statement, line: str) -> tuple[Reading, str]:
    """The reading that came with an original, and its JSON where that is written as the archive writes it."""
    try:
        data = json.loads(made.reading)
        reading = Reading.from_dict(data)
    except ValueError as error:
        raise SourceError(line, f"its reading is damaged ({error})", "read it again") from error
    if reading.document != statement.document:
        raise SourceError(line, "its reading is of another statement", "read it again")
    if wrong := not_verbatim(reading, statement.text):
        problem = f"its reading quotes at {wrong[0].start} what its text does not say there"
        raise SourceError(line, problem, "read it again")
    return reading, made.reading if compact(data) == made.reading else ""


def _require_storable(statement: Statement, name: str) -> None:
    """Raise SourceError for characters that databases refuse: NUL, and halves of surrogate pairs."""
    for value in (statement.text, *astuple(statement.document)):
        if _NOT_STORED.search(value):
            problem = "the text holds a character that cannot be stored (NUL or a lone surrogate)"
            raise SourceError(name, problem, "take it out")


def _statement(candidate: Candidate) -> Statement:
    if candidate.made is not None:
        made = candidate.made.statement
        given = {name: value for name, value in asdict(candidate.overrides).items() if value}
        return replace(made, document=replace(made.document, id=f"sha256:{candidate.sha256}", **given))
    if candidate.row is None:
        from verbale.sources import from_bytes

        made = from_bytes(
            candidate.original,
            candidate.source,
            overrides=candidate.overrides,
            content_type=candidate.content_type,
        )
        title = made.document.title or candidate.fallback.title
        published = made.document.published or candidate.fallback.published
        return replace(made, document=replace(made.document, title=title, published=published))
    from verbale.sources.tables import row_statement

    try:
        made = row_statement(candidate.row, candidate.source, candidate.overrides)
    except SourceError as error:
        raise SourceError(candidate.line, error.problem, error.remedy) from error
    except OverrideError as error:
        raise VerbaleError(f"{candidate.line}: {error}") from error
    return replace(made, document=replace(made.document, id=f"sha256:{candidate.sha256}"))
