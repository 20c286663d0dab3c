"""What a verb of contact needs around it: "met the minister" is contact, "met the demands" is not."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from verbale.language.mentions import PartyMention, PersonMention
from verbale.reading.contacts.bodies import acting_body
from verbale.reading.contacts.lexicon import Form, noun_pattern, word_pattern
from verbale.reading.contacts.passage import Passage
from verbale.reading.contacts.who import who

__all__ = ["FRAMES", "NAME", "PHONE", "Verb"]

_ADVERBS = (
    r"(?:\s(?:\w+ly|soon|shortly|today|yesterday|tonight|overnight|this\s(?:morning|afternoon|evening|week)|again|also|once|twice|"
    r"separately|earlier|in\sperson|virtually))*"
)
PHONE = re.compile(
    r"\b(?:by|on|over|via)\s(?:the\s|a\s)?(?:tele|video\s|secure\s)?(?:phone|call|line|link)\b", re.IGNORECASE
)
"""How a text says that people spoke by phone or video."""
_WITH = re.compile(rf"{_ADVERBS}(?:\s(?:by|on|over)\s(?:the\s)?(?:tele)?phone)?{_ADVERBS}\s(?:with|to)\s")
_DIRECTLY = re.compile(rf"{_ADVERBS}\s")
_ALONE = re.compile(rf"{_ADVERBS}(?:\s(?:in|at|on|for|to|from|virtually|as)\b|[,.;]|$)")
_THE = re.compile(r"\s(?:the\s)?")
_ON_THE = re.compile(r"\son\s(?:the\s)?")
_WITH_OTHERS = re.compile(r"\swith\s")
_ASKED = re.compile(r",?\s(?:to|for)\s")
_TO_A_PLACE = re.compile(r"\s(?:to|in|at|for)\s(?:the\s|a\s|an\s)?[A-Z]")
_TO_COME = re.compile(r"\sto\s(?:visit|pay|come|travel|(?:the\s)?[A-Z])")
_NOUN_NEAR = 40
_PLACE_NEAR = 40
_ENVOY = re.compile(
    r"\b(?:[Aa]mbassadors?|[Cc]harg[eé]s?\s[Dd][’']\s?[Aa]ffaires|[Ee]nvoys?|"
    r"[Hh]igh\s[Cc]ommissioners?|[Cc]onsuls?(?:[- ][Gg]eneral)?|[Dd]iplomats?)\b"
)
_PASSIVE = re.compile(r"\b(?:was|were|been|is|are|be)\s(?:\w+\s)?\Z")
_WREATH = re.compile(r"\s(?:a\s|the\s)?(?:wreaths?|flowers|floral\stributes?)\b")
_PLURAL = re.compile(r"\b(?:they|we|members|ministers|delegations|teams)\b", re.IGNORECASE)
_TRAVELLER = re.compile(
    r"\b(?:I|[Hh]e|[Ss]he|[Ww]e|[Tt]hey)\b|\b(?i:president|minister|secretary|premier|delegations?|envoy|officials?|team"
    r"|leaders?|executives|representatives|speaker|chairman|chairperson|chair|secretary|mission|prince|king|queen|emir|sultan|director)\b"
)
_ROLE = re.compile(
    r"(?:(?!(?:of|and|to|in|for|with|that)\b)[\w.’'&-]+\s){0,5}"
    r"(?:him|her|them|us|me|you|each\sother|counterparts?|representatives?|delegations?|ministers?|officials|leaders?"
    r"|presidents?|ambassadors?|envoys?|senators?|delegates|lawmakers|executives|families|troops)\b",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"(?:the\s|with\s)?(?:Crown\sPrince|King|Queen|Emir|Amir|Sultan|Pope|Prime\sMinister|Chancellor|"
    r"Premier|President|Secretary[- ]General|Foreign\sSecretary|Secretary\sof\sState|Chairman|Chair|Speaker|"
    r"Director[- ]General|High\sRepresentative|Grand\sSheikh|Patriarch)\s(?:of|for)\s"
)
NAME = re.compile(r"@?[A-Z][\w.’'&-]*\s(?:(?:[A-Z][\w.’'&-]*|of|and)\s){0,4}?[A-Z][\w’'-]+")
"""Somebody named with more than one word, whether known or not."""
_PLACE_AFTER = re.compile(r"\s(?:to|in|at|for)\s(?:the\s)?(?=[A-Z])")
_BACK_FROM = re.compile(r"\s(?:back\s)?from\s(?:a\s(?:\w+\s)?(?:trip|visit)\sto\s)?(?:the\s)?(?=[A-Z])")
_DIRECT_PLACE = re.compile(r"\s(?:the\s|again\s)?(?=[A-Z])")
_DELEGATION_TO = re.compile(
    r"\s(?:an?|the|his|her|its)\s(?:[\w-]+\s){0,3}(?:delegation|mission)\s(?:of\s[^,;.]{3,60}?\s)?to\s(?:the\s)?(?=[A-Z])"
)
_INSTRUMENT = re.compile(
    r"\b(?:agreements?|memorand(?:um|a)|MOUs?|MoUs?|treat(?:y|ies)|protocols?|deals?|arrangements?|accords?|pacts?"
    r"|declarations?|joint\sstatements?|communiqu[eé]s?|conventions?|contracts?|letters?\sof\sintent|codes?\sof\s[Cc]onduct|programmes?|action\splans?|roadmaps?|statements?\sof\s\w+|charters?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of contact in its sentence."""

    start: int
    end: int
    form: Form


