"""Every page's main task, done in a real browser by the keyboard alone; every stop of the keyboard can be seen."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from browsing import CHROMIUM_MISSING, served
from playwright.sync_api import Browser, Page

from verbale import Archive
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
    page.go_back()
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


def test_the_figures_that_are_folded_away_are_opened(page: Page) -> None:
    page.goto("/quality")
    tab_to(page, "details summary")
    page.keyboard.press("Enter")
    assert page.locator("details[open] table").first.is_visible()


@pytest.mark.parametrize(
    "path", ["/", "/relationships/XGS/XRU", "/search?q=border", "/phrase?q=the+border", "/compare"]
)
def test_pages_can_be_read_without_scripts(browser: Browser, own_base: str, path: str) -> None:
    with_scripts, without = (
        browser.new_context(base_url=own_base, java_script_enabled=enabled) for enabled in (True, False)
    )
    shown = []
    for context in (with_scripts, without):
        page = context.new_page()
        page.goto(path)
        shown.append(page.locator("main").inner_text())
        context.close()
    assert shown[0] == shown[1]


@pytest.mark.parametrize("path", PAGES)
def test_no_page_is_wider_than_a_phone(browser: Browser, own_base: str, path: str) -> None:
    context = browser.new_context(base_url=own_base, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(path)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 360
    context.close()
