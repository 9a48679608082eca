"""Temporal expressions: the words (``words``), the story's own day (``place``), what an expression means (``resolve``)
and where it stands (``find``)."""

from extractor.language.date.find import find
from extractor.language.date.place import day_of

__all__ = ["day_of", "find"]
