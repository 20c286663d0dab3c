"""The reading layer: the facts of a statement → acts, addressees, issues and typed records."""
