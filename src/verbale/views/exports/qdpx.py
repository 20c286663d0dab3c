"""REFI-QDA projects (``.qdpx``): statements as sources, acts, issues and types of record as codes.

REFI-QDA standard 1.5 of 25 September 2019, XML schema ``urn:QDA-XML:project:1.0``. A project is a zip
archive of ``project.qde`` and a folder ``sources`` with each text as it is, in UTF-8. Selections are
counted in code points from 0 (section 10.2); ``endPosition`` is the position after the last one, as in the
standard's examples. All GUIDs are UUIDs of version 5: the same selection gives the same file, byte for byte.

XML 1.0 cannot hold most control characters: in names and descriptions they become U+FFFD. The texts are
not XML and stay verbatim.
"""

from __future__ import annotations

import re
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any, BinaryIO

from lxml import etree

from verbale.archive.frames import Entry, guid, records_of, sentence_id
from verbale.reading.contract import record_to_dict
from verbale.reading.model import ACTS, ISSUES, RECORD_TYPES, Record, Sentence

__all__ = ["NAMESPACE", "write_qdpx"]

NAMESPACE = "urn:QDA-XML:project:1.0"
_GROUPS = {"act": ACTS, "issue": ISSUES, "record": tuple(kind.key for kind in RECORD_TYPES)}
"""The codes, by the code that they stand below."""
_VARIABLES = ("issuer", "publisher", "published", "kind", "language", "source")
"""What is known about a statement, as variables of its source."""
_PREFIXES: Any = {None: NAMESPACE}
_USER = str(guid("user"))
_LONGEST_NAME = 80
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The time of every file in the archive, so that it does not depend on when it was made."""


def write_qdpx(entries: Iterable[Entry], out: BinaryIO) -> None:
    """Write a selection as a REFI-QDA project."""
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive, tempfile.TemporaryFile() as project:
        with etree.xmlfile(project, encoding="UTF-8") as xml:
            xml.write_declaration()
            head = {"name": "Verbale", "origin": "Verbale", "creatingUserGUID": _USER}
            with xml.element(_tag("Project"), head, nsmap=_PREFIXES):
                xml.write(_element("Users", _element("User", guid=_USER, name="Verbale")))
                xml.write(_code_book(), _variables())
                _write_sources(entries, archive, xml)
        project.seek(0)
        with archive.open(_file("project.qde"), "w", force_zip64=True) as part:
            while some := project.read(1 << 20):
                part.write(some)


def _write_sources(entries: Iterable[Entry], archive: zipfile.ZipFile, xml: Any) -> None:
    """The element of all sources, and each text as a file; nothing where there are none."""
    remaining = iter(entries)
    first = next(remaining, None)
    if first is None:
        return
    with xml.element(_tag("Sources")):
        for entry in chain((first,), remaining):
            name = f"{guid('text', entry.id)}.txt"
            archive.writestr(_file(f"sources/{name}"), entry.statement.text.encode("utf-8"))
            xml.write(_source(entry, name))


def _file(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _EARLIEST)
    info.compress_type = zipfile.ZIP_DEFLATED
    return info


def _code_book() -> etree._Element:
    codes = _element("Codes")
    for group, names in _GROUPS.items():
        above = _element("Code", guid=_code(group), name=group, isCodable="false")
        above.extend(
            _element("Code", guid=_code(group, name), name=f"{group}: {name}", isCodable="true")
            for name in names
        )
        codes.append(above)
    return _element("CodeBook", codes)


def _variables() -> etree._Element:
    return _element(
        "Variables",
        *(
            _element("Variable", guid=str(guid("variable", name)), name=name, typeOfVariable="Text")
            for name in ("statement", *_VARIABLES)
        ),
    )


def _source(entry: Entry, file: str) -> etree._Element:
    """The source of one entry: its selections, then its variables."""
    document = entry.statement.document
    values = {"statement": entry.id, **{name: getattr(document, name) for name in _VARIABLES}}
    return _element(
        "TextSource",
        *_selections(entry),
        *(_value(name, value) for name, value in values.items() if value),
        guid=str(guid("source", entry.id)),
        name=document.title or entry.id,
        plainTextPath=f"internal://{file}",
    )


def _value(name: str, value: str) -> etree._Element:
    text = _element("TextValue")
    text.text = _clean(value)
    return _element("VariableValue", _element("VariableRef", targetGUID=str(guid("variable", name))), text)


def _selections(entry: Entry) -> Iterator[etree._Element]:
    for sentence in entry.reading.sentences:
        codes = [("act", act) for act in dict.fromkeys((sentence.act, *sentence.also))]
        codes += [("issue", issue) for issue in dict.fromkeys(sentence.issues)]
        yield _selection(sentence_id(entry, sentence), sentence, codes, _said(sentence))
    for name, record in records_of(entry):
        yield _selection(name, record, [("record", record.key)], _fields(record))


def _selection(
    name: str, span: Sentence | Record, codes: list[tuple[str, str]], description: str
) -> etree._Element:
    described = _element("Description")
    described.text = _clean(description)
    codings = (
        _element(
            "Coding",
            _element("CodeRef", targetGUID=_code(*code)),
            guid=str(guid("coding", name, *code)),
            creatingUser=_USER,
        )
        for code in codes
    )
    return _element(
        "PlainTextSelection",
        described,
        *codings,
        guid=str(guid("selection", name)),
        name=span.quote[:_LONGEST_NAME],
        startPosition=str(span.start),
        endPosition=str(span.end),
        creatingUser=_USER,
    )


def _said(sentence: Sentence) -> str:
    """Who says a sentence and to whom, in words."""
    voices = " > ".join(f"{voice.name} ({voice.party or 'unknown'})" for voice in sentence.voice)
    to = f"; to: {', '.join(sentence.to)}" if sentence.to else ""
    return f"voice: {voices or 'the publisher'}{to}"


def _fields(record: Record) -> str:
    """The fields of a record, in words."""
    shown = {name: value for name, value in record_to_dict(record).items() if value not in ("", [], None)}
    left_out = ("start", "end", "quote", "also", "found_by")
    return "; ".join(
        f"{name}: {', '.join(map(str, value)) if isinstance(value, list) else value}"
        for name, value in shown.items()
        if name not in left_out
    )


def _code(*parts: str) -> str:
    return str(guid("code", *parts))


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def _element(tag: str, /, *below: etree._Element, **attributes: str) -> etree._Element:
    cleaned = {key: _clean(value) for key, value in attributes.items()}
    element = etree.Element(_tag(tag), cleaned, nsmap=_PREFIXES)
    element.extend(below)
    return element


def _clean(text: str) -> str:
    """``text`` without what XML 1.0 cannot hold."""
    return _NOT_XML.sub("\ufffd", text)
