"""Plain clauses: what is left of a sentence once asides, descriptions and reporting verbs are set aside.

"Norway's Halvor Kraft, a hydropower producer, said on Monday it has, according to a filing, signed ..." reads
``⟦C1⟧ has signed ...``, so that a rule need not foresee what may stand between a party and its verb. Nothing is
rewritten: a clause is the masked sentence with stretches cut out of it, each character still knowing its offset, and
the terms of a deal are read off the whole sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from extractor.facts.masked import Masked
from extractor.patterns import Candidates, re

_NAME = r"⟦[CU]\d+⟧"
_ANY = r"⟦[CUGLH]\d+⟧"
_VERBS = (
    r"(?:has|have|had|will|would|is|was|are|were|may|could|can|plans?|intends?|expects?|agreed|agrees|signed|signs|inked|"
    r"entered|struck|reached|secured|won|wins|landed|announced|announces|closed|completed|acquired|acquires|bought|buys|sold|"
    r"sells|leased|leases|ordered|orders|supplies|supplied|awarded|received|receives|raised|invested|invests|took|takes|"
    r"selected|chose|picked|hired|formed|terminated|cancelled|canceled|ended|scrapped|withdrew|exercised|expanded|extended|"
    r"renewed|amended|denied|rents|rented|lets?|hosts|builds?|built|provides|provided|purchased|purchases|said|says|⟦D\d+⟧ "
    r"(?:announced|said|reported)|also|today|recently|now|then|keeps|kept|counts|lists|runs|ran|owns|operates|holds|held|makes|pays|gets|remains|uses|needs|wants|"
    r"tapped|taps|teamed|partnered|engaged|handed|gave|gives|grants|granted|hosted|houses|housed|occupies|occupied|reserved|booked|hired|appointed|prolonged|prolongs|picked|shipped|delivered|leases|lends|lent|owes|hopes|faces|works|rose|fell|gained|lost|took|serves|ranks|employs|expects|sees)"
)
_SAID = (
    r"(?:said|says|announced|announces|reported|reports|confirmed|disclosed|revealed|added|noted|stated|adds|notes|"
    r"told ⟦[CU]\d+⟧|told [a-z ]{3,25}|declared|explained|showed|wrote)"
)
NOUNS = (
    r"(?:company|firm|group|corporation|conglomerate|giant|start-?up|manufacturer|maker|[a-z]+maker|operator|provider|supplier|producer|"
    r"specialist|landlord|miner|hoster|hyperscaler|neocloud|designer|utility|developer|lender|bank|brokerage|insurer|airline|carrier|"
    r"retailer|major|refiner|fund|investor|exchange|telecom|telco|agency|monopoly|unit|arm|subsidiary|affiliate|entity|lab|player|"
    r"house|builder|contractor|business|outfit|peer|rival|customer|tenant|partner|broadcaster|brewer|trader|owner|manager|newcomer|"
    r"buyer|vendor|distributor|exporter|importer|processor|integrator|assembler|generator|explorer|driller|grower|publisher|reseller|consortium|institution|exchange operator|platform|co-?operative|foundry|yard|body|trust|REIT)"
)
_TRADES = (
    r"(?:[A-Z][a-z]+(?:an|ish|ese|ch|i|ss|ern)|U\.?S\.?|UK|EU|[a-z]+-(?:[a-z]+)|(?i:state(?: monopoly)?|solar|wind|nuclear|power|energy|"
    r"AI|3D(?: printing)?|printing|cloud|data|cent(?:er|re)|bitcoin|crypto|chip|software|voice|car|parts|auto|investment|trading|buyout|pension|private|"
    r"equity|infrastructure|colocation|computing|technology|tech|oil|gas|mining|mineral|utility|renewables?|renewable|battery|"
    r"storage|hydro|hydropower|hydrogen|geothermal|steel|aluminium|aluminum|real|estate|asset|health|insurance|life|social|"
    r"media|search|e-commerce|listed|unlisted|privately|held|digital|semiconductor|satellite|space|rocket|drug|food|retail|"
    r"shipping|telecoms?|internet|campus|fuel|cell|turbine|module|grid|transmission|reactor|engineering|construction|city|"
    r"public|municipal|regional|national|local|global|leading|big|large|small|smaller|larger|fellow|rival|former|parent|"
    r"main|independent|industrial|fibre|fiber|language|model|(?<!⟧\x20)and)|⟦[ICU]\d+⟧|&)"
)
_FIRST = r"(?:(?:the|an?|its|their|fellow|another|rival) )?"

_CUTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("stop of an abbreviation", re.compile(r"\.(?<=⟧\.)(?:(?= [a-z⟦(,])|(?=,))")),
    ("bracket", re.compile(r" ?\([^()]{0,120}\)| ?\[[^\[\]]{0,120}\]")),
    ("dateline", re.compile(r"^\s*(?:(?:(?!⟦C)[^.;]|\.(?=\d|,|[A-Z]\.)){0,80}?)(?: ?-{1,2}| ?[—–]|:) (?=(?:⟦G\d+⟧\x27s )?⟦[CU]\d+⟧)")),
    ("backing", re.compile(r"(?:(?<!\b[Ii]n )⟦G\d+⟧, )?⟦[CUGI]\d+⟧-[a-z]+ (?=(?:[a-z]+ ){0,3}⟦[CU])|\b[A-Z][\w.]+(?: [A-Z]\w+)?-(?:based|listed|headquartered) ")),
    ("origin", re.compile(rf"\b⟦G\d+⟧'s (?={_NAME})|(?<!\w)⟦G\d+⟧'s (?={_NAME})")),
    ("apposition", re.compile(
        r"\b(?:with|to|from|by|of|in|into|for|at|on) (?P<cut>(?:an? |the |its |their |another |fellow |rival |one of (?:the |its )?|⟦[CU]\d+⟧'s |⟦G\d+⟧(?:'s|-based|-listed)? |⟦[CUI]\d+⟧ (?=(?:franchisee?|subsidiary|unit|affiliate|supplier|maker|operator|parent|owner|distributor|partner|rival|customer|contractor) )"
        r"|U\.S\.(?:-based|-listed)? |(?:affiliates|funds|vehicles|entities|subsidiaries|units?|arms?) (?:of|managed by|advised by|controlled by|owned by) |(?=[a-z-]+ (?:private equity|buyout|investment|infrastructure|venture capital) (?:firms|funds|groups|houses)\b))"
        rf"(?:(?!(?:with|to|from|by|for|in|into|at|on|that|which|who|has|have|had|will|would|is|was|were|are|said|says|than|as|after|before|while|but|or|deal|agreement|contract|purchase of|acquisition of|takeover of|buyout of|sale of|including|such|via|through|over|under|about)\b)[\w'&/.-]+ |⟦[GI]\d+⟧(?:'s|-based|-listed)? ){{0,9}}?"
        rf"(?:(?:{NOUNS}|franchisee?|franchise|chain|league|club|hospital|clinic|university|ministry|charity|foundation|nonprofit|non-profit|brand|website|marketplace|app|team|network|protocol|wallet|exchange|studio|label|leader|pioneer|practice|dealer|wholesaler|hotel|magazine|school|college|cooperative|association|society|programme|program|service|site)(?:s|es)?|(?:utilit|agenc|subsidiar|compan|monopol|universit)ies|(?:largest|biggest|leading|top|oldest|best-known|foremost|premier|prominent|renowned|major) (?:[a-z-]+ ){{0,3}}[a-z]+)(?:,? (?={_NAME}(?!'s|\w))))")),
    ("body of a place", re.compile(rf"\b(?:the|an?) (?:[a-z-]+ ){{0,3}}?{NOUNS} of (?:the )?⟦[GL]\d+⟧, (?={_NAME}(?:,|\.|$))")),
    ("vehicle", re.compile(
        rf"(?:(?<![\w⟧] )\b|(?<=, )|(?<=and ))(?:(?:an? |the |certain |some )?(?:private |equity |investment |managed |newly |formed )*(?:funds?|affiliates?|vehicles?|entit(?:y|ies)|accounts|units?|subsidiary|subsidiaries|arm) (?:managed (?:or|and) advised by|managed by|advised by|controlled by|owned by|affiliated with|backed by|of|associated with) )(?={_NAME},? (?:has|have|had|will|would|is|are|was|were|agreed|acquired|bought|sold|signed|completed|invested|to acquire)\b)", re.IGNORECASE)),
    ("description", re.compile(rf"(?<![\w-])(?!and ){_FIRST}(?:{_TRADES} ){{0,12}}{NOUNS}(?:,? (?={_NAME}(?!'s))| (?={_NAME}))")),
    ("count", re.compile(rf"(?:(?<=\bwith )|(?<=\bfrom )|(?<=\bto ))(?:two|three|four|five|six|several|both) (?:[\w-]+ ){{0,3}}(?:customers|tenants|companies|firms|buyers|offtakers|clients|hyperscalers|utilities|lenders|banks|investors|suppliers|labs|start-?ups|groups|operators|developers|providers|counterparties),? ?(?:namely |called |including |such as |:|–|—|-)? ?(?={_NAME},? (?:and|{_NAME}))")),
    ("source", re.compile(r"^\s*According to [^,;]{0,80}, |, (?:according to|citing) [^;.]*?(?=, |[;.]|$)| according to [^;.,]*(?=[;.,]|$)")),
    ("reported by", re.compile(rf", (?:{_ANY}|the [\w ]{{3,40}}|they|both|two people[^,]{{0,60}}|(?:three|four|several|other)? ?people[^,]{{0,60}}|sources?[\w ]{{0,30}}|officials?|it|he|she)(?:,[^,]{{0,60}},)?(?: [a-z]+ly| also| ⟦D\d+⟧)? {_SAID}\b(?! (?:an?|the|its|their) | (?:[\w-]+ ){{0,3}}(?:agreements|deals|contracts|partnerships|leases|plans)\b)[^,;.]{{0,90}}(?=[,;.]|$)")),
    ("pair", re.compile(rf"(?<=⟧), (?=(?:an?|the|one|which) )(?:(?!⟦[CU])[^;]){{1,160}}?,? (?=and (?:the )?{_NAME}, (?:an?|the|one|which) )")),
    ("aside", re.compile(
        rf"(?<=⟧), (?![^;,]{{1,60}}⟦[CU]\d+⟧ ⟦W)(?=(?:an?|the|one|which|who|whose|where|formerly|part|owned|backed|led|based|headquartered|known|together|along|alongside|with|"
        rf"working|including|through|via|already|itself|long|once|also|now|home|maker|parent|previously|whose|not|like|as|"
        rf"⟦[CUG]\d+⟧'s|[a-z-]+ing|[a-z-]+(?:er|or)) )[^;]{{1,220}}?, (?={_VERBS}\b)|(?<=⟧), (?=(?:an?|the|one|which|formerly) )[^;]{{1,120}}?,? (?=and ⟦[CU]\d+⟧,? [^;]{{0,160}}?\b(?:have|today|jointly|announced|signed|agreed|entered)\b)")),
    ("reporting", re.compile(
        rf"(?:{_ANY}|\b[Tt]he [\w ]{{3,30}}) (?:also |then |⟦D\d+⟧ )?{_SAID}(?: (?:on|in|late|at|this|early) [^,⟦;]{{0,20}}⟦D\d+⟧| ⟦D\d+⟧)?"
        rf"(?: (?:in|at|to|during) an? [^⟦,;]{{0,40}})?(?: that)? (?=⟦[CUGLH]\d+⟧(?:, | and | ⟦D\d+⟧)?(?!'s)[^,;]{{0,40}}? ?{_VERBS}\b)")),
)  # fmt: skip
"""What a plain clause does without, in the order in which it is cut."""
_DESCRIPTION = dict(_CUTS)["description"]
_NAMES_FROM = [name for name, _ in _CUTS].index("apposition")
_NAMES_TO = [name for name, _ in _CUTS].index("source")
_ASIDES = [name for name, _ in _CUTS].index("source")
"""Where in that order asides begin, which say what a relative clause relates to."""
_ALL, _OF_NAMES, _BEFORE_ASIDES, _FROM_ASIDES = (
    Candidates(cuts, lambda named: named[1])
    for cuts in (_CUTS, _CUTS[_NAMES_FROM:_NAMES_TO], _CUTS[:_ASIDES], _CUTS[_ASIDES:])
)
_GROUP = re.compile(
    rf"(?P<first>{_NAME})(?P<rest>(?:(?:, {_NAME})+,)? (?:and|&|as well as|plus|together with|along with) (?:the |its |[a-z]+ |[A-Z]{{2}} [a-z]+ )?{_NAME}"
    rf"|(?:, {_NAME})+ (?:and|&|as well as|plus|together with|along with) (?:the |its |[a-z]+ )?{_NAME}|(?:, {_NAME})+,? and (?:many )?(?:more|others)\b)(?!'s|\w)(?! ⟦[MW])"
)
_SUBORDINATE = re.compile(
    rf"; |, (?:while|whereas|but|although|though|and|as|after|before|since|so|where) (?=⟦[CUG]\d+⟧ (?:⟦D\d+⟧ |[a-z]+ly )?{_VERBS}\b)"
)
_RELATIVE = re.compile(r",? ?\b(?P<prep>with |to |from |by |for )?(?P<pron>which|who|that)\b ")
_VENTURE = re.compile(
    rf"{_NAME}(?: ?\([^()]{{0,40}}\))?, (?P<what>an? (?:[\w:/%&-]+ |⟦[PI]\d+⟧ ?){{0,6}}(?:joint venture|JV|venture) (?:between|of) (?:the )?{_NAME}[^;.]{{0,60}}? and (?:the )?{_NAME})"
)
"""An aside that says whose venture a firm is."""
_PARTNER = re.compile(
    rf"{_NAME}(?: ?\([^()]{{0,40}}\))?(?:, {_NAME})?'s (?:[a-z-]+ ){{1,4}}partner\b(?:,? {_NAME})?"
    r"(?![^.;]{0,120}\b(?:seat|by-?poll|polls?|election|lawmakers?|voters?)\b)"
)
"""Whose partner a firm is, which its name or an aside behind it says; political parties have partners, too."""
_AFTER_DOING = re.compile(
    rf"{_NAME}(?!'s)(?P<mid> (?:[^⟦;.]|\.(?=\d)|⟦[PDMTI]\d+⟧){{1,80}}? (?:after|by|upon|on))(?= (?:agreeing|signing|winning|securing|bagging|buying|selling|acquiring|ordering|leasing|supplying|landing|receiving|entering)\b)"
)
"""What a company did before it did or became something else: "A rose 5% after agreeing to supply B"."""
_ACTS = re.compile(rf"(?:(?:in |on )?⟦D\d+⟧ |[a-z]+ly )?{_VERBS}")
_SAYS = re.compile(rf"\b{_SAID}\b")
_TAKES_PART = re.compile(rf"(?P<who>{_ANY})(?P<verb> (?:has |had |have |will |would |is |was |also |recently )*[a-z]+ed| (?:is|are|was|were) [a-z]+ing|"
                         r" (?:has |had |have |will |would |also )*(?:bought|sold|took|won|built|buys?|sells?|supplies|runs?|holds?))\b")  # fmt: skip
_MASK = re.compile(r"⟦[A-Z](\d+)⟧")


@dataclass(frozen=True)
class Clause:
    """A plain clause. ``others`` gives, for a name that stands for a list, the mentions listed with it."""

    masked: Masked
    others: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    as_printed: bool = False
    """Whether its words stand in the order of the sentence, so that a name's part in that is its part here."""
    each: bool = False
    """Whether it is one of those that "respectively" makes of a sentence."""
    scope: tuple[int, int] | None = None
    """The article's span of its predicate, where its subject has several."""


