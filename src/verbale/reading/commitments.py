"""Commitments: what a party binds itself to do or to leave undone; one record for each promise."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from verbale.language.clauses import Item, split_items, verb_phrase_end
from verbale.reading.demand_frames import Ask, find_asks
from verbale.reading.facts import Facts, SentenceFacts
from verbale.reading.joint import own_parties
from verbale.reading.list_items import item_start
from verbale.reading.model import Commitment, Evidence
from verbale.reading.obligations import is_pronoun
from verbale.reading.promise_frames import Promise, find_promises, is_reported, said_by
from verbale.reading.promise_renewals import names_act, renews, thing_end
from verbale.reading.promise_words import is_act_of_state, is_contact, is_foreseen, is_vague
from verbale.reading.promised_lists import listed_promises
from verbale.reading.record_parties import OWN_BODY, is_state, named
from verbale.reading.stand_ins import other_before, pair_at_hand
from verbale.reading.subjects import head_parties, subject_parties

__all__ = ["find_commitments"]

_NOBODY = frozenset({"INTL", "OTHER", "PRESS"})
_FUTURE = ("will", "shall", "reported")
_OTHERWISE = re.compile(r"(?:Or|Otherwise)\b")
_SUPPOSED = re.compile(
    r"\b(?:[Mm]aybe|[Pp]erhaps|[Pp]robably|[Ii]t\s(?:looks|seems)\slike)\b[^,;.]{0,40}\Z|"
    r"\bhopes?\s(?:that\s)?(?:this|these|it)\b[^;.,]{0,60}\Z|"
    r"\bI(?:(?:[’']m|\sam)\s(?:\w+\s)?(?:confident|sure|certain|hopeful)|\s(?:assume|imagine|guess|suspect|suppose|doubt))\b[^;.]{0,160}\Z|"
    r"\b(?:will|would|could|might|may|[’']ll)\s(?:\w+\s)?say,?\s[“\"][^”\"]{0,40}\Z"
)
"""How a speaker only supposes what will be done, or said."""
_LIKELY = re.compile(r"(?:probably|likely|perhaps|maybe|possibly|presumably)\s")
"""The same, behind "will"."""
_WHAT_WE_DO = re.compile(
    r"\b(?:[Tt]he|[Aa]ll|[Ee]very|[Ww]hat)\s(?:[\w-]+\s)?(?:that\s)?(?:we|I)\s\w+(?:\s\w+){0,4}\s(?:will|shall)\s\Z"
)
"""A thing that does something, and not those who do it: "the actions we take today will define the future"."""
_DECIDED = re.compile(r"\b(?:decide[ds]?|intend(?:s|ed)?|plan(?:s|ned)?)\s")
_LEAVING = re.compile(
    r"(?:\w+ly\s)?(?:(?:refrain|avoid|abstain|desist)(?:ing)?\b|(?!waste|spare|make|leave|lose)[a-z]+\sno\s(?!later|fewer|less|more|longer|effort|doubt)[a-z])"
)
_NEITHER = re.compile(r"[Nn]either\s")
_MEASURES = re.compile(
    r"(?:\w+ly\s|have\sto\s)*"
    r"(?:take\s(?:[\w-]+,?\s){0,6}?(?:measures|countermeasures|actions?|steps)|respond|retaliate|counter|fight)\b"
)
_CONDITION = re.compile(
    r"(?:^|[,;]\s|\b(?:that|and|but)\s)(?:[Ii]f|[Ss]hould|[Uu]nless|[Ii]n\scase|[Ii]n\sthe\sevent)\s"
)
_IF = re.compile(r"\b(?:[Ii]f|[Uu]nless|[Ww]hether)\s[^,;]*\Z")
"""What stands in front of a deed that is only supposed."""
_THE_THING = re.compile(
    r"(?:[Tt]he|[Tt]hese|[Tt]hose|[Aa]ll|[Ii]ts|[Tt]heir)\s(?=[a-z])[^,;:]{1,80}\s(?:will|would|shall|should)(?:\snot)?\s(?:be\s)?\Z"
)
_UNDERGONE = re.compile(
    r"(?:\w+ly\s)?(?:be\s(?:\w+ly\s)?\w+(?:ed|en|n|t)|\w+(?:ed|en)|lapse|expire|cease|end|stop)\b"
)
_NONE_MADE = re.compile(
    r"\b(?:no|never|nor|without|any)\s(?:[\w-]+\s){0,4}?(?:undertaking|promise|pledge|commitment|guarantee|assurance)s?"
    r"\s[^,;]{0,25}\Z"
)
"""That nobody promised: "gave no undertaking to"."""
_DEAL = re.compile(
    r"\b(?:agree[sd]?|agreement|consensus|commitments?|outcomes?|deal|undertak|arrangements?|pledg)",
    re.IGNORECASE,
)
_DEAL_KINDS = ("fact_sheet", "communique")
_SENTENCES_BACK = 6
_NEAR = 25
_BEFORE_BODY = 10
_TOGETHER = (
    "commitment.agree",
    "commitment.agree-that",
    "commitment.agree-on",
    "commitment.agree-on-act",
    "commitment.consensus-on",
)
_OWN_THING = re.compile(r"(?:[Ii]ts|[Tt]heir|[Oo]ur)\s")
_THEY = re.compile(r"[Tt]hey\b")
_SAYS_THAT = re.compile(
    r"\s(?:\w+ly\s|also\s|again\s|has\s|have\s|it\sclear\s)*(?:[a-z]+(?:s|ed)|said|made\sit\sclear|makes?\sit\sclear|made\sclear)\sthat\s\Z"
)
_LEAD_IN = re.compile(r"\bfollowing\s(?:[\w-]+\s){0,3}\w+s\b[^,;]{0,40}\Z|\A(?:\w+\s)?also\Z")
"""What only announces the things to do: "take the following steps"."""
_I = re.compile(r"\bI\b(?!\.)")
_FEW = 3
_US = re.compile(r"\b(?:us|our)\b")
_THAT_THEY = re.compile(
    r"\b(?:agree[sd]?|state[sd]?|sa(?:id|ys)|promise[sd]?|pledge[sd]?|confirm(?:s|ed)|assure[sd]\s(?:us|me))\sthat\s\Z"
)
_HE_OR_SHE = re.compile(r"(?:[Hh]e|[Ss]he)\b")
_IT_WAS = re.compile(r"[Ii]t\s(?:was|has\sbeen)\b|[Ii]t\Z")
"""The subject of "it was agreed to": those who met."""
_ITS = re.compile(r"(?:[Ii]ts|[Tt]heir|[Hh]is|[Hh]er)\s")


def find_commitments(facts: Facts) -> tuple[Commitment, ...]:
    """The commitments of a statement, in text order. None is taken from a journalist's words."""
    listed = listed_promises(facts)
    found: list[Commitment] = []
    for sentence in facts.sentences:
        if sentence.index in listed:
            found += _listed(facts, sentence, listed[sentence.index])
        elif not sentence.is_question:
            found += _in_sentence(facts, sentence)
    return tuple(found)


