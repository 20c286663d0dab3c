"""Whose a measure told by a noun is, and whom it hits, by the words around the noun."""

from __future__ import annotations

import re
from collections.abc import Callable

from verbale.language.gazetteer import party_names
from verbale.language.mentions import PartyMention
from verbale.language.phrases import phrase_key
from verbale.language.verbs import verb_form
from verbale.reading.facts import Facts, SentenceFacts, once_per_statement
from verbale.reading.measure_mentions import (
    Mention,
    clause_start,
    costs_at,
    is_complaint,
    is_gladly_ended,
    parties_hit,
)
from verbale.reading.measure_phrases import MeasurePhrase
from verbale.reading.measure_status import is_wished
from verbale.reading.measure_words import whose_law
from verbale.reading.noun_phrases import phrase_start
from verbale.reading.record_parties import (
    is_after_preposition,
    is_state,
    named,
    nearest_actor,
    opposite,
    own_party,
)
from verbale.reading.subjects import phrase_parties, subject_parties

__all__ = ["decision_of", "is_owned", "is_told", "measure_of", "measure_on"]

_AGENT = re.compile(
    r"(?<!\bowned\s)(?<!\boperated\s)(?<!\bbuilt\s)(?<!\bmade\s)(?<!\bproduced\s)(?<!\bexported\s)(?<!\bheld\s)(?<!\bcontrolled\s)\bby\s(?!\d)(?!(?:the\s)?(?:end|start|law|itself|then|\w+ing|increasing|air|sea|land)\b)"
)
_AND_MORE_BY = re.compile(
    r"\s(?:and|or)\s(?!(?:is|are|was|were|has|have|had|been|will|then)\s)(?:[a-z][\w-]+\s){1,3}by\s"
    r"(?P<who>(?:the\s)?[A-Z][^,;.]*)"
)
"""More goods behind those that are told of, and by whom all of them are: "weapons and spare parts by Graustark"."""
_TARGET = re.compile(r"\s(?:on|against|into|to)\s")
_AGAINST = re.compile(r"\s(?:against|targeting)\s")
_MILITARY_TARGET = re.compile(r"\s(?:on|against|around|of|in|into|near|targeting|at)\b")
_OPENING = re.compile(r"[\d.()·•\s–-]*")
_OF_PARTY = re.compile(r"\sof\s(?:the\s)?\Z")
_INDEFINITE = re.compile(r"(?:an?|some|\d[\d.]*)[\s%]")
_OWNED = re.compile(r"(?:its|their|his|her)\s", re.IGNORECASE)
_OURS = re.compile(r"(?:our|my)\s", re.IGNORECASE)
_HE = re.compile(r"\b(?:he|she)\s(?:(?:has|had|will|would|also|then|just|already|\w+ly)\s)*\Z")
_OURSELVES = re.compile(r"\b(?:we|our|I)\b", re.IGNORECASE)
_DEFINITE = re.compile(r"(?:the|these|those|this|such|relevant|so-called)\b", re.IGNORECASE)
_EXAMPLE_OF = re.compile(
    r"\b(?:measures|restrictions|steps|moves|tools|means)\b[^,;.]{0,40}\s(?:such\sas|including|like|in\ssuch\sforms\sas|in\sthe\sform\sof)"
    r"\s[“\"]?\Z"
)
_APPOSITION = re.compile(r"(?P<what>[^,;]*),?\s(?:particularly|especially|including|notably)\s(?:the\s)?\Z")
_DECISION = re.compile(
    r"\b(?:decision|plan|move|threat|intention|initiative|attempt|proposal|announcement|order|bid|effort)s?\s"
    r"(?:(?:(?:announced|voiced|made|taken|adopted)\s)?(?:of|by)\s(?P<who>[^,;:]{2,60}?)\s)?to\s(?:(?:\w+\s){0,3}?|[^;.]{2,80}\sand\s(?:to\s)?(?:\w+ly\s)?)\Z"
)
_UNNAMED = re.compile(
    r"(?:the\s)?(?:some|certain|several|other|various|major|foreign|third|collective|Western|western|many|a\snumber\sof)\s"
    r"(?:[\w-]+\s){0,2}?(?:countries|states|governments|capitals|powers|producers|economies|parties|partners|actors|West)\b|(?:the\s)?collective\sWest"
)
_BODIES = frozenset({"UN", "UNSC", "UNGA", "WTO", "WHO", "IAEA", "IMF", "ICJ", "ICC", "INTL", "OTHER"})
"""Bodies and others that no measure is laid at the door of because a sentence names them."""
_TOLD = ("owner", "agent", "law")
"""What gives the party in so many words."""
_WRONGFUL = re.compile(
    r"\b(?:illegal|illicit|unlawful|discriminatory|unjust\w*|unfair|arbitrary|coercive|wrongful|abus\w+|unreasonable|so-called|"
    r"unilateral\s(?:coercive\s)?sanctions)\b"
)
"""What a party calls no measure of its own."""
_NEAR = 12
"""How far behind "has cost" those are named, in characters, whom it has: "the Ruritanian …"."""
_CONDEMNED = re.compile(r"\b(?:condemn|denounc|deplor|concern|alarm|outrag)\w*\b[^;]*\Z", re.IGNORECASE)
_CHARGES = re.compile(r"charg(?:e|es|ed|ing)")
_BE = re.compile(r"\b(?:be|been|being|is|are|was|were)\s(?:\w+ly\s)?\Z")
_ING = re.compile(r"\w+ing\b")