def _meet(passage: Passage, verb: Verb) -> int | None:
    """ "Met (with) somebody", or "the two met" with nothing but place or time behind."""
    stop = passage.object_end(verb.end)
    if "halfway" in passage.text[verb.end : stop]:
        return None
    if found := _somebody_after(passage, _WITH, verb.end):
        return found
    if verb.form.tense == "ing":
        return None
    direct = verb.form.base not in ("gather", "convene")
    if direct and (found := _somebody_after(passage, _DIRECTLY, verb.end)):
        return found
    others = _WITH_OTHERS.search(passage.text, verb.end, stop)
    if others and _somebody_at(passage, others.end()):
        return verb.end
    dated = direct and any(date.start == verb.end + 1 for date in passage.dates_in(verb.end, passage.end))
    alone = dated or _ALONE.match(passage.text, verb.end, passage.end)
    return verb.end if alone and _several_subjects(passage, verb.start) else None


def _speak(passage: Passage, verb: Verb) -> int | None:
    """ "Spoke with somebody", "spoke to her counterpart", or "the two spoke by phone"."""
    if found := _somebody_after(passage, _WITH, verb.end):
        return found
    phone = PHONE.search(passage.text, verb.end, min(passage.end, verb.end + 40))
    return verb.end if phone and _several_subjects(passage, verb.start) else None


def _journey(passage: Passage, verb: Verb) -> int | None:
    """A person or delegation and a state or its capital: "will travel to Ruritania", "visited Strelsau"."""
    direct = verb.form.base in ("visit", "tour")
    leads = verb.form.base in ("lead", "head")
    link = _DELEGATION_TO if leads else _DIRECT_PLACE if direct else _PLACE_AFTER
    place = link.match(passage.text, verb.end, passage.end)
    if (
        place is None
        and verb.form.base in ("come", "return", "get")
        and verb.form.tense in ("past", "participle")
    ):
        place = _BACK_FROM.match(passage.text, verb.end, passage.end)
    if place is None or not _is_traveller(passage, verb.start):
        return None
    party = passage.mention_at(place.end())
    named = party is not None and party in passage.sentence.parties
    return place.end() if named or (direct and party is None) else None


def _host(passage: Passage, verb: Verb) -> int | None:
    """ "Welcomed somebody to Ruritania", "received the ambassador"."""
    start = _somebody_after(passage, _THE, verb.end)
    if start is None:
        return None
    stop = passage.object_end(start)
    noun = noun_pattern().search(passage.text, verb.end, start + _NOUN_NEAR)
    if (
        noun
        and not passage.people_in(verb.end, noun.start())
        and not passage.parties_in(verb.end, noun.start())
    ):
        return None
    if verb.form.base == "receive":
        return start if passage.people_in(start, stop) else None
    guest = passage.mention_at(start) or passage.mention_at(start + len("the "))
    if isinstance(guest, PersonMention):
        stop = max(stop, min(passage.end, guest.end + _PLACE_NEAR))
    return start if _TO_A_PLACE.search(passage.text, start, stop) else None


