"""Whether a text is English."""

from __future__ import annotations

import re
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

_SAMPLE = 3000
_LETTERS = 60
"""Below that many letters the statistics guess; the text is kept."""
_SURE = 0.95
"""What another language needs before a text is left out; lists of names and figures stay below it."""
_COMMON = re.compile(
    "the|of|and|to|in|for|on|with|at|by|from|said|was|is|its|it|that|as|are|has|be|will|a|an|or|this|than|were|have"
)
_COMMON_SHARE = 0.12
"""Share of these words that makes a text English whatever its names look like: ordinary news has 0.3, and other
languages share a few of them (German "in", French "on", Dutch "is") and stay below 0.08."""


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def language_of(text: str) -> str:
    """The ISO 639-1 code of a text's language; ``en`` where it is too short or too mixed to tell."""
    words = re.findall(r"[^\W\d_]+", text[:_SAMPLE])
    if sum(map(len, words)) < _LETTERS and all(word.isascii() for word in words):
        return "en"
    if sum(_COMMON.fullmatch(word.lower()) is not None for word in words) > _COMMON_SHARE * len(words):
        return "en"
    code, share = _identifier().classify(" ".join(words))
    return str(code) if share >= _SURE else "en"
