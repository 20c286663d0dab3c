"""Coordinated phrases: "respect X, stop Y and Z, and honour W" has three items, verbatim.

A list of verb phrases breaks before a verb of the same form as the first one's. Nothing within
quotation marks or parentheses breaks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from verbale.language.verbs import ADVERBS, verb_form, verb_phrase

__all__ = ["REFRAINING", "Item", "split_items", "trimmed", "verb_phrase_end"]

_BREAK = re.compile(
    r"(?!.{0,6}not\sto\smention)(?P<mark>[;,])?(?P<closing>[”\"’']?)\s(?:(?P<joint>and|or|nor|as\swell\sas|rather\sthan|instead\sof|still\sless|let\salone|much\sless)(?:,\s[a-z][^,.;:]{2,30},)?\s"
    r"(?P<to>(?:also\s|so\sas\snot\s)?(?P<no>not\s|never\s)?to\s|to\s)?|(?P<bare_to>to\s|not\sto\s)?)"
)
_NOT = re.compile(rf"(?:{ADVERBS}\s)*(?:not|never|neither)\s(?:to\s)?")
_CONTRAST = ("rather than", "instead of")
_LESS = ("still less", "let alone", "much less", "nor")
_HIDDEN = re.compile(r"“[^”]*”|‘[^’]*’(?!\w)|(?<!\w)\"[^\"]*\"|(?<!\w)'[^']*'(?!\w)|\([^()]*\)")
_TAIL = re.compile(
    r",?\s(?:so\sas\snot\sto|so\sas\sto|so\sthat|in\sorder\s(?:not\s)?to|lest|for\sthe\ssake\sof\swhich)\s|"
    r",\s(?:which|who|whose|where|whereby|thereby|thus|hence|otherwise|so|because|since|as\s(?!well\sas|always|soon|early|appropriate)|"
    r"while|whereas|although|though|if|unless|until(?!\sthen\b)|or\s(?:else|it|they|we)\s|including|"
    r"to\sthe\sbenefit|noting|adding|stressing|saying|with\sa\sview|particularly|especially|such\sas|namely|for\sexample)\b|"
    r",\si\.e\.|,[”\"]?\s(?:[\w.]+\s){1,6}?(?:said|added|stressed|noted|stated|told|emphasi[sz]ed|agreed|underlined|pointed\sout|continued|insisted|warned|went\son\sto\ssay|remarked|maintained|reiterated|asserted|concluded|argued)\b(?!\s(?!(?:on|in|at|during|to)\s)[a-z]+\s)|"
    r",?\snot\s(?:just|only|merely|simply)\s(?=because\s)|\s(?:because|lest|unless|although|whereas)\s|\s[–—-]\s|…|[:;](?=\s)|,\s(?:and|but|or)\s(?:that\s)?(?=(?:it|they|we|he|she|I|this|these|such|the|there|its?|that(?=[’']))(?:\s|[’'](?:s|re|m|ll|ve|d)\b))|"
    r",\s(?:and|but)\s(?:by|in|on|at|for|as|with)\s[^,;]{3,30},\s(?=(?:it|they|we|he|she|I|the)(?:\s|[’'](?:s|re|m|ll|ve)\b))|"
    r"[”\"]\s(?=(?:he|she|the|an?|\w+\s)?\s?[\w\s]{0,40}(?:said|added|stressed|noted|told|stated))"
)
_CLAUSE = re.compile(
    r",[”\"’']?\s(?:and\s|but\s)?(?:that\s)?(?:[Ii]ts|[Tt]heir|[Oo]ur|[Hh]is|[Tt]he|[Ii]t|[Tt]hey|[Ww]e|[Tt]his|[Tt]hese|[A-Z][\w.’']+)\s(?:(?!that|which|who)[\w.’'“”\"-]+\s){0,6}?"
    r"(?:is|are|does|do|did|will|has|have|should|must|was|were|cannot)\s|\s(?:and|but)\s(?:the\s)?[A-Z][\w.’']+\s(?:is|does|will|would|has|should|must|needs|cannot)\s|"
    r",?\s(?:and|but)\s(?:that\s)?(?:the|th[eo]se|any|all|an?|its|their|our|each|every|no|such)\s"
    r"(?:(?!that\b|which\b|who\b|whose\b|to\b)[\w.’'-]+\s){1,6}?(?:will|would|shall|should|must|is|are|has|have)\s|"
    r",?\s(?:and|but)\sthat\s(?:(?!that\b|which\b|who\b|to\b)[\w.’'-]+\s){1,6}?(?:will|would|shall|should|must|is|are|has|have)\s|,?\s(?:nor|neither)\s(?:is|are|does|do|did|will|would|has|have)\s|,?\s(?:and|but)\s(?:also\s|then\s|\w+ly\s|at\sthe\ssame\stime,?\s|in\sthe\smeantime,?\s|meanwhile,?\s)?(?=(?:is|are|does|will|would|shall|has|have|had|should|must|cannot|was|were|stays|remains)\s)"
)
_INNER = re.compile(r"\s(?:in|by|on|for|to)\s")
_SAYING = re.compile(
    r",?\s(?:and|but)\s(?:also\s|further\s|\w+ly\s)?(?:called?|urge|request|reiterate|reaffirm|underline|underscore|stresse?|emphasi[sz]e|express(?:e)?|welcome|"
    r"note|condemn|thank|demand|insist|convey|agree|commit(?:t)?|voice|oppose|support|reject|pledge|warn|asked?|expecte?|hope|noted|recall|commend|oppose|remain|affirm|"
    r"undertook|undertake|maintain|believe|propose|offer|consider|acknowledge|extende?|praise|deplore|highlight)(?:s|d|ed)\b|"
    r",?\s(?:and|but)\s(?:also\s|further\s|\w+ly\s)?(?:advocated|announced|assured|briefed|concurred|confirmed|congratulated|decided|"
    r"declared|described|directed|discussed|exchanged|explained|informed|invited|looked\sforward|mentioned|obtained|pointed\sout|"
    r"reminded|shared|signed|spoke|stated|tasked|told|took\snote)\b"
)
_LONGEST = 2000
_MANY = 2
_PURPOSE = re.compile(
    r"(?<!\bcontinue)(?<!\bcommitments)(?<!\bcommitment)\sto\s(?:\w+ly\s)?(?!(?:the|its|their|a|an|each|all|China|our|any|be|this|that|these|those|it|them|us|him|her|me|you|such|what|which|one|both|do|account|justice|book)\b)[a-z]+(?=\s|\Z)"
)
_RELATIVE = re.compile(
    r"\b(?:who|those\sthat)\s(?:(?:have|has|would|will|may|might|seek\sto|try\sto)\s)?[a-z]+"
    r"(?![^,;]*\b(?:to\s(?:account|justice)|accountable|responsible)\b)"
)
"""A clause about those at whom an item is aimed: "those who attack X and finance Y"."""
_MISDEED = re.compile(
    r"\b(?:actions?|acts|activities|moves?|steps|practices|policies|measures|remarks|statements|words|deeds|conduct|behaviou?rs?|"
    r"anything)\s(?:that|which)\s(?:(?:may|might|could|would|will|can)\s)?[a-z]+"
)
"""What an item asks to leave undone, told by what it does: "avoid actions that betray X and disrupt Y"."""
_HARM = re.compile(
    r"(?:betray|complicate|damage|destabili[sz]e|disrupt|endanger|erode|escalate|exacerbate|fuel|harm|hinder|hurt|impede|"
    r"infringe|jeopardi[sz]e|poison|provoke|sabotage|threaten|undercut|undermine|violate|weaken|worsen)\b"
)
_LIST_ENDS = re.compile(r",\s(?:and|or)\s\Z")
_TWO_ADVERBS = re.compile(r"\b(?:to|will|shall|should|must|and)\s\w+ly\sand\s(?=\w+ly\s)")
"""Two adverbs of one verb: "to fully and effectively implement"."""
_ONLY_ADVERBS = re.compile(rf"(?:{ADVERBS}\s?)+")
_ADJECTIVE_ENDINGS = (
    "ive",
    "al",
    "ous",
    "ful",
    "ble",
    "ic",
    "ed",
    "ent",
    "ant",
    "less",
    "ary",
    "ing",
    "full",
    "fair",
    "just",
    "clean",
    "safe",
)
_ADJECTIVE = re.compile(
    r"(?:complete|malign|open|clear|secure|free|moderate|perfect|separate|lower|narrow|slow|direct|correct|live|own|present|mature|close|lasting|final)\s(?!the|its|their|all|any)"
)
REFRAINING = re.compile(
    r"(?:stop|ceas|refrain|desist|avoid|halt|abstain|steer\sclear|steering\sclear|let\sgo|letting\sgo|drop|discontinu)(?:e|s|ed|ing|ping|ped)?\b",
    re.IGNORECASE,
)
"""A verb that asks to leave something undone."""
_WITHOUT_OBJECT = re.compile(r"\s(?:by|for|with|of|from|at|against|upon|into)\Z")
_EDGE = re.compile(r"[\s,;:.!?…]+")
_CLOSING = ("”", '"', "’")
_QUOTES = {"”": "“", "’": "‘", '"': '"', "'": "'"}


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list, ``[start, end)`` without what joins it to the others.

    ``lead`` is where it begins together with a "not" or "rather than" in front of it; ``verb`` where its
    verb stands. ``against`` says that it is what is not to be done.
    """

    start: int
    end: int
    lead: int
    verb: int
    against: bool = False