def cut(masked: Masked, start: int, end: int) -> Masked:
    """The stretch without what stands between two places of its text."""
    return Masked(
        masked.text[:start] + masked.text[end:],
        masked.start,
        masked.end,
        masked.mentions,
        masked.offsets[:start] + masked.offsets[end:],
    )


def part(masked: Masked, start: int, end: int) -> Masked:
    """What stands between two places of a stretch's text."""
    return Masked(masked.text[start:end], masked.start, masked.end, masked.mentions, masked.offsets[start : end + 1])


def plain(masked: Masked) -> Masked:
    """A sentence without asides, descriptions and reporting verbs."""
    return _without_each(masked, _ALL)


def bare(masked: Masked) -> Masked:
    """A clause that grammar has found without what describes its names."""
    return _without_each(masked, _OF_NAMES)


def clauses(masked: Masked) -> list[Clause]:
    """The plain clauses of a sentence, its relative clauses with what they relate to in front."""
    with_asides = _without_each(masked, _BEFORE_ASIDES)
    whole = _without_each(with_asides, _FROM_ASIDES)
    printed = [piece for each in _split(whole) for piece in _predicates(each)]
    said = [Clause(part(masked, *found.span("what"))) for found in _VENTURE.finditer(masked.text)]
    said += [
        Clause(part(masked, *found.span()), scope=(masked.offsets[found.start()], masked.offsets[found.end()]))
        for found in _PARTNER.finditer(masked.text)
    ]
    said += [Clause(piece, each=True) for piece in _respectively(whole)]
    said += [Clause(cut(whole, *found.span("mid"))) for found in _AFTER_DOING.finditer(whole.text)]
    return printed + said + [Clause(piece) for piece in _relatives(with_asides)]


