"""The chapters of a briefing book: which entries each has, in which order, with which labels."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from verbale.ledger.edtf import Days, days_of
from verbale.ledger.lines import NOBODY
from verbale.ledger.wording import WORD
from verbale.views.brief.model import Chapter, Point, Section
from verbale.views.brief.occasion import Occasion
from verbale.views.brief.quoting import Annex
from verbale.views.date_words import date_in_words
from verbale.views.overview import issues_at_a_glance, latest_first, split_open
from verbale.views.wording import code_in_words, contact_in_words, is_refrained_from, told_in_words

if TYPE_CHECKING:
    from verbale.comparison.phrases import Phrase

__all__ = ["Maker"]

Row = Mapping[str, Any]

_PAST, _AHEAD, _ISSUES, _OPEN, _ENDED, _DEMANDS, _OTHERS, _FEWER, _FORMULAS = 14, 12, 16, 24, 8, 10, 12, 6, 8
"""How much of everything the book has: it is to be read before a visit, the archive has the rest."""
_DROPPED = 6
_FORGOTTEN = 120
"""The days after which a contact that was planned for no day, and is not spoken of any more, is not ahead."""
_ENDED_DEMANDS = frozenset({"accepted"})
_PARTIES = (("holder", "bound"), ("by", "by"), ("to", "to"), ("on", "on"), ("parties", "parties"))


@dataclass(frozen=True)
class Maker:
    """Makes chapters; what they quote is numbered in ``annex``."""

    annex: Annex
    parties: tuple[str, str]
    party_name: Callable[[str], str]
    occasion: Occasion

    def engagements(self, rows: Sequence[Row]) -> Chapter:
        """What has been, the latest first; what is ahead, the next first; and what was planned and is not spoken of.

        What has a day comes before what is only mentioned.
        """
        begins = days_of(self.occasion.begins)
        planned = [row for row in rows if row["status"] == "planned"]
        past = [row for row in rows if row["status"] != "planned"]
        ahead = [row for row in planned if _is_ahead(row, begins)]
        dropped = [row for row in planned if row not in ahead]
        ahead.sort(key=_next_first)
        for told in (past, dropped):
            told.sort(key=lambda row: (bool(row["date"]), row["date"] or row["latest"]), reverse=True)
        sections = (
            self._section("Ahead", ahead, _AHEAD),
            self._section("So far", past, _PAST),
            self._section(
                "Planned before: the day is past, or nobody has spoken of it for four months",
                dropped,
                _DROPPED,
            ),
        )
        return Chapter("engagements", "Engagements so far and ahead", "", sections)

    def issues(self, positions: Sequence[Row], lives: Sequence[Row]) -> Chapter:
        """Issue by issue what each side says now, and what it said before in other words."""
        found = issues_at_a_glance(positions, lives, self.parties)
        sections = [self._issue(one) for one in found[:_ISSUES]]
        if len(found) > _ISSUES:
            rest = ", ".join(code_in_words(one["issue"]) for one in found[_ISSUES:])
            sections.append(Section("Also spoken of", (), note=f"{_capital(rest)}."))
        about = (
            "The latest position of each side, and the one before it that differs in act, strength or wording. "
            "Steps are those of the ladder of intensity, 0 to 6."
        )
        return Chapter("issues", "Issue by issue", about, tuple(sections))

    def commitments(self, rows: Sequence[Row]) -> Chapter:
        """Promises of which nobody says that they were kept, and the others."""
        open_, ended = split_open(rows)
        about = (
            "Own: told by the side that is bound; attributed: only the other side tells of it; corroborated: both do; "
            "disputed: the side that is said to be bound denies it."
        )
        sections = (
            self._section("Open: nobody says that they were kept", open_, _OPEN),
            self._section("Said to be kept, or over", ended, _ENDED),
        )
        return Chapter("commitments", "Commitments and their status", about, sections)

    def demands(self, rows: Sequence[Row]) -> Chapter:
        """For each side the demands that nobody says were accepted: those on the other first, then by how often."""
        standing = [row for row in rows if row["status"] not in _ENDED_DEMANDS]
        sections = []
        for party in self.parties:
            mine = [row for row in standing if party in row["by"]]
            mine.sort(key=self._on_the_other_first, reverse=True)
            sections.append(self._section(f"By {self.party_name(party)}", mine, _DEMANDS))
        about = (
            "Demands that no statement says were accepted: those on the other side come first, "
            "of these those made most often, then those made last."
        )
        return Chapter("demands", "Demands likely to be raised", about, tuple(sections))

    def measures(self, rows: Sequence[Row]) -> Chapter:
        """Measures, those of one side on the other first, the latest of them first."""
        ordered = [(row, self._is_mutual(row["by"], row["on"])) for row in latest_first(rows)]
        mutual = [row for row, is_mutual in ordered if is_mutual]
        others = [row for row, is_mutual in ordered if not is_mutual]
        sections = (
            self._section("Of one side on the other", mutual, _OTHERS),
            self._section("Others that concern them", others, _FEWER),
        )
        return Chapter("measures", "Measures", "", sections)

    def plain(self, name: str, title: str, rows: Sequence[Row]) -> Chapter:
        """The entries of one part, the latest first."""
        return Chapter(name, title, "", (self._section("", latest_first(rows), _OTHERS),))

    def formulas(self, found: Iterable[tuple[str, Sequence[Phrase]]]) -> Chapter:
        """The set phrases of each side, each with its latest use."""
        sections = []
        for party, phrases in found:
            points = tuple(self._formula(phrase) for phrase in phrases[:_FORMULAS])
            left = max(len(phrases) - _FORMULAS, 0)
            sections.append(Section(f"Of {self.party_name(party)}", points, left))
        about = "Wordings that a side repeats, found without a list; the quotation is the latest use."
        return Chapter("formulas", "Formulas to listen for", about, tuple(sections))

    def latest(self, label: str, rows: Sequence[Row]) -> Iterator[Point]:
        """The latest entry of a part, if it has any, under ``label``."""
        for row in latest_first(rows)[:1]:
            yield Point(label, tuple(self._facts(row)), (("", self.annex.quoted(row["mentions"][-1])),))

    def _section(self, title: str, rows: Sequence[Row], most: int) -> Section:
        shown = _in_other_words(rows)[:most]
        said = set[int]()
        return Section(title, tuple(self._point(row, said) for row in shown), len(rows) - len(shown))

    def _point(self, row: Row, said: set[int]) -> Point:
        """An entry; of a claim that one of the section has already (its number is in ``said``), the number alone."""
        facts, quotes = list(self._facts(row)), [("", self.annex.quoted(row["mentions"][-1]))]
        for claim in row["claims"][-1:]:
            told, quoted = f"{code_in_words(claim['what'])}, says {claim['by']}", self.annex.quoted(claim)
            if quoted.number in said:
                facts.append(f"{told}: [{quoted.number}]")
            else:
                quotes.append((told, quoted))
            said.add(quoted.number)
        return Point(_label(row), tuple(facts), tuple(quotes))

    def _facts(self, row: Row) -> Iterator[str]:
        if row["status"]:
            yield code_in_words(row["status"])
        for name, words in _PARTIES:
            if row.get(name):
                value = row[name]
                codes = [value] if isinstance(value, str) else value
                yield f"{words} {', '.join(map(self._party, codes))}"
        if row.get("participants"):
            yield f"participants {', '.join(row['participants'])}"
        if is_refrained_from(row):
            yield "to refrain from"
        if row.get("items"):
            yield f"{len(row['items'])} items: {'; '.join(row['items'])}"
        if told := told_in_words(len(row["mentions"]), row["first"], row["latest"]):
            yield f"told {told}"

    def _on_the_other_first(self, row: Row) -> tuple[bool, int, str]:
        return self._is_mutual(row["by"], row["to"]), len(row["mentions"]), row["latest"]

    def _is_mutual(self, by: Sequence[str], on: Sequence[str]) -> bool:
        """Whether one of the two parties acts, and the other is acted on."""
        one, other = self.parties
        return (one in by and other in on) or (other in by and one in on)

    def _party(self, code: str) -> str:
        """The code of a party; what is none, in words."""
        return self.party_name(code) if code in NOBODY else code

    def _issue(self, one: Row) -> Section:
        points = []
        for party, stand in zip(self.parties, one["sides"], strict=True):
            if stand is None:
                points.append(Point(self.party_name(party), ("no position in the archive",), ()))
                continue
            quotes = [("", self.annex.quoted(stand["now"]))]
            if stand["before"]:
                quotes.append(("before", self.annex.quoted(stand["before"])))
            facts = (code_in_words(stand["status"]), f"step {stand['intensity']}")
            points.append(Point(self.party_name(party), facts, tuple(quotes)))
        state = f" ({code_in_words(one['state'])})" if one["state"] else ""
        return Section(_capital(code_in_words(one["issue"])) + state, tuple(points))

    def _formula(self, phrase: Phrase) -> Point:
        use = phrase.last
        row = {name: getattr(use, name) for name in use.__slots__}
        facts = (f"in {phrase.statements} of {len(phrase.slice.statements)} statements",)
        since = f"since {date_in_words(phrase.first.date)}" if phrase.first.date else ""
        return Point("", (*facts, since) if since else facts, (("", self.annex.quoted(row)),))


def _label(row: Row) -> str:
    """What names an entry, if anything but its words does."""
    if row["type"] == "engagements":
        return contact_in_words(row["kind"], row["place"], row["date"])
    if row["type"] in ("mechanisms", "frameworks"):
        return _capital(str(row["name"]))
    is_known = row["type"] == "measures" and row["kind"] != "other"
    return _capital(code_in_words(str(row["kind"]))) if is_known else ""


def _in_other_words(rows: Sequence[Row]) -> list[Row]:
    """``rows`` without those whose latest words one before them has already."""
    said = [" ".join(WORD.findall(row["mentions"][-1]["quote"].casefold().replace("’", "'"))) for row in rows]
    return [row for at, row in enumerate(rows) if said[at] not in said[:at]]


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _is_ahead(row: Row, begins: Days | None) -> bool:
    """Whether a planned contact is still to come when the occasion ``begins``."""
    if begins is None:
        return True
    if (days := days_of(row["date"])) is not None:
        return days.last >= begins.first
    told = days_of(row["latest"])
    return told is None or begins.first - told.last <= _FORGOTTEN


def _next_first(row: Row) -> tuple[int, int]:
    """The order of what is planned: the next first, what has no day behind it, of that the last spoken of first."""
    days, told = days_of(row["date"]), days_of(row["latest"])
    return days.last if days else date.max.toordinal(), -told.last if told else 0
