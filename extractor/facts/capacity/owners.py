"""Which names of a sentence can own a plant: posts, papers and products cannot, and sites that no rule for names knew can."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractor.facts.masked import Masked
from extractor.patterns import re
from extractor.schema import Name

_SLOT = re.compile(r"⟦[CUL](\d+)⟧")
_NO_NAME = re.compile(
    r"(?:(?:Solar|Wind|Geothermal|Hydro|Hydroelectric|Nuclear|Gas|Thermal|Power|Energy|Electricity|Battery|Storage|Offshore|Onshore|AI|Data|HVDC|LCC|COD|PV|BESS|AC|DC|IT|"
    r"Phase|Plant|Station|Park|Farm|Project|Projects|Facility|System|Systems|Cent(?:er|re)|Campus|Unit|Designed|Capacity|V|\d+(?!\d))[ -]?)+"
)
"""Names that say what a thing is and not which."""
_NO_OWNER = re.compile(
    r"\b(?:Head|Director|Chief|President|Minister|Secretary|Officer|Manager|Standards?|Notice|Signs?|Announces?|Acquires?|Sheet|"
    r"Awards?|Report|Survey|Outlook|Policy|Scheme|Budget|Summit|Conference|Forum|Tracker|FGD)\b|-(?:free|neutral)$"
    r"|^(?:Corp|Inc|Ltd|Co|GmbH|AG|SE|PLC|LLC|Group)\.?$|\b(?:Series|Model|Mark|Mk) [IVX\d]|\b[IVX]+ Series\b"
)
"""Posts, papers and products, headings run into a name, and endings of a name that was cut."""
_WARE_BEHIND = re.compile(
    r"(?:\.\d)?(?: [A-Z]\w*)? (?:modules|panels|chips|GPUs|turbines|inverters|processors|cells|stacks)\b"
)
"""What a name of a product stands before."""
_RUN = re.compile(r"⟦W\d+⟧,? (?P<site>[A-Z][\w'.-]*(?: (?:[A-Z][\w'.-]*|\d{1,2}))*)(?P<behind> [a-z -]{0,40})?")
_PLANT = re.compile(r"(?:Farm|Park|Plant|Station|Project|Facility|Campus|Complex|Dam|Reactor|Mine)$")
_PLANT_BEHIND = re.compile(
    r" (?:(?:solar|offshore|onshore|wind|nuclear|gas|coal|hydro\w*|geothermal|biomass|battery|storage|power|thermal|data|photovoltaic|combined-cycle|gas-fired) ){0,3}"
    r"(?:farm|park|plant|station|project|facility|campus|complex|dam|reactor|mine|cent(?:er|re))\b"
)
_NUMBERED = re.compile(
    r"⟦[CU](?P<name>\d+)⟧ (?P<number>\d{1,2})(?= (?:is|was|will|has|would|project|plant|reactor|site)\b)"
)
"""A plant called after somebody, with its number: "Jarrow 2 will have 50 MW"."""


def among_owners(masked: Masked, text: str) -> Masked:
    """A sentence in which names that can own nothing are plain words, and sites named behind their power are names."""
    return _with_sites(_with_numbered(_without_others(masked), text), text)


def owns_nothing(name: str) -> bool:
    """Whether words say what a thing is, or name what owns no plant."""
    return _NO_NAME.fullmatch(name) is not None or _NO_OWNER.search(name) is not None


def site_called(text: str, start: int, end: int) -> Name:
    """The site whose name stands between two offsets of an article's text."""
    raw = text[start:end]
    return Name(start=start, end=end, raw=raw, name=raw, kind="site", source="rule")


def _without_others(masked: Masked) -> Masked:
    text, offsets = masked.text, list(masked.offsets)
    for slot in reversed(list(_SLOT.finditer(masked.text))):
        name = masked.mentions[int(slot[1])]
        if not isinstance(name, Name) or name.id is not None:
            continue
        is_ware = _WARE_BEHIND.match(masked.text, slot.end()) is not None
        if is_ware or (owns_nothing(name.name) and (name.antecedent or owns_nothing(name.raw))):
            text = text[: slot.start()] + name.raw + text[slot.end() :]
            offsets[slot.start() : slot.end()] = range(name.start, name.end)
    return replace(masked, text=text, offsets=tuple(offsets))


def _with_sites(masked: Masked, text: str) -> Masked:
    for found in reversed(list(_RUN.finditer(masked.text))):
        called = found["site"]
        if owns_nothing(called) or not (_PLANT.search(called) or _PLANT_BEHIND.match(found["behind"] or "")):
            continue
        name = site_called(text, *masked.span(found, "site"))
        masked = _put(masked, found.start("site"), found.end("site"), name)
    return masked


def _with_numbered(masked: Masked, text: str) -> Masked:
    for found in reversed(list(_NUMBERED.finditer(masked.text))):
        first = masked.mentions[int(found["name"])]
        if isinstance(first, Name) and first.antecedent is None:
            name = site_called(text, first.start, masked.offsets[found.end("number")])
            masked = _put(masked, found.start(), found.end("number"), name)
    return masked


def _put(masked: Masked, start: int, end: int, name: Name) -> Masked:
    """The stretch with a site's mask over some of its text."""
    slot = f"⟦L{len(masked.mentions)}⟧"
    offsets: Sequence[int] = [*masked.offsets[:start], *([name.start] * len(slot)), *masked.offsets[end:]]
    text = masked.text[:start] + slot + masked.text[end:]
    return replace(masked, text=text, offsets=tuple(offsets), mentions=(*masked.mentions, name))