def verb_phrase_end(text: str, start: int, end: int) -> int:
    """Where the verb phrase at ``start`` ends, not after ``end``: before an aside, a reason or another clause."""
    end = min(end, start + _LONGEST)
    hidden = _hidden(text, start, end)
    for pattern in (_TAIL, _CLAUSE, _SAYING):
        for found in pattern.finditer(text, start, end):
            if not _is_hidden(found.start(), hidden) and not _lists_on(text, found, end):
                end = found.start() + (2 if text[found.start() + 1 : found.start() + 2] in _CLOSING else 0)
                break
    return trimmed(text, start, end)


def _lists_on(text: str, found: re.Match[str], end: int) -> bool:
    """Whether the list goes on after a semicolon: "cease X; withdraw Y"."""
    return found[0] == ";" and _break_at(text, found.start(), end) is not None


def _break_at(text: str, at: int, end: int) -> int | None:
    found = _BREAK.match(text, at, end)
    if not found:
        return None
    for form in ("base", "ing"):
        verb = verb_phrase(text, found.end(), end, form)
        if verb is not None:
            return verb
    return None


def trimmed(text: str, start: int, end: int) -> int:
    """``end`` without marks, blanks and a quotation mark opened outside of ``[start, end)``."""
    while end > start:
        last = text[end - 1]
        opening = _QUOTES.get(last)
        if _EDGE.fullmatch(last):
            # A comma within the quotation that it ends belongs to it; an abbreviation keeps its full stop.
            if last == "." and re.search(r"(?:\b[A-Z]\.)\Z", text[start:end]):
                break
        elif not opening or opening in text[start : end - 1]:
            break
        end -= 1
    return end


