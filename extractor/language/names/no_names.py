"""What is printed with capitals and is no name: measures, laws, offices, units, labels of paragraphs, tickers."""

from __future__ import annotations

from functools import lru_cache

from extractor.language.names.lexicon import common_words, places, words
from extractor.patterns import re


def is_no_name(name: str, plain: frozenset[str]) -> bool:
    """Whether a run is a word that the article prints small but for the beginnings of sentences (``plain``), a measure or
    a law."""
    if " " not in name:
        usual = name[1:].islower() and name.lower() in plain
        return usual or len(name) == 1 or name in _TERMS or _UNITS.fullmatch(name) is not None
    return any(said.search(name) for said in (_MEASURE, _RULE, _POST, _PART))


_MEASURE = re.compile(
    r"\b(?:Ratio|Users|Margins?|Revenues?|Income|Sales|Volumes?|Rates?|(?<!Home )(?<!Car )(?<!Gold )Loans|Deposits|Earnings|EBITDA|Expenses|Costs|Debt|Yield|Orders|Backlog|"
    r"Bookings|Production|EPS|Profits?|Dividends?|Guidance|Outlook|Results|Directors|Trustees|Regulators|Liabilities|Equity Value|"
    r"Stock|Shares|Notes|Bonds|Offering|Warrants|Performance|Highlights|Overview|Summary|Profitability|Liquidity|Strategies|Risks?|Act|Bill|Budget|Law|Treaty|Initiative|Defined|(?:Sales|Revenue|Earnings|Profit|Organic|Underlying) Growth)$"
)
"""Last words of what is printed with capitals and is a measure, a body's members or a law."""
_RULE = re.compile(
    r"^(?:Article|Section|Chapter|Rule|Schedule|Exhibit|Form|Annex|Clause|ISO|IEC|SOC|Windows) \d|^Regulation [A-Z\d]|"
    r"\b(?:Code|Directive|Agreement|Accord|Protocol|(?<!Pension )(?<!Retirement )Plan|Prize|Award|Awards|Olympics|Games of|Tax|Taxonomy|Reform|Rule|Rules|Scheme|Programme|Program|Mission|Policy|Roadmap|Framework|"
    r"Challenge|Championship|Festival|Day|Week|Year|Proceeds|Factors|Litigation|Flow|Assets|Shareholders|Stockholders|Members?|Release (?:Service|Distribution))$"
)
"""Laws and their parts, standards, prizes, feasts, headings of filings."""
_POST = re.compile(
    r"^(?:Chief|Senior|Executive|Managing|Deputy|Nominated)(?: \w+)?(?: (?:Executive|Financial|Vice|Officer|Adviser|Advisor))?$"
)
"""Offices, which no person's name follows."""
_PART = re.compile(
    r"^(?:Class|Series|Tranche) [A-Z]\d?$|^Business Area |[A-Za-z] (?:(?<!Mining )Division|Segment|Business (?:Unit|Area|Line))$"
)
"""Classes of shares, and parts of a firm that go by its name."""
_TERMS = words("measure_terms")
"""Abbreviations of how measures are counted and compared."""
_UNITS = re.compile(
    r"(?:F|FY|CY|H|Q)\d{1,4}[A-Z]?|(?:SMR|REC|GPU|PPA|FID|EPC|EV|RE|TPU|ASIC|SPV|JV|REIT|IPP)s?|BESS|PV|[kKM]V|[kMG]Wh?|LNG|PEM|HVDC|AC|DC|HPC|CE|CAPEX|OPEX|EBITDA|ESG|COD"
)
"""Periods, units and technologies that capitals do not make names."""


def is_state(text: str, low: int, high: int) -> bool:
    """Whether two capitals behind a town are its state or province ("BIRMINGHAM, AL, April 10")."""
    return (
        _STATES.fullmatch(text, low, high) is not None and _TOWN_BEFORE.search(text, max(0, low - 30), low) is not None
    )


_STATES = re.compile(
    r"AL|AK|AZ|AR|CA|CO|CT|DE|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|ND|"
    r"OH|OK|OR|PA|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY|DC|AB|BC|MB|NB|NL|NS|ON|PE|QC|SK"
)
_TOWN_BEFORE = re.compile(r"[A-Z][\w.'’-]+, $")