def _invite(passage: Passage, verb: Verb) -> int | None:
    """ "Invited somebody to visit", "invited somebody to Ruritania"."""
    start = _somebody_after(passage, _THE, verb.end)
    if start is None:
        return None
    return start if _TO_COME.search(passage.text, start, min(passage.end, start + 120)) else None


def _call_on(passage: Passage, verb: Verb) -> int | None:
    """ "Called on the minister": a person follows, and nothing that is asked of him."""
    link = _ON_THE.match(passage.text, verb.end, passage.end)
    if link is None or not isinstance(passage.mention_at(link.end()), PersonMention):
        return None
    asked = _ASKED.match(passage.text, passage.object_end(link.end()), passage.end)
    return None if asked else link.end()


def _summon(passage: Passage, verb: Verb) -> int | None:
    """ "Summoned the ambassador of Ruritania", "the Ruritanian chargé d'affaires was summoned"."""
    if verb.form.base == "call" and not passage.text.startswith(" in ", verb.end):
        return None
    if _ENVOY.search(passage.text, verb.end, passage.object_end(verb.end)):
        return verb.end
    subject = passage.text[passage.subject_start(verb.start) : verb.start]
    return verb.end if _ENVOY.search(subject) and _PASSIVE.search(subject) else None


def _wreath(passage: Passage, verb: Verb) -> int | None:
    """ "Laid a wreath at the cemetery"."""
    found = _WREATH.match(passage.text, verb.end, passage.end)
    return found.end() if found else None


def _sign(passage: Passage, verb: Verb) -> int | None:
    """ "Signed an agreement with Ruritania", "the two sides signed a treaty"."""
    stop = passage.object_end(verb.end)
    others = _WITH_OTHERS.search(passage.text, verb.end, stop)
    if others and _somebody_at(passage, others.end()):
        return verb.end
    instrument = _INSTRUMENT.search(passage.text, verb.end, stop)
    return verb.end if instrument and _several_subjects(passage, verb.start) else None


FRAMES: dict[str, Callable[[Passage, Verb], int | None]] = {
    "meet": _meet,
    "speak": _speak,
    "journey": _journey,
    "host": _host,
    "invite": _invite,
    "call_on": _call_on,
    "summon": _summon,
    "wreath": _wreath,
    "sign": _sign,
}
"""For each frame, where the object of a verb that tells of contact begins; None if it tells of something else."""


def _somebody_after(passage: Passage, link: re.Pattern[str], position: int) -> int | None:
    """The end of ``link`` at ``position``, if somebody is named right behind it."""
    for date in passage.dates_in(position, min(passage.end, position + 40)):
        if passage.text[position : date.start] in (" ", " on "):
            position = date.end
    match = link.match(passage.text, position, passage.end)
    if match is None:
        return None
    stranger = link is _WITH and NAME.match(passage.text, match.end(), passage.end)
    return match.end() if stranger or _somebody_at(passage, match.end()) else None


def _somebody_at(passage: Passage, position: int) -> bool:
    """Whether a person, a party that can act or a role is named at ``position``, or behind "the" there."""
    for start in (position, position + len("the ")):
        mention = passage.mention_at(start)
        if isinstance(mention, PartyMention | PersonMention) and mention.start in (position, start):
            return True
    if _TITLE.match(passage.text, position, passage.end):
        return True
    return _ROLE.match(passage.text, position, passage.end) is not None


def _several_subjects(passage: Passage, verb: int) -> bool:
    """Whether more than one takes part by the words in front of the verb."""
    start = passage.subject_start(verb)
    subject = passage.text[start:verb]
    if acting_body(passage, verb):
        return True
    if _PLURAL.search(subject) or any(word_pattern(use).search(subject) for use in ("both", "leaders")):
        return True
    return " and " in subject and len(who(passage, (start, verb)).parties) > 1


def _is_traveller(passage: Passage, verb: int) -> bool:
    """Whether the subject is somebody who can travel on behalf of a party."""
    start = passage.subject_start(verb)
    named = passage.people_in(start, verb) or passage.antecedent(verb)
    return bool(named) or _TRAVELLER.search(passage.text, start, verb) is not None
