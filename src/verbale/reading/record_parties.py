"""Which parties a stretch of a sentence stands for, and which party acts in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from verbale.language.gazetteer import is_state
from verbale.language.mentions import PartyMention
from verbale.language.verbs import is_finite, verb_form
from verbale.reading.contacts.who import group_and_partner
from verbale.reading.facts import NOT_STATES, Facts, SentenceFacts

__all__ = [
    "OWN_BODY",
    "both_sides",
    "is_after_preposition",
    "is_state",
    "listed_together",
    "named",
    "nearest_actor",
    "opposite",
    "own_party",
]

_FIRST = re.compile(r"\b(?:[Ww]e|I|[Oo]ur|[Uu]s|[Mm]y)\b(?!\.)")
_FIRST_ACTING = re.compile(r"\b(?:[Ww]e|I)\b(?!\.)")
OWN_BODY = re.compile(
    r"\b[Tt]he (?:Ministry|Department|Bureau|Office|Commission|Committee|Cabinet|Administration|[Gg]overnment|"
    r"[Dd]epartment|[Mm]inistry|[Aa]dministration|"
    r"Kingdom(?! of)|Sultanate(?! of))\b(?: (?:of|for)(?: (?:and )?[A-Z]\w+)+)?|"
    r"(?<![.\w’'] )\bTreasury(?= (?:is|has|today|also|sanctioned|designated|added|imposed|announced|will)\b)"
)
"""A body of state that is named without its state: the speaker's own."""
_BOTH = re.compile(
    r"\b(?:(?:[Tt]he|[Oo]ur) two (?:sides|countries|nations|governments|presidents|leaders|heads of state|"
    r"ministers|militaries|teams|peoples)|[Bb]oth (?:sides|countries|nations|governments|leaders|ministers|parties)|"
    r"[Tt]he (?:ministers|leaders|Secretaries|secretaries|Ministers|Leaders|sides)|[Ww]e both|each other)\b"
)
_COUNCIL = re.compile(r"\b[Tt]he Council\b(?! of)")
_LISTED = re.compile(r",?\s(?:and\s)?(?:the\s)?")
_NOT_ACTING = re.compile(
    r"\b(?:on|to|with|against|from|of|in|by|between|for|into|towards?|at|than|over|about|under|like|including|via|near|"
    r"targeting|through|around|within|across|upon|as|regarding)\s(?:the\s|all\s|other\s)?\Z"
)
_CALLED_ON = re.compile(
    r"\b(?:call\w*|appeal\w*|press\w*)\s(?:(?:once|again|also)\s)*(?:on|upon|for|to)\s(?:the\s)?\Z"
)
_FORCES_OF = re.compile(
    r"(?:\A|[.;:,]\s|\b(?:[Tt]he|that|[Tt]wo|[Tt]hree|[Ff]our|[Ss]everal)\s)(?:[\w-]+\s){0,2}?"
    r"(?:vessels?|ships?|warships?|aircraft|drones?|troops|[Aa]rmed\s[Ff]orces|forces|army|navy|military|authorities|government)\sof\s(?:the\s)?\Z"
)
"""Those who act for the party behind "of": "the Armed Forces of Ruritania shelled"."""
_VERB_BEFORE = re.compile(r"\b([a-z]{3,}(?:s|ed|ing))\s(?:the\s)?\Z")
_CARRIED_ON = re.compile(r",?\sand\s(?:has|have|will|is|are)\s(?:\w+ly\s|also\s|been\s)?\Z")
"""The beginning of a second predicate, which has the subject of the first."""
_FOR_WHOM = re.compile(r"\bfor\s(?:the\s)?\Z")
_TO_DO = re.compile(
    r"(?:\sside)?(?:(?:,\s|,?\sand\s)(?:the\s)?[A-Z][\w.’']*(?:\s(?:side|[A-Z][\w.’']*))*)*\sto\s(?:\w+ly\s)?[a-z]+\s"
)
"""Who acts behind "for": "it is wrong for Graustark and Zenda to close the strait"."""
_NOTHING_DONE = re.compile(r"\s(?:of|for|with|as|in|on|by|over|from|such)\b|[,.;]")
_PLANS = re.compile(r"\s(?:moves?|decisions?|plans?|attempts?|efforts?|intentions?|threats?|bid)\sto\b")
_OPENS_CLAUSE = re.compile(r",\s(?:the\s)?\Z")
_NOT_DOING = frozenset(
    [
        "concerning",
        "regarding",
        "including",
        "following",
        "involving",
        "depending",
        "saying",
        "starting",
        "beginning",
    ]
)
"""Forms in -ing after a name that are nothing that it does."""
_FRONTED = re.compile(r"[“\"]?(?:By|In|Through|While|After|Before|Without|Instead\sof)\s(?:\w+ly\s)?\Z")
"""What stands in front of a verb in -ing whose subject is that of the clause behind it: "By seizing ships, X …"."""
_NEXT_WORD = re.compile(r"\s(?:\w+ly\s)?([a-z]+)")