def _listed(facts: Facts, sentence: SentenceFacts, holder: tuple[str, ...]) -> Iterator[Commitment]:
    start = item_start(facts, sentence)
    text = facts.statement.text
    end = verb_phrase_end(text, start, sentence.end)
    item = Item(start, end, start, start)
    if not is_foreseen(text, start, end, ""):
        yield _record(facts, "commitment.listed", (start, item), holder, own_parties(facts, sentence), False)


def _in_sentence(facts: Facts, sentence: SentenceFacts) -> list[Commitment]:
    asks = find_asks(facts, sentence)
    promises = find_promises(facts, sentence)
    denials = {promise.body for promise in promises if promise.frame == "denial"}
    found: list[Commitment] = []
    for promise in promises:
        if (not promise.weak or len(denials) > 1) and _binds(facts, sentence, promise, asks):
            found += _records(facts, sentence, promise, _ask_around(promise, asks) is not None)
    return _without_overlaps(found)


def _without_overlaps(found: Iterable[Commitment]) -> list[Commitment]:
    kept: list[Commitment] = []
    for commitment in sorted(found, key=lambda record: (record.start, record.end)):
        if not kept or commitment.start >= kept[-1].end:
            kept.append(commitment)
    return kept


def _binds(facts: Facts, sentence: SentenceFacts, promise: Promise, asks: Iterable[Ask]) -> bool:
    """Whether the words are a promise, and not a wish, a forecast or a threat."""
    text = facts.statement.text
    if _NONE_MADE.search(text, sentence.content, promise.body):
        return False
    if promise.frame == "own":
        return renews(text, sentence, promise)
    if text.startswith("?", sentence.end - 1) or _IF.search(text, sentence.content, promise.start):
        return False
    if promise.frame == "will" and (
        _SUPPOSED.search(text, sentence.content, promise.body)
        or _LIKELY.match(text, promise.body)
        or (
            _WHAT_WE_DO.search(text, sentence.content, promise.body)
            and not _UNDERGONE.match(text, promise.body)
        )
    ):
        return False
    if _MEASURES.match(text, promise.body) and _CONDITION.search(text, sentence.content, promise.start):
        return False
    return _ask_around(promise, asks) is None and not _OTHERWISE.match(text, sentence.content)


