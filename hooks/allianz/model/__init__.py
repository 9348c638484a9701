"""Nodes → records, or every message about every file."""
