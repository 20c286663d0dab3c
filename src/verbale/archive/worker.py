"""One worker of `verbale.archive.workers`: reads pickled (function, argument), writes pickled results."""

from __future__ import annotations

import os
import pickle
import signal
import sys

__all__ = ["main"]


def main() -> None:
    """Work until the pipe closes, which it does when the parent has ended, however it ended."""
    # An interrupt on the terminal goes to every process; the parent decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    results = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library may print is no result
    while True:
        try:
            function, argument = pickle.load(sys.stdin.buffer)  # noqa: S301 - from the parent's pipe
        except EOFError:
            return
        result = pickle.dumps(function(argument), pickle.HIGHEST_PROTOCOL)
        try:
            results.write(result)
            results.flush()
        except BrokenPipeError:
            os._exit(0)  # nobody waits for it any more, nor for what is still to be flushed


if __name__ == "__main__":
    main()
