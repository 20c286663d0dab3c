"""What kind of text a statement is: by its title, by who speaks in it, by how it begins."""

from __future__ import annotations

import re
from functools import cache

from verbale.errors import DataFileError
from verbale.language.lexicon import read_rows
from verbale.language.sentences import split_sentences
from verbale.sources.masthead import Masthead
from verbale.statement import KINDS

__all__ = ["find_kind"]

_CONDITIONS = ("", "turns")
_WE = re.compile(r"[“\"]?We, (?:the |Foreign|leaders|members|Heads)")
_MEETING = re.compile(
    r"\b(?:met (?:with|in)|held (?:talks|a meeting|a phone call|a telephone)|spoke (?:with|by|to|on|over|today)|"
    r"had a (?:phone|telephone|meeting|call)|telephone conversation|phone call|received|paid a courtesy call)\b"
)
_BRIEFED = re.compile(r"\bbriefed (?:the )?(?:media|press|reporters|journalists)\b")
_ADDRESS = re.compile(
    r"(?:(?:Mr|Madam|Mdm|Mister)\.? (?:President|Chair|Speaker|Secretary)|Excellenc|Distinguished|Ladies and|"
    r"Your (?:Majest|Excellenc)|President,|Dear (?:friends|colleagues|leaders|guests))",
    re.IGNORECASE,
)
_RESOLUTION = re.compile(r"The (?:Security Council|General Assembly|Human Rights Council),\s")
_LETTER = re.compile(
    r"(?:Dear (?:Mr|Mrs|Ms|Dr|Prime|President|Ambassador|Minister|Secretary)\b|"
    r"(?:(?:Your )?Excellency,\s+)?I have the honou?r to (?:refer|transmit|inform|write))"
)
_OPENINGS = (("resolution", _RESOLUTION), ("communique", _WE), ("letter", _LETTER), ("speech", _ADDRESS))
_BARE_LABELS = frozenset(("Q", "A"))
_VAGUE = "statement"
"""The kind that the words of the body can make more precise."""
_REPORT = re.compile(r"[A-Z][\w ,.]{2,40}(?:\(\w[\w ]*\)\s*(?:--|—|–|:)|,\s[A-Z]{3,6}\s(?:--|—|–)\s)")
"""A dateline that names an agency: "STRELSAU, Nov 5 (RNA) -- "."""
_RELEASE = re.compile(r"\b(?:press release|media note|for immediate release)\b", re.IGNORECASE)


def find_kind(head: Masthead) -> str:
    """One of ``verbale.statement.KINDS``, or empty where nothing tells."""
    kind = _by_title(head.title, turns=head.questions > 0)
    if kind in ("", _VAGUE):
        return _by_opening(head) or kind
    return kind


def _by_title(title: str, *, turns: bool) -> str:
    """What the first sentence of the title says, or else the rest of it."""
    title = title.replace("’", "'")
    sentences = split_sentences(title, 0, len(title))
    for part in (title[: sentences[0][1]] if sentences else "", title):
        for kind, condition, pattern in _signs():
            if (turns or not condition) and pattern.search(part):
                return kind
    return ""


def _by_opening(head: Masthead) -> str:
    for kind, pattern in _OPENINGS:
        if pattern.match(head.opening):
            return kind
    if _BRIEFED.search(head.opening[:600]):
        return "briefing"
    if head.questions:
        return "briefing" if len(head.speakers) == 1 else "transcript"
    if head.speakers and not set(head.speakers) <= _BARE_LABELS:
        return "speech" if len(head.speakers) == 1 else "transcript"
    return _by_first_sentence(head)


def _by_first_sentence(head: Masthead) -> str:
    """Whether the text is a news agency's report, or tells of a meeting, or is called a release."""
    if _REPORT.match(head.opening):
        return "article"
    if not head.title and _MEETING.search(head.opening[:400]):
        return "readout"
    return "statement" if any(_RELEASE.search(line) for line in head.lines) else ""


@cache
def _signs() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    return tuple(_sign(*row) for row in read_rows("kinds.tsv", 3, "verbale.sources"))


def _sign(kind: str, condition: str, phrases: str) -> tuple[str, str, re.Pattern[str]]:
    if kind not in KINDS or condition not in _CONDITIONS:
        raise DataFileError(f"kinds.tsv: no kind {kind!r} or no condition {condition!r}")
    words = (
        re.escape(phrase.strip()).replace(r"\*", r"[\w']*").replace(r"\ ", r"\s+")
        for phrase in phrases.split("|")
    )
    return kind, condition, re.compile(rf"(?<![\w-])(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)
