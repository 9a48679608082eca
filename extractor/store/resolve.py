"""Who is one company: the key under which claims on it meet.

A listed company is known by its id, and its parents and units are others. A name that nobody listed is known by its
form: lower case, without accents, punctuation and legal forms, and by nothing less, so that names that merely look
alike stay apart. Where all else about a deal says so, one such name may be the beginning of another
(``identity.names``), unless somebody judged that it is a company of its own. An index, a coin and the like are known by
the form of their name.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from extractor.registry import normalize
from extractor.store.companies import MET


def key(name: str, judged: str | None, own: AbstractSet[str] = frozenset()) -> str:
    """The key of a party: of its name, or of the company that it is after all judgements. ``own`` are those of which
    somebody judged that they are nobody else."""
    if judged is None:
        return f"name:{normalize(name)}"
    if not judged.startswith(MET):
        return judged
    return f"{'own' if judged in own else 'form'}:{normalize(judged.removeprefix(MET))}"
