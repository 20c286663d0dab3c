"""Readings made by hand for the tests of the ledger."""

from __future__ import annotations

from verbale.reading.model import Commitment, Demand, Engagement, Reading, Record, Sentence, Voice
from verbale.statement import Document


def said(
    quote: str,
    party: str,
    start: int = 0,
    act: str = "assert",
    to: tuple[str, ...] = (),
    issues: tuple[str, ...] = (),
) -> Sentence:
    """A sentence in the voice of an official of ``party``."""
    return Sentence(start, start + len(quote), quote, (Voice("an official", party),), act, (), to, issues)


def statement(
    issuer: str,
    published: str,
    sentences: tuple[Sentence, ...],
    records: tuple[Record, ...] = (),
    kind: str = "",
) -> Reading:
    """A reading of a statement by ``issuer``."""
    return Reading(Document(issuer=issuer, published=published, kind=kind), sentences, records)


def promise(content: str, holder: str, by: str, start: int = 0, polarity: str = "do") -> Commitment:
    """A promise whose quotation is its content."""
    return Commitment(
        start=start,
        end=start + len(content),
        quote=content,
        holder=(holder,),
        by=(by,),
        content=content,
        polarity=polarity,
    )


def demand(content: str, by: str, to: str, start: int = 0) -> Demand:
    """A demand whose quotation is its content."""
    return Demand(start=start, end=start + len(content), quote=content, by=(by,), to=(to,), content=content)


def contact(quote: str, start: int = 0, **fields: object) -> Engagement:
    """An engagement of the two states, a meeting that was held unless ``fields`` say otherwise."""
    values: dict[str, object] = {"kind": "meeting", "parties": ("XGS", "XRU"), "status": "held", **fields}
    return Engagement(start=start, end=start + len(quote), quote=quote, **values)  # type: ignore[arg-type]


def one_promise(content: str, holder: str, teller: str, published: str) -> Reading:
    """A statement by ``teller`` of one sentence, which is a promise of ``holder``."""
    sentence = said(content, teller, act="commit")
    return statement(teller, published, (sentence,), (promise(content, holder, holder),))
