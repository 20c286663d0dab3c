"""Which party a publisher speaks for: by its domain, its name, or the parties that its name holds."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from urllib.parse import urlsplit

from verbale.errors import DataFileError
from verbale.language.gazetteer import known_party
from verbale.language.lexicon import read_rows
from verbale.language.parties import party_of

__all__ = ["find_host", "is_listed", "party_of_publisher"]

_DOMAIN = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}", re.IGNORECASE)
_GOVERNMENT = frozenset(("gov", "gob", "gouv", "gub", "go", "gc", "govt", "gv", "mil", "government", "parliament",
                         "mfa", "mofa", "mfaa", "mid", "mae", "mzv", "msz", "minbuza", "maec", "mre", "um",
                         "president", "presidencia", "presidency", "prezident", "pm", "pmo", "primeminister",
                         "mod", "mnd", "defence"))  # fmt: skip
"""Labels of a domain that, under a state's top-level domain, only its government uses."""
_NEUTRAL = "-"


def find_host(address: str) -> str:
    """The host of a URL, or of a domain with or without a path, in lower case, without ``www.``; empty if none."""
    bare = address.strip().lower()
    try:
        host = urlsplit(bare if "://" in bare else f"//{bare}").hostname or ""
    except ValueError:  # half of the brackets of an IPv6 address: "Foreign Office [draft"
        return ""
    host = host.removeprefix("www.")
    return host if _DOMAIN.fullmatch(host) else ""


def party_of_publisher(publisher: str) -> str:
    """The code of the party that ``publisher``, a name or a domain, speaks for; empty if not known."""
    host = find_host(publisher)
    known = _listed(host) if host else _named(publisher)
    if known:
        return "" if known == _NEUTRAL else known
    if host:
        return _by_rule(host)
    parties = party_of(publisher)
    return parties[0] if len(parties) == 1 and known_party(parties[0]) else ""


def is_listed(publisher: str) -> bool:
    """Whether ``publisher`` is a name or domain that the list of publishers has."""
    host = find_host(publisher)
    return bool(_listed(host) if host else _named(publisher))


def _listed(host: str) -> str:
    """What the list says of ``host`` or of the domain that it lies in."""
    labels = host.split(".")
    domains = (".".join(labels[start:]) for start in range(len(labels) - 1))
    return next((_publishers()[domain] for domain in domains if domain in _publishers()), "")


def _named(name: str) -> str:
    """What the list says of the publisher called ``name``, or of one whose name it begins with."""
    words = _key(name).split()
    starts = (" ".join(words[:end]) for end in range(len(words), 0, -1))
    return next((_publishers()[start] for start in starts if start in _publishers()), "")


def _by_rule(host: str) -> str:
    """The state whose government uses ``host``: gov.uk, mofa.go.jp, en.mfa.ir; .gov and .mil are American."""
    *labels, top = host.split(".")
    if top in ("gov", "mil"):
        return "USA"
    return _states().get(top, "") if any(label in _GOVERNMENT for label in labels) else ""


def _key(name: str) -> str:
    words = " ".join(name.replace("’", "'").split())
    return re.sub(r"^the ", "", words, flags=re.IGNORECASE).casefold()


@cache
def _publishers() -> Mapping[str, str]:
    rows = read_rows("publishers.tsv", 2, "verbale.sources")
    for name, code in rows:
        if code != _NEUTRAL and not known_party(code):
            raise DataFileError(f"publishers.tsv: {name!r} has {code!r}, which is no party's code")
    return {_key(name): code for name, code in rows}


@cache
def _states() -> Mapping[str, str]:
    return dict(read_rows("top_level_domains.tsv", 2, "verbale.sources"))  # type: ignore[arg-type]