def measure_of(
    facts: Facts, sentence: SentenceFacts, phrase: MeasurePhrase, joined: Mention | None
) -> tuple[tuple[str, ...], str]:
    """The parties whose act the measure is, by the first of these that the words give, and what gave them."""
    text = facts.statement.text
    sources: tuple[tuple[str, Callable[[], tuple[str, ...]]], ...] = (
        ("owner", lambda: _owner(facts, sentence, phrase)),
        ("agent", lambda: _agent(facts, sentence, phrase)),
        ("joined", lambda: joined.by if joined else ()),
        ("law", lambda: tuple(filter(None, [whose_law(text[phrase.start : phrase.end])]))),
        ("decision", lambda: _decided(facts, sentence, phrase)),
        ("actor", lambda: _actor(facts, sentence, phrase)),
        ("subject", lambda: _subject(facts, sentence, phrase)),
        ("example", lambda: _exemplified(facts, sentence, phrase)),
        ("apposed", lambda: _apposed(facts, sentence, phrase)),
        ("known", lambda: _known_to_be(facts, sentence, phrase)),
        ("supposed", lambda: _supposed(facts, sentence, phrase)),
        ("unnamed", lambda: _unnamed(facts, sentence, phrase)),
    )
    by, source = next(((by, name) for name, find in sources if (by := find())), ((), ""))
    return (_of_another(facts, sentence, phrase, by) if source not in _TOLD else by), source


def _of_another(
    facts: Facts, sentence: SentenceFacts, phrase: MeasurePhrase, by: tuple[str, ...]
) -> tuple[str, ...]:
    """``by``, but the other side where a party would call its own measure illicit or say that it abuses it."""
    text, own = facts.statement.text, own_party(facts, sentence)
    verb = text[phrase.verb.start : phrase.verb.end] if phrase.verb else ""
    if by != (own,) or not _WRONGFUL.search(f"{verb} {text[phrase.start : phrase.head.end]}"):
        return by
    return (opposite(facts, own) or "OTHER",)


def _decided(facts: Facts, sentence: SentenceFacts, phrase: MeasurePhrase) -> tuple[str, ...]:
    return decision_of(facts, sentence, phrase.verb.start) if phrase.verb else ()


def decision_of(facts: Facts, sentence: SentenceFacts, verb: int) -> tuple[str, ...]:
    """Whose decision, plan or threat it is to do what the verb says: "the decision by Graustark to close …"."""
    found = _DECISION.search(facts.statement.text, sentence.content, verb)
    if found is None:
        return ()
    if found["who"]:
        return _acting(facts, sentence, *found.span("who"))
    start = phrase_start(facts.statement.text, found.start(), sentence.content)
    if _OWNED.match(facts.statement.text, start):
        return _antecedent(facts, sentence, start)
    return named(facts, sentence, start, found.start())


def _acting(facts: Facts, sentence: SentenceFacts, start: int, end: int) -> tuple[str, ...]:
    """The parties that ``[start, end)`` names or stands for; OTHER for "some major producers"."""
    parties = named(facts, sentence, start, end) or phrase_parties(facts, sentence, start, end)
    return parties or (("OTHER",) if _UNNAMED.match(facts.statement.text, start, end) else ())


