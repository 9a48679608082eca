"""The closed sets of FACTS.md: kinds, statuses, horizons, stages. A change here is a change to a public interface."""

from typing import Literal

DealKind = Literal[
    "ppa", "lease", "cloud", "acquisition", "supply", "construction", "joint_venture", "financing", "other"
]
Action = Literal["new", "expansion", "option", "renewal", "amendment"]
Status = Literal["announced", "completed", "planned", "rumoured", "terminated", "denied"]
Bound = Literal["exact", "about", "at_least", "up_to"]
Basis = Literal["critical_it", "gross", "ac", "dc"]
ValueBasis = Literal["total", "annual", "upfront"]
Role = Literal[
    "guarantor", "technology_supplier", "advisor", "partner", "seller", "parent", "lender", "investor", "customer"
]
Technology = Literal[
    "solar", "wind", "offshore_wind", "storage", "nuclear", "gas", "coal", "oil", "hydro", "geothermal", "hydrogen",
    "biomass", "fuel_cell", "grid", "ai_compute", "bitcoin_mining", "data_centre", "renewables", "other",
]  # fmt: skip
Stage = Literal[
    "operating", "under_construction", "planned", "pipeline", "contracted", "acquired", "retired", "unspecified"
]
SubjectKind = Literal["company", "index", "fund", "commodity", "crypto", "currency", "sector", "economy"]
Horizon = Literal[
    "day", "premarket", "after_hours", "week", "month", "quarter", "half", "ytd", "yoy", "qoq", "mom", "calendar",
    "multi_year", "since", "unspecified",
]  # fmt: skip
GuidanceChange = Literal["initiated", "raised", "lowered", "maintained", "withdrawn"]
VersusConsensus = Literal["above", "in_line", "below"]
EventKind = Literal[
    "earnings", "investor_day", "shareholder_meeting", "deal_close", "in_service", "launch", "ruling", "other"
]
DateBasis = Literal["explicit", "publication", "inferred_year", "none"]

QuantityKind = Literal["percent", "power", "energy", "money", "count"]
Change = Literal["=", "~", "up", "down", ">", "<"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
NameKind = Literal[
    "company", "index", "fund", "commodity", "crypto", "currency", "sector", "economy", "person", "place", "site"
]
NameSource = Literal["registry", "ticker", "rule", "short_form", "reference", "model"]
CueKind = Literal["hypothetical", "planned", "rumoured", "denied", "terminated", "question", "opinion", "attribution"]
