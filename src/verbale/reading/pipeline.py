"""From a statement to its reading: the parts, in the order they depend on each other."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from verbale.reading.acts import label_acts
from verbale.reading.addressees import find_addressees, with_asked
from verbale.reading.commitments import find_commitments
from verbale.reading.cooperation import find_cooperation
from verbale.reading.demands import find_demands
from verbale.reading.engagements import find_engagements
from verbale.reading.facts import Facts, find_facts
from verbale.reading.frameworks import find_frameworks
from verbale.reading.issues import find_issues
from verbale.reading.measures import find_measures
from verbale.reading.mechanisms import find_mechanisms
from verbale.reading.model import Demand, Engagement, Reading, Record, Sentence
from verbale.reading.red_lines import find_red_lines
from verbale.reading.references import find_references
from verbale.reading.relations import with_relations
from verbale.statement import Statement

__all__ = ["read_statement"]

FINDERS: tuple[Callable[[Facts], tuple[Record, ...]], ...] = (
    find_engagements,
    find_commitments,
    find_demands,
    find_red_lines,
    find_frameworks,
    find_mechanisms,
    find_measures,
    find_cooperation,
    find_references,
)
"""One finder a record type, in the order of the contract."""


def read_statement(statement: Statement) -> Reading:
    """The reading of ``statement``: pure, and the same every time for the same text and metadata."""
    facts = find_facts(statement)
    records = _find_records(facts)
    return Reading(statement.document, _label(facts, records), records)


def _label(facts: Facts, records: Sequence[Record]) -> tuple[Sentence, ...]:
    labels = label_acts(facts)
    acts = [label.act for label in labels]
    contacts = [record for record in records if isinstance(record, Engagement)]
    issues = with_relations(facts.sentences, acts, find_issues(facts), contacts)
    demands = [record for record in records if isinstance(record, Demand)]
    addressees = with_asked(facts.sentences, acts, find_addressees(facts, acts), demands)
    return tuple(
        Sentence(
            start=sentence.start,
            end=sentence.end,
            quote=sentence.text,
            voice=sentence.voice,
            act=label.act,
            also=label.also,
            to=to,
            issues=about,
            evidence=label.evidence,
        )
        for sentence, label, to, about in zip(facts.sentences, labels, addressees, issues, strict=True)
    )


def _find_records(facts: Facts) -> tuple[Record, ...]:
    return tuple(record for find in FINDERS for record in sorted(find(facts), key=lambda r: (r.start, r.end)))
