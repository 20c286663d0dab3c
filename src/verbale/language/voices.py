"""Voices: the chain of sources of every sentence, outermost first.

Three frames give a sentence its outermost voice. In a turn it is whoever holds
the floor. In a text issued by a body or a person (a press statement, a speech)
it is the issuer. In a narration (a readout, an agency report) it is the source
last named, until another is named or the narration returns to its own words.
A source quoted by that voice is added to the chain.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from verbale.language.attribution import Attribution, find_attributions
from verbale.language.mentions import PartyMention, PersonMention
from verbale.language.narration import (
    is_narrated,
    kind_or_guess,
    publishes,
    returns_to_narration,
    tells_of_remarks,
)
from verbale.language.parties import find_parties
from verbale.language.people import find_people
from verbale.language.registry import Registry, same_source
from verbale.language.speakers import Speakers
from verbale.language.turns import Turn
from verbale.language.utterances import PRESS, Utterance, Voice
from verbale.statement import Document, Statement

__all__ = ["BodySentence", "find_voices"]


@dataclass(frozen=True, slots=True)
class BodySentence:
    """A sentence of the body, ``[start, end)``, in the paragraph of that number."""

    start: int
    end: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class _Heard:
    """A sentence with its words, its attributions and whether it begins inside a quotation."""

    sentence: BodySentence
    words: str
    attributions: tuple[Attribution, ...]
    in_quote: bool

    def said(self, voice: tuple[Voice, ...], rule: str, content: int = -1, turn: int = -1) -> Utterance:
        """The utterance of this sentence by ``voice``; ``content`` defaults to its start."""
        start, end = self.sentence.start, self.sentence.end
        content = start if content < 0 else max(start, min(content, end - 1))
        return Utterance(start, end, content, self.sentence.paragraph, turn, voice, rule)


def find_voices(
    statement: Statement,
    sentences: Sequence[BodySentence],
    turns: Sequence[Turn],
    people: Sequence[PersonMention],
    parties: Sequence[PartyMention],
) -> tuple[Utterance, ...]:
    """Each sentence with its voice. All sequences are sorted by where they start."""
    document = statement.document
    heard = _hear(statement.text, sentences, Speakers.of(people, parties))
    in_title = find_people(document.title, find_parties(document.title), document.issuer)
    registry = Registry(document.issuer, people, in_title, _counterpart(document, parties))
    outside = [item for item in heard if _turn_at(turns, item.sentence.start) < 0]
    kind = kind_or_guess(document.kind, outside[0].words if outside else "")
    narrated = is_narrated(
        document.kind, [("" if item.in_quote else item.words, item.attributions) for item in outside]
    )
    quotes_turns = document.kind in _QUOTING_KINDS and not any(turn.is_press for turn in turns)
    frame = (
        _Narration(registry, kind, attributes_each=_attributes_each(kind, outside))
        if narrated
        else _Issued(registry, _issuer(statement, in_title), kind)
    )
    utterances = []
    for index, item in enumerate(heard):
        number = _turn_at(turns, item.sentence.start)
        if number < 0:
            utterances.append(frame.read(heard, index))
        elif quotes_turns and isinstance(frame, _Issued):
            utterances.append(frame.read_labelled(heard, index, turns[number], number))
        else:
            utterances.append(
                _in_turn(item, turns[number], number, registry, heard[index - 1] if index else None)
            )
    return tuple(utterances)


_QUOTING_KINDS = frozenset({"statement", "fact_sheet", "communique"})
_BY = re.compile(
    r"\b(?:[Rr]emarks|[Ss]peech|[Ss]tatement|[Aa]ddress|[Mm]essage|[Cc]omments?|[Ii]ntervention|[Ll]etter|[Ll]ecture)\b"
    r"[^,:]{0,30}?\s(?:by|of|from)\s"
)
_POSTED = re.compile(r"\b(?:X|Twitter|Truth Social|TruthSocial|post(?:s|ed)?|tweet(?:s|ed)?)\b")
_SPOKEN_KINDS = frozenset({"speech", "interview", "letter", "transcript"})
_QUOTE_MARKS = re.compile(r"[\"“”]")
_WORD = re.compile(r"[\w’'-]+")
_LOOK_AHEAD = 6
_NAMED_SHARE = 0.6
_FAR = 120
_NEAR_START = 12


def _issuer(statement: Statement, in_title: Sequence[PersonMention]) -> Voice:
    """The body or person in whose name an issued text speaks: the person whose words the title says they are."""
    document = statement.document
    by = _BY.search(document.title)
    if by or document.kind in _SPOKEN_KINDS or _POSTED.search(document.title):
        for person in in_title:
            own = person.party == document.issuer or not document.issuer
            if own and person.party and (not by or person.start >= by.end() - 1):
                return Voice(person.name, person.party)
    return Voice(document.publisher or document.issuer, document.issuer)


def _counterpart(document: Document, parties: Sequence[PartyMention]) -> str:
    """The one party beside the issuer that a readout names, or ""."""
    told = (mention for mention in parties if mention.form != "place")
    named = {code for mention in told for code in mention.parties} - {document.issuer, PRESS}
    return named.pop() if document.kind == "readout" and len(named) == 1 else ""


def _hear(text: str, sentences: Sequence[BodySentence], speakers: Speakers) -> list[_Heard]:
    heard: list[_Heard] = []
    for _, group in groupby(sentences, key=lambda sentence: sentence.paragraph):
        heard += _hear_paragraph(text, list(group), speakers)
    return heard


def _hear_paragraph(text: str, sentences: list[BodySentence], speakers: Speakers) -> list[_Heard]:
    """A quotation is followed through its paragraph; one that the paragraph opens and never closes is not one."""
    first = sentences[0]
    whole = text[first.start : sentences[-1].end]
    unclosed = whole[0] in '"“' and len(_QUOTE_MARKS.findall(whole)) == 1
    heard, open_quote = [], False
    for sentence in sentences:
        start = sentence.start + 1 if unclosed and sentence is first else sentence.start
        found = find_attributions(text, start, sentence.end, speakers, in_quote=open_quote)
        words = text[sentence.start : sentence.end]
        heard.append(_Heard(sentence, words, found, open_quote))
        for mark in _QUOTE_MARKS.findall(words):
            open_quote = not unclosed and (mark == "“" or (mark == '"' and not open_quote))
    return heard


def _turn_at(turns: Sequence[Turn], at: int) -> int:
    number = bisect_right(turns, at, key=lambda turn: turn.start) - 1
    return number if number >= 0 and at < turns[number].end else -1


def _in_turn(
    item: _Heard, turn: Turn, number: int, registry: Registry, before: _Heard | None = None
) -> Utterance:
    if turn.is_press:
        return item.said((Voice(turn.label, PRESS),), "voice.turn.press", turn.label_end, number)
    speaker = registry.of_label(turn.label)
    quoted = _quoted_source(item, speaker, registry, before)
    if quoted:
        return item.said((speaker, quoted), "voice.turn.quoting", turn.label_end, number)
    return item.said((speaker,), "voice.turn", turn.label_end, number)


def _quoted_source(
    item: _Heard, speaker: Voice, registry: Registry, before: _Heard | None = None
) -> Voice | None:
    """Another source whose words a speaker gives: "President X noted that …", never the speaker's own side.

    ``before`` is the sentence in front, which may name whom "he" means.
    """
    if before and item.attributions and _is_he_said(item):
        voice = registry.only_person(before.sentence.start, before.sentence.end)
        return voice if voice and not same_source(voice, speaker) else None
    for found in item.attributions:
        lead = item.words[: found.start - item.sentence.start]
        form = found.speaker.form
        if not found.has_clause or found.verb_class == "express" or form not in ("person", "noun"):
            continue
        if found.place == "inside" or (found.place == "front" and len(lead) > _FAR):
            continue
        if form == "noun" and re.search(r"\bthat\b", lead):
            continue
        voice = registry.resolve(found)
        leads_in = form == "person" or item.words.endswith(":")
        if voice and not same_source(voice, speaker) and (leads_in or voice.party != speaker.party):
            return voice
    return None


def _only_leads_in(item: _Heard) -> bool:
    """Whether a sentence only names who speaks in what follows: "Foreign Secretary Jane Roe said:"."""
    found = item.attributions[0] if item.attributions else None
    return found is not None and found.content >= item.sentence.end - 1 and item.words.endswith(":")


def _is_he_said(item: _Heard) -> bool:
    """Whether a sentence opens with the words of "him" or "her": "He said that …"."""
    found = item.attributions[0]
    one = found.words.casefold() in ("he", "she")
    return one and found.has_clause and found.start - item.sentence.start < _NEAR_START


class _Issued:
    """Reads a text issued in the name of a body or a person."""

    def __init__(self, registry: Registry, issuer: Voice, kind: str) -> None:
        self.registry = registry
        self.issuer = issuer
        self._is_joint = kind == "communique"
        self._quoted: Voice | None = None

    def read(self, heard: Sequence[_Heard], index: int) -> Utterance:
        """The sentence of that index with its voice; sentences must be read in order."""
        item = heard[index]
        if publishes(item.words) or (tells_of_remarks(item.words) and not item.in_quote):
            self._quoted = None
            return item.said((), "voice.narration")
        before = heard[index - 1] if index else None
        quoted = _quoted_source(item, self.issuer, self.registry, before) or self._side(item)
        if quoted:
            self._quoted = quoted
            if _only_leads_in(item):
                return item.said((self.issuer,), "voice.issued")
            first = item.attributions[0]
            content = first.content if first.place == "front" else -1
            return item.said((self.issuer, quoted), "voice.issued.quoting", content)
        quoted = _attributed_ahead(heard, index, self.registry)
        if quoted and not same_source(quoted, self.issuer):
            self._quoted = quoted
        elif not (self._quoted and (item.in_quote or item.words[0] in '"“')):
            self._quoted = None
        if self._quoted:
            return item.said((self.issuer, self._quoted), "voice.issued.quotation")
        return item.said((self.issuer,), "voice.issued")

    def _side(self, item: _Heard) -> Voice | None:
        """The side for which a joint text speaks: "The Graustark side reiterated its support …"."""
        found = _leading(item.attributions)
        if not self._is_joint or found is None or found.place != "front" or found.speaker.form == "many":
            return None
        voice = self.registry.resolve(found)
        is_own = voice is not None and voice.party == self.issuer.party and found.speaker.form != "person"
        return voice if voice and voice.party and not is_own else None

    def read_labelled(self, heard: Sequence[_Heard], index: int, turn: Turn, number: int) -> Utterance:
        """A sentence after a label: the words of the one named as far as they are quoted, else the issuer's."""
        item = heard[index]
        opens = item.sentence.start <= turn.label_end < item.sentence.end
        at = turn.label_end - item.sentence.start
        if opens and item.words[at : at + 1] not in ('"', "“"):
            return item.said((self.registry.of_label(turn.label),), "voice.turn", turn.label_end, number)
        if opens or (item.in_quote and self._quoted):
            self._quoted = self._quoted if not opens else self.registry.of_label(turn.label)
            voice = (self.issuer, self._quoted) if self._quoted else (self.issuer,)
            return item.said(voice, "voice.issued.labelled", turn.label_end, number)
        return self.read(heard, index)


