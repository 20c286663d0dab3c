"""Joint statements: who issues a text in which several parties speak together."""

from __future__ import annotations

import re

from verbale.language.parties import find_parties
from verbale.reading.contacts.who import is_state
from verbale.reading.facts import NOT_STATES, Facts, SentenceFacts
from verbale.reading.record_parties import own_party

__all__ = ["joint_parties", "own_parties"]

_JOINT = re.compile(
    r"(?:\A.{0,60}?|\b(?:issued|released|published|adopted)\s(?:an?|the)\s(?:\w+\s)?)\b(?:joint|trilateral|quadrilateral)\s"
    r"(?:\w+\s){0,3}?(?:statement|communiqu[eé]|declaration|vision|press\srelease)\b",
    re.IGNORECASE | re.DOTALL,
)
_SPOKEN = ("briefing", "transcript", "interview", "speech")
_ACTING = ("name", "pair")


def joint_parties(facts: Facts) -> tuple[str, ...]:
    """The states that issue the statement together, sorted; () where one party alone does.

    They are those that its title names, or its first sentence.
    """
    document = facts.statement.document
    if not is_state(document.issuer):
        return ()
    if document.kind in _SPOKEN or (document.kind != "communique" and not _JOINT.search(document.title)):
        return ()
    mentions = [m for m in find_parties(document.title) if m.form in _ACTING]
    codes = {code for mention in mentions for code in mention.parties} - NOT_STATES
    if len(codes) < 2:
        mentions = [m for sentence in facts.sentences[:1] for m in sentence.parties if m.form in _ACTING]
        codes = {code for mention in mentions for code in mention.parties} - NOT_STATES
    return tuple(sorted(codes)) if len(codes) > 1 and document.issuer in codes else ()


def own_parties(facts: Facts, sentence: SentenceFacts) -> tuple[str, ...]:
    """The parties whose words the sentence is: all that issue a joint statement, else the innermost voice's."""
    own = own_party(facts, sentence)
    if own == facts.statement.document.issuer:
        return joint_parties(facts) or ((own,) if own else ())
    return (own,) if own else ()
