"""Makes pictures of every page of the demo, for a person to look at: a wide window and a phone's, light, dark, print.

    .venv/bin/python scripts/screenshots.py FOLDER [NAME ...]

NAME is that of a page ("review") or of a manner ("phone"); without any, all are made. Needs Chromium.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from playwright.sync_api import Browser, sync_playwright

from verbale import Archive
from verbale.web.app import create_app
from verbale.web.demo import demo_archive
from verbale.web.serving import address, listen

WIDE, PHONE, SHEET = (1280, 900), (390, 844), (794, 1123)
MANNERS = {
    "light": (WIDE, "light", "screen"),
    "dark": (WIDE, "dark", "screen"),
    "phone": (PHONE, "light", "screen"),
    "phone-dark": (PHONE, "dark", "screen"),
    "print": (SHEET, "light", "print"),
}
"""Each manner: the size of the window in CSS pixels, the colours, the medium."""


def main() -> None:
    """Start the demo, look at every page in every manner."""
    folder, wanted = Path(sys.argv[1]), set(sys.argv[2:])
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary, demo_archive(Path(temporary) / "demo.db") as archive:
        pages = pages_of(archive)
        manners = {name: manner for name, manner in MANNERS.items() if name in wanted} or MANNERS
        chosen = {name: path for name, path in pages.items() if name in wanted} or pages
        with served(archive) as base, sync_playwright() as playwright:
            options = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
            chromium = shutil.which("chromium")
            with playwright.chromium.launch(executable_path=chromium, args=options) as browser:
                for manner in manners:
                    look(browser, base, chosen, manner, folder)
    print(f"{len(manners) * len(chosen)} pictures in {folder}")  # noqa: T201 - for who runs it


def pages_of(archive: Archive) -> dict[str, str]:
    """The addresses of the pages by a name for each."""
    between = "/relationships/XGS/XRU"
    readouts = [one.id for one in archive.list() if one.document.kind == "readout"]
    both = [one.id for one in archive.list() if one.document.published in ("2023-10-26", "2023-10-27")]
    meeting = next(
        row.id
        for row in archive.ledger().entries(next(kind for kind in _kinds() if kind.key == "engagements"))
        if len({mention.issuer for mention in row.mentions}) > 1
    )
    return {
        "today": "/",
        "statement": f"/statements/{readouts[0]}",
        "precedent": f"/statements/{archive.newest(1)[0].id}/precedent",
        "relationships": "/relationships",
        "relationship": between,
        "part": f"{between}/demands",
        "issue": f"{between}/issues/maritime_territory",
        "engagement": f"/entries/{meeting}",
        "pairs": "/compare",
        "compare": f"/compare?a={both[0]}&b={both[-1]}",
        "phrases": "/phrases",
        "phrase": "/phrase?q=mutual+respect+and+patient+dialogue",
        "search": "/search?q=strait",
        "review": "/review",
        "add": "/add",
        "quality": "/quality",
        "problem": "/nowhere",
    }


def _kinds() -> tuple[type, ...]:
    from verbale.reading.model import RECORD_TYPES

    return tuple(RECORD_TYPES)


@contextmanager
def served(archive: Archive) -> Iterator[str]:
    """The address of a server of ``archive``."""
    with listen("127.0.0.1", 0) as listening:
        app = create_app(archive, is_demo=True)
        server = uvicorn.Server(uvicorn.Config(app, log_level="critical"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.05)
        yield address(listening).rstrip("/")
        server.should_exit = True
        thread.join()


def look(browser: Browser, base: str, pages: dict[str, str], manner: str, folder: Path) -> None:
    """A picture of each of the pages, the whole of it."""
    (width, height), colours, medium = MANNERS[manner]
    context = browser.new_context(viewport={"width": width, "height": height})
    page = context.new_page()
    page.emulate_media(media=medium, color_scheme=colours)  # type: ignore[arg-type]
    for name, path in pages.items():
        page.goto(base + path)
        page.screenshot(path=folder / f"{name}-{manner}.png", full_page=True)
    context.close()


if __name__ == "__main__":
    main()
