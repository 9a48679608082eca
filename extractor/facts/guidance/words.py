"""The words of guidance: what announces it, what it measures, and whose forecasts are nobody's guidance."""

from __future__ import annotations

from extractor.facts.move.words import METRICS, NOUNS, VERBS, alternatives
from extractor.patterns import re

FORECASTS = (
    r"(?:expects?|expected|expecting|predicts?|predicted|predicting|forecasts?|forecasted|forecasting|guides?|guided|guiding|projects|projected|projecting|anticipates?|anticipated|anticipating|"
    r"(?<=said )to expect|(?:announc(?:ed|es|ing)|unveil(?:ed|s|ing)|outlined|revealed|confirmed|has|have) plans(?= to\b)|(?:continues?|continued|continuing) to (?:expect|anticipate|see|forecast|target|project|aim)|"
    r"(?:(?<=we )|(?<=We ))(?:project|estimate|target|foresee|anticipate)|sees|foresees|estimates|estimated|targets|targeted|targeting|aims?|aimed|aiming|is looking|looks|hopes|hoping|wants|intends?|intending|plans?|planned|planning|counts? on|counted on|counting on|reckons? with|means to|"
    r"budgets|budgeted|is on track|are on track|remains on track|on track|pledges|pledged|promised|vowed|committed|is committed|earmarked|has set aside|puts?(?= (?:its |the )?(?:own )?(?:⟦D\d+⟧ )?(?:capital|capex|spending|investment)\b)|(?:has )?pegged(?= (?:its|⟦C\d+⟧'s|capital|capex|the company's)\b)|"
    r"(?:will|would) (?:invest|spend|deploy|pour|earn|add|reach|return|open|sell(?= (?:more |further |non-core )?(?:assets|businesses|holdings|stakes)\b))|(?:will|would) (?:cut|reduce|lower|trim|limit|raise|lift|increase|hold|keep|slash)(?= (?:its |the |our |total |annual |gross |net |⟦C\d+⟧'s ){0,3}(?:capital|capex|investments?|spending)\b)|(?:(?:will|would) )?seeks? to(?= (?:return|invest|spend|reach|achieve|save|cut|reduce)\b)|(?:will|would) be (?:earning|making|generating|spending|investing)|(?:is|are) (?:investing|spending)|to (?:invest|spend)|stuck to|sticking to)"
)
"""Verbs with which a company says what it will reach."""
RESTATES = (
    r"(?:rais(?:es|ed|ing)|lift(?:s|ed|ing)|hik(?:es|ed|ing)|boost(?:s|ed|ing)|bump(?:s|ed)(?: up)?|increas(?:es|ed|ing)|upgrad(?:es|ed)|upp(?:s|ed)|nudg(?:es|ed)|improv(?:es|ed)|"
    r"lower(?:s|ed|ing)|cuts?|cutting|slash(?:es|ed|ing)|reduc(?:es|ed|ing)|trim(?:s|med|ming)|chopp?(?:s|ed)|downgrad(?:es|ed)|narrow(?:s|ed|ing)|tighten(?:s|ed|ing)|revis(?:es|ed|ing)|updat(?:es|ed|ing)|adjust(?:s|ed)|"
    r"maintain(?:s|ed|ing)?|reaffirm(?:s|ed|ing)?|reiterat(?:es|ed|ing)|confirm(?:s|ed|ing)|affirm(?:s|ed|ing)?|back(?:s|ed|ing)|kept|keeps|keeping|left|stuck to|sticks to|stands by|stood by|"
    r"issu(?:es|ed|ing)|gives?|gave|giving|provid(?:es|ed|ing)|offer(?:s|ed|ing)|sets?|has set|setting|posted|announc(?:es|ed|ing)|unveil(?:s|ed)|introduc(?:es|ed|ing)|initiat(?:es|ed|ing)|"
    r"releas(?:es|ed)|shared|outlin(?:es|ed)|present(?:s|ed)|withdr(?:ew|aws?|awn)|suspend(?:s|ed)|scrap(?:s|ped)|abandon(?:s|ed)|downgraded|remov(?:es|ed|ing)|meet(?:s|ing)?|with|has|have|in line with|on)"
)
"""Verbs that, with one of AIMS behind, say the same."""
AIMS = r"(?:guidance(?: range)?|guide|outlook(?: range)?|forecasts?(?! to (?:rise|jump|grow|increase|climb|fall|drop|decline|reach|hit|raise|post|spend|be)\b)|target(?: range)?s?|goals?|projections?|budget|ambition|aim|(?<=⟧'s )expectations(?= (?:for|of) )|plans?(?= to (?:save|invest|spend|cut|return|reach|achieve|generate)\b))"
PLANS = r"(?:(?<!venture )capital|capex|investment|spending|infrastructure|construction|expansion|growth|infrastructure investment)(?: (?:expenditure|spending|investment|infrastructure))? (?:plan|program|programme|budget)|planned (?:capital )?(?:spending|expenditures?|investments?|capex)"
PASSIVE = (
    r"(?:(?:(?<=sales )|(?<=profit )|(?<=income )|(?<=EBITDA )|(?<=margin )|(?<=revenue )|(?<=revenues ))expected to\b|(?:is|are|was|were) (?:now |also |currently |still |both |each |⟦D\d+⟧ )?(?:expected|projected|forecast|forecasted|anticipated|estimated|targeted|guided|planned|budgeted|seen)\b|"
    r"(?:should|will) (?:now |still |then |therefore |⟦D\d+⟧ )?(?:be|come|total|amount|range|stay|remain|reach|average|exceed|land)(?: (?:in|at|to|between|somewhere|about|around|approximately|roughly|near|towards?|within|the|a|range|of|from|out|lower|upper|low|high|top|bottom|end)){0,8} (?:\d[\d.,]*(?: (?:million|billion|trillion|thousand))? (?:to|and) )?(?=⟦[MPWE])|(?:should|will) (?:now |still |then |therefore |⟦D\d+⟧ )?(?:increase|rise|grow|climb|improve|fall|decline|decrease|drop|develop|move)(?: [a-z]+ly)?(?: (?:by|to|between|somewhere|a|an|rise|fall|drop|decline|decrease|increase|of|about|around|approximately|roughly|from|⟦[MP]\d+⟧)){0,6} (?=⟦[MPWE])|stays at\b|would come to\b)"
)
"""What somebody expects, and the sentence does not say who."""
ADVERBS = (
    r"(?:(?:,? ?(?:now|also|still|currently|further|again|previously|initially|recently|so far|until now|separately|meanwhile|today|already|only|therefore|then|both|in turn|together|jointly|collectively|officially|"
    r"has|have|had|would|will|is|are|was|were|been|itself|instead|which|who|said|says|said (?:on )?⟦D\d+⟧|(?:said|says)(?: that)? (?:it|they)|(?:on |in |for |earlier )?⟦[DT]\d+⟧|for example|however|in addition),? ?){0,6})"
)
OFFICERS = r"(?:(?:executive |management |supervisory )?board|management|leadership|executives|officials|bosses|chief executive|CEO|CFO|finance chief|team|management team|board of directors)"
SPEAKERS = rf"(?:we|(?:the |our )?(?:company|group|firm|{OFFICERS})(?:'s {OFFICERS})?|it)"
"""Those who speak for the company of which the article last spoke."""

