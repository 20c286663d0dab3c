"""The pages in a real browser: nothing that keeps anybody from using them, by the rules of axe-core."""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Iterator

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, sync_playwright

from verbale import Archive
from verbale.web.app import create_app
from verbale.web.serving import address, listen

CHROMIUM = shutil.which("chromium")
pytestmark = pytest.mark.skipif(
    CHROMIUM is None and "CI" not in os.environ, reason="chromium is not installed"
)


@pytest.fixture(scope="module")
def base(sample: Archive) -> Iterator[str]:
    """The address of a server of the sample archive."""
    with listen("127.0.0.1", 0) as listening:
        server = uvicorn.Server(uvicorn.Config(create_app(sample), log_level="critical"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.05)
        yield address(listening).rstrip("/")
        server.should_exit = True
        thread.join()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        options = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        with playwright.chromium.launch(executable_path=CHROMIUM, args=options) as opened:
            yield opened


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_no_page_has_a_serious_fault_of_accessibility(
    base: str, browser: Browser, sample: Archive, colours: str
) -> None:
    relationship = "/relationships/XGS/XRU"
    statement = f"/statements/{sample.list()[0].id}"
    paths = ["/", relationship, f"{relationship}/demands", "/search?q=border", statement, "/add", "/review"]
    # axe is put into the page by the test, which the pages' own policy would not let it.
    context = browser.new_context(bypass_csp=True, color_scheme="dark" if colours == "dark" else "light")
    page = context.new_page()
    for path in paths:
        page.goto(base + path)
        found = Axe().run(page).response["violations"]
        assert not [one["id"] for one in found if one["impact"] in ("serious", "critical")], path
    context.close()
