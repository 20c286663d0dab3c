"""Where the body of a text is: paragraphs, and what is heading or page furniture.

The text itself is never changed: blocks are spans of it. A block is a paragraph:
lines up to a blank line, or one line where the text has a line a paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

__all__ = ["Block", "Role", "find_blocks"]


class Role(Enum):
    """What a block is to the statement."""

    TITLE = "title"
    SOURCE_LINE = "source line"
    FURNITURE = "furniture"
    """Navigation, bylines, share bars, page numbers, footers."""
    HEADING = "heading"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, ``[start, end)`` in code points, without the white space around it."""

    start: int
    end: int
    role: Role


_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|"
    r"Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DATE = (
    rf"(?:{_MONTH}\s+\d{{1,2}},?\s+\d{{4}}|\d{{1,2}}\s+{_MONTH},?\s+\d{{4}}|\d{{4}}-\d{{2}}-\d{{2}}"
    r"|\d{1,2}[./]\d{1,2}[./]\d{4})"
)
_TIME = (
    r"(?:[\s,|]*(?:at\s+)?\d{1,2}[:.]\d{2}(?::\d{2})?"
    r"(?:\s*(?:am|pm|a\.m\.|p\.m\.|hrs|GMT|UTC|EST|EDT|IST|JST|KST|PKT))*\.?)?"
)
_SOURCE_LINE = re.compile(rf"[^|\n]{{0,80}}\|\s*{_DATE}{_TIME}\s*", re.IGNORECASE)
_BARE_DATE = re.compile(
    rf"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?{_DATE}{_TIME}\s*", re.IGNORECASE
)
_NETWORKS = (
    r"(?:share|print|e-?mail|tweet|facebook|twitter|x|linkedin|whatsapp|telegram|weibo|wechat|copy\ link|listen|"
    r"save|follow\ us|page|article|on|to|by|via|this)"
)
_FURNITURE = re.compile(
    rf"""(?ix)
      (?:home|you\ are\ here)\s*[-–>»/|:].*                    # breadcrumbs
    | (?:share|print|e-?mail|tweet|follow\ us|listen|copy\ link)\b[\s:|/•·,-]*(?:{_NETWORKS}[\s|/•·,-]*)*
    | (?:by|author|editor|source|editing\ by|reporting\ by|photo|image|credit|updated?|published|posted|
         last\ (?:updated|modified)|release\ time|from|contact|tags?|topics?|related)\s*:\s*\S.{{0,80}}
    | by\ [A-Z][\w.'’-]+(?:\ [A-Z][\w.'’-]+){{1,3}}
    | (?:press|media|news)\ (?:release|statement|note|room|office)s?
    | (?:for\ immediate\ release|(?:please\ )?check\ against\ delivery[.!]?|embargoed.*|unofficial\ translation
        |as\ delivered|as\ prepared\ for\ delivery|distr\.:?\s\w+|theme\s?:\s.*|\(?\d+\s(?:words|minutes)\b[^.]*
        |[*(\[]*this\ is\ an?\ (?:provisional|unofficial|courtesy|informal|machine)\ translation\b.*
        |read\ more|back\ to\ top|skip\ to\ .*|[\[(/]*ends?[\])/]*)
    | [-–—*]{{1,3}}\s?[^-–—*.?!]{{3,60}}[^\s]\s?[-–—*]{{1,3}}               # "-- Translation of advance text --"
    | (?:©|\(c\)|copyright\b|all\ rights\ reserved).*
    | (?:page\s+)?\d{{1,4}}(?:\s*(?:/|of)\s*\d{{1,4}})?          # page numbers
    | [\s\W_]+                                                 # rules, ellipses, bullets alone
    """,
)
_FURNITURE_MAX = 160
_HEADING_MAX = 110
_HEADING_WORDS = 14
_TERMINAL = re.compile(r"[.?!;,…][\"”’')\]]*$")
_SHOUTED = re.compile(r"[A-Z0-9][^a-z]*[A-Z][^a-z]*")
_BLANK = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+|\r\n[^\S\r\n]*(?:\r\n[^\S\r\n]*)+")
_LINE = re.compile(r"[^\n]+")
_FINITE = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|shall|should|must|can|could|may|might|do|does|did|"
    r"said|says|met|held|urges?d?|calls?|called|we|they|he|she|it|I(?!\.))\b"
)
_TURN = re.compile(r"(?:[A-Z][^:]{0,60}:|Q\b|A\b)\s+\S")
# "The two sides announced the following:" is a sentence that a list completes.
_LEAD_IN = re.compile(r"\b(?:following\b[^:]*|follows|includ(?:e|es|ing)|that|to|by)\s*:$")
_SIGNATURE = re.compile(r"[—–-]*\s*(?:[A-Z][\w.’'-]*,?(?:\s(?:of|the|and|for|to)(?=\s))*\s?){1,8}")
_AUDIENCE = re.compile(
    r"(?:(?:United Nations|UN|Mr\.?|Mrs\.?|Ms\.?|Madame?|Dear|Your|Honou?rable|Distinguished|Esteemed|Respected|"
    r"Dr\.?)\s)*"
    r"(?:President|Secretary|Chair|Speaker|Excellenc|Ladies|Gentlemen|Colleagues|Friends|Delegates|Members|Heads|Majest|"
    r"Highness|Minister|Chancellor|Commissioner|Representatives|Guests|Ambassador)\w*|Dear\s[A-Z]",
    re.IGNORECASE,
)
_COVER = 16
_NUMBER_AND_DATE = 60
_CLOSING = re.compile(r"\([Ss]igned\)|/s/|(?:Yours|Respectfully|Sincerely|With best)\b[\w ]{0,20},?$")
_WRAP_MAX = 130


