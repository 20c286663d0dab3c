"""``verbale read``: formats, folders, metadata, usage."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_runs import PROMISE, READOUT, RURITANIA, run

from verbale.reading.model import Reading, not_verbatim
from verbale.statement import Statement


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """A folder with two statements of the same name in two folders, one of them broken."""
    for name, content in (("a/visit.txt", PROMISE), ("b/visit.txt", PROMISE), ("b/empty.txt", "")):
        path = tmp_path / "texts" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return tmp_path / "texts"


def test_a_statement_is_shown_for_a_person() -> None:
    result = run("read", READOUT)
    assert result.exit_code == 0
    assert result.stderr == ""
    lines = result.stdout.splitlines()
    assert lines[0] == READOUT.read_text(encoding="utf-8").splitlines()[0]
    assert "for Graustark (XGS)" in lines[1]
    assert "\x1b" not in result.stdout
    assert max(map(len, lines)) <= 80


def test_the_examples_are_read_one_after_the_other() -> None:
    result = run("read", RURITANIA)
    assert result.exit_code == 0
    for path in RURITANIA.glob("*.txt"):
        title = path.read_text(encoding="utf-8").splitlines()[0]
        assert title.split()[0] in result.stdout


def test_json_is_one_object_of_the_contract() -> None:
    result = run("read", READOUT, "--format", "json")
    reading = Reading.from_dict(json.loads(result.stdout))
    assert reading.document.source == str(READOUT)
    assert not_verbatim(reading, READOUT.read_bytes().decode("utf-8")) == []
    assert reading.sentences


def test_json_lines_are_one_object_a_line() -> None:
    result = run("read", RURITANIA / "*.txt", "--format", "jsonl")
    sources = [json.loads(line)["document"]["source"] for line in result.stdout.splitlines()]
    assert sources == sorted(str(path) for path in RURITANIA.glob("*.txt"))


def test_html_is_one_page() -> None:
    result = run("read", READOUT, "--format", "html")
    assert result.stdout.startswith("<!doctype html>")
    assert result.stdout.rstrip().endswith("</html>")


def test_standard_input_is_read() -> None:
    result = run("read", "-", "--format", "json", "--issuer", "XRU", stdin=PROMISE)
    reading = json.loads(result.stdout)
    assert result.exit_code == 0
    assert [sentence["act"] for sentence in reading["sentences"]] == ["commit", "demand"]


def test_metadata_given_count_for_more_than_the_text() -> None:
    given = {"issuer": "XRU", "published": "2024-05", "title": "T", "publisher": "P", "kind": "letter"}
    options = [word for name, value in given.items() for word in (f"--{name}", value)]
    document = json.loads(run("read", READOUT, "--format", "json", *options).stdout)["document"]
    assert {name: document[name] for name in given} == given


def test_width_and_colour_are_heeded() -> None:
    narrow = run("read", READOUT, "--width", "50")
    assert max(map(len, narrow.stdout.splitlines())) <= 50
    assert "\x1b[" in run("read", READOUT, "--color").stdout
    assert "\x1b[" not in run("read", READOUT, "--no-color").stdout


def test_explain_names_what_found_each_record_and_act() -> None:
    plain, explained = run("read", READOUT), run("read", READOUT, "--explain")
    assert "found by: " not in plain.stdout
    assert "decided by: " not in plain.stdout
    found_by = explained.stdout.count("found by: ")
    decided_by = explained.stdout.count("decided by: ")
    reading = json.loads(run("read", READOUT, "--format", "json").stdout)
    assert decided_by == len(reading["sentences"])
    assert found_by == sum(
        len(reading[key]) for key in reading if key not in ("schema", "document", "sentences")
    )
    assert "not stated" not in explained.stdout


@pytest.mark.parametrize(
    ("form", "suffix", "start"),
    [
        ("text", ".txt", READOUT.read_text("utf-8")[:20]),
        ("json", ".json", "{"),
        ("html", ".html", "<!doctype"),
    ],
)
def test_a_folder_gets_a_file_a_source(tmp_path: Path, form: str, suffix: str, start: str) -> None:
    result = run("read", READOUT, "-o", tmp_path / "new" / "out", "--format", form)
    assert result.exit_code == 0
    assert result.stdout == ""
    assert result.stderr == f"wrote {tmp_path / 'new' / 'out' / ('readout-graustark' + suffix)}\n"
    written = tmp_path / "new" / "out" / f"readout-graustark{suffix}"
    assert written.read_text(encoding="utf-8").startswith(start)
    assert [path.name for path in written.parent.iterdir()] == [written.name]


def test_sources_of_one_name_do_not_overwrite_each_other(texts: Path, tmp_path: Path) -> None:
    result = run("read", texts / "a", texts / "b" / "visit.txt", "--format", "json", "-o", tmp_path / "out")
    assert result.exit_code == 0
    written = {path.name: json.loads(path.read_text("utf-8")) for path in (tmp_path / "out").iterdir()}
    assert {name: data["document"]["source"] for name, data in written.items()} == {
        "visit.json": str(texts / "a" / "visit.txt"),
        "visit-2.json": str(texts / "b" / "visit.txt"),
    }
    assert "visit-2.json, since visit.json is taken" in result.stderr
    assert "wrote 2 files" in result.stderr


def test_a_source_is_never_written_over(tmp_path: Path) -> None:
    source = tmp_path / "visit.txt"
    source.write_text(PROMISE, encoding="utf-8")
    result = run("read", source, "-o", tmp_path)
    assert source.read_text(encoding="utf-8") == PROMISE
    assert (tmp_path / "visit-2.txt").exists()
    assert "visit-2.txt" in result.stderr


def test_a_second_run_replaces_the_files_of_the_first(tmp_path: Path) -> None:
    for _ in range(2):
        run("read", READOUT, "-o", tmp_path, "--format", "json")
    assert [path.name for path in tmp_path.iterdir()] == ["readout-graustark.json"]


def test_quiet_says_nothing_of_what_was_written(tmp_path: Path) -> None:
    assert run("read", READOUT, "-o", tmp_path, "-q").stderr == ""


def test_one_broken_source_does_not_stop_the_rest(texts: Path) -> None:
    missing = texts / "missing.txt"
    result = run("read", missing, texts, "--format", "jsonl")
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 2
    errors = result.stderr.splitlines()
    assert [line.split(":")[0] for line in errors] == ["error", "error"]
    assert str(missing) in errors[0]
    assert "empty.txt" in errors[1]


def test_an_empty_folder_is_complained_of(tmp_path: Path) -> None:
    result = run("read", tmp_path)
    assert result.exit_code == 1
    assert result.stderr.startswith(f"error: {tmp_path}: there is no file to read in it; ")


def test_a_source_that_is_named_twice_is_read_once() -> None:
    result = run("read", READOUT, READOUT.parent / "readout-graustark.*t", "--format", "jsonl")
    assert len(result.stdout.splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "remedy"),
    [
        (["read"], "Missing argument"),
        (["read", RURITANIA, "--format", "json"], "use --format jsonl"),
        (["read", RURITANIA, "--format", "html"], "-o FOLDER"),
        (["read", READOUT, "--format", "jsonl", "-o", "out"], "use --format json"),
        (["read", READOUT, "--format", "xml"], "jsonl"),
        (["read", READOUT, "-o", READOUT], "is a file"),
        (["read", READOUT, "--issuer", "France"], "ISO 3166-1"),
        (["read", READOUT, "--published", "yesterday"], "ISO 8601"),
        (["read", READOUT, "--kind", "memo"], "communique"),
        (["read", READOUT, "--width", "3"], "30"),
        (["read", READOUT, "--colour"], "--color"),
        (["write", READOUT], "No such command"),
    ],
)
def test_wrong_usage_is_told_apart_and_says_what_to_do(arguments: list[str | Path], remedy: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert remedy in result.stderr


def test_a_fault_of_the_program_is_one_line_and_does_not_stop_the_rest(
    texts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from verbale.reading import pipeline

    sound = pipeline.read_statement

    faults = [IndexError("list index out of range")]

    def faulty(statement: Statement) -> Reading:
        if faults:
            raise faults.pop()
        return sound(statement)

    monkeypatch.setattr(pipeline, "read_statement", faulty)
    result = run("read", texts / "a", texts / "b" / "visit.txt", "--format", "jsonl")
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 1
    assert len(result.stderr.splitlines()) == 1
    assert "IndexError" in result.stderr
    assert "please report it" in result.stderr


def test_help_has_examples() -> None:
    for command in ([], ["read"], ["text"], ["evaluate"]):
        for option in ("-h", "--help"):
            result = run(*command, option)
            assert result.exit_code == 0
            assert "Examples:\n    verbale " in result.stdout


def test_the_version_is_the_packages() -> None:
    from importlib.metadata import version

    assert run("--version").stdout == f"verbale {version('verbale')}\n"
