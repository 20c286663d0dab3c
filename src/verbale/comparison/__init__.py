"""Comparing statements: two readouts, a statement against its precedents, the wording of an issuer over time."""
