"""Narration: whether a text tells what others said, and where it returns to its own words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from verbale.language.attribution import Attribution

__all__ = ["is_narrated", "kind_or_guess", "publishes", "returns_to_narration", "tells_of_remarks"]


_FIRST_PERSON = re.compile(r"\b(?:we|We|our|Our|us|I|my|My|ours)\b")
_I = re.compile(r"\b(?:I|my|My)\b(?!\.)")
_QUOTATION = re.compile(r"[\"“][^\"“”]*[\"”]?")
_MEETING = re.compile(
    r"\b(?:met (?:with|separately|today|on|in)|held (?:\w+ ){0,3}(?:talks|a meeting|a call|consultations)|"
    r"spoke (?:with|to|by)|"
    r"had (?:a|an) (?:\w+ ){0,3}(?:call|meeting|conversation)|received (?:a|the)|paid a|attended|convened|co-chaired|"
    r"exchanged views|visited)\b"
)
_BRIEFED = re.compile(r"\bbriefed (?:the )?(?:\w+ )?(?:media|press|reporters|journalists)\b")
_ISSUED_KINDS = frozenset({"statement", "fact_sheet", "speech", "letter", "resolution"})
_SPOKEN_KINDS = frozenset({"communique", "speech", "letter", "resolution", "transcript", "interview"})
_NARRATED_SHARE = 0.34
_SPOKESPERSON_SHARE = 0.4
_OPENING = 3

_LEAD = (
    r"(?:(?:Also|Then|Later|Earlier|Finally|In|Additionally|On|At|During|After|Before|Following|Throughout|With|As|Regarding"
    r"|Concerning|Prior|Today|Meanwhile|Furthermore|Moreover|Separately)\b[^,.]{0,140},\s+)?"
)
_PAST = (
    r"(?:(?!need\b|indeed\b|proceed\b|succeed\b|exceed\b|speed\b)\w+ed|met|held|had|spoke|gave|took|led|were|was|made"
    r"|began|saw|went|sent|chose|paid|became)"
)
_NAMES = r"[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*"
_GROUP_DID = re.compile(
    rf"""(?x){_LEAD.replace(" ", chr(92) + " ")}(?:
      [Tt]he\ (?:two|three|four)\ (?:\w+\s){{0,3}}\w+s | [Bb]oth\ (?:\w+\s){{0,2}}\w+s | [Bb]oth | [Tt]hey
    | [Tt]he\ (?:sides|leaders|ministers|parties|presidents|participants|delegations|attendees|delegates|principals
        |meeting|forum|talks|visit|dialogue|conference|call|event|discussions?|conversations?|exchanges?|summit|session|roundtable)
    | {_NAMES}\ and\ (?:the\s)?{_NAMES}
    )\s+(?:also\s|further\s|then\s|\w+ly\s)*{_PAST}\b"""
)
_PUBLISHES = re.compile(
    r"(?:Today,? |On [^,]{3,40}, )?(?:[Tt]he |[A-Z])[^.“\"]{3,160}"
    r"\b(?:issued|released|published|posted|made|delivered|gave) "
    r"(?:\w+ ){0,2}(?:the following|an? (?:\w+ ){0,2}(?:statement|readout|fact sheet|press release|media note|summary|"
    r"transcript|letter|advisory|report))\b"
)
_REMARKS_CAME = re.compile(
    r"(?:The|His|Her|Their|These) (?:remarks?|comments?|statements?|announcements?|decisions?|moves?|responses?) "
    r"(?:came|comes?|follow(?:s|ed)|was|were|is|are)\b|(?:It is reported|Also (?:present|attending))\b"
)
_IMPERSONAL = re.compile(
    rf"{_LEAD}(?:It was (?:\w+ly )?(?:agreed|decided|noted|emphasi[sz]ed|stressed|underlined)\b"
    r"|(?!We|I|Our)[A-Z][^,.;“\"]{3,120}? (?:was|were) (?:also |further |then )?"
    r"(?:discussed|considered|reviewed|exchanged|touched upon|raised|signed|invited|held|noted|examined|addressed)\b)"
)
_REFERRED = re.compile(r"(?:He|She|They) (?:was|were) (?:referring|alluding|reacting|responding) to\b")
_MADE_REMARKS = re.compile(r"\bmade (?:the|these|his|her) (?:remarks|comments?|statement)\b")
_PERSON_DID = re.compile(
    rf"{_LEAD}(?:The\s)?(?:[A-Z][\w’'./-]*,?\s(?:(?:of|and|for|the|to)\s)*){{1,14}}(?:also\s|then\s)*"
    r"(?:attended|met|visited|accompanied|arrived|departed|left|joined|chaired|hosted|held|received|led|paid|presented|"
    r"responded|participated|took part|delivered|addressed|signed|toured|laid|travel(?:l)?ed|co-hosted|co-chaired)\b"
)


def is_narrated(kind: str, sentences: Sequence[tuple[str, Sequence[Attribution]]]) -> bool:
    """Whether the text outside turns tells what others said, rather than speaking for its issuer.

    ``sentences`` are the words of the body's sentences with their attributions;
    ``kind`` is the document's kind or "".
    """
    if not sentences or kind in _SPOKEN_KINDS or _is_own_account(*sentences[0]):
        return False
    if kind == "readout":
        return True
    tells = [any(_is_third_person(item) for item in found) for _, found in sentences]
    share = sum(tells) / len(tells)
    first = tells.index(True) if any(tells) else len(tells)
    # "We" in somebody's reported words says nothing about the text; before them it is the issuer speaking.
    speaks_itself = any(_speaks_itself(words) for words, _ in sentences[:first])
    if kind in _ISSUED_KINDS:
        return share >= _SPOKESPERSON_SHARE and not any(_speaks_itself(words) for words, _ in sentences)
    if kind in ("article", "briefing"):
        return any(tells) and not speaks_itself
    opens = first == 0 or bool(_MEETING.search(sentences[0][0]))
    return any(tells) and not speaks_itself and (share >= _NARRATED_SHARE or (opens and first <= _OPENING))


def _is_own_account(opening: str, attributions: Sequence[Attribution]) -> bool:
    """Whether a text opens in the first person singular: "I had a call with the President"."""
    return not attributions and bool(_I.search(_QUOTATION.sub(" ", opening)))


def _is_third_person(found: Attribution) -> bool:
    if found.speaker.form == "name" and found.verb.startswith("announc"):
        return False
    return found.speaker.form in ("person", "noun", "pronoun", "name") and (
        found.has_clause or found.verb_class == "express"
    )


def _speaks_itself(sentence: str) -> bool:
    return bool(_FIRST_PERSON.search(_QUOTATION.sub(" ", sentence)))


def kind_or_guess(kind: str, opening: str) -> str:
    """The document's kind; where it is not known, what the opening tells: of a meeting or of a briefing."""
    if kind:
        return kind
    if _BRIEFED.search(opening):
        return "briefing"
    return "readout" if _MEETING.search(opening) else ""


def publishes(sentence: str) -> bool:
    """Whether a sentence only says that a text was issued: "The ministry released the following statement."."""
    return bool(_PUBLISHES.match(sentence))


def tells_of_remarks(sentence: str) -> bool:
    """Whether a sentence is about the remarks themselves: "The remarks came after …"."""
    about = _REMARKS_CAME.match(sentence) or _REFERRED.match(sentence) or _MADE_REMARKS.search(sentence)
    return about is not None


def returns_to_narration(sentence: str, attributions: Sequence[Attribution], kind: str) -> bool:
    """Whether a sentence is the narrator's own again, after somebody's words."""
    if tells_of_remarks(sentence):
        return True
    if kind not in ("readout", "article", ""):
        return False
    if any(found.speaker.form == "group" and found.place == "front" for found in attributions):
        return True
    return any(pattern.match(sentence) for pattern in (_GROUP_DID, _PERSON_DID, _IMPERSONAL))
