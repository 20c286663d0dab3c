"""A server to look at, and whether there is a browser to look with."""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from fastapi import FastAPI

from verbale.web.serving import address, listen

CHROMIUM = shutil.which("chromium")
CHROMIUM_MISSING = CHROMIUM is None and "CI" not in os.environ


@contextmanager
def served(app: FastAPI) -> Iterator[str]:
    """The address at which ``app`` is served."""
    with listen("127.0.0.1", 0) as listening:
        server = uvicorn.Server(uvicorn.Config(app, log_level="critical"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.05)
        yield address(listening).rstrip("/")
        server.should_exit = True
        thread.join()
