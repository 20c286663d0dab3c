"""Sentences: where each begins and ends inside a paragraph.

Rules of English punctuation with a list of abbreviations
(``data/abbreviations.tsv``); offsets are code points of the whole text.
"""

from __future__ import annotations

import re
from functools import cache

from verbale.language.lexicon import read_rows

__all__ = ["RECORD_LABEL", "split_sentences"]

RECORD_LABEL = re.compile(
    r"(?P<label>(?:(?:Mr|Mrs|Ms|Dr)\.|Senator|Secretary|Ambassador|Chairman|Chairwoman|General)\s"
    r"[A-Z][A-Z’'-]+(?:\sof\s[A-Z]\w+)?|The\s(?:CHAIRMAN|CHAIRWOMAN|CHAIR|PRESIDENT|SPEAKER))"
    r"\.\s+(?=[A-Z“\"(])"
)
"""Who speaks in the printed record of a parliament: "Mr. ZAPT. I thank the chair."; part of the sentence."""

_TITLED_LABEL = re.compile(r"(?i:sec|gen|sen|rep|gov|amb|adm|lt|col|cmdr)\.\s[A-Z][^.:!?\n]{1,50}:\s")
"""A speaker's label that opens with a shortened title: "SEC. JANE ROE: "."""

_CLOSERS = "\"”’'»)]"
_OPENERS = "\"“‘'«(["
_STOP = re.compile(rf"(?:[.!?…]+|\.\s\.\s\.)[{re.escape(_CLOSERS)}]*(?=\s)")
_NEXT = re.compile(rf"\s+[{re.escape(_OPENERS)}]*(\S)")
_LAST_WORD = re.compile(r"(\S+)$")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+")
_ENUMERATOR = re.compile(
    r"(?:[-–—•*·▪●○◦■§]\s*|\(?(?:\d{1,3}|[ivxIVX]{1,5}|[a-zA-Z])[.)]\s+(?=\S)|\(\d{1,3}\)\s*)"
)
_ORDINAL_HEADING = re.compile(
    r"(?:(?:First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth)(?:ly)?|[IVX]{1,5}\.|\d{1,2}\."
    r"|Sec(?:tion|\.) \d+\.),?\s+(?P<words>[^.!?:]{3,110})[.:]"
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|am|has|have|had|will|would|shall|should|must|can|cannot|could|may|might|do|does|did|"
    r"let|urges?|calls?|hopes?|wants?|needs?|believes?|supports?|opposes?|remains?|agreed|said|says|we|they|he|she|it|I|you)\b"
)
_HEADING_WORDS = 10
# A subject with its past tense: "3. The Leaders underscored …" is a numbered sentence, no heading.
_TELLS = re.compile(
    r"(?:(?:The|Both|They|All|These|Heads|Ministers|Leaders|Members|Participants|Parties|Sides|States)\b"
    r"|[A-Z]\w+ and [A-Z]\w+)"
    r".*\w(?:ed|et|eld|ave|oke|ook)\b"
)
_END_MARK = re.compile(r"[\[(/#*-]*(?:END|ENDS|End|Ends)[\])/#*-]*\.?")
# A capitalised subject with its verb: "… by the U.S. Graustark has answered" is two sentences.
_SUBJECT = re.compile(
    r"[A-Z]\w+(?:[’']s (?:\w+ ){1,3})?\s(?:is|are|was|were|has|have|had|will|would|should|must|can|does|did|"
    r"firmly|strongly|always|never|also|urges|hopes|believes|opposes|supports|remains|stands)\b"
)


def split_sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of the paragraph ``[start, end)``, as spans without surrounding white space.

    A list marker or an ordinal in front ("1.", "•") belongs to no sentence, nor
    does a heading that opens the paragraph ("Second, strengthening dialogue.").
    """
    while end > start and text[end - 1].isspace():
        end -= 1
    start = _skip_space(text, start, end)
    begin = _skip_heading(text, start, end)
    if begin == start:
        begin = _skip_marker(text, start, end)
    sentences = []
    for stop in _stops(text, begin, end):
        if stop > begin:
            sentences.append((begin, stop))
        begin = _skip_space(text, stop, end)
    if begin < end:
        sentences.append((begin, end))
    return [span for span in sentences if _is_said(text[slice(*span)])]


def _is_said(words: str) -> bool:
    """Whether a sentence has words, other than the mark of the text's end."""
    return any(c.isalnum() for c in words) and not _END_MARK.fullmatch(words)


