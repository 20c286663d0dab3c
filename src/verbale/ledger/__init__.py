"""The ledger: what the readings of many statements add up to, one entry a fact."""
