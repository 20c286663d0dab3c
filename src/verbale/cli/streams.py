"""What the commands say beside their result, and how they end.

The result goes to standard output, in UTF-8 whatever the machine is set to; everything else
goes to standard error. A command that is interrupted, or whose reader has gone, ends quietly.
"""

from __future__ import annotations

import contextlib
import functools
import io
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn, ParamSpec

import click

from verbale.errors import VerbaleError

__all__ = ["complain", "ends_quietly", "fail_with_lines", "resumable", "say", "write_utf8"]

P = ParamSpec("P")

_FAILED = 1
_INTERRUPTED = 130
"""As shells say it: 128 and the number of the signal, here SIGINT."""
_READER_GONE = 141
"""128 and SIGPIPE."""


def write_utf8() -> None:
    """Write standard output in UTF-8 and leave line ends as they are.

    What UTF-8 cannot say (the byte of a file's name that is none of an encoding) becomes an escape,
    which in JSON is the right one.
    """
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def say(message: str) -> None:
    """Print a line on standard error, harmless whatever it quotes."""
    from verbale.views.plain import one_line

    click.echo(one_line(message).strip(), err=True)


def complain(problem: object) -> None:
    """Print an error on standard error, as one line."""
    say(f"error: {problem}")


def fail_with_lines(error: VerbaleError) -> NoReturn:
    """Print an error that has a line for each of several problems, and end."""
    for line in str(error).splitlines():
        complain(line)
    sys.exit(_FAILED)


@contextlib.contextmanager
def resumable() -> Iterator[None]:
    """Say, where a person interrupts what keeps every step, that it can be started again."""
    try:
        yield
    except KeyboardInterrupt:
        say("interrupted; what was done is kept: the same command goes on from there")
        sys.exit(_INTERRUPTED)


def ends_quietly(command: Callable[P, None]) -> Callable[P, None]:
    """``command``, ended without a traceback by an error of Verbale, an interrupt or a closed pipe."""

    @functools.wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            command(*args, **kwargs)
            sys.stdout.flush()
        except VerbaleError as error:
            complain(error)
            sys.exit(_FAILED)
        except KeyboardInterrupt:
            say("interrupted")
            sys.exit(_INTERRUPTED)
        except BrokenPipeError:
            _discard_output()
            sys.exit(_READER_GONE)
        except OSError as error:
            _discard_output()
            complain(f"the result cannot be written ({error}); check the place that it goes to")
            sys.exit(_FAILED)

    return run


def _discard_output() -> None:
    """Let what is still to be flushed at exit go nowhere instead of failing again."""
    with contextlib.suppress(OSError), Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())
