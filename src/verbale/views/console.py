"""A console of rich's that writes into memory what would suit a terminal, a pipe or a file."""

from __future__ import annotations

from typing import TextIO

from rich.console import Console

__all__ = ["console_like"]


def console_like(
    target: TextIO,
    file: TextIO,
    *,
    width: int | None,
    widest: int,
    color: bool | None,
    soft_wrap: bool = False,
) -> Console:
    """A console that writes to ``file`` what would suit ``target``; nothing in it is taken for markup.

    ``width`` is in columns; without it, that of the terminal, at most ``widest``. ``color`` None means colour
    on a terminal and none elsewhere. With ``soft_wrap`` lines are left as long as they are.
    """
    likeness = Console(file=target)
    in_color = (likeness.color_system is not None and not likeness.no_color) if color is None else color
    return Console(
        file=file,
        width=width or min(likeness.width, widest),
        force_terminal=in_color,
        color_system="standard" if in_color else None,
        no_color=False,
        markup=False,
        highlight=False,
        emoji=False,
        soft_wrap=soft_wrap,
    )