def _hidden(text: str, start: int, end: int) -> list[tuple[int, int]]:
    return [found.span() for found in _HIDDEN.finditer(text, start, end)]


def _is_hidden(position: int, hidden: list[tuple[int, int]]) -> bool:
    # A comma before the closing quotation mark belongs to the sentence around it.
    return any(start < position < end - 2 for start, end in hidden)


def split_items(text: str, start: int, end: int) -> tuple[Item, ...]:
    """The coordinated verb phrases of ``text[start:end]``, the first of which begins at ``start``."""
    first = _first(text, start, end)
    items = _split(text, first, end, _form_at(text, first.verb))
    return items if len(items) > 1 else _within(text, first, end) or items


def _form_at(text: str, position: int) -> str:
    found = re.compile(r"[A-Za-z-]*").match(text, position)
    return verb_form(found[0])[1] if found and verb_form(found[0])[1] else "base"


def _within(text: str, first: Item, end: int) -> tuple[Item, ...]:
    """The items of a list that begins within the first: "join others in lifting X, ending Y and paying for Z"."""
    for found in _INNER.finditer(text, first.verb, end):
        verb = verb_phrase(text, found.end(), end, "ing")
        if verb is None:
            continue
        inner = _split(
            text, Item(found.end(), trimmed(text, found.end(), end), found.end(), verb), end, "ing"
        )
        if len(inner) > _MANY:
            return (Item(first.start, inner[0].end, first.lead, first.verb, first.against), *inner[1:])
    return ()


def _split(text: str, first: Item, end: int, form: str) -> tuple[Item, ...]:
    start = first.start
    items = [first]
    hidden = _hidden(text, start, end)
    at = first.verb
    while (found := _BREAK.search(text, at, end)) is not None:
        at = found.start() + 1
        if _is_hidden(found.start() + 1, hidden):
            continue
        item = _item_after(text, found, end, form, items[-1])
        if item is not None:
            last = items[-1]
            items[-1] = Item(last.start, _end_of(text, last, found), last.lead, last.verb, last.against)
            items.append(item)
            at = item.verb
    return tuple(items)


