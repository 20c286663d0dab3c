"""A statement against everything its issuer has said before."""

from verbale.comparison.precedent.finding import precedent
from verbale.comparison.precedent.model import Evidence, Finding, Precedent

__all__ = ["Evidence", "Finding", "Precedent", "precedent"]
