"""The sentence with its parties replaced by the part they play: own, other, both.

"We urge the Graustark side to stop" and "Ruritania called on Graustark to stop" do
the same; what tells acts apart is the verb and who it is said of, not the names.
The role text is lower case, with plain quotation marks and hyphens, and has these
words for mentions: ``_own`` and ``_other`` for parties seen from the innermost
voice (from the issuer, in narration), ``_both`` where a mention holds both, ``_intl``
for the international community, ``_man`` for a person whose party is not known.
A suffix gives the form: ``_own's``, ``_otheradj`` (adjective), ``_ownppl`` (people),
``_ownman`` (a person of the party).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from verbale.language.mentions import PartyMention
from verbale.reading.facts import Facts, SentenceFacts

__all__ = ["RoleText", "role_text"]

SUFFIXES = {"possessive": "'s", "adjective": "adj", "demonym": "ppl", "pair": "adj"}
PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\n": " ", "\u00a0": " "})
SAY = (
    "said|says|saying|stated|states|noted|notes|noting|stressed|stresses|emphasi[sz]ed|emphasi[sz]es"
    "|underlined|underlines|underscored|underscores|pointed out|points out|added|adds|adding|remarked|observed"
    "|explained|told|reiterated|continued|went on|argued|argues|recalled|expressed|declared|affirmed|mentioned"
    "|indicated|highlighted|made (?:it )?clear|conveyed|maintained|asserted|informed|insisted|claimed|concluded"
    "|replied|responded|commented|confirmed|believes?|believed|stating|stressing|clarified|elaborated|opined"
)
SPEAKER = (
    r"(?:(?:he|she|they|it|the [\w' -]{2,60}?|an? [\w' -]{2,40}?|our [\w' -]{2,30}?"
    r"|(?:[a-z]+ ){0,5}_\w+(?:'s)?(?: [\w'-]+){0,6}?)"
    r"(?:, [\w' -]{2,60},)? (?:(?:also|further|then|has|had|have|again|once again|in turn|in particular|first|finally"
    r"|earlier|and|thus|therefore|\w+ly) )*)"
)
LEADING_ATTRIBUTION = re.compile(
    rf"(?:[^.?!\"]{{0,140}}, )?{SPEAKER}(?P<verb>{SAY})(?: to [\w' ]{{2,40}}?| _\w+| reporters| the [\w ]{{2,30}}?)?"
    r"(?: that\b,?|:|,)\s*"
)
BARE_ATTRIBUTION = re.compile(rf"(?:[^.?!\"]{{0,140}}, )?{SPEAKER}(?P<verb>said|says|added|believes?) (?=\w)")
SOURCE_ATTRIBUTION = re.compile(r"(?P<verb>according to) [^,]{2,60}, ")
TRAILING_ATTRIBUTION = re.compile(
    rf"[,.]\"? (?:[\w' -]{{2,60}} )?(?P<verb>{SAY}|according to)(?: _\w+| [\w' -]{{2,40}})?[.\"]*$"
)
INNER_ATTRIBUTION = re.compile(
    rf",\"? {SPEAKER}(?P<verb>{SAY}),?(?: and)?"
    r" (?:adding|noting|stressing|stating|saying|added|stressed|noted)(?: that)? "
)
_GATHERING = (
    "briefing|conference|meeting|interview|speech|address|statement|hearing|session"
    "|talks|visit|call|event|gathering|debate"
)
_DAY = (
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|(?:jan|febr)uary|march|april|may|june|july|august"
    r"|(?:septem|octo|novem|decem)ber|(?:jan|feb|mar|apr|aug|sept?|oct|nov|dec)\."
)
_HEARERS = "reporters|journalists|press|media"
OCCASION = (
    r"(?:(?:on|at|in|during|after|before|following|ahead of|to) (?:(?:an?|the|his|her|their|its|this|\w+'s) )?"
    rf"(?:[\w'-]+ ){{0,4}}?(?:{_GATHERING}|{_HEARERS}|(?:{_DAY})(?: \d+)?|\d{{4}})"
    rf"|today|yesterday|earlier|(?:the )?(?:{_HEARERS}))"
)
SAID_THERE = re.compile(
    rf",\"? {SPEAKER}(?P<verb>{SAY})(?: {OCCASION})+(?: (?:in|at|with) (?:the )?[\w' -]{{2,30}})?[.\"]*$"
)
"""The ways a sentence says whose words it reports; the text is in roles by then. The last has no words behind the verb,
only where and when they were said."""

FUTURE_IN_PAST = re.compile(r"\bwould\b(?! like| welcome| be happy)")
"""In reported speech "would" is the future of what was said: "stated that it would open the port"."""
IN_THE_PRESENT = re.compile(r"(?:\w+s|believe|adding|noting|according to)$")


@dataclass(frozen=True, slots=True)
class RoleText:
    """One sentence in roles: the words of the innermost voice, and the verb that attributes them or ""."""

    words: str
    attribution: str


def role_text(facts: Facts, sentence: SentenceFacts) -> RoleText:
    """``sentence`` in roles, without a speaker's label or an attribution around the words."""
    own = sentence.speaker or facts.statement.document.issuer
    plain = _replaced(sentence, own)
    return _without_attribution(plain) if sentence.voice else RoleText(plain, "")


