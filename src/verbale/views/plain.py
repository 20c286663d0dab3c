"""Text from elsewhere made harmless for a terminal or a page.

A statement, its title or the name of its file may hold escape sequences that move
the cursor or rename the window, control characters, and marks that reverse the
direction of writing. For a person these are left out; in JSON everything stays as it is.
"""

from __future__ import annotations

import re

__all__ = ["one_line", "without_controls"]

_ESCAPE_SEQUENCE = re.compile(
    r"""
    (?: \x1b\[ | \x9b ) [0-?]* [\x20-/]* [@-~]                      # CSI: colours, cursor, screen
  | (?: \x1b[\]PX^_] | [\x9d\x90\x98\x9e\x9f] )                     # OSC, DCS and others:
    [^\x07\x1b\x9c]* (?: \x07 | \x1b\\ | \x9c )                     # … up to their end
  | \x1b [\x20-/]* [0-~]                                            # two-character sequences
    """,
    re.VERBOSE,
)
_BREAK = re.compile("[\x0b\x0c\x85\u2028\u2029]|\r\n?")
_CONTROL = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f"
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # direction of writing
    "\ufff9-\ufffb\U000e0000-\U000e007f]"  # interlinear annotation, invisible tags
)


def without_controls(text: str) -> str:
    """``text`` without escape sequences, control characters and marks of direction; lines stay lines."""
    if text.isprintable():  # none of them is; most quotations have none, and pages print thousands
        return text
    return _CONTROL.sub("", _BREAK.sub("\n", _ESCAPE_SEQUENCE.sub("", text)))


def one_line(text: str) -> str:
    """``text`` as ``without_controls`` gives it, with every run of white space a single space."""
    return re.sub(r"\s+", " ", without_controls(text))
