r"""brat standoff: a text, and beside it a file with an annotation a line.

The format is that of https://brat.nlplab.org/standoff.html. Offsets count code points, as Verbale does. A span
over several lines has a fragment a line, as brat writes it. The type of a sentence is its act (``act-demand``), a field
with few values is an attribute (``demands-polarity``), all others stand in the annotator's note,
``to=XGS | content=lift the ban``, in which ``\n``, ``\t``, ``\|`` and ``\\`` stand for these characters. A part of
the note without ``=`` is a remark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from verbale.annotation.model import TYPES, Annotated, Annotation, FormatError
from verbale.annotation.values import field_names
from verbale.archive.corrections.model import SENTENCES
from verbale.archive.corrections.values import CHOICES
from verbale.reading.model import ACTS

__all__ = ["configuration", "read", "write"]

_ACT = "act-"
_NAME = re.compile(r"\w+")
_SPANS = re.compile(r"\d{1,9} \d{1,9}(?:;\d{1,9} \d{1,9})*")
_ESCAPES = {"\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "|": "\\|"}
_UNESCAPED = {"n": "\n", "r": "\r", "t": "\t"}
_PART = re.compile(r"(?:\\.|[^|\\])+|\\$", re.DOTALL)


def write(text: str, annotations: Sequence[Annotation]) -> str:
    """The lines of a file of annotations of ``text``."""
    lines: list[str] = []
    attributes = 0
    for number, one in enumerate(annotations, 1):
        fragments = _fragments(text, one.start, one.end)
        spans = ";".join(f"{start} {end}" for start, end in fragments)
        lines.append(f"T{number}\t{_label(one)} {spans}\t{_words(text, fragments)}")
        for name in _attributes(one):
            attributes += 1
            lines.append(f"A{attributes}\t{one.type}-{name} T{number} {one.values[name]}")
        if note := _note(one):
            lines.append(f"#{number}\tAnnotatorNotes T{number}\t{note}")
    return "".join(f"{line}\n" for line in lines)


def read(text: str, lines: str, name: str) -> Annotated:
    """The annotations of ``text`` in the file ``name``. Raises FormatError where they do not fit the text."""
    spans: dict[str, tuple[str, int, int]] = {}
    values: dict[str, dict[str, str]] = {}
    remarks: dict[str, list[str]] = {}
    left_out = []
    for number, line in enumerate(lines.split("\n"), 1):
        where = f"{name}, line {number}"
        identity, _, rest = line.rstrip("\r").partition("\t")
        if identity.startswith("T"):
            spans[identity] = _span(text, rest, where)
        elif identity[:1] in ("A", "M"):
            _take_attribute(rest, values)
        elif identity.startswith("#") and rest.startswith("AnnotatorNotes "):
            _take_note(rest, values, remarks)
        elif identity.strip():
            left_out.append(f"{where}: {line[:60]!r} is not read")
    found, unknown = [], []
    for identity, (label, start, end) in spans.items():
        key, act = (SENTENCES, label[len(_ACT) :]) if label.startswith(_ACT) else (label, "")
        if key not in TYPES:
            unknown.append(f"{name}: {identity} is of the type {label!r}, which is not read")
            continue
        given = values.get(identity, {}) | ({"act": act} if act else {})
        found.append(Annotation(key, start, end, given, "; ".join(remarks.get(identity, ()))))
    return Annotated(text, tuple(found), (*left_out, *unknown))


def configuration() -> str:
    """What brat has to know of types and attributes: ``annotation.conf``."""
    entities = [*(f"{_ACT}{act}" for act in ACTS), *(key for key in TYPES if key != SENTENCES)]
    attributes = [
        f"{key}-{name}\tArg:{key}, Value:{'|'.join(values)}" for (key, name), values in CHOICES.items()
    ]
    parts: tuple[tuple[str, list[str]], ...] = (
        ("entities", entities),
        ("relations", []),
        ("events", []),
        ("attributes", attributes),
    )
    return "\n".join(f"[{part}]\n" + "".join(f"{line}\n" for line in lines) for part, lines in parts)


def _label(one: Annotation) -> str:
    return f"{_ACT}{one.values.get('act', 'other')}" if one.type == SENTENCES else one.type


def _attributes(one: Annotation) -> list[str]:
    """The fields that are attributes: those with few values, none of which has a space."""
    return [name for name in one.values if one.values[name] in CHOICES.get((one.type, name), ())]


def _fragments(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The parts of a span between line breaks."""
    lines = re.finditer(r"[^\n]+", text[start:end])
    return [(start + line.start(), start + line.end()) for line in lines] or [(start, end)]


def _words(text: str, fragments: Sequence[tuple[int, int]]) -> str:
    return " ".join(text[start:end] for start, end in fragments).replace("\n", " ")


def _span(text: str, rest: str, where: str) -> tuple[str, int, int]:
    head, _, words = rest.partition("\t")
    label, _, spans = head.partition(" ")
    if not _SPANS.fullmatch(spans):
        raise FormatError(f"{where}: {head[:60]!r} is no type with offsets; is this brat standoff?")
    pairs = [tuple(map(int, pair.split(" "))) for pair in spans.split(";")]
    fragments = [(start, end) for start, end in pairs]
    if any(not start < end <= len(text) for start, end in fragments):
        raise FormatError(f"{where}: {spans} is not within the text of {len(text)} characters")
    if _words(text, fragments).rstrip("\r") != words.rstrip("\r"):
        there = _words(text, fragments)[:60]
        raise FormatError(
            f"{where}: the text has {there!r} at {spans}, not {words[:60]!r}; "
            "put back the text as it was given out, with offsets in characters"
        )
    return label, fragments[0][0], fragments[-1][1]


def _take_attribute(rest: str, values: dict[str, dict[str, str]]) -> None:
    name, target, *value = rest.split(" ")
    values.setdefault(target, {})[name.rpartition("-")[2]] = " ".join(value)


def _take_note(rest: str, values: dict[str, dict[str, str]], remarks: dict[str, list[str]]) -> None:
    head, _, note = rest.partition("\t")
    target = head.split(" ", 1)[1]
    for part in _PART.findall(note):
        name, sign, value = part.partition("=")
        if sign and _NAME.fullmatch(name.strip()):
            values.setdefault(target, {})[name.strip()] = _unescaped(value.strip(" "))
        elif part.strip():
            remarks.setdefault(target, []).append(_unescaped(part.strip()))


def _note(one: Annotation) -> str:
    shown: Mapping[str, str] = one.values
    apart = {"act", *_attributes(one)}
    names = [name for name in field_names(one.type) if name in shown and name not in apart]
    parts = [f"{name}={_escaped(shown[name])}" for name in names]
    return " | ".join([*parts, *([_escaped(one.why)] if one.why else [])])


def _escaped(value: str) -> str:
    return "".join(_ESCAPES.get(character, character) for character in value)


def _unescaped(value: str) -> str:
    return "".join(_characters(value))


def _characters(value: str) -> Iterator[str]:
    characters = iter(value)
    for character in characters:
        if character == "\\":
            following = next(characters, "\\")
            yield _UNESCAPED.get(following, following)
        else:
            yield character
