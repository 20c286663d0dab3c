"""Attributions: where a sentence says whose words it gives.

"The official said that …", "…, he added.", "According to the ministry, …". The
verbs are data (``data/reporting_verbs.tsv``). Quoted speech is left alone: an
attribution inside quotation marks belongs to what is quoted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from verbale.language.lexicon import read_rows
from verbale.language.speakers import Speaker, Speakers, speaker_after, speaker_before

__all__ = ["Attribution", "find_attributions"]


@dataclass(frozen=True, slots=True)
class Attribution:
    """One "X said" of a sentence.

    ``words`` name the speaker. ``place`` is ``front``, ``inside`` or ``end``;
    ``content`` is where the words reported begin (for ``front``), else the start of
    the sentence. ``has_clause`` tells whether words are given ("said that …", a
    quotation) rather than a speech act named ("thanked"); ``verb_class`` is ``say``
    ``express``, ``clause`` or ``act``.
    """

    speaker: Speaker
    words: str
    verb: str
    verb_class: str
    has_clause: bool
    place: str
    content: int

    @property
    def start(self) -> int:
        """Where the speaker's noun phrase begins."""
        return self.speaker.start


_ADVERBS = re.compile(
    r"(?:\s+(?:also|further|again|then|once again|later|earlier|has|have|had|did|both|jointly|today|yesterday|"
    r"for (?:his|her|their|its) part|in turn|repeatedly|once|all|recently|just|already|even|thus|therefore|"
    r"on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[a-z]+ly))*\s*$"
)
_PERFECT = re.compile(r"\b(?:has|have|had)\b")
_CLAUSE_START = re.compile(
    r"(?:^|[,;:—–]\s*|--?\s+|--\s*|[\"“”]\s*|\b(?:that|and|but|while|as|when|where|because|however)\s+"
    r"|^(?:during|at|in|on|after|following|throughout|later)\b[^,]{0,60}\s)$",
    re.IGNORECASE,
)
_ACCORDING = re.compile(r"\b[Aa]ccording to\s+")
_CLAUSE_NEXT = re.compile(
    r"""(?x)\s*
      [^,.;“"]{1,90}?(?<!\bin\ )(?<!\b[oai][fnt]\ )(?<!\bto\ )(?<!\bby\ )(?<!\bfor\ )(?<!\bwith\ )(?<!\bfrom\ )\bthat\b
    | \s*(?:,?\s*(?:on|in|at|during|to|with|when|after|before|by)\ [^,.;“"]{1,90}?,?\s+)? (?:that\b | : | ,?\s*["“])
    | \s+(?:the|it|its|he|she|they|we|there|a|an|his|their|both|all|such|no|any|this|these|[A-Z][\w.’'-]+)
      \s+(?:[\w’'-]+\s+){0,6}?
      (?:is|are|was|were|has|have|had|will|would|should|must|can|could|may|needs?)\b"""
)
_BEHIND_WORDS = re.compile(r"[,\"”—–]\s*$")
_BEHIND_QUESTION = re.compile(r"[,?!][\"”]?\s*$|[\"”]\s*$")
_GOES_ON = re.compile(r"\s*,\s*[\"“]?")
_THAT = re.compile(r"\s*(?:[^,.;“\"]{0,90}?\bthat\b|:)?,?\s*")
_QUOTE_MARKS = re.compile(r"[\"“”]")
# Words in front of the speaker that are no words of his.
_ADVERBIAL = re.compile(
    r"(?:In (?:response|turn|return|reply|this (?:context|regard|connection))|For (?:his|her|its|their) part|"
    r"(?:On|At|During|After|Following|Earlier|Later|Also|Meanwhile|Finally|Furthermore|Addressing|Responding)\b[^,]*),\s*"
)
_SAYING = re.compile(
    r",\s(?P<verb>saying|stating|noting|stressing|emphasi[sz]ing|warning|underlining|underscoring|declaring|"
    r"pointing\sout|reiterating|reaffirming)\s(?:that\s|(?=[“\"]))"
)
_OBJECT = re.compile(r"\s(?:his|her|its|their|the|an?|[A-Z]\w+)\s")
_TO_PLACE = re.compile(r"[^.;:“\"]{0,80}?,?\s(?:to|at|in)\s(?:the\s|No\.?\s)?[A-Z0-9]")
_TAIL_WORDS = 9
_MIN_CONTENT = 12


