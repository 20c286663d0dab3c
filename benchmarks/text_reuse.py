"""Which passages of a text were lifted from earlier ones: Verbale beside public programs, where the places are known.

    uv run --no-sync --with text-matcher --with copydetect python benchmarks/text_reuse.py [--texts 200]

A new text is made of fresh words (Zipf's, as in search.py) and of passages of 12 to 60 words of earlier texts: the
ones taken over word for word, the others with one word in ten replaced. Each program says which characters of the
new text stand in which earlier text. Found is the share of the planted words that are laid to the text that they are
from; right is the share of the words so laid that are planted. Beside `verbale reuse` at ten words and at five stand
text-matcher (https://github.com/JonathanReeve/text-matcher; three-grams of stems, neighbouring matches healed) and
copydetect (https://github.com/blingenf/copydetect; winnowing, as MOSS does), both with the settings that they come
with; text-matcher keeps common words, since its list of these would be downloaded. What is not installed is left out.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib
import io
import random
import re
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from importlib.util import find_spec

from search import make_lines

from verbale.comparison.reuse import Earlier, find_reuse

PLANTED, SHORTEST, LONGEST, BETWEEN = 40, 12, 60, 40
ONE_IN = 10
TEXTS = 200
"""Earlier texts, unless told otherwise."""
NOISE, GUARANTEE = 25, 30
"""Characters of copydetect's runs, and of what it is sure to find: its defaults."""
SEED = 3

Found = Iterable[tuple[int, int, str]]
"""Characters of the new text, half-open, and the earlier text that they are laid to."""


@dataclass(frozen=True, slots=True)
class Planted:
    """A text, and for each of its words where it stands and which earlier text it is from ("" for fresh words)."""

    text: str
    words: tuple[tuple[int, int, str], ...]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--texts", type=int, default=TEXTS, help="earlier texts")
    report(parser.parse_args().texts)


def report(number: int) -> None:
    """Print how much each program finds among ``number`` earlier texts, and how long it takes."""
    earlier = earlier_texts(number)
    print(f"{number} earlier texts of {len(earlier[0].text.split())} words, {PLANTED} passages planted")
    print(f"{'':34}{'word for word':>20}{'one word in ten changed':>28}")
    print(f"{'':34}{'found':>10}{'right':>10}{'found':>18}{'right':>10}{'seconds':>10}")
    kinds = [plant(earlier, altered) for altered in (False, True)]
    for name, package, program in PROGRAMS:
        if find_spec(package) is None:
            print(f"{name}: not installed; run with: uv run --no-sync --with {package.replace('_', '-')} …")
            continue
        begun = time.perf_counter()
        figures = [figure for planted in kinds for figure in measure(planted, program(planted.text, earlier))]
        took = (time.perf_counter() - begun) / len(kinds)
        one, two, three, four = figures
        print(f"{name:34}{one:10.3f}{two:10.3f}{three:18.3f}{four:10.3f}{took:10.2f}")


def earlier_texts(number: int) -> list[Earlier]:
    """Made-up texts, each of as many lines as a statement of the other benchmarks."""
    texts: dict[int, list[str]] = {}
    for line in make_lines(number):
        texts.setdefault(line.statement, []).append(line.quote)
    return [Earlier(f"T{name}", "2020-01-01", "XRU", " ".join(lines)) for name, lines in texts.items()]


def plant(earlier: Sequence[Earlier], altered: bool) -> Planted:
    """A new text with passages of ``earlier`` ones, one word in ten of them replaced if ``altered``."""
    chance = random.Random(SEED)  # noqa: S311 - made up, no secret
    fresh = " ".join(line.quote for line in make_lines(2 * len(earlier))).split()[-PLANTED * BETWEEN * 2 :]
    words: list[tuple[str, str]] = []
    for source in chance.sample(list(earlier), PLANTED):
        told = source.text.split()
        size = min(chance.randint(SHORTEST, LONGEST), len(told))
        at = chance.randrange(len(told) - size + 1)
        begin = chance.randrange(len(fresh) - BETWEEN)
        words += [(word, "") for word in fresh[begin : begin + BETWEEN]]
        for place, word in enumerate(told[at : at + size], 1):
            changed = altered and place % ONE_IN == 0
            words.append((chance.choice(fresh) if changed else word, source.statement))
    text = " ".join(word for word, _ in words)
    spans = [found.span() for found in re.finditer(r"\S+", text)]
    return Planted(text, tuple((*span, origin) for span, (_, origin) in zip(spans, words, strict=True)))


def measure(planted: Planted, found: Found) -> tuple[float, float]:
    """The share of planted words that were found, and of words found that were planted."""
    laid: list[set[str]] = [set() for _ in planted.words]
    for begin, end, origin in found:
        for number, (start, stop, _) in enumerate(planted.words):
            if begin < stop and start < end:
                laid[number].add(origin)
    right = sum(origin in one for one, (_, _, origin) in zip(laid, planted.words, strict=True) if origin)
    wanted = sum(bool(origin) for _, _, origin in planted.words)
    total = sum(map(len, laid))
    return right / wanted, right / total if total else 1.0


def verbale(least: int) -> Callable[[str, Sequence[Earlier]], Found]:
    """`verbale reuse` with passages of at least ``least`` words."""

    def run(text: str, earlier: Sequence[Earlier]) -> Found:
        for passage in find_reuse(text, earlier, least):
            for source in passage.sources:
                yield source.here.start, source.here.end, source.statement

    return run


def text_matcher(text: str, earlier: Sequence[Earlier]) -> Found:
    """text-matcher's command, told to keep common words."""
    matcher = importlib.import_module("text_matcher.matcher")
    mine = matcher.Text(text, "new", removeStopwords=False)
    for source in earlier:
        theirs = matcher.Text(source.text, source.statement, removeStopwords=False)
        with contextlib.redirect_stdout(io.StringIO()):
            found = matcher.Matcher(mine, theirs, removeStopwords=False)
        for match in found.extended_matches:
            places = found.getLocations(mine, match.a, match.sizeA + found.ngramSize - 1)
            if places is not None:
                yield *places, source.statement


def copydetect(text: str, earlier: Sequence[Earlier]) -> Found:
    """copydetect's winnowing of plain text."""
    detector = importlib.import_module("copydetect")

    def fingerprint(content: str) -> object:
        window = GUARANTEE - NOISE + 1
        return detector.CodeFingerprint("text", NOISE, window, filter=False, fp=io.StringIO(content))

    mine = fingerprint(text)
    for source in earlier:
        _, _, slices = detector.compare_files(mine, fingerprint(source.text))
        for begin, end in zip(*slices[0], strict=True) if len(slices[0]) else ():
            yield int(begin), int(end), source.statement


PROGRAMS = (
    ("verbale reuse", "verbale", verbale(10)),
    ("verbale reuse --words 5", "verbale", verbale(5)),
    ("text-matcher", "text_matcher", text_matcher),
    ("copydetect (winnowing)", "copydetect", copydetect),
)

if __name__ == "__main__":
    main()
