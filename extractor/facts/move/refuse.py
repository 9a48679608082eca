"""Percentages that are no moves: shares of a whole, levels, points, forecasts, hypotheticals."""

from __future__ import annotations

from spacy.tokens import Doc

from extractor.facts.draft import Refusal
from extractor.facts.masked import Masked
from extractor.facts.modality import cues_over, refusal
from extractor.facts.move.words import NOT_MOVES_BEFORE, NOT_MOVES_BEHIND
from extractor.patterns import Candidates, re
from extractor.schema import Quantity

_BEHIND = tuple((reason, re.compile(pattern, re.IGNORECASE)) for reason, pattern in NOT_MOVES_BEHIND)
_BEFORE = tuple((reason, re.compile(pattern, re.IGNORECASE)) for reason, pattern in NOT_MOVES_BEFORE)
_MAY_BE_BEHIND, _MAY_BE_BEFORE = (Candidates(each, lambda reason: reason[1]) for each in (_BEHIND, _BEFORE))
_FORECAST = re.compile(
    r"\b(?:(?:is|are|was|were|it's) (?:expected|forecast|projected|seen|set|likely|estimated|poised) (?:to|at)|expects?|expecting|forecasts?|forecasting|projects|projected|projecting|"
    r"(?:guidance|outlook)(?= (?:of|for|to|is|calls)\b|:)|target(?:s|ed|ing)?|forecasted|estimating|likely to|seen (?:opening|starting|rising|falling)|calling (?:the )?⟦[CI]\d+⟧|predict(?:s|ed|ing)?|economists? (?:had )?(?:estimated|estimate)|guid(?:ed|es|ing)|modell?ing|look(?:ing|s|ed)? for|call(?:s|ed|ing)? for|(?:expectations?|estimates?|consensus|forecasts?) (?:of|for)|impl(?:y|ies|ied|ying)|assum(?:es?|ed|ing)|pencill?(?:s|ed|ing) in|pegs|FY\d\dE|20\d\de|anticipat(?:es?|ed|ing)|will|would|(?:can|could|may|might|must|should)(?: be)? [a-z]+(?= (?:by|more|as|at|another|up|about|nearly|$))|price target|target price|(?:implied|potential|further|limited) upside|upside (?:of|potential)|downside potential|by 20[3-9]\d|plans? to|aims? to|on track to|"
    r"proposed|in order to|estimates? (?:that )?)\b|\b(?:analysts?|economists?|strategists?|Wall Street|the Street|consensus|polled|surveyed)\b[^;]{0,60}\b(?:expected|estimated|forecast|predicted|modell?ed|projected|pencill?ed in)\b",
    re.IGNORECASE,
)
_CONSENSUS = re.compile(
    r"\b(?:above|below|beat(?:ing)?|miss(?:ing|ed)?|versus|than) (?:the )?(?:analysts?'? |consensus|estimates?|expectations?|forecasts?|Street)",
    re.IGNORECASE,
)


_OTHERS = re.compile(
    r"^ (?:higher|lower|more|less|above|below|cheaper) than (?:the |its |their )?(?:⟦T\d+⟧ )?(?:[\w-]+ ){0,2}(?:average|median|peers?|industry|sector|norm|⟦P)|^ (?:higher|lower|more|less) than (?:the |that of )?⟦[CI]\d+⟧(?!'s (?!(?:[A-Za-z]+ )?(?:total|average|rate|growth)\b))|^ (?:higher|lower|more|less) than (?:in |that in |those in )(?:the )?⟦G|^ (?:higher|lower|more|less) than ⟦[CI]\d+⟧'s (?:⟦U\d+⟧|ATH)|^ (?:higher|lower|more|less|above|below) than .{0,40}\b(?:closing price|last close|offer|all-time high|ATH|peak)\b",
    re.IGNORECASE,
)
"""A level beside that of others ("35.8% higher than the industry average")."""