def _stops(text: str, start: int, end: int) -> list[int]:
    """The ends of all sentences but the last."""
    found = []
    label = RECORD_LABEL.match(text, start, end) or _TITLED_LABEL.match(text, start, end)
    for match in _STOP.finditer(text, label.end() if label else start, end):
        following = _NEXT.match(text, match.end(), end)
        if following and _ends_sentence(text, start, match, following):
            found.append(match.end())
    return found


def _ends_sentence(text: str, start: int, stop: re.Match[str], following: re.Match[str]) -> bool:
    after = following.group(1)
    if after.islower():
        return False
    mark = stop.group()
    if mark[0] in "!?":
        return True
    if mark.startswith(("…", "..")):
        return after.isupper() or after.isdigit()
    if len(mark) > 1 and mark[1] in _CLOSERS and mark[0] == ".":
        is_short = _is_initialism(text, start, stop.start() + 1) or _is_abbreviation(
            text, start, stop.start()
        )
        return not is_short or _starts_sentence(text, following)
    return _full_stop_ends(text, start, stop.start(), following)


def _full_stop_ends(text: str, start: int, dot: int, following: re.Match[str]) -> bool:
    word_match = _LAST_WORD.search(text, max(start, dot - 30), dot + 1)
    word = (word_match.group(1) if word_match else "").lstrip(_OPENERS + "-–—/")
    kind = _abbreviations().get(word.rstrip(".")) or (
        _abbreviations().get(word.rstrip(".").capitalize()) if word.isupper() and len(word) > 2 else None
    )
    if kind is None and "-" in word:
        kind = _abbreviations().get(word.rstrip(".").rsplit("-", 1)[-1])
    if kind == "before":
        return False
    if kind == "number":
        return not following.group(1).isdigit()
    if kind == "either" or _INITIALS.fullmatch(word):
        is_initial = len(word) == 2 and word[0].isupper() and word[0] != "I" and kind is None
        return not is_initial and _starts_sentence(text, following)
    return following.group(1) not in ")]&"


def _is_abbreviation(text: str, start: int, dot: int) -> bool:
    word = _LAST_WORD.search(text, max(start, dot - 30), dot)
    return bool(word and word.group(1).lstrip(_OPENERS) in _abbreviations())


def _is_initialism(text: str, start: int, end: int) -> bool:
    word = _LAST_WORD.search(text, max(start, end - 30), end)
    return bool(word and _INITIALS.fullmatch(word.group(1).lstrip(_OPENERS)))


def _starts_sentence(text: str, following: re.Match[str]) -> bool:
    """Whether the next word is one that opens sentences and no name: "U.S. The …", not "U.S. Congress"."""
    at = following.start(1)
    word = re.match(r"[\w’']+", text[at : at + 40])
    if word and word.group() in _starters():
        return True
    return bool(_SUBJECT.match(text, at))


def _skip_marker(text: str, start: int, end: int) -> int:
    marker = _ENUMERATOR.match(text, start, end)
    if not marker:
        return start
    rest = text[marker.end() : end].strip()
    single = marker.group().strip()
    if (
        single in ("I.", "A)", "Q.")
        or not rest
        or (single[0].isalpha() and single[-1] == "." and _is_name(rest))
    ):
        return start
    return marker.end()


def _is_name(rest: str) -> bool:
    """Whether what follows an initial makes it a name: "J. Smith said"."""
    return bool(re.match(r"[A-Z][a-z]+ (?:said|noted|met|is|was|has|told)\b", rest))


def _skip_heading(text: str, start: int, end: int) -> int:
    heading = _ORDINAL_HEADING.match(text, start, end)
    if not heading or heading.end() >= end - 20 or heading.group().endswith(":"):
        return start
    words = heading["words"]
    if len(words.split()) > _HEADING_WORDS or _FINITE.search(words) or _TELLS.match(words):
        return start
    if not _saying_verbs().isdisjoint(words.split()[1:]):
        return start
    return _skip_space(text, heading.end(), end)


def _skip_space(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


@cache
def _abbreviations() -> dict[str, str]:
    return {row[0].rstrip("."): row[1] for row in read_rows("abbreviations.tsv", columns=2)}


@cache
def _saying_verbs() -> frozenset[str]:
    """The finite forms of verbs of saying: "1. Ruritania condemns the attack." is no heading."""
    forms = (row[0].split()[0] for row in read_rows("reporting_verbs.tsv", columns=2))
    return frozenset(form for form in forms if form.endswith(("s", "ed")))


@cache
def _starters() -> frozenset[str]:
    return frozenset(row[0] for row in read_rows("sentence_starters.tsv", columns=1))
