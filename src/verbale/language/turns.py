"""Turns: who holds the floor, in briefings, interviews and hearings.

A turn begins at a paragraph that opens with a label ("Reuters:", "Q:",
"Spokesperson Jiang Bin:") and runs to the next label. A label is told from a
run-in heading by the words it is made of (``data/speaker_labels.tsv``), and a
journalist from an official by those words or, for a bare name, by whether the
name's turns are questions.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from verbale.language.known_people import known_party_of_person
from verbale.language.layout import Block, Role
from verbale.language.lexicon import read_rows
from verbale.language.parties import find_parties
from verbale.language.people import find_people
from verbale.language.sentences import RECORD_LABEL

__all__ = ["Turn", "find_turns"]


@dataclass(frozen=True, slots=True)
class Turn:
    """One speaker's stretch of the text, ``[start, end)``.

    ``label_end`` is where the words after the label begin. ``is_press`` tells a
    journalist's or moderator's turn from an official's.
    """

    start: int
    end: int
    label: str
    label_end: int
    is_press: bool


@dataclass(frozen=True, slots=True)
class _Candidate:
    start: int
    label: str
    label_end: int
    kind: str
    """``press``, ``official``, ``name`` or ``handle`` (which of the two is not yet known), ``number`` ("Speaker 2")."""
    is_bare: bool
    """Whether it is a letter for a question or an answer without a colon."""


_LABEL = re.compile(
    r"[\[(]?(?P<label>[^\W\d_](?:\([^)\n]{1,20}\)|[^:\n?!;.(]|(?<=\b[A-Za-z])\.|(?<=\b[MDS][A-Za-z])\.|(?<=\bHon)\.|(?<=\bProf)\.|(?<=\b[SGR]e[cnp])\.|(?<=\bSEC)\.|(?<=\bGEN)\.|(?<=\bSEN)\.|(?<=\b[GA][om][vb])\.){0,75}?)"
    r"\s?[\])]?\s?[:：]\s*(?=\S)"
)
_BARE_Q = re.compile(r"[\[(]?(?P<label>Q|A)\d{0,2}[\])]?(?:[.:]\s*|\s+)(?=[\"“‘(\[]?[A-Z\[(…—–-])")
_HANDLE = re.compile(r"\.?(?P<label>@\w{2,30})\s?:\s+(?=\S)")
_NAME_PARTICLES = frozenset(
    (
        "de",
        "da",
        "del",
        "der",
        "den",
        "di",
        "la",
        "le",
        "van",
        "von",
        "bin",
        "bint",
        "ibn",
        "al",
        "el",
        "of",
        "the",
        "y",
        "e",
        "dos",
        "das",
        "du",
    )
)
_NUMERAL = re.compile(r"(?:[IVXLC]+|\d+|[A-Z])[.)]\s")
_ASIDE = re.compile(r"\s*\([^)]*\)\s*")
_CLOCK = re.compile(r"\s*[(\[]\d{1,2}:\d{2}(?::\d{2})?[)\]]")
_NUMBERED = re.compile(r"(?:Speaker|SPEAKER|Voice|Person)\s\d{1,2}")
_SAYS = re.compile(r"\b(?:is|are|was|were|remains?|becomes?)$")
_INTERVIEW = re.compile(r"\binterview", re.IGNORECASE)
_INVITES = re.compile(
    r"\b(?:[Pp]lease|[Yy]our|any|[Cc]an you|[Cc]ould you)\b[^.?!]{0,40}"
    r"\b(?:comment|respon|react)\w*\b[^.?!]{0,40}\.$"
)
_QUESTION_SHARE = 0.5
_INTERVIEWER_SHARE = 0.25
_NAME_TOKENS = 5
_PRESS_WORDS = 8
_REMARK_WORDS = 60
"""How long a journalist's turn may be, in words, that asks nothing."""