_NUMBERS = r"⟦(?P<sort>[MWTPE])\d+⟧(?P<second> and ⟦(?P=sort)\d+⟧)"
_NAMES = rf"{_NAME}(?P<other> and {_NAME})"
_RESPECTIVELY = (
    re.compile(rf"{_NAMES}(?!'s)[^;]{{1,160}}?{_NUMBERS}[^;.]{{0,60}}?(?P<word>,? respectively,?)"),
    re.compile(rf"{_NUMBERS}[^;]{{1,120}}?{_NAMES}(?P<word>,? respectively,?)"),
)


def _respectively(masked: Masked) -> Iterator[Masked]:
    """ "A and B invest M and N, respectively, in C" as "A invest M in C" and "B invest N in C"."""
    for pattern in _RESPECTIVELY:
        found = pattern.search(masked.text)
        if found is None:
            continue
        for seconds in (True, False):
            piece = cut(masked, *found.span("word"))
            for group in sorted(("other", "second"), key=found.start, reverse=True):
                low, high = found.span(group)
                first = low - (low - masked.text.rindex("⟦", 0, low))
                piece = cut(piece, low, high) if seconds else cut(piece, first, low + len(" and "))
            yield piece
        return


def collapsed(clause: Clause) -> Clause:
    """A clause whose lists of names ("A, B and C") are their first names."""
    masked, others = clause.masked, dict(clause.others)
    while found := _GROUP.search(masked.text):
        first = int(_MASK.match(found["first"])[1])  # type: ignore[index]
        others[first] = others.get(first, ()) + tuple(int(m[1]) for m in _MASK.finditer(found["rest"]))
        masked = cut(masked, found.start("rest"), found.end("rest"))
    return replace(clause, masked=masked, others=others)