def find_attributions(
    text: str, start: int, end: int, speakers: Speakers, *, in_quote: bool = False
) -> tuple[Attribution, ...]:
    """The attributions of the sentence ``[start, end)`` in text order.

    ``in_quote`` says whether a quotation was still open when the sentence began.
    """
    quoted = _quoted_spans(text, start, end, in_quote=in_quote)
    found = []
    for match in _verbs().finditer(text, start, end):
        if not any(a <= match.start() < b for a, b in quoted):
            attribution = _attribution(text, start, end, match, speakers)
            found += [attribution] if attribution else []
    found += _according(text, start, end, quoted, speakers)
    if not any(item.place == "front" for item in found):
        found += _saying(text, start, end, quoted, speakers)
    return tuple(sorted(found, key=lambda item: item.start))


def _quoted_spans(text: str, start: int, end: int, *, in_quote: bool) -> list[tuple[int, int]]:
    spans = []
    opened = start if in_quote else -1
    for mark in _QUOTE_MARKS.finditer(text, start, end):
        char = mark.group()
        if opened < 0 and char != "”":
            opened = mark.start()
        elif opened >= 0 and char != "“":
            spans.append((opened, mark.end()))
            opened = -1
    if opened >= 0:
        spans.append((opened, end))
    return spans


def _attribution(
    text: str, start: int, end: int, verb: re.Match[str], speakers: Speakers
) -> Attribution | None:
    before = text[start : verb.start()]
    adverbs = _ADVERBS.search(before)
    stop = start + (adverbs.start() if adverbs else len(before))
    owns = text.endswith(("'s", "’s"), start, stop)
    # "…, said the spokesperson": a name behind the verb, not the one before the comma, is who said it.
    behind = _inverted(text, start, end, verb, speakers) if text.endswith(",", start, stop) else None
    if behind is not None and behind.speaker.form in ("person", "noun"):
        return behind
    speaker = None if owns else speaker_before(text, start, stop, speakers)
    if speaker is None:
        return _inverted(text, start, end, verb, speakers)
    return _in_order(text, start, end, verb, speaker, adverbs, speakers)


def _in_order(
    text: str,
    start: int,
    end: int,
    verb: re.Match[str],
    speaker: Speaker,
    adverbs: re.Match[str] | None,
    speakers: Speakers,
) -> Attribution | None:
    """The attribution of a speaker in front of the verb."""
    lead, tail = text[start : speaker.start], text[verb.end() : end]
    if not _CLAUSE_START.search(lead):
        return None
    perfect = bool(adverbs and _PERFECT.search(adverbs.group()))
    if not _agrees(speaker.form, verb.group(), perfect=perfect) or _is_reception(text, verb, end, speakers):
        return None
    has_clause = bool(_CLAUSE_NEXT.match(tail) or (_class(verb.group()) == "act" and tail.startswith(" to ")))
    place = _place(lead, tail, _class(verb.group()), has_clause=has_clause)
    if not place or (place == "front" and not has_clause and _class(verb.group()) == "clause"):
        return None
    gives_words = place == "front" and has_clause and _class(verb.group()) in ("say", "clause")
    # "thanked", "warned": the verb is part of what is done, so the words are the whole sentence.
    content = verb.end() + _content(tail) if gives_words else start
    return _made(text, speaker, verb.group(), place, content, has_clause=has_clause or place != "front")


def _is_reception(text: str, verb: re.Match[str], end: int, speakers: Speakers) -> bool:
    """Whether a person is received somewhere, which is no speech: "welcomed the Chancellor to Strelsau"."""
    if not verb.group().startswith("welcom"):
        return False
    near = (speakers.people_by_start.get(verb.end() + skip) for skip in (1, 5))
    guest = next(filter(None, near), None)
    return guest is not None and bool(_TO_PLACE.match(text, guest.end, end))


def _made(
    text: str, speaker: Speaker, verb: str, place: str, content: int, *, has_clause: bool
) -> Attribution:
    words = " ".join(verb.lower().split())
    return Attribution(
        speaker=speaker,
        words=text[speaker.start : speaker.end],
        verb=words,
        verb_class=_class(words),
        has_clause=has_clause,
        place=place,
        content=content,
    )