def find_turns(text: str, blocks: Sequence[Block], title: str = "") -> tuple[Turn, ...]:
    """The turns of the text in order; empty where nobody takes turns."""
    body = [block for block in blocks if block.role is Role.BODY]
    candidates = [found for block in body if (found := _candidate(text, block))]
    candidates = _believable(candidates, title)
    if not candidates:
        return ()
    end = body[-1].end
    turns = []
    for found, following in zip(candidates, [*candidates[1:], None], strict=True):
        stop = following.start if following else end
        turns.append(Turn(found.start, stop, found.label, found.label_end, found.kind == "press"))
    decided = _decided(text, tuple(turns), candidates, title)
    if all(turn.is_press for turn in decided):
        return tuple(_question_only(text, turn, body) for turn in decided)
    return decided


def _question_only(text: str, turn: Turn, body: Sequence[Block]) -> Turn:
    """A question whose answer has no label: its first paragraph, or the first two where only the second asks."""
    own = [block for block in body if turn.start <= block.start < turn.end][:2]
    asking = [block for block in own if text[block.start : block.end].rstrip('"”’)').endswith("?")]
    return replace(turn, end=(asking or own)[0].end)


def _candidate(text: str, block: Block) -> _Candidate | None:
    labelled = _LABEL.match(text, block.start, block.end)
    bare = _BARE_Q.match(text, block.start, block.end)
    if bare and labelled and " " in labelled["label"] and _kind(labelled["label"]) == "press":
        bare = None  # "A journalist of the Herald:"
    match = bare or labelled
    if not match:
        return _of_record(text, block)
    label = _CLOCK.sub("", match["label"]).strip()
    kind = ("press" if label[0] == "Q" else "official") if bare else _kind(label)
    lettered = bare is not None and not re.search(r"[.:\])]", bare.group())
    return _Candidate(block.start, label, match.end(), kind, lettered) if kind else None


def _of_record(text: str, block: Block) -> _Candidate | None:
    """A speaker labelled as parliaments' records or posts do it, without a colon or by a handle."""
    for pattern, kind in ((RECORD_LABEL, "official"), (_HANDLE, "handle")):
        if match := pattern.match(text, block.start, block.end):
            return _Candidate(block.start, match["label"], match.end(), kind, False)
    return None


def _kind(label: str) -> str:
    """Whether a label's words are a journalist's, an official's, a bare name's, or no speaker's ("")."""
    plain = _ASIDE.sub(" ", label)
    words = [word.strip(",.'’\"“”").casefold() for word in plain.split()]
    kinds = _label_words()
    if not words or kinds.get(words[0]) == "heading" or _NUMERAL.match(plain) or _SAYS.search(plain):
        return ""
    if _NUMBERED.fullmatch(plain):
        return "number"
    found = {kinds[word] for word in words if word in kinds}
    if _is_press(plain, words, found):
        return "press"
    if "official" in found:
        is_short = _is_name(plain.split(",")[0]) or len(words) <= 4
        return "official" if is_short or _is_office_and_name(plain) else ""
    return _kind_of_name(label, plain, words, found)


def _kind_of_name(label: str, plain: str, words: list[str], found: set[str]) -> str:
    """The kind of a label without an office in it: what is known of the name, or said of it in brackets."""
    if known_party_of_person(plain) and len(words) > 1:
        return "official"
    kinds = _label_words()
    if _is_name(plain) and any(kinds.get(word) in ("press", "outlet") for word in _words_aside(label)):
        return "press"
    is_heading = "heading" in found or (words[0].endswith("ing") and len(words) > 1)
    return "name" if _is_name(plain) and not is_heading else ""


def _words_aside(label: str) -> list[str]:
    """The words in brackets: "Jane Roe (Ruritania Television)"."""
    return [word.casefold() for aside in _ASIDE.findall(label) for word in re.findall(r"\w+", aside)]


def _is_office_and_name(label: str) -> bool:
    """Whether a label is one person's office and name, however long: "Under Secretary for Trade Jane Roe"."""
    people = find_people(label, find_parties(label))
    return len(people) == 1 and people[0].end - people[0].start == len(label) and people[0].name != label


def _is_press(label: str, words: list[str], found: set[str]) -> bool:
    if "press" in found and len(words) <= _PRESS_WORDS and not _is_press_officer(words):
        return True
    return "outlet" in found and all(_is_name(part) for part in label.split(",") if part.strip())