_BESIDE_BEFORE = re.compile(r" (?:vs\.?|versus) (?:an? |about )?⟦P\d+⟧")
_AFTER_VERSUS = re.compile(r"[(\[][^()\[\]]{0,40}⟦P\d+⟧,? (?:vs\.?|versus) (?:an? |about )?$")
""" "Manufacturing (33.4% vs. -3.1%)": two rates of growth, of which the second is that of the period before."""
_SWUNG = re.compile(
    r"\b(?:swung|swings|swinging|fluctuat\w+|see-?saw\w+|oscillat\w+|whipsaw\w+|bounc\w+|mov(?:ed|ing)|alternat\w+) between (?:[^.;,⟦]|⟦P\d+⟧){0,60}$"
)
""" "Swung between a loss of 3% and a gain of 1% before finishing": on the way, not at the end."""
_UP_OR_DOWN = re.compile(r"\b(?:up|down) ⟦P\d+⟧ to (?:up|down) (?:about )?$")
_OR_UP = re.compile(r" to (?:up|down) (?:about )?⟦P")
""" "Revenue down 3% to up 1%": nothing that has happened lies between a fall and a rise."""
_COMPARED_WITH = re.compile(r"\bcompared (?:with|to) an? (?:about |nearly |roughly )?$")
_OF_BEFORE = re.compile(
    r" (?:[a-z-]+ ){0,2}[a-z]+ (?:in |for |of )?(?:a |the )?(?:year|quarter|month|⟦D\d+⟧|prior|previous|preceding|same)"
)
""" "Compared with a 14% jump a year earlier": the rate of another period."""
_AND_ANOTHER = re.compile(r"^ and ⟦P\d+⟧(?= )")
_SETTLING = re.compile(r"\b(?:before|then) (?:[a-z]+ ){0,2}?(?:finish|clos|end|settl)[a-z]*\b")
_WANTED = re.compile(
    r"\b(?:call(?:s|ed|ing)?(?: up)? on|call(?:s|ed|ing)? for|urg(?:e|es|ed|ing)|ask(?:s|ed|ing)?|want(?:s|ed)?|rationale for|reasons? for|in favou?r of|pledg(?:e|es|ed|ing)|promis(?:e|es|ed|ing)|vow(?:s|ed|ing)?|commit(?:s|ted|ting)?|seek(?:s|ing)?|sought|threaten(?:s|ed|ing)?|prepar(?:e|es|ed|ing)|intend(?:s|ed|ing)?)\b"
    r"(?:(?!⟦P)[^.;]){0,140}\b(?:to |for )?(?:boost|increase|raise|reduce|cut|lower|lift|grow|expand|trim|slash|hike|shrink|cutting|raising|reducing|increasing|lowering|trimming)(?:ing)? (?:(?!⟦P|\b(?:and|while|but|after|as)\b)[^.;,]){0,60}$"
)
""" "Called on the state to boost its workforce by 40%", "a rationale for cutting costs by 10%": nothing has changed yet."""
_VOTES = re.compile(r"\b(?:vote|voting|market|wallet) share\b[^;]{0,80}$")
_CONTRIBUTION = re.compile(
    r"^ (?:[\w-]+ )?(?:reduction|increase|decrease|benefit|contribution|impact|headwind|drag) (?:from|due to|related to) (?!⟦D|a (?:year|month|quarter)|the (?:same|prior|previous|year|corresponding|first|second|third|fourth)|last|its|\d)"
)
""" "An 8% reduction from divestitures": a part of a change."""
_PLANNED = re.compile(
    r"^ (?:[a-z]+ )?(?:compared (?:with|to)|than|versus|from) (?:an? |the |its )?(?:expected|planned|budgeted|forecast|targeted)\b|^ (?:higher |lower |more |less |above |below |ahead )?(?:from|than|against|versus|of|compared (?:with|to)) (?:the |its |their )?(?:[\w-]+ )?(?:plan|targets?|budget|forecasts?|guidance|estimates?)\b"
)
_OUTDONE = re.compile(
    r"\b(?:exceed|beat|surpass|miss|topp?|outperform)\w* (?:[^.;⟦]{0,30} )?(?:targets?|plan|budget|forecasts?|guidance|estimates?|expectations?)(?: for ⟦[DT]\d+⟧)? by (?:about |nearly |over )?$"
)
"""Beside what was planned or expected: no change over time."""


_WITHIN_WORD = re.compile(r"[A-Za-z0-9]$")
""" "In hole GW24-03 and 1.80% copper": the dash is no minus."""
_ASSAY = re.compile(
    r" (?:(?:⟦I\d+⟧|copper|nickel|zinc|lead|lithium|iron|uranium|tin|cobalt|[A-Z][a-z]?\d?(?:[A-Z]?[a-z]?\d?)?O?\d?)(?: (?:equivalent|eq)|Eq)|(?:CuEq|NiEq|Li2O|U3O8|TREO|Cu|Ni|Zn|Pb|Fe|WO3|TiO2|V2O5|P2O5)\b)"
)
"""A grade of ore."""


