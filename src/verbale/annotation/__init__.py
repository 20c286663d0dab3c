"""Statements to and from programs in which people annotate: given out with their coding, taken back as corrections."""

from verbale.annotation.exchange import FORMATS, Back, compare, files_in, give_out

__all__ = ["FORMATS", "Back", "compare", "files_in", "give_out"]
