"""Templates: everything that they print is escaped and harmless, and a name that is not there is an error."""

from __future__ import annotations

from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

from verbale.views.plain import without_controls

__all__ = ["environment"]


class _Environment(Environment):
    """One in which ``row.name`` is first a key of a row: most of what the pages print are rows of JSON."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        """The value of a key, else the attribute."""
        if type(obj) is dict and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)


def environment(*packages: str) -> Environment:
    """The templates of ``packages``, the first that has one of a name."""
    return _Environment(
        loader=ChoiceLoader([PackageLoader(package) for package in packages]),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        finalize=_harmless,
    )


def _harmless(value: object) -> object:
    """What a template prints: text without controls; what is HTML already, as it is."""
    return without_controls(value) if type(value) is str else value
