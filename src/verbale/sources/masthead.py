"""What a text says about itself above its first sentence: title, publisher, date.

Home - Press Room -
Talks on the border
Ruritanian News Agency | April 24, 2024
STRELSAU, April 24 (RNA) -- The Foreign Minister …
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from verbale.language.layout import Block, Role, find_blocks
from verbale.language.sentences import split_sentences
from verbale.language.turns import find_turns
from verbale.sources.dates import find_date
from verbale.sources.publishers import is_listed, party_of_publisher

__all__ = ["Masthead", "read_masthead"]

_REACH = 5000
"""Characters from the text's start that are looked at."""
_TAIL = 1500
"""And from its end, where some publishers put their name and the date."""
_HEAD_LINES = 14
_LINE_MAX = 200
_HEADING_MAX = 400
_COVER_LINE = 120
_PLACE_AND_DATE = 7
"""Words of a line that says where and when, and no more."""
_OPENING = 1500
_BAR = re.compile(r"(?P<left>[^|\n]*)\|(?P<right>[^\n]*)")
_FROM = re.compile(
    r"(?:(?:from|source|published by|issued by)\s*:?\s+|(?:posted|released|issued|published)\b.*\bby\s+)"
    r"(?P<name>[A-Z][\w .,&'’-]{1,80})",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(r"(?:first )?(?:published|posted|issued|released|date)\b", re.IGNORECASE)
_DATELINE = re.compile(
    r"\W{0,2}[A-Z][\w.’' -]{1,30}(?:,\s[A-Z][\w. ]{1,20})?(?P<middle>[\s,:(][^—–\n]{0,50}?)\s*(?:--|—|–|-\s|:\s)"
)
_AGENCY = re.compile(r"\((?P<bracketed>[^()]{2,40})\)|,\s*(?P<bare>[A-Z]{3,6})$")
_AGENCY_FIRST = re.compile(r"(?P<name>[A-Z][\w' ]{2,30}?)\s(?:--|—|–)\s")
_SALUTATION = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Madam|Mdm|Monsieur|Dear|Your|Distinguished|Honou?rable|Esteemed|Excellenc|Ladies|Colleagues|"
    r"Friends|Bismillah|Assalam|In the name of).{0,100}|(?:His|Her|President)\b.{0,100}[,;:.–—-])\s*",
    re.IGNORECASE,
)
_COVER_START = re.compile(
    r"(?:(?:national |the )?(?:statement|address|speech|remarks)|text of|delivered|by|his excellency|her excellency|"
    r"h\.\s?e\.)\b",
    re.IGNORECASE,
)
_MARKER = re.compile(
    r"\W*(?:please\s+)?(?:check against delivery|as delivered|as prepared.*|for immediate release|embargo.*|"
    r"transcript(?:, e&oe)?|(?:press|media) release(?: (?:no\.? ?)?\d[\d/]*)?|media note|readout|press statement|"
    r"pr\.? no\. ?[\d/]+|sc/\d+|\d+-\d\d-\d\d-\d{4}|hit \d+|date \d[\d-]+|table of contents|eeas press team|"
    r"office of the (?:spokesperson|press secretary)|(?:provisional|unofficial|courtesy) translation|official|"
    r"theme\b.*|location\s*:.*|\d+ words.*|(?:home|you are here)\s*[-–>»/|:].*|[\W\d_]*|"
    r"english|japanese|français|español|русский|中文|العربية)\W*",
    re.IGNORECASE,
)
_STATEMENT = re.compile(
    r"\b(?:statement|comment|response|reply|reaction|remarks)s? (?:on|in|to|regarding|about)\b", re.IGNORECASE
)
_PLACE_LINE = re.compile(
    r"\(?(?:[A-Z][\w’' -]{1,25},\s*){0,2}"
    r"(?:\d{1,2}(?:st|nd|rd|th)?\s[A-Z]\w+,?\s\d{4}|[A-Z]\w+\s\d{1,2},?\s\d{4}|\d{1,2}[./]\d{1,2}[./]\d{4})[\d:\s]*\)?"
)
_OFFICE = re.compile(
    r"(?:the )?(?:ministry|department|office|embassy|permanent mission|government|cabinet|press service|white house|"
    r"council of the (?:eu|european union))\b",
    re.IGNORECASE,
)
_LEAD_IN_CLAUSE = re.compile(r",\s+which (?:said|says|stated|reads?)(?: the following)?\s*:$")
_SENTENCE_END = re.compile(r"[.!?:;,]['\"”’)\]]*$")