class _Narration:
    """Reads a narrated text: keeps the source whose words are being given."""

    def __init__(self, registry: Registry, kind: str, *, attributes_each: bool) -> None:
        self._registry = registry
        self._attributes_each = attributes_each
        """Whether the text says of each paragraph anew whose words it gives, as agencies do."""
        self._kind = kind
        self._current: Voice | None = None
        self._narrated: set[str] = set()

    def read(self, heard: Sequence[_Heard], index: int) -> Utterance:
        """The sentence of that index with its voice; sentences must be read in order."""
        item = heard[index]
        attribution = _leading(item.attributions)
        if attribution and not tells_of_remarks(item.words):
            return self._attributed(heard, index, attribution)
        if (
            self._attributes_each
            and self._opens(heard, index)
            and item.words[0] not in '"“'
            and not item.in_quote
        ):
            self._current = None
        if not item.in_quote:
            ahead = _attributed_ahead(heard, index, self._registry)
            if ahead is None and returns_to_narration(item.words, item.attributions, self._kind):
                self._current = None
            self._current = ahead or self._current
        if self._current is None:
            self._registry.notice(item.sentence.start, item.sentence.end)
            self._narrated.update(_WORD.findall(item.words))
            return item.said((), "voice.narration")
        return item.said((self._current,), "voice.narration.continued")

    def _attributed(self, heard: Sequence[_Heard], index: int, found: Attribution) -> Utterance:
        item = heard[index]
        voice = self._registry.resolve(found)
        if voice is None:
            self._current = None
            self._narrated.update(_WORD.findall(item.words))
            return item.said((), "voice.narration.group")
        content = found.content if found.place == "front" else -1
        opens = self._opens(heard, index)
        if self._current and self._is_quoted_by(self._current, found, voice, opens=opens):
            return item.said((self._current, voice), "voice.narration.quoting", content)
        nested = self._nested(item, found, voice)
        self._current = voice
        return item.said((voice, nested) if nested else (voice,), f"voice.narration.{found.place}", content)

    @staticmethod
    def _opens(heard: Sequence[_Heard], index: int) -> bool:
        """Whether the sentence of that index opens a paragraph."""
        return index == 0 or heard[index - 1].sentence.paragraph != heard[index].sentence.paragraph

    def _is_quoted_by(self, current: Voice, found: Attribution, voice: Voice, *, opens: bool) -> bool:
        """Whether a person is quoted by the one speaking, not heard.

        In an official's account of the relationship that is a leader of the other side; in a
        readout, somebody of whom the narration has not said that they were there.
        """
        if found.speaker.form != "person" or found.place != "front" or same_source(voice, current):
            return False
        if self._kind == "readout":
            there = voice.name.rsplit(maxsplit=1)[-1] in self._narrated
            return found.has_clause and bool(self._narrated) and not there and voice.party == current.party
        if self._kind == "article" or (not self._kind and opens):
            return False
        return voice.party != current.party

    def _nested(self, item: _Heard, outer: Attribution, voice: Voice) -> Voice | None:
        """A second attribution right behind the first: "the minister said that the president noted that …"."""
        if outer.place != "front":
            return None
        for found in item.attributions:
            close = outer.content <= found.start <= outer.content + 4
            says = found.has_clause and found.verb_class != "express"
            if close and says and found.speaker.form in ("person", "noun"):
                inner = self._registry.resolve(found)
                self._registry.speaks(voice)
                return inner if inner and not same_source(inner, voice) else None
        return None


