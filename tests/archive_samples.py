"""Invented statements to put into archives."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

RURITANIA = Path(__file__).parents[1] / "examples" / "ruritania"
RELATIONSHIP = RURITANIA.parent / "relationship"
PLEDGE = (
    "Ruritania will open the border crossing at Zenda on 3 May 2024. The ministry urges Graustark to "
    "withdraw its patrol boats from the Sarn Islands. The two sides will hold talks in Strelsau in June. "
    "Minister Tarnheim said that Ruritania opposes any change of the status of the islands."
)


def row(number: int, text: str = "", **columns: str) -> dict[str, str]:
    """A row of a table of statements; without a text, one that no other row has."""
    own = f"Statement number {number}. Ruritania will send {number} delegates to Edelweiss. {text or PLEDGE}"
    return {
        "id": f"row-{number}",
        "date": "2024-05-01",
        "title": f"Statement {number}",
        "url": f"https://ruritania.example/{number}",
        "publisher": "Ministry of Foreign Affairs of Ruritania",
        "issuer": "XRU",
        "text": text or own,
        **columns,
    }


def write_table(path: Path, rows: Iterable[Mapping[str, str] | str]) -> Path:
    """A table in JSON lines; a row that is a string is written as it is."""
    lines = (item if isinstance(item, str) else json.dumps(item, ensure_ascii=False) for item in rows)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def relationship_rows() -> Iterator[dict[str, str]]:
    """The rows of a table of the fifty statements of ``examples/relationship``, by their names there."""
    data = json.loads((RELATIONSHIP / "statements.json").read_text(encoding="utf-8"))
    for one in data["statements"]:
        text = (RELATIONSHIP / "statements" / f"{one['id']}.txt").read_text(encoding="utf-8")
        shown = {name: one[name] for name in ("id", "title", "publisher")}
        yield {**shown, "date": one["published"], "issuer": one["issuers"][0], "text": text}
