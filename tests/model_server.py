"""A real HTTP server that plays the answers of a model, right ones and wrong ones."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Asked = dict[str, Any]


@dataclass
class Reply:
    """What the server answers to one request."""

    content: str = ""
    status: int = 200
    finish: str = "stop"
    headers: dict[str, str] = field(default_factory=dict)
    body: str | None = None
    """The whole body, where it is to be none of a chat completion."""
    hangs: float = 0.0
    """Seconds before the reply."""

    def written(self) -> bytes:
        if self.body is not None:
            return self.body.encode()
        choice = {"message": {"role": "assistant", "content": self.content}, "finish_reason": self.finish}
        return json.dumps(
            {"choices": [choice], "usage": {"prompt_tokens": 100, "completion_tokens": 40}}
        ).encode()


@dataclass
class Model:
    """The server: what it was asked, and how it answers."""

    url: str
    answer: Callable[[Asked], Reply | dict[str, Any]]
    asked: list[Asked] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)

    def plays(self, *replies: Reply | dict[str, Any]) -> None:
        """Answer with these, one after the other, the last one again and again."""
        left = list(replies)
        self.answer = lambda _: left.pop(0) if len(left) > 1 else left[0]


def sentences_of(asked: Asked) -> list[dict[str, Any]]:
    """The numbered sentences in a request."""
    found: list[dict[str, Any]] = json.loads(asked["messages"][1]["content"])["sentences"]
    return found


@contextmanager
def model_server() -> Iterator[Model]:
    """A server on the loopback address, until the end of the block."""
    ended = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            playing.asked.append({**asked, "path": self.path})
            playing.keys.append(self.headers.get("Authorization", ""))
            given = playing.answer(asked)
            reply = given if isinstance(given, Reply) else Reply(json.dumps(given))
            ended.wait(reply.hangs)
            content = reply.written()
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    playing = Model(f"http://127.0.0.1:{server.server_port}/v1", lambda _: {"sentences": [], "records": []})
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield playing
    ended.set()
    server.shutdown()
    server.server_close()
