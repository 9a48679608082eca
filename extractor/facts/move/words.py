"""The words of moves: verbs and nouns with their direction, measures, and what only looks like a move."""

from __future__ import annotations

from extractor.patterns import re

_UP_VERBS = (
    "rise rises rose risen rising|gain gains gained gaining|climb climbs climbed climbing|jump jumps jumped jumping|"
    "surge surges surged surging|soar soars soared soaring|advance advances advanced advancing|add adds added adding|"
    "rally rallies rallied rallying|rebound rebounds rebounded rebounding|recover recovers recovered recovering|"
    "grow grows grew grown growing|increase increases increased increasing|expand expands expanded expanding|"
    "improve improves improved improving|widen widens widened widening|accelerate accelerates accelerated accelerating|spike spikes spiked spiking|"
    "leap leaps leapt leaped leaping|skyrocket skyrocketed skyrocketing|strengthen strengthened strengthening|"
    "appreciate appreciated appreciating|return returned|bounce bounces bounced bouncing|pop pops popped popping|"
    "firm firmed|inch up inches up inched up inching up|edge up edges up edged up edging up|edge higher edges higher edged higher edging higher|"
    "tick up ticks up ticked up|tick higher ticked higher|move up moved up|move higher moved higher|go up goes up went up gone up|"
    "shoot up shot up|put on puts on|pick up picks up picked up|open higher opened higher|close higher closed higher|"
    "end higher ended higher|finish higher finished higher|trade higher traded higher trading higher|"
    "outperform outperformed|balloon ballooned|swell swelled|boost boosted|raise raised raises raising|"
    "hike hiked|lift lifted|zoom zoomed zooming|scale scaled|vault vaulted|rocket rocketed|double doubled|settle up settled up|"
    "settle higher settled higher|close up closed up|end up ended up|finish up finished up|snap up|bounce back bounced back|run up ran up|tack on tacks on tacked on tacking on|moon mooned|incline inclined|take back takes back took back|claw back claws back clawed back|regain regains regained|recoup recoups recouped|get back gets back got back|win back wins back won back|widen widens widened widening"
)
_DOWN_VERBS = (
    "fall falls fell fallen falling|drop drops dropped dropping|decline declines declined declining|"
    "narrow narrows narrowed narrowing|lose loses lost losing|slip slips slipped slipping|slide slides slid sliding|sink sinks sank sunk sinking|stumble stumbles stumbled stumbling|"
    "tumble tumbles tumbled tumbling|plunge plunges plunged plunging|plummet plummets plummeted plummeting|"
    "shed sheds shedding|cede cedes ceded ceding|ease eases eased easing|dip dips dipped dipping|retreat retreats retreated retreating|"
    "de-grow de-grew degrew|correct corrects corrected|lose ground lost ground|decrease decreases decreased decreasing|shrink shrinks shrank shrunk shrinking|contracted contracting|"
    "slump slumps slumped slumping|weaken weakens weakened weakening|depreciate depreciated|crash crashes crashed crashing|"
    "slash slashed|cut cuts cutting|reduce reduces reduced reducing|lower lowered|give up gives up gave up|"
    "edge down edges down edged down edging down|edge lower edges lower edged lower edging lower|inch down inched down|inch lower inched lower|"
    "tick down ticked down|tick lower ticked lower|move down moved down|move lower moved lower|go down goes down went down gone down|"
    "pull back pulled back|drift lower drifted lower|soften softened|tank tanked tanking|nosedive nosedived|crater cratered|"
    "open lower opened lower|close lower closed lower|end lower ended lower|finish lower finished lower|trade lower traded lower trading lower|"
    "underperform underperformed|crumble crumbled|skid skidded|collapse collapsed|halve halved|give back gave back|settle down settled down|"
    "narrow narrows narrowed narrowing|settle lower settled lower|close down closed down|end down ended down|finish down finished down|nose down"
)
_UP_NOUNS = (
    "gain gains|rise rises|increase increases|jump|surge|advance advances|climb|growth|rally|rebound|uptick|upswing|spike|"
    "improvement|recovery|lift|boost|upturn|leap|expansion|hike|bounce|pop|return returns|upside move|uplift|appreciation|acceleration"
)
_DOWN_NOUNS = (
    "drop drops|fall falls|decline declines|loss losses|decrease decreases|slump|plunge|slide|dip|downturn|contraction|"
    "reduction|cut|tumble|pullback|retreat|setback|sell-off|selloff|correction|depreciation|crash|erosion|shrinkage|slip"
)