_NOUN_THEN_NAME = re.compile(rf"(?<![\w-])([\w-]+),? {_NAME}")


def _before_name(text: str) -> bool:
    """Whether one of the nouns of a description stands before a name, which is soon seen."""
    return any(_ends_noun(found[1]) for found in _NOUN_THEN_NAME.finditer(text))


@lru_cache(maxsize=4096)
def _ends_noun(word: str) -> bool:
    return _LAST_OF_NOUN.search(word) is not None


_LAST_OF_NOUN = re.compile(rf"{NOUNS}$")
"""Of nouns of two words the second is one by itself."""


def _without(masked: Masked, pattern: re.Pattern[str]) -> Masked:
    if pattern is _DESCRIPTION and not _before_name(masked.text):
        return masked
    at = 0
    while found := pattern.search(masked.text, at):
        start, end = found.span("cut" if "cut" in found.groupdict() else 0)
        at = start + (end == start)
        masked = cut(masked, start, end)
        if _RUN_TOGETHER.match(masked.text, max(0, at - 1)):
            masked = _spaced(masked, at)
    return masked


_RUN_TOGETHER = re.compile(r"[\w⟧][\w⟦\"(-]")


def _spaced(masked: Masked, at: int) -> Masked:
    """A space where a cut would run two words together."""
    return Masked(
        masked.text[:at] + " " + masked.text[at:],
        masked.start,
        masked.end,
        masked.mentions,
        masked.offsets[:at] + masked.offsets[at : at + 1] + masked.offsets[at:],
    )


