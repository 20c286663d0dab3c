"""The demo archive: eighteen months between two fictional states, read anew for each run."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from verbale.archive import Archive
from verbale.errors import VerbaleError

__all__ = ["demo_archive", "demo_statements"]

_PACKAGE = Path(__file__).parent
_PLACES = (_PACKAGE / "demo", _PACKAGE.parents[2] / "examples" / "relationship" / "statements")
"""Where the statements are: in a package as installed, and in a checkout, which has them once."""


def demo_statements() -> Path:
    """The folder of the statements. Raises VerbaleError where it is missing."""
    for place in _PLACES:
        if any(place.glob("*.txt")):
            return place
    raise VerbaleError("the statements of the demo are missing from this installation; install Verbale anew")


def demo_archive(place: Path, progress: Callable[[int], None] | None = None) -> Archive:
    """An archive of the demo's statements, made at ``place``; ``progress`` gets the number that is done."""
    archive = Archive.create(place)
    report = archive.add(demo_statements(), progress=progress)
    if report.problems:
        raise VerbaleError(f"the demo cannot be read: {report.problems[0]}")
    return archive