def _forms(listed: str) -> tuple[str, ...]:
    """Every form of the list, longest first. Forms of two words are listed under their first word's entry."""
    found: list[str] = []
    for entry in listed.split("|"):
        words = entry.split()
        particle = next((w for w in ("up", "higher", "down", "lower", "on", "back") if words[-1] == w), None)
        if particle and len(words) > 1:
            found += [f"{w} {particle}" for w in words if w != particle]
        else:
            found += words
    return tuple(sorted(set(found), key=lambda w: (-len(w), w)))


def _direction(up: str, down: str) -> dict[str, int]:
    return {**dict.fromkeys(_forms(up), 1), **dict.fromkeys(_forms(down), -1)}


VERBS = _direction(_UP_VERBS, _DOWN_VERBS)
"""Verb forms with +1 or -1."""
NOUNS = _direction(_UP_NOUNS, _DOWN_NOUNS)
"""Nouns with +1 or -1."""
ADVERBS = {
    "up": 1, "higher": 1, "more than": 1, "stronger": 1, "firmer": 1, "in the green": 1, "into the green": 1, "to the good": 1,
    "plus": 1, "ahead": 1, "down": -1, "off": -1, "minus": -1, "lower": -1, "fewer": -1, "less than": -1, "weaker": -1, "softer": -1, "in the red": -1,
}  # fmt: skip


COMPARING = ("more than", "less than", "fewer")
"""Words that compare: a change only of a measure, since a price is also compared with offers and rivals."""


def alternatives(words: dict[str, int]) -> str:
    """The words as one group of a regular expression, longest first."""
    return "(?:" + "|".join(re.escape(w).replace(r"\ ", " ") for w in sorted(words, key=lambda w: (-len(w), w))) + ")"


