"""Comparing names as people type them."""

from __future__ import annotations

import re
import unicodedata

_LEGAL = frozenset(
    "inc incorporated corp corporation co company ltd limited llc lp llp plc ag se sa spa nv bv gmbh kgaa asa as ab oyj bhd "
    "berhad pte pty tbk kk jsc pjsc sas sarl holdings holding group the".split()
)


def normalize(name: str) -> str:
    """The name in lower case without accents, punctuation and legal forms; never empty for a name that is not."""
    plain = unicodedata.normalize("NFKD", name.replace("ø", "o").replace("Ø", "O").replace("ł", "l"))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    plain = re.sub(r"['’]s\b|['’.]", "", plain)
    words = re.findall(r"[\w&+]+", plain)
    kept = [word for word in words if word not in _LEGAL]
    return " ".join(kept or words) or name.casefold().strip()
