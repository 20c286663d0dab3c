"""Corrections from a file of JSON lines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import fields
from typing import Any

from verbale.archive.corrections.model import Change
from verbale.errors import CorrectionError

__all__ = ["changes_in"]

_NAMES = {item.name: item for item in fields(Change)}
_STRINGS = ("target", "action", "add", "quote", "who", "why")


def changes_in(lines: Iterable[str], name: str) -> Iterator[tuple[str, Change]]:
    """The place and the change of each line that is not empty. Raises CorrectionError for all that are none."""
    problems, found = [], []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            found.append((f"{name}, line {number}", _change(line)))
        except CorrectionError as error:
            problems.append(f"{name}, line {number}: {error}")
    if problems:
        raise CorrectionError("\n".join(problems))
    yield from found


def _change(line: str) -> Change:
    try:
        data = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise CorrectionError(f"this is no JSON ({error})") from error
    if not isinstance(data, dict):
        raise CorrectionError("this is no JSON object")
    if unknown := data.keys() - _NAMES.keys():
        raise CorrectionError(f"there is no {min(unknown)!r}; a correction has {', '.join(_NAMES)}")
    for name in _STRINGS:
        _require(name, isinstance(data.get(name, ""), str), "a string")
    _require("set", isinstance(data.get("set", {}), dict), "an object")
    _require("undo", _is_number(data.get("undo", 0)), "the number of a correction")
    mentions, at = data.get("mentions", []), data.get("at")
    _require(
        "mentions",
        isinstance(mentions, list) and all(isinstance(one, str) for one in mentions),
        "a list of ids",
    )
    spans = at is None or (isinstance(at, list) and len(at) == 2 and all(_is_number(one) for one in at))
    _require("at", spans, "a list of two offsets")
    return Change(**{**data, "mentions": tuple(mentions), "at": None if at is None else (at[0], at[1])})


def _is_number(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _require(name: str, holds: bool, what: str) -> None:
    if not holds:
        raise CorrectionError(f"{name} is not {what}")
