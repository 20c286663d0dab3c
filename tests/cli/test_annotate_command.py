"""``verbale annotate`` as it is typed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_runs import run

from archive_samples import PLEDGE
from verbale import Archive


@pytest.fixture
def place(tmp_path: Path) -> str:
    text = tmp_path / "pledge.txt"
    text.write_text(PLEDGE, encoding="utf-8")
    with Archive.create(tmp_path / "archive.db") as archive:
        archive.add(text)
    return str(tmp_path / "archive.db")


def written(place: str, folder: Path) -> Path:
    with Archive.open(place) as archive:
        identity = archive.list()[0].id
    [file] = json.loads(run("annotate", identity, "--to", "brat", "-o", folder, "-a", place, "--json").stdout)
    return Path(file)


def test_what_an_annotator_changed_is_logged_under_their_name(place: str, tmp_path: Path) -> None:
    file = written(place, tmp_path / "brat")
    content = file.read_text(encoding="utf-8")
    assert "act-demand" in content
    file.write_text(content.replace("act-demand", "act-warn"), encoding="utf-8")
    announced = run("annotate", "--from", tmp_path / "brat", "--by", "ana", "--dry-run", "-a", place)
    assert announced.stdout.startswith("edit S")
    assert announced.stdout.rstrip().endswith("act=warn")
    with Archive.open(place) as archive:
        assert archive.corrections() == []
    done = run("annotate", "--from", file, "--by", "ana", "--accept", "-a", place)
    assert (done.exit_code, done.stderr) == (0, "1 files, 2 corrections\n")
    with Archive.open(place) as archive:
        assert [(one.action, one.who) for one in archive.corrections()] == [
            ("edit", "ana"),
            ("accept", "ana"),
        ]
    assert run("labels", "-o", tmp_path / "labels", "-a", place).stdout.startswith("1 written")


def test_of_several_files_all_are_taken_or_none(place: str, tmp_path: Path) -> None:
    file = written(place, tmp_path / "brat")
    file.write_text(file.read_text("utf-8").replace("act-demand", "act-warn"), encoding="utf-8")
    (tmp_path / "brat" / "other.ann").write_text("T1\tdemands 0 3\tsea\n", encoding="utf-8")
    (tmp_path / "brat" / "other.txt").write_text("sea", encoding="utf-8")
    failed = run("annotate", "--from", tmp_path / "brat", "-a", place)
    assert failed.exit_code == 1
    assert "other.ann: its text is not that of a statement" in failed.stderr
    with Archive.open(place) as archive:
        assert archive.corrections() == []


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("Sdikyjb43shnl",),
        ("Sdikyjb43shnl", "--to", "brat"),
        ("Sdikyjb43shnl", "--from", "."),
        ("--from", ".", "-o", "x"),
    ],
)
def test_wrong_usage_is_told(place: str, arguments: tuple[str, ...]) -> None:
    assert run("annotate", *arguments, "-a", place).exit_code == 2


def test_a_folder_without_annotation_files_is_named(place: str, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    failed = run("annotate", "--from", tmp_path / "empty", "-a", place)
    assert (failed.exit_code, "there are no annotation files" in failed.stderr) == (1, True)
