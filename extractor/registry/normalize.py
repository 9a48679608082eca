"""Comparing names as people type them."""

from __future__ import annotations

import re
import unicodedata

_LEGAL_FORMS = """
inc incorporated corp corporation co company ltd limited llc lp llp plc ag se sa spa nv bv gmbh kgaa asa as ab oyj bhd
berhad pte pty tbk kk jsc pjsc sas sarl holdings holding group the
"""
_LEGAL = frozenset(_LEGAL_FORMS.split())
_MARKS = re.compile(r"['’]s\b|['’.]")
_SLASHED = re.compile(r"\b([a-z])/([a-z])\b")
"""A/S is one legal form, not two words."""
_PRIVATE = re.compile(r"\b(?:private|pvt)\.? (?=(?:ltd|limited)\b)")
_WORD = re.compile(r"[\w&+]+")
_NOT_DECOMPOSED = str.maketrans({"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i"})
"""Letters that Unicode does not take apart into a base letter and an accent."""


def normalize(name: str) -> str:
    """The name in lower case without accents, punctuation and legal forms; never empty for a name that is not."""
    plain = (name if name.isascii() else _without_accents(name)).casefold()
    if "." in plain or "'" in plain or "’" in plain:
        plain = _MARKS.sub("", plain)
    if "/" in plain:
        plain = _SLASHED.sub(r"\1\2", plain)
    if "pvt" in plain or "private" in plain:
        plain = _PRIVATE.sub("", plain)
    words = ["&" if word == "and" else word for word in _WORD.findall(plain)]
    kept = [word for word in words if word not in _LEGAL]
    return " ".join(kept or words) or name.casefold().strip()


def _without_accents(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.translate(_NOT_DECOMPOSED))
    return "".join(c for c in plain if not unicodedata.combining(c))