def _subject(facts: Facts, sentence: SentenceFacts, phrase: MeasurePhrase) -> tuple[str, ...]:
    """Whom the subject of the governing verb stands for ("It will withdraw …"); () in the passive."""
    text = facts.statement.text
    if phrase.verb is None or _is_passive(text, sentence, phrase.verb.start):
        return ()
    return subject_parties(facts, sentence, phrase.verb.start)


def _supposed(facts: Facts, sentence: SentenceFacts, phrase: MeasurePhrase) -> tuple[str, ...]:
    """Whose it must be where no words say it: the party's that is not hit."""
    own = own_party(facts, sentence)
    hit = measure_on(facts, sentence, phrase, ())[:1]
    if phrase.head.cls == "narrow" and own not in hit:
        return ()
    complained = (
        is_complaint(facts.statement.text[sentence.content : phrase.start])
        or is_gladly_ended(facts.statement.text, sentence, phrase.head.start)
        or _is_suffered(facts, sentence, phrase)
    )
    if hit and own in hit:
        return tuple(filter(None, [opposite(facts, own)])) if is_state(own) else ()
    if complained:
        others = [
            mention.parties
            for mention in sentence.parties
            if own not in mention.parties and mention.form != "place" and not _is_sold_to(mention, phrase)
        ]
        others = [codes for codes in others if not set(codes) & {*hit, *_BODIES}]
        if others:
            return others[-1]
        other = opposite(facts, own) if is_state(own) else ""
        sold_to = {code for m in sentence.parties if _is_sold_to(m, phrase) for code in m.parties}
        return (other,) if other and other not in sold_to else ()
    return (own,) if own else ()


def _is_suffered(facts: Facts, sentence: SentenceFacts, phrase: MeasurePhrase) -> bool:
    """Whether the measure is said to cost one's own something: "the surcharge has cost Ruritanian carriers …"."""
    text, own = facts.statement.text, own_party(facts, sentence)
    at = costs_at(text, phrase.end, sentence.end)
    if at < 0:
        return False
    return bool(_OURS.match(text, at)) or any(
        own in mention.parties for mention in sentence.parties if at <= mention.start < at + _NEAR
    )


def _is_sold_to(mention: PartyMention, phrase: MeasurePhrase) -> bool:
    """Whether the party is named behind arms that are sold: whom they go to, and not whose act it is."""
    return phrase.head.kind == "arms_transfer" and phrase.head.end <= mention.start < phrase.end


def _unnamed(facts: Facts, sentence: SentenceFacts, phrase: MeasurePhrase) -> tuple[str, ...]:
    """OTHER for the blow whose doer a complaint leaves out: "condemn the drone strikes on the pipeline"."""
    text = facts.statement.text
    told = phrase.end > phrase.head.end and _DEFINITE.match(text, phrase.start) and phrase.verb is None
    return ("OTHER",) if told and _CONDEMNED.search(text, sentence.content, phrase.start) else ()


def is_owned(facts: Facts, sentence: SentenceFacts, phrase: MeasurePhrase) -> bool:
    """Whether the words in front of the noun say whose act it is."""
    return bool(_owner(facts, sentence, phrase))


def is_told(facts: Facts, sentence: SentenceFacts, phrase: MeasurePhrase) -> bool:
    """Whether the phrase itself, or a verb of imposing, says whose act it is."""
    return bool(_owner(facts, sentence, phrase) or _agent(facts, sentence, phrase) or phrase.verb)


def _actor(facts: Facts, sentence: SentenceFacts, phrase: MeasurePhrase) -> tuple[str, ...]:
    """Who does what the governing verb says, unless it is hit by it; the speaker where the verb is passive."""
    if phrase.verb is None:
        return ()
    if _is_passive(facts.statement.text, sentence, phrase.verb.start):
        own = own_party(facts, sentence)
        return (own,) if own else ()
    if _HE.search(facts.statement.text, sentence.content, phrase.verb.start):
        return ()  # whom he stands for is not who is named in the clause before
    actors = nearest_actor(facts, sentence, phrase.verb.start)
    if set(actors) & set(measure_on(facts, sentence, phrase, ())):
        return ()
    return actors or _left_out(facts, sentence, phrase.verb.start)


