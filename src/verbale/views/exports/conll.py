"""Sentences as tokens with labels, in the manner of the CoNLL tasks.

A sentence is a block of lines: comments (``# name = value``) and then a line a token of ``COLUMNS``, separated
by tabs; an empty line ends it. Each type of record has a column of IOB2 labels (``B-commitments``,
``I-commitments``, ``O``). A token is a run of letters and digits, or one other character that is no white space;
START and END count code points of the statement's text. Where two records of one type overlap, the first keeps
the tokens; every record is in a comment in full.

A line break or another control character in a comment is a space there; where that changes a sentence's text,
``# quote`` has it as JSON.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from verbale.archive.frames import Entry, records_of, sentence_finder, sentence_id
from verbale.reading.contract import record_to_dict
from verbale.reading.model import RECORD_TYPES, Record, Sentence

__all__ = ["COLUMNS", "write_conll"]

_TYPES = tuple(kind.key for kind in RECORD_TYPES)
COLUMNS = ("ID", "FORM", "START", "END", *(key.upper() for key in _TYPES))
"""The columns, as the first line of a file names them."""
_TOKEN = re.compile(r"\w+|[^\w\s]")
_NOT_IN_COMMENT = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")

Named = tuple[str, Record]


def write_conll(entries: Iterable[Entry], out: BinaryIO) -> None:
    """Write the sentences of a selection."""
    out.write(f"# columns = {' '.join(COLUMNS)}\n".encode())
    for entry in entries:
        out.writelines(line.encode("utf-8") + b"\n" for line in _entry_lines(entry))


def _entry_lines(entry: Entry) -> Iterator[str]:
    """The lines of one entry. Records outside every sentence follow the last one."""
    within: dict[Sentence | None, list[Named]] = {}
    find = sentence_finder(entry.reading)
    for name, record in records_of(entry):
        within.setdefault(find(record), []).append((name, record))
    document = entry.statement.document
    yield from _comments(newdoc_id=entry.id, published=document.published, issuer=document.issuer)
    yield from _comments(title=document.title, source=document.source)
    spans = [(record.start, record.end, record.key) for record in entry.reading.records]
    for sentence in entry.reading.sentences:
        yield from _sentence_comments(entry, sentence)
        yield from map(_record_comment, within.get(sentence, ()))
        yield from _tokens(
            sentence, [span for span in spans if span[0] < sentence.end and sentence.start < span[1]]
        )
        yield ""
    yield from map(_record_comment, within.get(None, ()))
    yield ""


def _sentence_comments(entry: Entry, sentence: Sentence) -> Iterator[str]:
    voices = [{"name": voice.name, "party": voice.party} for voice in sentence.voice]
    yield from _comments(
        sent_id=sentence_id(entry, sentence),
        text=sentence.quote,
        quote=json.dumps(sentence.quote) if _NOT_IN_COMMENT.search(sentence.quote) else "",
        start=str(sentence.start),
        end=str(sentence.end),
        voice=json.dumps(voices, ensure_ascii=False) if voices else "",
        act=sentence.act,
        also=" ".join(sentence.also),
        to=" ".join(sentence.to),
        issues=" ".join(sentence.issues),
    )


def _comments(**values: str) -> Iterator[str]:
    """A comment for each value that there is."""
    for name, value in values.items():
        if value:
            yield f"# {name} = {_NOT_IN_COMMENT.sub(' ', value)}"


def _record_comment(named: Named) -> str:
    name, record = named
    return f"# record = {name} {json.dumps(record_to_dict(record))}"


def _tokens(sentence: Sentence, spans: list[tuple[int, int, str]]) -> Iterator[str]:
    """A line for each token of a sentence."""
    words = [
        (sentence.start + match.start(), sentence.start + match.end(), match[0])
        for match in _TOKEN.finditer(sentence.quote)
    ]
    columns = [_labels(key, words, [span[:2] for span in spans if span[2] == key]) for key in _TYPES]
    for number, ((start, end, form), *labels) in enumerate(zip(words, *columns, strict=True), 1):
        yield "\t".join((str(number), form, str(start), str(end), *labels))


def _labels(key: str, words: list[tuple[int, int, str]], spans: list[tuple[int, int]]) -> list[str]:
    """The label of each token in the column of one type of record."""
    labels = ["O"] * len(words)
    for start, end in spans:
        touched = [at for at, word in enumerate(words) if word[0] < end and start < word[1]]
        free = [at for at in touched if labels[at] == "O"]
        for at in free:
            labels[at] = f"B-{key}" if at == free[0] else f"I-{key}"
    return labels
