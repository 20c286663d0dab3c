"""Mentions of contact between parties in a sentence: what ``verbale.reading.engagements`` puts together.

``nouns`` (with ``stated`` and ``making``) and ``verbs`` (with their ``frames``) find them; ``told``, ``phrases``,
``extent`` and ``specificity`` say how a noun of contact stands in its sentence; ``who``, ``leaders``, ``bodies``,
``when`` and ``tense`` say who meets, when and where, and whether it has been; ``merging`` puts the mentions of one
contact together. ``news`` reads what is said of a contact that was told before, and ``pointing`` finds which it is.
"""