def _left_out(facts: Facts, sentence: SentenceFacts, verb: int) -> tuple[str, ...]:
    """The party that speaks, where a list of its deeds leaves it out: "47. Imposed a tariff on timber"."""
    text, own = facts.statement.text, own_party(facts, sentence)
    opens = _OPENING.fullmatch(text, sentence.content, verb) is not None
    if not (own and opens):
        return ()
    word = text[verb : sentence.end].split(maxsplit=1)[0]
    return (own,) if verb_form(word)[1] == "past" else ()


def _owner(facts: Facts, sentence: SentenceFacts, phrase: MeasurePhrase) -> tuple[str, ...]:
    """The parties that the phrase names before its noun, or that "its" and "our" stand for."""
    text = facts.statement.text
    # "Put a Graustarkian steel tariff on …": what "a" stands before is described, not owned.
    described = phrase.verb is not None and _INDEFINITE.match(text, phrase.start) is not None
    owners = [
        code
        for mention in sentence.parties
        if not (described and mention.form == "adjective") and not _is_aim(text, mention, phrase)
        if phrase.start <= mention.start < phrase.head.start and mention.end <= phrase.head.end
        if not text.startswith(("-related", "-based", " imports", " goods"), mention.end)
        for code in mention.parties
    ]
    owners += [p.party for p in sentence.people if phrase.start <= p.start < phrase.head.start and p.party]
    if owners:
        return tuple(dict.fromkeys(owners))
    if _OURS.match(text, phrase.start):
        return (own_party(facts, sentence),)
    return _antecedent(facts, sentence, phrase.start) if _OWNED.match(text, phrase.start) else ()


def _is_aim(text: str, mention: PartyMention, phrase: MeasurePhrase) -> bool:
    """Whether the name stands in front of the noun as what the measure is on: "the Graustark tariffs".

    Where the state is the owner, its adjective stands there, or an abbreviation that has none ("U.S.").
    """
    name = party_names().get(phrase_key(text[mention.start : mention.end]))
    aimed = (
        _TARGET.match(text, phrase.head.end) is not None
    )  # "the Graustark tariffs on our timber" are its own
    near = mention.end + 1 == phrase.head.start and phrase.head.kind in ("tariff", "sanction") and not aimed
    return near and name is not None and name.use == "state"


def _antecedent(facts: Facts, sentence: SentenceFacts, position: int) -> tuple[str, ...]:
    """Whom "its" stands for: who acts before it; in a complaint the nearest other party, or the next one."""
    own = own_party(facts, sentence)
    acting = nearest_actor(facts, sentence, position)
    if acting and (acting != (own,) or not is_complaint(sentence.text)):
        return acting
    others = [m for m in sentence.parties if m.form != "place" and own not in m.parties]
    before = [m.parties for m in others if m.end <= position]
    after = [m.parties for m in others if m.start > position and m.form == "name"]
    return before[-1] if before else (after[0] if after else acting)


def _agent(facts: Facts, sentence: SentenceFacts, phrase: MeasurePhrase) -> tuple[str, ...]:
    """The parties named with "by", with "of" after a noun for measures, or in a relative clause."""
    text, head = facts.statement.text, phrase.head
    if found := _AGENT.search(text, head.end, phrase.end):
        stop = re.compile(r"\s(?:on|against|into|to|under|in)\s").search(text, found.end(), phrase.end)
        end = stop.start() if stop else phrase.end
        return _acting(facts, sentence, found.end(), end)
    if more := _AND_MORE_BY.match(text, phrase.end, sentence.end):
        return _acting(facts, sentence, more.start("who"), more.end("who"))
    if phrase.relative:
        who = phrase.relative.span("who")
        return _acting(facts, sentence, *who) or nearest_actor(facts, sentence, phrase.start)
    if text[max(0, head.end - len("measures")) : head.end].lower().endswith(("measures", "actions")):
        after = [m for m in sentence.parties if _OF_PARTY.fullmatch(text, head.end, m.start)]
        return after[0].parties if after else ()
    return ()


def _exemplified(facts: Facts, sentence: SentenceFacts, phrase: MeasurePhrase) -> tuple[str, ...]:
    """Who takes the measures of which the phrase is the first example ("new measures such as …")."""
    found = _EXAMPLE_OF.search(facts.statement.text, sentence.content, phrase.start)
    return nearest_actor(facts, sentence, found.start()) if found else ()