def _without_attribution(plain: str) -> RoleText:
    if (said := SAID_THERE.search(plain)) and len(plain[: said.start()].split()) >= 5:
        return _reported(plain[: said.start()], said["verb"])
    for pattern in (LEADING_ATTRIBUTION, SOURCE_ATTRIBUTION, BARE_ATTRIBUTION):
        if found := pattern.match(plain):
            return _reported(plain[found.end() :], found["verb"])
    for pattern in (TRAILING_ATTRIBUTION, INNER_ATTRIBUTION):
        if found := pattern.search(plain):
            return _reported(f"{plain[: found.start()]} ; {plain[found.end() :]}".rstrip(" ;"), found["verb"])
    return RoleText(plain, "")


def _reported(words: str, verb: str) -> RoleText:
    return RoleText(words if IN_THE_PRESENT.match(verb) else FUTURE_IN_PAST.sub("will", words), verb)


def _replaced(sentence: SentenceFacts, own: str) -> str:
    text, pieces, at = sentence.text, [], _after_label(sentence)
    for start, end, word in _roles(sentence, own):
        if start < at:
            continue
        pieces += [text[at:start], word]
        at = end
    pieces.append(text[at:])
    return "".join(pieces).translate(PLAIN).lower().strip()


def _after_label(sentence: SentenceFacts) -> int:
    """Where the words after a speaker's label begin; other attributions are told by the text in roles."""
    head = max(sentence.content - sentence.start, 0)
    return head if sentence.text[:head].rstrip().endswith(":") else 0


def _roles(sentence: SentenceFacts, own: str) -> Iterator[tuple[int, int, str]]:
    people = [(person.start, person.end, _person(person.party, own)) for person in sentence.people]
    parties = [(m.start, m.end, _party(m, own)) for m in sentence.parties]
    # Where a person's office holds a party's name, the person starts first or is longer: it goes first.
    for start, end, word in sorted(people + parties, key=lambda role: (role[0], -role[1])):
        yield start - sentence.start, end - sentence.start, word


def _person(party: str, own: str) -> str:
    if not party:
        return "_man"
    return "_ownman" if party == own else "_otherman"


def _party(mention: PartyMention, own: str) -> str:
    suffix = SUFFIXES.get(mention.form, "")
    if mention.parties == (own,):
        return "_own" + suffix
    if own in mention.parties:
        return "_both" + suffix
    return ("_intl" if mention.parties == ("INTL",) else "_other") + suffix
