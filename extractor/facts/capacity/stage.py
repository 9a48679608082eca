"""How far a capacity has come, from the words nearest to it."""

from __future__ import annotations

from extractor.facts.capacity.holder import clause_about
from extractor.facts.capacity.share import lent, share_of
from extractor.facts.draft import Draft
from extractor.facts.masked import Masked
from extractor.patterns import re
from extractor.schema.kinds import Stage

_STAGES: tuple[tuple[Stage, str], ...] = (
    ("retired", r"\b(?:retir(?:e|es|ed|ing|ement)|decommission\w*|shut(?:ting)? down|closure|mothball\w*)\b"),
    ("under_construction", r"\b(?:under construction|being built|(?:is|are) (?:⟦D\d+⟧ )?building|(?:has|have) (?:begun|started) (?:building|construction)|(?:began|started) building|currently building|construction (?:of|is|has begun|began|started|work|continues|advances|progress\w*)|(?<=⟧ )construction|broke ground|ground has been broken|has (?:been )?begun|has started work|should be finished|buildout|build-out|in construction|building out|nearing completion|on[- ]time completion|on track (?:for|to be)|(?<=⟧ )complete(?! the\b)|half complete)\b"),
    ("pipeline", r"\b(?:pipeline|potential (?:projects|sites)|land for|backlog of projects|under development|being talked over|advanced development|development portfolio|in development|early[- ]stage)\b"),
    ("contracted", r"\b(?:buy(?:s|ing)? (?:[\w-]+ ){0,2}⟦W\d+⟧ (?:from|of (?:[\w-]+ )?(?:power|electricity|energy|output))|contract(?:ed|s)?|leas(?:e|es|ed|ing)|PPAs?|power purchase|agreements?|agreed|signed|deal|order(?:s|ed)?|hosting(?! capacity| business| site| facilit| segment| operation)|tenant|offtake|under contract|backlog|lined up|secured|procur\w+|deliver|supply|award(?:ed)?|rent(?:s|ed)?|lets?|promised|tak(?:e|es|en|ing)(?! a final| an investment| part| place| over)|took(?! over)|reserved|settled on|suppl(?:y|ies|ied)|landed|booked|committed|occup(?:y|ies|ied)|(?:exercis\w+|pull(?:s|ed)|took up|used) (?:[\w-]+ ){0,2}options?(?: after another)?)\b"),
    ("acquired", r"\b(?:acqui(?:re|res|red|ring|sition)|bought|buy(?:s|ing)?|purchas\w+|takeover)\b"),
    ("planned", r"\b(?:(?:will|would|could|to|soon) (?:start|begin|commence) construction(?: of)?|investment decision|plan(?:s|ned|ning)?|propos(?:e|ed|es|al)|will|intend\w*|aim\w*|target\w*|expect\w*|to (?:build|develop|add|reach|install|construct)|slated|scheduled|com(?:es?|ing) online|(?:would|will|to) follow|(?:get|be) added|due (?:on|in|by)|ready (?:in|by)|could|by 20\d\d|set to|(?<!-)scal(?:e (?:up|to)|ing (?:up|to)|able to)|future|upcoming|approved|design capacity|expected|(?<=be )completed|completion of which|should (?:land|come|be|start|open|follow|go)|ready[- ]to[- ]build|on the way|permits? for|implementing|prepar(?:e|es|ing)|filed for|permitted|hopes?|can grow|grow to|option|right to|wants?|non-binding|talks|proposal)\b"),
    ("operating", r"\b(?:active(?: power)?|ready for service|is done|up and running|operat(?:es|ed|ing|ional|ions)|in operation|online|installed(?! (?:[\w-]+ ){0,3}capacity| base)|switched on|turned on|ha(?:s|ve) (?:an? )?(?:(?!plan|propos|design|potential|expect|target)[\w-]+ ){0,3}capacity(?: of)?|currently|energi[sz]ed|runs|commissioned|in service|connected|existing|already|live|can generate|generat(?:es|ed|ing)|own(?:s|ed)?|hosts?|manag(?:es|ing)|(?<!be )completed|completion(?= of (?:[\w-]+ ){0,4}⟦W)|(?:after|following|upon|marks?|celebrat\w+|announc\w+) (?:[\w-]+ )?completion|opened(?! talks| negotiations)|inaugurat\w+|went live|hum(?:s|ming)?|began commercial|started operations|supplies power|produces)\b"),
)  # fmt: skip
_HINTS: tuple[tuple[Stage, str], ...] = (
    (
        "planned",
        r"\b(?:expan(?:d|sion|ded|ding)|add(?:s|ing)?|(?<!first.)phase|develop(?:s|ed|ing)?(?! capacity)|further|additional|another|project)\b",
    ),
    (
        "operating",
        r"\b(?:developed capacity|rated|peak capacity|drew|consists of|installed (?:[\w-]+ ){0,3}capacity)\b"
        r"|\b(?:has|had|have|[Ww]ith|grown to|reached) (?:[\w-]+ ){0,3}⟦W\d+⟧ (?:\([^)]*\) )?(?:of |in )(?:[\w-]+ ){0,2}capacity\b"
        r"|\bcapacity (?:of ⟦[CUL]\d+⟧ )?(?:had |has )?(?:grown|grew|rose|risen|increased|is up|stands|stood|reached|totall?ed)\b[^.;⟦]{0,30}(?:⟦P\d+⟧ )?(?:to |at )?⟦W\d+⟧",
    ),
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
    """Sets the stage of a power that stands between two places of the text: from the words that speak of it alone, else
    from those that it has together with others, of its clause before its sentence."""
    clause, sentence = clause_about(masked, at, end), (0, len(masked.text))
    own = [share_of(masked, at, end, *clause)]
    shared, anywhere = lent(masked, at, end, *clause), lent(masked, at, end, *sentence)
    for words, stretches in ((_STAGE, own), (_STAGE, shared), (_HINT, shared), (_STAGE, anywhere), (_HINT, anywhere)):
        hits = [
            (_apart(*m.span(), at, end), m.start() - m.end(), stage, m.span())
            for stage, p in words
            for stretch in stretches
            for m in p.finditer(masked.text, *stretch)
        ]
        if words is _STAGE:
            hits += [(_apart(*now, at, end), 0, "operating", now) for s in stretches for now in _at_present(masked, *s)]
        if hits:
            *_, stage, (first, last) = min(hits, key=lambda h: h[:2])
            is_ware = stage == "acquired" and _OF_WARES.match(masked.text, end)
            span = masked.offsets[first], masked.offsets[last]
            draft.put("stage", "contracted" if is_ware else stage, span)
            return
    draft.put("stage", "unspecified")


_DAY = re.compile(
    r"⟦D(\d+)⟧(?! (?:under|being|building|developing|constructing|in (?:development|construction|talks)|plann|expect|evaluat|pursu|seek))"
)
_PRESENT = ("currently", "presently", "at present", "at the moment")
_OF_WARES = re.compile(
    r" (?:of |in )?(?:[\w-]+ ){0,3}(?:fuel cells|turbines|batteries|generators|GPUs|chips|equipment|miners|engines)\b"
)
"""What is bought and makes or uses power is ordered; a plant changes hands."""


def _at_present(masked: Masked, low: int, high: int) -> list[tuple[int, int]]:
    """Where a stretch says that something is so today."""
    days = _DAY.finditer(masked.text, low, high)
    return [m.span() for m in days if masked.mentions[int(m[1])].raw.lower() in _PRESENT]


def _apart(first: int, last: int, at: int, end: int) -> int:
    """How many characters lie between words and a power; what stands behind it speaks of it first."""
    return first - end if first >= end else at - last + _BEFORE


_BEFORE = 4
"""What words before a power lose against words as near behind it ("900 MW under contract")."""
