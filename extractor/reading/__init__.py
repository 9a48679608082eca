"""Bytes to Article. The text is frozen here: every offset of every claim refers to what this package returns."""

from extractor.reading.read import read
from extractor.reading.stamps import stamp
from extractor.reading.text import freeze

__all__ = ["freeze", "read", "stamp"]
