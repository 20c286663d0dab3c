"""What is asked of an archive again and again, worked out once for each state of it."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Collection, Hashable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar, cast

from verbale.archive import Archive
from verbale.archive.following import Following
from verbale.errors import ArchiveError, VerbaleError
from verbale.ledger.mention import mentions_of
from verbale.ledger.relationship import Relationship, between
from verbale.ledger.snapshot import Snapshot
from verbale.views.page import Page, page_of
from verbale.views.rows import PARTS, Row, part_rows
from verbale.web.names import party_name
from verbale.web.once import Kept, NotYet, Once

if TYPE_CHECKING:
    from verbale.comparison.phrases import Phrase
    from verbale.comparison.precedent import Precedent
    from verbale.comparison.proposals import Proposal
    from verbale.comparison.readouts import Comparison
    from verbale.comparison.slices import Slice
    from verbale.ledger.entry import Entry

__all__ = ["Shelf"]

T = TypeVar("T")

_MOST = 256
"""Answers that are kept."""
_PAGES = 16
"""Readings that are kept as pages show them; a long one takes some megabytes."""
_BOOKS = 3
"""Ledgers that are kept up: today's, and those as of some other days; of a large archive, those of some parties."""
_SLICES = 4
"""Slices of the archive kept as numbers, and lists of set phrases; a large one takes some hundred megabytes."""


_OF_THE_PAGE = 6
"""How many times as long is waited for what a page is of as for what it shows beside."""


