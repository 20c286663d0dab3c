"""Checking what a person gives as a field's value: codes are known, dates are EDTF, words stand in the text."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import Field, fields
from typing import Any

from verbale.archive.corrections.holding import METADATA
from verbale.archive.corrections.model import Data
from verbale.errors import CorrectionError, VerbaleError
from verbale.language.gazetteer import known_party
from verbale.reading.measure_words import KINDS as MEASURE_KINDS
from verbale.reading.measure_words import STATUSES as MEASURE_STATUSES
from verbale.reading.model import ACTS, ISSUES, PARTY_FIELDS, Record
from verbale.sources.overrides import Overrides, is_date

__all__ = [
    "CHOICES",
    "SENTENCE_FIELDS",
    "VERBATIM",
    "metadata_values",
    "own_fields",
    "record_values",
    "sentence_values",
]

SENTENCE_FIELDS = ("voice", "act", "also", "to", "issues")
"""What can be corrected of a sentence."""
VERBATIM = ("content", "name", "area", "instrument")
"""Fields of records that hold words of the text."""

_ENGAGEMENTS = (
    "summit", "meeting", "visit", "call", "letter", "talks", "consultation", "ceremony", "conference",
    "exercise", "signing", "other",
)  # fmt: skip
CHOICES = {
    ("engagements", "kind"): _ENGAGEMENTS,
    ("engagements", "status"): ("planned", "held", "ongoing", "cancelled"),
    ("commitments", "polarity"): ("do", "refrain"),
    ("demands", "polarity"): ("do", "refrain"),
    ("red_lines", "issue"): ISSUES,
    ("mechanisms", "status"): ("exists", "established", "restored", "suspended", "ended", "proposed"),
    ("measures", "kind"): MEASURE_KINDS,
    ("measures", "status"): MEASURE_STATUSES,
    ("cooperation", "status"): ("progress", "ongoing", "proposed", "stalled", "ended"),
}
"""The codes that a field may hold (coding guide, sections 4 and 5)."""
_NEVER_EMPTY = ("kind", "polarity", *VERBATIM)
_WORDS = ("participants", "items")
_VOICE = re.compile(r"(?P<name>[^()]*?)\s*(?:\((?P<party>[^()]*)\))?")


def metadata_values(given: Mapping[str, Any]) -> dict[str, str]:
    """The metadata in ``given``. Raises CorrectionError where a field or value is none."""
    _require_known(given, METADATA, "a statement")
    values = {name: _string(name, value) for name, value in given.items()}
    try:
        Overrides(**values)
    except VerbaleError as error:
        raise CorrectionError(str(error)) from error
    return values


def sentence_values(given: Mapping[str, Any], held: Data) -> Data:
    """The fields of a sentence in ``given``, which has the fields of ``held`` by now."""
    plain = _put_together(given, held, _sentence_list)
    _require_known(plain, SENTENCE_FIELDS, "a sentence")
    return {name: _sentence_value(name, value) for name, value in plain.items()}


def record_values(kind: type[Record], given: Mapping[str, Any], held: Data, text: str) -> Data:
    """The fields of a record of ``kind`` in ``given``, which has the fields of ``held`` by now, if any."""
    known = {item.name: item for item in own_fields(kind)}
    plain = _put_together(given, held, _list)
    _require_known(plain, known, kind.key)
    return {name: _record_value(kind, known[name], value, text) for name, value in plain.items()}


def own_fields(kind: type[Record]) -> list[Field[Any]]:
    """The fields that records of one type have of their own, in order."""
    common = {item.name for item in fields(Record)}
    return [item for item in fields(kind) if item.name not in common]


def _put_together(given: Mapping[str, Any], held: Data, listed: Callable[[str, Any], list[Any]]) -> Data:
    """``given`` with ``NAME+`` and ``NAME-`` worked out on the lists of ``held``."""
    plain: Data = {}
    for written, value in given.items():
        name, sign = written.rstrip("+-"), written[-1:]
        if sign not in ("+", "-"):
            plain[name] = value
            continue
        now = listed(name, plain.get(name, held.get(name) or []))
        change = listed(name, value)
        kept = [one for one in now if one not in change]
        plain[name] = [*now, *(one for one in change if one not in now)] if sign == "+" else kept
    return plain


def _sentence_value(name: str, value: Any) -> Any:
    if name == "act":
        return _one_of(name, _string(name, value), ACTS)
    values = _sentence_list(name, value)
    if name == "also":
        return [_one_of(name, act, ACTS) for act in values]
    if name == "issues":
        return [_one_of(name, issue, ISSUES) for issue in values]
    if name == "to":
        return [_party(name, code) for code in values]
    return values


def _sentence_list(name: str, value: Any) -> list[Any]:
    return _chain(value) if name == "voice" else _list(name, value)


def _record_value(kind: type[Record], item: Field[Any], value: Any, text: str) -> Any:
    if item.default is None:
        return _count(item.name, value)
    if item.default == ():
        return _record_list(kind, item.name, value, text)
    word = _string(item.name, value)
    if word:
        return _record_word(kind, item.name, word, text)
    if item.name in _NEVER_EMPTY:
        raise CorrectionError(f"{item.name} may not be empty in {kind.key}; reject the record if it is none")
    return word


def _record_list(kind: type[Record], name: str, value: Any, text: str) -> Any:
    values = _list(name, value)
    if name in PARTY_FIELDS:
        codes = [_party(name, code) for code in values]
        return _as_contract(codes) if name in kind.alone_or_many else codes
    return [_verbatim(name, one, text) for one in values] if name == "items" else values


def _record_word(kind: type[Record], name: str, word: str, text: str) -> str:
    if name in VERBATIM:
        return _verbatim(name, word, text)
    if (kind.key, name) in CHOICES:
        return _one_of(name, word, CHOICES[kind.key, name])
    if name == "date" and not is_date(word):
        remedy = "write it as EDTF: 2024-04-24, 2024-04~, 2024-04-24/2024-04-26"
        raise CorrectionError(f"date {word!r} is none; {remedy}")
    return word


def _as_contract(codes: list[str]) -> str | list[str]:
    """Fields that the contract writes as one code where there is one."""
    return codes[0] if len(codes) == 1 else codes or ""


def _chain(value: Any) -> list[dict[str, str]]:
    """A chain of voices, outermost first: ``Minister Tarnheim (XRU) > Chancellor Merrik (XGS)``, or the JSON of it."""
    parts = _from_json("voice", value) if isinstance(value, str) else value
    if isinstance(parts, str):
        matches = [_VOICE.fullmatch(part.strip()) for part in parts.split(">") if part.strip()]
        if not all(matches):
            raise CorrectionError(f"voice {parts!r} is not understood; write: NAME (CODE) > NAME (CODE)")
        parts = [match.groupdict(default="") for match in matches if match]
    if not isinstance(parts, list) or not all(isinstance(part, dict) for part in parts):
        raise CorrectionError('voice is a list of {"name": …, "party": …}, outermost first')
    chain = [
        {name: _string("voice", part.get(name, "")).strip() for name in ("name", "party")} for part in parts
    ]
    for source in chain:
        if source["party"]:
            _party("voice", source["party"])
        if not source["name"] and not source["party"]:
            raise CorrectionError("a voice has a name or a party; write: NAME (CODE)")
    return chain


def _list(name: str, value: Any) -> list[str]:
    """Several values: a list, the JSON of one, or a string with commas between (semicolons between words)."""
    found = _from_json(name, value) if isinstance(value, str) else value
    if isinstance(found, str):
        found = [part.strip() for part in found.split(";" if name in _WORDS else ",") if part.strip()]
    if not isinstance(found, list | tuple) or not all(isinstance(one, str) for one in found):
        raise CorrectionError(f"{name} is a list of strings, not {found!r}")
    return list(dict.fromkeys(found))


def _from_json(name: str, value: str) -> Any:
    if not value.lstrip().startswith("["):
        return value
    try:
        return json.loads(value)
    except ValueError as error:
        raise CorrectionError(f"{name} begins as a list in JSON but is none ({error})") from error


def _string(name: str, value: Any) -> str:
    if isinstance(value, str):
        return value.strip()
    raise CorrectionError(f"{name} is a string, not {value!r}")


def _count(name: str, value: Any) -> int | None:
    if value in (None, ""):
        return None
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    if isinstance(value, str) and value.isascii() and value.isdigit():
        return int(value)
    raise CorrectionError(f"{name} is a whole number or nothing, not {value!r}")


def _party(name: str, code: str) -> str:
    if not known_party(code):
        remedy = "write ISO 3166-1 alpha-3 or an organisation's acronym in capitals, such as CHN, USA, EU"
        raise CorrectionError(f"{name}: {code!r} is not the code of a party; {remedy}")
    return code


def _one_of(name: str, code: str, known: Sequence[str]) -> str:
    if code not in known:
        raise CorrectionError(f"{name}: {code!r} is not known; it is one of {', '.join(known)}")
    return code


def _verbatim(name: str, words: str, text: str) -> str:
    if words not in text:
        raise CorrectionError(
            f"{name}: the text does not have the words {words[:60]!r}; copy them from the text"
        )
    return words


def _require_known(given: Iterable[str], known: Iterable[str], what: str) -> None:
    names = list(known)
    for name in given:
        if name not in names:
            raise CorrectionError(f"{what} has no field {name!r}; it has {', '.join(names)}")
