"""A ledger that keeps up with its archive says what one made from nothing says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from verbale import Archive, Commitment
from verbale.archive.following import Following
from verbale.archive.ids import statement_id
from verbale.archive.readings import all_effective
from verbale.ledger.ledger import Ledger
from verbale.sources import Overrides

TO_GRAUSTARK = "Ruritania undertakes to open the harbour of Hofbau to barges of Graustark."
TEXTS = {
    "2024-03-01": TO_GRAUSTARK,
    "2024-04-01": "Ruritania undertakes to open the harbour of Hofbau to barges.",
    "2024-05-01": "Ruritania demands that the EU open its ports.",
    "2024-05-10": "Ruritania undertakes to mend the Zenda bridge.",
    **{f"2024-06-{day:02}": f"Ruritania and Graustark met on {day} June 2024." for day in range(1, 8)},
}
FIRST = statement_id(TO_GRAUSTARK)
ASKED = [("", ()), ("2024-03-31", ()), ("", ("XRU", "XGS"))]


def put(archive: Archive, day: str, text: str) -> str:
    """Add a statement of Ruritania; its id."""
    archive.add_original(f"{day}.txt", text.encode(), overrides=Overrides(issuer="XRU", published=day))
    return next(one.id for one in archive.list() if one.document.published == day)


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.create(tmp_path / "archive.db") as made:
        for day, text in TEXTS.items():
            put(made, day, text)
        yield made


def added(archive: Archive) -> None:
    put(archive, "2024-03-20", "Ruritania demands that Graustark open its ports.")


def removed(archive: Archive) -> None:
    archive.remove(FIRST)


def restored(archive: Archive) -> None:
    archive.restore(FIRST)


def corrected(archive: Archive) -> None:
    archive.correct(FIRST, set={"issuer": "XGS"}, who="Ada")


def merged(archive: Archive) -> None:
    promises = archive.ledger().entries(Commitment)
    archive.merge([promise.mentions[0].id for promise in promises], who="Ada")


def split(archive: Archive) -> None:
    promise, _ = archive.ledger().entries(Commitment)
    archive.split([promise.mentions[1].id], who="Ada")


def undone(archive: Archive) -> None:
    archive.undo(archive.corrections()[-1].number, who="Bela")


CHANGES = [(added,), (removed, restored), (corrected, undone), (split, undone), (merged, undone)]


def said(following: Following) -> list[dict[str, object]]:
    """What a ledger says now."""
    with following.present() as ledger:
        return [entry.to_dict() for entry in ledger.entries()]


@pytest.mark.parametrize(("on", "parties"), ASKED)
@pytest.mark.parametrize("changes", CHANGES)
def test_it_takes_in_what_changes(
    archive: Archive, changes: tuple[Callable[[Archive], None], ...], on: str, parties: tuple[str, ...]
) -> None:
    following = archive.following(on=on, parties=parties)
    before = said(following)
    for change in changes:
        change(archive)
        now = said(following)
        assert now == [one.to_dict() for one in archive.ledger(on=on, parties=parties).entries()]
        assert on or now != before
        before = now


def test_a_change_is_seen_at_once_and_only_what_has_changed_is_read(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def watched(*given: object) -> Iterator[object]:
        for statement, reading in all_effective(*given):  # type: ignore[arg-type]
            read.append(statement)
            yield statement, reading

    monkeypatch.setattr("verbale.archive.readings.all_effective", watched)
    following = archive.following()
    before = said(following)
    assert len(read) == len(TEXTS)
    read.clear()
    assert said(following) == before
    assert read == []
    new = put(archive, "2024-07-01", "Ruritania undertakes to widen the road to Strelsau.")
    assert "2024-07-01" in {entry["latest"] for entry in said(following)}
    assert read == [new]


def test_where_much_has_changed_it_is_made_anew(archive: Archive) -> None:
    following = archive.following()
    with following.present() as before:
        pass
    for one in archive.list()[:5]:
        archive.correct(one.id, set={"issuer": "XGS"}, who="Ada")
    with following.present() as after:
        assert after is not before
        assert len(after) == len(TEXTS)


def test_after_an_error_it_is_made_anew(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    following = archive.following()
    said(following)
    added(archive)

    def fails(*_: object) -> None:
        raise RuntimeError

    with monkeypatch.context() as broken:
        broken.setattr(Ledger, "add", fails)
        with pytest.raises(RuntimeError):
            said(following)
    assert said(following) == [one.to_dict() for one in archive.ledger().entries()]