THIRD_PARTIES = (
    r"(?:analysts?|economists?|strategists?|brokers?|brokerages?|consensus|the Street|Wall Street|polls?|polled|surveys?|surveyed|experts?|traders|investors|observers|forecasters|"
    r"Visible Alpha|LSEG|FactSet|Refinitiv|Bloomberg|StreetAccount|Zacks|S&P Capital IQ|Capital IQ|Factset|the market|markets?|government|central bank|industry|sector|study|analysis|researchers?|report)"
)
AGAINST = (
    r"\b(?:above|below|shy of|short of|ahead of|versus|vs\.?|compared (?:with|to)|than|in line with|topp?ing|missing|beating|straddling|against|exceeding)"
    r" [^;.]{0,40}\b(?:analysts?|consensus|(?<!company )estimates?|Street|expectations|analysts' \w+)\b"
)
"""How a figure is compared with what others expect."""
FOREIGN = re.compile(
    rf"\b{THIRD_PARTIES}\b(?!'s)[^⟦;•]{{0,60}}?(?:⟦[CHUID]\d+⟧[^⟦;•]{{0,40}}?){{0,2}}\b(?:expect\w*|forecast\w*|estimat\w+|project\w*|anticipat\w+|predict\w*|sees?|model\w*|were|are|had|have|calls?|look\w*|call(?:ed|ing) for)\b"
    rf"|\b(?:expected|forecast|estimated|projected|anticipated|predicted) by (?:the )?{THIRD_PARTIES}\b"
    r"|\bwrote\b|\bprice (?:target|objective)|\btarget price|\bin a (?:research |client )?note\b|\bI (?:estimate|expect|project|forecast|think|model)\b|\bforecast period\b|\bfair value\b|\bstudy\b",
    re.IGNORECASE,
)
"""From here on others speak."""
OTHERS_BEFORE = re.compile(
    r"\b(?:consensus|(?:street|analysts?'?s?|market|wall street) (?:[\w-]+ )?(?:estimates?|expectations?|forecasts?|projections?|views?)|estimates? (?:of|for|at)|(?<!its )expectations (?:of|for)|the expected|compared (?:with|to)|versus|vs\b\.?|"
    r"(?:prior|previous|earlier|old|initial|original) (?:[\w-]+ ){0,4}(?:of|at|for|range|between)|(?:flat|up|down) on ⟦D\d+⟧'s|previously|last year|a year ago|a year earlier)\b"
    r"|\b(?<!range )(?<!ranging )(?<!ranges )(?<!anywhere )(?:from|than|above|below|against|was|were|had been|exceed\w*|topp\w+|beat\w*|rather than|instead of|reported|posted|recorded|after) (?:an? |the |its |about |around |approximately |adjusted |[\w-]+ (?:of|at) )*$",
    re.IGNORECASE,
)
"""Words before a number that make it what was expected by others, or what was before."""
OTHERS_BEHIND = re.compile(
    r" ?(?:(?:higher|lower|more|less|better|worse) than (?:the )?(?:⟦D\d+⟧ )?(?:consensus|analysts?|Street|estimates\b|market expect)|(?:in [a-z ]{3,40} )?pencill?ed in by|(?:at the )?mid-?point\b|(?:that |which )?(?:the )?(?:average |mean |median )?(?:analysts?|consensus|Street|Wall Street|estimates?\b|forecast by|implied by|rate implied by|polled|FactSet|LSEG|Bloomberg)|(?:is |was |were |had been )?(?:expected|estimated|seen|forecast|projected|anticipated|predicted|modell?ed) (?:by|in)|"
    r"(?:a year (?:ago|earlier)|in the (?:prior|previous|same|year-ago|year-earlier)|in ⟦D\d+⟧ last year|the (?:prior|previous) year|previously|earlier|(?:it )?had (?:projected|forecast|guided)))",
    re.IGNORECASE,
)
ASIDE = re.compile(
    r"\b(?:each|citing|foreign exchange|exchange rates|(?<!constant )(?<!constant-)currency|headwinds?|tailwinds?|impacts?|assum\w+|excluding|including|net of|discount rate|exchange rate|based on|effect of|contribution of|tariffs?|interest rates?|stake|interest of|coupon|"
    r"of (?:its|the|our|total) (?:[\w-]+ )?(?:assets|revenues?|sales|portfolio|customers|employees|workforce)|inflation|GDP|customers|users|subscribers|industry|global(?! (?:net |vehicle |organic )?(?:sales|revenues?|production|deliver|workforce|headcount))|CAGR|worldwide|economy|pay-?out of|"
    r"(?<!before )acqui\w+|deals? for|purchase|buy|sell|notes|offering|proceeds|raise (?:up to |about |around )?$|settle\w*|pay a fine|repay|donat\w+|grants?|charit\w+|scholarships?|bonds?|loans?|debt of|credit facility|purchase price|valued at|worth|(?<!above-)market|would|could|if|fulfil\w*|present value|percentage points?|mid-?point (?:[a-z]+ )?growth|(?:list|listed|priced)\b[^.;]{0,60} at)\b",
    re.IGNORECASE,
)
"""Numbers behind such words are assumptions, effects and deals, not what the company says it will reach."""
RESULTS = re.compile(
    r"\b(?:(?:after|having|despite|following) (?:already )?(?:achiev|post|report|record|reach|earn|spend|invest|pay|rais|los)ing|achieved|rose|fell|grew|gained|climbed|jumped|surged|soared|dropped|declined|slid|slipped|increased|decreased|came in|came to|totall?ed|reported(?! (?:net |basis|sales|revenues?|growth|EPS|earnings|diluted|operating|results basis))|posted|generated|recorded|earned|made|delivered|reached|amounted|stood|(?<!to )hit|"
    r"improved|expanded|(?<!for )(?<!of )contracted|shrank|swung|lost|paid|raised \$|spent|invested|booked|nett(?:ed|ing))\b",
    re.IGNORECASE,
)
"""Verbs of what has been reached already."""
CHANGED = alternatives({**NOUNS, **VERBS})
GROWTH = re.compile(rf"\b(?:{CHANGED}|up|down|higher|lower|increase|decrease|widen|narrow)\b", re.IGNORECASE)
FALLS = re.compile(
    r"\b(?:declines?|declining|decreas\w+|falls?|falling|drops?|contract(?:s|ion)?|shrinks?|down|lower|negative|reduction|slump|slide)\b[^.;⟦]{0,24}$",
    re.IGNORECASE,
)
MORE_METRICS: dict[str, str] = {
    "income from operations": "operating_income", "cost of production": "cost_of_production", "costs of production": "cost_of_production", "production costs": "production_costs",
    "all-in sustaining costs": "aisc", "all-in sustaining cost": "aisc", "AISC": "aisc", "cash costs": "cash_costs", "cash cost": "cash_costs", "unit costs": "unit_costs", "operating costs": "operating_costs", "administrative expenses": "administrative_expenses",
    "topline": "revenue", "rev": "revenue", "top-line": "revenue", "capital spending": "capex", "capital expenditures": "capex", "capital expenditure": "capex", "capital investment": "capex", "capital investments": "capex", "capex": "capex", "CapEx": "capex", "spend": "capex",
    "spending": "capex", "invest": "capex", "investment": "capex", "investments": "capex", "investing": "capex", "deploy": "capex", "capital plan": "capex", "capital budget": "capex", "capital program": "capex", "pour": "capex",
    "margin": "margin", "margins": "margin", "gross margin": "gross_margin", "gross margins": "gross_margin", "operating margin": "operating_margin", "operating margins": "operating_margin", "EBIT margin": "ebit_margin", "EBITA margin": "ebita_margin",
    "EBITDA margin": "ebitda_margin", "EBITDA margins": "ebitda_margin", "net margin": "net_margin", "profit margin": "margin", "tax rate": "tax_rate", "FFO per share": "ffo_per_share", "AFFO per share": "affo_per_share", "AFFO": "affo", "FFO": "ffo", "FFO per diluted share": "ffo_per_share",
    "return on tangible equity": "rote", "return on equity": "roe", "return on invested capital": "roic", "return on capital": "roce", "RoTE": "rote", "ROTE": "rote", "ROE": "roe", "ROIC": "roic", "CET1 ratio": "cet1_ratio", "CET1": "cet1_ratio", "payout ratio": "payout_ratio",
    "cost-to-income ratio": "cost_income_ratio", "cost/income ratio": "cost_income_ratio", "combined ratio": "combined_ratio", "loss ratio": "loss_ratio", "benefit ratio": "benefit_ratio", "occupancy": "occupancy", "market share": "market_share", "FFO/Debt": "ffo_to_debt",
    "adjusted EPS": "adjusted_eps", "core EPS": "adjusted_eps", "non-GAAP EPS": "adjusted_eps", "net income per share": "eps", "income per share": "eps", "net earnings per share": "eps", "earnings per-share": "eps", "earnings per diluted share": "eps", "diluted earnings per share": "eps", "adjusted earnings per share": "adjusted_eps", "loss per share": "loss_per_share",
    "adjusted diluted earnings per share": "adjusted_eps", "adjusted earnings per-share": "adjusted_eps", "non-GAAP earnings per share": "adjusted_eps", "operating earnings per share": "eps", "earnings a share": "eps", "profit per share": "eps", "non-GAAP net income per share": "adjusted_eps", "adjusted per-share earnings": "adjusted_eps", "per-share earnings": "eps",
    "earnings before interest, tax, depreciation and amortisation": "ebitda", "earnings before interest, taxes, depreciation and amortization": "ebitda", "earnings before interest, taxes, depreciation, and amortization": "ebitda", "EBITDAaL": "ebitda", "EBITA": "ebita", "operating loss": "operating_loss", "net losses": "net_loss", "lose": "net_loss",
    "hashrate": "hashrate", "hash rate": "hashrate", "capacity": "capacity", "gigawatts": "capacity", "comparable sales": "same_store_sales", "comparable store sales": "same_store_sales", "same store sales": "same_store_sales", "like-for-like": "same_store_sales", "GMV": "gmv", "ARR": "annual_recurring_revenue",
    "annual recurring revenue": "annual_recurring_revenue", "annualized revenue": "annualized_revenue", "annualised revenue": "annualized_revenue", "run-rate revenue": "annualized_revenue", "subscription revenue": "subscription_revenue", "billings": "billings", "net bookings": "bookings",
    "savings": "cost_savings", "cost cuts": "cost_savings", "synergies": "synergies", "dividends": "dividend", "free cash flow": "free_cash_flow", "FCF": "free_cash_flow", "operating cash flow": "cash_flow", "distributable cash flow": "distributable_cash_flow", "shareholder returns": "capital_return", "returns to shareholders": "capital_return", "return to shareholders": "capital_return",
    "share repurchases": "share_repurchases", "share buybacks": "share_repurchases", "repurchase": "share_repurchases", "buy back": "share_repurchases", "earn": "net_income", "pay dividends": "dividend", "buybacks": "share_repurchases", "rate base": "rate_base", "rate base growth": "rate_base_growth", "headcount": "headcount", "workforce": "headcount", "R&D": "research_and_development", "SG&A": "sg_and_a", "cash balance": "cash", "NII": "net_interest_income", "fee income": "fee_income", "NOI": "noi",
    "GWP": "gross_written_premiums", "gross written premiums": "gross_written_premiums", "gross written premium": "gross_written_premiums", "written premiums": "gross_written_premiums", "AUM": "assets_under_management", "FUM": "assets_under_management",
    "assets under management": "assets_under_management", "funds under management": "assets_under_management", "receivables": "receivables", "backlog": "backlog", "order intake": "orders", "catastrophe losses": "catastrophe_losses", "cash burn": "cash_burn", "benefits": "benefits",
    "net interest margin": "net_interest_margin", "NIM": "net_interest_margin", "stock compensation": "stock_compensation", "stock-based compensation": "stock_compensation", "share-based compensation": "stock_compensation",
    "interest expense": "interest_expense", "depreciation": "depreciation", "equipment sales": "revenue", "restructuring charges": "restructuring_charges", "restructuring costs": "restructuring_charges", "charge": "restructuring_charges", "charges": "restructuring_charges", "asset sales": "asset_sales", "divestments": "asset_sales", "disposals": "asset_sales",
}  # fmt: skip
_UNMEASURED = ("share", "shares", "stock", "stocks", "counter", "units", "scrip", "price", "prices", "futures", "loans", "open interest", "fares", "customers", "users", "GDP", "gross domestic product", "inflation", "CPI", "consumer prices", "producer prices", "demand", "consumption", "exports", "imports", "wages",
               "retail sales", "stock price", "share price", "market value", "market cap", "market capitalisation", "market capitalization", "ADR", "ADRs", "GDRs", "American depositary receipts", "mined", "jobs", "inventories", "stockpiles", "stocks of", "industrial production")  # fmt: skip
