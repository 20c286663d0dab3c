"""The language layer: text → sentences, parties, people, dates, voices. Knows nothing of acts or records."""