def _place(lead: str, tail: str, verb_class: str, *, has_clause: bool) -> str:
    """Where the attribution stands: ``front``, ``inside``, ``end``, or "" where nothing is attributed."""
    rest = tail.strip().rstrip('.!?"”’)')
    if rest == ":":
        return "front"
    behind = bool(_BEHIND_WORDS.search(lead)) and len(lead) > _MIN_CONTENT and not _ADVERBIAL.fullmatch(lead)
    if verb_class == "express" and rest:
        behind = behind and not _OBJECT.match(tail)
    if behind and len(rest.split()) <= _TAIL_WORDS and not has_clause:
        return "end"
    if behind and _GOES_ON.match(tail) and "," in lead[-3:]:
        return "inside"
    return "front" if len(rest) >= 3 else ""


def _content(tail: str) -> int:
    """How far behind the verb the words reported begin."""
    that = _THAT.match(tail)
    return that.end() if that else 0


def _inverted(text: str, start: int, end: int, verb: re.Match[str], speakers: Speakers) -> Attribution | None:
    """The verb in front of its subject: "…," said the spokesperson."""
    lead = text[start : verb.start()]
    word = verb.group()
    if _class(word) == "express" or not (_is_past(word) or word.endswith("s")):
        return None
    spaced = text[verb.end() : verb.end() + 1] == " "
    if len(lead) < _MIN_CONTENT or not _BEHIND_QUESTION.search(lead) or not spaced:
        return None
    speaker = speaker_after(text, verb.end() + 1, end, speakers)
    return _made(text, speaker, verb.group(), "end", start, has_clause=True) if speaker else None


def _according(
    text: str, start: int, end: int, quoted: list[tuple[int, int]], speakers: Speakers
) -> list[Attribution]:
    found = []
    for match in _ACCORDING.finditer(text, start, end):
        speaker = speaker_after(text, match.end(), end, speakers)
        if speaker is None or any(a <= match.start() < b for a, b in quoted):
            continue
        in_front = match.start() - start < 3
        comma = text.find(",", speaker.end, end)
        if in_front and comma < 0:
            continue
        place, content = ("front", comma + 2) if in_front else ("end", start)
        words = text[speaker.start : speaker.end]
        found.append(Attribution(speaker, words, "according to", "say", True, place, content))
    return found


def _saying(
    text: str, start: int, end: int, quoted: list[tuple[int, int]], speakers: Speakers
) -> list[Attribution]:
    """The subject of a sentence that ends in its words: "The minister sent a letter, saying that …"."""
    saying = _SAYING.search(text, start, end)
    if saying is None or any(a <= saying.start() < b for a, b in quoted):
        return []
    lead = _ADVERBIAL.match(text, start, end)
    speaker = speaker_after(text, lead.end() if lead else start, saying.start(), speakers)
    if speaker is None or speaker.form not in ("person", "noun", "party"):
        return []
    words = text[speaker.start : speaker.end]
    return [Attribution(speaker, words, saying["verb"], "say", True, "front", saying.end())]


def _class(verb: str) -> str:
    return _verb_classes()[" ".join(verb.lower().split())]


def _agrees(form: str, verb: str, *, perfect: bool) -> bool:
    """Whether the verb's form fits one who speaks once: no infinitive after a name, no perfect after a state."""
    past = _is_past(verb)
    if form in ("party", "group"):
        return past and not perfect
    return past or form == "many" or verb.split(maxsplit=1)[0].endswith(("s", "ing"))


def _is_past(verb: str) -> bool:
    word = verb.split(maxsplit=1)[0].lower()
    return word.endswith("ed") or word in (
        "said",
        "told",
        "made",
        "went",
        "found",
        "wrote",
        "sought",
        "paid",
        "began",
        "set",
        "laid",
        "spoke",
        "hit",
        "took",
        "was",
    )


@cache
def _verb_classes() -> dict[str, str]:
    return {row[0]: row[1] for row in read_rows("reporting_verbs.tsv", columns=2)}


@cache
def _verbs() -> re.Pattern[str]:
    forms = sorted(_verb_classes(), key=lambda form: (-len(form), form))
    body = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in forms)
    return re.compile(rf"(?<![\w’'-])(?:{body})(?![\w’'-])")
