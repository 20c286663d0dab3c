"""Words that tell a promise from other things that are said of the future."""

from __future__ import annotations

import re
from functools import cache

from verbale.language.lexicon import read_rows
from verbale.language.verbs import ADVERBS, verb_form, verb_phrase

__all__ = ["is_act_of_state", "is_contact", "is_foreseen", "is_vague"]

_WORD = re.compile(r"[a-z-]+")
_CONTACT = re.compile(
    r"(?:hold|holding|have|having|convene|attend|host|hosting|chair)\s(?:an?|another|the|further)\s(?:[\w-]+\s){0,4}?"
    r"(?:round|meeting|talks|consultations?|dialogue|hearing|summit|session|call|press|visit)\b"
)
_DOING = re.compile(r"(?:\w+ly\s|also\s)?be\s(?:\w+ly\s)?(?=(?P<verb>[a-z]+ing)\s)")
"""A progressive: "will be working"."""
_ADVERBS = re.compile(rf"(?:{ADVERBS}\s)+")
_FIRST = re.compile(r"be\s(?:the\s)?first\b")
_FRIEND = re.compile(
    r"(?:always\s|forever\s|continue\sto\s|remain\s)*be\s(?:an?|the|your|their)\s(?:[\w-]+\s){0,3}?(?:friends?|partners?|ally|allies)\b"
)
_LIGHT = re.compile(
    r"(?:only\s|(?:now\s)?take\splace\b|(?:change|turn|fix)\s(?:it|that|this|things)\b|(?:one|two|three|four|five|six|\d+)\s|give\syou|go\sahead\b|going\sto\b|discuss(?:ing)?\s(?:that|this|it)\b|exchange\sviews|closely\s(?:follow|monitor|watch)|carefully\s(?:evaluate|study)|make\sno\s|do\s(?:it|that|this|so)\b|take\s(?:\w+\s){0,3}countermeasures|release\s(?:more|further|information|details)|(?:ultimately\s|only\s)*end\s(?:in|up)\b|speak\s(?:to|about|on)\b|"
    r"reserve\sthe\sright|get\s(?:back|you)\b|take\s(?:this|that|it|one|your)\b|make\s(?:that|it|this)\s(?:known|clear|happen)|leave\s(?:that|it|this)\b|go(?:ing)?\s(?:to|in|there|over|back|next)\b|speak(?:ing)?\s(?:to|with|about|on|again|by)\b|announc(?:e|ing)\s(?:it|that|this)\b|engag(?:e|ing)\sin\s(?:talks|discussions|negotiations)|interact\b|rule\s(?:out|anything)|broadcast\b|speculate\b|remember\b|never\sforget\b|forget\b|watch\s(?:it|that|this|what|how)\b|provide\s(?:you|(?:an?|the|more)\s(?:update|dates?|details))|stay\son\sthis\splanet|(?:stay|keep|remain)\sin\s(?:close\s|regular\s)?(?:touch|contact)\b|keep\syou|start\s(?:right\snow|with))"
)
_VAGUE = re.compile(
    r"(?:\w+ly\s)?(?:promot|strengthen|enhanc|deepen|expand|manag|maintain|advanc|inject|striv|giv|foster|build|resolv|rais|further|mak|add|"
    r"increas|improv|step)(?:e|es|ing|ping)?\s(?:(?!to\b|through\b)[\w’'&-]+,?\s){0,14}?"
    r"(?:cooperation|dialogue|communication|communications|differences|exchanges|consensus|relations|relationship|ties|trust|understanding|stability|"
    r"development|results|role|friendship|contacts|economy|mechanism)\b"
)


@cache
def _words(kind: str) -> frozenset[str]:
    rows = read_rows("commitment_words.tsv", 2, "verbale.reading")
    return frozenset(word for cls, words in rows if cls == kind for word in words.split())


def _verb_at(text: str, position: int, end: int) -> str:
    verb = verb_phrase(text, position, end, "base", after_modal=True)
    found = _WORD.match(text, position if verb is None else verb, end)
    return verb_form(found[0])[0] if found else ""


def is_foreseen(text: str, position: int, end: int, wording: str) -> bool:
    """Whether the verb phrase at ``position`` says what will come about, or where people will meet.

    ``wording`` is what stands in front of it: after "going to" and "never" more verbs do not bind anyone.
    """
    doing = _DOING.match(text, position, end)
    if doing and "go" in wording:
        return True  # "we are going to be talking": what will go on, not what is promised
    position = doing.end() if doing else position
    verb = verb_form(doing["verb"])[0] if doing else _verb_at(text, position, end)
    if _FIRST.match(text, position, end) or _FRIEND.match(text, position, end):
        return False
    if verb in _words("foresees") or verb in _words(
        "informal" if "go" in wording else "never" if "never" in wording else ""
    ):
        return True
    return _begins(text, position, end, _CONTACT, _LIGHT)


def is_contact(text: str, position: int, end: int) -> bool:
    """Whether the verb phrase at ``position`` says that people will meet: an engagement, not a promise."""
    return _begins(text, position, end, _CONTACT)


def _begins(text: str, position: int, end: int, *patterns: re.Pattern[str]) -> bool:
    """Whether one of ``patterns`` stands at ``position``, or behind the adverbs there."""
    adverbs = _ADVERBS.match(text, position, end)
    starts = {position, adverbs.end()} if adverbs else {position}
    return any(pattern.match(text, start, end) for pattern in patterns for start in starts)


def is_act_of_state(text: str, position: int, end: int) -> bool:
    """Whether the verb phrase at ``position`` is an act that a state does as its side of a deal."""
    return _verb_at(text, position, end) in _words("state")


def is_vague(text: str, start: int, end: int) -> bool:
    """Whether ``[start, end)`` only says that relations shall grow ("deepen cooperation")."""
    return _VAGUE.match(text, start, end) is not None
