"""Whether a text is English."""

from __future__ import annotations

import re
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from extractor.patterns import folded

_SAMPLE = 3000
_LETTERS = 40
"""Below that many letters the statistics guess; a text in Latin letters is kept."""
_SURE = 0.8
"""What another language needs before a text is left out. A sentence of it has 0.85 and more; lists of names, tickers
and figures, which have no language, stay below 0.6."""
_COMMON = frozenset(
    "the of and to for with at by from said its it that are has this than were have after".split()  # noqa: SIM905
)
_COMMON_SHARE = 0.1
"""Share of these words that makes a text English whatever its names look like. News has 0.2; hardly any other language
has these words."""
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_OTHER = "und"


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def language_of(text: str) -> str:
    """The ISO 639-1 code of a text's language; ``en`` where it is too short or too mixed to tell, ``und`` for another
    script whose language is unclear."""
    words = re.findall(r"[^\W\d_]+", text[:_SAMPLE])
    joined = " ".join(words)
    if sum(word in _COMMON for word in folded(joined).split()) > _COMMON_SHARE * len(words):
        return "en"
    letters, latin = sum(map(len, words)), len(_LATIN.findall(joined))
    if latin >= letters / 2 and letters < _LETTERS:
        return "en"
    code, share = _identifier().classify(joined)
    if latin < letters / 2:
        return _OTHER if code == "en" else str(code)
    return str(code) if share >= _SURE else "en"