def _without_each(masked: Masked, cuts: Candidates[tuple[str, re.Pattern[str]]]) -> Masked:
    """The stretch without what cuts match in it one after the other; what they leave has no words that it had not."""
    for _, pattern in cuts.within(masked.text):
        masked = _without(masked, pattern)
    return masked


def _split(masked: Masked) -> Iterator[Masked]:
    start = 0
    for found in _SUBORDINATE.finditer(masked.text):
        yield part(masked, start, found.start())
        start = found.end()
    yield part(masked, start, len(masked.text))


_FINITE = (
    r"(?:(?:has|have|had|is|are|was|were|plans|intends|aims|expects|agreed|signed|entered|struck|inked|reached|announced|closed|"
    r"completed|acquired|bought|sold|took|terminated|cancelled|canceled|scrapped|ended|dropped|exited|withdrew|abandoned|exercised|"
    r"chose|picked|selected|won|secured|awarded|raised|borrowed|ordered|formed|extended|renewed|expanded|amended|leased|partnered|"
    r"invested|hired|appointed)\b(?! by\b))"
)
_PREDICATES = re.compile(
    rf"^(?:[^⟦;]{{0,30}} )?(?P<who>{_NAME}),? (?:⟦D\d+⟧ |[a-z]+ly |also |today )?{_VERBS}\b[^;]{{1,200}}?{_NAME}(?!'s)[^;]{{0,120}}?"
    rf"(?P<and>,? and (?:also |then |later |separately |instead |in turn |subsequently |recently |now |⟦D\d+⟧ )?)(?={_FINITE} [^;]{{0,120}}?{_NAME})"
)


