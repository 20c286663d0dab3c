"""Which party a text speaks for: the group of a joint statement, the publisher's party, or the one named first."""

from __future__ import annotations

import re
from functools import cache

from verbale.language.lexicon import read_rows
from verbale.language.mentions import PartyMention
from verbale.language.parties import find_parties
from verbale.language.people import find_people
from verbale.sources.house_marks import party_by_marks
from verbale.sources.masthead import Masthead
from verbale.sources.own_voice import party_by_voice
from verbale.sources.publishers import party_of_publisher
from verbale.sources.topics import is_topic

__all__ = ["find_issuer"]

_STATEMENT = r"(?:statements?|communiqu[ée]s?|declarations?|conclusions|press elements)"
_BEFORE_GROUP = re.compile(
    rf"{_STATEMENT}\s+(?:of|by|from|on behalf of|issued by)\s+(?:the\s+)?(?:[\w’'-]+\s+){{0,4}}$",
    re.IGNORECASE,
)
_AFTER_GROUP = re.compile(rf"(?:['’]s?)?\s*(?:[\w’'-]+\s+){{0,5}}?{_STATEMENT}\b", re.IGNORECASE)
_ANSWERED = re.compile(
    r"\b(?:on|about|regarding|to|against|concerning|at|in|with)\s+(?:the\s+)?$", re.IGNORECASE
)
_WE = re.compile(
    r"(?:\d{1,2}[.)]\s+)?[“\"]?(?:We,|The (?:Security Council|General Assembly),|"
    r"The (?:members|leaders|heads|foreign ministers|ministers|states|countries) of\b)",
    re.IGNORECASE,
)
_SPOKEN_FOR = re.compile(
    r"\b(?:on behalf of (?:the )?(?:[\w-]+ ){0,5}?(?:of |and )?|my country, |my nation, |I represent |"
    r"representing (?:the )?|greetings of (?:the )?)(?:the )?",
    re.IGNORECASE,
)
_COVER = re.compile(r"\b(?:statement|address|speech|remarks|intervention|debate)\b", re.IGNORECASE)
_SEAT = re.compile(
    r"\b(?:New York|Geneva|Vienna|Washington),? (?:\(?USA?\)?|U\.S\.A?\.?|United States|D\.?C\.?)",
    re.IGNORECASE,
)
_G7 = frozenset(("CAN", "DEU", "FRA", "GBR", "ITA", "JPN", "USA"))
_MARKED = 400
"""Characters of the body in which the marks of a house can stand."""
_AT_START = 4
"""A party that a title begins with starts behind "The " at the latest."""
_OFFICIALS_OF_HOSTS = re.compile(
    r"(?:the )?(?:UN |United Nations |Deputy )*(?:Secretary-General|Spokes\w+|High Commissioner|Under-Secretary)",
    re.IGNORECASE,
)
_TOGETHER = re.compile(r"(?:the )?(?:joint|trilateral|quadrilateral)\b", re.IGNORECASE)
_OBJECT = re.compile(r"\b(?:with|to|between|about|on|of|against|for)\s+(?:the\s+)?$", re.IGNORECASE)
_BODY = re.compile(
    r"\b(?:department|ministry|office|government|embassy|mission|white house|kremlin)\b", re.IGNORECASE
)
_ANNOUNCES = re.compile(
    r"\s(?:today\s|on \w+day\s)?(?:announce[sd]|is announcing|issued|released|sanctioned|designated|published)\b"
)
_NOT_ISSUERS = frozenset(("PRESS", "INTL", "OTHER"))
_HOSTS = frozenset(("UN", "UNGA", "UNSC"))
"""Bodies at whose seat speeches are made: a speech there speaks for another party."""


def find_issuer(head: Masthead, publisher: str, host: str) -> str:
    """The code of the party that a text with this masthead speaks for, or empty.

    ``publisher`` is who published it, ``host`` the domain that it comes from; either can be empty.
    """
    if group := _group(head):
        return group
    source = publisher or host
    code = party_of_publisher(source) or (party_of_publisher(host) if not publisher else "")
    if code and (code not in _HOSTS or _OFFICIALS_OF_HOSTS.match(head.title)):
        return code
    together = _TOGETHER.match(head.title)
    marked = "" if together else party_by_marks((*head.lines, *head.speakers, head.opening[:_MARKED]))
    return marked or _spoken_for(head) or code or ("" if together else party_by_voice(head))


def _group(head: Masthead) -> str:
    """The group whose members speak together, as the title or the first words of the body say."""
    title = head.title
    for number, mention in enumerate(find_parties(title)):
        group = _organisation(mention)
        after = _AFTER_GROUP.match(title[mention.end :]) and not _ANSWERED.search(title[: mention.start])
        if group and (_BEFORE_GROUP.search(title[: mention.start]) or (after and number == 0)):
            return group
    first = head.opening[:250].partition("\n")[0]
    if _WE.match(first):
        named = find_parties(first)
        together = {code for mention in named for code in mention.parties}
        return "G7" if together >= _G7 else next(filter(None, map(_organisation, named)), "")
    return ""


def _organisation(mention: PartyMention) -> str:
    """The code of an organisation or group; empty for a state, and for several parties."""
    code = mention.parties[0] if len(mention.parties) == 1 else ""
    return code if code in _organisations() else ""


@cache
def _organisations() -> frozenset[str]:
    return frozenset(row[0] for row in read_rows("organisations.tsv", 3)) - _NOT_ISSUERS


def _spoken_for(head: Masthead) -> str:
    """The party that the title, the lines above the body or the speaker's own words name as the speaker's."""
    together = _TOGETHER.match(head.title)
    for words in (*(() if together else (head.title,)), *head.speakers):
        if (code := _subject(words)) and code not in _HOSTS:
            return code
    lines = _SEAT.sub("", "\n".join(head.lines))
    if _COVER.search(lines) and not together and (code := _first_state(lines)):
        return code
    for match in _SPOKEN_FOR.finditer(head.opening):
        if code := _first_state(head.opening[match.start() : match.end() + 60]):
            return code
    return _announcing(head.opening)


def _subject(words: str) -> str:
    """The party of whoever a title begins with: an official, or a party that acts itself."""
    parties = find_parties(words)
    official = next(iter(find_people(words, parties)), None)
    first = parties[0] if parties else None
    ahead = official and (first is None or official.start <= first.start or first.start > _AT_START)
    if official and official.party and ahead and not _OBJECT.search(words[: official.start]):
        return official.party
    if first and first.start <= _AT_START and _can_issue(first) and not is_topic(words, first.start):
        return first.parties[0]
    return ""


def _announcing(opening: str) -> str:
    """The party of the body that the first sentence has announce something."""
    first = opening[:300].partition("\n")[0]
    for mention in find_parties(first):
        if _BODY.search(first[mention.start : mention.end]) and _ANNOUNCES.match(first[mention.end :]):
            return mention.parties[0] if _can_issue(mention) else ""
    return ""


def _first_state(words: str) -> str:
    """The first party named, bodies at whose seat speeches are made aside."""
    mentions = [mention for mention in find_parties(words) if not is_topic(words, mention.start)]
    codes = (mention.parties[0] for mention in mentions if _can_issue(mention))
    officials = find_people(words, find_parties(words))
    people = (person.party for person in officials if person.party and not is_topic(words, person.start))
    return next((code for code in (*codes, *people) if code not in _HOSTS), "")


def _can_issue(mention: PartyMention) -> bool:
    return len(mention.parties) == 1 and mention.form != "place" and mention.parties[0] not in _NOT_ISSUERS
