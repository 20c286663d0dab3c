"""The passage that a contact is told in: one sentence, what it mentions, and where its clauses begin."""

from __future__ import annotations

import re
from dataclasses import dataclass

from verbale.language.mentions import DateMention, PartyMention, PersonMention
from verbale.reading.facts import Facts, SentenceFacts

__all__ = ["Passage"]

_CLAUSE = re.compile(
    r"[;:]\s|\s?—\s?|\s--\s|\s–\s|\.\.\.\s?|…\s?|[\"“]|,?(?<!\b(?:on|in|at|by|of|to))(?<!\bfor)\sthat\s"
    r"|,?\s(?:whether|where|when|while|because|but|which|who)\s|,?(?<!such)(?<!well)(?<=[\w,])\sas\s(?!well)"
    r"|\b(?:said|added|stated|noted|stressed|announced)\s(?=(?:on|last|in|the|this|he|she|they|we|[A-Z])\b)"
    r"|,\s(?:and|so)\s(?=(?:the|we|I|he|she|they|it|[A-Z])\b)|\bsince\s(?=[a-z]+\s(?:and|are|is|was|were)\b)"
    r"|\bthe\sreason\s(?!(?:is|was|for|that|why|behind|to)\b)",
    re.IGNORECASE,
)
_INTRODUCTION = re.compile(
    r"(?:(?:and|but|so)\s(?=(?:look|well|now|listen)\b))?(?:On|In|From|After|Since|Guided|During|Under|With|Despite|While|As|At|Following|Ahead|Before|Through|For|Also"
    r"|Together|Given|Upon|Amid|Besides|Recently|Previously|Earlier|Currently|Additionally|Notably|Well|Look|Now|Listen"
    r"|Turning|Going|Moving|Building|Looking|Speaking|(?:First|Second|Third|Fourth|Fifth|Last|Final)(?:ly)?(?=,))\b",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"[;:!?—…]|\s[–-]\s|(?<!\b[A-Z])(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bJr)\.(?=\s|$|[\"”])|[\"“”]"
    r"|,?\s(?:to\s(?!(?:the|his|her|its|their|our|a|visit)\b)[a-z]|that\b|which\b|who\b|whom\b|where\b|when\b"
    r"|while\b|about\b|regarding\b|concerning\b|for\b|during\b|as\b|amid\b|ahead\b|before\b|after\b|if\b|under\b"
    r"|off\b|but\b|so\b|via\b|through\b|because\b|focusing\b|on\sthe\s(?:sidelines|margins|phone|occasion)\b|over\s(?!\d)"
    r"|has\b|have\b|had\b|is\b|are\b|was\b|were\b|will\b|would\b|should\b|can\b|could\b|may\b|must\b"
    r"|marks?\b|says?\b|said\b|reached\b|by\s(?:phone|telephone|video)\b)"
    r"|,\s(?!and\s(?:the\s|a\s|[A-Z])|or\s|as\swell|the\s|a\s|an\s|in\s|at\s|on\s|former\s|then\s|his\s|her\s|their\s)[a-z]"
    r"|,\s(?:the\s(?:two|U\.S\.\sside|\w+\sside)|they|we|he|she|it|I|both)\b|,?\s(?:and|but)\s(?:I|we|he|she|they|it)\b"
    r"|\sand\s(?:[a-z]+ed|will|to|reached|held|made|led|had|then|also|now|agreed)\b|,?\sand\sof\b|,?\sand\s(?:the|its|their)\s(?!Kingdom|Republic|State|Sultanate|Federation|Commonwealth|Union)\w+\s(?:of|on)\b|"
    r",?\sand\s(?:the|its|their|an?)\s(?:[\w’'-]+\s){0,3}?(?:meetings?|rounds?|sessions?|visits?|summits?|talks|consultations?|calls?)\b|,\s(?:[A-Z]\S*\s){1,3}(?:said|reported|added|stated|emphasi[sz]ed|stressed|noted|pointed|underlined|underscored|expressed|reaffirmed|reiterated|agreed|urged)\b|\sin\sorder\b|\son\s[a-z]"
)

_ADVERBIAL = re.compile(
    r"(?:In|For|During|At|After|Since|Through|Following|Before|Regarding|On|Under|From)\s(?!\d)"
)
"""How a clause begins that opens with an adverbial of time, place or topic."""
_RELATIVES = ("who", "which")
_WHO = re.compile(r"\bwho\s\Z")
_PLACE_IN_PLACE = re.compile(r"[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?,\s")
_CLOSED = re.compile(r",\s(?:(?:also|then|later|on\s\w+|has|had|will|would|is|\w+ly)\s)*\Z")
_DASH = re.compile(r"—|\s–\s")
_DASHES = ("—", "–")