class Shelf:
    """The answers that the present state of an archive gives.

    When anything in it changes all are dropped but the ledgers, which take in what has changed.
    May be asked from several threads: those that ask for the same wait while one of them works it out.
    """

    def __init__(self, archive: Archive, patience: float | None = None) -> None:
        self._archive = archive
        self._patience = patience
        self._lock = threading.Lock()
        self._version = -1
        self._following, self._books, self._answers = Kept(_BOOKS), Kept(_BOOKS), Kept(_MOST)
        self._being_made = Kept(_MOST)
        self._pages, self._slices, self._phrases = Kept(_PAGES), Kept(_SLICES), Kept(_SLICES)
        self._changed = threading.Event()

    def is_large(self) -> bool:
        """Whether the archive has no whole ledger, but one of the statements that involve two parties."""
        return self._kept(self._answers, "large", self._archive.is_large)

    def ledger(self, on: str = "") -> Snapshot:
        """The whole ledger, of an archive that is not large; with ``on``, a day, as of that day."""
        return self._at_rest(on).value()

    def ledger_soon(self) -> Snapshot | None:
        """The ledger; None if it takes longer to make than the seconds that are to be waited for it."""
        if self._patience is None:
            return self.ledger()
        return self._at_rest().soon(self._patience)

    def entry(self, mention: str) -> Entry | None:
        """The entry that the mention with this id belongs to; None where there is none.

        Of a large archive, one from the statements that involve all whom the mention is of.
        """
        if not self.is_large():
            return self.ledger().entry(mention)
        statement = mention.partition("/")[0]
        try:
            told = mentions_of(statement, self._archive.reading(statement))
        except ArchiveError:
            return None
        parties = next((between(one) for one in told if one.id == mention), frozenset())
        if not parties:
            return None
        with self._followed(parties=parties).present() as ledger:
            return ledger.entry(mention)

    def rows(
        self, part: str, one: str, other: str, *, since: str = "", issue: str = "", on: str = ""
    ) -> list[Row]:
        """The rows of one part of a relationship, as the command line prints them. They are not to be changed."""

        def make() -> list[Row]:
            is_large = self.is_large()
            at_rest = None if is_large else self.ledger(on)
            with self._followed(on, (one, other) if is_large else ()).present() as ledger:
                return part_rows(part, Relationship(at_rest or ledger, (one, other), since, issue))

        return self._kept(self._answers, (part, one, other, since, issue, on), make)

    def parts(
        self, one: str, other: str, *, since: str = "", issue: str = "", on: str = ""
    ) -> dict[str, list[Row]]:
        """All parts of a relationship by their names in JSON."""
        return {
            part.replace("-", "_"): self.rows(part, one, other, since=since, issue=issue, on=on)
            for part in PARTS
        }

    def pairs_soon(self) -> list[tuple[str, str, int]]:
        """The pairs of `pairs`; none if they take longer to count than the seconds that are to be waited for them."""
        if self._patience is None:
            return self.pairs()
        return list(self._once(self._answers, "pairs", self._pairs).soon(self._patience) or ())

    def pairs(self) -> list[tuple[str, str, int]]:
        """Which two parties there is something to read of, and how many entries; in a large archive, statements."""
        return list(self._kept(self._answers, "pairs", self._pairs))

    def _pairs(self) -> Sequence[tuple[str, str, int]]:
        return self._archive.pairs() if self.is_large() else self.ledger().pairs()

    def issuers(self) -> list[str]:
        """The codes of the parties that statements speak for, those with most to say first."""

        def make() -> list[str]:
            return [one.value for one in self._archive.count(by="issuer") if one.value]

        return self._kept(self._answers, "issuers", make)

    def page(self, identity: str) -> Page:
        """The reading of the statement with this id, as a page shows it."""

        def make() -> Page:
            found = self._archive.get(identity)
            return page_of(self._archive.reading(identity), found.text, party_name)

        return self._kept(self._pages, identity, make)

    def proposals(self) -> tuple[Proposal, ...]:
        """The pairs of statements that are worth comparing, by date."""
        from verbale.comparison.proposals import propose_pairs

        return self._kept(self._answers, "proposals", lambda: propose_pairs(self._archive))

    def comparison(self, one: str, other: str) -> Comparison:
        """The statements with these two ids side by side."""
        from verbale.comparison.readouts import compare_readings

        def make() -> Comparison:
            return compare_readings(self._archive.reading(one), self._archive.reading(other))

        return self._kept(self._answers, ("comparison", one, other), make)

    def precedent(self, identity: str) -> Precedent:
        """What is remarkable about a statement beside what its issuer said before.

        Raises VerbaleError where it is not known whom it speaks for.
        """
        from verbale.comparison.precedent import precedent

        return self._kept(self._answers, ("precedent", identity), lambda: precedent(identity, self._archive))

    def phrases(self, issuer: str = "", since: str = "", until: str = "") -> list[Phrase]:
        """The set phrases of an issuer, or of the whole archive, best first."""
        from verbale.comparison.phrases import find_phrases
        from verbale.comparison.slices import load_slice

        def make() -> list[Phrase]:
            rest = load_slice(self._archive, other_than=issuer) if issuer else None
            return find_phrases(self.slice(issuer, since, until), rest)

        return self._kept(self._phrases, (issuer, since, until), make)

    def phrase(self, wording: str, issuer: str = "", since: str = "", until: str = "") -> Phrase | None:
        """A wording with its variants and every use; None where nobody uses it."""
        from verbale.comparison.uses import find_phrase

        return self._kept(
            self._answers,
            ("phrase", wording, issuer, since, until),
            lambda: find_phrase(self.slice(issuer, since, until), wording),
        )

    def slice(self, issuer: str = "", since: str = "", until: str = "") -> Slice:
        """The statements of an issuer, or all, as numbers."""
        from verbale.comparison.slices import load_slice

        return self._kept(
            self._slices,
            ("slice", issuer, since, until),
            lambda: load_slice(self._archive, issuer=issuer, since=since, until=until),
        )

    def kept(self, key: Hashable, make: Callable[[], T]) -> T:
        """What ``make`` gives, worked out once for this state of the archive; ``key`` names it among all others."""
        return self._kept(self._answers, key, make)

    def soon(self, key: Hashable, make: Callable[[], T]) -> T:
        """What ``make`` gives, as `kept`; raises NotYet where it takes too long for a page, and goes on making it.

        What is being made is given to who asks next, though the archive may have changed meanwhile: else, where
        others write all the time, nobody would ever be given anything, and more and more would be made at once.
        """
        if self._patience is None:
            return self.kept(key, make)
        with self._lock:
            self._see_change()
            if (known := self._answers.known(key)) is None:
                made = self._being_made.get(key, lambda: (self._archive.version(), make()))
        if known is not None:
            return cast("T", known.value())
        try:
            found = made.soon(_OF_THE_PAGE * self._patience)
        except Exception:
            with self._lock:
                self._being_made.drop(key, made)
            raise
        if found is None:
            raise NotYet
        version, value = found
        with self._lock:
            self._being_made.drop(key, made)
            if version == self._version:
                self._answers.get(key, lambda: value)
        return value

    def keep_ready(self) -> None:
        """Work out in the background what most pages begin with, and again whenever a change is seen; never returns."""
        while True:
            self._changed.clear()
            with suppress(VerbaleError):  # whoever asks for the page is told
                self._make_ready()
            # What is kept is millions of objects: to look through them for garbage again and again stops every page.
            gc.collect()
            gc.freeze()
            self._changed.wait()
            gc.unfreeze()

    def _make_ready(self) -> None:
        if self.is_large():  # the rest would take hours, and all memory
            self.pairs()
            return
        for one, other, _ in self.pairs()[:1]:
            self.parts(one, other)
        self.proposals()
        for issuer in self.issuers()[:1]:
            self.phrases(issuer)
        self.slice()

    def _at_rest(self, on: str = "") -> Once[Snapshot]:
        def make() -> Snapshot:
            with self._followed(on).present() as ledger:
                return Snapshot(ledger)

        return self._once(self._books, on, make)

    def _followed(self, on: str = "", parties: Collection[str] = ()) -> Following:
        """The ledger as of a day, of the statements that involve all of ``parties``."""
        with self._lock:
            key = (*sorted(parties), on)
            kept = self._following.get(key, lambda: self._archive.following(on=on, parties=parties))
        return kept.value()

    def _kept(self, where: Kept, key: Hashable, make: Callable[[], T]) -> T:
        return self._once(where, key, make).value()

    def _once(self, where: Kept, key: Hashable, make: Callable[[], T]) -> Once[T]:
        with self._lock:
            self._see_change()
            return where.get(key, make)

    def _see_change(self) -> None:
        """Drop what an earlier state of the archive gave."""
        version = self._archive.version()
        if version != self._version:
            for one in (self._books, self._answers, self._pages, self._slices, self._phrases):
                one.clear()
            self._version = version
            self._changed.set()
