"""Each version of the schema, in order."""