def own_party(facts: Facts, sentence: SentenceFacts) -> str:
    """The party whose words the sentence is: the innermost voice's, in narration the issuer's."""
    return sentence.speaker or facts.statement.document.issuer


def opposite(facts: Facts, party: str) -> str:
    """The other party of the relationship at hand, or "" if ``party`` is none of the two."""
    others = [code for code in facts.relationship if code != party]
    return others[0] if len(others) == 1 else ""


def both_sides(facts: Facts) -> tuple[str, ...]:
    """The parties of the relationship, if it has two; a group that speaks for its members stands for them all."""
    issuer = facts.statement.document.issuer
    if issuer and not is_state(issuer):
        return group_and_partner(facts) or (issuer,)
    return facts.relationship if len(facts.relationship) == 2 else ()


def named(
    facts: Facts, sentence: SentenceFacts, start: int, end: int, places: bool = False
) -> tuple[str, ...]:
    """The codes of the parties that ``[start, end)`` of the statement names, in text order.

    "the two sides" stands for the relationship; "we" and "our" for the party that speaks. With ``places``
    a capital that is only where something happens stands for its state as well.
    """
    text = facts.statement.text
    found = [
        (mention.start, mention.parties)
        for mention in sentence.parties
        if start <= mention.start and mention.end <= end and (places or mention.form != "place")
        if not text.startswith("-related", mention.end)
    ]
    found += [
        (person.start, (person.party,))
        for person in sentence.people
        if start <= person.start and person.end <= end
    ]
    found += [(match.start(), (own_party(facts, sentence),)) for match in _FIRST.finditer(text, start, end)]
    found += [(match.start(), both_sides(facts)) for match in _BOTH.finditer(text, start, end)]
    codes = (code for _, parties in sorted(found) for code in parties)
    return tuple(dict.fromkeys(code for code in codes if code and code not in ("PRESS", "INTL")))


def listed_together(text: str, mentions: Sequence[PartyMention]) -> tuple[str, ...]:
    """The codes of the longest list of parties ("Ruritania, Graustark and Borduria") among ``mentions``."""
    best: list[str] = []
    current: list[str] = []
    end = 0
    for mention in mentions:
        joined = bool(current) and _LISTED.fullmatch(text, end, mention.start) is not None
        current = [*current, *mention.parties] if joined else list(mention.parties)
        best = max(best, current, key=len)
        end = mention.end
    return tuple(dict.fromkeys(best))


_Actor = tuple[int, int, tuple[str, ...]]
"""Where someone who can act is named, and for which parties."""


def nearest_actor(
    facts: Facts, sentence: SentenceFacts, position: int, adjectives: bool = False
) -> tuple[str, ...]:
    """The parties that act in the clause whose verb is at ``position``: the nearest ones named before it.

    With ``adjectives`` a party that only describes who acts counts ("the Ruritanian frigate entered").
    Empty where nobody is named.
    """
    text = facts.statement.text
    if _FRONTED.fullmatch(text, sentence.content, position):
        return _subject_behind(facts, sentence, position)
    actors = sorted(_actors(facts, sentence, position, adjectives), reverse=True)
    if _CARRIED_ON.search(text, sentence.content, position):
        actors = actors[-1:]
    for index, (_, _, parties) in enumerate(actors):
        joined = _joined_before(text, actors, index)
        codes = [code for code in (*joined, *parties) if code and code not in NOT_STATES]
        if codes:
            return tuple(dict.fromkeys(codes))
    return ()