def _attributed_ahead(heard: Sequence[_Heard], index: int, registry: Registry) -> Voice | None:
    """The source of a quotation that this sentence opens and a later one of the paragraph attributes."""
    item = heard[index]
    if item.words[0] not in '"“':
        return None
    for later in heard[index : index + _LOOK_AHEAD]:
        if later.sentence.paragraph != item.sentence.paragraph:
            break
        for found in later.attributions:
            if found.place == "end":
                return registry.resolve(found)
    return None


def _attributes_each(kind: str, heard: Sequence[_Heard]) -> bool:
    """Whether nearly every paragraph of a report names its source, most of them behind the words."""
    if kind not in ("", "article"):
        return False
    groups = [list(group) for _, group in groupby(heard, key=lambda item: item.sentence.paragraph)]
    named = [[found for item in group if (found := _leading(item.attributions))] for group in groups]
    behind = sum(found[-1].place != "front" for found in named if found)
    return len(groups) > 2 and sum(map(bool, named)) >= _NAMED_SHARE * len(groups) and behind >= 2


def _leading(attributions: Sequence[Attribution]) -> Attribution | None:
    """The attribution that governs a sentence: the one in front, else the one behind."""
    for place in ("front", "end", "inside"):
        for found in attributions:
            if found.place == place:
                return found
    return None
