"""Every page's main task, done in a real browser by the keyboard alone; every stop of the keyboard can be seen."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from browsing import CHROMIUM_MISSING, served
from playwright.sync_api import Browser, Page, ViewportSize
from web_samples import TEAM_PASSWORD

from verbale import Archive
from verbale.archive.people.searches import saved_searches
from verbale.web.app import create_app

pytestmark = pytest.mark.skipif(CHROMIUM_MISSING, reason="chromium is not installed")

NEW = "Ruritania will send forty delegates to Edelweiss in June 2024."
MOST_STOPS = 150
PAGES = [
    "/",
    "/relationships/XGS/XRU",
    "/search?q=border",
    "/phrases",
    "/compare",
    "/quality",
    "/review",
    "/add",
]
TEAM_PAGES = ["/", "/account", "/accounts", "/log", "/searches"]
SHOWN = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return true;
  const style = getComputedStyle(one);
  return style.outlineStyle !== "none" || style.boxShadow !== "none";
}"""


@pytest.fixture
def own_base(own_archive: Archive) -> Iterator[str]:
    with served(create_app(own_archive)) as base:
        yield base


@pytest.fixture
def page(browser: Browser, own_base: str) -> Iterator[Page]:
    context = browser.new_context(base_url=own_base)
    yield context.new_page()
    context.close()


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until an element that ``selector`` means has the focus; each stop on the way can be seen."""
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        assert page.evaluate(SHOWN), page.evaluate("() => document.activeElement.outerHTML")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{page.url}: the keyboard does not reach {selector}")


def enter(page: Page) -> None:
    """Press Enter on a link or a button that leads to another page."""
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_the_first_stop_of_every_page_leads_past_its_head(page: Page) -> None:
    page.goto("/")
    tab_to(page, ".skip")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.querySelector('main').contains(document.activeElement)")


def test_from_today_to_a_statement_and_to_what_is_noted_of_a_sentence(page: Page) -> None:
    page.goto("/")
    tab_to(page, ".news h2 a")
    enter(page)
    assert "/statements/" in page.url
    tab_to(page, "details.legend summary")
    page.keyboard.press("Enter")
    tab_to(page, ".shown input")
    kind = page.evaluate("() => document.activeElement.id.replace('show-', '')")
    page.keyboard.press("Space")
    assert not page.locator(f".of-{kind}").first.is_visible()
    tab_to(page, ".sentence a.act")
    page.keyboard.press("Enter")
    assert page.locator(".sentence:target .note").is_visible()


def test_from_a_relationship_to_an_issue_an_entry_and_its_place_in_the_text(page: Page) -> None:
    page.goto("/relationships")
    tab_to(page, "td a, th a")
    enter(page)
    tab_to(page, ".timeline a")
    tab_to(page, ".issues th a")
    enter(page)
    assert "/issues/" in page.url
    issue = page.url
    tab_to(page, ".sides a[href*='/statements/']")
    enter(page)
    assert re.search(r"/statements/S\w+#", page.url)
    page.goto(issue.partition("/issues/")[0])
    tab_to(page, ".card h3 a")
    enter(page)
    assert "/entries/" in page.url
    tab_to(page, ".ways a[href*='/statements/']")
    enter(page)
    assert re.search(r"/statements/S\w+#", page.url)


def test_two_statements_are_chosen_and_compared(page: Page) -> None:
    page.goto("/compare")
    tab_to(page, ".pairs a")
    enter(page)
    tab_to(page, ".facing a.at")
    page.keyboard.press("Enter")
    assert page.evaluate("() => document.querySelector('.faces:target') !== null")


def test_from_a_statement_to_its_precedents_and_to_a_kind_of_them(page: Page) -> None:
    page.goto("/")
    tab_to(page, "a[href$='/precedent']")
    enter(page)
    tab_to(page, "main a")
    assert "/precedent" in page.url


def test_a_wording_is_looked_for_and_a_month_of_its_curve_chosen(page: Page) -> None:
    page.goto("/phrases")
    page.keyboard.press("/")
    page.keyboard.type("the border")
    enter(page)
    tab_to(page, "svg a")
    enter(page)
    assert "month=" in page.url


def test_a_search_is_made_and_narrowed(page: Page) -> None:
    page.goto("/quality")
    page.keyboard.press("/")
    page.keyboard.type("border")
    enter(page)
    assert "/search?q=border" in page.url
    tab_to(page, ".side a")
    enter(page)
    assert page.locator(".chosen a").count() == 1


def test_records_are_accepted_edited_rejected_passed_over_and_a_decision_undone(
    page: Page, own_archive: Archive
) -> None:
    page.goto("/review")
    for key in ("a", "r", "n"):
        with page.expect_navigation():
            page.keyboard.press(key)
    page.keyboard.press("e")
    page.keyboard.press("End")
    page.keyboard.type("not a code at all")
    page.keyboard.press("Escape")
    with page.expect_navigation():
        page.keyboard.press("a")
    with page.expect_navigation():
        page.keyboard.press("u")
    assert [one.action for one in own_archive.corrections()] == ["accept", "reject", "accept", "undo"]


def test_a_text_is_added(page: Page, own_archive: Archive) -> None:
    page.goto("/add")
    tab_to(page, "textarea")
    page.keyboard.type(NEW)
    tab_to(page, "button.main")
    enter(page)
    assert own_archive.get(page.url.rpartition("/")[2]).text == NEW


def test_a_search_is_saved_and_forgotten(page: Page, own_archive: Archive) -> None:
    page.goto("/search?q=border")
    tab_to(page, ".saving input[name=name]")
    page.keyboard.type("What is said of the border")
    enter(page)
    assert [one.name for one in saved_searches(own_archive.database)] == ["What is said of the border"]
    tab_to(page, ".card h2 a")
    enter(page)
    assert "/search?q=border" in page.url
    page.go_back()
    tab_to(page, "button[name=forget]")
    enter(page)
    assert not saved_searches(own_archive.database)


def test_somebody_signs_in_makes_a_token_sees_to_accounts_and_signs_out(
    browser: Browser, team_base: str
) -> None:
    context = browser.new_context(base_url=team_base)
    page = context.new_page()
    page.goto("/search?q=border")
    tab_to(page, "#name")
    page.keyboard.type("ada")
    tab_to(page, "#password")
    page.keyboard.type(TEAM_PASSWORD)
    enter(page)
    assert "/search?q=border" in page.url
    tab_to(page, ".who summary")
    page.keyboard.press("Enter")
    tab_to(page, ".who a[href='/account']")
    enter(page)
    tab_to(page, "#label")
    page.keyboard.type("feeds")
    enter(page)
    assert page.locator(".secret").inner_text().startswith("verbale_")
    page.goto("/accounts")
    tab_to(page, "#name")
    page.keyboard.type("ines")
    tab_to(page, "#password")
    page.keyboard.type(TEAM_PASSWORD)
    tab_to(page, "button[value=add]")
    enter(page)
    assert page.get_by_role("row", name="ines").is_visible()
    tab_to(page, "button[value=disable]")
    page.goto("/")
    tab_to(page, ".who summary")
    page.keyboard.press("Enter")
    tab_to(page, ".who form button")
    enter(page)
    assert "/sign-in" in page.url
    context.close()


def test_the_figures_that_are_folded_away_are_opened(page: Page) -> None:
    page.goto("/quality")
    tab_to(page, "details summary")
    page.keyboard.press("Enter")
    assert page.locator("details[open] table").first.is_visible()


@pytest.fixture(scope="module")
def base(sample: Archive) -> Iterator[str]:
    """The address of a server of the sample archive, for reading only."""
    with served(create_app(sample)) as address:
        yield address


def width(page: Page, path: str) -> int:
    """How wide the page is, in CSS pixels."""
    page.goto(path)
    return int(page.evaluate("() => document.documentElement.scrollWidth"))


PHONE: ViewportSize = {"width": 360, "height": 740}


def test_no_page_is_wider_than_a_phone(browser: Browser, base: str) -> None:
    context = browser.new_context(base_url=base, viewport=PHONE)
    page = context.new_page()
    assert {path: wide for path in PAGES if (wide := width(page, path)) > PHONE["width"]} == {}
    context.close()


def test_a_line_of_time_on_a_phone_begins_with_the_latest(browser: Browser, base: str) -> None:
    context = browser.new_context(base_url=base, viewport=PHONE)
    page = context.new_page()
    page.goto("/relationships/XGS/XRU")
    hidden = "one => one.scrollWidth - one.clientWidth - one.scrollLeft"
    assert page.locator(".drawing:has(.timeline)").evaluate("one => one.scrollLeft") > 0
    assert page.locator(".drawing:has(.timeline)").evaluate(hidden) <= 1
    context.close()


def test_no_page_of_an_archive_with_accounts_is_either(browser: Browser, team_base: str) -> None:
    context = browser.new_context(base_url=team_base, viewport=PHONE)
    page = context.new_page()
    assert width(page, "/sign-in") <= PHONE["width"]
    page.fill("#name", "ada")
    page.fill("#password", TEAM_PASSWORD)
    page.click("main button")
    page.wait_for_url("**/")
    assert {path: wide for path in TEAM_PAGES if (wide := width(page, path)) > PHONE["width"]} == {}
    context.close()