def _subject_behind(facts: Facts, sentence: SentenceFacts, position: int) -> tuple[str, ...]:
    """Whom the first clause behind a comma after ``position`` has as its subject; () where it names nobody."""
    text = facts.statement.text
    own = (own_party(facts, sentence),)
    subjects = [(m.start, m.parties) for m in sentence.parties if m.form in ("name", "demonym")]
    subjects += [(person.start, (person.party,)) for person in sentence.people]
    subjects += [(we.start(), own) for we in _FIRST_ACTING.finditer(text, position, sentence.end)]
    behind = [
        (at, codes)
        for at, codes in sorted(subjects)
        if at > position and _OPENS_CLAUSE.search(text, position, at)
    ]
    return tuple(code for code in behind[0][1] if code and code not in NOT_STATES) if behind else ()


def _actors(facts: Facts, sentence: SentenceFacts, position: int, adjectives: bool) -> Iterator[_Actor]:
    text = facts.statement.text
    for mention in sentence.parties:
        if mention.end <= position and _can_act(text, mention, adjectives):
            yield mention.start, mention.end, mention.parties
    for person in sentence.people:
        if person.end <= position and not is_after_preposition(text, person.start):
            yield person.start, person.end, (person.party,)
    own = (own_party(facts, sentence),)
    council = (_COUNCIL,) if facts.statement.document.issuer == "EU" else ()
    ours = [(pattern, own) for pattern in (_FIRST_ACTING, OWN_BODY, *council)]
    for pattern, parties in (*ours, (_BOTH, both_sides(facts))):
        for match in pattern.finditer(text, sentence.content, position):
            if not is_after_preposition(text, match.start()):
                yield match.start(), match.end(), parties


def _can_act(text: str, mention: PartyMention, adjectives: bool) -> bool:
    following = _NEXT_WORD.match(text, mention.end)
    form = verb_form(following[1])[1] if following else ""
    form = "" if following and form == "third" and not is_finite(following[1]) else form
    if mention.form == "adjective" and _PLANS.match(text, mention.end):
        return True
    if _is_object(text, mention):
        return False
    if _FOR_WHOM.search(text, max(0, mention.start - 8), mention.start) and _TO_DO.match(text, mention.end):
        return mention.form in ("name", "pair", "demonym")
    if is_after_preposition(text, mention.start):
        doing = form == "ing" and following is not None and following[1] not in _NOT_DOING
        return doing and mention.form in ("adjective", "name")
    if mention.form in ("name", "pair", "demonym") or form in ("ing", "past", "third"):
        return True
    return adjectives and mention.form == "adjective"


def _is_object(text: str, mention: PartyMention) -> bool:
    """Whether a verb stands right before the mention and nothing after it that it could do ("accuses X of")."""
    before = _VERB_BEFORE.search(text, max(0, mention.start - 30), mention.start)
    if before is None or before[1] in ("says", "said") or not verb_form(before[1])[0]:
        return False
    return _NOTHING_DONE.match(text, mention.end) is not None


def is_after_preposition(text: str, start: int) -> bool:
    """Whether a preposition stands before ``start``, so that who is named there does not act."""
    before = text[max(0, start - 60) : start]
    if _FORCES_OF.search(before):
        return False
    return bool(_NOT_ACTING.search(before)) and not _CALLED_ON.search(before)


def _joined_before(text: str, actors: Sequence[_Actor], index: int) -> tuple[str, ...]:
    """The parties that "and" or a comma joins in front of ``actors[index]``."""
    joined: tuple[str, ...] = ()
    while index + 1 < len(actors) and _LISTED.fullmatch(text, actors[index + 1][1], actors[index][0]):
        index += 1
        joined = (*actors[index][2], *joined)
    return joined
