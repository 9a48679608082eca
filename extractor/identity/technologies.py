"""Technologies that one claim may name more narrowly than another."""

from __future__ import annotations

_WIDER: dict[str, frozenset[str]] = {
    "renewables": frozenset({"solar", "wind", "offshore_wind", "hydro", "geothermal", "biomass", "storage"}),
    "wind": frozenset({"offshore_wind"}),
    "data_centre": frozenset({"ai_compute", "bitcoin_mining"}),
}
WIDE = frozenset({*_WIDER, "other"})
"""Those that say less than another may."""


def same(a: str | None, b: str | None) -> tuple[bool, str] | None:
    """Whether two technologies can be one; None where one is open (``other`` says nothing)."""
    if a is None or b is None or "other" in (a, b):
        return None
    if a == b:
        return True, a
    for wide, narrow in ((a, b), (b, a)):
        if narrow in _WIDER.get(wide, ()):
            return True, f"{narrow} is {wide}"
    return False, f"{a}, {b}"
