"""Whom words without a name stand for: "both sides", "it", "certain countries"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from verbale.errors import DataFileError
from verbale.language.gazetteer import known_party
from verbale.language.lexicon import read_rows
from verbale.reading.contacts.who import is_state
from verbale.reading.facts import NOT_STATES, Facts, SentenceFacts
from verbale.reading.joint import joint_parties
from verbale.reading.record_parties import both_sides, opposite, own_party

__all__ = [
    "conflict_at_hand",
    "correspondent",
    "is_general",
    "other_before",
    "others_around",
    "others_at_hand",
    "pair_at_hand",
    "stands_for_pair",
    "unnamed_parties",
]

_OFFICE = (
    r"(?:[\w-]+\s){0,2}?"
    r"(?:[Ss]ecretary|[Mm]inister|[Pp]resident|[Cc]hancellor|[Pp]remier|[Tt]aoiseach|[Cc]ommissioner)"
)
_BOTH = re.compile(
    rf"[Tt]he\s{_OFFICE}\sand\s(?:the\s{_OFFICE}|(?:his|her)\s(?:[\w-]+\s)?(?:counterpart|colleague))\b|"
    r"(?:(?:[Tt]he|[Oo]ur|[Tt]heir|[Tt]hese)\s)?(?:[Tt]wo|[Bb]oth)\s(?:of\s(?:us|them)\b|(?:\w+\s){0,3}?(?:sides|countries|nations|governments|"
    r"presidents|leaders|heads\sof\s(?:state|government)|ministers|secretaries|militaries|teams|peoples|parties|delegations|"
    r"states|economies|powers|neighbou?rs|capitals|presidents|Presidents|Ministers)\b)|(?:we|us|We)\sboth\b|(?:[Ee]ach|[Nn]either)\s(?:side|party|country|of\sthe\stwo)\b|[Tt]he\s(?:other\s)?two\s(?:\w+\s)?(?:ministries|services|armies|navies|armed\sforces)\b"
)
_LEADERS = re.compile(
    r"[Tt]he\s(?:(?:foreign|defen[cs]e|prime|Foreign|Defen[cs]e|Prime|other|four|three|Quad)\s)*(?:leaders|ministers|Ministers|Leaders|[Ss]ecretaries|"
    r"[Ss]ides|participants|principals|presidents|Presidents|delegations|Participants|Secretaries|heads\sof\sstate)\b"
)
_PARTIES = re.compile(r"[Tt]he\s[Pp]arties\b")
_ALL = re.compile(
    r"(?:(?:[Aa]ll|[Ee]very|[Ee]ach|[Nn]o|[Aa]ny)\s(?:\w+\s){0,3}?(?:countries|country|nations?|[Ss]tates?|governments?)|(?:UN\s|U\.N\.\s)?[Mm]ember\s[Ss]tates|"
    r"[Tt]he\s(?:whole\s)?world|[Cc]ountries|[Nn]ations|[Ss]tates|[Gg]overnments(?=\s(?:must|should|need|have)))\b"
)
_SOME = re.compile(
    r"(?:(?:[Aa]ll|[Rr]elevant|[Cc]ertain|[Ss]ome|[Oo]ther|[Vv]arious|[Cc]oncerned|[Tt]hose|[Tt]hese|[Ii]ndividual|[Aa]ny|[Nn]o|[Ww]arring|"
    r"[Ii]nvolved|[Rr]esponsible|[Mm]ajor|[Tt]he|[Bb]oth|[Ee]ach|[Ee]very)\s(?:[\w’'“”\"-]+\s){0,3}?)?"
    r"(?:parties|sides|countries|country|nations|states|actors|stakeholders|party|side|governments?|forces|politicians|people|"
    r"members|powers|perpetrators|authorities|groups?|media|organi[sz]ations|businesses|companies|allies)\b",
    re.IGNORECASE,
)
_SORT_OF = re.compile(
    r"(?:[\w’'-]+\s){1,3}?(?:countries|states|nations|governments|parties|groups|forces|partners|allies|colleagues|actors|players|backers|superpowers|"
    r"friends|counterparts|neighbou?rs)\b",
    re.IGNORECASE,
)
_ARMED = re.compile(
    r"(?:[Tt]he\s)?(?:Houthis?|Ansar\s?Allah|Hamas|Hezbollah|Hizbullah|Al[- ]Shabaab|ISIL|ISIS|"
    r"Da[’']?esh|M23|RSF|Rapid\sSupport\sForces|LTTE|TTP|BLA|FARC|ELN|PKK|PIJ|Islamic\sJihad|Boko\sHaram)\b"
)
"""Armed groups, which are no party of the coding guide's list."""
_SEVERAL = re.compile(r"\b(?:parties|sides|combatants)\b", re.IGNORECASE)
_COUNCIL = re.compile(
    r"(?:[Aa]ll\s|[Tt]he\s)?(?:Security\s)?Council\s[Mm]embers\b|(?:[Aa]ll\s|[Tt]he\s)?[Mm]embers\sof\sthe\s(?:Security\s)?Council\b"
)
_CONFLICT = re.compile(
    r"\b(?:crisis|conflict|war|ceasefire|hostilities|military|fighting|peace|clash|tensions?)", re.IGNORECASE
)
_GENERAL = re.compile(r"(?:[Aa]ll\s|[Tt]he\s|[Rr]elevant\s|[Ww]arring\s)*(?:parties|sides|actors)\b")
_ABOVE_ALL = re.compile(r"\b(?:especially|particularly|including|notably|such\sas)\b")
_SENTENCES_BACK = 3
_THEY = re.compile(r"[Tt]hey\b")


