"""Looking for an article's own words, which are not worth an expression each."""

from __future__ import annotations

import re as _re

from extractor.patterns.grams import folded


def stands_in(words: str, text: str, *, any_case: bool = False) -> bool:
    """Whether words stand in a text with no letter or digit right before or behind them."""
    if any_case:
        if not (words.isascii() and text.isascii()):
            return _re.search(rf"(?<!\w){_re.escape(words)}(?!\w)", text, _re.IGNORECASE) is not None
        words, text = folded(words), folded(text)
    at = text.find(words)
    while at >= 0:
        if not (_of_word(text[at - 1 : at]) or _of_word(text[at + len(words) : at + len(words) + 1])):
            return True
        at = text.find(words, at + 1)
    return False


def _of_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"
