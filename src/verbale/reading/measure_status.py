"""What a measure's status is, from the verb that governs it and from mood and tense."""

from __future__ import annotations

import re
from dataclasses import dataclass

from verbale.reading.measure_words import verb_status

__all__ = ["Governor", "governor", "is_supposed", "is_wished", "status_of"]

_WORD = re.compile(r"[A-Za-z]+")
_BETWEEN = re.compile(
    r"(?:,?\s(?:\w+ly|again|twice|out|up|more|further|additional|even|for|one|an?|year|the|its|their|his|our|these|"
    r"implementation|initiation|imposition|of|on|collection|use|all|any|new|such|forms|as|to|and|or|suspend|remove|"
    r"suspension|period|action|final|measures|in|extension|effective|heightened|relevant|most|round))*,?\s[“\"]?\Z"
)
_WISHED = re.compile(
    r"\b(?:should|must|ought|needs?\sto|ha(?:ve|s)\sto|urge[sd]?|call(?:s|ed|ing)?\s(?:\w+\s)?(?:on|for|upon)|"
    r"demand(?:s|ed|ing)?|press(?:es|ed|ing)?\s(?:for|[A-Z])|appeal(?:s|ed)?|encourage[sd]?|insist(?:s|ed)?|expects?|ask(?:s|ed)?|hope[sd]?|request(?:s|ed)?|cease\sand|requires?|require|advocat(?:e|es|ed)|"
    r"(?:speaks?|spoke|came\sout)\sin\sfavou?r\sof|the\sneed\s(?:for|to))\b"
)
_LAST_WORD = re.compile(r"[a-z]+(?=\s(?:from\s)?\Z)")
_IF = re.compile(
    r"\b(?:[Ii]f|[Ss]hould\sthe|[Oo]therwise|[Uu]nless|may|might|could|threat(?:en)?\w*|considering|consider|prepar(?:ed?|ing)\sto|"
    r"ready\sto|reserves?\sthe\sright|on\sthe\stable|potential|option|(?<!\bwas\s)(?<!\bwere\s)(?<!\bbeen\s)able\sto|attempt(?:ed|s|ing)?\sto|willing\sto|whether|absent)\b"
)
_PLANNED = re.compile(
    r"\b(?:decision|plan|move|intention|order|announcement|proposal|offer|pledge|promise)s?\s(?:(?:(?:announced|voiced|made|taken|adopted)\s)?(?:of|by)\s[^,;:]{2,60}?\s)?to\s(?:\w+\s){0,2}\Z"
)
_FUTURE = re.compile(
    r"\b(?:will|shall|would|going\sto|plans?\sto|intends?\sto|about\sto|set\sto|agreed?\sto|committed\sto|"
    r"announced?\sto|pledg\w+\sto)\b|[’']ll\b"
)


@dataclass(frozen=True, slots=True)
class Governor:
    """The verb that governs a noun: where it stands, and what it tells: a status, or ``impose``."""

    start: int
    end: int
    sense: str


def governor(text: str, start: int, limit: int) -> Governor | None:
    """The verb that governs the noun phrase beginning at ``start``, looked for back to ``limit``."""
    for found in reversed(list(_WORD.finditer(text, limit, start))):
        if not _BETWEEN.fullmatch(text, found.end(), start):
            continue
        if sense := verb_status(found[0]):
            return Governor(found.start(), found.end(), sense)
    return None


def is_wished(before: str) -> bool:
    """Whether the words before a verb say that somebody else is to do what it says."""
    return bool(_WISHED.search(before))


def is_supposed(before: str) -> bool:
    """Whether the words before a verb leave it open whether it comes to what it says."""
    return bool(_IF.search(before))


def status_of(before: str, sense: str, answers: bool) -> str:
    """The status of a measure whose verb has ``sense``, ``before`` being the clause up to that verb.

    What is to come is threatened where the measure ``answers`` another's, else announced.
    """
    last = _LAST_WORD.search(before)
    if last and sense == "impose" and verb_status(last[0]) in ("lifted", "suspended"):
        sense, before = verb_status(last[0]), before[: last.start()]
    if sense in ("lifted", "suspended"):
        return "in_force" if is_wished(before) else sense
    if sense in ("announced", "threatened"):
        return sense
    if _IF.search(before):
        return "threatened"
    if _PLANNED.search(before):
        return "announced"
    if _FUTURE.search(before[-90:]):
        return "threatened" if answers else "announced"
    return "in_force"
