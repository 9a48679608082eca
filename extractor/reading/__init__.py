"""Bytes to Article. The text is frozen here: every offset of every claim refers to what this package returns."""

from extractor.reading.read import Options, read

__all__ = ["Options", "read"]
