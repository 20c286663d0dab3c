"""Running the server: without accounts on this machine only, since whoever reaches it may read and correct."""

from __future__ import annotations

import ipaddress
import socket
import threading
from collections.abc import Sequence
from contextlib import closing

from verbale.archive import Archive
from verbale.errors import VerbaleError
from verbale.web.app import create_app
from verbale.web.guard import LOOPBACK_NAMES

__all__ = ["PATIENCE", "address", "listen", "serve"]

PATIENCE = 1.5
"""Seconds that the first page waits for what the whole archive adds up to."""


def listen(host: str, port: int, *, with_accounts: bool = False) -> socket.socket:
    """A socket that listens on ``host``; without accounts, an address of this machine that only it can reach.

    Raises VerbaleError for any other, and where the port is taken.
    """
    if not with_accounts and not _is_loopback(host):
        raise VerbaleError(
            f"{host}: without accounts the archive is served to this machine only, since whoever reaches it could "
            "read and correct it; leave --host out, and from another machine use ssh -L 8080:localhost:8080, or "
            "make accounts with: verbale account add NAME --role admin"
        )
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen(128)
    except OSError as error:
        listening.close()
        remedy = "give another one with --port, 0 for any that is free"
        raise VerbaleError(f"port {port} cannot be used ({error.strerror}); {remedy}") from error
    return listening


def address(listening: socket.socket) -> str:
    """What to open in a browser."""
    host, port = listening.getsockname()[:2]
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/"


def serve(
    archive: Archive,
    listening: socket.socket,
    *,
    names: Sequence[str] = (),
    is_demo: bool = False,
    with_accounts: bool = False,
) -> None:
    """Serve ``archive`` until the process is told to end; ``names`` are those that it is asked for by."""
    import uvicorn

    host = str(listening.getsockname()[0])
    app = create_app(
        archive,
        hosts=(*LOOPBACK_NAMES, host, *names),
        is_demo=is_demo,
        with_accounts=with_accounts,
        patience=PATIENCE,
    )
    # The ledger takes a while: it is made while the browser is being opened, and anew after a change.
    threading.Thread(target=app.state.site.shelf.keep_ready, daemon=True).start()
    config = uvicorn.Config(app, log_level="critical", server_header=False, proxy_headers=False)
    with closing(listening):
        uvicorn.Server(config).run(sockets=[listening])


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
