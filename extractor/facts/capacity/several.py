"""Powers of several plants at once."""

from __future__ import annotations

from extractor.facts.masked import Masked
from extractor.patterns import re
from extractor.schema import Quantity


def is_of_several(masked: Masked, mention: Quantity) -> bool:
    """Whether a power is that of several plants, or a sum over them, so that it is a company's and no single site's."""
    at = masked.position(mention)
    end = masked.text.index("⟧", at) + 1
    return (
        _SEVERAL.search(masked.text, max(0, at - 120), at) is not None
        or _OVER_SEVERAL.match(masked.text, end) is not None
    )


_SEVERAL = re.compile(
    r"\b(?:[Tt]hese|[Bb]oth|[Tt]hose|[Tt]he (?:two|three|four|five|six)|[Tt]ogether|[Cc]ombined|[Ii]n total|[Aa]ltogether|[Aa]ll told)\b[^.;⟦]{0,60}"
    r"(?:\b(?:properties|projects|sites|plants|facilities|farms|parks|campuses|buildings|mines|portfolios?|roofs|rooftops|makes?|total|come)\b[^.;⟦]{0,60})?$"
)
_OVER_SEVERAL = re.compile(
    r"(?: \([^)]*\))?(?: [\w-]+){0,3} (?:at|across|over|in|from) (?:(?:its|the|their|all) )?(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,3}|several|multiple|various) (?:[\w-]+ ){0,3}(?:sites|locations|projects|campuses|plants|facilities|farms|parks|mines|properties)\b"
    r"| (?:in all|in total|all told|altogether)\b"
)
