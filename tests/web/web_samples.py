"""An archive on the web for the tests of pages and API, and a look at pages."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from archive_samples import PLEDGE, RURITANIA, row, write_table
from verbale import Archive

HOSTILE = (
    "Ministry of Foreign Affairs of Ruritania | 2 May 2024\n\n"
    "Minister Tarnheim said that Graustark must <script>alert(1)</script> withdraw the \u202eboats\u202c at once. "
    'Ruritania will open {{ 7*7 }} crossings "><img src=x onerror=alert(2)> in May 2024. '
    "The two sides held talks </main></script><svg onload=alert(3)> in Strelsau on 1 May 2024.\n"
)
TITLE = "</title><script>alert(0)</script>\u202eRemarks"
TEAM = {"ada": "admin", "edda": "editor", "rena": "reader"}
TEAM_PASSWORD = "correct horse battery"  # noqa: S105 - of archives that tests throw away
VOID = {"meta", "br", "hr", "img", "input", "link", "line", "circle", "path", "rect", "polyline"}


def sample_archive(archive: Archive, folder: Path) -> None:
    """Fill ``archive``: six statements of two states, two readouts of one meeting; one plain and one hostile more."""
    archive.add(RURITANIA)
    hostile = row(2, HOSTILE, title=TITLE, url="https://ruritania.example/<b>", date="2024-05-02")
    archive.add(write_table(folder / "more.jsonl", [row(1, PLEDGE), hostile]))


class Look(HTMLParser):
    """The elements of a page; checks that they are closed in order, that none is styled or scripted in place."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.words = ""
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        assert "style" not in given
        assert not [name for name in given if name.startswith("on")]
        assert tag != "style"
        assert tag != "script" or given["src"].startswith("/static/")
        self.elements.append((tag, given))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data

    def values(self, name: str, tag: str = "") -> list[str]:
        return [given[name] for one, given in self.elements if name in given and tag in ("", one)]

    def links(self, address: str) -> Iterator[str]:
        """The addresses on this site that the page at ``address`` leads to or loads, without places within pages."""
        for name in ("href", "src"):
            for value in self.values(name):
                found = urlsplit(urljoin(f"http://localhost{address}", value))
                if found.netloc == "localhost":
                    yield found.path + (f"?{found.query}" if found.query else "")

    def loaded(self) -> list[str]:
        """What a browser fetches for the page by itself."""
        sheets = [
            given["href"] for tag, given in self.elements if tag == "link" and given["rel"] != "alternate"
        ]
        return [*self.values("src"), *sheets]