def find_blocks(text: str, title: str = "") -> tuple[Block, ...]:
    """The paragraphs of ``text`` in order, each with its role.

    ``title`` is the statement's title where it is known; a first paragraph that
    says the same is the title, not the body.
    """
    spans = [span for part in _parts(text) for span in _paragraphs(text, *part)]
    blocks: list[Block] = []
    wanted = _squeeze(title)
    for index, (start, end) in enumerate(spans):
        following = spans[index + 1] if index + 1 < len(spans) else None
        role = _role(text, (start, end), following, wanted if index < 6 else "")
        blocks.append(Block(start, end, role))
    return _without_signature(text, _titled(text, tuple(blocks)))


def _parts(text: str) -> list[tuple[int, int]]:
    """The stretches between blank lines."""
    bounds, start = [], 0
    for gap in _BLANK.finditer(text):
        bounds.append((start, gap.start()))
        start = gap.end()
    bounds.append((start, len(text)))
    return [bound for bound in bounds if text[bound[0] : bound[1]].strip()]


def _paragraphs(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """One paragraph a line, or one for all lines where they are hard-wrapped."""
    lines = [(m.start() + start, m.end() + start) for m in _LINE.finditer(text[start:end])]
    lines = [_trim(text, *line) for line in lines if text[slice(*line)].strip()]
    if _is_wrapped(text, lines):
        return [(lines[0][0], lines[-1][1])]
    return lines


def _is_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Whether the line breaks are the layout's: no line could have held the next one's first word."""
    if len(lines) < 2 or any(_stands_apart(text[slice(*line)]) for line in lines):
        return False
    width = max(end - start for start, end in lines)
    if width > _WRAP_MAX or width < 30:
        return False
    for (start, end), (next_start, next_end) in pairwise(lines):
        word = text[next_start:next_end].split(maxsplit=1)[0]
        if end - start + 1 + len(word) <= width:
            return False
    return True


def _stands_apart(line: str) -> bool:
    """Whether a line says where the text comes from, whatever the lines around it."""
    return "|" in line and len(line) <= _FURNITURE_MAX and bool(_SOURCE_LINE.fullmatch(line))


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _role(text: str, span: tuple[int, int], following: tuple[int, int] | None, title: str) -> Role:
    words = text[slice(*span)]
    if title and _repeats(words, title):
        return Role.TITLE
    if len(words) <= _FURNITURE_MAX:
        if _SOURCE_LINE.fullmatch(words) or _BARE_DATE.fullmatch(words):
            return Role.SOURCE_LINE
        if _FURNITURE.fullmatch(words):
            return Role.FURNITURE
        if following is None and _SIGNATURE.fullmatch(words):
            return Role.FURNITURE
        if _is_heading(words, text[slice(*following)] if following else ""):
            return Role.HEADING
    return Role.BODY


def _repeats(words: str, title: str) -> bool:
    """Whether a paragraph is the title, perhaps with a number and a date in front of it."""
    same = _squeeze(words)
    longer = len(same) - len(title)
    return same == title or (0 < longer <= _NUMBER_AND_DATE and title in same and not _TERMINAL.search(words))


def _is_heading(words: str, following: str) -> bool:
    """A short line that is no sentence and stands above a longer paragraph."""
    if _is_vocative(words):
        return True
    if not following or len(words) > _HEADING_MAX or len(words.split()) > _HEADING_WORDS:
        return False
    if _TURN.match(words) or _LEAD_IN.search(words) or words[-1] in "—–-":
        return False
    if _SHOUTED.fullmatch(words.rstrip(":")) and not _TERMINAL.search(words):
        return True
    if _TERMINAL.search(words) or not (words[:1].isupper() or words[:1].isdigit()):
        return False
    return not _FINITE.search(words) and len(following) > len(words)


def _is_vocative(words: str) -> bool:
    """Whether a line only addresses the audience: "Mr. President, Excellencies,"."""
    return (
        words[-1:] in ",:–—"
        and not _TURN.match(words)
        and bool(_AUDIENCE.match(words))
        and not _FINITE.search(words)
    )


def _titled(text: str, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Take what stands above a source line for the title: that is where such lines stand."""
    for index, block in enumerate(blocks[:6]):
        line = text[block.start : block.end]
        if block.role is Role.SOURCE_LINE and "|" in line:
            above = tuple(Block(b.start, b.end, Role.TITLE) for b in blocks[:index])
            return above + blocks[index:]
    return _without_cover(text, blocks)


def _without_cover(text: str, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Take the short lines above the first words to the audience for the cover of a speech, not its body."""
    for index, block in enumerate(blocks[:_COVER]):
        if _is_vocative(text[block.start : block.end]):
            cover = (
                Block(
                    b.start,
                    b.end,
                    Role.HEADING if b.role is Role.BODY and _is_cover_line(text, b) else b.role,
                )
                for b in blocks[:index]
            )
            return (*cover, *blocks[index:])
    return blocks


def _without_signature(text: str, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Take the short lines from "Yours sincerely," or "(Signed)" on for the signature of a letter."""
    for index in range(max(0, len(blocks) - _COVER), len(blocks)):
        if _CLOSING.match(text[blocks[index].start : blocks[index].end]):
            rest = blocks[index:]
            if all(_is_cover_line(text, block) for block in rest):
                return blocks[:index] + tuple(Block(b.start, b.end, Role.FURNITURE) for b in rest)
    return blocks


def _is_cover_line(text: str, block: Block) -> bool:
    words = text[block.start : block.end]
    return len(words) <= _HEADING_MAX and not re.search(r"[.?!][\"”’)]*$", words)


def _squeeze(words: str) -> str:
    return " ".join(words.split()).casefold()
