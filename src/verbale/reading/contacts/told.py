"""How a noun of contact stands in its sentence: its phrase, what follows it, the verb that governs it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from verbale.reading.contacts.bodies import is_session
from verbale.reading.contacts.extent import Extent, extent_of
from verbale.reading.contacts.lexicon import (
    ContactNoun,
    Form,
    contact_noun,
    is_word,
    noun_pattern,
    support_pattern,
    verb_forms,
)
from verbale.reading.contacts.passage import Passage
from verbale.reading.contacts.phrases import NounPhrase, noun_phrase
from verbale.reading.contacts.when import place_in
from verbale.reading.contacts.who import is_capital

__all__ = ["Told", "is_contact", "is_inverted", "tell"]

_FALSE_CALL = re.compile(
    r"\s(?:upon|for|to\s[a-z]|of|into|an?|it|them|us)\b|\son\s(?!the\s\d|[A-Z][a-z]+\s\d)"
)
_PROGRESSIVE = re.compile(r"(?:\b(?:am|is|are|was|were|be|been)|['’](?:m|s|re))\s(?:\w+ly\s)?\Z")
_OPEN_TO = re.compile(r"open\s(?:to|for)\b")
_AS_VERB = re.compile(r"(?:shall|will|to|must|should|may|can|would|could)\s(?:exercise|visit|call|tour)")
_ALSO = re.compile(r",?\s(?:and|as well as)\s|,\s")
_SESSION = re.compile(r"sessions?\Z", re.IGNORECASE)
_MATTER = re.compile(
    r"[A-Z]\w+\s(?:for|of|on|to)\s(?P<name>(?:(?:the|a|of|on|in|and|to)\s)*[A-Z][\w’'-]*(?:\s(?:(?:the|of|on|in|and|by|for)\s){0,2}[A-Z][\w’'-]*)*)"
)
"""What a conference is called after: "the Summit of the Future", "High-Level Meeting on …"; not "the Hofbau Summit"."""
_PLAN_OF = re.compile(r"\b(?:Plan|Programme|Program|Schedule)\sof\s\Z")
_ROUNDS = re.compile(r"\brounds\b")
_COURTESY = "courtesy"
"""How the calls begin that are paid "on" somebody."""
_LEADING = ("lead", "leads", "led", "leading", "head", "heads", "headed", "heading")
_INVERTED = re.compile(
    r"\b(?:[Ww]ill|[Ww]ould|[Dd]id|[Dd]oes|[Dd]o|[Cc]an|[Cc]ould|[Ss]hould)\s(?:(?:the|his|her|their|your|our)\s)?[A-Z][^,;:?]{0,60}\s\Z"
)
"""An auxiliary and the subject behind it: what follows is a verb, "will the Prime Minister visit"."""
_GOVERNING = ("support", "attend")


@dataclass(frozen=True, slots=True)
class Told:
    """A noun of contact in its sentence."""

    passage: Passage
    phrase: NounPhrase
    noun: ContactNoun
    extent: Extent
    verb: int | None = None
    """Where the verb stands that governs the noun."""
    form: Form | None = None
    shared: bool = False
    """Whether the verb governs another contact in front too."""

    @property
    def by_verb(self) -> bool:
        """Whether the sentence says of the contact that it takes place."""
        return self.verb is not None or self.extent.happened

    @property
    def attended(self) -> bool:
        """Whether it is an event that somebody attends."""
        return self.form is not None and self.form.frame == "attend"

    @property
    def dated(self) -> bool:
        """Whether a date is part of the words about it."""
        return bool(self.passage.dates_in(self.phrase.start, self.extent.end))

    @property
    def place(self) -> str:
        """The place behind the noun, or the one in front of it ("the Strelsau talks")."""
        if place := place_in(self.passage, self.phrase.start, self.extent.end):
            return place
        if self.passage.text[self.phrase.head].isupper():
            return ""
        mentions = (self.passage.text[mention.start : mention.end] for mention in self.phrase.mentions)
        capital = next((words for words in mentions if is_capital(words)), "")
        return capital or " ".join(
            word
            for word in self.phrase.modifiers
            if word[:1].isupper() and word.isalpha() and not word.isupper()
        )

    @property
    def name(self) -> frozenset[str]:
        """The capitalised words of its proper name, if it has one."""
        if not self.passage.text[self.phrase.head].isupper():
            return frozenset()
        return frozenset(word for word in (*self.phrase.modifiers, *self.matter) if word[:1].isupper())

    @property
    def matter(self) -> tuple[str, ...]:
        """The words behind the noun that a conference is called after; none where it is not called so."""
        found = _MATTER.match(self.passage.text, self.phrase.head, self.passage.end)
        return tuple(found["name"].split()) if found else ()

    @property
    def several(self) -> bool:
        """Whether it is several contacts told together."""
        return self.phrase.has("many") or _ROUNDS.search(" ".join(self.phrase.modifiers)) is not None

    @property
    def is_bare(self) -> bool:
        """Whether the words say only which kind of contact it is, for a reader who knows which one is meant."""
        phrase = self.phrase
        says = phrase.has("past", "future", "many") or phrase.named or phrase.mentions or self.extent.someone
        return phrase.determiner == "your" or not (says or self.dated or self.place)

    @property
    def points_back(self) -> bool:
        """Whether the words mean a contact that the reader knows of: "the visit", "their planned meeting"."""
        phrase = self.phrase
        says = phrase.has("past", "many") or phrase.named or phrase.mentions or self.extent.someone
        known = phrase.anaphoric or phrase.determiner in ("his", "her", "their")
        return known and not (says or self.dated or self.place)


def is_inverted(passage: Passage, position: int) -> bool:
    """Whether the word at ``position`` is the verb of a question: "will the Ruritanian minister visit"."""
    return passage.asked and _INVERTED.search(passage.text, passage.start, position) is not None


def is_contact(passage: Passage, match: re.Match[str]) -> bool:
    """Whether the word is a noun of contact here, not a verb or the first part of another noun."""
    before = passage.text[passage.start : match.start()].split()
    after = re.match(r"\s(\w+)", passage.text[match.end() : passage.end])
    if after and (is_word(after[1], "never") or noun_pattern().fullmatch(after[1])):
        return False
    as_verb = is_inverted(passage, match.start()) and not match[0].endswith("s")
    if as_verb or (
        before
        and (is_word(before[-1].lower(), "not_before") or _AS_VERB.fullmatch(f"{before[-1]} {match[0]}"))
    ):
        return False
    if _SESSION.search(match[0]) and not is_session(passage, match.start(), match.end()):
        return match[0].lower() not in ("session", "sessions")
    if _PLAN_OF.search(passage.text, passage.start, match.start()):
        return False
    if match[0] == "meeting" and _PROGRESSIVE.search(passage.text, passage.start, match.start()):
        return False
    return match[0].lower() not in ("call", "calls") or not _FALSE_CALL.match(passage.text, match.end())


def tell(passage: Passage, match: re.Match[str], previous: Told | None) -> Told:
    """The noun that ``match`` found, in its sentence; ``previous`` is the one in front of it."""
    phrase = noun_phrase(passage, match.start(), match.end())
    noun = contact_noun(match[0])
    if _SESSION.search(match[0]) and is_session(passage, match.start(), match.end()):
        noun = contact_noun("session")
    courtesy = match[0].lower().startswith(_COURTESY)
    extent = extent_of(passage, _COURTESY if courtesy else noun.kind, phrase.end)
    support = support_pattern().search(passage.text, passage.clause_start(phrase.start), phrase.start)
    if support is not None and support["verb"].lower() in _LEADING and not support["party"]:
        support = None
    if support is not None and _OPEN_TO.match(passage.text, support.start("verb")):
        support = None
    if support is not None and (support["visitor"] is None or support["verb"].lower().startswith("host")):
        form = next(form for form in verb_forms()[support["verb"].lower()] if form.frame in _GOVERNING)
        return Told(passage, phrase, noun, extent, support.start("verb"), form)
    if previous is not None and _ALSO.fullmatch(passage.text, previous.extent.end, phrase.start):
        return Told(passage, phrase, noun, extent, previous.verb, previous.form, shared=True)
    return Told(passage, phrase, noun, extent)