def _apposed(facts: Facts, sentence: SentenceFacts, phrase: MeasurePhrase) -> tuple[str, ...]:
    """Whose act is spoken of just before an example of it: "Ruritania's provocations, particularly the drills"."""
    found = _APPOSITION.search(facts.statement.text, sentence.content, phrase.start)
    owners = [
        mention.parties
        for mention in sentence.parties
        if found
        and found.start() <= mention.start < phrase.start
        and mention.form in ("possessive", "adjective")
    ]
    return owners[-1] if owners else ()


def _known_to_be(facts: Facts, sentence: SentenceFacts, phrase: MeasurePhrase) -> tuple[str, ...]:
    """Whose a measure known to the reader is: one's own if it hits another, the other side's if complained of."""
    text, own = facts.statement.text, own_party(facts, sentence)
    hit = measure_on(facts, sentence, phrase, ())[:1]
    definite = _DEFINITE.match(text, phrase.start) is not None
    complained = is_complaint(sentence.text)
    if hit and own not in hit:
        condemned = (
            is_complaint(text[sentence.content : phrase.start]) or phrase.head.kind == "military_activity"
        )
        ours = not condemned and (definite or _OURSELVES.search(sentence.text))
        return (own,) if own and ours else ()
    known = definite and complained
    against = own in hit and phrase.head.cls == "noun" and phrase.head.kind != "military_activity"
    other = opposite(facts, own) if (known or against) and is_state(own) else ""
    return (other,) if other and other in _blamed(facts) else ()


@once_per_statement
def _blamed(facts: Facts) -> frozenset[str]:
    """The parties of whose acts the statement complains, anywhere, or which it wants to act otherwise."""
    text = facts.statement.text
    return frozenset(
        code
        for sentence in facts.sentences
        if is_complaint(sentence.text) or is_wished(sentence.text)
        for mention in sentence.parties
        if mention.form != "place" and not is_after_preposition(text, mention.start)
        for code in mention.parties
    )


def measure_on(
    facts: Facts, sentence: SentenceFacts, phrase: MeasurePhrase, by: tuple[str, ...]
) -> tuple[str, ...]:
    """The parties that the words after the noun say the measure is on."""
    text, head = facts.statement.text, phrase.head
    words = text[head.start : head.end].lower()
    if words.startswith("deploy") or head.kind == "arms_transfer":
        # Where missiles stand, and who is sold them, is not who is hit.
        target = _AGAINST.search(text, head.end, phrase.end)
        return parties_hit(facts, sentence, target.end(), phrase.end, by) if target else ()
    if phrase.verb and _CHARGES.fullmatch(text, phrase.verb.start, phrase.verb.end):
        charged = _charged(facts, sentence, phrase.verb.start, phrase.verb.end, phrase.start)
        if hit := tuple(code for code in charged if code not in by):
            return hit
    aims = [m for m in sentence.parties if _is_aim(text, m, phrase)]
    if aims:
        return tuple(code for code in aims[0].parties if code not in by)
    military = head.kind == "military_activity"
    if military and not _MILITARY_TARGET.match(text, head.end, phrase.end):
        return ()
    agent = _AGENT.search(text, head.end, phrase.end)
    before = parties_hit(facts, sentence, head.end, agent.start() if agent else phrase.end, by, military)
    after = _TARGET.search(text, agent.end(), phrase.end) if agent else None
    return before or (parties_hit(facts, sentence, after.end(), phrase.end, by, military) if after else ())


def _charged(facts: Facts, sentence: SentenceFacts, verb: int, after: int, noun: int) -> tuple[str, ...]:
    """Who is charged a tariff: "charges them a tariff", "they will be charged a tariff"."""
    text = facts.statement.text
    if _is_passive(text, sentence, verb):
        return named(facts, sentence, clause_start(text, sentence.content, verb), verb)
    return named(facts, sentence, after, noun)


def _is_passive(text: str, sentence: SentenceFacts, verb: int) -> bool:
    """Whether a form of "be" makes the verb a passive: "was charged", not "was charging"."""
    return _BE.search(text, sentence.content, verb) is not None and not _ING.match(text, verb)
