"""The names of legal and institutional instruments in a stretch of text.

An instrument is known by name (``data/reference_names.tsv``), is built like one
("Treaty on …", "… Agreement"), or is cited by number ("Resolution 2758", "Section 301").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from verbale.language.lexicon import read_rows
from verbale.language.sieve import Expression, Sieve
from verbale.reading.capitalised_names import capitalised_instruments
from verbale.reading.quotation import with_quotes

__all__ = ["Instrument", "find_instruments"]

_PACKAGE = "verbale.reading"
_YEAR = r"(?:(?:18|19|20)\d\d\s)?"
_CAPITALS = r"[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*)*"
_COURT = r"(?:Tribunal|Court(?:\sof\s[A-Z]\w+)?|Appellate Body|ICJ|PCA|WTO|Organization\s\(WTO\))"
_DECISION = r"(?:award|ruling|judgment|judgement|decision|advisory opinion|panel report)s?"
_DEAL = r"(?:deal|agreement|accord|treaty|pact|truce)"
_PAPER = r"(?:white paper|rule|law|act|bill|document|plan|strategy|initiative|declaration|memorandum|policy)"
_CITED = (
    (
        "number",
        r"(?:(?!Regarding|Concerning|Under|Following|See)(?:[A-Z][\w-]*\s(?:of\s)?){1,4})?(?:Announcement|Order|Decree|Notice|Circular|Regulation|Directive|Law|Federal\sLaw|Decision)\s"
        r"(?:\((?:EU|EC|EEC)\)\s)?No\.?\s(?P<number>\d+(?:[/-]\w+)*)(?:\sof\s(?:[A-Z]\w+\s\d{1,2},\s)?\d{4})?",
    ),
    ("number", r"[Rr]egulations?\s\((?:EU|EC)\)\s(?P<number>\d{4}/\d+)"),
    (
        "article",
        r"(?:Article|Chapter)s?\s(?:[IVX]+|\d+|[A-Z][a-z]+)(?:\s?\(\d+\)|,\sparagraph\s\d+)?\sof\sthe\s(?:UN\s|U\.N\.\s|United\sNations\s|North\sAtlantic\s|[A-Z][\w-]*\s)?"
        r"(?:Charter|Treaty|Convention|Constitution|Covenant|Statute)(?:\sof\sthe\sUnited\sNations)?",
    ),
    (
        "resolutions",
        r"(?:(?:relevant|pertinent|binding)\s)?(?:(?:UN|U\.N\.|United\sNations)\s)?(?:Security\sCouncil|General\sAssembly|UNSC|UNGA)\s"
        r"[Rr]esolutions\son\s(?:the\s)?(?:[A-Z][\w-]*|and|the|of)(?:\s(?:[A-Z][\w-]*|and|of))*(?<!and)(?<!of)",
    ),
    (
        "orders",
        r"(?:ICJ|ICC|International\s(?:Criminal\s)?Court(?:\sof\sJustice)?)[’']s\s(?:\w+\s)?(?:orders?|rulings?|provisional\smeasures)",
    ),
    (
        "lower",
        r"(?<!a )(?<!no )(?:(?:ceasefire|peace|hostage|trade|tariff|grain|prisoner-exchange)\s)+"
        r"(?:agreement|deal|accord)\s(?:in|between|with|of|on)\s"
        rf"(?:the\s)?{_CAPITALS}(?:\sand\s(?:the\s)?{_CAPITALS})?",
    ),
    (
        "lower",
        r"[Mm]emorand(?:um|a)(?:\sof\s[Uu]nderstanding)?\son\s(?:the\s)?(?:(?!the\b|for\b|in\b|at\b|with\b|by\b|which\b|under\b)[\w’'-]+\s?){1,5}?"
        r"(?=\s(?:for|in|at|with|by|between|under)\b|[,.;]|\s?\Z)",
    ),
    ("lower", r"(?!(?:The|This|That|A|Our|Their|Its)\s)[A-Z][\w-]+\scode\sof\sconduct"),
    (
        "lower",
        rf"code\sof\sconduct\s(?:(?:for|in)\s(?:the\s)?{_CAPITALS}(?:\sof\s{_CAPITALS})?|for\sthe\s[a-z]+)",
    ),
    ("lower", r"(?:MoU|MOU|LoI)s?\son\s(?:the\s)?[A-Z][\w-]*(?:\s(?:(?:and|of|in|for|the)\s)*[A-Z][\w-]*)*"),
    (
        "lower",
        r"(?:(?:Plan|Programme|Program)\sof\s(?:[A-Z]\w+\s)?(?:Consultations|Cooperation|Exchanges|Action)|"
        r"(?:[A-Z]\w+\s){1,3}Exchange\sProgramme)(?:\s(?:between\sthe\stwo\s[a-z]+\s[a-z]+\s)?for\s(?:the\s)?(?:years\s|period\s)?"
        r"\d{4}(?:\s?[-–]\s?\d{2,4})?)?",
    ),
    ("lower", r"agreement\sof\s\d{1,2}\s[A-Z][a-z]+(?:\s\d{4})?"),
    (
        "lower",
        r"draft\s(?:(?:UN\s|United\sNations\s)?Security\sCouncil\sresolution|resolution\s(?:of|to|in|at|before)\sthe\s"
        r"(?:UN\s|United\sNations\s)?Security\sCouncil)",
    ),
    (
        "lower",
        r"joint\sstatement\s(?:from|of|by|issued\s(?:by|at|after))\sthe\s[A-Z][\w’'-]*\s(?:[\w’'-]+\s){0,3}?"
        r"(?:meeting|summit|leaders|ministers)\b",
    ),
    (
        "titled",
        r"[\"“](?:Decision|Announcement|Notice|Provisions|Measures|Regulations|Opinions)\s(?:on|of|concerning)\s[^\"“”]{4,200}[\"”]",
    ),
    ("act", r"(?:[A-Z][\w-]*\s(?:of\s)?)+\(Sanctions\)\s(?:\(EU\sExit\)\s)?Regulations\s\d{4}"),
    (
        "resolution",
        r"(?:(?:UNSC|UNGA|U\.?N\.?|United Nations|Security Council|General Assembly|Human Rights Council)\s){0,2}"
        r"[Rr]esolutions?\s(?:No\.\s?)?(?P<number>\d+(?:/\d+)?)(?:\s\(\d{4}\))?"
        r"(?:\sof\sthe\s(?:U\.?N\.?\s|United Nations\s)?(?:Security Council|General Assembly))?",
    ),
    ("order", r"(?:Executive\s[Oo]rders?\s(?:\(E\.?O\.?\)\s)?|E\.O\.\s|EO\s)(?P<number>\d{4,5})"),
    ("order", r"(?:National Security Presidential Memorandum|NSPM)(?:\s\(NSPM\))?(?:[\s-](?P<number>\d+))?"),
    (
        "section",
        r"[Ss]ection\s(?P<number>\d{3,4})(?:\(\w+\))*\sof\s(?:the\s)?"
        r"(?:[A-Z][\w-]*\s(?:(?:and|of|for)\s)?)*Act(?:\sof\s\d{4})?",
    ),
    (
        "section",
        rf"[\"“]?Section\s(?P<number>\d{{3,4}})[\"”]?\s[Ii]nvestigation(?!s)(?:\s(?:on|into|of)\s{_CAPITALS}"
        rf"(?:(?:,\s(?:and\s)?|\s(?:and|of|for|to|on|in)\s(?:the\s)?){_CAPITALS})*|(?=\s(?:launched|initiated|opened)\sby\b))",
    ),
    (
        "section",
        r"Section\s(?P<number>\d{3,4})(?:\(\w+\))*(?![\d\"”(])"
        r"(?!\s(?:tariff|dut|measure|[Ii]nvest|trade|action|and))",
    ),
    ("section", r"section\s(?P<number>\d+)\sof\stitle\s\d+,\sUnited\sStates\sCode"),
    (
        "ruling",
        rf"(?:[Aa]rbitral\s)?{_DECISION}\s(?:(?:rendered|issued|handed down|circulated|made|given)\s)?"
        r"(?:by|of)\sthe\s(?:so-called\s)?"
        rf"(?:[A-Z][\w.’']*\s(?:of\s)?)*{_COURT}(?:\s(?:on|in|of)\s(?:\d{{1,2}}\s[A-Z]\w+\s)?\d{{4}})?",
    ),
    (
        "ruling",
        rf"{_YEAR}(?:[A-Z][\w.]*\s(?:of\s)?){{0,4}}(?:Tribunal|Court(?:\sof\s[A-Z]\w+)?|Appellate Body|ICJ)"
        r"(?:['’]s)?\s(?:\w+\s)?"
        rf"{_DECISION}(?:\sin\sthe\s(?:\w+\s){{1,4}}(?:case|lawsuit))?",
    ),
    ("ruling", r"[\"“]?South China Sea [Aa]rbitration(?:\s(?:[Cc]ase|award|ruling)){0,2}[\"”]?"),
    ("ruling", rf"{_YEAR}[Aa]rbitral\s(?:award|ruling)"),
    (
        "reached",
        rf"(?:(?:important|basic)\s)?(?:consensus|agreement|framework|common understandings?)\s(?:\w+\s)?"
        rf"(?:reached|made|concluded)\s(?:at\s(?:the\s)?|in\s(?!the\b)){_CAPITALS}"
        rf"(?:\s(?:economic|and|high-level|trade|summit|talks|meeting|consultations)\b)*",
    ),
    (
        "reached",
        rf"(?:(?:historic|landmark|trade|economic|and|peace)\s)*{_DEAL}\s(?:reached|signed|concluded)\s(?:between|by)\s"
        rf"(?:the\s)?{_CAPITALS}(?:\sand\s(?:the\s)?{_CAPITALS}(?:\sof\s{_CAPITALS})?)?",
    ),
    ("titled", rf"{_PAPER}\s(?:titled\s|entitled\s)?[\"“][A-Z][^\"”]{{8,}}[\"”]"),
    (
        "titled",
        rf"(?:[a-z]+\s){{0,2}}{_PAPER}\s(?:titled|entitled)\s{_CAPITALS}"
        rf"(?:\s(?:and|of|for|to|on|in)\s(?:the\s)?{_CAPITALS})*",
    ),
    ("titled", r"[\"“][^\"“”]{4,60}[\"”]\s(?:initiative|plan|policy|strategy|programme|program|law)\b"),
    (
        "bilateral",
        rf"{_YEAR}[A-Z][\w.]*[-–][A-Z][\w.]*\s(?:[a-z]+\s){{0,4}}"
        r"(?:agreement|treaty|protocol|accord|communiqu[eé]|pact|joint statement|joint declaration)\b",
    ),
)
_TRAILING = re.compile(r"(?:\s(?:and|of|for|on|into)(?:\s[A-Z]\w+['’]s)?|\.)\Z")
"""What a pattern may take in at the end that is no part of the name."""


@dataclass(frozen=True, slots=True)
class Instrument:
    """A mention ``[start, end)`` of an instrument. ``key`` is the same for all of its names; ``rule`` found it."""

    start: int
    end: int
    key: str
    rule: str


def find_instruments(text: str, start: int, end: int) -> tuple[Instrument, ...]:
    """The instruments named in ``text[start:end]``, in text order, none overlapping another, without article."""
    known = list(_known(text, start, end))
    found = [*known, *_cited(text, start, end)]
    found += [
        Instrument(a, b, _plain(text[a:b]), "reference.named")
        for a, b in capitalised_instruments(text, start, end)
        # "the United Nations Charter and International law" goes on with something else.
        if not any(a == one.start and text.startswith(" and ", one.end) and one.end < b for one in known)
    ]
    kept: list[Instrument] = []
    for item in sorted(found, key=lambda item: (item.start - item.end, item.start)):
        if all(item.end <= other.start or other.end <= item.start for other in kept):
            kept.append(item)
    return tuple(sorted(kept, key=lambda item: item.start))


def _known(text: str, start: int, end: int) -> Iterator[Instrument]:
    for match, key in _known_patterns().finditer(text, start, end):
        yield Instrument(*with_quotes(text, *match.span()), key, "reference.known")


def _cited(text: str, start: int, end: int) -> Iterator[Instrument]:
    for match, rule in _cited_patterns().finditer(text, start, end):
        number = match.groupdict().get("number")
        name = _TRAILING.sub("", match[0])
        key = f"{rule} {number}" if number else _plain(name)
        yield Instrument(match.start(), match.start() + len(name), key, f"reference.{rule}")


@cache
def _cited_patterns() -> Sieve[str]:
    return Sieve((Expression(rf"(?<![\w-]){pattern}"), rule) for rule, pattern in _CITED)


@cache
def _known_patterns() -> Sieve[str]:
    """A pattern for the names of each known instrument, and its key."""
    patterns = []
    for (cell,) in read_rows("reference_names.tsv", 1, _PACKAGE):
        names = [name.strip() for name in cell.split("|")]
        body = "|".join(_name_regex(name) for name in sorted(names, key=len, reverse=True))
        expression = Expression(
            rf"(?<![\w-]){_YEAR}(?:{body})(?!\w)(?!\s(?:Organi[sz]ation|Review\s(?:Conference|[Pp]rocess|Meeting)|Summit))"
        )
        patterns.append((expression, _plain(names[0])))
    return Sieve(patterns)


def _name_regex(name: str) -> str:
    body = ""
    for word in re.split(r"[ -]", name):
        gap = "" if not body or body.endswith(" )?") else r"[\s\"“”‘’'-]{1,3}"
        body += gap + (r"(?:\S+ )?" if word == "*" else re.escape(word))
    return f"(?i:{body})" if name == name.lower() or name.startswith("one-") else body


def _plain(name: str) -> str:
    """``name`` in the form that tells instruments apart: lower case, without quotation marks and brackets."""
    bare = re.sub(r"\s\([^)]*\)", "", name)
    return re.sub(r"[\s\"“”‘’'-]+", " ", bare).strip().lower()
