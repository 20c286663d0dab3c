"""Where a text comes from: what the caller says, then what the text says, then what its file says.

A field that none of them tells stays empty.
"""

from __future__ import annotations

from dataclasses import replace

from verbale.sources.extracted import Extracted
from verbale.sources.issuer import find_issuer
from verbale.sources.kind import find_kind
from verbale.sources.masthead import read_masthead
from verbale.sources.overrides import Overrides
from verbale.sources.publishers import find_host
from verbale.statement import Document

__all__ = ["describe"]


def describe(
    extracted: Extracted, source: str, identity: str, language: str, overrides: Overrides
) -> Document:
    """The document of a text from ``source``, whose original bytes have the id ``identity``."""
    declared = extracted.declared
    head = read_masthead(extracted.text)
    host = find_host(declared.url or source)
    title = overrides.title or declared.title or head.title or declared.file_title
    publisher = overrides.publisher or head.publisher or declared.publisher or host
    head = replace(head, title=title)
    return Document(
        id=identity,
        source=source,
        title=title,
        publisher=publisher,
        issuer=overrides.issuer or find_issuer(head, publisher, host),
        published=overrides.published or declared.published or head.published,
        kind=overrides.kind or find_kind(head),
        language=language,
    )
