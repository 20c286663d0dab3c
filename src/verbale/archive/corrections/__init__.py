"""What people correct: kept for ever, and held over whatever the machine reads."""

from __future__ import annotations

from verbale.archive.corrections.model import Change, Conflict, Correction

__all__ = ["Change", "Conflict", "Correction"]
