"""Reading the package's lexicons: tab-separated files under ``language/data`` and ``reading/data``.

The format: UTF-8, one entry a line, columns separated by one tab; a line that
starts with ``#`` is a comment (the first ones say what the columns are and where
the entries come from), an empty line is skipped.
"""

from __future__ import annotations

from importlib import resources

from verbale.errors import DataFileError

__all__ = ["read_rows"]


def read_rows(name: str, columns: int, package: str = "verbale.language") -> list[tuple[str, ...]]:
    """The rows of the lexicon ``name``, each of exactly ``columns`` cells.

    Raises DataFileError, naming the file and the line, where a row has another number of cells.
    """
    rows = []
    content = resources.files(package).joinpath("data", name).read_text(encoding="utf-8")
    for number, line in enumerate(content.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = tuple(cell.strip() for cell in line.split("\t"))
        if len(cells) != columns:
            raise DataFileError(
                f"{name}, line {number}: expected {columns} tab-separated cells, got {len(cells)}"
            )
        rows.append(cells)
    return rows
