"""PLOVER event records: who does what to whom, as JSON lines with the codebook's field names.

PLOVER (Political Language Ontology for Verifiable Event Records), draft 2.0, Open Event Data Alliance. What
becomes which event stands in ``views/data/plover_events.tsv``, its context in ``plover_contexts.tsv``, the codes
of parties in ``plover_entities.tsv``; docs/exports.md explains the choices. An event is what a statement says
that happened or is said; Verbale does not know whether it did.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, BinaryIO

from verbale.archive.frames import Entry, records_of, sentence_finder, sentence_id, web_address
from verbale.language.lexicon import read_rows
from verbale.reading.model import Record, Sentence
from verbale.views.exports.calendar import days_of

__all__ = ["QUADS", "Rule", "entity", "events", "rules", "write_plover"]

QUADS = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT", "CONCEDE"), 1),
    **dict.fromkeys(("COOPERATE", "AID", "RETREAT"), 2),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), 3),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), 4),
}
"""The quad category of each event type: verbal (1) and material (2) cooperation, verbal (3) and material (4)
conflict. SANCTION is material, as its own section of the codebook says (a table there counts it as verbal)."""
_NEED_RECIPIENT = {"COOPERATE", "AID", "SANCTION"}
_CODEBOOK = "plover-2.0-draft"

Parties = tuple[tuple[str, ...], tuple[str, ...]]
"""Actors and recipients, Verbale's codes."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Which event an act or a kind of record is; an empty ``event`` stands for none."""

    of: str
    code: str
    status: str
    event: str
    mode: str
    parties: str
    why: str

    def fits(self, of: str, code: str, status: str) -> bool:
        """Whether this rule is for that act or kind of record with that status."""
        return self.of == of and self.code in ("*", code) and self.status in ("*", status)


def write_plover(entries: Iterable[Entry], out: BinaryIO) -> None:
    """Write the events of a selection, one JSON object a line."""
    for entry in entries:
        out.writelines(
            json.dumps(event, ensure_ascii=False).encode("utf-8") + b"\n" for event in events(entry)
        )


def events(entry: Entry) -> Iterator[dict[str, Any]]:
    """The events of one entry, in PLOVER's fields; none where the day of the statement is not known."""
    told = days_of(entry.statement.document.published)
    if not told:
        return
    for sentence in entry.reading.sentences:
        speaker = sentence.voice[-1].party if sentence.voice else entry.statement.document.issuer
        others = tuple(party for party in sentence.to if party != speaker)
        name = sentence_id(entry, sentence)
        yield from _event(
            entry, name, _fitting("act", sentence.act, ""), sentence, sentence, ((speaker,), others)
        )
    find = sentence_finder(entry.reading)
    for name, record in records_of(entry):
        fitting = _fitting(record.key, getattr(record, "kind", ""), getattr(record, "status", ""))
        actors = getattr(record, "by", getattr(record, "parties", ()))
        yield from _event(entry, name, fitting, record, find(record), (actors, getattr(record, "on", ())))


def _event(
    entry: Entry,
    name: str,
    fitting: tuple[Rule, ...],
    span: Sentence | Record,
    sentence: Sentence | None,
    parties: Parties,
) -> Iterator[dict[str, Any]]:
    """The one event of a sentence or record, if a rule makes one of it and its parties are there."""
    actors, recipients = (_entities(side) for side in parties)
    rule = next((rule for rule in fitting if _complete(rule, len(actors), len(recipients))), None)
    if rule is None or not rule.event:
        return
    yield {
        "id": name,
        **_dates(entry, getattr(span, "date", "")),
        "actor": actors,
        "recipient": recipients,
        "event": [rule.event],
        "quad_code": QUADS[rule.event],
        "mode": [rule.mode] if rule.mode else [],
        "context": _contexts(sentence),
        "text": span.quote,
        "text_info": {"start": span.start, "end": span.end},
        "cite_info": _citation(entry),
        "verbale": _own_words(entry, span, sentence),
    }


def _own_words(entry: Entry, span: Sentence | Record, sentence: Sentence | None) -> dict[str, Any]:
    """What the event is in Verbale's terms: a field of our own, as the codebook allows."""
    return {
        "statement": entry.id,
        "type": "sentence" if isinstance(span, Sentence) else span.key,
        "code": span.act if isinstance(span, Sentence) else getattr(span, "kind", ""),
        "status": getattr(span, "status", ""),
        "voice": [{"name": voice.name, "party": voice.party} for voice in sentence.voice] if sentence else [],
    }


def _complete(rule: Rule, actors: int, recipients: int) -> bool:
    """Whether there are the parties that the rule and the codebook want."""
    if not rule.event:
        return True
    if rule.parties == "towards" or (rule.parties == "by" and rule.event in _NEED_RECIPIENT):
        return actors > 0 and recipients > 0
    return {"joint": actors > 1, "alone": actors == 1}.get(rule.parties, actors > 0)


def _dates(entry: Entry, edtf: str) -> dict[str, str]:
    """When it took place, if that is known to the day; else when the statement says so, with a comment."""
    published = entry.statement.document.published
    days = days_of(edtf)
    first, last = days or days_of(published) or (None, None)
    dates = {"date": str(first)}
    if last != first:
        dates["enddate"] = str(last)
    if not days and edtf:
        dates["comment"] = f"date is that of the statement; the text dates the event {edtf}"
    return dates


def _citation(entry: Entry) -> dict[str, str]:
    document = entry.statement.document
    cited = {
        "url": web_address(entry),
        "title": document.title,
        "language": document.language,
        "publication": document.publisher,
        "coder": "verbale",
        "codebook": _CODEBOOK,
    }
    return {name: value for name, value in cited.items() if value}


def _contexts(sentence: Sentence | None) -> list[str]:
    """The contexts that the issues of a sentence stand for."""
    known = _context_rows()
    issues = sentence.issues if sentence else ()
    return list(dict.fromkeys(context for issue in issues for context in known.get(issue, ())))


def _entities(parties: Iterable[str]) -> list[dict[str, str]]:
    """The entity objects of parties; those that PLOVER has no code for are left out."""
    coded = ((entity(party), party) for party in dict.fromkeys(parties))
    return [{"code": code, "identifier_text": party} for code, party in coded if code]


def entity(party: str) -> str:
    """PLOVER's code of a party; empty where the codebook codes no events of it."""
    known = _entity_rows()
    if party in known or not party:
        return known.get(party, "")
    return party if len(party) == 3 and party.isalpha() else "IGO"


@cache
def rules() -> tuple[Rule, ...]:
    """The rows of the mapping, in order."""
    return tuple(Rule(*map(_empty, row)) for row in read_rows("plover_events.tsv", 7, "verbale.views"))


@cache
def _fitting(of: str, code: str, status: str) -> tuple[Rule, ...]:
    return tuple(rule for rule in rules() if rule.fits(of, code, status))


@cache
def _context_rows() -> dict[str, tuple[str, ...]]:
    rows = read_rows("plover_contexts.tsv", 2, "verbale.views")
    return {issue: tuple(cell.split(" | ")) for issue, cell in rows if cell != "-"}


@cache
def _entity_rows() -> dict[str, str]:
    return {party: _empty(code) for party, code in read_rows("plover_entities.tsv", 2, "verbale.views")}


def _empty(cell: str) -> str:
    return "" if cell == "-" else cell