"""Measures of prices, economies and crowds, which no company guides for."""
NAMES = {**{w: n for w, n in METRICS.items() if w not in _UNMEASURED}, **MORE_METRICS}
BY_LOWER = {words.lower(): name for words, name in NAMES.items()}
METRIC = re.compile(
    r"(?<!\w)(?<!\w-)(?:" + "|".join(re.escape(w) for w in sorted(NAMES, key=lambda w: (-len(w), w))) + r")(?!\w|-\w)",
    re.IGNORECASE,
)
RATES = frozenset(
    ("margin", "gross_margin", "operating_margin", "ebit_margin", "ebita_margin", "ebitda_margin", "net_margin", "net_interest_margin", "tax_rate", "rote", "roe", "roic", "roce", "cet1_ratio", "payout_ratio", "cost_income_ratio", "combined_ratio", "loss_ratio", "benefit_ratio", "occupancy", "market_share", "ffo_to_debt", "rate_base_growth")
)  # fmt: skip
"""Measures that are percentages themselves."""
FORECASTERS = re.compile(
    r"\b(?:Agency|Investment Bank|Securities|Ministry|Commission|Research|Administration|Association|Bureau|Federal Reserve|Fed|Central Bank|Bank of (?:England|Japan|Canada|Korea|Thailand|Mexico|Israel|Spain|Italy|France)|European Central Bank|ECB|RBI|RBA|Reserve Bank|Department|"
    r"Treasury|University|Institute|Society|Parliament|Congress|Senate|Court|OPEC\+?|IEA|IMF|EIA|USDA|World Bank|Moody's|Fitch|Ratings|Gartner|IDC|Street|Wall Street|LSEG|London Stock Exchange Group|Refinitiv|FactSet|Bloomberg|StreetAccount|Zacks|Reuters|Visible Alpha|Capital Markets|Equities|"
    r"Analytics|Journal|Newspaper|Government|Institutional Equities|Jefferies|Goldman Sachs|Morgan Stanley|Wedbush|Bernstein|Wood Mackenzie|Rystad|BloombergNEF|McKinsey|Deloitte|Mordor Intelligence|Grand View|Statista|Forecast|Chief|Executive|President|CEO|CFO|Officer|Director)\b"
)
"""Names of those who forecast for others, or who only speak: what they expect is nobody's guidance."""
AMBIGUOUS_FORECASTERS = re.compile(
    r"\b(?:Markets?|Magazine|Times|Forum|Union|State|City|County|House|News|Board|Office|Program|Council|Committee)(?: of \w+)?$"
)
"""Last words of bodies that forecast for others, and of firms that the registry knows ("Sprouts Farmers Market")."""
NOT_NAMES = re.compile(
    r"(?:(?:[Aa]dj(?:usted|\.)?|[Bb]asic|[Dd]iluted|[Cc]ore|[Nn]on-GAAP|GAAP|[Nn]et|[Gg]ross|[Oo]rganic|[Tt]otal|[Uu]nderlying|[Gg]roup|[Ff]ree|[Oo]perating|[Cc]omparable) )*(?:EPS|EBITDA|EBITDAaL|EBITA|EBIT|FFO|AFFO|CapEx|Capex|CAPEX|FCF|ROTE|RoTE|ROE|ROIC|ARR|GMV|NOI|NII|EH|PH|Hs|Revenue|Revenues|Sales|"
    r"Income|Profit|Earnings|Margin|Cash Flow|Outlook|Guidance|Forecast|Net Sales|Capital Expenditures|Budgets?|Phase \d)"
)
"""What capitals make look like a name in a list of measures."""
MEASURES = re.compile(
    r"\b(?:EPS|EBITDA|EBIT|FFO|AFFO|CapEx|Capex|CAPEX|FCF|Revenues?|Sales|Earnings|Profit|Guidance|Outlook|GAAP|Basic|Cash Flow|Dividends?)\b"
)
"""Words of names that are no companies' names."""
CONTRACTED = re.compile(r"\b(?:contracted|under contract)\b")
UNITS = {"exahash per second": "EH/s", "petahash per second": "PH/s", "barrel of oil equivalent per day": "boe/d"}
"""Units of counts that companies guide for, as printed."""