METRICS: dict[str, str] = {
    "share price": "share_price", "stock price": "share_price", "shares": "share_price", "share": "share_price",
    "stock prices": "share_price", "share prices": "share_price", "stock": "share_price", "stocks": "share_price", "scrip": "share_price", "counter": "share_price",
    "ADRs": "share_price", "American depositary receipts": "share_price", "ADR": "share_price", "GDRs": "share_price",
    "units": "share_price", "market value": "market_cap", "market capitalisation": "market_cap",
    "market capitalization": "market_cap", "market cap": "market_cap",
    "net sales": "revenue", "revenues": "revenue", "revenue": "revenue", "sales": "revenue", "turnover": "revenue",
    "top line": "revenue", "Rev": "revenue", "topline": "revenue", "top-line": "revenue", "total income from operations": "revenue", "income from operations": "operating_income", "comparable store net sales": "same_store_sales", "comparable store sales": "same_store_sales", "total income": "revenue", "operating revenue": "revenue",
    "net profit": "net_income", "net income": "net_income", "profit after tax": "net_income", "PAT": "net_income",
    "net earnings": "net_income", "bottom line": "net_income", "profits": "net_income", "profit": "net_income", "earnings": "net_income",
    "net loss": "net_loss", "core profit": "net_income", "attributable profit": "net_income",
    "pretax profit": "pretax_profit", "pre-tax profit": "pretax_profit", "profit before tax": "pretax_profit",
    "earnings per share": "eps", "EPS": "eps", "profit per share": "eps", "adjusted EPS": "eps",
    "core earnings per share": "eps", "core EPS": "eps", "adjusted EBITDA": "ebitda", "core earnings": "ebitda", "EBITDA": "ebitda", "Ebitda": "ebitda",
    "operating profit": "operating_income", "operating result": "operating_income", "sales volumes": "volume", "sales volume": "volume",
    "earnings before interest, taxes, depreciation and amortization": "ebitda", "earnings before interest, tax, depreciation and amortisation": "ebitda",
    "earnings before interest, taxes, depreciation and amortisation": "ebitda", "earnings before interest and taxes": "operating_income", "earnings before interest and tax": "operating_income",
    "pre-sales": "bookings_value", "presales": "bookings_value", "rental income": "rental_income", "rental and other income": "rental_income", "property income": "property_income", "net property income": "property_income",
    "ordinary income": "ordinary_income", "ordinary profit": "ordinary_profit", "ordinary profits": "ordinary_profit", "recurring profit": "ordinary_profit", "interest income": "interest_income", "investment income": "investment_income",
    "fee income": "fee_income", "underwriting income": "underwriting_income", "net cash provided by operating activities": "cash_flow", "cash from operations": "cash_flow", "gross merchandise value": "gmv", "gross merchandise volume": "gmv",
    "operating income": "operating_income", "EBIT": "operating_income",
    "gross profit": "gross_profit", "gross bookings": "gross_bookings", "bookings": "orders", "order intake": "orders", "orders": "orders", "order book": "orders", "backlog": "backlog",
    "mined": "output", "production": "output", "output": "output", "generation": "output", "deliveries": "deliveries", "shipments": "shipments",
    "volumes": "volume", "volume": "volume", "costs": "costs", "expenses": "costs", "operating expenses": "costs", "spending": "spending",
    "capital expenditure": "capex", "capital spending": "capex", "capex": "capex", "capital expenditures": "capex", "investment": "investment",
    "dividend": "dividend", "prices": "price", "price": "price", "futures": "price", "exports": "exports", "imports": "imports",
    "hashrate": "hashrate", "hash rate": "hashrate", "headcount": "headcount", "workforce": "headcount", "jobs": "headcount",
    "same-restaurant sales": "same_store_sales", "like-for-like revenue": "same_store_sales", "systemwide sales": "systemwide_sales", "system-wide sales": "systemwide_sales",
    "net new assets": "assets", "total assets": "assets", "earnings before interest, taxes, depreciation, and amortization": "ebitda",
    "earnings before interest, taxes, depreciation, amortization and after leases": "ebitda", "EBITDAaL": "ebitda", "Ebitdaal": "ebitda",
    "same-store sales": "same_store_sales", "comparable sales": "same_store_sales", "like-for-like sales": "same_store_sales",
    "premiums": "premiums", "gross written premiums": "premiums", "net interest income": "net_interest_income", "NII": "net_interest_income",
    "assets under management": "assets_under_management", "AUM": "assets_under_management", "deposits": "deposits", "loans": "loans",
    "emissions intensity": "emissions_intensity", "carbon emissions": "emissions", "emissions": "emissions", "inventories": "inventories", "stockpiles": "inventories", "stocks of": "inventories", "demand": "demand", "consumption": "demand", "traffic": "traffic",
    "transactions": "transactions", "transaction count": "transactions", "transaction volume": "transaction_volume", "payment volume": "payment_volume", "active users": "active_users", "active customers": "active_customers", "active addresses": "active_addresses", "new addresses": "new_addresses",
    "ridership": "ridership", "downloads": "downloads", "memberships": "memberships", "passengers": "passengers", "passenger numbers": "passengers", "footfall": "footfall", "fares": "fares",
    "gross order value": "gross_order_value", "GOV": "gross_order_value", "average order value": "average_order_value", "open interest": "open_interest", "disbursements": "disbursements",
    "subscribers": "subscribers", "customers": "customers", "users": "users", "unit sales": "unit_sales",
    "inflation": "inflation", "consumer prices": "consumer_prices", "CPI": "consumer_prices", "producer prices": "producer_prices", "GDP": "gdp", "gross domestic product": "gdp", "industrial production": "industrial_production",
    "retail sales": "retail_sales", "wages": "wages", "hourly earnings": "wages", "weekly earnings": "wages", "free cash flow": "free_cash_flow", "cash flow": "cash_flow", "operating cash flow": "cash_flow",
    "load": "load", "capacity": "capacity", "EBITA": "ebita", "active accounts": "active_accounts", "licensing income": "licensing_income", "insurance income": "insurance_income", "net debt": "net_debt", "loss per share": "eps", "operating loss": "operating_income",
    "tangible book value per share": "book_value_per_share", "book value per share": "book_value_per_share", "occupancy rates": "occupancy", "occupancy rate": "occupancy", "average daily rate": "average_daily_rate", "average room rate": "average_daily_rate", "RevPAR": "revpar",
    "list prices": "list_price", "list price": "list_price", "inflows": "inflows", "outflows": "outflows", "collections": "collections", "membership": "memberships", "tons sold": "volume", "tonnes sold": "volume", "order backlog": "backlog",
    "average revenue per user": "arpu", "ARPU": "arpu", "annual recurring revenue": "arr", "ARR": "arr", "annualized recurring revenue": "arr", "GMV": "gmv", "daily active users": "active_users", "monthly active users": "active_users", "personnel": "headcount", "staffing": "headcount",
    "interest expense": "interest_expense", "loan book": "loans", "throughput": "throughput", "net new orders": "orders", "wholesales": "wholesales", "dispatches": "deliveries", "audience reach": "reach",
    "funds from operations": "ffo", "net asset value": "nav", "NAV": "nav", "rents": "rents", "trading volume": "volume",
}  # fmt: skip
"""Measures by the words for them."""
METRIC = re.compile(
    r"(?<![\w-])(?<!\bper )(?P<metric>"
    + "|".join(re.escape(w) for w in sorted(METRICS, key=lambda w: (-len(w), w)))
    + r")\b",
    re.IGNORECASE,
)
OF_COMPANIES = (
    "revenue", "net_income", "net_loss", "pretax_profit", "eps", "ebitda", "operating_income", "gross_profit", "orders", "backlog", "capex",
    "headcount", "same_store_sales", "free_cash_flow", "cash_flow", "operating_cash_flow",
)  # fmt: skip
"""Measures that a company or a sector has, and nothing that is quoted at a price."""
STATISTICS = (
    "inflation",
    "consumer_prices",
    "producer_prices",
    "gdp",
    "industrial_production",
    "retail_sales",
    "wages",
)
"""Measures that an economy has and no company."""
PRICES = ("share_price", "price", "index_level", "market_cap")
_BY_LOWER = {words.lower(): name for words, name in METRICS.items()}


