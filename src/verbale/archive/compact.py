"""JSON as the archive writes it: readable, and no longer than it has to be."""

from __future__ import annotations

import json
from typing import Any

__all__ = ["compact"]


def compact(value: Any) -> str:
    """``value`` as JSON without spaces; characters stand as they are."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
