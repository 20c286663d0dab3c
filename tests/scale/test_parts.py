"""Cutting a corpus and reading a part, without a cluster."""

from __future__ import annotations

import io
import json
from collections import Counter
from pathlib import Path
from typing import Any

import fsspec
import pyarrow
import pyarrow.parquet
import pytest
from corpora import Pieces, lines, text

from verbale.archive.candidates import Candidate
from verbale.archive.frames import frame
from verbale.errors import SourceError, VerbaleError
from verbale.reading.model import not_verbatim
from verbale.scale import Job, failures, planning, readings
from verbale.scale.inputs import Failure, originals
from verbale.scale.job import Part
from verbale.scale.planning import cut, plan, planned
from verbale.scale.task import read_part
from verbale.sources.places import Place, written


def found(job: Job) -> list[Candidate | Failure]:
    return [item for part in cut(job) for item in originals(part, job)]


def ids(job: Job) -> list[str]:
    return [item.row["id"] if isinstance(item, Candidate) and item.row else "failed" for item in found(job)]


@pytest.mark.parametrize("size", range(60, 400, 7))
def test_every_line_is_in_one_part_wherever_it_is_cut(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    monkeypatch.setattr(planning, "BYTES_A_STATEMENT", size)
    (tmp_path / "a.jsonl").write_bytes(lines(range(20)).rstrip(b"\n"))
    job = Job((str(tmp_path / "a.jsonl"),), str(tmp_path / "out"), statements_a_part=1)
    assert ids(job) == [f"n{n}" for n in range(20)]


def test_a_line_that_is_longer_than_a_part_is_read_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(planning, "BYTES_A_STATEMENT", 10)
    (tmp_path / "a.jsonl").write_bytes(lines([1]) + b"\n\n" + lines([2]))
    assert ids(Job((str(tmp_path / "a.jsonl"),), "out", statements_a_part=1)) == ["n1", "n2"]


def test_rows_of_parquet_are_each_in_one_part(tmp_path: Path) -> None:
    table = pyarrow.table({"id": [f"n{n}" for n in range(500)], "text": [text(n) for n in range(500)]})
    pyarrow.parquet.write_table(table, tmp_path / "a.parquet", row_group_size=150)
    job = Job((str(tmp_path),), str(tmp_path / "out"), statements_a_part=70)
    assert [(part.group, part.start, part.end) for part in cut(job)][:4] == [
        (0, 0, 70),
        (0, 70, 140),
        (0, 140, 150),
        (1, 0, 70),
    ]
    assert ids(job) == [f"n{n}" for n in range(500)]


def test_a_folder_is_its_files_and_tables_but_not_what_is_hidden(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "below/c.html", "README.md", ".d.txt", ".git/e.txt", "f.png"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text(1))
    (tmp_path / "g.jsonl").write_bytes(lines([1]))
    forms = [
        (part.form, [Path(place).name for place in part.places]) for part in cut(Job((str(tmp_path),), "out"))
    ]
    assert sorted(forms) == [("files", ["a.txt", "b.txt", "c.html"]), ("lines", ["g.jsonl"])]


def test_files_of_an_object_store_are_read_by_their_url(monkeypatch: pytest.MonkeyPatch) -> None:
    fsspec.register_implementation("pieces", Pieces, clobber=True)
    stored = {"bucket/a.jsonl": lines(range(5)), "bucket/b.txt": text(7).encode()}
    monkeypatch.setattr(Pieces, "files", stored)
    monkeypatch.setattr(planning, "BYTES_A_STATEMENT", 70)
    job = Job(("pieces://bucket",), "memory://out", statements_a_part=2)
    items = [item for item in found(job) if isinstance(item, Candidate)]
    assert [(item.row or {}).get("id", item.source) for item in items] == [
        *(f"n{n}" for n in range(5)),
        "pieces://bucket/b.txt",
    ]


def test_a_part_is_read_from_and_into_memory() -> None:
    with fsspec.open("memory://in/a.jsonl", "wb") as file:
        file.write(lines(range(3)) + b'{"id": "broken"\n' + lines([4]) + b'{"text": "   "}\n')
    job = Job(("memory://in/*.jsonl",), "memory://out/whole")
    assert plan(job) == 1
    (part,) = planned(job)
    done = read_part(part, job)
    assert (done.readings, done.failures) == (4, 2)
    entries = list(readings(job.output))
    assert [entry.statement.text for entry in entries] == [text(n) for n in (0, 1, 2, 4)]
    assert not [span for entry in entries for span in not_verbatim(entry.reading, entry.statement.text)]
    assert {entry.reading.document for entry in entries} == {entry.statement.document for entry in entries}
    assert frame(entries, "demands").num_rows == 4
    problems = [failure.problem for failure in failures(job.output)]
    assert "is not JSON" in problems[0]
    assert "the column text is empty" in problems[1]
    assert all(problem.startswith("memory:///in/a.jsonl, byte ") for problem in problems)


def test_reading_a_part_again_takes_the_place_of_itself(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(lines(range(3)))
    job = Job((str(tmp_path / "a.jsonl"),), str(tmp_path / "out"))
    plan(job)
    for part in (*planned(job), *planned(job)):
        read_part(part, job)
    assert Counter(entry.id for entry in readings(job.output)).most_common(1)[0][1] == 1
    assert len(list((tmp_path / "out/readings").iterdir())) == 1


def test_a_plan_is_kept_though_the_corpus_has_grown(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.txt").write_text(text(1))
    job = Job((str(tmp_path / "in"),), str(tmp_path / "out"))
    plan(job)
    before = list(planned(job))
    (tmp_path / "in/0.txt").write_text(text(2))
    assert plan(job) == 1
    assert list(planned(job)) == before


def test_another_job_does_not_go_into_the_same_folder(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(text(1))
    plan(Job((str(tmp_path / "a.txt"),), str(tmp_path / "out")))
    with pytest.raises(
        VerbaleError, match=r"readings of another run here \(other sources, statements_a_part\); give"
    ):
        plan(Job((str(tmp_path),), str(tmp_path / "out"), statements_a_part=7))


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        ("no-such-folder", "there is no such file or folder; check the path"),
        (
            "https://example.org/a.jsonl",
            "pages and standard input are not read on Ray; read them without --ray",
        ),
        ("-", "pages and standard input are not read on Ray; read them without --ray"),
        ("nothing://bucket/a", "it is no address that can be opened"),
    ],
)
def test_a_source_that_is_none_is_named(tmp_path: Path, source: str, problem: str) -> None:
    with pytest.raises(SourceError, match=problem) as caught:
        plan(Job((source,), str(tmp_path / "out")))
    assert source in str(caught.value)
    assert not (tmp_path / "out/plan.json").exists()


def test_what_opens_an_object_store_may_be_missing(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="what opens dropbox:// is not installed"):
        plan(Job(("dropbox://folder",), str(tmp_path / "out")))


def test_inputs_that_cannot_be_read_are_failures_each_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "empty.jsonl").touch()
    (tmp_path / "no.parquet").write_bytes(b"no parquet")
    (tmp_path / "french.txt").write_text(
        "Le ministre des affaires étrangères a reçu son homologue à Paris. Il a dit que la paix est à ce prix. "
        * 9
    )
    job = Job((str(tmp_path),), str(tmp_path / "out"))
    plan(job)
    for part in planned(job):
        read_part(part, job)
    told = {Path(failure.source).name: failure.problem for failure in failures(job.output)}
    assert "the table is empty" in told["empty.jsonl"]
    assert "check that it is a whole Parquet file" in told["no.parquet"]
    assert "the text is in French" in told["french.txt"]


def test_a_file_is_seen_only_when_it_is_whole(tmp_path: Path) -> None:
    def write() -> None:
        with written(Place(str(tmp_path / "a"))) as file:
            file.write(b"half")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write()
    assert not (tmp_path / "a").exists()


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "out").touch()
    (tmp_path / "a.txt").write_text(text(1))
    with pytest.raises(SourceError, match=r"out/plan\.jsonl: it cannot be written .*; check the address"):
        plan(Job((str(tmp_path / "a.txt"),), str(tmp_path / "out")))


def test_parts_and_plans_are_plain_json(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(text(1))
    job = Job((str(tmp_path / "a.txt"),), str(tmp_path / "out"))
    plan(job)
    assert planned_lines(job) == [Part(0, "files", (str(tmp_path / "a.txt"),))]


def planned_lines(job: Job) -> list[Part]:
    rows: list[dict[str, Any]] = [
        json.loads(line) for line in io.BytesIO(Path(job.output, "plan.jsonl").read_bytes())
    ]
    return [Part(**{**row, "places": tuple(row["places"])}) for row in rows]
