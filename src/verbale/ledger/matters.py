"""What issues a sentence is of, as the archive knows it: by its reading, by names, and by what "the matter" is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from verbale.ledger.lines import Line
from verbale.reading.issues import issues_named
from verbale.reading.model import Sentence
from verbale.statement import Document

__all__ = ["by_issue", "known_issues"]

_THE_MATTER = re.compile(
    r"\b(?:[Tt]he|[Tt]his|[Tt]hese) (?:matter|issue|question|dispute|counter-?measures?)"
    r"(?=[,.;]| (?:is|was|are|were|have|as|has|had|in|with|when|and|to|at|by|once|should|must|will|would|can|cannot)\b)"
    r"(?! (?:is|was|are) (?:that|whether|how|who|what|why)\b)"
)
"""What the statement is about, where nothing else is said of it."""


def by_issue(lines: Iterable[Line], names: Mapping[str, str]) -> dict[str, list[Line]]:
    """For each issue the lines that touch it, those among them that only a name says so of (`Names`)."""
    found: dict[str, list[Line]] = {}
    for line in lines:
        issues = known_issues(line.sentence, line.document, names)
        same = set(issues) == set(line.sentence.issues)
        known = line if same else replace(line, sentence=replace(line.sentence, issues=issues))
        for issue in issues:
            found.setdefault(issue, []).append(known)
    return found


def known_issues(sentence: Sentence, document: Document, names: Mapping[str, str]) -> tuple[str, ...]:
    """The issues of ``sentence``: with those of what it names, or of its title if it says "the matter" alone."""
    issues = (*sentence.issues, *_named(sentence.quote, names))
    if not issues and _THE_MATTER.search(sentence.quote):
        about = set(_named(document.title, names)) or issues_named(document.title)
        issues = tuple(about) if len(about) == 1 else ()
    return tuple(dict.fromkeys(issues))


def _named(text: str, names: Mapping[str, str]) -> list[str]:
    lower = text.lower() if names else ""
    return [issue for name, issue in names.items() if name in lower]
