"""Who is to answer where it is only said what shall be done: "the Ruritanian blockade must be lifted"."""

from __future__ import annotations

import re

from verbale.reading.facts import NOT_STATES, Facts, SentenceFacts
from verbale.reading.joint import own_parties
from verbale.reading.record_parties import is_state
from verbale.reading.stand_ins import correspondent, others_around

__all__ = ["answerable", "one_other"]

_ACCOUNTS = (
    r"(?:inquir(?:y|ies)|enquir(?:y|ies)|investigations?|probe|findings|"
    r"explanations?|apolog(?:y|ies)|clarifications?|account\sof)"
)
_DEEDS = (
    rf"(?:{_ACCOUNTS}|decisions?|orders?|bans?|restrictions?|controls?|measures?|inspections?|duties|"
    r"surcharge|laws?|legislation|plans?|"
    r"blockades?|raids?|strikes?|shelling|bombardments?|siege|occupation|invasion|aggression|offensive|operations?|"
    r"patrols?|exercises?|drills?|deployments?|troops|forces|frigates?|warships?|vessels?|missiles?)"
)
_ACCOUNT = re.compile(rf"\b{_ACCOUNTS}\b")
_OF_A_DEED = re.compile(rf"(?:\s[a-z-]+){{0,2}}?\s{_DEEDS}\b")
_YOUR = re.compile(r"\b[Yy]our(?=\s)")
_SIGNS_OF_ANOTHER = frozenset({"possessive", "adjective"})


def answerable(facts: Facts, sentence: SentenceFacts, start: int, end: int) -> tuple[str, ...]:
    """The party whose deed ``[start, end)`` names; of an account that is owed, the one other state spoken of.

    Empty where it is nobody's deed, or that of more than one, or the speaker's own.
    """
    text = facts.statement.text
    own = {*own_parties(facts, sentence), *NOT_STATES, ""}
    owners = [
        mention.parties
        for mention in sentence.parties
        if start <= mention.start < end
        and mention.form in _SIGNS_OF_ANOTHER
        and _OF_A_DEED.match(text, mention.end, end)
    ]
    if your := _YOUR.search(text, start, end):
        owners += [(correspondent(facts),)] if _OF_A_DEED.match(text, your.end(), end) else []
    if owners:
        return tuple(code for code in owners[0] if code not in own and is_state(code))
    named = any(start <= mention.start < end for mention in sentence.parties)
    if named or not _ACCOUNT.search(text, start, end):
        return ()
    return one_other(facts, sentence)


def one_other(facts: Facts, sentence: SentenceFacts, asked: tuple[int, int] | None = None) -> tuple[str, ...]:
    """The one other state that the passage speaks of; empty where it speaks of none or of several.

    Empty as well where ``asked`` names it, the span of what is asked: those held are not those who hold them.
    """
    own = {*own_parties(facts, sentence), *NOT_STATES, ""}
    others = tuple(code for code in others_around(facts, sentence) if code not in own and is_state(code))
    within = [
        code
        for mention in sentence.parties
        if asked and asked[0] <= mention.start < asked[1]
        for code in mention.parties
    ]
    return others if len(others) == 1 and others[0] not in within else ()
