"""Coded statements as facts: what the training scripts learn from."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from verbale.language.layout import Role, find_blocks
from verbale.language.parties import find_parties
from verbale.language.people import find_people
from verbale.language.turns import find_turns
from verbale.language.utterances import Utterance, Voice
from verbale.reading.facts import Facts, describe
from verbale.statement import KINDS, Document, Statement

__all__ = ["Coded", "document_numbers", "folders_named", "label_parts", "load_facts", "load_labels"]

LABELS = Path(__file__).resolve().parent / "labels"
HOUSES = Path(__file__).resolve().parents[1] / "tests/houses/learn"
sys.path.insert(0, str(LABELS))

Coded = tuple[str, Facts, dict[str, Any]]


def folders_named(about: str, part: str) -> tuple[Path, Path]:
    """The folders of the coded statements and of the corpus that the command line names, told ``about`` in its help.

    Ends the program with 2 where ``part`` of the coded statements, or the corpus, is not there.
    """
    root = LABELS.parents[1]
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=root.parent / "shared/gold")
    parser.add_argument("--corpus", type=Path, default=root.parent / "shared/corpus")
    options = parser.parse_args()
    for folder in (options.gold / part, options.corpus):
        if not folder.is_dir():
            parser.exit(
                2, f"error: {folder}: not there; name the coded statements with --gold and --corpus\n"
            )
    return options.gold, options.corpus


def load_labels(corpus: Path) -> Iterator[Coded]:
    """The same as ``load_facts`` for all labels that are to learn from."""
    for _, coded in label_parts(corpus):
        yield from coded


def label_parts(corpus: Path) -> Iterator[tuple[str, list[Coded]]]:
    """The labels that are to learn from: of real texts, which are in ``corpus``, and of the invented houses."""
    from expand import write_part

    for labels in sorted(LABELS.glob("*/learn")):
        with tempfile.TemporaryDirectory() as folder:
            write_part(labels, corpus, Path(folder))
            yield labels.parent.name, list(load_facts(Path(folder)))
    yield "houses", list(load_facts(HOUSES))


def document_numbers(coded: Iterable[Coded]) -> list[int]:
    """A number for each coded statement, the same for two excerpts of one text: folds are made of these."""
    numbers: dict[str, int] = {}
    sources = [code["document"].get("source") or name for name, _, code in coded]
    return [numbers.setdefault(source, len(numbers)) for source in sources]


def load_facts(folder: Path) -> Iterator[Coded]:
    """Name, facts with the coded sentences and voices, and the coding, for each coded statement."""
    for path in sorted(folder.glob("*.json")):
        coded = json.loads(path.read_text(encoding="utf-8"))
        coded["sentences"].sort(key=lambda sentence: sentence["start"])
        text = path.with_suffix(".txt").read_bytes().decode("utf-8")
        yield path.stem, _facts(text, coded), coded


def _facts(text: str, coded: dict[str, Any]) -> Facts:
    meta = coded["document"]
    kind = meta["kind"] if meta["kind"] in KINDS else ""
    document = Document(
        title=meta["title"],
        publisher=meta["publisher"],
        issuer=meta["issuer"],
        published=meta["published"],
        kind=kind,
        language="en",
    )
    statement = Statement(text, document)
    parties = find_parties(text)
    people = find_people(text, parties, document.issuer)
    return describe(statement, _utterances(text, coded, document.title), parties, people)


def _utterances(text: str, coded: dict[str, Any], title: str) -> list[Utterance]:
    blocks = find_blocks(text, title)
    body = [block for block in blocks if block.role is Role.BODY]
    turns = find_turns(text, blocks, title)
    utterances = []
    for sentence in coded["sentences"]:
        start, end = sentence["start"], sentence["end"]
        paragraph = next((n for n, block in enumerate(body) if block.start <= start < block.end), -1)
        number = next((n for n, turn in enumerate(turns) if turn.start <= start < turn.end), -1)
        content = start
        if number >= 0 and start <= turns[number].label_end < end:
            content = turns[number].label_end
        voice = tuple(Voice(source["name"], source["party"]) for source in sentence["voice"])
        utterances.append(Utterance(start, end, content, paragraph, number, voice, "coded"))
    return utterances
