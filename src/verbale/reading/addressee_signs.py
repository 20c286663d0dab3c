"""What speaks for and against a party being addressed: where and how it is named, for a given act.

The signs are those of syntax at its cheapest: the form of the name, the word in front of
it ("attack on X", "arms for X", "urges X"), its place among other names, and where the
sentence names nobody, who was named before and whether a pronoun points there. ``OTHER``
is a candidate wherever a sentence is aimed at somebody whom it may leave without a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from verbale.reading.facts import NOT_STATES, Facts, SentenceFacts
from verbale.reading.logistic import Signs
from verbale.reading.record_parties import is_state

__all__ = ["addressee_signs"]

UNNAMED = "OTHER"
AIMED = frozenset({"accuse", "concern", "demand", "deny", "impose", "oppose", "warn"})
"""Acts that are aimed at somebody, named or not."""
FARTHEST = 4
"""How many sentences back a party may have been named last."""
EARLY, LOOK_BACK, MOST_WORDS, MOST_VOICES = 25, 80, 3, 2
WORD_BEFORE = re.compile(
    r"([\w'’-]+)\W*(?:(?:the|an?|its|our|their|all|other|government of)\s+)*$", re.IGNORECASE
)
IN_A_NAME = re.compile(
    r"\W*(?:Charter|Convention|[Rr]esolutions?|Treaty|Declaration|Agenda|Covenant|Mission|Framework|system|rules|[Mm]ember)\b"
)
JOINT = re.compile(
    r"\W*(?:[^,.]{0,60}, )?(?:the two|both|the (?:leaders|ministers|sides|presidents|parties|participants)|they|we)\b",
    re.IGNORECASE,
)
PRONOUN = re.compile(r"\W*(?:\w+,? ){0,3}?(?:it|they|this|its|their|these|he|she)\b", re.IGNORECASE)
NOBODY_NAMED = re.compile(
    r"\b(?:those (?:who|responsible)|(?:all|the|relevant|warring) parties|(?:both|all) sides|perpetrators"
    r"|(?:some|certain|individual|all|no|any|other) (?:countries|country|states|nations|actors)|each state"
    r"|foreign actors|some)\b",
    re.IGNORECASE,
)
PASSIVE = re.compile(
    r"\b(?:must|should|needs? to|has to|have to|ought to)(?: also| now| immediately| not)? be \w+(?:ed|en|t)\b"
)


@dataclass(frozen=True, slots=True)
class _Setting:
    """A sentence with its act, its own party, and the parties named in it, before it, and last."""

    sentence: SentenceFacts
    act: str
    own: str
    relationship: tuple[str, ...]
    here: dict[str, list[str]]
    there: dict[str, list[str]]
    last: tuple[str, ...]

    @property
    def words(self) -> str:
        return self.sentence.text[self.sentence.content - self.sentence.start :]

    @property
    def others(self) -> list[str]:
        return [party for party in self.here if party != self.own]


def addressee_signs(facts: Facts, acts: Sequence[str]) -> Iterator[dict[str, Signs]]:
    """For each sentence in turn, the signs for every party it could address: named near it, or the other side."""
    ways = [_ways(sentence) for sentence in facts.sentences]
    for index, act in enumerate(acts):
        yield _sentence_signs(_setting(facts, ways, index, act))


def _setting(facts: Facts, ways: Sequence[dict[str, list[str]]], index: int, act: str) -> _Setting:
    sentences, issuer = facts.sentences, facts.statement.document.issuer
    sentence = sentences[index]
    own = sentence.speaker or issuer
    before = index and sentences[index - 1].turn == sentence.turn and not sentences[index - 1].is_question
    return _Setting(
        sentence,
        act,
        own,
        facts.relationship,
        ways[index],
        ways[index - 1] if before else {},
        _last_named(facts, ways, index, own),
    )


def _last_named(facts: Facts, ways: Sequence[dict[str, list[str]]], index: int, own: str) -> tuple[str, ...]:
    """The other parties that the same side named last, in this turn."""
    for at in range(index - 1, max(-1, index - 1 - FARTHEST), -1):
        one = facts.sentences[at]
        if one.turn != facts.sentences[index].turn or one.is_question:
            break
        named = tuple(party for party in ways[at] if party != own)
        if named and (one.speaker or facts.statement.document.issuer) == own:
            return named
    return ()


def _sentence_signs(setting: _Setting) -> dict[str, Signs]:
    candidates = dict.fromkeys([*setting.others, *setting.there, *setting.relationship, *setting.last])
    if setting.act in AIMED:
        candidates[UNNAMED] = None
    candidates.pop(setting.own, None)
    shared = tuple(_shared_signs(setting))
    fronts = _words_before(setting.sentence)
    signs: dict[str, Signs] = {}
    for party in candidates:
        names = [*_place_signs(setting, party), *_kind_signs(setting, party), *shared]
        names += [f"after {word}" for word in fronts.get(party, ())]
        if party in setting.here and _only_in_names(setting.sentence, party):
            names.append("in a name")
        signs[party] = dict.fromkeys(
            [f"act {setting.act}", *names, *(f"{setting.act}: {name}" for name in names)], 1.0
        )
    return signs


def _place_signs(setting: _Setting, party: str) -> Iterator[str]:
    here, others = setting.here, setting.others
    yield from (f"here {way}" for way in here.get(party, ()))
    if party not in here:
        points_back = PRONOUN.match(setting.words) is not None
        yield "not here"
        yield f"not here, pronoun {points_back}"
        yield from (f"before {way}" for way in setting.there.get(party, ()))
        if party in setting.there:
            yield f"before, pronoun {points_back}"
        elif party in setting.last:
            yield "far before"
        if others:
            yield "others here"
    elif others == [party]:
        yield "alone here"
    elif party in others:
        yield "first of several" if others[0] == party else "later of several"
    if len(others) > 2:
        yield "many here"


def _kind_signs(setting: _Setting, party: str) -> Iterator[str]:
    if party in setting.relationship:
        yield "other side"
    if party == UNNAMED:
        yield from _unnamed_signs(setting)
    elif party in NOT_STATES:
        yield party
    elif not is_state(party):
        yield "body"
        if party not in setting.here:
            yield "body not here"
        if party in setting.relationship:
            yield "body, other side"


def _unnamed_signs(setting: _Setting) -> Iterator[str]:
    yield "nobody"
    if not setting.others:
        yield "nobody, nobody here"
    if NOBODY_NAMED.search(setting.words):
        yield "nobody named"
    if PASSIVE.search(setting.words):
        yield "nobody, passive"
    if UNNAMED not in setting.here:
        yield "nobody found"


def _shared_signs(setting: _Setting) -> Iterator[str]:
    """What holds for every party of a sentence."""
    voices = len(setting.sentence.voice)
    yield f"voiced {min(voices, MOST_VOICES)}" if voices else "narrated"
    if JOINT.match(setting.words):
        yield "joint subject"


def _ways(sentence: SentenceFacts) -> dict[str, list[str]]:
    """How each party is named in the words of the sentence, after its label or attribution."""
    own = sentence.speaker
    ways: dict[str, list[str]] = {}
    for mention in sentence.parties:
        if mention.start < sentence.content:
            continue
        early = mention.start - sentence.content < EARLY
        names = [f"{'early ' if early and mention.form == 'name' else ''}{mention.form}"]
        names += ["with own"] if own and own in mention.parties else []
        for party in mention.parties:
            ways.setdefault(party, []).extend(name for name in names if name not in ways.get(party, ()))
    for person in sentence.people:
        if person.party and person.start >= sentence.content and person.party not in ways:
            ways[person.party] = ["person"]
    return ways


def _words_before(sentence: SentenceFacts) -> dict[str, list[str]]:
    """The words in front of the first names of each party, articles left out; "^" at the beginning."""
    words: dict[str, list[str]] = {}
    for mention in sentence.parties:
        if mention.start < sentence.content:
            continue
        at = mention.start - sentence.start
        found = WORD_BEFORE.search(sentence.text[max(0, at - LOOK_BACK) : at])
        word = found[1].lower() if found else "^"
        for party in mention.parties:
            if len(words.setdefault(party, [])) < MOST_WORDS:
                words[party].append(word)
    return words


def _only_in_names(sentence: SentenceFacts, party: str) -> bool:
    """Whether the party is named in the words only as part of another name, as in "UN Charter"."""
    ends = [m.end for m in sentence.parties if m.start >= sentence.content and party in m.parties]
    return bool(ends) and all(IN_A_NAME.match(sentence.text[end - sentence.start :]) for end in ends)
