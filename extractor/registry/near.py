"""Names that share a distinctive word: a reason for a person to look, never one to merge."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

COMMON_FROM = 5
"""A word that so many names have distinguishes none of them ("energy", "capital", "digital")."""
SHORTEST = 3


class Near:
    """Finds, among names by id (as ``normalize`` gives them), those that share a distinctive word with one."""

    def __init__(self, forms: Mapping[str, str]) -> None:
        self._by_word: dict[str, list[str]] = defaultdict(list)
        for id, form in forms.items():
            for word in set(form.split()):
                self._by_word[word].append(id)

    def of(self, form: str, n: int = 3) -> list[str]:
        """At most ``n`` ids, those that share the rarest words first."""
        words = [w for w in set(form.split()) if len(w) >= SHORTEST and len(self._by_word[w]) < COMMON_FROM]
        words.sort(key=lambda w: (len(self._by_word[w]), w))
        return list(dict.fromkeys(id for word in words for id in sorted(self._by_word[word])))[:n]
