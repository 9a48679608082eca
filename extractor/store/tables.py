"""The fact types as the base sees them: one entry a type, and nothing else knows them by name.

An entry makes the table of its claims (columns from the pydantic model), the view of its facts, its command and its
filters. A further type needs its module in ``facts``, an entry here, and a migration that creates its table.
Nothing here imports pydantic, so that a query starts at once.
"""

from __future__ import annotations

from dataclasses import dataclass, field

_TECHNOLOGIES = (
    "solar", "wind", "offshore_wind", "storage", "nuclear", "gas", "coal", "oil", "hydro", "geothermal", "hydrogen",
    "biomass", "fuel_cell", "grid", "ai_compute", "bitcoin_mining", "data_centre", "renewables", "other",
)  # fmt: skip


@dataclass(frozen=True)
class FactTable:
    """One fact type.

    ``view`` is the name of its view and command. ``parties`` are the fields that name a company (or, for a move, what
    moved). ``when`` is the field with the fact's own date, which ``--since`` and ``--until`` go by where it is known,
    and else by the article's; ``power`` its lower and upper end in MW; ``closed`` the fields with a closed set of
    values, which have a filter of their name (the sets are the schema's, which a test sees to), ``open`` those with a
    filter for any value, ``also`` further names of a filter. ``short`` are the columns of a
    table for reading, ``meanings`` says what each field means.
    """

    type: str
    view: str
    about: str
    parties: tuple[str, ...]
    meanings: dict[str, str]
    short: tuple[str, ...]
    when: str | None = None
    power: tuple[str, str] | None = None
    closed: dict[str, tuple[str, ...]] = field(default_factory=dict)
    open: tuple[str, ...] = ()
    also: tuple[tuple[str, str], ...] = ()
    counterparty: bool = False
    examples: tuple[str, ...] = ()

    @property
    def table(self) -> str:
        """The name of the view of all its claims, by their ids."""
        return f"{self.type}_claims"

    @property
    def rows(self) -> str:
        """The name of the table behind that, by the numbers of claims."""
        return f"{self.type}_rows"

    @property
    def fact_table(self) -> str:
        """The name of the table of its facts."""
        return f"{self.type}_facts"

    @property
    def reports(self) -> str:
        """The name of the view of its live claims."""
        return f"{self.type}_reports"