@dataclass(frozen=True, slots=True)
class Masthead:
    """What stands above a text's body; a field is empty where nothing is said."""

    title: str = ""
    publisher: str = ""
    published: str = ""
    lines: tuple[str, ...] = ()
    """The lines above the body, the title among them."""
    opening: str = ""
    """The beginning of the body."""
    speakers: tuple[str, ...] = ()
    """The labels of the officials who speak in turn there, in order."""
    questions: int = 0
    """How many journalists' turns there are."""


@dataclass(frozen=True, slots=True)
class _Line:
    words: str
    role: Role
    published: str
    """The date of a line that holds little else."""


def read_masthead(text: str) -> Masthead:
    """The masthead of ``text``."""
    start = text[:_REACH]
    blocks = [part for block in find_blocks(start) for part in _split(start, block)]
    turns = find_turns(start, blocks)
    body = _body_index(start, blocks, {turn.start for turn in turns})
    lines = [_line(start, block) for block in blocks[:body]]
    opening = start[blocks[body].start :][:_OPENING] if body < len(blocks) else ""
    agency, dated = _dateline(opening)
    named, labelled = _labelled(start + "\n" + text[_REACH:][-_TAIL:])
    return Masthead(
        title=_title(lines),
        publisher=_publisher(lines) or named or agency,
        published=next((line.published for line in lines if line.published), labelled or dated),
        lines=tuple(line.words for line in lines),
        opening=opening,
        speakers=tuple(dict.fromkeys(turn.label for turn in turns if not turn.is_press)),
        questions=sum(turn.is_press for turn in turns),
    )


def _split(text: str, block: Block) -> Iterator[Block]:
    """The lines of a block, where one of them says something that is no part of a title."""
    lines = list(re.finditer(r"[^\n]+", text[block.start : block.end]))
    if len(lines) < 2 or not any(_stands_alone(line[0].strip()) for line in lines):
        yield block
        return
    for line in lines:
        yield Block(block.start + line.start(), block.start + line.end(), block.role)


def _stands_alone(words: str) -> bool:
    if _PLACE_LINE.fullmatch(words):
        return True
    return bool(_MARKER.fullmatch(words) or (_OFFICE.match(words) and party_of_publisher(words)))


def _line(text: str, block: Block) -> _Line:
    words = " ".join(text[block.start : block.end].split())
    dated = len(words) <= _LINE_MAX and (block.role is Role.SOURCE_LINE or not _SENTENCE_END.search(words))
    return _Line(words, block.role, find_date(words) if dated else "")


def _body_index(text: str, blocks: Sequence[Block], turns: Container[int]) -> int:
    """How many blocks stand above the body."""
    lines = [_line(text, block) for block in blocks[:_HEAD_LINES]]
    sources = [index for index, line in enumerate(lines) if _is_source(line)]
    first = sources[0] if sources and sources[0] <= 6 else -1
    for index, line in enumerate(lines):
        above = index <= first
        if above or line.role in (Role.FURNITURE, Role.SOURCE_LINE) or _MARKER.fullmatch(line.words):
            continue
        titled = any(_is_title(line) for line in lines[:index])
        if (
            blocks[index].start in turns
            or _SALUTATION.fullmatch(line.words)
            or not _is_head(line, titled, first >= 0)
        ):
            return index
    return len(lines)


def _is_source(line: _Line) -> bool:
    """Whether the line names date and publisher, as "Ruritanian News Agency | April 24, 2024" does."""
    return bool(line.published) and (line.role is Role.SOURCE_LINE or bool(_BAR.fullmatch(line.words)))


