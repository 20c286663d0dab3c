"""The cues of the rule-based labeller: wording that shows what a sentence does, as data."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from verbale.errors import DataFileError
from verbale.language.lexicon import read_rows
from verbale.language.sieve import Expression, Sieve, alternatives
from verbale.reading.model import ACTS

__all__ = ["Cue", "find_cues"]

CLASS_REFERENCE = re.compile(r"<([a-z]+)>")
STRONGEST = 5


@dataclass(frozen=True, slots=True)
class Cue:
    """One row of ``act_cues.tsv``: the act that its pattern shows, and its step on the ladder of wording."""

    name: str
    act: str
    intensity: int
    branches: tuple[Expression, ...]
    """The alternatives of the pattern, each tried only where it can match."""


def find_cues(words: str) -> tuple[Cue, ...]:
    """The cues found in ``words``, a role text, in the order in which they are tried."""
    found: dict[str, Cue] = {}
    for pattern, cue in _sieve().possible(words):
        if cue.name not in found and pattern.search(words):
            found[cue.name] = cue
    return tuple(found.values())


@cache
def _sieve() -> Sieve[Cue]:
    return Sieve((branch, cue) for cue in _load_cues() for branch in cue.branches)


@cache
def _load_cues() -> tuple[Cue, ...]:
    """All cues in the order in which they are tried. Raises DataFileError where a row is not sound."""
    classes: dict[str, str] = {}
    for name, pattern in read_rows("act_words.tsv", 2, "verbale.reading"):
        classes[name] = _expanded(pattern, classes, "act_words.tsv", name)
    return tuple(_cue(row, classes) for row in read_rows("act_cues.tsv", 4, "verbale.reading"))


def _cue(row: tuple[str, ...], classes: dict[str, str]) -> Cue:
    name, act, intensity, pattern = row
    if act not in ACTS:
        raise DataFileError(f"act_cues.tsv, cue {name}: {act!r} is not an act")
    if not intensity.isdigit() or int(intensity) > STRONGEST:
        raise DataFileError(
            f"act_cues.tsv, cue {name}: intensity must be 0 to {STRONGEST}, got {intensity!r}"
        )
    expanded = _expanded(pattern, classes, "act_cues.tsv", name)
    try:
        return Cue(name, act, int(intensity), tuple(map(Expression, alternatives(expanded))))
    except re.error as error:
        raise DataFileError(f"act_cues.tsv, cue {name}: not a regular expression: {error}") from error


def _expanded(pattern: str, classes: dict[str, str], file: str, name: str) -> str:
    def of_class(found: re.Match[str]) -> str:
        if found[1] not in classes:
            raise DataFileError(f"{file}, row {name}: there is no class <{found[1]}>")
        return classes[found[1]]

    return CLASS_REFERENCE.sub(of_class, pattern)
