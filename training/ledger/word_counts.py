"""Count in how many sentences each word of published statements stands.

    python training/ledger/word_counts.py [CORPUS]

CORPUS is a file of statements, one JSON object with ``text`` a line; by default ../shared/corpus. Writes
src/verbale/ledger/data/word_counts.tsv. Same corpus and same splitting into sentences, same bytes.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

from verbale import Statement, read
from verbale.ledger.wording import WORD, term_of

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT.parent / "shared/corpus/us-china-2025-2026.jsonl"
OUTPUT = ROOT / "src/verbale/ledger/data/word_counts.tsv"
LEAST = 20
HEADER = """# In how many sentences of published statements a word stands, as far as it stands in at least 20.
# Columns: stem (Porter 2) or notion of concepts.tsv, number of sentences; "*" is the number of all sentences.
# Source: counted by training/ledger/word_counts.py over the 1,130 statements of ../shared/corpus.
"""


def main() -> None:
    """Count and write."""
    corpus = Path(sys.argv[1]) if len(sys.argv) > 1 else CORPUS
    if not corpus.exists():
        raise SystemExit(f"{corpus}: no such corpus; give a file of statements, one JSON object a line")
    counts: Counter[str] = Counter()
    sentences = 0
    for line in corpus.read_text(encoding="utf-8").splitlines():
        for sentence in read(Statement(json.loads(line)["text"])).sentences:
            sentences += 1
            counts.update({term_of(word) for word in WORD.findall(sentence.quote)})
    rows = [("*", sentences), *sorted((word, count) for word, count in counts.items() if count >= LEAST)]
    OUTPUT.write_text(HEADER + "".join(f"{word}\t{count}\n" for word, count in rows), encoding="utf-8")
    print(f"{sentences} sentences, {len(rows) - 1} words")


if __name__ == "__main__":
    main()