def stands_for_pair(facts: Facts, sentence: SentenceFacts, start: int, end: int) -> bool:
    """Whether the phrase is "both sides", "the ministers" or, in a joint statement, "the Parties" or "they"."""
    text = facts.statement.text
    if _BOTH.match(text, start, end) or _LEADERS.match(text, start, end):
        return True
    if _PARTIES.match(text, start, end):
        return bool(joint_parties(facts))
    spoken_jointly = own_party(facts, sentence) == facts.statement.document.issuer
    return _THEY.match(text, start, end) is not None and spoken_jointly and bool(joint_parties(facts))


def is_general(text: str, start: int, end: int) -> bool:
    """Whether the phrase is about parties in general, though it says of which conflict ("all parties in Ruritania")."""
    return _GENERAL.match(text, start, end) is not None and not _ABOVE_ALL.search(text, start, end)


def pair_at_hand(facts: Facts, sentence: SentenceFacts, position: int) -> tuple[str, ...]:
    """The parties that "the two sides" stands for at ``position``.

    In a joint statement those that issue it, else the two named last, else the relationship at hand.
    """
    if joint := joint_parties(facts):
        return joint
    if not sentence.voice or facts.statement.document.kind == "readout":
        return both_sides(facts)
    here = [code for code in _states(sentence, position) if is_state(code)]
    if len(here) == 2:
        return tuple(sorted(here))
    for before in _context(facts, sentence):
        named = [code for code in _states(before) if is_state(code)]
        if len(named) == 2:
            return tuple(sorted(named))
        if len(named) > 2:
            break
    return both_sides(facts)


def other_before(facts: Facts, sentence: SentenceFacts, position: int) -> tuple[str, ...]:
    """The party that "it" or "they" at ``position`` stands for: the other party that was last named as acting."""
    own = own_party(facts, sentence)
    if own == facts.statement.document.issuer and len(joint_parties(facts)) > 1:
        own = ""  # in a joint statement either side may be "it"
    for near, end in ((sentence, position), *((before, None) for before in _context(facts, sentence))):
        others = [parties for parties in _acting(near, end) if own not in parties]
        if others:
            return others[0]
    return ()


def correspondent(facts: Facts) -> str:
    """The party that a letter is written to, which "you" stands for in it; "" where it is not known or no letter."""
    document = facts.statement.document
    return opposite(facts, document.issuer) if document.kind == "letter" else ""