def _predicates(masked: Masked, scope: tuple[int, int] | None = None) -> Iterator[Clause]:
    """ "⟦C0⟧ has ended its contract with ⟦C1⟧ and has signed one with ⟦C2⟧" as two clauses with one subject, so that what is
    said of the one deal is not said of the other."""
    as_printed, found = scope is None, _PREDICATES.match(masked.text)
    if found is None:
        yield Clause(masked, as_printed=as_printed, scope=scope)
        return
    here, further = found.start("and"), found.end("and")
    scope = (masked.offsets[0] if scope is None else scope[0], masked.offsets[here])
    yield Clause(part(masked, 0, here), as_printed=as_printed, scope=scope)
    rest = part(masked, further, len(masked.text))
    scope = (rest.offsets[0], rest.offsets[-1])
    yield from _predicates(_joined(masked, part(masked, *found.span("who")), rest), scope)


_WHOSE = re.compile(rf"(?P<who>{_NAME})(?:, [^⟦,;]{{1,60}})?, whose (?P<what>[^;]{{8,200}}?)(?=, {_VERBS}\b|;|\.?\s*$)")


def _owning(masked: Masked) -> Iterator[Masked]:
    """ "⟦C0⟧, whose lease with ⟦C1⟧ ends in May, rose" as ``⟦C0⟧'s lease with ⟦C1⟧ ends in May``."""
    for found in _WHOSE.finditer(masked.text):
        name, what = part(masked, *found.span("who")), part(masked, *found.span("what"))
        text = f"{name.text}'s {what.text}"
        offsets = (*name.offsets[:-1], *(name.offsets[-1:] * len("'s ")), *what.offsets)
        yield Masked(text, masked.start, masked.end, masked.mentions, offsets)


