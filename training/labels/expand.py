"""Write coded statements out with their texts, as the folder that ``verbale evaluate`` takes.

    python training/labels/expand.py PART [--corpus ../shared/corpus] -o FOLDER

PART is a folder below this script: ``speeches`` or ``statements``, then ``/measure`` or ``/learn``. Every label in it
yields NAME.txt, the coded excerpt under its title, publisher and date, and NAME.json, its coding in the shape of
``verbale read --format json``. README.md says what a label holds.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from verbale.errors import VerbaleError
from verbale.sources import load

HERE = Path(__file__).resolve().parent
CORPUS = HERE.parents[2] / "shared/corpus"

PARTS = ("speeches/measure", "speeches/learn", "statements/measure", "statements/learn")

Label = dict[str, Any]


class LabelError(VerbaleError):
    """A label that does not fit the text it was made on."""


def main() -> int:
    """Write the part that the command line names; 2 if a label does not fit its text."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("part", choices=PARTS)
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    parser.add_argument("-o", "--output", type=Path, required=True)
    arguments = parser.parse_args()
    try:
        number = write_part(HERE / arguments.part, arguments.corpus, arguments.output)
    except (VerbaleError, OSError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    print(f"{number} coded statements in {arguments.output}")
    return 0


def write_part(labels: Path, corpus: Path, output: Path) -> int:
    """Expand every label of the folder ``labels`` into ``output``; how many there are."""
    output.mkdir(parents=True, exist_ok=True)
    number = 0
    for name, text, coded in expand_all(labels, corpus):
        (output / f"{name}.txt").write_bytes(text.encode())
        (output / f"{name}.json").write_text(
            json.dumps(coded, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
        )
        number += 1
    return number


def expand_all(labels: Path, corpus: Path) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Name, text and coding for each label of a folder, by name.

    Raises LabelError where the folder holds none.
    """
    paths = sorted(labels.glob("*.json"))
    if not paths:
        raise LabelError(f"{labels}: no labels there; name one of {', '.join(PARTS)}")
    for path in paths:
        label = json.loads(path.read_text(encoding="utf-8"))
        title, text = source_text(label["source"], corpus)
        label["document"]["title"] = label["document"]["title"] or title
        yield path.stem, *expand(label, text)


def source_text(source: str, corpus: Path) -> tuple[str, str]:
    """Title, if the collection gives one, and whole text of a source: ``FILE.jsonl#ID``, or a file verbale reads.

    Raises LabelError where the collection has no such statement, SourceError where there is no such file.
    """
    name, _, statement = source.partition("#")
    if not statement:
        return "", load(str(corpus / name)).text
    with (corpus / name).open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            if record["id"] == statement:
                return str(record["title"]), str(record["text"])
    raise LabelError(f"{source}: no statement has this id; take the collection that the label was made on")


def expand(label: Label, text: str) -> tuple[str, dict[str, Any]]:
    """The coded excerpt of ``text`` under its head, and its coding with quotations and offsets into that.

    Raises LabelError where ``text`` does not hold the excerpt.
    """
    at = find_excerpt(label, text)
    head = _head(label["document"])
    written = head + text[at : at + label["end"] - label["start"]]
    origin = label["start"] - len(head)
    coded = {
        key: [_quoted(entry, written, origin) for entry in value]
        for key, value in label.items()
        if isinstance(value, list)
    }
    digest = f"sha256:{hashlib.sha256(written.encode()).hexdigest()}"
    document = {"id": digest, "source": label["source"], **label["document"], "language": "en"}
    return written, {"schema": "verbale.reading/1", "document": document, **coded}


def _head(document: dict[str, str]) -> str:
    """Title, publisher and date as the gold texts have them: an excerpt alone does not say whose it is."""
    day = date.fromisoformat(document["published"])
    return f"{document['title']}\n\n{document['publisher']} | {day:%B} {day.day}, {day.year}\n\n"


def find_excerpt(label: Label, text: str) -> int:
    """Where the coded excerpt begins in ``text``: at the label's ``start``, or elsewhere if the text around it changed.

    Raises LabelError where no stretch of ``text`` has the excerpt's SHA-256.
    """
    length = label["end"] - label["start"]
    for start in (label["start"], *range(len(text) - length + 1)):
        digest = hashlib.sha256(text[start : start + length].encode()).hexdigest()
        if digest == label["text_sha256"]:
            return int(start)
    raise LabelError(
        f"{label['source']}: its text is not the one that was coded; code the excerpt again or remove its label"
    )


def _quoted(entry: dict[str, Any], excerpt: str, origin: int) -> dict[str, Any]:
    """An entry with the words its offsets stand for; ``NAME_start`` and ``NAME_end`` become ``NAME``."""
    out: dict[str, Any] = {}
    for key, value in entry.items():
        if key == "start":
            start, end = value - origin, entry["end"] - origin
            out |= {"start": start, "end": end, "quote": excerpt[start:end]}
        elif key.endswith("_start"):
            name = key.removesuffix("_start")
            out[name] = excerpt[value - origin : entry[f"{name}_end"] - origin]
        elif key in ("voice", "also") and value and isinstance(value[0], dict):
            out[key] = [_quoted(part, excerpt, origin) for part in value]
        elif key in ("participants", "items"):
            out[key] = [_quoted(part, excerpt, origin)["quote"] for part in value]
        elif key != "end" and not key.endswith("_end"):
            out[key] = value
    return out


if __name__ == "__main__":
    sys.exit(main())
