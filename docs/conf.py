"""How Sphinx builds the documentation."""

import itertools
from importlib.metadata import version as version_of
from pathlib import Path

import verbale


def data_files() -> str:
    """Each data file of the package with its first comment, which describes it, as Markdown."""
    package = Path(verbale.__file__).parent
    parts = []
    for path in sorted(package.glob("*/data/*")):
        if path.suffix in {".tsv", ".toml"}:
            lines = path.read_text(encoding="utf-8").splitlines()
            comment = itertools.takewhile(lambda line: line.startswith("#"), lines)
            described = "\n".join(line.removeprefix("#").removeprefix(" ") for line in comment)
            parts.append(f"`{path.relative_to(package)}`\n\n```text\n{described.strip()}\n```\n")
    return "\n".join(parts)


def table_of(name: str, package: str) -> str:
    """A data file of the package as a Markdown table; the last line of its comment names the columns."""
    path = Path(verbale.__file__).parent / package / "data" / name
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line]
    head = [line for line in lines if line.startswith("#")][-1].removeprefix("# ")
    rows = [head, *(line for line in lines if not line.startswith("#"))]
    cells = [[cell.replace(" | ", ", ").replace("*", r"\*") for cell in row.split("\t")] for row in rows]
    table = [f"| {' | '.join(row)} |" for row in cells]
    return "\n".join([table[0], "|---" * len(cells[0]) + "|", *table[1:]])


project = "Verbale"
author = "The Verbale authors"
project_copyright = "The Verbale authors"
version = release = version_of("verbale")

extensions = ["myst_parser", "sphinx.ext.autodoc"]
exclude_patterns = ["_build"]
nitpicky = True
nitpick_ignore_regex = [("py:.*", r"(?!verbale\b).*")]

myst_enable_extensions = ["colon_fence", "deflist", "substitution"]
myst_substitutions = {
    "data_files": data_files(),
    "plover_contexts": table_of("plover_contexts.tsv", "views"),
    "plover_entities": table_of("plover_entities.tsv", "views"),
    "plover_events": table_of("plover_events.tsv", "views"),
}
myst_heading_anchors = 3

autodoc_member_order = "bysource"
autodoc_typehints = "description"
autodoc_typehints_description_target = "documented"
maximum_signature_line_length = 88

html_theme = "furo"
html_title = "Verbale"