DEALS = FactTable(
    type="deal",
    view="deals",
    about="Agreements, and steps towards or away from one: who provides what for whom, how much, how firm.",
    parties=("company", "counterparty", "target"),
    meanings={
        "company": "who provides: seller, lessor, host, developer, supplier, borrower; in a purchase the acquirer",
        "counterparty": "who takes: offtaker, tenant, customer, lender, investor; in a purchase the seller or target",
        "counterparty_text": "the article's words for a counterparty that it does not name",
        "target": "in a purchase, what is bought",
        "kind": "what is agreed",
        "action": "a new agreement, or what is done to one",
        "status": "how firm it is",
        "capacity_mw": "contracted power in MW; the lower end of a range; of an expansion what is added",
        "capacity_mw_high": "the upper end of a range of power, in MW",
        "capacity_bound": "exact, about, at_least or up_to",
        "capacity_total_mw": "the new total in MW after an expansion",
        "basis": "what the power is measured as: critical_it, gross, ac or dc",
        "energy_mwh": "storage or energy volume in MWh",
        "value": "stated money in units of the currency; the lower end of a range",
        "value_high": "the upper end of a range of money",
        "value_bound": "exact, about, at_least or up_to",
        "currency": "of the value, ISO 4217",
        "value_basis": "total, annual or upfront",
        "term_years": "duration in years",
        "term_text": "the article's words for a duration without a number",
        "technology": "how it is made or what it runs",
        "site": "the project or campus that is named",
        "location": "the place",
        "announced": "when it was announced, to the precision of the article",
        "starts": "when delivery or the term starts",
        "closes": "when it closes or is to close",
        "other_parties": "further named parties with their roles",
    },
    short=("company", "counterparty", "target", "kind", "status", "capacity", "value", "term_years", "announced"),
    when="announced",
    power=("capacity_mw", "capacity_mw_high"),
    closed={
        "kind": (
            "ppa",
            "lease",
            "cloud",
            "acquisition",
            "supply",
            "construction",
            "joint_venture",
            "financing",
            "other",
        ),
        "status": ("announced", "completed", "planned", "rumoured", "terminated", "denied"),
        "action": ("new", "expansion", "option", "renewal", "amendment"),
        "technology": _TECHNOLOGIES,
    },
    counterparty=True,
    examples=(
        "wattwire deals --min-mw 300 --kind lease",
        "wattwire deals --company AWS --since 2025-11 --table",
        "wattwire deals --search 'nuclear OR reactor' --sort=-value --limit 10 --csv",
    ),
)
CAPACITIES = FactTable(
    type="capacity",
    view="capacities",
    about="Stated amounts of power capacity, with who holds them and how far along they are.",
    parties=("holder",),
    meanings={
        "holder": "the company, project or site that the capacity belongs to",
        "mw": "power in MW; the lower end of a range",
        "mw_high": "the upper end of a range, in MW",
        "bound": "exact, about, at_least or up_to",
        "stage": "how far along it is",
        "basis": "what the power is measured as: critical_it, gross, ac or dc",
        "technology": "how it is made or what it runs",
        "site": "the project or campus that is named",
    },
    short=("holder", "capacity", "stage", "technology", "site", "published"),
    power=("mw", "mw_high"),
    closed={
        "stage": (
            "operating",
            "under_construction",
            "planned",
            "pipeline",
            "contracted",
            "acquired",
            "retired",
            "unspecified",
        ),
        "technology": _TECHNOLOGIES,
    },
    also=(("stage", "--status"),),
    examples=(
        "wattwire capacities --company 'Riot Platforms' --stage operating",
        "wattwire capacities --min-mw 1000 --sort=-mw --table",
    ),
)
MOVES = FactTable(
    type="move",
    view="moves",
    about="Stated percentage changes: of a share price, an index, a coin, a company's revenue.",
    parties=("subject",),
    meanings={
        "subject": "whose measure changed",
        "subject_kind": "what the subject is",
        "metric": "what changed: share_price, price, index_level, revenue, net_income, eps, ebitda, orders and so on",
        "percent": "the change in percent, signed; the smaller end of a range",
        "percent_high": "the larger end of a range, signed",
        "bound": "exact, about, at_least or up_to",
        "horizon": "what the change is measured against",
        "period": "when: the day for day, the year for ytd, the reported quarter for revenue",
        "since": "for the horizon since: the date or the article's words",
    },
    short=("subject", "metric", "percent", "horizon", "period", "published"),
    when="period",
    closed={
        "subject_kind": ("company", "index", "fund", "commodity", "crypto", "currency", "sector", "economy"),
        "horizon": (
            "day",
            "premarket",
            "after_hours",
            "week",
            "month",
            "quarter",
            "half",
            "ytd",
            "yoy",
            "qoq",
            "mom",
            "calendar",
            "multi_year",
            "since",
            "unspecified",
        ),
    },
    open=("metric",),
    also=(("subject_kind", "--kind"),),
    examples=(
        "wattwire moves --company IREN --horizon day",
        "wattwire moves --kind crypto --since 2026-01-26 --until 2026-01-30 --sort=-percent",
    ),
)
GUIDANCE = FactTable(
    type="guidance",
    view="guidance",
    about="What companies say they will reach.",
    parties=("company",),
    meanings={
        "company": "who says so, about itself",
        "metric": "revenue, capex, eps, capacity and so on",
        "low": "the lower end, equal to the upper for a point, in the unit",
        "high": "the upper end",
        "bound": "exact, about, at_least or up_to",
        "unit": "an ISO 4217 code, percent, MW, bps and so on",
        "period": "the period that it is for; fiscal labels as the company prints them",
        "change": "against earlier guidance",
        "versus_consensus": "above, in_line or below",
    },
    short=("company", "metric", "range", "period", "change", "versus_consensus", "published"),
    closed={"change": ("initiated", "raised", "lowered", "maintained", "withdrawn")},
    open=("metric",),
    examples=(
        "wattwire guidance --metric capex --sort=-high",
        "wattwire guidance --company Meta --change raised",
    ),
)
EVENTS = FactTable(
    type="event",
    view="events",
    about="Dated corporate events, past and scheduled.",
    parties=("company",),
    meanings={
        "company": "whose event it is",
        "kind": "what happens",
        "date": "known to the month or better",
        "scheduled": "1 if it lay ahead of the article, else 0",
    },
    short=("date", "company", "kind", "scheduled", "published"),
    when="date",
    closed={
        "kind": (
            "earnings",
            "investor_day",
            "shareholder_meeting",
            "deal_close",
            "in_service",
            "launch",
            "ruling",
            "other",
        )
    },
    examples=(
        "wattwire events --kind earnings --since 2026-02-01 --sort date",
        "wattwire events --company NVDA",
    ),
)
FACT_TABLES: dict[str, FactTable] = {t.type: t for t in (DEALS, CAPACITIES, MOVES, GUIDANCE, EVENTS)}
PARTY_TABLES: dict[tuple[str, str], str] = {("deal", "other_parties"): "deal_parties"}
"""Where a field that is a list of parties is kept."""