def refused(doc: Doc, masked: Masked, quantity: Quantity) -> Refusal | None:
    """Why a percentage is no move, or None where nothing speaks against it."""
    if quantity.unit != "percent":
        return Refusal(quantity.span, "percentage_points", "move.unit")
    if re.match(r"(?:just |well )?(?:below|above|under)\b", quantity.raw, re.IGNORECASE):
        return Refusal(quantity.span, "level", "move.threshold")
    at = masked.position(quantity)
    end = masked.text.index("⟧", at) + 1
    left, right = masked.text[:at], masked.text[end:]
    if _WITHIN_WORD.search(left) or _ASSAY.match(right):
        return Refusal(quantity.span, "level", "move.grade")
    for reason, pattern in _MAY_BE_BEHIND.within(right):
        if pattern.search(right):
            return Refusal(quantity.span, reason, "move.behind")
    for reason, pattern in _MAY_BE_BEFORE.within(left):
        match = pattern.search(left)
        if match is not None and not (match.group().startswith("represent") and _CHANGE_BEHIND.match(right)):
            return Refusal(quantity.span, reason, "move.before")
    if re.match(
        r"^,? (?:above|below|ahead of|short of|more than|less than|over) (?:the |its |their )?(?:⟦T\d+⟧ |seasonal |historical )?(?:analyst|consensus|estimate|expectation|forecast|average|issue price|IPO|Street|market)",
        right,
    ):
        return Refusal(quantity.span, "comparison", "move.consensus")
    if re.match(r"^ (?:\w+ ){0,2}(?:consensus|estimates?|expected|forecasts?)\b", right):
        return Refusal(quantity.span, "comparison", "move.consensus")
    if _VOTES.search(left):
        return Refusal(quantity.span, "share_of_whole", "move.votes")
    if _CONTRIBUTION.match(right):
        return Refusal(quantity.span, "share_of_whole", "move.contribution")
    if _OTHERS_FORECAST.match(right) or _BEFORE_IT.search(left):
        return Refusal(quantity.span, "comparison", "move.before")
    if _PLANNED.match(right) or _OUTDONE.search(left):
        return Refusal(quantity.span, "comparison", "move.plan")
    if (
        _OTHERS.match(_AND_ANOTHER.sub("", right))
        or (left.endswith(("(", "[")) and _BESIDE_BEFORE.match(right))
        or _AFTER_VERSUS.search(left)
    ):
        return Refusal(quantity.span, "comparison", "move.average")
    if _SWUNG.search(left) and _SETTLING.search(right):
        return Refusal(quantity.span, "intraday", "move.swing")
    if _COMPARED_WITH.search(left) and _OF_BEFORE.match(right):
        return Refusal(quantity.span, "comparison", "move.before")
    if _UP_OR_DOWN.search(left) or _OR_UP.match(right):
        return Refusal(quantity.span, "forecast", "move.range")
    if _WANTED.search(left):
        return Refusal(quantity.span, "forecast", "move.wanted")
    said = refusal(doc, (quantity.core_start, quantity.core_end), "move.modality")
    if said is not None and not _is_month(masked, said):
        return said
    return _forecast(doc, masked, quantity, left, right)


_CHANGE_BEHIND = re.compile(
    r" (?:[\w/-]+ ){0,3}(?:increase|rise|growth|decrease|decline|drop|jump|gain|reduction|improvement|surge|fall)\b"
)
""" "Representing a 25% increase": a change, and no share of a whole."""
_MONTH = re.compile(r"(?<![.!?] )(?<=\w )May (?!(?:be|have|not|also|well|see|fall|rise|drop|gain|lose)\b)")


def _is_month(masked: Masked, said: Refusal) -> bool:
    """ "The most active May contract": the month is no word of doubt."""
    return said.detail == "“May”" and _MONTH.search(masked.text) is not None


_OTHERS_FORECAST = re.compile(
    r" (?:[\w-]+ ){0,4}(?:had|have|were) (?:been )?(?:forecast|expected|predicted|estimated|anticipated|projected)\b"
)
_BEFORE_IT = re.compile(
    r"\b(?:prior|previous|preceding) (?:month|quarter|year|week)'s (?:about |nearly )?$|\b(?:above|below|than|from|versus|vs\.?) (?:the )?⟦D\d+⟧'s (?:about |nearly )?$"
)
""" "Above the prior month's 0.4% increase": the figure of another period, which the change is compared with."""
_PRELIMINARY = re.compile(
    r"\b[Pp]reliminary (?:[\w-]+ ){0,3}?(?:revenues?|sales|results?|profit|income|earnings|figures|data|numbers|orders|deliveries)\b"
)
""" "Its preliminary revenue grew": counted already, and no plan."""
_ESTIMATED = re.compile(
    r"\W*(?:It|They|⟦[CUH]\d+⟧|[A-Z]\w+)(?:'s analysts?| analysts)? (?:pegs|estimates?|expects?|projects|sees)\b"
)
""" "It pegs income at $3 million (up 7%); profit at $2 million (up 4%)": all that follows is estimated."""


def _forecast(doc: Doc, masked: Masked, quantity: Quantity, left: str, right: str) -> Refusal | None:
    """A change that lies ahead: guidance if the company gives it, else no fact."""
    clause = re.split(r"[;:]|, (?:and|but|while|which|as|after)\b|\b(?:while|after|but)\b| and (?=[a-z]+ing )", left)[
        -1
    ]
    ahead = (
        _FORECAST.search(clause)
        or _ESTIMATED.match(masked.text)
        or re.match(r"^ (?:upside|downside|by 20\d\d|next year|potential)", right)
    )
    planned = [
        cue
        for cue in cues_over(doc, (quantity.core_start, quantity.core_end), "planned")
        if not (cue.raw.lower() == "preliminary" and _PRELIMINARY.search(masked.text))
    ]
    if ahead or planned:
        return Refusal(quantity.span, "forecast", "move.forecast")
    return None
