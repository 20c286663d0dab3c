"""How another program would read each export back: into spans, by the permanent ids of what they are of."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from typing import Any

import pyarrow.parquet
from icalendar import Calendar
from lxml import etree

from verbale.archive.frames.entries import guid, records_of, sentence_id
from verbale.reading.model import Engagement
from verbale.views.exports import TABLES, Entry, export
from verbale.views.exports.qdpx import NAMESPACE

Spans = dict[str, tuple[int, int, str]]
"""Start, end and quotation, by id."""


def exported(form: str, *entries: Entry, table: str = "") -> bytes:
    out = io.BytesIO()
    export(form, entries, out, table)
    return out.getvalue()


def spans_of(entry: Entry) -> Spans:
    """The spans of an entry, as they should come back."""
    found: Spans = {}
    for sentence in entry.reading.sentences:
        found[sentence_id(entry, sentence)] = (sentence.start, sentence.end, sentence.quote)
    for name, record in records_of(entry):
        found[name] = (record.start, record.end, record.quote)
    return found


def spans_in_csv(entry: Entry) -> Spans:
    found = [row for name in TABLES for row in csv_rows(exported("csv", entry, table=name))]
    return {row["id"]: (int(row["start"]), int(row["end"]), row["quote"]) for row in found}


def csv_rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))


def spans_in_jsonl(entry: Entry) -> Spans:
    return _spans_of_rows(
        [row for name in TABLES for row in json_lines(exported("jsonl", entry, table=name))]
    )


def json_lines(content: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in content.split(b"\n") if line]


def spans_in_parquet(entry: Entry) -> Spans:
    return _spans_of_rows(
        [row for name in TABLES for row in parquet_table(exported("parquet", entry, table=name)).to_pylist()]
    )


def parquet_table(content: bytes) -> Any:
    return pyarrow.parquet.read_table(io.BytesIO(content))


def _spans_of_rows(rows: list[dict[str, Any]]) -> Spans:
    return {row["id"]: (row["start"], row["end"], row["quote"]) for row in rows}


def spans_in_annotations(entry: Entry) -> Spans:
    names = {f"urn:uuid:{guid('annotation', name)}": name for name in spans_of(entry)}
    found = {}
    for item in json.loads(exported("webannotation", entry))["first"]["items"]:
        position, quotation = item["target"]["selector"]
        found[names[item["id"]]] = (position["start"], position["end"], quotation["exact"])
    return found


def spans_in_qdpx(entry: Entry) -> Spans:
    names = {str(guid("selection", name)): name for name in spans_of(entry)}
    project, texts = qdpx_parts(exported("qdpx", entry))
    found = {}
    for source in project.iter(f"{{{NAMESPACE}}}TextSource"):
        text = texts[source.get("plainTextPath", "")]
        for selection in source.iter(f"{{{NAMESPACE}}}PlainTextSelection"):
            start, end = (int(selection.get(name, "")) for name in ("startPosition", "endPosition"))
            found[names[selection.get("guid", "")]] = (start, end, text[start:end])
    return found


def qdpx_parts(content: bytes) -> tuple[Any, dict[str, str]]:
    """The project and its texts, by the path that a source gives."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        texts = {
            name.replace("sources/", "internal://"): archive.read(name).decode("utf-8")
            for name in archive.namelist()
            if name.startswith("sources/")
        }
        return etree.fromstring(archive.read("project.qde")), texts


def spans_in_calendar(entry: Entry) -> Spans:
    found = {}
    for component in Calendar.from_ical(exported("ics", entry)).walk():
        if component.name not in ("VEVENT", "VJOURNAL"):
            continue
        record = json.loads(str(component["X-VERBALE-RECORD"]))
        found[str(component["X-VERBALE-ID"])] = (record["start"], record["end"], record["quote"])
    return found


def engagements_of(entry: Entry) -> Spans:
    """What a calendar holds of an entry."""
    names = {name for name, record in records_of(entry) if isinstance(record, Engagement)}
    return {name: at for name, at in spans_of(entry).items() if name in names}


def spans_in_conll(entry: Entry) -> Spans:
    found: Spans = {}
    comments: dict[str, str] = {}
    for line in conll_lines(exported("conll", entry)):
        if line.startswith("# record = "):
            name, _, described = line.removeprefix("# record = ").partition(" ")
            record = json.loads(described)
            found[name] = (record["start"], record["end"], record["quote"])
        elif line.startswith("# "):
            name, _, value = line.removeprefix("# ").partition(" = ")
            comments[name] = value
            if name == "sent_id":
                comments.pop("quote", None)
        if line.startswith("# end = "):
            quote = json.loads(comments["quote"]) if "quote" in comments else comments["text"]
            found[comments["sent_id"]] = (int(comments["start"]), int(comments["end"]), quote)
    return found


def conll_lines(content: bytes) -> list[str]:
    return content.decode("utf-8").split("\n")