def _relatives(masked: Masked) -> Iterator[Masked]:
    """ "⟦L0⟧, which was sold by ⟦C1⟧" as ``⟦L0⟧ was sold by ⟦C1⟧``; "which ⟦C1⟧ bought" as ``⟦C1⟧ bought ⟦L0⟧``."""
    yield from _owning(masked)
    for found in _RELATIVE.finditer(masked.text):
        before = [m for m in _MASK.finditer(masked.text, 0, found.start()) if m.group()[1] in "CULG"]
        if not before or len(masked.text[before[-1].end() : found.start()]) > 40:
            continue
        if found["pron"] == "that" and _SAYS.search(masked.text, before[-1].end(), found.start()):
            continue
        head = before[-1]
        end = next(
            (
                m.start()
                for m in re.finditer(r"[;]|, (?=" + _VERBS + r"\b)|\.$", masked.text)
                if m.start() > found.end()
            ),
            len(masked.text),
        )
        rest = part(masked, found.end(), end)
        name = part(masked, head.start(), head.end())
        subject = _TAKES_PART.match(rest.text)
        if subject is None and found[0].strip() == "that" and _OF_VENTURE.search(masked.text, 0, head.start()):
            continue
        if subject is None:
            if not found["prep"] and _ACTS.match(rest.text):
                yield _joined(masked, name, rest)
            continue
        after = part(rest, subject.end(), len(rest.text))
        front = part(rest, 0, subject.end())
        yield _joined(
            masked,
            front,
            *([name, after] if not found["prep"] else [_words(masked, found["prep"], front.offsets[-1]), name, after]),
        )


_OF_VENTURE = re.compile(
    rf"\b(?:ventures?|JV|partnership|consortium|alliance|vehicle|group|team) (?:with|between|of|by) (?:the )?(?:[a-z-]+ ){{0,3}}(?:{_NAME}(?: ?\([^()]{{0,40}}\))?(?:,|,? and|,? or) (?:the )?){{0,4}}$"
    rf"|\b(?:with|between|of|by|among) (?:the )?(?:[a-z-]+ ){{0,3}}(?:{_NAME}(?: ?\([^()]{{0,40}}\))?,? ){{1,4}}and (?:the )?$"
)
"""Before the last name ahead of "that will build": the clause is about the venture of all those named, or about them all."""


def _words(masked: Masked, words: str, at: int) -> Masked:
    return Masked(words.strip(), masked.start, masked.end, masked.mentions, (at,) * (len(words.strip()) + 1))


def _joined(masked: Masked, *pieces: Masked) -> Masked:
    """Pieces of a sentence one behind the other, with a space between."""
    text = " ".join(piece.text.strip() for piece in pieces)
    offsets: list[int] = []
    for piece in pieces:
        lead = len(piece.text) - len(piece.text.lstrip())
        length = len(piece.text.strip())
        offsets += piece.offsets[lead : lead + length]
        offsets.append(piece.offsets[lead + length])
    return Masked(text, masked.start, masked.end, masked.mentions, tuple(offsets))
