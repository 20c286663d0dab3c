"""How fast statements are read, beside a full parsing pipeline and a public quotation extractor.

    uv run --no-sync --with spacy --with textacy python benchmarks/reading.py

Each contender reads the same texts in one process of its own, one after the
other: words per second, start-up (import and first text) and peak resident memory. The
parsing pipeline is spaCy's en_core_web_sm where that is installed; else a
pipeline with the same components and sizes and untrained weights, which costs the
same and says nothing. The quotation extractor is textacy's, on top of it.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import resource
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT.parent / "shared/corpus/us-china-2025-2026.jsonl"
MEBIBYTE = 1024


@dataclass(frozen=True, slots=True)
class Result:
    """What one contender took."""

    name: str
    words: int
    seconds: float
    startup: float
    memory: float
    """Peak resident memory in MiB."""


def main() -> None:
    """Run the contenders side by side and print a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    parser.add_argument("--every", type=int, default=4, help="read every n-th statement (default 4)")
    parser.add_argument(
        "--length", type=int, default=1_000_000, help="words of the long document (default 1 M)"
    )
    options = parser.parse_args()
    if not options.corpus.exists():
        raise SystemExit(f"{options.corpus}: no such corpus; give one with --corpus")
    results = [alone(run, options.corpus, options.every) for run in (run_verbale, run_spacy, run_textacy)]
    base = next((result for result in results if result.name.startswith("spaCy")), None)
    print(f"{'':<44}{'words/s':>10}{'start-up s':>12}{'peak MiB':>10}{'ratio':>8}")
    for result in results:
        if result is None:
            continue
        speed = result.words / result.seconds
        ratio = f"{speed / (base.words / base.seconds):.2f}" if base else ""
        print(f"{result.name:<44}{speed:>10.0f}{result.startup:>12.2f}{result.memory:>10.0f}{ratio:>8}")
    print("\none document of growing length")
    for words in (options.length // 16, options.length // 4, options.length):
        result = alone(run_long, options.corpus, words)
        print(f"{words:>12} words {result.words / result.seconds:>10.0f} words/s {result.memory:>8.0f} MiB")


def alone(run: Callable[[Path, int], Result], corpus: Path, number: int) -> Result:
    """The result of ``run`` in a process of its own, so that memory and start-up are its own."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(run, (corpus, number))


def rows(corpus: Path, every: int) -> Iterator[dict[str, Any]]:
    """Every n-th statement of the corpus."""
    with corpus.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number % every == 0:
                yield json.loads(line)


def peak() -> float:
    """Peak resident memory of this process in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEBIBYTE


def measure(
    name: str, load: Callable[[], Callable[[dict[str, Any]], object]], corpus: Path, every: int
) -> Result:
    """Start up, read one text, then time the rest."""
    began = time.perf_counter()
    read = load()
    texts = list(rows(corpus, every))
    read(texts[0])
    startup = time.perf_counter() - began
    began = time.perf_counter()
    for row in texts[1:]:
        read(row)
    seconds = time.perf_counter() - began
    return Result(name, sum(len(row["text"].split()) for row in texts[1:]), seconds, startup, peak())


def run_verbale(corpus: Path, every: int) -> Result:
    """The whole reading."""

    def load() -> Callable[[dict[str, Any]], object]:
        from verbale.reading.pipeline import read_statement
        from verbale.statement import Document, Statement

        return lambda row: read_statement(
            Statement(row["text"], Document(title=row["title"], issuer=row["issuer"], published=row["date"]))
        )

    return measure("verbale: the whole reading", load, corpus, every)


def run_spacy(corpus: Path, every: int) -> Result:
    """spaCy's full pipeline."""
    nlp: list[Any] = []

    def load() -> Callable[[dict[str, Any]], object]:
        nlp.append(pipeline())
        return lambda row: nlp[0](row["text"])

    result = measure("", load, corpus, every)
    return Result(f"spaCy: {nlp[0].meta['name']}", *list(as_row(result)))


def run_textacy(corpus: Path, every: int) -> Result:
    """textacy's direct quotations, which need spaCy's parse."""

    def load() -> Callable[[dict[str, Any]], object]:
        from textacy.extract.triples import direct_quotations

        nlp = pipeline()

        def read(row: dict[str, Any]) -> object:
            try:
                return list(direct_quotations(nlp(row["text"])))
            except ValueError:
                # It refuses a text with an odd number of quotation marks.
                return []

        return read

    return measure("textacy: direct quotations", load, corpus, every)


def as_row(result: Result) -> tuple[int, float, float, float]:
    """The figures of a result."""
    return result.words, result.seconds, result.startup, result.memory


def pipeline() -> Any:
    """en_core_web_sm, or a pipeline of the same make with untrained weights."""
    import spacy

    try:
        return spacy.load("en_core_web_sm")
    except OSError:
        return untrained()


def untrained() -> Any:
    """The components of en_core_web_sm (tok2vec of width 96 and depth 4, tagger, parser, NER, lemmatizer rules)."""
    import spacy
    from spacy.training import Example

    nlp = spacy.blank("en")
    nlp.meta["name"] = "en_core_web_sm's components, untrained"
    width = {"tok2vec": {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "*"}}
    nlp.add_pipe("tok2vec")
    nlp.add_pipe("tagger", config={"model": {"@architectures": "spacy.Tagger.v2", **width}})
    sizes = {
        "state_type": "parser",
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
    }
    nlp.add_pipe(
        "parser", config={"model": {"@architectures": "spacy.TransitionBasedParser.v2", **sizes, **width}}
    )
    nlp.add_pipe("ner")
    words = ["The", "minister", "met", "the", "ambassador", "in", "Strelsau", "."]
    doc = spacy.tokens.Doc(
        nlp.vocab,
        words=words,
        tags=["DT", "NN", "VBD", "DT", "NN", "IN", "NNP", "."],
        heads=[1, 2, 2, 4, 2, 2, 5, 2],
        deps=["det", "nsubj", "ROOT", "det", "dobj", "prep", "pobj", "punct"],
        ents=["O"] * 6 + ["B-GPE", "O"],
        sent_starts=[True] + [False] * 7,
    )
    nlp.initialize(lambda: [Example(nlp.make_doc(doc.text), doc)])
    return nlp


def run_long(corpus: Path, words: int) -> Result:
    """One document of so many words, made of the corpus's texts."""
    from verbale.reading.pipeline import read_statement
    from verbale.statement import Document, Statement

    parts: list[str] = []
    count = 0
    while count < words:
        for row in rows(corpus, 1):
            parts.append(row["text"])
            count += len(row["text"].split())
            if count >= words:
                break
    text = "\n\n".join(parts)
    began = time.perf_counter()
    read_statement(Statement(text, Document(issuer="CHN", published="2026-06-30")))
    return Result(f"{words} words", count, time.perf_counter() - began, 0.0, peak())


if __name__ == "__main__":
    main()