def is_trade(text: str, low: int, high: int) -> bool:
    """Whether a word is only the trade in which a name of the article ends ("Therapeutics" beside "Garlow Therapeutics")."""
    word = text[low:high]
    if word not in words("trade_words") or _CAPITAL_BEFORE.search(text, max(0, low - 24), low):
        return False
    return re.search(rf"[a-z\d] {word}\b", text) is not None


_CAPITAL_BEFORE = re.compile(r"[A-Z][\w.&'’-]* $")
"""Before a word that is the rest of a name which has been cut."""


def is_torn(text: str, low: int) -> bool:
    """Whether what stands at ``low`` lacks its beginning, or is the last part of something else: behind initials that a line
    ends with ("A.\\nO.\\nLarkmoor"), of a pair of currencies ("EUR/CAD"), of a board ("Board of Directors")."""
    body = text.startswith(_BODIES, low) and text.endswith(("Board of ", "Board of the "), max(0, low - 13), low)
    pair = _PAIR.search(text, max(0, low - 4), low + 4) is not None
    return body or pair or _TORN.search(text, max(0, low - 4), low) is not None


_TORN = re.compile(r"(?<![A-Za-z.])[A-Z]\.\n$")
_PAIR = re.compile(r"\b[A-Z]{3}/[A-Z]{3}(?![\w])")
_BODIES = ("Directors", "Trustees", "Governors", "Supervisors", "Commissioners", "Regents", "Management")


@lru_cache(maxsize=2)
def units_of(text: str) -> frozenset[str]:
    """What a text calls its firm's own ("its Infrastructure Solutions Group (ISG)"), with its short form."""
    return frozenset(form for unit in _UNIT_OF.finditer(text) for form in unit.groups() if form)


_UNIT_OF = re.compile(
    r"\b(?:[Ii]ts|[Tt]heir|[Oo]ur|[Cc]ompany['’]s) ((?:[A-Z][\w&-]* (?:and )?){1,5}(?:Group|Division|Segment|Business|Unit|Department))\b(?! of\b)(?: \(([A-Z]{2,6})\))?"
)


def is_label(text: str, low: int, high: int) -> bool:
    """Whether a sentence opens with a label and a colon ("Bookrunners: ..."), not with a dateline or a company."""
    name = text[low:high]
    plain = " " not in name and name.istitle() and text.count(name) == 1 and name not in places()
    return plain or _LABEL.fullmatch(name) is not None


_LABEL = re.compile(
    r"(?:[A-Z][\w-]+ |and |of |in |& )*(?:Launch(?:es)?|Occupancy|Acquisitions?|Mergers?|Mix|Demand|Growth|Outlook|Update|Updates|Development|Developments|Expansion|"
    r"Efficiency|Initiatives|Position|Structure|Competition|Conditions|Impact|Factors|Environment|Strategy|Plan|Plans|Metrics|"
    r"Results|Housekeeping|Note|Takeaways?|Background|Conclusion|Investments?)"
)
"""A label of a paragraph ("New Product Launches: ...")."""


_PAPER = re.compile(r"\b(?:Agreement|Order|Plan|Act|Program|Programme|Facility|Notes|Offering|Transaction)$")


def is_abbreviation(text: str, name: str) -> bool:
    """Whether capitals are introduced as the initials of plain words or of a paper: "a grey market premium (GMP)", "the Share
    Purchase Agreement (the "SPA")"."""
    letters = name.rstrip("s")
    if not (2 <= len(letters) <= 6 and letters.isalpha() and letters.isupper()):
        return False
    if not any(name + closed in text for closed in (")", '")', "”)")):
        return False
    introduced = re.search(rf" \((?:the )?[\"“]?{name}[\"”]?\)", text)
    at = introduced.start() if introduced else -1
    if at > 0 and _PAPER.search(text, max(0, at - 40), at):
        return True
    plain = [word for word in re.split(r"[ -]", text[max(0, at - 90) : max(0, at)]) if word][-len(letters) - 2 :]
    small = [word for word in plain[-len(letters) :] if word[0].islower()]
    initials = "".join(word[0] for word in plain)
    return len(small) > len(letters) / 2 and _in_order(letters.lower(), initials.lower())


