"""What is said beside the matter of a promise, a demand or a measure: dates, terms, and who the parties are."""

from __future__ import annotations

import re
from collections.abc import Iterable

from verbale.ledger.wording import without_parties

__all__ = ["without", "without_terms"]

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.?|Feb\.?|Mar\.|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
_DATE = re.compile(
    r"\b\d{1,2}[:.]\d\d [ap]\.?m\b\.?|"
    rf"\b(?:\d{{1,2}} )?{_MONTH}(?: \d{{1,2}}\b)?(?:,? \d{{4}}\b)?|\b(?:in|of|by|since|until) (?:19|20)\d\d\b|"
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|"
    r"\b(?:in|this|next|last) (?:the )?(?:spring|summer|autumn|winter)\b|"
    r"\bat the (?:very )?latest\b|\b(?:at once|on the same day)\b"
)
_ON_TERMS = re.compile(r"(?<=\w),? (?:if|unless|before|until|once|as soon as|so that)\b.*", re.DOTALL)
"""The terms and the time of what is asked: no part of what it is."""


def without(text: str, parties: Iterable[str]) -> str:
    """``text`` without dates and the names of ``parties``, which all records of a block have in common."""
    return without_parties(_DATE.sub(" ", text), set(parties))


def without_terms(text: str) -> str:
    """``text`` without the terms on which, or the time by which, something is asked: "if …", "before the visit"."""
    return _ON_TERMS.sub("", text)
