"""Words about a number: bounds ("up to", "or more") and directions of change ("fell", "higher")."""

from __future__ import annotations

from typing import Literal

from extractor.patterns import re
from extractor.schema.kinds import Bound, Change

Direction = Literal["up", "down"]


def _listed(words: str, *, as_: Direction) -> dict[str, Direction]:
    return dict.fromkeys(words.split(), as_)


_BOUNDS: dict[Bound, str] = {
    "up_to": "up to|as much as|as many as|at most|no more than|not more than|a maximum of|maximum of|max|less than|"
    "fewer than|below|under|lower than|not exceeding|not exceed|as high as|as low as|within|upto|only up to|max.|"
    "just under|well under|well below|just below|a little under|slightly less than|slightly below|slightly under|"
    "a little less than|just less than|up to around|up to about|up to approximately|up to some|up to an additional|"
    "up to another|no higher than|no greater than|not to exceed|to a maximum of",
    "at_least": "more than|at least|over|above|in excess of|no less than|not less than|no fewer than|greater than|"
    "a minimum of|minimum of|exceeding|exceeds|exceeded|exceed|topped|upwards of|upward of|higher than|well over|"
    "well above|just over|just above|a little over|slightly more than|slightly above|slightly over|better than|"
    "a little more than|comfortably above|surpassing|surpassed|topping|beyond|north of|well in excess of|"
    "just more than|at a minimum of|starting at|starting from|larger than|much more than|minimum",
    "about": "about|around|roughly|approximately|nearly|almost|some|close to|an estimated|estimated|circa|approx|"
    "approx.|c.|ca.|ca|somewhere around|in the region of|on the order of|near|just about|an average of|virtually|"
    "in the neighbourhood of|in the neighborhood of|near to|something like|or so|nearing|approaching|practically|"
    "around about|an approximate|approximate|a reported|reportedly|probably|an expected|a projected|just shy of|"
    "shy of|a little over|just short of|about another|roughly another|nearly another|around another|another roughly|"
    "an additional roughly",
}  # fmt: skip
BEFORE: dict[str, Bound] = {phrase: bound for bound, text in _BOUNDS.items() for phrase in text.split("|")}
"""Bounds by the lower-case words before the number."""
LAST = frozenset(phrase.rpartition(" ")[2] for phrase in BEFORE)
"""The words that bounds end in."""
MARKS: dict[str, Bound] = {"~": "about", "≈": "about", "<": "up_to", ">": "at_least", "≤": "up_to", "≥": "at_least",
                           "∼": "about", "±": "about"}  # fmt: skip
AFTER = re.compile(
    r",?[ \u00a0]?(?P<at_least>or (?:more|higher|above|better|greater|over)\b|and (?:above|up|over)\b(?! ?[$€£\d])|at least\b"
    r"|at a minimum\b)|,?[ \u00a0]?(?P<up_to>or (?:less|lower|fewer|below|under)\b|at most\b|at best\b|maximum\b"
    r"|max\b)|,?[ \u00a0]?(?P<about>or so\b|or thereabouts\b)|(?P<plus>\+)(?!\w)",
    re.IGNORECASE,
)
CHANGES: dict[Bound, Change] = {"up_to": "<", "at_least": ">", "about": "~", "exact": "="}

_UP = (
    "rise rises rose risen rising gain gains gained gaining grow grows grew grown growing increase increases increased "
    "increasing jump jumps jumped jumping surge surges surged surging climb climbs climbed climbing soar soars soared "
    "soaring rally rallies rallied rallying advance advances advanced advancing up upped upping leap leaps leaped leapt "
    "leaping spike spikes spiked spiking add adds added adding raise raises raised raising boost boosts boosted "
    "boosting improve improves improved improving rebound rebounds rebounded rebounding recover recovers recovered "
    "expand expands expanded expanding appreciate appreciated strengthen strengthened higher skyrocket skyrocketed "
    "rocket rocketed hike hiked hiking accelerated edged-up ahead growth upside pop popped pops bounced bounce "
    "firmed ticked-up nudged-up swelled swell ballooned outperformed inched-up increment"
)
_DOWN = (
    "fall falls fell fallen falling drop drops dropped dropping decline declines declined declining decrease decreases "
    "decreased decreasing lose loses lost losing slide slides slid sliding slip slips slipped slipping tumble tumbles "
    "tumbled tumbling plunge plunges plunged plunging sink sinks sank sunk sinking down cut cuts cutting reduce "
    "reduces reduced reducing shed sheds shedding dip dips dipped dipping retreat retreats retreated retreating "
    "crash crashed crashing plummet plummets plummeted plummeting slump slumps slumped slumping weaken weakened "
    "weakening shrink shrinks shrank shrunk shrinking contract contracts contracted contracting lower lowered lowering "
    "slash slashed slashing eased ease easing reduction contraction downside depreciated tanked sagged skidded skid "
    "cratered dived dove nosedived slackened dwindled subsided softened crumbled depreciate depreciation lessened "
    "correction retracement off"
)
DIRECTIONS = {**_listed(_UP, as_="up"), **_listed(_DOWN, as_="down")}
"""Words that say which way a number moved."""
_FILLERS = (
    "by a an the of some another additional further just only even as much estimated whopping mere modest nearly "
    "sharply slightly total combined average well too also back again roughly approximately about around almost"
)
FILLERS = frozenset(_FILLERS.split())
"""Words that may stand between a direction and the number."""
UPWARD = frozenset(
    ("nudged", "inched", "edged", "ticked", "crept", "moved", "went", "came", "picked", "shot", "pushed", "jumped",
     "climbed", "rose", "moving", "inching", "edging", "going", "pushing", "is", "was", "are", "were", "it", "them")
)  # fmt: skip
"""Words before "up to" that make it a movement and no bound."""
_NOUNS_AFTER = (
    "rise increase gain jump surge climb rally advance leap spike growth improvement rebound hike boost expansion pop "
    "bounce higher up appreciation upside uptick more"
)
_FALLS_AFTER = (
    "fall drop decline decrease loss slide slip tumble plunge dip retreat crash slump reduction contraction lower down "
    "cut depreciation downside correction pullback selloff less fewer"
)
BEHIND = {**_listed(_NOUNS_AFTER, as_="up"), **_listed(_FALLS_AFTER, as_="down")}
"""Words behind a number that say which way it moved ("a 5% rise", "5% higher")."""
