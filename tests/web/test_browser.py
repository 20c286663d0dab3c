"""The pages in a real browser: nothing that keeps anybody from using them, by the rules of axe-core."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import CHROMIUM_MISSING, served
from playwright.sync_api import Browser, Page
from web_samples import TEAM_PASSWORD

from verbale import Archive
from verbale.reading.model import Engagement
from verbale.web.app import create_app

pytestmark = pytest.mark.skipif(CHROMIUM_MISSING, reason="chromium is not installed")


@pytest.fixture(scope="module")
def base(sample: Archive) -> Iterator[str]:
    """The address of a server of the sample archive."""
    with served(create_app(sample)) as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    # axe is put into the page by the test, which the pages' own policy would not let it.
    context = browser.new_context(bypass_csp=True)
    yield context.new_page()
    context.close()


def serious_faults(page: Page) -> list[str]:
    """What axe finds in the page as it is in light colours, and of its colours in the dark ones."""
    found = []
    for colours, rules in (("light", None), ("dark", {"runOnly": ["color-contrast"]})):
        page.emulate_media(color_scheme=colours)  # type: ignore[arg-type]
        found += Axe().run(page, options=rules).response["violations"]
    return [
        f"{one['id']}: {one['nodes'][0]['html']}" for one in found if one["impact"] in ("serious", "critical")
    ]


def test_no_page_has_a_serious_fault_of_accessibility(base: str, page: Page, sample: Archive) -> None:
    relationship = "/relationships/XGS/XRU"
    statement = f"/statements/{sample.list()[0].id}"
    readouts = [one.id for one in sample.list() if one.document.kind == "readout"]
    paths = [
        *("/", relationship, f"{relationship}/demands", "/search?q=border", statement, "/add", "/review"),
        *(f"/compare?a={readouts[0]}&b={readouts[1]}", "/compare", f"{statement}/precedent"),
        *("/phrases", "/phrase?q=the+border", "/quality", "/searches", "/log", "/relationships", "/nowhere"),
        *(f"{relationship}/issues/trade_tariffs", f"/entries/{first_engagement(sample)}"),
    ]
    for path in paths:
        page.goto(base + path)
        assert not serious_faults(page), path


def first_engagement(archive: Archive) -> str:
    return archive.ledger().entries(Engagement)[0].id


def test_no_page_of_an_archive_with_accounts_has_one(page: Page, team_base: str) -> None:
    page.goto(f"{team_base}/sign-in")
    assert not serious_faults(page)
    page.fill("#name", "ada")
    page.fill("#password", "wrong password")
    page.click("main button")
    assert page.locator("[role=alert]").is_visible()
    assert not serious_faults(page)
    page.fill("#password", TEAM_PASSWORD)
    page.click("main button")
    page.wait_for_url(f"{team_base}/")
    for path in ("/account", "/accounts", "/log", "/searches"):
        page.goto(team_base + path)
        page.click(".who summary")
        assert not serious_faults(page), path
