"""A relationship at a glance: what is put together from several of its parts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

__all__ = ["issues_at_a_glance", "latest_first", "split_open"]

Row = Mapping[str, Any]
_ENDED = frozenset({"honoured", "lapsed"})
"""Claims after which a promise is no longer open."""


def issues_at_a_glance(
    positions: Sequence[Row], lives: Sequence[Row], parties: Sequence[str]
) -> list[dict[str, Any]]:
    """For each issue its state, "" if none is told, and each party's latest position or None.

    The issues of which most is said come first, of equals the one spoken of last.
    """
    states = {life["issue"]: life["status"] for life in lives}
    stands = {(position["issue"], position["party"]): position for position in positions}
    latest = {life["issue"]: life["latest"] for life in lives}
    said: Counter[str] = Counter()
    for position in positions:
        said[position["issue"]] += len(position["mentions"])
        latest[position["issue"]] = max(latest.get(position["issue"], ""), position["latest"])
    return [
        {
            "issue": issue,
            "state": states.get(issue, ""),
            "latest": latest[issue],
            "sides": [stands.get((issue, party)) for party in parties],
        }
        for issue in sorted(latest, key=lambda one: (said[one], latest[one], one), reverse=True)
    ]


def latest_first(rows: Sequence[Row]) -> list[Row]:
    """``rows`` by their latest mention, the newest first."""
    return sorted(rows, key=lambda row: str(row["latest"]), reverse=True)


def split_open(commitments: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """Promises of which nobody says that they were kept or have lapsed, and the others; the newest first."""
    ordered = latest_first(commitments)
    ended = [any(claim["what"] in _ENDED for claim in row["claims"]) for row in ordered]
    return (
        [row for row, is_over in zip(ordered, ended, strict=True) if not is_over],
        [row for row, is_over in zip(ordered, ended, strict=True) if is_over],
    )
