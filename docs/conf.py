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


project = "Verbale"
author = "The Verbale authors"
project_copyright = "The Verbale authors"
version = release = version_of("verbale")

extensions = ["myst_parser", "sphinx.ext.autodoc"]
exclude_patterns = ["_build"]
nitpicky = True
nitpick_ignore_regex = [("py:.*", r"(?!verbale\b).*")]

myst_enable_extensions = ["colon_fence", "deflist", "substitution"]
myst_substitutions = {"data_files": data_files()}
myst_heading_anchors = 3

autodoc_member_order = "bysource"
autodoc_typehints = "description"
autodoc_typehints_description_target = "documented"
maximum_signature_line_length = 88

html_theme = "furo"
html_title = "Verbale"