def _is_head(line: _Line, titled: bool, sourced: bool) -> bool:
    """Whether a line without a date still belongs above the body."""
    if titled and sourced and line.role is Role.BODY:
        return False
    runs_on = line.words.endswith(",") and len(line.words) <= _COVER_LINE and _on_cover(line.words)
    return len(line.words) <= _HEADING_MAX and (runs_on or not _SENTENCE_END.search(line.words))


def _on_cover(words: str) -> bool:
    """Whether the line looks like one of a cover: "STATEMENT BY H.E. MR. X,"."""
    return words.isupper() or bool(_COVER_START.match(words))


def _is_title(line: _Line) -> bool:
    """Whether the line can be the title or a part of it."""
    return not (
        line.role in (Role.FURNITURE, Role.SOURCE_LINE)
        or _is_source(line)
        or _MARKER.fullmatch(line.words)
        or (_OFFICE.match(line.words) and len(line.words.split()) <= 10 and party_of_publisher(line.words))
    )


def _title(lines: Sequence[_Line]) -> str:
    """The title: one line, or several short ones, as on the cover of a speech."""
    source = next((index for index, line in enumerate(lines) if _is_source(line)), len(lines))
    parts = _parts(lines[:source]) or _parts(lines[source:])[:1]
    if not parts:
        return ""
    longest = max(len(part) for part in parts)
    if len(parts) > 1 and (longest <= _COVER_LINE or len(parts[0].split()) <= 4):
        return " ".join(parts)[:_HEADING_MAX]
    return _without_lead_in(next(filter(_COVER_START.match, parts), parts[0]))


def _parts(lines: Sequence[_Line]) -> list[str]:
    """The lines that can belong to the title, up to one that holds a date."""
    parts = []
    for line in lines:
        if not _is_title(line):
            continue
        letters = re.sub(r"[\W\d_]", "", line.words)
        latin = sum(letter.isascii() for letter in letters)
        if not (line.published and len(line.words.split()) <= _PLACE_AND_DATE) and 2 * latin > len(letters):
            parts.append(line.words)
        if line.published:
            break
    return parts


def _without_lead_in(title: str) -> str:
    """The title without a last sentence that announces the text ("The readout says:")."""
    title = _LEAD_IN_CLAUSE.sub("", title).strip()
    sentences = split_sentences(title, 0, len(title))
    if len(sentences) > 1 and title.endswith(":"):
        return title[: sentences[-1][0]].strip()
    return title


def _publisher(lines: Sequence[_Line]) -> str:
    """Who the source line, or the name of an office, says the publisher is."""
    for line in lines:
        bar = _BAR.fullmatch(line.words)
        if bar and line.published:
            return next((side.strip() for side in (bar["left"], bar["right"]) if _is_name(side)), "")
    offices = (
        line.words
        for line in lines
        if _OFFICE.match(line.words)
        and not _SENTENCE_END.search(line.words)
        and not _STATEMENT.search(line.words)
    )
    return next((words for words in offices if len(words) <= 90 and party_of_publisher(words)), "")


def _labelled(text: str) -> tuple[str, str]:
    """Publisher and date from lines that say that they tell them, above the body or below it."""
    publisher = published = ""
    for line in text.splitlines():
        words = " ".join(line.split())
        named, dated = _FROM.fullmatch(words), _PUBLISHED.match(words)
        if named and (is_listed(named["name"]) or party_of_publisher(named["name"])):
            publisher = publisher or named["name"].strip()
        if dated and len(words) <= _COVER_LINE:
            published = published or find_date(words)
    return publisher, published


def _is_name(side: str) -> bool:
    return bool(side.strip()) and not find_date(side)


def _dateline(opening: str) -> tuple[str, str]:
    """The agency and the full date that a dateline names: "STRELSAU, April 24, 2024 (RNA) -- …"."""
    first = opening.partition("\n")[0][:120]
    named = _AGENCY_FIRST.match(first)
    if named and is_listed(named["name"]):
        return named["name"], ""
    match = _DATELINE.match(first)
    if match is None:
        return "", ""
    agency = _AGENCY.search(match["middle"])
    name = (agency["bracketed"] or agency["bare"]).strip() if agency else ""
    return name if name and is_listed(name) else "", find_date(match[0])
