"""An endpoint that speaks the chat completions of the OpenAI API, asked with patience."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any

import httpx

from verbale.errors import VerbaleError
from verbale.llm.prompt import ANSWER, Message

__all__ = ["KEY", "Client", "Completion", "Endpoint", "EngineError"]

KEY = "VERBALE_LLM_KEY"
"""The environment variable that holds the endpoint's key."""
_TRIES = 5
_LONGEST_WAIT = 60.0
"""Seconds, whatever the endpoint asks for."""
_LATER = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})
_NOT_UNDERSTOOD = frozenset({400, 404, 415, 422, 501})
_SCHEMA = {"type": "json_schema", "json_schema": {"name": "reading", "schema": ANSWER}}
_SHAPES: tuple[dict[str, Any], ...] = (
    {"response_format": _SCHEMA},
    {"response_format": {"type": "json_object"}},
    {},
)
"""How an answer in JSON is asked for: what an endpoint does not know is not asked again."""


class EngineError(VerbaleError):
    """An endpoint that cannot be asked, or that gives no answer."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a model is asked, and as whom. The key is never shown and never stored."""

    url: str
    """The base address, ``http://localhost:8080/v1``."""
    model: str
    key: str = field(default="", repr=False)
    timeout: float = 120.0
    """Seconds to wait for one answer."""


@dataclass(frozen=True, slots=True)
class Completion:
    """One answer: its text, whether it was cut off, and the tokens that the endpoint counted."""

    text: str
    cut_off: bool = False
    sent: int = 0
    received: int = 0


class Client:
    """Asks one endpoint; may be used by several threads at once."""

    def __init__(self, endpoint: Endpoint, *, wait: Callable[[float], None] = time.sleep) -> None:
        if not endpoint.url.startswith(("http://", "https://")):
            raise EngineError(f"{endpoint.url!r} is not the address of an endpoint; give http(s)://HOST/v1")
        self._endpoint = endpoint
        self._wait = wait
        self._shape = 0
        headers = {"Authorization": f"Bearer {endpoint.key}"} if endpoint.key else {}
        self._http = httpx.Client(headers=headers, timeout=endpoint.timeout)

    def __enter__(self) -> Client:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._http.close()

    def complete(self, messages: Sequence[Message]) -> Completion:
        """The model's answer. Raises EngineError where there is none after several tries."""
        while True:
            shape = self._shape
            reply = self._patiently({"messages": list(messages), **_SHAPES[shape]})
            if reply.status_code in _NOT_UNDERSTOOD and "response_format" in reply.text and shape < 2:
                self._shape = max(self._shape, shape + 1)
                continue
            return self._completion(reply)

    def _patiently(self, body: dict[str, Any]) -> httpx.Response:
        """The first reply that is not a request to come back later."""
        problem = ""
        address = self._endpoint.url.rstrip("/") + "/chat/completions"
        for attempt in range(_TRIES):
            try:
                reply = self._http.post(
                    address, json={"model": self._endpoint.model, "temperature": 0, **body}
                )
            except httpx.TransportError as error:
                problem, wanted = str(error) or type(error).__name__, ""
            else:
                if reply.status_code not in _LATER:
                    return reply
                problem, wanted = f"status {reply.status_code}", reply.headers.get("Retry-After", "")
            if attempt + 1 < _TRIES:
                self._wait(_pause(attempt, wanted))
        raise EngineError(
            f"{self._endpoint.url}: no answer after {_TRIES} tries ({problem}); is the model server running?"
        )

    def _completion(self, reply: httpx.Response) -> Completion:
        if reply.status_code in (401, 403):
            raise EngineError(f"{self._endpoint.url}: the key is refused; put the right one into {KEY}")
        if reply.is_error:
            words = " ".join(reply.text.split())[:200]
            raise EngineError(
                f"{self._endpoint.url}: status {reply.status_code} for model {self._endpoint.model!r} ({words}); "
                "check the address and the model's name"
            )
        try:
            data = reply.json()
            choice = data["choices"][0]
            usage = data.get("usage") or {}
            return Completion(
                choice["message"]["content"] or "",
                choice.get("finish_reason") == "length",
                int(usage.get("prompt_tokens") or 0),
                int(usage.get("completion_tokens") or 0),
            )
        except (ValueError, KeyError, IndexError, TypeError, AttributeError) as error:
            raise EngineError(
                f"{self._endpoint.url}: the reply is no chat completion ({type(error).__name__}); "
                "give the address of an OpenAI-compatible endpoint"
            ) from error


def _pause(attempt: int, wanted: str) -> float:
    """Seconds until the next try: what the endpoint asks for, or twice as long each time, spread by chance."""
    try:
        seconds = float(wanted)
    except ValueError:
        # Not for secrets: so that clients turned away together do not come back together.
        seconds = 2.0**attempt * random.uniform(0.5, 1.0)  # noqa: S311
    return min(max(seconds, 0.0), _LONGEST_WAIT)
