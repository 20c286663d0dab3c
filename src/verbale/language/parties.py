"""Finding the parties that a text names: states, organisations and what stands for them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from verbale.language.gazetteer import known_party, party_name, party_names
from verbale.language.lexicon import read_rows
from verbale.language.mentions import PartyMention
from verbale.language.party_words import (
    DASH,
    PEOPLE_AFTER,
    PLACE_AFTER,
    PLACE_BEFORE,
    POSSESSIVE,
    UNNAMED,
    body_after,
    body_before,
    stands_alone,
)
from verbale.language.phrases import Phrases, phrase_key

__all__ = ["find_parties", "known_party", "party_name", "party_of"]

_ARTICLE = re.compile(r"\b[Tt]he\s\Z|\bTHE\s\Z")
_TITLE_BEFORE = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Senator|Congressman|Congresswoman)\.?\s\Z")
_CAPITALISED_BEFORE = re.compile(r"\b([A-Z][\w.-]*)\s\Z")
_CAPITALISED_AFTER = re.compile(r"\s([A-Z]\w+)")
_TOWN_BEFORE = re.compile(r"\b[A-Z][\w.-]+,\s\Z")
_NOT_A_NAME = re.compile(
    r"The|In|And|But|For|From|To|Of|With|Both|If|When|While|As|At|By|On|Since|Prime|Foreign|President|Minister|"
    r"Ministers|Ambassador|Ambassadors|King|Queen|Embassy|Secretary|Defence|Defense|Government|Republic|Finance|"
    r"January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
)
_PAIRABLE = frozenset({"state", "short", "adjective", "organisation", "metonym", "institution"})
_PEOPLE_ENDINGS = ("ese", "sh", "ch", "ss", "Thai", "Lao")
_DATELINE = re.compile(r":\s|\s?[-–—(]")
_TWO_ADJECTIVES = re.compile(r"\s(?:and|or)\s(?!the\b)")
_LOOK_BACK = 120
_BEFORE_OWNER = frozenset({"of ", "he ", "in "})
"""The three characters before a name that a body may stand before ("of ", "of the ", "in ")."""


@dataclass(frozen=True, slots=True)
class _Hit:
    """A name of the gazetteer in the text."""

    start: int
    end: int
    parties: tuple[str, ...]
    use: str


def find_parties(text: str) -> tuple[PartyMention, ...]:
    """Every mention of a party in ``text``, in text order, none overlapping another.

    A mention covers the article before a name and the body or people after it ("the Ruritanian
    side"). Besides the forms that ``PartyMention`` lists, ``place`` marks a capital that is only
    where something happens ("in Strelsau"), for which ``parties`` is the state that it lies in.
    A name before a noun that it describes ("U.S. tariffs") is an ``adjective``.
    """
    named = _named(text)
    unnamed = [mention for mention in _unnamed(text) if not _overlaps(mention, named)]
    if not unnamed:
        return tuple(named)
    return tuple(sorted([*named, *unnamed], key=lambda mention: mention.start))


def _unnamed(text: str) -> list[PartyMention]:
    return [
        PartyMention(found.start(), found.end(), ("INTL",) if found["INTL"] else ("OTHER",), "name")
        for found in UNNAMED.finditer(text)
    ]


def _overlaps(mention: PartyMention, others: Sequence[PartyMention]) -> bool:
    """Whether ``mention`` overlaps one of ``others``, which are in text order and do not overlap each other."""
    behind = bisect_left(others, mention.end, key=lambda other: other.start)
    return behind > 0 and others[behind - 1].end > mention.start


def party_of(name: str) -> tuple[str, ...]:
    """The codes of the parties that a bare phrase names or speaks for, in order; () if none.

    "the Ruritanian side", "Ministry of Foreign Affairs of Ruritania", "The members of the Security Council".
    """
    parties = [code for mention in find_parties(name) for code in mention.parties]
    return tuple(dict.fromkeys(parties))


def _named(text: str) -> list[PartyMention]:
    mentions: list[PartyMention] = []
    hits = _hits(text)
    index, end = 0, 0
    while index < len(hits):
        chain = _chain(text, hits, index)
        index += len(chain)
        if chain[0].start < end:
            continue
        mention = _pair(chain) if len(chain) > 1 else _mention(text, chain[0], end)
        if mention:
            mentions.append(mention)
            end = mention.end
    return mentions


def _hits(text: str) -> list[_Hit]:
    """The names in ``text``, compounds included, without those that are somebody's own name."""
    hits: list[_Hit] = []
    names = party_names()
    for found in _phrases().finditer(text):
        name = names[phrase_key(found[0])]
        hit = _Hit(found.start(), found.end(), name.parties, name.use)
        if not _is_somebody(text, hit, hits[-1] if hits else None):
            hits.append(hit)
    return hits


@cache
def _phrases() -> Phrases:
    return Phrases(party_names())


@cache
def _namesakes() -> frozenset[str]:
    return frozenset(name for (name,) in read_rows("namesakes.tsv", 1))


def _is_somebody(text: str, hit: _Hit, before: _Hit | None) -> bool:
    """Whether the words of ``hit`` are a person's name, or another place's, and "US$" a currency's."""
    if text.startswith("$", hit.end) or _TITLE_BEFORE.search(text, max(0, hit.start - 15), hit.start):
        return True
    if text[hit.start : hit.end] not in _namesakes():
        return False
    adjacent = before is not None and before.end >= hit.start - 2
    if before is not None and DASH.fullmatch(text, before.end, hit.start):
        return False
    previous = _CAPITALISED_BEFORE.search(text, max(0, hit.start - 25), hit.start)
    if previous and not adjacent and not _NOT_A_NAME.fullmatch(previous[1]):
        return True
    following = _CAPITALISED_AFTER.match(text, hit.end)
    if following and not _NOT_A_NAME.fullmatch(following[1]):
        return True
    return not adjacent and bool(_TOWN_BEFORE.search(text, max(0, hit.start - 25), hit.start))


def _chain(text: str, hits: Sequence[_Hit], first: int) -> Sequence[_Hit]:
    """The hits from ``first`` on that a dash joins to one pair, or that one alone."""
    last = first
    while last + 1 < len(hits) and _joined(text, hits[last], hits[last + 1]):
        last += 1
    return hits[first : last + 1]


def _joined(text: str, left: _Hit, right: _Hit) -> bool:
    if not {left.use, right.use} <= _PAIRABLE or left.parties == right.parties:
        return False
    if not DASH.fullmatch(text, left.end, right.start):
        return False
    return right.start - left.end == 1 or not stands_alone(text, right.end)


def _pair(chain: Sequence[_Hit]) -> PartyMention:
    parties = dict.fromkeys(code for hit in chain for code in hit.parties)
    return PartyMention(chain[0].start, chain[-1].end, tuple(parties), "pair")


def _mention(text: str, hit: _Hit, free: int) -> PartyMention | None:
    """The mention that ``hit`` is the core of; ``free`` is where the text before it is not yet taken."""
    if hit.use == "compound":
        return None
    owner = POSSESSIVE.match(text, hit.end)
    owned_from = owner.end() if owner else hit.end
    if body := _body(text, hit, owned_from):
        form = "name" if stands_alone(text, body) else "adjective"
        return PartyMention(_with_article(text, hit.start, free), body, hit.parties, form)
    if people := PEOPLE_AFTER.match(text, owned_from):
        return PartyMention(_with_article(text, hit.start, free), people.end(), hit.parties, "demonym")
    start, form = _bare(text, hit, free)
    if owner:
        return PartyMention(start, owner.end(), hit.parties, "possessive")
    if form == "place" and not _is_state(hit.parties[0]):
        return None
    return PartyMention(start, hit.end, hit.parties, form)


def _body(text: str, hit: _Hit, owned_from: int) -> int | None:
    """Where the party's own body, named after it, ends."""
    if hit.use in {"demonym", "place"}:
        return None
    found = body_after().match(text, owned_from)
    return found.end() if found else None


def _bare(text: str, hit: _Hit, free: int) -> tuple[int, str]:
    """The start and the form of a name that no body or people follows."""
    article = _with_article(text, hit.start, free)
    if hit.use == "demonym":
        return article, "demonym"
    if hit.use == "adjective":
        alone = article < hit.start and _is_people(text, hit)
        return (article, "demonym") if alone else (hit.start, "adjective")
    if text[hit.start - 3 : hit.start] in _BEFORE_OWNER:
        before = body_before().search(text, max(free, hit.start - _LOOK_BACK), hit.start)
        if before:
            return before.start(), "name"
    if _hyphenated(text, hit):
        return hit.start, "adjective"
    if hit.use == "place" or (hit.use == "metonym" and _is_place(text, hit)):
        return hit.start, "place"
    return (article, "name") if stands_alone(text, hit.end) else (hit.start, "adjective")


def _is_people(text: str, hit: _Hit) -> bool:
    """Whether an adjective after an article means the people ("the Dutch have agreed")."""
    if not text[hit.start : hit.end].endswith(_PEOPLE_ENDINGS) or _TWO_ADJECTIVES.match(text, hit.end):
        return False
    return stands_alone(text, hit.end)


def _hyphenated(text: str, hit: _Hit) -> bool:
    """Whether the name is part of a longer word ("anti-Ruritania", "U.S.-led")."""
    return text[hit.start - 1 : hit.start] == "-" or (text[hit.end : hit.end + 1] in {"-", "‑"})


def _is_place(text: str, hit: _Hit) -> bool:
    return bool(
        PLACE_BEFORE.search(text, max(0, hit.start - 60), hit.start)
        or PLACE_AFTER.match(text, hit.end)
        or _is_dateline(text, hit)
        or _is_followed_by_its_state(text, hit)
    )


def _is_dateline(text: str, hit: _Hit) -> bool:
    """Whether a report's place opens the paragraph ("STRELSAU (Agency) -")."""
    return text[hit.start - 1 : hit.start] in {"", "\n"} and bool(_DATELINE.match(text, hit.end))


def _is_followed_by_its_state(text: str, hit: _Hit) -> bool:
    """Whether the name is the town in "Strelsau, Ruritania"."""
    found = _phrases().match(text, hit.end + 2) if text.startswith(", ", hit.end) else None
    return found is not None and party_names()[phrase_key(found[0])].parties == hit.parties


def _is_state(code: str) -> bool:
    return len(code) == 3


def _with_article(text: str, start: int, free: int) -> int:
    article = _ARTICLE.search(text, max(free, start - 4), start)
    return article.start() if article else start
