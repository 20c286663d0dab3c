"""For each type of record: which mentions can be one fact, by what words, and what the fact's fields are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, TypeVar

from verbale.language.lexicon import read_rows
from verbale.ledger.asides import without, without_terms
from verbale.ledger.contacts import contact_status, group_contacts
from verbale.ledger.documents import can_be_one_document, in_full, known_as
from verbale.ledger.grouping import Group, Rule, group_by_wording, says_what
from verbale.ledger.joining import group_by_signs
from verbale.ledger.judging import Judged
from verbale.ledger.mention import Mention
from verbale.ledger.renaming import joined_by_aliases
from verbale.ledger.signs import SAYS_NOTHING
from verbale.ledger.wording import PACKAGE, WORD, term_of, total_weight, wording_of
from verbale.reading.model import (
    Commitment,
    Cooperation,
    Demand,
    Engagement,
    Framework,
    Measure,
    Mechanism,
    Record,
    RedLine,
    Reference,
)

__all__ = ["JUDGED", "KINDS", "Kind"]

RED_LINE = re.compile(r"\b(?:cross(?:es|ed|ing)?|red)? ?lines?\b", re.IGNORECASE)
_PREPOSITION = re.compile(r"\b(?:of|on|from|by|to|with|in|at|between|for|against|over)\b", re.IGNORECASE)
_MATTER = re.compile(r"\b(?:on|for|concerning)\b", re.IGNORECASE)
"""What follows is the matter of a channel."""
_SOME = re.compile(r"^(?:an?|another|any|relevant|some) ", re.IGNORECASE)
"""That a channel is told as one of its kind: it is the one spoken of only where its name is the same."""
_CHANNELS = frozenset(
    map(
        term_of,
        (
            "bilateral",
            "board",
            "channel",
            "commission",
            "committee",
            "dialogue",
            "forum",
            "group",
            "mechanism",
            "working",
        ),
    )
)
"""What many channels are called, whatever they are about."""
_LIGHT = frozenset(
    term_of(word) for word in ("presence", "question", "issue", "matter", "act", "any", "bottom")
)
"""What heads a red line without saying what it is about: "the presence of", "the question of"."""
_ASIDE = re.compile(r"^(?:it|they)\b|, (?:which|who|whose)\b.*", re.IGNORECASE)
"""A subject that points back, and a clause that tells more of what is named."""
_STANDING = re.compile(rf"\bworking (?:group|level)\b|{WORD.pattern}", re.IGNORECASE)
"""A word that can say where a thing stands; a working group is called so, and does not work."""
TELLING_NAME = 1.5
"""What the words in common weigh at least by which two measures can be one, whatever their issues."""
C = TypeVar("C", Commitment, Demand)


@dataclass(frozen=True, slots=True)
class Kind:
    """How the mentions of one type of record become entries."""

    record: type[Record]
    block: Callable[[Mention], Hashable]
    """What mentions must share, exactly, to be one fact."""
    group: Callable[[list[Mention]], list[Group]]
    """The groups of the mentions of one block, which are in order of time."""
    fields: Callable[[Sequence[Any]], dict[str, Any]]
    """The key fields of the entry; takes the records, in order of time."""
    status: Callable[[Sequence[Mention]], str]
    """What the mentions themselves say of where the fact stands."""


def by_wording(
    text: Callable[[Any], str],
    least: float,
    rule: str,
    agree: Callable[[Mention, Mention], bool] | None = None,
    *,
    names: bool = False,
    known_by_origin: bool = False,
) -> Callable[[list[Mention]], list[Group]]:
    """A grouping by how alike ``text`` of the records is, of those that ``agree``, and by what is told of names."""
    chosen = Rule(rule, lambda mention: text(mention.record), least, names, known_by_origin=known_by_origin)
    if agree is not None:
        chosen = replace(chosen, agree=agree)
    return lambda mentions: joined_by_aliases(group_by_wording(mentions, chosen), chosen.text)


def of_promise(mention: Mention) -> str:
    """What is promised."""
    record = mention.record
    return without(record.content, record.holder) if isinstance(record, Commitment) else record.quote


def of_demand(mention: Mention) -> str:
    """What is demanded."""
    record = mention.record
    if not isinstance(record, Demand):
        return record.quote
    return without(without_terms(record.content), (*record.by, *record.to))


def of_measure(mention: Mention) -> str:
    """What a measure is about, without the words for measures of its kind."""
    record = mention.record
    if not isinstance(record, Measure):
        return record.quote
    plain = _plain_words_of(record.kind)
    kept = named(record.quote, (*record.by, *record.on))
    return WORD.sub(lambda word: "" if word[0].lower() in plain else word[0], kept)


def named(text: str, parties: Iterable[str] = ()) -> str:
    """``text`` without what says where the thing stands, and without the names of ``parties``."""
    kept = without(_ASIDE.sub("", text), parties)
    return _STANDING.sub(
        lambda word: "" if term_of(word[0]) in _words_of("status_words.tsv") else word[0], kept
    )


@cache
def _words_of(file: str) -> frozenset[str]:
    return frozenset(term_of(word) for (word,) in read_rows(file, 1, PACKAGE))


@cache
def _plain_words_of(kind: str) -> frozenset[str]:
    """The words in which measures of a kind are told."""
    rows = read_rows("measure_plain_words.tsv", 2, PACKAGE)
    return frozenset(word for which, words in rows if which in (kind, "*") for word in words.split())


def line_of(record: RedLine) -> str:
    """What a red line is about, without the words that call it one."""
    return RED_LINE.sub("", without(record.content, record.by))


def set_of(record: Framework) -> str:
    """What a framework is called, with its items; as it stands there where none are given: "the four principles"."""
    return f"{record.name} {' '.join(record.items)}" if record.items else f"{record.quote} {record.name}"


def on_the_same_head(one: Mention, other: Mention) -> bool:
    """Whether two red lines have the same thing at their head: "the arming …" is not "foreign soldiers …"."""
    mine, theirs = (
        next(
            (terms for part in _PREPOSITION.split(line_of(mention.record)) if (terms := _telling(part))), None
        )
        for mention in (one, other)
        if isinstance(mention.record, RedLine)
    )
    return not mine or not theirs or bool(mine & theirs)


def _telling(text: str) -> frozenset[str]:
    return wording_of(text).terms - _LIGHT


def on_the_same_matter(one: Mention, other: Mention) -> bool:
    """Whether two channels are on one matter, as far as their names say: "on grey salt" is not "on the strait"."""
    mine, theirs = (_matter(str(getattr(mention.record, "name", ""))) for mention in (one, other))
    later = max(one, other, key=lambda mention: mention.order)
    if _SOME.search(later.record.quote) and mine != theirs:
        return False
    return not mine or not theirs or bool(mine & theirs)


def _matter(name: str) -> frozenset[str]:
    """What the name of a channel says beyond that it is one."""
    parts = _MATTER.split(named(name), maxsplit=1)
    return wording_of(parts[-1]).terms - _CHANNELS


def on_the_same(one: Mention, other: Mention) -> bool:
    """Whether two measures can bear on the same party: they do; or one does not say, and is not of other issues.

    Issues count for nothing where both are called by a telling word: "the surcharge on barges".
    """
    mine, theirs = (set(getattr(mention.record, "on", ())) for mention in (one, other))
    if mine and theirs:
        return bool(mine & theirs)
    called, called_too = wording_of(of_measure(one)), wording_of(of_measure(other))
    if total_weight(called.terms & called_too.terms) >= TELLING_NAME:
        return True
    here, there = set(one.sentence.issues), set(other.sentence.issues)
    return not (mine or theirs) or not here or not there or bool(here & there)


def of_one_document(one: Mention, other: Mention) -> bool:
    """Whether the names of two documents can be of one."""
    mine, theirs = (in_full(str(getattr(mention.record, "instrument", ""))) for mention in (one, other))
    return can_be_one_document(mine, theirs)


def commonest(values: Iterable[Any]) -> Any:
    """The value given most often, the earliest of those given equally often; None if there is none."""
    counts = Counter(values)
    return max(counts, key=lambda value: counts[value]) if counts else None


def fullest(values: Iterable[str]) -> str:
    """The most precise of the dates or places given most often that are not empty; "" if none is given."""
    counts = Counter(value for value in values if value)
    return max(counts, key=lambda value: (counts[value], len(value)), default="")


def plainest(records: Sequence[C]) -> C:
    """The earliest promise or demand that says by itself what it is about; the earliest of all if none does."""
    return next((record for record in records if says_what(record.content)), records[0])


def longest(lists: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """The list that has most, the earliest of equals."""
    return max(lists, key=len)


def together(lists: Iterable[Iterable[str]]) -> list[str]:
    """Every value of ``lists`` once, sorted: the order says nothing."""
    return sorted({value for values in lists for value in values})


def by_fields(*names: str) -> Callable[[Mention], Hashable]:
    """One block for all mentions whose record has the same values in these fields, in whatever order."""

    def block(mention: Mention) -> Hashable:
        values = (getattr(mention.record, name) for name in names)
        return tuple(value if isinstance(value, str) else tuple(sorted(value)) for value in values)

    return block


def those_who_meet(mention: Mention) -> Hashable:
    """The parties of an engagement: where it names one alone, with who tells of it, or else with who is addressed."""
    parties = set(getattr(mention.record, "parties", ()))
    for others in ((mention.issuer,), mention.sentence.to, mention.addressed):
        if len(parties) < 2:
            parties |= {*others} - {""}
    return tuple(sorted(parties))


def no_status(_: Sequence[Mention]) -> str:
    """Such facts have no status of their own."""
    return ""


def latest_status(mentions: Sequence[Mention]) -> str:
    """The status that the latest mention gives."""
    return str(getattr(mentions[-1].record, "status", ""))


JUDGED: Mapping[str, Judged] = {
    Commitment.key: Judged("same-promise", of_promise, "words", usual=60),
    Demand.key: Judged("same-demand", of_demand, "words"),
    Measure.key: Judged("same-measure", of_measure, "measures", on_the_same, SAYS_NOTHING, usual=20),
}
"""For the key of each type of record whose mentions are grouped by their signs, how."""


def by_signs(record: type[Record]) -> Callable[[list[Mention]], list[Group]]:
    """A grouping by the signs of each two mentions."""
    return lambda mentions: group_by_signs(mentions, JUDGED[record.key])


KINDS: tuple[Kind, ...] = (
    Kind(
        Engagement,
        those_who_meet,
        group_contacts,
        lambda records: {
            "kind": commonest(record.kind for record in records),
            "parties": together(record.parties for record in records),
            "participants": together(record.participants for record in records),
            "date": fullest(record.date for record in records),
            "place": fullest(record.place for record in records),
        },
        contact_status,
    ),
    Kind(
        Commitment,
        by_fields("holder"),
        by_signs(Commitment),
        lambda records: {
            "holder": sorted(records[0].holder),
            "by": together(record.by for record in records),
            "content": plainest(records).content,
            "polarity": plainest(records).polarity,
        },
        no_status,
    ),
    Kind(
        Demand,
        by_fields("by", "to"),
        by_signs(Demand),
        lambda records: {
            "by": sorted(records[0].by),
            "to": sorted(records[0].to),
            "content": plainest(records).content,
            "polarity": plainest(records).polarity,
        },
        no_status,
    ),
    Kind(
        RedLine,
        by_fields("by"),
        by_wording(line_of, 0.45, "same-line", on_the_same_head),
        lambda records: {
            "by": sorted(records[0].by),
            "content": records[-1].content,
            "issue": fullest(record.issue for record in records),
        },
        no_status,
    ),
    Kind(
        Framework,
        by_fields(),
        by_wording(set_of, 0.6, "same-set", known_by_origin=True),
        lambda records: {
            "name": records[0].name,
            "count": commonest(record.count for record in records if record.count is not None),
            "items": list(longest(record.items for record in records)),
            "parties": together(record.parties for record in records),
        },
        no_status,
    ),
    Kind(
        Mechanism,
        by_fields("parties"),
        by_wording(
            lambda record: f"the {named(record.name, record.parties)}",
            0.55,
            "same-channel",
            on_the_same_matter,
        ),
        lambda records: {
            "name": commonest(record.name for record in records),
            "parties": together(record.parties for record in records),
        },
        latest_status,
    ),
    Kind(
        Measure,
        by_fields("by", "kind"),
        by_signs(Measure),
        lambda records: {
            "by": sorted(records[0].by),
            "on": together(record.on for record in records),
            "kind": records[0].kind,
        },
        latest_status,
    ),
    Kind(
        Cooperation,
        by_fields("parties"),
        by_wording(lambda record: named(record.area, record.parties), 0.55, "same-area"),
        lambda records: {
            "area": commonest(record.area for record in records),
            "parties": sorted(records[0].parties),
        },
        latest_status,
    ),
    Kind(
        Reference,
        by_fields(),
        by_wording(
            lambda record: known_as(record.instrument),
            0.8,
            "same-instrument",
            of_one_document,
            names=True,
        ),
        lambda records: {"instrument": commonest(record.instrument for record in records)},
        no_status,
    ),
)
"""Every type of record, in the order of the contract."""