_AND = re.compile(r"(?:\band|,)\s(?:\w+\s){0,3}\Z")
_OTHER_VERB = re.compile(
    r"\b(?:(?:will|should|must|would|can|to(?!\s(?:the|a|an|his|her|its|their|our|my|your|this)\b))\s[a-z]+|spoke|spoken|met|held|made|sent"
    r"|[a-z]{3,}ed\s(?!by\b|contact\b|in\b))\b"
)
_OPENING = 60
"""How long an opening with a date may be, in characters, to belong to the quotation."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence with the statement that it stands in. All positions are those of the statement's text."""

    facts: Facts
    sentence: SentenceFacts
    asked: bool = False
    """Whether contacts that are only asked about are looked for."""

    @property
    def text(self) -> str:
        """The text of the whole statement."""
        return self.facts.statement.text

    @property
    def start(self) -> int:
        """Where the sentence begins, behind the label of a speaker: an attribution may tell of contact too."""
        label = self.text[self.sentence.start : self.sentence.content].rstrip()
        return self.sentence.content if label.endswith(":") else self.sentence.start

    @property
    def end(self) -> int:
        """Where the sentence ends."""
        return self.sentence.end

    def people_in(self, start: int, end: int) -> list[PersonMention]:
        """The people named in ``[start, end)``."""
        return [person for person in self.sentence.people if start <= person.start and person.end <= end]

    def parties_in(self, start: int, end: int) -> list[PartyMention]:
        """The parties named in ``[start, end)``, but not in the office or name of a person."""
        return [
            party
            for party in self.sentence.parties
            if start <= party.start
            and party.end <= end
            and not any(
                person.start <= party.start and party.end <= person.end for person in self.sentence.people
            )
        ]

    def dates_in(self, start: int, end: int) -> list[DateMention]:
        """The dates in ``[start, end)``."""
        return [date for date in self.sentence.dates if start <= date.start and date.end <= end]

    def mention_at(self, position: int) -> PartyMention | PersonMention | DateMention | None:
        """The longest mention that covers the character at ``position``."""
        covering = [
            mention
            for mentions in (self.sentence.parties, self.sentence.people, self.sentence.dates)
            for mention in mentions
            if mention.start <= position < mention.end
        ]
        return max(covering, key=lambda mention: mention.end - mention.start, default=None)

    def clause_start(self, position: int) -> int:
        """Where the clause that ``position`` stands in begins: what is in front is another's doing."""
        start = self.start
        for boundary in _CLAUSE.finditer(self.text, self.start, position):
            if boundary[0].strip() in _DASHES and self._in_dashes(boundary.start(), position):
                continue
            if boundary[0].strip(" ,") in _RELATIVES and self._is_closed(boundary, position):
                continue
            if self.mention_at(boundary.start()) is None or boundary[0].strip() == ":":
                start = boundary.end()
        return start

    def _is_closed(self, relative: re.Match[str], position: int) -> bool:
        """Whether a comma closes the relative clause right in front of ``position`` ("X, who is in Strelsau, met")."""
        return relative[0].startswith(",") and _CLOSED.search(self.text, relative.end(), position) is not None

    def _in_dashes(self, dash: int, position: int) -> bool:
        """Whether the dash opens or closes an insertion that ends before ``position``."""
        dashes = [found.start() for found in _DASH.finditer(self.text, self.start, position)]
        return len(dashes) % 2 == 0 and dash >= dashes[0]

    def subject_start(self, position: int) -> int:
        """Where the main part of that clause begins, after an introduction set off by a comma."""
        start = self.clause_start(position)
        while _INTRODUCTION.match(self.text, start) and (comma := self._comma(start, position)):
            start = comma
        return start

    def antecedent(self, position: int) -> tuple[int, int] | None:
        """The person whom "who" stands for, if ``position`` is in the relative clause of one; else None."""
        clause = self.clause_start(position)
        if not _WHO.search(self.text, self.start, clause):
            return None
        people = self.people_in(self.start, clause)
        return (people[-1].start, people[-1].end) if people else None

    def quote_start(self, subject: int, verb: int) -> int:
        """Where a quotation of the clause of the verb at ``verb`` begins, whose subject is at ``subject``.

        That is at the date that opens the clause, or at the subject; at the verb itself where it
        shares the subject with another verb in front ("and signed an agreement").
        """
        if _AND.search(self.text, subject, verb) and _OTHER_VERB.search(self.text, subject, verb):
            return verb
        clause = self.clause_start(verb)
        opened_by_date = any(date.end <= subject for date in self.dates_in(clause, subject))
        return clause if opened_by_date and subject - clause < _OPENING else subject

    def subject_end(self, subject: int, verb: int) -> int:
        """Where the subject that begins at ``subject`` ends: at the first of the verbs that share it."""
        other = _OTHER_VERB.search(self.text, subject, verb)
        shares = other is not None and _AND.search(self.text, subject, verb) is not None
        return other.start() if other is not None and shares else verb

    def _comma(self, start: int, end: int) -> int | None:
        """Behind the first comma in ``[start, end)`` that is not inside a name or "Strelsau, Ruritania,"."""
        for comma in re.finditer(r",\s", self.text[start:end]):
            behind = start + comma.end()
            within = _PLACE_IN_PLACE.match(self.text, behind) and not self._person_at(behind)
            within = within or self._between_adjectives(start + comma.start(), behind)
            if not within and self.mention_at(start + comma.start()) is None:
                return behind
        return None

    def _between_adjectives(self, comma: int, behind: int) -> bool:
        """Whether a comma stands between two parties in "Ruritanian, Graustarkian and other ministers"."""
        return any(
            one.form == other.form == "adjective"
            for one in self.sentence.parties
            for other in self.sentence.parties
            if one.end == comma and other.start == behind
        )

    def _person_at(self, position: int) -> bool:
        return any(person.start == position for person in self.sentence.people)

    def object_end(self, start: int) -> int:
        """Where the noun phrases that begin at ``start`` end: at the next verb, purpose, topic or stop."""
        return min(self._next_stop(start), self._introduction_end(start))

    def _introduction_end(self, position: int) -> int:
        """The comma that ends the introduction that ``position`` stands in; the sentence's end without one."""
        start = self.clause_start(position)
        if not _ADVERBIAL.match(self.text, start):
            return self.end
        comma = self._comma(start, self.end)
        return comma - 2 if comma is not None and comma - 2 >= position else self.end

    def _next_stop(self, start: int) -> int:
        position = start
        while stop := _STOP.search(self.text, position, self.end):
            covering = self.mention_at(stop.start())
            if covering is None or covering.start == stop.start():
                return stop.start()
            position = max(stop.start() + 1, covering.end - 1)
        return self.end
