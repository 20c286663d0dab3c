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
from fastapi import FastAPI
from playwright.sync_api import Browser, Page, sync_playwright

from verbale import Archive
from verbale.archive.people import accounts
from verbale.archive.people.searches import save_search
from verbale.reading.model import Commitment, Engagement
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
ACCOUNTS = {"miriam": "admin", "edda": "editor", "rena": "reader"}
PASSWORD = "correct horse battery"  # noqa: S105 - of an archive that is thrown away
TEAM_PAGES = {
    "sign-in": "/sign-in?next=%2Fsearch%3Fq%3Dstrait",
    "account": "/account",
    "accounts": "/accounts",
    "log": "/log",
}
"""The pages that only an archive with accounts has."""


def main() -> None:
    """Start the demo, look at every page in every manner; then at those that an archive with accounts has."""
    folder, wanted = Path(sys.argv[1]), set(sys.argv[2:])
    folder.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as temporary,
        demo_archive(Path(temporary) / "demo.db") as archive,
        sync_playwright() as playwright,
    ):
        save_search(archive.database, "Demands about the strait", "q=strait&act=demand")
        save_search(archive.database, "Border, as Ruritania has it", "q=border&issuer=XRU")
        pages = pages_of(archive)
        manners = [name for name in MANNERS if name in wanted] or list(MANNERS)
        names = wanted & (set(pages) | set(TEAM_PAGES)) or set(pages) | set(TEAM_PAGES)
        options = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        chromium = shutil.which("chromium")
        with playwright.chromium.launch(executable_path=chromium, args=options) as browser:
            with served(create_app(archive, is_demo=True)) as base:
                for manner in manners:
                    look(opened(browser, base, manner), chosen(pages, names), manner, folder)
            for name, role in ACCOUNTS.items():
                accounts.add_account(archive.database, name, PASSWORD, role)
            with served(create_app(archive, with_accounts=True)) as base:
                for manner in manners:
                    page = opened(browser, base, manner)
                    look(page, chosen({"sign-in": TEAM_PAGES["sign-in"]}, names), manner, folder)
                    sign_in(page, MANNERS[manner][2])
                    look(page, chosen({**TEAM_PAGES, "sign-in": ""}, names), manner, folder)
    print(f"{len(manners) * len(names)} pictures in {folder}")  # noqa: T201 - for who runs it


def chosen(pages: dict[str, str], names: set[str]) -> dict[str, str]:
    """Those of ``pages`` that have an address and whose name is among ``names``."""
    return {name: path for name, path in pages.items() if name in names and path}


def pages_of(archive: Archive) -> dict[str, str]:
    """The addresses of the pages by a name for each."""
    between = "/relationships/XGS/XRU"
    readouts = [one.id for one in archive.list() if one.document.kind == "readout"]
    both = [one.id for one in archive.list() if one.document.published in ("2023-10-26", "2023-10-27")]
    ledger = archive.ledger()
    told_by_both = (
        row.id for row in ledger.entries(Engagement) if len({mention.issuer for mention in row.mentions}) > 1
    )
    promise = max(ledger.entries(Commitment), key=lambda row: (len(row.mentions), row.id))
    return {
        "today": "/",
        "statement": f"/statements/{readouts[0]}",
        "precedent": f"/statements/{archive.newest(1)[0].id}/precedent",
        "relationships": "/relationships",
        "relationship": between,
        "part": f"{between}/demands",
        "issue": f"{between}/issues/maritime_territory",
        "engagement": f"/entries/{next(told_by_both)}",
        "commitment": f"/entries/{promise.id}",
        "pairs": "/compare",
        "compare": f"/compare?a={both[0]}&b={both[-1]}",
        "phrases": "/phrases",
        "phrase": "/phrase?q=mutual+respect+and+patient+dialogue",
        "search": "/search?q=strait",
        "searches": "/searches",
        "review": "/review",
        "add": "/add",
        "quality": "/quality",
        "problem": "/nowhere",
    }


@contextmanager
def served(app: FastAPI) -> Iterator[str]:
    """The address of a server of ``app``."""
    with listen("127.0.0.1", 0) as listening:
        server = uvicorn.Server(uvicorn.Config(app, log_level="critical"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.05)
        yield address(listening).rstrip("/")
        server.should_exit = True
        thread.join()


def opened(browser: Browser, base: str, manner: str) -> Page:
    """An empty page of the window, the colours and the medium of ``manner``."""
    (width, height), colours, medium = MANNERS[manner]
    page = browser.new_context(base_url=base, viewport={"width": width, "height": height}).new_page()
    page.emulate_media(media=medium, color_scheme=colours)  # type: ignore[arg-type]
    return page


def sign_in(page: Page, medium: str) -> None:
    """Sign in as the first of the accounts; as on a screen, since there are no forms on paper."""
    page.emulate_media(media="screen")
    page.goto("/sign-in")
    page.fill("#name", next(iter(ACCOUNTS)))
    page.fill("#password", PASSWORD)
    page.press("#password", "Enter")
    page.wait_for_url("**/")
    page.emulate_media(media=medium)  # type: ignore[arg-type]


def look(page: Page, pages: dict[str, str], manner: str, folder: Path) -> None:
    """A picture of each of the pages, the whole of it."""
    for name, path in pages.items():
        page.goto(path)
        page.screenshot(path=folder / f"{name}-{manner}.png", full_page=True)


if __name__ == "__main__":
    main()
