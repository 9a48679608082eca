"""How far a capacity has come, from the words nearest to it."""

from __future__ import annotations

from extractor.facts.capacity.holder import clause_about
from extractor.facts.draft import Draft
from extractor.facts.masked import Masked
from extractor.patterns import re
from extractor.schema.kinds import Stage

_STAGES: tuple[tuple[Stage, str], ...] = (
    ("retired", r"\b(?:retir(?:e|es|ed|ing|ement)|decommission\w*|shut(?:ting)? down|closure|mothball\w*)\b"),
    ("under_construction", r"\b(?:under construction|being built|is building|are building|(?:has|have) (?:begun|started) (?:building|construction)|(?:began|started) building|currently building|construction (?:of|is|has begun|began|started|work)|broke ground|ground has been broken|has (?:been )?begun|has started work|should be finished|buildout|build-out|in construction|building out)\b"),
    ("pipeline", r"\b(?:pipeline|backlog of projects|under development|being talked over|advanced development|development portfolio|in development|early[- ]stage)\b"),
    ("contracted", r"\b(?:contract(?:ed|s)?|leas(?:e|es|ed|ing)|PPAs?|power purchase|agreements?|agreed|signed|deal|order(?:s|ed)?|hosting|tenant|offtake|under contract|backlog|lined up|secured|procur\w+|deliver|supply|award(?:ed)?|rent(?:s|ed)?|lets?|promised|tak(?:e|es|en|ing)(?! a final| an investment| part| place| over)|took(?! over)|reserved|settled on|suppl(?:y|ies|ied)|landed|booked|committed|occup(?:y|ies|ied)|(?:exercis\w+|pull(?:s|ed)|took up|used) (?:[\w-]+ ){0,2}options?(?: after another)?)\b"),
    ("acquired", r"\b(?:acqui(?:re|res|red|ring|sition)|bought|buy(?:s|ing)?|purchas\w+|takeover)\b"),
    ("planned", r"\b(?:(?:will|would|could|to|soon) (?:start|begin|commence) construction(?: of)?|investment decision|plan(?:s|ned|ning)?|propos(?:e|ed|es|al)|will|intend\w*|aim\w*|target\w*|expect\w*|to (?:build|develop|add|reach|install|construct)|slated|scheduled|com(?:es?|ing) online|due (?:on|in|by)|ready (?:in|by)|could|by 20\d\d|set to|scal(?:e|able|ing)|future|upcoming|approved|design capacity|expected|implementing|prepar(?:e|es|ing)|filed for|permitted|hopes?|can grow|grow to|option|right to|wants?|non-binding|talks|proposal)\b"),
    ("operating", r"\b(?:active(?: power)?|ready for service|is done|up and running|operat(?:es|ed|ing|ional|ions)|in operation|online|installed|switched on|turned on|has (?:a |an )?(?:total |current )?capacity|currently|energi[sz]ed|runs|commissioned|in service|connected|existing|already|live|can generate|generat(?:es|ed|ing)|own(?:s|ed)?|hosts?|manag(?:es|ing)|complet(?:ed|ion)|began commercial|started operations|supplies power|produces)\b"),
)  # fmt: skip
_HINTS: tuple[tuple[Stage, str], ...] = (
    (
        "planned",
        r"\b(?:expan(?:d|sion|ded|ding)|(?<!first.)phase|develop(?:s|ed|ing)?(?! capacity)|further|additional|another|project)\b",
    ),
    ("operating", r"\b(?:developed capacity|rated|peak capacity|drew|consists of)\b"),
)
"""Words that say how far a power has come only where no others do: a project may be running, another 90 MW be let."""
_STAGE = tuple((stage, re.compile(pattern, re.IGNORECASE)) for stage, pattern in _STAGES)
_HINT = tuple((stage, re.compile(pattern, re.IGNORECASE)) for stage, pattern in _HINTS)


def stage_in(masked: Masked, low: int, high: int) -> tuple[Stage, tuple[int, int]] | None:
    """The first stage that a stretch of the text names, with the words that do."""
    hits = [(m.start(), stage, m) for stage, p in _STAGE for m in p.finditer(masked.text, low, high)]
    if not hits:
        return None
    _, stage, match = min(hits, key=lambda h: h[0])
    return stage, masked.span(match)


def put_stage(draft: Draft, masked: Masked, at: int, end: int) -> None:
    """Sets the stage of a power that stands between two places of the text."""
    low, high = clause_about(masked, at, end)
    whole = (0, len(masked.text))
    for words, stretch in ((_STAGE, (low, high)), (_HINT, (low, high)), (_STAGE, whole), (_HINT, whole)):
        hits = [
            (_apart(m, at, end), -len(m[0]), stage, m) for stage, p in words for m in p.finditer(masked.text, *stretch)
        ]
        if hits:
            *_, stage, match = min(hits, key=lambda h: h[:2])
            draft.put("stage", stage, masked.span(match))
            return
    draft.put("stage", "unspecified")


def _apart(words: re.Match[str], at: int, end: int) -> int:
    """How many characters lie between words and a power; what stands behind it speaks of it first."""
    return words.start() - end if words.start() >= end else at - words.end() + _BEFORE


_BEFORE = 4
"""What words before a power lose against words as near behind it ("900 MW under contract")."""