def _ask_around(promise: Promise, asks: Iterable[Ask]) -> Ask | None:
    """The demand that the words of the promise belong to: "we hope that X will do", "will continue to urge X"."""
    for ask in asks:
        later_clause = promise.frame in _FUTURE and promise.body != ask.body and promise.start > ask.body
        if ask.start < promise.body + _NEAR and not later_clause:
            return ask
    return None


def _records(facts: Facts, sentence: SentenceFacts, promise: Promise, asked: bool) -> Iterator[Commitment]:
    text = facts.statement.text
    own = own_parties(facts, sentence)
    holder = _holder(facts, sentence, promise, own)
    told = said_by(facts, sentence, promise.start) if promise.frame == "reported" else ()
    by = told if told == holder else own
    if (
        not holder
        or (
            len(holder) < 2
            and not set(holder) & set(own)
            and _DECIDED.search(text, promise.start, promise.body)
        )
        or (asked and set(holder) & set(own))
        or not _may_tell(facts, sentence, promise, holder, own)
    ):
        return
    items = _items(text, sentence, promise)
    if promise.against and _is_forecast(text, promise, items[0]):
        return
    for index, item in enumerate(items[:1] if asked else items):
        if _LEAD_IN.search(text[item.start : item.end]) and text.startswith(":", item.end):
            continue  # what is promised follows
        vague = index and len(holder) > 1 and is_vague(text, item.start, item.end)
        if vague or item.end <= item.start or _is_forecast(text, promise, item):
            continue
        start = item.lead if len(items) > 1 and not asked else promise.start
        yield _record(facts, promise.rule, (start, item), holder, by, promise.against)


def _items(text: str, sentence: SentenceFacts, promise: Promise) -> tuple[Item, ...]:
    """What is promised, one item for each thing to do; a thing that is not to be done is one item."""
    end = verb_phrase_end(text, promise.body, sentence.end)
    if promise.frame not in ("own", "gerund", "sum", "done") or names_act(text, promise, sentence):
        return split_items(text, promise.body, end)
    return (Item(promise.body, thing_end(text, promise.body, end), promise.body, promise.body),)


def _is_forecast(text: str, promise: Promise, item: Item) -> bool:
    if promise.frame == "that":
        return is_contact(text, item.start, item.end)
    wording = text[promise.body - _BEFORE_BODY : promise.body]
    return promise.frame in (*_FUTURE, "base") and is_foreseen(text, item.start, item.end, wording)


def _record(
    facts: Facts,
    rule: str,
    place: tuple[int, Item],
    holder: tuple[str, ...],
    by: tuple[str, ...],
    against: bool,
) -> Commitment:
    text, (start, item) = facts.statement.text, place
    return Commitment(
        start=start,
        end=item.end,
        quote=text[start : item.end],
        evidence=Evidence(rule),
        holder=holder,
        by=by,
        content=text[_content_start(text, start, item) : item.end],
        polarity="refrain"
        if item.against or against or _LEAVING.match(text, item.start) or _NEITHER.match(text, start)
        else "do",
    )


def _content_start(text: str, start: int, item: Item) -> int:
    """Where what is promised begins: at the thing, where something is to be done with it: "the duty will be lifted"."""
    undergone = _UNDERGONE.match(text, item.start) and _THE_THING.match(text, start, item.start)
    return start if undergone else item.start


def _holder(facts: Facts, sentence: SentenceFacts, promise: Promise, own: tuple[str, ...]) -> tuple[str, ...]:
    if promise.frame == "denial":
        return _denying(facts, sentence, promise, own)
    parties = head_parties(facts, sentence, *promise.holder)
    if promise.frame == "done":
        return () if parties else own
    together = promise.rule in _TOGETHER or facts.statement.document.kind == "readout"
    passive = promise.rule in _TOGETHER and _IT_WAS.match(facts.statement.text, promise.holder[0])
    if passive or (together and len(parties) < 2 and _THEY.match(facts.statement.text, promise.holder[0])):
        others = () if passive else _others_alone(facts, sentence, own)
        parties = others or pair_at_hand(facts, sentence, promise.holder[0])
    if _THEY.match(facts.statement.text, promise.holder[0]):
        parties = _meant_by_they(facts, sentence, promise, parties)
    if not parties and promise.frame in _FUTURE and _is_own_it(facts, sentence, promise):
        return own
    if promise.frame == "own":
        parties = named(facts, sentence, *promise.holder) or parties
        parties = (
            own if set(own) & set(parties) and _ITS.match(facts.statement.text, promise.start) else parties
        )
    return tuple(code for code in parties if code not in _NOBODY)


