"""Evaluating a folder: the figures are those of the scorer that comes with the gold statements."""

from __future__ import annotations

import importlib.util
import json
import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from verbale.errors import ReadingError, SourceError
from verbale.evaluation.evaluate import compare, evaluate, load_reading, read_predictions
from verbale.evaluation.report import evaluation_to_dict, report
from verbale.reading.model import ACTS, ISSUES, RECORD_TYPES, Reading, Sentence, Voice

ROOT = Path(__file__).parents[2]
RURITANIA = ROOT / "examples" / "ruritania"
GOLD = ROOT.parent / "shared" / "gold"
PARTIES = ["CHN", "USA", "JPN", "xru", ""]


@pytest.fixture(scope="module")
def score() -> Callable[[Path, Path], dict[str, Any]]:
    """The function of the scorer that comes with the gold statements."""
    path = GOLD / "score.py"
    if not path.exists():
        pytest.skip("the scorer is not at ../shared/gold/score.py")
    spec = importlib.util.spec_from_file_location("score", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    function: Callable[[Path, Path], dict[str, Any]] = module.score
    return function


def perturb(data: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """``data`` with items left out, moved, doubled and given other values."""
    changed: dict[str, Any] = {key: data[key] for key in ("schema", "document") if key in data}
    for key in ("sentences", *(kind.key for kind in RECORD_TYPES)):
        changed[key] = []
        for item in data.get(key, []):
            if chance.random() < 0.15:
                continue
            new = perturb_item(key, dict(item), chance)
            changed[key] += [new, new] if chance.random() < 0.05 else [new]
        if chance.random() < 0.2:
            chance.shuffle(changed[key])
    return changed


def perturb_item(key: str, item: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    if chance.random() < 0.3:
        start = max(0, item["start"] + chance.choice([-2, -1, 1, 3, 40]))
        item["start"], item["end"] = start, max(start + 1, item["end"] + chance.choice([-30, -3, 2, 25]))
    for name in item.keys() - {"start", "end", "quote", "voice", "items"}:
        if chance.random() < 0.15:
            item[name] = other_value(key, name, chance)
    if key == "sentences" and chance.random() < 0.2:
        item["voice"] = [{"name": "X", "party": chance.choice(PARTIES)} for _ in range(chance.randrange(3))]
    if key == "frameworks" and chance.random() < 0.2:
        item["items"] = item["items"][1:]
    return item


def other_value(key: str, name: str, chance: random.Random) -> Any:
    if key == "sentences" and name in ("act", "also"):
        return chance.choice(ACTS) if name == "act" else []
    if name == "issues":
        return chance.sample(ISSUES, 2)
    if name in ("parties", "on", "to", "by", "holder"):
        return chance.sample(PARTIES[:-1], chance.randrange(3))
    if name == "also":
        return [{"start": 10, "end": 60, "quote": "x" * 50}]
    return chance.choice([0, 3, None]) if name == "count" else chance.choice(["", "other", "2024", "law"])


def rounded(value: Any) -> Any:
    """``value`` with every number at three decimals."""
    if isinstance(value, dict):
        return {key: rounded(item) for key, item in value.items()}
    return round(value, 3) if isinstance(value, float) else value


def figures(data: dict[str, Any]) -> Any:
    return rounded({key: value for key, value in data.items() if key != "not_verbatim"})


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("folder", ["dev", "ruritania"])
def test_figures_are_those_of_the_scorer_on_changed_readings(
    score: Callable[[Path, Path], dict[str, Any]], tmp_path: Path, folder: str, seed: int
) -> None:
    gold = RURITANIA if folder == "ruritania" else GOLD / "dev"
    chance = random.Random(seed)
    for path in sorted(gold.glob("*.json"))[seed % 2 :]:  # with an odd seed the first one is missing
        changed = perturb(json.loads(path.read_text(encoding="utf-8")), chance)
        (tmp_path / path.name).write_text(json.dumps(changed), encoding="utf-8")
    ours = evaluation_to_dict(evaluate(gold, read_predictions(tmp_path)))
    theirs = score(gold, tmp_path)
    assert figures(ours) == figures(theirs)
    assert len(ours["not_verbatim"]) >= len(theirs["not_verbatim"]) > 0


def test_gold_agrees_with_itself_wholly() -> None:
    evaluation = evaluate(RURITANIA, read_predictions(RURITANIA))
    data = evaluation_to_dict(evaluation)
    assert {value for name, value in data["sentences"].items() if name != "n"} == {1.0}
    assert (data["records_found"], data["records_right"], data["not_verbatim"]) == (1.0, 1.0, [])


def test_a_reading_without_anything_has_figures_of_nothing(tmp_path: Path) -> None:
    data = evaluation_to_dict(evaluate(RURITANIA, read_predictions(tmp_path)))
    assert set(data["sentences"].values()) == {0.0, data["sentences"]["n"]}
    assert (data["records_found"], data["records_right"]) == (0.0, 0.0)


def test_the_text_file_is_what_is_read() -> None:
    seen = []

    def read(path: Path) -> Reading:
        seen.append(path.name)
        return Reading()

    evaluate(RURITANIA, read)
    assert seen == sorted(path.name for path in RURITANIA.glob("*.txt"))


def test_quotations_that_the_text_does_not_have_are_told() -> None:
    reading = Reading(sentences=(Sentence(0, 4, "That", (Voice("X", "XRU"),)),))
    assert compare("name", reading, reading, "This is so.").not_verbatim == ("name, at 0: 'That'",)


def test_the_report_has_every_type_and_document() -> None:
    lines = "\n".join(report(evaluate(RURITANIA, read_predictions(RURITANIA))))
    assert all(kind.key in lines for kind in RECORD_TYPES)
    assert all(path.stem in lines for path in RURITANIA.glob("*.txt"))
    assert "NOT VERBATIM" not in lines


def test_the_report_names_what_is_not_verbatim(tmp_path: Path) -> None:
    for path in RURITANIA.glob("readout-*"):
        shutil.copy(path, tmp_path)
    broken = tmp_path / "readout-graustark.txt"
    broken.write_text("Changed. " + broken.read_text(encoding="utf-8"), encoding="utf-8")
    lines = list(report(evaluate(tmp_path, read_predictions(tmp_path))))
    assert any(line.startswith("NOT VERBATIM: ") for line in lines)


def test_a_folder_without_codings_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"no NAME\.json"):
        evaluate(tmp_path, read_predictions(tmp_path))


def test_a_coding_without_its_text_is_an_error(tmp_path: Path) -> None:
    shutil.copy(RURITANIA / "joint-communique.json", tmp_path)
    with pytest.raises(SourceError, match=r"joint-communique\.txt"):
        evaluate(tmp_path, read_predictions(tmp_path))


@pytest.mark.parametrize(
    "content", ["{", "[1, 2]", '"text"', '{"schema": "other/2"}', "[" * 100_000, "\udc80"]
)
def test_a_file_that_is_no_reading_is_named(tmp_path: Path, content: str) -> None:
    path = tmp_path / "broken.json"
    path.write_bytes(content.encode("utf-8", "surrogateescape"))
    with pytest.raises(ReadingError, match=r"broken\.json: not a reading"):
        load_reading(path)
