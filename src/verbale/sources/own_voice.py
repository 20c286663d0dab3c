"""Who speaks in a text that nobody signed, by how its first sentences name whom.

A party that condemns, welcomes or urges in the present tense ("Graustark condemns …") speaks for itself; so does
"the Graustarkian side" of a readout, the capital of a dateline, and whoever acts in the first
sentence. A party that the title is about, or with whom somebody met, is another.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from verbale.language.mentions import PartyMention
from verbale.language.parties import find_parties
from verbale.language.people import find_people
from verbale.language.sentences import split_sentences
from verbale.sources.masthead import Masthead
from verbale.sources.topics import is_topic

__all__ = ["party_by_voice"]

_PERFORMS = re.compile(
    r"(?: and its \w+)?,?(?:\s(?:strongly|deeply|firmly|resolutely|categorically|unequivocally|sincerely|warmly|also|"
    r"once|again|has|is|will|would|stands?|remains?|further|fully|profoundly|consistently|always|continues?|to))*\s"
    r"(?:condemns?|calls (?:on|upon|for)|urges?|welcomes?|re(?:affirms?|iterates?|grets?|jects?|mains?|calls?)|"
    r"supports?|expresses|extends|conveys|congratulates|demands|opposed?|opposes|denounces|deplores|protests|"
    r"appreciates|attaches|believes|considers|notes|takes note|invites|encourages|concerned|appalled|saddened|"
    r"committed|ready|convinced|maintained|advocated|supported|by|with|follows|following|closely)\b"
)
_SIDE = re.compile(r"\b(?:side|government|Government)$")
_ACTS = re.compile(r"\s(?:side |government |Government )?(?:\w+ly )?(?:stressed|noted|emphasi[sz]ed|reaffirmed|"
                   r"reiterated|stated|expressed|condemned|called|urged|underlined|confirmed)\b")  # fmt: skip
_REPORTED = re.compile(
    r"\b(?:reiterated|said|stressed|confirmed|reaffirmed|set out|underlined)\b.{0,30}?\bthat the $"
)
_WOULD = re.compile(r"\s(?:would|will|remains?|remained|stands?|stood|continues?|was|is)\b")
_DATELINE = re.compile(
    r"\W?(?P<place>[A-Z][\w’'. -]{2,24}?),?\s*[(,–—-]?\s*(?:\d{1,2}\s\w+|\w+\s\d{1,2}|IRNA)\b"
)
_FIRST = 60
"""Where the subject of a sentence begins at the latest."""
_PERFORMATIVE, _OWN_SIDE, _DATED_AT, _FIRST_ACTOR = 3, 2, 2, 2
_ENOUGH = 2
_NEVER = frozenset(("PRESS", "INTL", "OTHER", "UN", "UNGA", "UNSC"))
"""Nobody's code, and the bodies at whose seat others speak."""


def party_by_voice(head: Masthead) -> str:
    """The code of the party that the text's own words give away; empty where two could be meant or none."""
    topics = {code for mention in find_parties(head.title) if is_topic(head.title, mention.start)
              for code in mention.parties}  # fmt: skip
    scores: Counter[str] = Counter()
    for code, weight in (*_from_lines(head), *_from_opening(head.opening, topics)):
        scores[code] += weight
    ranked = [pair for pair in scores.most_common() if pair[0] not in _NEVER][:2]
    if not ranked or ranked[0][1] < _ENOUGH or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return ""
    return ranked[0][0]


def _from_lines(head: Masthead) -> Iterator[tuple[str, int]]:
    """The states in whose capitals the text is dated."""
    for line in (*head.lines, head.opening.partition("\n")[0]):
        match = _DATELINE.match(line)
        if match is None:
            continue
        for mention in find_parties(match["place"]):
            if len(mention.parties) == 1 and mention.end - mention.start == len(match["place"]):
                yield mention.parties[0], _DATED_AT


def _from_opening(opening: str, topics: set[str]) -> Iterator[tuple[str, int]]:
    """What the first sentences say of who speaks."""
    parties = [mention for mention in find_parties(opening) if len(mention.parties) == 1]
    lines = (line.span() for line in re.finditer(r"[^\n]+", opening))
    sentences = [sentence for line in lines for sentence in split_sentences(opening, *line)]
    for number, (start, end) in enumerate(sentences):
        inside = [mention for mention in parties if start <= mention.start < end]
        for mention in inside:
            code = mention.parties[0]
            after = opening[mention.end : end]
            early = mention.start - start <= _FIRST
            own = early and code not in topics and _own_side(opening, mention, after)
            if early and mention.form == "name" and _PERFORMS.match(after):
                yield code, _PERFORMATIVE
            elif own or (_REPORTED.search(opening[start : mention.start]) and _WOULD.match(after)):
                yield code, _OWN_SIDE
        if number == 0:
            yield from _first_actor(opening[start:end], topics)


def _own_side(opening: str, mention: PartyMention, after: str) -> bool:
    """Whether "the Ruritanian side" or "the President of Ruritania" stresses something there."""
    return bool(_ACTS.match(after)) and bool(
        _SIDE.search(opening[mention.start : mention.end]) or mention.form in ("name", "adjective")
    )


def _first_actor(sentence: str, topics: set[str]) -> Iterator[tuple[str, int]]:
    """The party of the official who acts in the first sentence."""
    people = find_people(sentence, find_parties(sentence))
    official = next((person for person in people if person.party), None)
    if official and official.party not in topics and not is_topic(sentence, official.start):
        yield official.party, _FIRST_ACTOR