def others_around(facts: Facts, sentence: SentenceFacts) -> tuple[str, ...]:
    """The states that the passage names beside the one that speaks; where it names none, those of the statement."""
    own = own_party(facts, sentence)
    near = (sentence, *_context(facts, sentence))
    for passage in (near, facts.sentences):
        named = [code for one in passage for code in _states(one) if code != own and is_state(code)]
        if named:
            return tuple(dict.fromkeys(named))
    return ()


def _acting(sentence: SentenceFacts, end: int | None) -> list[tuple[str, ...]]:
    """The parties that the sentence names, in text order: the first one is its subject as a rule."""
    found = [
        (m.start, m.parties)
        for m in sentence.parties
        if m.form in ("name", "possessive", "demonym") and (end is None or m.end <= end)
    ]
    found += [(p.start, (p.party,)) for p in sentence.people if p.party and (end is None or p.end <= end)]
    return [parties for _, parties in sorted(found) if not set(parties) & {"INTL", "PRESS"}]


_WEST = re.compile(
    r"(?:[Tt]he\s)?(?:collective\s)?West(?:erners)?\b(?!\s[A-Z])|Western\s(?:countries|states|capitals|partners|powers)\b"
)


def unnamed_parties(facts: Facts, sentence: SentenceFacts, start: int, end: int) -> tuple[str, ...]:
    """OTHER for "certain countries", INTL for "all countries", () for no parties at all.

    The parties to a conflict are its two parties where the passage names just two others.
    """
    text = facts.statement.text
    if _ALL.match(text, start, end):
        return ("INTL",)
    if _COUNCIL.match(text, start, end):
        return ("UNSC",)
    if _WEST.match(text, start, end) or _ARMED.match(text, start, end):
        return ("OTHER",)
    found = _SOME.match(text, start, end) or _SORT_OF.match(text, start, end)
    if not found:
        return ()
    others = others_at_hand(facts, sentence) if _SEVERAL.search(found[0]) else ()
    return others if len(others) == 2 else ("OTHER",)


def _states(sentence: SentenceFacts, end: int | None = None) -> list[str]:
    """The codes of the parties named in the words of the sentence before ``end``, each once."""
    found = [(m.start, m.parties) for m in sentence.parties if m.form != "place"]
    found += [(p.start, (p.party,)) for p in sentence.people]
    last = sentence.end if end is None else end
    codes = (code for start, parties in sorted(found) if sentence.content <= start < last for code in parties)
    return [code for code in dict.fromkeys(codes) if code and code not in NOT_STATES]


def _context(facts: Facts, sentence: SentenceFacts) -> Iterator[SentenceFacts]:
    """The sentences before, the nearest first: a few of the same passage, no further than a question."""
    for before in reversed(facts.sentences[max(0, sentence.index - _SENTENCES_BACK) : sentence.index]):
        yield before
        if before.is_question and not sentence.is_question:
            return


@cache
def _conflicts() -> tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]:
    """The conflicts of the lexicon that have a name. Raises DataFileError where a code is not known."""
    rows = []
    for name, codes in read_rows("conflicts.tsv", 2, "verbale.reading"):
        parties = tuple(codes.split())
        if not all(map(known_party, parties)):
            raise DataFileError(f"conflicts.tsv: {codes!r} are no codes of parties")
        rows.append((re.compile(name), parties))
    return tuple(rows)


def conflict_at_hand(facts: Facts, sentence: SentenceFacts) -> tuple[str, ...]:
    """The parties to the conflict that the passage calls by its name, without the one that speaks; () for none."""
    own = own_party(facts, sentence)
    for near in (sentence, *_context(facts, sentence)):
        found = [(hit.start(), parties) for name, parties in _conflicts() if (hit := name.search(near.text))]
        if found:
            return tuple(code for code in min(found)[1] if code != own)
    return ()


def others_at_hand(facts: Facts, sentence: SentenceFacts) -> tuple[str, ...]:
    """The other parties that the passage names together, where it tells of a conflict."""
    if conflict := conflict_at_hand(facts, sentence):
        return conflict
    own = own_party(facts, sentence)
    for near in (sentence, *_context(facts, sentence)):
        others = [code for code in _states(near) if code != own and is_state(code)]
        if len(others) >= 2:
            return tuple(others) if _CONFLICT.search(near.text) else ()
    return ()
