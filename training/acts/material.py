"""What the encoder learns from: coded sentences, and sentences of the corpus that nobody has coded."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from gold import LABELS, Coded, label_parts, load_facts

from examples import Example, invented_facts, load_examples, load_invented
from verbale.errors import VerbaleError
from verbale.reading.act_encoder import plain_words
from verbale.reading.act_features import describe_sentences
from verbale.reading.facts import Facts, find_facts
from verbale.sources.loading import from_bytes

__all__ = [
    "Sentence",
    "Uncoded",
    "coded_sentences",
    "invented_sentences",
    "sentences_without",
    "uncoded_texts",
]

TABLE, SPEECHES = "us-china-2025-2026.jsonl", "un-general-debate-2024"
PASSAGE = 150
INVENTED = Path(__file__).resolve().parent / "invented.tsv"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A coded sentence as the encoder reads it and as the labeller does, and the text that it is from."""

    words: str
    example: Example
    text: str


@dataclass(frozen=True, slots=True)
class Uncoded:
    """A statement of the corpus: its name, some characters that only a copy of it has, its sentences but questions."""

    name: str
    passage: str
    sentences: tuple[str, ...]


def coded_sentences(gold: Path, corpus: Path) -> list[Sentence]:
    """Those of gold/dev, gold/train and the labels that are to learn from."""
    parts = [(part, list(load_facts(gold / part))) for part in ("dev", "train")]
    return [sentence for part, coded in [*parts, *label_parts(corpus)] for sentence in _of_part(part, coded)]


def _of_part(part: str, coded: list[Coded]) -> Iterator[Sentence]:
    words = (line for _, facts, _ in coded for line in _words(facts))
    texts = (facts.statement.text for _, facts, code in coded for _ in code["sentences"])
    for line, example, text in zip(words, load_examples(part, coded), texts, strict=True):
        yield Sentence(line, example, text)


def invented_sentences() -> list[Sentence]:
    """Those of invented.tsv."""
    words = [line for facts, _ in invented_facts(INVENTED) for line in _words(facts)]
    return [Sentence(line, e, "") for line, e in zip(words, load_invented(INVENTED), strict=True)]


def uncoded_texts(corpus: Path) -> list[Uncoded]:
    """The statements of the corpus, but those that a label of ``measure`` is from."""
    measured = set(_measured())
    return [
        Uncoded(name, _passage(facts.statement.text), tuple(_words(facts, questions=False)))
        for name, facts in _corpus(corpus)
        if name not in measured
    ]


def sentences_without(texts: Sequence[Uncoded], unseen: Sequence[Sentence]) -> list[str]:
    """Each sentence of ``texts`` once, but of those that a sentence of ``unseen`` is from."""
    names, held = {s.example.document for s in unseen}, {s.text for s in unseen}
    return list(
        dict.fromkeys(
            words
            for text in texts
            if text.name not in names and not (text.passage and any(text.passage in one for one in held))
            for words in text.sentences
        )
    )


def _measured() -> Iterator[str]:
    for path in LABELS.glob("*/measure/*.json"):
        yield json.loads(path.read_text(encoding="utf-8"))["source"]


def _passage(text: str) -> str:
    """Some characters that only another copy of a text would have."""
    return text[len(text) // 2 :][:PASSAGE].strip()


def _corpus(corpus: Path) -> Iterator[tuple[str, Facts]]:
    for line in (corpus / TABLE).read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        day = date.fromisoformat(row["date"])
        head = f"{row['title']}\n\n{row['publisher']} | {day:%B} {day.day}, {day.year}\n\n"
        yield from _read(f"{TABLE}#{row['id']}", (head + row["text"]).encode(), f"{row['id']}.txt")
    for path in sorted((corpus / SPEECHES).glob("*.pdf")):
        yield from _read(f"{SPEECHES}/{path.name}", path.read_bytes(), path.name)


def _read(name: str, data: bytes, file: str) -> Iterator[tuple[str, Facts]]:
    try:
        yield name, find_facts(from_bytes(data, file))
    except VerbaleError:  # one in another language, or without text
        return


def _words(facts: Facts, *, questions: bool = True) -> list[str]:
    return [
        plain_words(item, facts.statement.document.kind)
        for item in describe_sentences(facts)
        if questions or not item.sentence.is_question
    ]
