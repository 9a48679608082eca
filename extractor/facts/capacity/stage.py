"""How far a capacity has come, from the words nearest to it."""

from __future__ import annotations

import re

from extractor.facts.capacity.holder import clause_about
from extractor.facts.draft import Draft
from extractor.facts.masked import Masked
from extractor.schema.kinds import Stage

_STAGES: tuple[tuple[Stage, str], ...] = (
    ("retired", r"\b(?:retir(?:e|es|ed|ing|ement)|decommission\w*|shut(?:ting)? down|closure|mothball\w*)\b"),
    ("under_construction", r"\b(?:under construction|being built|is building|are building|(?:has|have) (?:begun|started) (?:building|construction)|(?:began|started) building|currently building|construction (?:of|is|has begun|began|started|work)|broke ground|ground has been broken|has (?:been )?begun|has started work|should be finished|buildout|build-out|in construction|building out)\b"),
    ("pipeline", r"\b(?:pipeline|backlog of projects|under development|being talked over|advanced development|development portfolio|in development|early[- ]stage)\b"),
    ("contracted", r"\b(?:contract(?:ed|s)?|leas(?:e|es|ed|ing)|PPAs?|power purchase|agreements?|agreed|signed|deal|order(?:s|ed)?|hosting|tenant|offtake|under contract|backlog|lined up|secured|procur\w+|deliver|supply|award(?:ed)?|rent(?:s|ed)?|lets?|promised|tak(?:e|es|en|ing)|took|reserved|settled on|suppl(?:y|ies|ied)|landed|booked|committed)\b"),
    ("acquired", r"\b(?:acqui(?:re|res|red|ring|sition)|bought|buy(?:s|ing)?|purchas\w+|takeover)\b"),
    ("planned", r"\b(?:plan(?:s|ned|ning)?|propos(?:e|ed|es|al)|will|intend\w*|aim\w*|target\w*|expect\w*|to (?:build|develop|add|reach|install|construct)|slated|scheduled|com(?:es?|ing) online|due (?:on|in|by)|ready (?:in|by)|could|by 20\d\d|set to|scal(?:e|able|ing)|expan(?:d|sion|ded|ding)|(?<!first.)phase|future|develop(?:s|ed|ing)?|upcoming|approved|design capacity|expected|implementing|prepar(?:e|es|ing)|filed for|permitted|hopes?|can grow|grow to|option|right to|further|additional|wants?|another|non-binding|talks|proposal|project)\b"),
    ("operating", r"\b(?:active(?: power)?|ready for service|is done|up and running|operat(?:es|ed|ing|ional|ions)|in operation|online|installed|switched on|turned on|has (?:a |an )?(?:total |current )?capacity|currently|energi[sz]ed|runs|commissioned|in service|connected|existing|already|live|can generate|generat(?:es|ed|ing)|own(?:s|ed)?|hosts?|manag(?:es|ing)|complet(?:ed|ion)|began commercial|started operations|supplies power|produces)\b"),
)  # fmt: skip
_STAGE = tuple((stage, re.compile(pattern, re.IGNORECASE)) for stage, pattern in _STAGES)


def put_stage(draft: Draft, masked: Masked, at: int, end: int) -> None:
    """Sets the stage of a power that stands between two places of the text."""
    low, high = clause_about(masked, at, end)
    for stretch in ((low, high), (0, len(masked.text))):
        hits = [(_apart(m, at, end), stage, m) for stage, p in _STAGE for m in p.finditer(masked.text, *stretch)]
        if hits:
            _, stage, match = min(hits, key=lambda h: h[0])
            draft.put("stage", stage, masked.span(match))
            return
    draft.put("stage", "unspecified")


def _apart(words: re.Match[str], at: int, end: int) -> int:
    """How many characters lie between words and a power; what stands behind it speaks of it first."""
    return words.start() - end if words.start() >= end else at - words.end() + _BEFORE


_BEFORE = 4
"""What words before a power lose against words as near behind it ("900 MW under contract")."""
