"""The pages in a real browser: nothing that keeps anybody from using them, by the rules of axe-core."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import CHROMIUM_MISSING, served
from playwright.sync_api import Browser, Page
from web_samples import HOSTILE, TEAM_PASSWORD

from verbale import Archive
from verbale.language.gazetteer import party_name
from verbale.reading.model import Engagement
from verbale.views.brief import FORMATS, Occasion, make_book
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


def paths_of(archive: Archive) -> list[str]:
    """An address of every page that an archive without accounts has; the hostile statement's among them."""
    relationship = "/relationships/XGS/XRU"
    readouts = [one.id for one in archive.list() if one.document.kind == "readout"]
    (hostile,) = (one.id for one in archive.list() if archive.get(one.id).text == HOSTILE)
    statement = f"/statements/{archive.list()[0].id}"
    sentence = archive.reading(readouts[0]).sentences[1]
    return [
        *("/", relationship, f"{relationship}/demands", "/search?q=border", statement, "/add", "/review"),
        *(f"/compare?a={readouts[0]}&b={readouts[1]}", "/compare", f"{statement}/precedent"),
        *("/phrases", "/phrase?q=the+border", "/quality", "/searches", "/log", "/relationships"),
        *(f"{relationship}/issues/trade_tariffs", f"/entries/{first_engagement(archive)}"),
        *(f"/statements/{hostile}", "/search?q=boats", f"/compare?a={hostile}&b={readouts[0]}"),
        f"/statements/{readouts[0]}/{sentence.start}-{sentence.end}",
    ]


def test_no_page_has_a_serious_fault_of_accessibility(base: str, page: Page, sample: Archive) -> None:
    for path in [*paths_of(sample), "/nowhere"]:
        page.goto(base + path)
        assert not serious_faults(page), path


def test_the_browser_finds_nothing_that_the_policy_forbids_and_asks_no_other_host(
    base: str, browser: Browser, sample: Archive
) -> None:
    context = browser.new_context(base_url=base)
    page = context.new_page()
    said = list[str]()
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.on("request", lambda request: None if request.url.startswith(base) else said.append(request.url))
    for path in paths_of(sample):
        page.goto(path)
        assert said == [], path
    page.evaluate(
        "() => { const one = document.createElement('script'); one.text = 'alert(1)'; document.body.append(one); }"
    )
    page.wait_for_timeout(100)
    assert any("Content Security Policy" in one for one in said)
    context.close()


def test_every_page_can_be_read_without_scripts(base: str, browser: Browser, sample: Archive) -> None:
    contexts = [browser.new_context(base_url=base, java_script_enabled=enabled) for enabled in (True, False)]
    pages = [context.new_page() for context in contexts]
    for path in paths_of(sample):
        shown = []
        for page in pages:
            page.goto(path)
            shown.append(page.locator("main").inner_text())
        assert shown[0] == shown[1], path
        assert len(shown[0]) > 20, path
    for context in contexts:
        context.close()


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


def test_the_book_is_no_wider_than_a_phone_and_breaks_no_word_of_its_table(
    browser: Browser, sample: Archive
) -> None:
    book = make_book(sample, sample.relationship("XRU", "XGS"), party_name, Occasion())
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.set_content(FORMATS["html"](book).decode())
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 360
    heads = page.locator("thead th").evaluate_all("all => all.map(one => one.clientHeight)")
    assert len(set(heads)) == 1
    assert heads[0] < 40
    context.close()
