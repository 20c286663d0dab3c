"""The words around the name of a party that tell how the name is used."""

from __future__ import annotations

import re
from functools import cache

from verbale.language.lexicon import read_rows
from verbale.language.phrases import phrase_regex

__all__ = [
    "DASH",
    "PEOPLE_AFTER",
    "PLACE_AFTER",
    "PLACE_BEFORE",
    "POSSESSIVE",
    "UNNAMED",
    "body_after",
    "body_before",
    "stands_alone",
]

_MINISTRY = (
    r"(?:Foreign|Commerce|Defen[cs]e|Finance|Trade|Interior|Justice|Energy|Health|Treasury|State|Home|"
    r"foreign|commerce|defen[cs]e|finance|trade|interior|justice|energy|health|treasury|home)"
    r"(?:\s(?:Affairs|affairs))?\s(?:[Mm]inistry|[Mm]inistries|[Dd]epartment|[Oo]ffice)"
)
_PLAIN_BODY = (
    r"side|[Gg]overnments?|authorit(?:y|ies)|[Aa]dministration|[Mm]ilitary|[Aa]rmed\s[Ff]orces|leadership|"
    r"regime|[Dd]elegation|[Ee]mbass(?:y|ies)|[Cc]onsulate(?:[- ][Gg]eneral)?|[Pp]arliament|[Cc]abinet|"
    r"[Cc]ongress|[Ss]enate|[Nn]avy|[Aa]rmy|[Aa]ir\s[Ff]orce|[Cc]oast\s[Gg]uard|"
    r"[Ss]upreme\s[Cc]ourt|National\sSecurity\sCouncil|National\sAssembly|House\sof\sRepresentatives|"
    r"Permanent\sMission|[Cc]entral\s[Bb]ank|[Ss]tate\s[Mm]edia"
)
_MODIFIER = (
    r"(?:federal|central|new|current|incoming|present|previous|former|interim|relevant|competent|military|"
    r"national|administrative|political|foreign|DPP|Federal|Central)"
)

DASH = re.compile(r"[-–—‑‐/]|\s[-–—]\s")
"""What joins the names of a pair ("Ruritania-Graustark")."""
POSSESSIVE = re.compile(r"['’]s\b|(?<=s)['’](?=\s)")
PEOPLE_AFTER = re.compile(r"\s(?:people|peoples|public|nationals|citizens|compatriots|civilians)\b")
PLACE_BEFORE = re.compile(
    r"(?:\bin\s[A-Z]\w+(?:,\s[A-Z]\w+)*\sand|\bback\sfrom|\b(?:in|at|near|outside|around|inside|via|downtown|[Ii]n|[Aa]t|visit(?:s|ed|ing)?|reach(?:ed)?|"
    r"city\sof|arriv(?:e[sd]?|ing)\s(?:in|at)|left|leav(?:es?|ing)|stop(?:s|ped)?\sin)|"
    r"\b(?:travel|trip|fly|flew|flight|flights|visits?|return|returned|go|going|went|came|come|coming|"
    r"arriv\w+|depart\w*|head\w*)\b[^.;,\n]{0,30}?\b(?:to|for|from))\s(?:the\s)?\Z"
)
PLACE_AFTER = re.compile(
    r",?\s(?:\(?[A-Z][a-z]{2,8}\.?\s\d)|\s(?:(?:[Ee]conomic\sand\s)?(?:[Tt]rade|[Ee]conomic|[Pp]eace|[Nn]uclear)\s)?"
    r"(?:[Ss]ummit|[Tt]alks|[Mm]eetings?|[Cc]onference|[Ff]orum|[Tt]ime|[Cc]onsultations?|[Nn]egotiations?|[Rr]ound|"
    r"[Aa]irport|[Oo]ffice|[Bb]ureau|[Cc]orrespondents?|[Aa]greements?|[Pp]rotocol|[Cc]onsensus|[Uu]nderstandings?|[Ff]ramework)\b"
)
UNNAMED = re.compile(
    r"(?:\b(?:[Cc]ertain|[Ss]ome|[Rr]elevant|[Oo]ther|[Ii]ndividual)\s"
    r"(?:other\s|Western\s|western\s|foreign\s|individual\s)?(?:countries|country|nations|states|parties)\b)|"
    r"\b(?P<INTL>(?:[Tt]he\s)?(?:[Ii]nternational|[Gg]lobal|[Ww]orld)\s[Cc]ommunity)\b"
)
"""Parties without a name: the international community, and certain countries."""


@cache
def _body() -> str:
    """A pattern for the name of a body of a state: "side", "Foreign Ministry", "Ministry of Trade and Industry"."""
    fields = phrase_regex(
        word for word, kind, _ in read_rows("offices.tsv", 3) if kind == "word" and word.istitle()
    )
    field = rf"(?:{fields.pattern})"
    titled = (
        r"(?:Ministry|Department|Office|Secretariat|Commission|Bureau|Agency|Committee)"
        rf"\s(?:of|for)\s(?:the\s)?(?:{field}|[A-Z][\w-]+)"
        rf"(?:(?:,?\s(?:and|of|the|for|on|&))*,?\s{field})*"
    )
    return rf"(?:{_PLAIN_BODY}|{_MINISTRY}|{titled})"


@cache
def body_after() -> re.Pattern[str]:
    """The party's own body, after its adjective, name or possessive ("side", "Foreign Ministry")."""
    return re.compile(rf"\s(?:{_MODIFIER}\s){{0,2}}{_body()}(?![\w-])")


@cache
def body_before() -> re.Pattern[str]:
    """The party's own body with "of", up to its name ("Government of")."""
    return re.compile(rf"(?:[Tt]he\s)?\b{_body()}\s(?:of|in)\s(?:the\s)?\Z")


_NEXT_WORD = re.compile(r"\s([A-Za-z]+)(-)?")
_CALENDAR = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|June|July|August|September|"
    r"October|November|December"
)


@cache
def _words_after_names() -> frozenset[str]:
    return frozenset(word for (word,) in read_rows("words_after_names.tsv", 1))


def stands_alone(text: str, end: int) -> bool:
    """Whether a name that ends at ``end`` stands by itself rather than before a noun that it describes."""
    found = _NEXT_WORD.match(text, end)
    if not found:
        return True
    word = found[1]
    if not word.islower():
        return word in _words_after_names() or bool(_CALENDAR.fullmatch(word))
    if len(word) > 4 and word != "armed" and word.endswith(("ly", "ed")):
        return True
    return word in _words_after_names() and not found[2]
