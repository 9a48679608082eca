"""Whether a text is English."""

from __future__ import annotations

import re

from py3langid.langid import MODEL_FILE, LanguageIdentifier

_SAMPLE = 3000
_SURE = 0.9
"""Share of probability another language needs before a text is skipped; lists of names and numbers stay below it."""
_LETTERS = 40
"""Letters below which a text is too short to judge; it is kept."""
_COMMON = re.compile(
    r"\b(?:the|of|and|to|in|for|on|with|at|by|from|said|was|is|its|percent|shares|rose|fell)\b", re.IGNORECASE
)
_COMMON_SHARE = 0.12
"""Share of English function words that makes a text English whatever the statistics say of its names."""
_identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def language_of(text: str) -> str:
    """The ISO 639-1 code of a text's language; ``en`` where it is too short or too mixed to say."""
    sample = re.sub(r"[\d$€£₹%+\-.,:;()/|]+", " ", text[:_SAMPLE])
    words = re.findall(r"[^\W\d_]+", sample)
    if sum(map(len, words)) < _LETTERS or len(_COMMON.findall(sample)) / len(words) > _COMMON_SHARE:
        return "en"
    code, share = _identifier.classify(sample)
    return str(code) if share >= _SURE else "en"
