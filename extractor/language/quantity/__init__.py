"""Finding numbers with their units in a text: percentages, power, energy, money and counts."""

from extractor.language.quantity.exchange import as_exchange
from extractor.language.quantity.find import find

__all__ = ["as_exchange", "find"]
