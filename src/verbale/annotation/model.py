"""What an annotation program shows and changes, as plain data, whatever its format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from verbale.archive.corrections.model import SENTENCES
from verbale.reading.model import RECORD_TYPES

__all__ = ["TYPES", "Annotated", "Annotation", "FormatError"]

from verbale.errors import VerbaleError

TYPES = (SENTENCES, *(kind.key for kind in RECORD_TYPES))
"""The types of annotation: sentences, and each type of record."""


class FormatError(VerbaleError):
    """A file of an annotation program that cannot be read."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """A span with a type and the values of its fields, as `verbale correct --set` takes them."""

    type: str
    start: int
    """In code points of the text, as everywhere."""
    end: int
    values: Mapping[str, str] = field(default_factory=dict)
    """A field that is not there is empty; a verbatim one has the words of the span."""
    why: str = ""
    """What the annotator remarked."""


@dataclass(frozen=True, slots=True)
class Annotated:
    """A text with its annotations."""

    text: str
    annotations: tuple[Annotation, ...]
    left_out: tuple[str, ...] = ()
    """What there was besides, which means nothing here, a line each."""
