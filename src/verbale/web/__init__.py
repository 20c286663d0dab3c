"""Pages and an HTTP API over the same functions that the command line calls."""
