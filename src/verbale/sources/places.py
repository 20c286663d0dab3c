"""Where statements are and readings go: files of this machine and of object stores, by URL, through fsspec."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO, TYPE_CHECKING, Any

from verbale.errors import SourceError, VerbaleError

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

__all__ = ["Place", "unfinished", "written"]

_UNFINISHED = ".new"


class Place:
    """A file or folder, by its path or URL."""

    def __init__(self, url: str) -> None:
        self.url = url if "://" in url else os.fspath(Path(url).absolute())
        self.system, self.path = _opened(self.url)

    def below(self, name: str) -> Place:
        """What is called so in this folder."""
        return Place(f"{self.url.rstrip('/')}/{name}")

    def named(self, path: str) -> str:
        """The path or URL of a ``path`` of the same file system."""
        return path if "://" not in self.url else str(self.system.unstrip_protocol(path))

    @contextmanager
    def open(self) -> Iterator[IO[bytes]]:
        """The file, to be read. Raises SourceError where it cannot be."""
        with self._in_words(), self.system.open(self.path, "rb") as file:
            yield file

    def size(self) -> int:
        """How many bytes the file has."""
        with self._in_words():
            return int(self.system.size(self.path))

    def content(self) -> bytes | None:
        """The bytes of a small file; None where there is no such file."""
        with self._in_words():
            return bytes(self.system.cat_file(self.path)) if self.system.exists(self.path) else None

    def names(self) -> Iterator[str]:
        """What the files of this folder are called; none where there is no such folder."""
        with self._in_words():
            if self.system.isdir(self.path):
                self.system.invalidate_cache(self.path)
                yield from (PurePosixPath(path).name for path in self.system.ls(self.path, detail=False))

    @contextmanager
    def _in_words(self) -> Iterator[None]:
        try:
            yield
        except FileNotFoundError as error:
            raise SourceError(self.url, "there is no such file", "check the path") from error
        except OSError as error:
            problem = f"it cannot be used ({getattr(error, 'strerror', None) or error})"
            raise SourceError(self.url, problem, "check the address and its permissions") from error


@contextmanager
def written(place: Place) -> Iterator[IO[bytes]]:
    """A file that is there once it is whole, and never before; one that is there already is replaced."""
    try:
        place.system.makedirs(str(PurePosixPath(place.path).parent), exist_ok=True)
        if not _local(place):
            # An object store shows an object when the last of it has come.
            with place.system.open(place.path, "wb") as file:
                yield file
            return
        final = Path(place.path)
        beginning = final.with_name(f".{final.name}.{socket.gethostname()}.{os.getpid()}{_UNFINISHED}")
        with beginning.open("wb") as file:
            yield file
        beginning.replace(final)
    except OSError as error:
        problem = f"it cannot be written ({error.strerror or error})"
        raise SourceError(place.url, problem, "check the address and its permissions") from error


def unfinished(place: Place) -> None:
    """Take away the beginnings of files in a folder, whose writers have died."""
    if _local(place):
        for path in Path(place.path).glob(f".*{_UNFINISHED}"):
            path.unlink(missing_ok=True)


def _local(place: Place) -> bool:
    """Whether the place is in the file system of this machine, or one that it has mounted."""
    protocol: Any = place.system.protocol
    return "file" in (protocol if isinstance(protocol, tuple) else (protocol,))


def _opened(url: str) -> tuple[AbstractFileSystem, str]:
    try:
        from fsspec import url_to_fs
    except ImportError as error:
        raise VerbaleError(
            "fsspec is not installed, which opens files for Ray; pip install 'verbale[ray]'"
        ) from error
    try:
        system, path = url_to_fs(url)
    except ImportError as error:
        name = url.partition("://")[0]
        problem = f"what opens {name}:// is not installed ({error})"
        raise SourceError(url, problem, "install it beside Verbale on every machine") from error
    except ValueError as error:
        raise SourceError(
            url, f"it is no address that can be opened ({error})", "check the address"
        ) from error
    return system, str(path)
