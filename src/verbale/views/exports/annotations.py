"""W3C Web Annotations: every sentence and record as an annotation of the text (JSON-LD).

Web Annotation Data Model, W3C Recommendation 23 February 2017: a collection (section 5) whose one page
holds the annotations. Each targets a span twice, by position and by quotation with what stands around it
(sections 4.2.4 and 4.2.5); both count code points, as Verbale does.

The source of a span is the clean text itself, named by its hash (``ni:///sha-256;…``, RFC 6920), since
offsets are offsets into that text and not into the page at the address, which is given as the scope.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any, BinaryIO

from verbale.archive.frames import Entry, guid, records_of, sentence_id, web_address
from verbale.reading.contract import record_to_dict
from verbale.reading.model import Record, Sentence

__all__ = ["CONTEXT", "annotations_of", "text_iri", "write_annotations"]

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32
"""Characters that prefix and suffix of a quotation hold at most."""
_GENERATOR = {"id": "urn:uuid:" + str(guid("generator")), "type": "Software", "name": "Verbale"}


def write_annotations(entries: Iterable[Entry], out: BinaryIO) -> None:
    """Write a selection as one annotation collection with one page."""
    name = f"urn:uuid:{guid('collection')}"
    page = f"urn:uuid:{guid('page')}"
    head = {
        "@context": CONTEXT,
        "id": name,
        "type": "AnnotationCollection",
        "label": "Readings of statements",
    }
    out.write(
        _json(head)[:-1]
        + b', "first": '
        + _json({"id": page, "type": "AnnotationPage", "startIndex": 0})[:-1]
    )
    out.write(b', "partOf": ' + _json(name) + b', "items": [')
    total = 0
    for annotation in chain.from_iterable(map(annotations_of, entries)):
        out.write((b",\n" if total else b"\n") + _json(annotation))
        total += 1
    out.write(b'\n]}, "total": ' + _json(total) + b"}\n")


def annotations_of(entry: Entry) -> Iterator[dict[str, Any]]:
    """The annotations of one entry: its sentences, then its records."""
    source = _source(entry)
    for sentence in entry.reading.sentences:
        yield _annotation(
            entry, sentence_id(entry, sentence), "classifying", _of_sentence(sentence), sentence, source
        )
    for name, record in records_of(entry):
        yield _annotation(entry, name, "describing", _of_record(record), record, source)


def text_iri(text: str) -> str:
    """The name of a text by its hash: ``ni:///sha-256;`` and the hash in base64url (RFC 6920)."""
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return "ni:///sha-256;" + base64.urlsafe_b64encode(digest).decode("ascii").rstrip("=")


def _source(entry: Entry) -> dict[str, Any]:
    document = entry.statement.document
    source = {"id": text_iri(entry.statement.text), "type": "Text", "format": "text/plain"}
    if document.language:
        source["language"] = document.language
    return source


def _annotation(
    entry: Entry,
    name: str,
    motivation: str,
    body: list[dict[str, Any]],
    span: Sentence | Record,
    source: dict[str, Any],
) -> dict[str, Any]:
    target: dict[str, Any] = {"source": source, "selector": _selectors(entry.statement.text, span)}
    if address := web_address(entry):
        target["scope"] = address
    return {
        "id": f"urn:uuid:{guid('annotation', name)}",
        "type": "Annotation",
        "motivation": motivation,
        "generator": _GENERATOR,
        "body": body,
        "target": target,
    }


def _selectors(text: str, span: Sentence | Record) -> list[dict[str, Any]]:
    return [
        {"type": "TextPositionSelector", "start": span.start, "end": span.end},
        {
            "type": "TextQuoteSelector",
            "exact": span.quote,
            "prefix": text[max(0, span.start - _AROUND) : span.start],
            "suffix": text[span.end : span.end + _AROUND],
        },
    ]


def _of_sentence(sentence: Sentence) -> list[dict[str, Any]]:
    """The act as the class of a sentence; other acts, issues, voices and addressees as tags."""
    tags = [
        *(f"also:{act}" for act in sentence.also),
        *(f"issue:{issue}" for issue in sentence.issues),
        *(f"to:{party}" for party in sentence.to),
        *(f"voice:{voice.party}:{voice.name}" for voice in sentence.voice),
    ]
    return [_body(f"act:{sentence.act}", "classifying"), *(_body(tag, "tagging") for tag in tags)]


def _of_record(record: Record) -> list[dict[str, Any]]:
    """The type of a record as its class, and the record itself as JSON."""
    described = json.dumps(record_to_dict(record), ensure_ascii=False)
    return [
        _body(f"record:{record.key}", "classifying"),
        {**_body(described, "describing"), "format": "application/json"},
    ]


def _body(value: str, purpose: str) -> dict[str, Any]:
    return {"type": "TextualBody", "value": value, "purpose": purpose}


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode("utf-8")
