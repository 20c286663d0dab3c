"""Giving statements out to annotation programs, and taking back what people made of them.

The name of a file says which statement it holds and what was given out (``Sdikyjb43shnl.r12c34.ann``: the machine's
twelfth reading, up to correction 34), so that what others corrected meanwhile is not undone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from verbale.annotation import brat, cas
from verbale.annotation.changes import changes
from verbale.annotation.model import Annotated, FormatError
from verbale.annotation.values import annotations_of
from verbale.archive import Archive
from verbale.archive.corrections import Change
from verbale.archive.corrections.history import State, as_it_was, current_state
from verbale.archive.ids import statement_id
from verbale.errors import CorrectionError

__all__ = ["FORMATS", "Back", "compare", "files_in", "give_out"]

FORMATS = ("brat", "xmi", "cas-json")
"""brat standoff, UIMA CAS as XMI, and as JSON."""
_SUFFIXES = (".ann", ".xmi", ".json")
_ID = re.compile(r"S[a-z2-7]{12}")


@dataclass(frozen=True, slots=True)
class Back:
    """What a file that came back asks for."""

    file: str
    statement: str
    changes: tuple[Change, ...]
    left_out: tuple[str, ...]
    """What is in the file and means nothing here, or what could not be known, a line each."""


def give_out(archive: Archive, names: Iterable[str], form: str, folder: Path) -> list[Path]:
    """Write statements as they stand for an annotation program; the files with their annotations.

    Raises ArchiveError where there is no such statement, FormatError where it cannot be written in this format.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if form == "brat":
        _write(folder / "annotation.conf", brat.configuration())
    elif form == "xmi":
        _write(folder / "TypeSystem.xml", cas.type_system())
    return [_give_one_out(archive, archive.find(name), form, folder) for name in names]


def compare(archive: Archive, file: Path, *, who: str = "", why: str = "") -> Back:
    """What was changed in ``file``, an annotation file that came back, as corrections by ``who``.

    Raises FormatError where it cannot be read or its text is not that of a statement, CorrectionError where it
    has what no correction can say.
    """
    annotated = _read(file)
    identity = _identity(archive, annotated, file)
    with archive.database.reading() as connection:
        state = State.within(str(file), identity)
        base = as_it_was(connection, identity, state) if state else None
    now = archive.reading(identity)
    notes = list(annotated.left_out)
    if base is None:
        notes.append(
            f"{file}: its name does not say what was given out, or that is no longer kept: "
            "compared with what holds now"
        )
    try:
        found = changes(identity, annotated.text, base or now, annotated.annotations, now)
    except CorrectionError as error:
        raise CorrectionError("\n".join(f"{file}: {line}" for line in str(error).split("\n"))) from error
    signed = tuple(replace(one, who=who, why=one.why or why) for one in found)
    return Back(str(file), identity, signed, tuple(notes))


def files_in(places: Iterable[Path]) -> Iterator[Path]:
    """The annotation files among ``places``, and in those of them that are folders."""
    for place in places:
        if place.is_dir():
            yield from (path for path in sorted(place.rglob("*")) if path.suffix in _SUFFIXES)
        else:
            yield place


def _give_one_out(archive: Archive, identity: str, form: str, folder: Path) -> Path:
    text = archive.get(identity).text
    with archive.database.reading() as connection:
        stem = f"{identity}.{current_state(connection, identity)}"
    annotations = [one for one, _ in annotations_of(archive.reading(identity))]
    if form == "brat":
        _write(folder / f"{stem}.txt", text)
        return _write(folder / f"{stem}.ann", brat.write(text, annotations))
    if form == "xmi":
        return _write(folder / f"{stem}.xmi", cas.write_xmi(text, annotations))
    return _write(folder / f"{stem}.json", cas.write_json(text, annotations))


def _write(path: Path, content: str) -> Path:
    part = path.with_name(f".{path.name}.part")
    part.write_bytes(content.encode("utf-8"))
    return part.replace(path)


def _read(file: Path) -> Annotated:
    if file.suffix not in _SUFFIXES:
        raise FormatError(f"{file}: this is no annotation file; give {', '.join(_SUFFIXES)} or a folder")
    content = _bytes(file)
    if file.suffix == ".xmi":
        return cas.read_xmi(content, str(file))
    if file.suffix == ".json":
        return cas.read_json(content, str(file))
    text = _bytes(file.with_suffix(".txt"))
    try:
        return brat.read(text.decode("utf-8"), content.decode("utf-8"), str(file))
    except UnicodeDecodeError as error:
        raise FormatError(f"{file}: it or its .txt is not in UTF-8 ({error.reason}); save it so") from error


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise FormatError(
            f"{file}: it cannot be read ({error.strerror}); an .ann stands beside its .txt"
        ) from error


def _identity(archive: Archive, annotated: Annotated, file: Path) -> str:
    """The statement with this very text, whose id is made of it."""
    identity = statement_id(annotated.text)
    there = {summary.id for summary in archive.list()}
    if identity in there and archive.get(identity).text == annotated.text:
        return identity
    named = next((name for name in _ID.findall(str(file))[::-1] if name in there), "")
    if not named:
        raise FormatError(f"{file}: its text is not that of a statement in the archive; add that first")
    kept = archive.get(named).text
    at = next(
        (at for at, pair in enumerate(zip(kept, annotated.text, strict=False)) if pair[0] != pair[1]),
        min(len(kept), len(annotated.text)),
    )
    raise FormatError(
        f"{file}: its text is not that of {named}: it differs from character {at} on "
        f"({annotated.text[at : at + 30]!r}, not {kept[at : at + 30]!r}); annotate the text as it was given out"
    )