def metric_of(words: str) -> str:
    """The measure that words of METRIC name."""
    return _BY_LOWER[words.lower()]


def statistic(name: str) -> str | None:
    """The measure that a statistic's name is ("Consumer price index", "Retail sales"); None for an economy's name."""
    found = METRIC.search(name)
    if found is not None and METRIC.fullmatch(name):
        return metric_of(name)
    return re.sub(r"\W+", "_", name.lower()).strip("_") if found or name.endswith("ndex") else None


DEFAULT_METRIC = {
    "company": "share_price", "index": "index_level", "sector": "index_level", "fund": "price", "commodity": "price",
    "crypto": "price", "currency": "price", "economy": "gdp",
}  # fmt: skip

NOT_MOVES_BEHIND: tuple[tuple[str, str], ...] = (
    ("share_of_whole", r"^(?:,)? (?:of (?!the year|its value|value\b|the day)|share of|stake|interest|holding|ownership|equity|owned|voting|majority|minority|working interest|participat)"),
    ("share_of_whole", r"^[- ](?:stake|owned|interest|holding|shareholder|equity|shareholding|subsidiary|held)"),
    ("share_of_whole", r"^ (?:participation|market share|share (?:in|of)|weight|full|complete|completed|renewable|recycled|carbon-free|chance|probability|likelihood|odds|odd)"),
    ("level", r"^ (?:margin|yield|coupon|interest rate|rate|tariff|tariffs|dut(?:y|ies)|lev(?:y|ies)|tax|taxes|royalt|fee|discount|premium|target|efficien|uptime|availability|utili[sz]ation|occupan|confidence|effective|return on|IRR|convertible|senior|notes|bonds|preferred|debentures|per annum|APR|APY|alcohol|quota|threshold)"),
    ("level", r"^ (?:[\w-]+ ){0,2}(?:margin|yield|coupon|tariffs?|notes due|notes|import dut|duties|interest rate|discount|threshold|hurdle)\b"),
    ("share_of_whole", r"^ (?:for|to|in) (?:the )?(?:remaining|other)\b"),
)  # fmt: skip
NOT_MOVES_BEFORE: tuple[tuple[str, str], ...] = (
    ("forecast", r"(?<!continued)(?<!continues)(?<!continuing)(?<!went on)(?<!managed)(?<!began)(?<!started)(?<!enough) to (?:grow|increase|rise|decline|decrease|expand|contract|shrink|fall|drop) (?:by |about |around |nearly |at least |up to |more than |as much as ){0,2}$"),
    ("forecast", r"\b(?:is|are|was|were|been) (?:pegged|slated|poised|tipped|going|due) (?:to|at) (?:[a-z]+ ){0,2}(?:by |about |around |another |a further ){0,2}$"),
    ("generic", r"\b[Ii]n (?:those|these) (?:\w+ )?(?:years\b|⟦T\d+⟧)[^;.]*$"),
    ("generic", r"\btends? to\b[^;.]*$"),
    ("generic", r"\b(?:instances|occasions|times|cases) (?:where|when|in which|that)\b[^;.]*$|\b(?:[Ii]n|[Oo]n|[Oo]f) (?:[a-z]+ of )?(?:those|these|the past|the last|all) (?:\w+ )?(?:instances|occasions|cases|times)\b[^;.]*$|\b(?:[Oo]n average(?![^;.,]{0,30}, (?:up|down) )|[Hh]istorically|[Tt]ypically),? [^;.]*$"),
    ("level", r"(?:⟦I\d+⟧|gold|silver|copper|metal|metallurgical|process|resource|ore|mill|average) recover(?:y|ies) (?:rate )?(?:of|at|to|was|is|averag\w+) $"),
    ("forecast", r"\bshould (?:now |still |then |therefore |⟦D\d+⟧ )?(?:grow|increase|rise|decline|decrease|fall|drop|shrink) (?:by |about |around |nearly |at least |up to |more than )?$"),
    ("level", r"\b(?:chances?|probability|likelihood|odds|risk) (?:of|for|that) (?!⟦P)[^.;]{1,70} (?:at|to) (?:about |around |nearly |almost )?$"),
    ("forecast", r"\bshould (?:[a-z]+ ){0,2}(?:be|come|develop|end|finish|land|lie|reach|range|fall|move)\b(?:(?!⟦D)[^.;]){0,60} (?:between|from) an? (?:fall|drop|decline|rise|gain|increase|decrease) of (?:⟦P\d+⟧ (?:and|to) an? (?:fall|drop|decline|rise|gain|increase|decrease) of )?$"),
    ("forecast", r"\(previously:? [^)]*$"),
    ("level", r"\b(?:rates?|basis[- ]points?|bps|⟦P\d+⟧) (?:cuts?|hikes?|reductions?|increases?) to (?:about )?$"),
    ("forecast", r"\b(?:request|seek|propos|demand)(?:s|ed|ing)? (?:an? )?$"),
    ("generic", r"\b(?:help|enabl|allow|assist)\w* (?:[\w-]+ ){1,4}?(?:to )?(?:increase|grow|boost|cut|reduce|raise|lower|improve|lift)\b[^;.⟦]{0,40}$"),
    ("level", r"\b(?:margins? (?:of|to|at|was|is|were|stood at|rose to|fell to|improved to|expanded to)|yield(?:s|ed|ing)? (?:of|to|at)?|yielding|coupon (?:of|at)|interest(?: rate)? of|rates? (?:of|at|to|by)|tariffs? (?:of|to|at)|dut(?:y|ies) of|tax of|premium of|discount of|utili[sz]ation (?:of|at|rate of)|target(?:s)? of|unemployment (?:rate )?(?:of|to|at)|ratio (?:of|to|at)|efficiency of|probability of|chance of|odds of|occupancy (?:of|at)|levy of|inflation (?:of|to|at|was)|penetration of|fee of|return of|returns of|growth target of|at an? (?:annual|interest)?)\s*$"),
    ("level", r"(?<!-)\b(?:yields?|unemployment rate|jobless rate|interest rates?|inflation|vacancy rate|occupancy|margins?)(?! (?:spread|curve|fund|stocks|bond|call))\b(?:(?!⟦P| (?:and|while|but|as|after|with) )[^;,.]){0,70}$"),
    ("level", r"\breturn on (?:[a-z]+ ){1,3}(?:of|at|was|stood at) (?:about )?$"),
    ("share_of_whole", r"\b(?:accounts? for|accounted for|accounting for|represent(?:s|ed|ing)?|makes? up|made up|comprise[sd]?|stake of|holds?|holding|held|owns?|owned|owning|controls?|acquire(?:d|s)?|acquiring|buy(?:ing)?|bought|sell(?:ing)?|interest of|share of|market share (?:of|to|at)|equivalent to|consist(?:s|ing)? of|control of|majority|minority|remaining|covers?|covering|capture[sd]?|powered by|supply|supplies|meets?|contains?) (?:an? |about |the |its |remaining )?$"),
)  # fmt: skip
