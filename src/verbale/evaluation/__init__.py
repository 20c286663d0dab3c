"""Readings compared with readings made by hand."""
