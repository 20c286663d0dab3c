"""A reading for a person: as text for a terminal and as a page."""