def _is_press_officer(words: list[str]) -> bool:
    """Whether "press" belongs to an office, as in "Press Secretary"."""
    kinds = _label_words()
    return any(
        kinds.get(word) == "press" and kinds.get(following) == "official"
        for word, following in pairwise(words)
    )


def _is_name(label: str) -> bool:
    words = label.replace(",", " ").split()
    if not 1 <= len(words) <= _NAME_TOKENS + 2:
        return False
    proper = [word for word in words if word not in _NAME_PARTICLES]
    return bool(proper) and len(proper) <= _NAME_TOKENS and all(word[0].isupper() for word in proper)


def _believable(candidates: list[_Candidate], title: str) -> list[_Candidate]:
    """Leave out bare names that only look like speakers: no other turns, not in the title, not repeated."""
    counts: dict[str, int] = defaultdict(int)
    for found in candidates:
        counts[found.label.casefold()] += 1
    has_roles = any(found.kind in ("press", "official", "number") for found in candidates)
    has_questions = any(found.kind == "press" for found in candidates)
    known = title.casefold()
    several = len(counts) > 1 and max(counts.values()) > 1

    def believed(found: _Candidate) -> bool:
        if found.is_bare and found.kind == "official":
            return has_questions
        if found.kind != "name":
            return True
        if not has_roles and _is_party(found.label):
            return False
        label = found.label.casefold()
        in_title = label.split()[-1] in known and len(label) > 2
        return in_title or counts[label] > 1 or has_roles or several

    return [found for found in candidates if believed(found)]


def _is_party(label: str) -> bool:
    """Whether a label is a party's name alone, as over its part of a summary."""
    return any((mention.start, mention.end) == (0, len(label)) for mention in find_parties(label))


def _decided(
    text: str, turns: tuple[Turn, ...], candidates: list[_Candidate], title: str
) -> tuple[Turn, ...]:
    """Tell journalists from officials among bare names by the share of their turns that ask.

    A speaker with a number only, beside officials with names, is somebody of the audience.
    """
    kinds = {_key(found.label): found.kind for found in candidates}
    taken: dict[str, list[Turn]] = defaultdict(list)
    for turn in turns:
        taken[_key(turn.label)].append(turn)
    share = {label: sum(_asks(text, turn) for turn in own) / len(own) for label, own in taken.items()}
    official = any(kind == "official" for kind in kinds.values())
    names = {label for label, kind in kinds.items() if kind in ("name", "handle", "number")}
    press = {label for label in names if share[label] >= _QUESTION_SHARE}
    press |= {_key(turn.label) for turn in turns if turn.is_press}
    if official and any(kinds[label] == "name" or "," in label for label in press):
        press |= {label for label in names if all(_is_short(text, turn) for turn in taken[label])}
    if official:
        press |= {label for label in names if kinds[label] == "number" or _INTERVIEW.search(title)}
        press |= {label for label in names if any(_puts_question(text, turn) for turn in taken[label])}
    if not press and len(share) > 1 and names:
        # An interviewer who remarks more than asks still asks more than the guest does.
        likeliest = max(sorted(names), key=lambda label: share[label])
        press = {likeliest} if share[likeliest] >= _INTERVIEWER_SHARE else set()
    return tuple(replace(turn, is_press=_key(turn.label) in press) for turn in turns)


def _puts_question(text: str, turn: Turn) -> bool:
    """Whether a short turn has a question in it, wherever."""
    return _is_short(text, turn) and "?" in text[turn.label_end : turn.end]


def _is_short(text: str, turn: Turn) -> bool:
    return len(text[turn.label_end : turn.end].split()) <= _REMARK_WORDS


def _key(label: str) -> str:
    """What is the same in the labels of one speaker."""
    return _ASIDE.sub(" ", label).strip().casefold()


def _asks(text: str, turn: Turn) -> bool:
    """Whether a turn is a question: it ends in a question mark, or asks for a comment."""
    ending = text[turn.label_end : turn.end].rstrip().rstrip('"”’)')[-160:]
    return ending.endswith("?") or bool(_INVITES.search(ending))


@cache
def _label_words() -> dict[str, str]:
    return {row[0]: row[1] for row in read_rows("speaker_labels.tsv", columns=2)}
