"""A language model as an engine of reading: the model proposes, what cannot be checked is dropped and counted."""

from verbale.llm.cache import default_folder
from verbale.llm.client import KEY, Client, Endpoint, EngineError
from verbale.llm.engine import LanguageModel, Proposed, Usage, estimate
from verbale.llm.reader import ModelReader

__all__ = [
    "KEY",
    "Client",
    "Endpoint",
    "EngineError",
    "LanguageModel",
    "ModelReader",
    "Proposed",
    "Usage",
    "default_folder",
    "estimate",
]
