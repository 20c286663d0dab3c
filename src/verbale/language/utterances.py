"""The utterance: one sentence of the body with the chain of who says it."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["PRESS", "Utterance", "Voice"]

PRESS = "PRESS"
"""The party code of journalists and moderators."""


@dataclass(frozen=True, slots=True)
class Voice:
    """One link of the chain of sources: a name as the text gives it, and its party's code or ""."""

    name: str
    party: str


@dataclass(frozen=True, slots=True)
class Utterance:
    """A sentence ``[start, end)``, whose words begin at ``content`` after a label or an attribution.

    ``paragraph`` counts the paragraphs of the text from 0, ``turn`` the speakers' turns
    (-1 outside any). ``voice`` is the chain of sources, outermost first; empty for the
    publisher's own narration. ``rule`` names what decided the voice.
    """

    start: int
    end: int
    content: int
    paragraph: int
    turn: int
    voice: tuple[Voice, ...]
    rule: str
