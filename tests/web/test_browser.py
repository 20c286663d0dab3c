"""The pages in a real browser: nothing that keeps anybody from using them, by the rules of axe-core."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import CHROMIUM_MISSING, served
from playwright.sync_api import Browser

from verbale import Archive
from verbale.web.app import create_app

pytestmark = pytest.mark.skipif(CHROMIUM_MISSING, reason="chromium is not installed")


@pytest.fixture(scope="module")
def base(sample: Archive) -> Iterator[str]:
    """The address of a server of the sample archive."""
    with served(create_app(sample)) as address:
        yield address


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_no_page_has_a_serious_fault_of_accessibility(
    base: str, browser: Browser, sample: Archive, colours: str
) -> None:
    relationship = "/relationships/XGS/XRU"
    statement = f"/statements/{sample.list()[0].id}"
    readouts = [one.id for one in sample.list() if one.document.kind == "readout"]
    paths = [
        *("/", relationship, f"{relationship}/demands", "/search?q=border", statement, "/add", "/review"),
        *(f"/compare?a={readouts[0]}&b={readouts[1]}", "/compare", f"{statement}/precedent"),
        *("/phrases", "/phrase?q=the+border", "/quality", "/searches", "/log"),
    ]
    # axe is put into the page by the test, which the pages' own policy would not let it.
    context = browser.new_context(bypass_csp=True, color_scheme="dark" if colours == "dark" else "light")
    page = context.new_page()
    for path in paths:
        page.goto(base + path)
        found = Axe().run(page).response["violations"]
        assert not [one["id"] for one in found if one["impact"] in ("serious", "critical")], path
    context.close()
