"""The encoder of sentences while it is tuned: its layers, a round of learning, what it gives."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from transformers import AutoModel

from verbale.reading.act_model import LEARNED_ACTS

__all__ = ["DEVICE", "Recipe", "Sample", "Tuned", "probabilities", "tune"]

DEVICE = "cuda" if torch.cuda.is_available() else "cpu"
WARM_UP, AT_ONCE, SMOOTHING, DROPOUT, HEAD_RATE, DECAY = 50, 256, 0.05, 0.2, 1.5e-3, 0.01
SEED = 1

Shares = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Recipe:
    """How an encoder is tuned: how many of the lowest layers it keeps, and how it learns."""

    layers: int
    rate: float
    rounds: int
    at_once: int
    words_learn: bool
    """Whether the vectors of words are tuned as well."""


@dataclass(frozen=True, slots=True)
class Sample:
    """The pieces of a sentence; its act, -1 for one that is not coded; what a teacher makes of it, if there is one."""

    pieces: Sequence[int]
    act: int
    taught: Shares | None


class Tuned(nn.Module):
    """The encoder with a layer that gives logits of acts, from the mean over the pieces of a sentence."""

    def __init__(self, folder: Path, layers: int) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(folder, attn_implementation="eager", add_pooling_layer=False)
        self.encoder.encoder.layer = self.encoder.encoder.layer[:layers]
        size = self.encoder.config.hidden_size
        self.head = nn.Sequential(nn.Dropout(DROPOUT), nn.Linear(size, len(LEARNED_ACTS)))

    def forward(self, pieces: Tensor, there: Tensor | None = None) -> Tensor:
        """Logits, sentences by acts; ``there`` is 1 where a sentence has a piece; None where all are of one length."""
        states = self.encoder.embeddings(pieces)
        hidden = None if there is None else ((1 - there.float()) * -1e9)[:, None, None, :]
        for layer in self.encoder.encoder.layer:
            given = layer(states, hidden)
            states = given[0] if isinstance(given, tuple) else given
        logits: Tensor = self.head(_mean(states, there))
        return logits


def _mean(states: Tensor, there: Tensor | None) -> Tensor:
    """The mean over the pieces of each sentence."""
    if there is None:
        return states.mean(1)
    weights = there.float()[..., None]
    return (states * weights).sum(1) / weights.sum(1)


def tune(model: Tuned, samples: Sequence[Sample], recipe: Recipe, name: str) -> None:
    """Tune ``model`` to the acts of ``samples`` and to what their teacher makes of them; prints the rounds."""
    model.to(DEVICE)
    torch.manual_seed(SEED)
    model.encoder.embeddings.requires_grad_(recipe.words_learn)
    body = [parameter for parameter in model.encoder.parameters() if parameter.requires_grad]
    optimiser = torch.optim.AdamW(
        [{"params": body, "lr": recipe.rate}, {"params": model.head.parameters(), "lr": HEAD_RATE}],
        weight_decay=DECAY,
    )
    steps = recipe.rounds * -(-len(samples) // recipe.at_once)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1, (step + 1) / WARM_UP) * max(0.0, 1 - step / steps)
    )
    chance = random.Random(SEED)  # noqa: S311 - an order, not secrets
    for number in range(1, recipe.rounds + 1):
        model.train()
        batches = _by_length([sample.pieces for sample in samples], recipe.at_once, chance.random)
        chance.shuffle(batches)
        total = 0.0
        for batch in batches:
            optimiser.zero_grad()
            loss = _loss(_logits(model, [samples[row].pieces for row in batch]), [samples[r] for r in batch])
            loss.backward()
            nn.utils.clip_grad_norm_(body, 1.0)
            optimiser.step()
            schedule.step()
            total += loss.item()
        print(f"{name}: round {number} of {recipe.rounds}, loss {total / len(batches):.3f}", flush=True)


def probabilities(model: Tuned, pieces: Sequence[Sequence[int]]) -> Shares:
    """What the model makes of sentences: the probability of each act, sentences by acts."""
    model.to(DEVICE).eval()
    found = np.zeros((len(pieces), len(LEARNED_ACTS)), dtype=np.float32)
    with torch.no_grad():
        for rows in _by_length(pieces, AT_ONCE, lambda: 0.0):
            found[rows] = torch.softmax(_logits(model, [pieces[row] for row in rows]), -1).cpu().numpy()
    return found


def _loss(logits: Tensor, batch: Sequence[Sample]) -> Tensor:
    """By the act where there is no teacher; else half by each for a coded sentence, by the teacher for another."""
    acts = torch.tensor([max(sample.act, 0) for sample in batch], device=DEVICE)
    by_act = nn.functional.cross_entropy(logits, acts, label_smoothing=SMOOTHING, reduction="none")
    if batch[0].taught is None:
        return by_act.mean()
    taught = torch.tensor(np.array([sample.taught for sample in batch]), device=DEVICE)
    by_teacher = -(taught * torch.log_softmax(logits, -1)).sum(-1)
    coded = torch.tensor([sample.act >= 0 for sample in batch], device=DEVICE)
    return torch.where(coded, (by_act + by_teacher) / 2, by_teacher).mean()


def _logits(model: Tuned, pieces: Sequence[Sequence[int]]) -> Tensor:
    filled = nn.utils.rnn.pad_sequence([torch.tensor(found) for found in pieces], batch_first=True)
    lengths = torch.tensor([len(found) for found in pieces])
    there = (torch.arange(filled.shape[1])[None, :] < lengths[:, None]).long()
    with torch.autocast(DEVICE, dtype=torch.bfloat16):
        logits: Tensor = model(filled.to(DEVICE), there.to(DEVICE))
    return logits.float()


def _by_length(pieces: Sequence[Sequence[int]], size: int, tie: Callable[[], float]) -> list[list[int]]:
    """The rows in batches of ``size``, the shortest first; those of one length in the order that ``tie`` gives."""
    order = sorted(range(len(pieces)), key=lambda row: (len(pieces[row]), tie()))
    return [order[at : at + size] for at in range(0, len(order), size)]
