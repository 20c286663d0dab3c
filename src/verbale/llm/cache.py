"""Answers kept on disk, by what was asked: model, wording of the instructions, text."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from verbale.llm.client import Completion
from verbale.llm.prompt import Message, version

__all__ = ["AnswerCache", "default_folder"]


def default_folder() -> Path:
    """``verbale/llm`` in the user's cache folder (XDG Base Directory Specification)."""
    base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "verbale" / "llm"


class AnswerCache:
    """A folder with a file for each answer. A file that cannot be read counts as none."""

    def __init__(self, folder: Path, model: str) -> None:
        self._folder = folder
        self._model = model

    def get(self, messages: Sequence[Message]) -> Completion | None:
        """The answer that was kept to ``messages``."""
        try:
            return Completion(**json.loads(self._path(messages).read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return None

    def put(self, messages: Sequence[Message], completion: Completion) -> None:
        """Keep an answer; the file is whole or not there."""
        path = self._path(messages)
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(f".{os.getpid()}")
        part.write_text(json.dumps(asdict(completion), ensure_ascii=False), encoding="utf-8")
        part.replace(path)

    def _path(self, messages: Sequence[Message]) -> Path:
        asked = json.dumps([self._model, version(), list(messages)], ensure_ascii=False)
        return self._folder / f"{hashlib.sha256(asked.encode()).hexdigest()}.json"
