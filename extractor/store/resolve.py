"""Who is one company: the key under which claims on it meet.

A listed company is known by its id, and its parents and units are others. A name that nobody listed is known by its
form: lower case, without accents, punctuation and legal forms, and by nothing less, so that names that merely look
alike stay apart. An index, a coin and the like are known by the form of their name.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from extractor.registry import normalize
from extractor.store.companies import MET

Resolve = Callable[[str], str]
"""From the id of a company to the id of the one that it is: where judgements on identity take hold."""


def resolver(db: sqlite3.Connection) -> Resolve:
    """What a base holds on which companies are one; a company that nobody judged is itself."""
    del db
    return lambda company: company


def key(name: str, company: str | None, resolve: Resolve) -> str:
    """The key of a party."""
    if company is None:
        return f"name:{normalize(name)}"
    canonical = resolve(company)
    return f"form:{normalize(canonical.removeprefix(MET))}" if canonical.startswith(MET) else canonical