def _others_alone(facts: Facts, sentence: SentenceFacts, own: tuple[str, ...]) -> tuple[str, ...]:
    """The one party last named, where the speaker says "I" and it is another: "China is happy … They have agreed"."""
    before = facts.sentences[max(0, sentence.index - _FEW) : sentence.index]
    if not sentence.voice or not any(_I.search(one.text) for one in before):
        return ()
    for one in reversed(before):
        codes = {code for mention in one.parties if mention.form != "place" for code in mention.parties}
        if codes:
            return tuple(codes) if len(codes) == 1 and not codes & {*own, *_NOBODY} else ()
    return ()


def _meant_by_they(
    facts: Facts, sentence: SentenceFacts, promise: Promise, parties: tuple[str, ...]
) -> tuple[str, ...]:
    """Who "they" are: the state that says so ("Graustark agreed that they will"), and not those whom "us" means."""
    text = facts.statement.text
    said = _THAT_THEY.search(text, sentence.content, promise.holder[0])
    teller = subject_parties(facts, sentence, said.start()) if said else ()
    if len(teller) == 1:
        return teller
    own = own_parties(facts, sentence)
    ours = set(own) & set(parties) and _does_with_us(text, sentence, promise)
    return tuple(code for code in parties if code not in own) if ours else parties


def _does_with_us(text: str, sentence: SentenceFacts, promise: Promise) -> bool:
    return _US.search(text, promise.body, verb_phrase_end(text, promise.body, sentence.end)) is not None


def _is_own_it(facts: Facts, sentence: SentenceFacts, promise: Promise) -> bool:
    """Whether "it" stands for the party that speaks: "the Government makes it clear that it will"."""
    text = facts.statement.text
    if not is_pronoun(facts, promise.holder):
        return False
    if _HE_OR_SHE.match(text, *promise.holder):
        return bool(sentence.voice)
    own = own_parties(facts, sentence)
    if _THEY.match(text, *promise.holder) and own and not any(map(is_state, own)):
        return True
    said = _SAYS_THAT.search(text, sentence.start, promise.holder[0])
    if said is None:
        return False
    teller = sentence.start, said.start()
    return OWN_BODY.match(text, *teller) is not None or set(head_parties(facts, sentence, *teller)) == set(
        own
    )


def _denying(
    facts: Facts, sentence: SentenceFacts, promise: Promise, own: tuple[str, ...]
) -> tuple[str, ...]:
    """Who denies an aim: the party that speaks, or the one that is said to have said so; else nobody is bound."""
    text = facts.statement.text
    parties = head_parties(facts, sentence, *promise.holder)
    if set(parties) & set(own):
        return own
    owners = named(facts, sentence, *promise.holder)
    if owners and not set(owners) & set(own) and not is_reported(text, sentence.start, promise.start):
        return ()  # "Graustark's goal is not to compete": what one says of another's aims
    its = _OWN_THING.match(text, *promise.holder) is not None
    quoted = facts.statement.document.issuer not in own
    if quoted or not is_reported(text, sentence.start, promise.start):
        pronoun = quoted and is_pronoun(facts, promise.holder)
        return own if not parties or its or pronoun else ()
    return other_before(facts, sentence, promise.holder[0]) or own if its or not parties else parties


def _may_tell(
    facts: Facts, sentence: SentenceFacts, promise: Promise, holder: tuple[str, ...], own: tuple[str, ...]
) -> bool:
    """Whether what the party is said to do is a promise: another party's future is only as its side of a deal."""
    if promise.frame not in _FUTURE or set(holder) & set(own):
        return True
    if promise.frame == "reported" and said_by(facts, sentence, promise.start) == holder:
        return True
    if facts.statement.document.kind in _DEAL_KINDS:
        return True
    near = facts.sentences[max(0, sentence.index - _SENTENCES_BACK) : sentence.index + 1]
    told = any(_DEAL.search(one.text) for one in near if not one.is_question)
    text = facts.statement.text
    return told and (
        is_act_of_state(text, promise.body, sentence.end) or _does_with_us(text, sentence, promise)
    )