def _first(text: str, start: int, end: int) -> Item:
    found = _NOT.match(text, start, end)
    begin = found.end() if found else start
    verb = None
    for form in ("base", "ing"):
        verb = verb_phrase(text, begin, end, form, after_modal=form == "base") if verb is None else verb
    return Item(begin, trimmed(text, begin, end), start, begin if verb is None else verb, found is not None)


def _end_of(text: str, item: Item, found: re.Match[str]) -> int:
    inside = found.end("closing") if found["closing"] else found.start()
    return trimmed(text, item.start, inside)


def _item_after(text: str, found: re.Match[str], end: int, form: str, before: Item) -> Item | None:
    joint = " ".join((found["joint"] or "").split())
    begin = found.end()
    if not found["mark"] and not joint:
        return None
    denied = _NOT.match(text, begin, end) if joint not in _CONTRAST else None
    against = joint in _CONTRAST or joint in _LESS or denied is not None or bool(found["no"])
    against = against or (found["bare_to"] or "").startswith("not")
    start = denied.end() if denied else begin
    if joint == "nor" and (
        inverted := re.compile(r"(?:should|must|can|may)\s(?:it|they|we)\s").match(text, start, end)
    ):
        start = inverted.end()
    forms = (
        ("ing", "base")
        if joint in _CONTRAST
        else (form, "base")
        if found["to"] or found["bare_to"]
        else (form,)
    )
    sure = bool(found["to"] or found["bare_to"])
    verb = next((at for kind in forms if (at := verb_phrase(text, start, end, kind, sure)) is not None), None)
    if verb is None or text.startswith("do so ", verb) or _goes_with(text, before, found, joint, verb):
        return None
    if _WITHOUT_OBJECT.search(text, before.verb, found.start()):
        return None  # "stand by and advocate for": both are of the thing behind, or of none here
    lead = found.start("joint") if joint in (*_CONTRAST, *_LESS) else begin
    inherits = before.against and form == "base" and joint in ("or", "and", "") and not denied
    return Item(start, trimmed(text, start, end), lead, verb, against or inherits)


def _goes_with(text: str, before: Item, found: re.Match[str], joint: str, verb: int) -> bool:
    """Whether the verb belongs to the item in front of it rather than beginning one.

    So it does in "view and handle relations", in "comprehensive and complete disarmament", after "or", and
    after a purpose ("take steps to lift X and restore Y").
    """
    words = text[before.verb : found.start()].split()
    listed = bool(found["mark"])
    if joint == "or":
        return True
    if text.startswith("continue ", verb):
        return False
    if not listed and _joins_adverbs(text, before, found):
        return True
    if len(words) == 1:
        return not listed or joint in _LESS
    if listed:
        return _continues_misdeed(text, before, found.start(), verb)
    purpose = _PURPOSE.search(text, before.verb, found.start()) is not None and not REFRAINING.match(
        text, verb
    )
    contrast = before.lead < before.start and before.against
    return (
        contrast
        or _RELATIVE.search(text, before.verb, found.start()) is not None
        or _of_a_misdeed(text, before, found.start(), verb)
        or (purpose and not found["to"])
        or _is_adjective(text, found.start(), verb)
        or _ONLY_ADVERBS.fullmatch(text, before.start, found.start()) is not None
    )


def _joins_adverbs(text: str, before: Item, found: re.Match[str]) -> bool:
    pairs = _TWO_ADVERBS.finditer(text, max(0, before.start - len("should ")), found.end() + 30)
    return any(pair.end() == found.end() for pair in pairs)


def _continues_misdeed(text: str, before: Item, end: int, verb: int) -> bool:
    """Whether the item is to stop doing something for a purpose, and the verb is part of that purpose."""
    stops = REFRAINING.match(text, before.verb) is not None
    return stops and _PURPOSE.search(text, before.verb, end) is not None and not REFRAINING.match(text, verb)


def _of_a_misdeed(text: str, before: Item, end: int, verb: int) -> bool:
    """Whether the item is to leave undone what does something, and the verb is of what that does as well.

    So it is where it names a harm, which nobody is asked to do, or where a list has ended before: ", and avoid …".
    """
    stops = before.against or REFRAINING.match(text, before.verb) is not None
    if not stops or _MISDEED.search(text, before.verb, end) is None:
        return False
    return bool(_HARM.match(text, verb) or _LIST_ENDS.search(text, max(0, before.lead - 6), before.lead))


def _is_adjective(text: str, position: int, verb: int) -> bool:
    """Whether the word at ``verb`` is an adjective joined to another one that ends at ``position``."""
    return text.endswith(_ADJECTIVE_ENDINGS, 0, position) and _ADJECTIVE.match(text, verb) is not None
