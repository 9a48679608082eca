"""Who is one company: the key under which claims on it meet.

A listed company is known by its id, and its parents and units are others. A name that nobody listed is known by its
form: lower case, without accents, punctuation and legal forms, and by nothing less, so that names that merely look
alike stay apart. An index, a coin and the like are known by the form of their name.
"""

from __future__ import annotations

from extractor.registry import normalize
from extractor.store.companies import MET


def key(name: str, judged: str | None) -> str:
    """The key of a party: of its name, or of the company that it is after all judgements."""
    if judged is None:
        return f"name:{normalize(name)}"
    return f"form:{normalize(judged.removeprefix(MET))}" if judged.startswith(MET) else judged
