"""What a model is asked: the instructions, and the numbered sentences of a statement as data."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Any

from verbale.archive.corrections.values import CHOICES
from verbale.reading.model import ACTS, ISSUES, RECORD_TYPES, Sentence
from verbale.statement import Document

__all__ = ["ANSWER", "Message", "messages", "version"]

Message = dict[str, str]

_STRING = {"type": "string"}
_STRINGS = {"type": "array", "items": _STRING}
_CHAIN = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {"name": _STRING, "party": _STRING},
        "required": ["name", "party"],
    },
}
ANSWER: dict[str, Any] = {
    "type": "object",
    "properties": {
        "sentences": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "n": {"type": "integer"},
                    "voice": _CHAIN,
                    "act": {"type": "string", "enum": list(ACTS)},
                    "also": _STRINGS,
                    "to": _STRINGS,
                    "issues": {"type": "array", "items": {"type": "string", "enum": list(ISSUES)}},
                },
                "required": ["n", "voice", "act"],
            },
        },
        "records": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "type": {"type": "string", "enum": [kind.key for kind in RECORD_TYPES]},
                    "n": {"type": "integer"},
                    "quote": _STRING,
                },
                "required": ["type", "n", "quote"],
            },
        },
    },
    "required": ["sentences", "records"],
}
"""The JSON Schema of an answer, for endpoints that hold a model to one."""
_GAP = re.compile(r"\{([a-z_]+(?:\.[a-z]+)?)\}")


def messages(document: Document, sentences: Sequence[tuple[int, Sentence]]) -> list[Message]:
    """The messages that ask for the coding of ``sentences``, each with its number in the statement."""
    known = {name: getattr(document, name) for name in ("title", "publisher", "issuer", "published", "kind")}
    data = {
        "statement": {name: value for name, value in known.items() if value},
        "sentences": [{"n": number, "text": sentence.quote} for number, sentence in sentences],
    }
    return [
        {"role": "system", "content": _instructions()},
        {"role": "user", "content": json.dumps(data, ensure_ascii=False)},
    ]


def version() -> str:
    """What tells one wording of the instructions from another: the beginning of their hash."""
    return hashlib.sha256(_instructions().encode()).hexdigest()[:12]


@cache
def _instructions() -> str:
    wording = resources.files("verbale.llm").joinpath("data", "prompt.md").read_text(encoding="utf-8")
    lists = {"acts": ACTS, "issues": ISSUES}
    lists |= {f"{key}.{name}": tuple(codes) for (key, name), codes in CHOICES.items()}
    return _GAP.sub(lambda gap: ", ".join(lists[gap[1]]), wording)
