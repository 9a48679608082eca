"""Temporal expressions: found by shapes over classes of words, read against the story's day, written as TIMEX3."""

from extractor.language.dating.context import Context
from extractor.language.dating.exchange import as_exchange
from extractor.language.dating.find import find

__all__ = ["Context", "as_exchange", "find"]
