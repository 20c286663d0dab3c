"""A long text in parts that a browser shows at once, none of which cuts a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from verbale.views.page import ParagraphView, PassageView

__all__ = ["in_parts", "part_with", "records_in"]

MOST_PASSAGES = 500
MOST_CHARACTERS = 200_000

Part = tuple[ParagraphView, ...]


def in_parts(paragraphs: Iterable[ParagraphView]) -> list[Part]:
    """``paragraphs`` in parts of at most 500 sentences and about 200,000 characters; a paragraph may be divided."""
    parts: list[list[ParagraphView]] = [[]]
    passages = characters = 0
    for paragraph in paragraphs:
        for piece in _pieces(paragraph):
            count, length = len(piece.passages), sum(map(_length, piece.passages))
            if parts[-1] and (passages + count > MOST_PASSAGES or characters + length > MOST_CHARACTERS):
                parts.append([])
                passages = characters = 0
            parts[-1].append(piece)
            passages, characters = passages + count, characters + length
    return [tuple(part) for part in parts]


def part_with(parts: Sequence[Part], start: int) -> tuple[int, str]:
    """The number, from 0, of the part with the sentence that holds the offset ``start``, and its anchor.

    The first part and "" where no sentence holds it.
    """
    for number, part in enumerate(parts):
        for sentence in (passage.sentence for paragraph in part for passage in paragraph.passages):
            if sentence is not None:
                first, _, last = sentence.span.partition("-")
                if int(first) <= start < int(last):
                    return number, sentence.anchor
    return 0, ""


def records_in(part: Part) -> frozenset[str]:
    """The names of the entries of the records that are marked in ``part``."""
    return frozenset(
        mark.entry
        for paragraph in part
        for passage in paragraph.passages
        for segment in passage.segments
        for mark in segment.begins
    )


def _pieces(paragraph: ParagraphView) -> Iterator[ParagraphView]:
    """``paragraph``, or pieces of it of not too many sentences and characters."""
    piece: list[PassageView] = []
    length = 0
    for passage in paragraph.passages:
        if piece and (len(piece) >= MOST_PASSAGES or length + _length(passage) > MOST_CHARACTERS):
            yield ParagraphView(paragraph.voice, tuple(piece))
            piece, length = [], 0
        piece.append(passage)
        length += _length(passage)
    yield ParagraphView(paragraph.voice, tuple(piece))


def _length(passage: PassageView) -> int:
    return sum(len(segment.text) for segment in passage.segments)
