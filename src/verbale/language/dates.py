"""Dates named in a text, resolved to EDTF against the date of the statement.

Rules of reading where the text leaves something out:

* A month and day, or a month, without a year takes the year that puts it nearest to the statement;
  a day on the side that the words do not point to counts double (the past is preferred, or the
  future after "will", "is to", "scheduled", "meets on" and the like).
* A bare weekday is the nearest one in the past, or in the future after such words; the day itself counts.
* "Last" and "next" with a weekday are the calendar week before and after; weeks run Monday to Sunday.
* Without the statement's date only dates that are complete in themselves are reported.
* What cannot be resolved ("a few days ago") is not reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from verbale.language.date_calendar import Anchor
from verbale.language.date_grammar import patterns
from verbale.language.date_lexicon import date_words
from verbale.language.date_resolution import resolve
from verbale.language.mentions import DateMention
from verbale.language.sieve import Sieve

__all__ = ["find_dates"]

_STOP = re.compile(r"(?<!\b[A-Z])[.!?;](?=\s+[\"“(]?[A-Z])|\n|:\s")
_LINE = re.compile(r"[^\n]*\n?")
_LONGEST = 120
"""Characters that a date has at most, with what is looked at behind it."""
_REACH = 300
"""How many characters around a date are searched for a word that tells past from future."""
_BY = re.compile(r"\b(?:by|until|till)\s$", re.IGNORECASE)


def find_dates(text: str, published: str) -> tuple[DateMention, ...]:
    """The dates in ``text``, in order and without overlap, resolved against ``published``.

    ``published`` is the statement's ISO date; with an empty string, or one that is not a full date,
    relative dates are not reported.
    """
    day = _full_date(published)
    chosen: list[DateMention] = []
    for mention in sorted(_candidates(text, day), key=lambda found: (found.start, -found.end)):
        if not chosen or mention.start >= chosen[-1].end:
            chosen.append(mention)
    return tuple(chosen)


def _full_date(published: str) -> date | None:
    try:
        day = date.fromisoformat(published)
    except ValueError:
        return None
    return day if 1000 <= day.year <= 9000 else None


def _candidates(text: str, day: date | None) -> Iterator[DateMention]:
    for match, name in _matches(text):
        anchor = Anchor(day, _points_forward(text, match.start(), match.end())) if day else None
        if edtf := resolve(name, match, anchor):
            yield DateMention(_start(match), match.end(), edtf)


def _matches(text: str) -> Iterator[tuple[re.Match[str], str]]:
    """What each pattern matches in the text, line by line: most lines need few of the patterns.

    A date may run into the next line, so a line is searched with what follows it.
    """
    reached: dict[str, int] = {}
    for line in _LINE.finditer(text):
        for pattern, name in _sieve().possible(text, line.start(), line.end() + _LONGEST):
            at = max(line.start(), reached.get(name, 0))
            for match in pattern.finditer(text, at, line.end() + _LONGEST):
                if match.start() >= line.end():
                    break
                reached[name] = match.end()
                yield match, name


@cache
def _sieve() -> Sieve[str]:
    return Sieve((expression, name) for name, expression in patterns().items())


def _start(match: re.Match[str]) -> int:
    """Where the date begins, behind the preposition that its pattern may hold."""
    if "skip" in match.re.groupindex and match.group("skip") is not None:
        return match.end("skip")
    return match.start()


def _points_forward(text: str, start: int, end: int) -> bool:
    """Whether the words of the sentence put the date at ``[start, end)`` ahead of the statement.

    The last sign of tense in front of the date decides; where there is none, the first one behind it.
    """
    before = _STOP.split(text[max(0, start - _REACH) : start])[-1]
    signs = list(_tense().finditer(before))
    if signs or _BY.search(before):
        return bool(_BY.search(before)) or signs[-1].lastgroup == "forward"
    after = _tense().search(_STOP.split(text[end : end + _REACH])[0])
    return after is not None and after.lastgroup == "forward"


@cache
def _tense() -> re.Pattern[str]:
    """Signs of the future and of the past; of two that begin together the sign of the future counts."""
    forward, backward = (date_words().plain[kind] for kind in ("forward", "backward"))
    signs = rf"(?P<forward>\b(?:{'|'.join(forward)})\b)|(?P<backward>\b(?:{'|'.join(backward)})\b)"
    return re.compile(signs, re.IGNORECASE)