@lru_cache(maxsize=2)
def defined_terms(text: str) -> frozenset[str]:
    """What a text defines behind plain words, and so names nobody: 'certain funds (the "Hedge Counterparties")', in either
    number. The short form of a name stands behind that name, or behind what is said of it."""
    found = set()
    for defined in _DEFINED.finditer(text):
        term = defined["term"]
        ahead = text[max(0, defined.start() - _REACH) : defined.start()]
        if term.isupper() or f" {term.split()[0]}" in f" {ahead}":
            continue
        found |= {term, term.removesuffix("s"), f"{term}s"}
    return frozenset(found)


_DEFINED = re.compile(
    r"(?<=[a-z]) \((?:(?:the|an?|each|each,? an?|all|collectively|together|such [a-z]{3,20}|hereinafter|hereafter),? (?:the )?)"
    r"[\"“](?P<term>[A-Z][\w’'-]+(?: (?:[A-Z][\w’'-]+|of|and)){0,4})[\"”]"
)
_REACH = 400
"""Characters before a definition in which whoever it stands for has been named."""


def _in_order(letters: str, initials: str) -> bool:
    rest = iter(initials)
    return all(letter in rest for letter in letters)


def is_term(text: str, name: str, letters: str) -> bool:
    """Whether bracketed capitals are only the initials of a term of everyday words ("New Drug Application (NDA)"), no ticker."""
    parts = [part for part in re.split(r"[ -]", name) if part[:1].isupper()]
    initials = "".join(part[0] for part in parts)
    if len(parts) == 1:
        return not _in_order(letters.lower(), name.lower()) and _everyday(text, name.lower())
    thing = parts[-1:] and _THING.fullmatch(parts[-1])
    return (
        len(parts) > 1 and letters == initials and bool(thing or all(_everyday(text, part.lower()) for part in parts))
    )


_THING = re.compile(
    r"(?:Notice|Application|Procedure|Process|Test|Trial|Film|Model|Method|Tool|Score|Standard|Survey|Mechanism|Account|Assessment|Document|"
    r"Certificate|Treatment|Therapy|Disease|Syndrome|Disorder|Vehicle|Aircraft|Equipment|Statement|Report|System|Request|Filing|Issue|Bid)s?"
)
"""Last words of what has initials and is no company."""


def _everyday(text: str, word: str) -> bool:
    return (
        word in common_words()
        or word in words("opening_words")
        or re.search(rf"\b{re.escape(word)}s?\b", text) is not None
    )


def is_product(text: str, low: int, high: int) -> bool:
    """Whether a name is what someone makes: a ship, a drug, "Velanur's Garlova chips", "the Garlova X2 processor"."""
    if _MADE_BEFORE.search(text, max(0, low - 30), low):
        return True
    if not _MADE_BEHIND.match(text, high):
        return False
    whose = _WHOSE.search(text, max(0, low - 20), low) is not None
    return whose or _MODEL.search(text[low:high]) is not None


_MADE_BEFORE = re.compile(
    r"\b(?:drug|medicine|vaccine|chatbot|tanker|vessel|ship|rig|drillship|patch|ferry|frigate|icebreaker|[Cc]yclone|[Hh]urricane|[Tt]yphoon|"
    r"[Tt]ropical [Ss]torm|supercomputer|smartphone|minivan|sedan) $"
)
_MADE_BEHIND = re.compile(
    r" (?:(?:AI|mining|fighter|passenger|weight-loss|electric|graphics|server) )?(?:chips?|GPUs?|processors?|accelerators|sedans?|SUVs?|"
    r"pickups?|trucks?|jets?|planes?|aircraft|smartphones?|phones?|handsets?|consoles?|headsets?|turbines?|drugs?|pills?|vaccines?|"
    r"app|chatbots?|rigs|racks?|tablets?|scooters?|motorcycles?)\b"
)
_WHOSE = re.compile(r"(?:['’]s|\b[Ii]ts|\b[Tt]heir|\bmaker of) $")
_MODEL = re.compile(r"(?:^| )[A-Z]*\d+\w*$|[a-z]-?\d+$")


def is_ticker(text: str, low: int, high: int) -> bool:
    """Whether capitals stand behind an exchange in brackets."""
    return _SYMBOL_BEFORE.search(text, max(0, low - 40), low) is not None and text[low:high].isupper()


_SYMBOL_BEFORE = re.compile(r"[(/,;] ?(?:[A-Z][\w-]*(?: [A-Z]\w+)?: ?)(?:[A-Z]{1,6}[,;/] ?)*$")
"""Before a ticker in brackets: "(TSX: ", "(NYSE: QXL, "."""
