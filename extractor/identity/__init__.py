"""Consolidating claims into facts: pure functions over claims and rows."""
