"""A statement given out to an annotation program, changed there as a person would, and taken back as corrections."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import cassis
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verbale.annotation import FORMATS, compare, give_out
from verbale.annotation.brat import configuration
from verbale.annotation.brat import read as read_brat
from verbale.annotation.brat import write as write_brat
from verbale.annotation.cas import read_json, read_xmi, write_json, write_xmi
from verbale.annotation.model import Annotation, FormatError
from verbale.archive import Archive
from verbale.archive.corrections import Change
from verbale.errors import CorrectionError
from verbale.reading.model import Commitment, Demand
from verbale.sources import Overrides

TEXT = (
    "🇺🇳 Ruritania will open the border crossing at Zenda on 3 May 2024. 😀 The ministry urges Graustark to "
    "withdraw its patrol boats from the Sarn Islands.\n\nMinister Tarnheim said that the\ntalks were 𝒻𝓇𝒶𝓃𝓀 "
    "and useful."
)
BOATS = "withdraw its patrol boats from the Sarn Islands"
TALKS = "talks were 𝒻𝓇𝒶𝓃𝓀"


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    (tmp_path / "statement.txt").write_text(TEXT, encoding="utf-8")
    made = Archive.create(tmp_path / "archive.db")
    made.add(tmp_path / "statement.txt", overrides=Overrides(issuer="XRU"))
    return made


@pytest.fixture
def identity(archive: Archive) -> str:
    return archive.list()[0].id


def given_out(archive: Archive, form: str, folder: Path) -> Path:
    [file] = give_out(archive, [one.id for one in archive.list()], form, folder)
    return file


def taken_back(archive: Archive, file: Path) -> list[tuple[str, str, str]]:
    """Action, target and author of each correction that ``file`` brings."""
    done = archive.correct_all(compare(archive, file, who="ana").changes)
    return [(one.action, one.target, one.who) for one in done]


def cas_of(file: Path) -> cassis.Cas:
    if file.suffix == ".json":
        return cassis.load_cas_from_json(file.open("rb"))
    types = cassis.load_typesystem((file.parent / "TypeSystem.xml").open("rb"))
    return cassis.load_cas_from_xmi(file.open("rb"), typesystem=types)


def edit_cas(file: Path, edit: Callable[[cassis.Cas], None]) -> None:
    cas = cas_of(file)
    edit(cas)
    file.write_text(cas.to_json() if file.suffix == ".json" else cas.to_xmi(), encoding="utf-8")


def edit(file: Path, old: str, new: str) -> None:
    content = file.read_text(encoding="utf-8")
    assert old in content
    file.write_text(content.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize("form", FORMATS)
def test_what_comes_back_as_it_went_corrects_nothing(archive: Archive, form: str, tmp_path: Path) -> None:
    file = given_out(archive, form, tmp_path / form)
    back = compare(archive, file, who="ana")
    assert (back.changes, back.left_out) == ((), ())


def test_a_cas_has_every_span_where_the_text_has_it_in_utf_16(archive: Archive, tmp_path: Path) -> None:
    file = given_out(archive, "xmi", tmp_path)
    demand = archive.reading(archive.list()[0].id).of_type(Demand)[0]
    [shown] = cas_of(file).select("webanno.custom.VerbaleDemand")
    assert shown.get_covered_text() == demand.quote
    begin = len(TEXT[: demand.start].encode("utf-16-le")) // 2
    assert f'begin="{begin}"' in file.read_text(encoding="utf-8")
    assert begin != demand.start


def test_a_change_in_brat_is_a_correction_by_the_annotator(
    archive: Archive, identity: str, tmp_path: Path
) -> None:
    file = given_out(archive, "brat", tmp_path / "brat")
    edit(file, "act-demand ", "act-warn ")
    line = next(line for line in file.read_text("utf-8").split("\n") if "\tdemands " in line)
    number = line.partition("\t")[0]
    edit(file, f" {number} do", f" {number} refrain")
    edit(
        file,
        f"#{number[1:]}\tAnnotatorNotes {number}\t",
        f"#{number[1:]}\tAnnotatorNotes {number}\tsaid twice | ",
    )
    done = archive.correct_all(compare(archive, file, who="ana").changes)
    assert [(one.kind, one.after, one.who, one.why) for one in done] == [
        ("sentence", {"act": "warn"}, "ana", ""),
        ("record", {"polarity": "refrain"}, "ana", "said twice"),
    ]
    reading = archive.reading(identity)
    assert reading.of_type(Demand)[0].polarity == "refrain"
    assert "warn" in [sentence.act for sentence in reading.sentences]


def test_records_added_moved_and_taken_away_in_brat(archive: Archive, identity: str, tmp_path: Path) -> None:
    file = given_out(archive, "brat", tmp_path / "brat")
    lines = file.read_text("utf-8").split("\n")
    demand = next(line for line in lines if "\tdemands " in line)
    start = TEXT.index(BOATS)
    end = TEXT.index(" from the Sarn")
    moved = f"{demand.partition(chr(9))[0]}\tdemands {start} {end}\t{TEXT[start:end]}"
    added = TEXT.index(TALKS)
    commitment = next(line.partition("\t")[0] for line in lines if "\tcommitments " in line)
    kept = [line for line in lines if f"{commitment}\t" not in line and f" {commitment} " not in line]
    kept = [line for line in kept if f" {commitment}\t" not in line]
    kept[kept.index(demand)] = moved
    kept[-1:] = [f"T99\treferences {added} {added + len(TALKS)}\t{TALKS}", ""]
    file.write_text("\n".join(kept), encoding="utf-8")
    assert sorted(one[0] for one in taken_back(archive, file)) == ["add", "edit", "reject"]
    reading = archive.reading(identity)
    assert reading.of_type(Commitment) == ()
    assert reading.of_type(Demand)[0].quote == "withdraw its patrol boats"
    assert [record.quote for record in reading.records if record.key == "references"] == [TALKS]


@pytest.mark.parametrize("form", ["xmi", "cas-json"])
def test_records_changed_added_and_taken_away_in_a_cas(
    archive: Archive, identity: str, form: str, tmp_path: Path
) -> None:
    file = given_out(archive, form, tmp_path / form)

    def annotate(cas: cassis.Cas) -> None:
        [demand] = cas.select("webanno.custom.VerbaleDemand")
        demand.to, demand.why = "XGS,UN", "said in New York"
        for commitment in cas.select("webanno.custom.VerbaleCommitment"):
            cas.remove(commitment)
        make = cas.typesystem.get_type("webanno.custom.VerbaleReference")
        start = cas.sofa_string.index(TALKS)
        cas.add(make(begin=start, end=start + len(TALKS)))

    edit_cas(file, annotate)
    done = archive.correct_all(compare(archive, file, who="ana").changes)
    assert {(one.action, one.who, one.why) for one in done} == {
        ("reject", "ana", ""),
        ("edit", "ana", "said in New York"),
        ("add", "ana", ""),
    }
    reading = archive.reading(identity)
    assert reading.of_type(Demand)[0].to == ("XGS", "UN")
    assert [record.quote for record in reading.records if record.key == "references"] == [TALKS]


@pytest.mark.parametrize("form", FORMATS)
def test_what_was_taken_back_once_is_not_corrected_again(archive: Archive, form: str, tmp_path: Path) -> None:
    file = given_out(archive, form, tmp_path / form)
    if form == "brat":
        edit(file, "act-demand ", "act-warn ")
    else:
        edit(file, '"demand"', '"warn"')
    assert len(taken_back(archive, file)) == 1
    assert taken_back(archive, file) == []


def test_what_others_corrected_meanwhile_stays(archive: Archive, identity: str, tmp_path: Path) -> None:
    file = given_out(archive, "brat", tmp_path)
    demand = archive.reading(identity).of_type(Demand)[0]
    place = f"{identity}/{demand.start}-{demand.end}/demands"
    archive.correct_all([Change(place, set={"to": "UN"}, who="ben")])
    edit(file, "act-demand ", "act-warn ")
    assert [one[0] for one in taken_back(archive, file)] == ["edit"]
    assert archive.reading(identity).of_type(Demand)[0].to == ("UN",)


def test_a_renamed_file_is_compared_with_what_holds_and_says_so(archive: Archive, tmp_path: Path) -> None:
    file = given_out(archive, "xmi", tmp_path)
    renamed = file.rename(tmp_path / "ana.xmi")
    back = compare(archive, renamed)
    assert back.changes == ()
    assert "compared with what holds now" in back.left_out[0]


@pytest.mark.parametrize("form", FORMATS)
def test_a_changed_text_is_refused(archive: Archive, identity: str, form: str, tmp_path: Path) -> None:
    file = given_out(archive, form, tmp_path)
    changed = file.with_suffix(".txt") if form == "brat" else file
    edit(changed, "border crossing", "border Crossing")
    with pytest.raises(FormatError, match=f"not that of {identity}|the text has") as caught:
        compare(archive, file)
    assert "text as it was given out" in str(caught.value)


def test_a_text_that_the_archive_does_not_have_is_refused(archive: Archive, tmp_path: Path) -> None:
    file = tmp_path / "other.ann"
    file.with_suffix(".txt").write_text("Graustark thanks Ruritania.", encoding="utf-8")
    file.write_text("T1\treferences 0 9\tGraustark\n", encoding="utf-8")
    with pytest.raises(FormatError, match="not that of a statement in the archive"):
        compare(archive, file)


def test_what_no_correction_can_say_is_refused_with_all_its_reasons(archive: Archive, tmp_path: Path) -> None:
    file = given_out(archive, "brat", tmp_path)
    lines = file.read_text("utf-8").split("\n")
    first = next(line for line in lines if "\tact-" in line)
    lines.remove(first)
    lines[-1:] = [
        "T97\tact-warn 0 4\t" + TEXT[:4],
        "T98\tengagements 2 5\t" + TEXT[2:5],
        "#98\tAnnotatorNotes T98\tparties=RURITANIA",
        "T99\treferences 2 5\t" + TEXT[2:5],
        "#99\tAnnotatorNotes T99\tcolour=red",
        "R1\tknows Arg1:T1 Arg2:T2",
        "",
    ]
    file.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(CorrectionError) as caught:
        compare(archive, file)
    said = str(caught.value).split("\n")
    assert len(said) == 4
    for words in ("put it back", "neither added nor moved", "RURITANIA", "no field 'colour'"):
        assert any(words in line for line in said)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.json", "[1, 2]"),
        ("a.json", '{"%FEATURE_STRUCTURES": 3}'),
        ("a.json", '{"%FEATURE_STRUCTURES": []}'),
        ("a.json", "{"),
        ("a.xmi", "<html/>"),
        ("a.xmi", "not XML"),
        ("a.ann", "T1\tdemands\n"),
        ("a.ann", "T1\tdemands 0 99\tmany words\n"),
        ("a.ann", "T1\tdemands 0 2\tXy\n"),
        ("a.doc", ""),
        ("missing.ann", None),
    ],
)
def test_a_file_that_is_none_is_refused_by_name(
    archive: Archive, name: str, content: str | None, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text("Graustark thanks Ruritania.", encoding="utf-8")
    if content is not None:
        (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(FormatError, match=name):
        compare(archive, tmp_path / name)


def test_brat_is_told_every_type_and_every_choice() -> None:
    said = configuration()
    assert "act-demand\n" in said
    assert "demands-polarity\tArg:demands, Value:do|refrain\n" in said


LETTERS = st.sampled_from('ab \n\r\t|\\=;,>()é😀𝒻\u2028["')
TEXTS = st.text(LETTERS, min_size=1, max_size=40)


@st.composite
def annotated(draw: st.DrawFn) -> tuple[str, list[Annotation]]:
    """A text with records on some of its spans, with whatever values."""
    text = draw(TEXTS)
    spans = st.tuples(st.integers(0, len(text) - 1), st.integers(1, len(text))).filter(
        lambda at: at[0] < at[1]
    )
    values = st.fixed_dictionaries(
        {}, optional={name: TEXTS.map(str.strip).filter(bool) for name in ("content", "to", "by")}
    )
    return text, [Annotation("demands", *draw(spans), draw(values)) for _ in range(draw(st.integers(1, 4)))]


@given(annotated())
@settings(max_examples=60, deadline=None)
def test_every_span_and_value_comes_back_from_every_format(given_: tuple[str, list[Annotation]]) -> None:
    text, wanted = given_
    order = lambda one: (one.start, one.end, sorted(one.values.items()))  # noqa: E731
    back = read_json(write_json(text, wanted).encode(), "a.json")
    assert back.text == text
    assert sorted(back.annotations, key=order) == sorted(wanted, key=order)
    back = read_xmi(write_xmi(text, wanted).encode(), "a.xmi")
    assert back.text == text
    assert sorted(back.annotations, key=order) == sorted(wanted, key=order)
    # A brat line holds what a span has between its line breaks: blank edges are not its own.
    shown = [one for one in wanted if text[one.start : one.end].strip("\n") == text[one.start : one.end]]
    lines = write_brat(text, shown)
    back = read_brat(text, lines, "a.ann")
    assert list(back.annotations) == shown
