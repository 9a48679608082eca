"""Pronouns and descriptions ("it", "the miner", "the Houston-based company") and the names they stand for.

A reference resolves to the subject in focus: an earlier subject of its own sentence, else that of the sentences before.
A description also asks that the registry's sector or an apposition of the name agrees with it. What resolves to
nothing is left out, so that no claim is made of it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from extractor.language.names.lexicon import COMPANY_VERBS, DEMONYMS, DESCRIPTIONS
from extractor.registry import registry
from extractor.schema import Name

_NOUNS = "|".join(sorted(map(re.escape, DESCRIPTIONS), key=len, reverse=True)).replace("bitcoin", "[Bb]itcoin")
_ADVERBS = r"(?: (?:also|now|still|then|currently|recently|already|further|later|has|had|have|will|would))?"
_NO_NAME_BEHIND = r"(?! (?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[A-Z][a-z]{2,8} \d)[A-ZÀ-Þ][\w&.-]*)"
"""A description with a name behind it ("the brewer Rauchenfels") introduces that name and stands for no other."""
_NO_COMPANY = (
    r" (?:would|will|could|may|might) (?:not |also |only |still )*be\b"
    r"|(?: is| was|'s|’s) (?:not |also |only |still |by far |perhaps )*(?:an?|the|one|another|[\w.]+['’]s) (?:[\w-]+,? ){0,3}?"
    r"(?:deal|deals|contract|lease|order|agreement|attempt|catch|reversal|recipe|sign|signal|move|step|story|case|question|shame|reminder|"
    r"blow|boost|bet|gamble|record|drop|fall|rise|gain|jump|decline|increase|loss|acquisition|purchase|time|day|week|month|quarter|year|reason|matter|mystery|shock|miracle|pattern|trend)\b"
)
"""Behind "it": what an event is, not a company ("It would be the second attempt", "It is a steep reversal")."""
_REFERENCE = re.compile(
    rf"\b(?P<its>[Ii]ts)\b|\b(?P<it>[Ii]t)(?!{_NO_COMPANY})(?={_ADVERBS} (?:{COMPANY_VERBS})\b(?! (?:expected|said|reported|believed|likely|"
    rf"unclear|possible|not clear|worth|important|difficult|hard|easy|time|because|not until|only|why|clear|estimated) ?(?:that|to|if|whether|,|\.)?))"
    rf"|\b(?P<the>[Tt]h(?:e|at|is) (?:[A-Z][\w.]+(?: [A-Z][\w.]+){{0,2}}, (?:[A-Z][\w.]+,? |(?=[A-Z][\w.]+(?: [A-Z]\w+)?-(?:based|headquartered))))?(?:(?!(?:of|in|for|and|or|to|by|with|the|that|is|was|its|their|a)\b)(?:[a-z-]+|[A-Z][\w.]+(?: [A-Z]\w+)?-(?:based|listed|headquartered)|U\.S\.|U\.K\.|US|UK|[A-Z][a-z]+an|[A-Z][a-z]+ish|[A-Z][a-z]+ese)[ ]){{0,3}}?"
    rf"(?P<noun>{_NOUNS}|Company))\b(?!-)(?! (?:of|that|which|behind|with|whose)\b){_NO_NAME_BEHIND}"
    r"|\b(?P<paper>[Tt]he (?:(?!(?:of|in|and|or|to|by|with|that|US|broader|overall)\b)(?:[a-z-]+|[A-Z][a-z]+(?:an|ish|ese)) ){0,2}(?:stock|shares|share price|ADRs?|scrip|counter)|(?<=[.!?\n] )(?:Shares|The stock price)|^(?:Shares))\b"
    r"(?! (?:market|exchange|index|benchmark|indices|split|sale|offering|of|in)\b)"
    r"|(?<=[.!?\n] )(?P<they>They)(?= (?:have|had|were|are|rose|fell|gained|lost|dropped|jumped|slid|climbed|added|ended|closed|also)\b)"
    r"|\b(?P<brand>[Tt]he (?P<owned>[A-Z][\w-]+(?: [A-Z][\w-]+)?) (?:maker|owner|parent|creator|manufacturer))\b(?! [A-Z])"
    r"|\b(?P<gauge>[Tt]he (?P<what>index|benchmark|gauge|token|coin|cryptocurrency|metal|commodity|currency|contract|fund|ETF))\b(?! (?:of|that|which|for)\b)"
    r"|\b(?P<place>[Tt]he (?P<where>site|campus|facility|plant|project|data center|data centre|wind farm|solar farm|park))\b",
    re.MULTILINE,
)
_GAUGES = {
    "index": {"index", "sector"}, "benchmark": {"index", "commodity"}, "gauge": {"index"}, "token": {"crypto"},
    "coin": {"crypto"}, "cryptocurrency": {"crypto"}, "metal": {"commodity"}, "commodity": {"commodity"},
    "currency": {"currency"}, "contract": {"commodity"}, "fund": {"fund"}, "etf": {"fund"},
}  # fmt: skip
_OBLIQUE = re.compile(
    r"\b(?:[Bb]y|[Ww]ith|[Tt]ogether with|from|of|to|against|than|for|at|in|on|into|like|as|including|between|via|using|per|over|under) "
    r"(?:the |an? |its |rival |[a-z-]+ |[A-Z]\w+-[a-z]+ ){0,2}$"
)
_MEDIA = re.compile(
    r"\b(?:Journal|Times|News|Newswires?|Reuters|Bloomberg|Post|Nikkei|Herald|Tribune|CNBC|Gazette|Guardian|Telegraph|"
    r"Economist|Magazine|Dow Jones|Business Standard|Press|Wire|Radio|TV|Barron's|Axios|Politico|Yonhap|Xinhua|Caixin)\b"
)
"""Outlets that report a fact are not the company which it speaks of."""
_SOURCE = re.compile(r"(?:['’]s)? (?:consensus|polls?|survey|estimates?|calculations)\b")
"""Words behind a name that make it a source ("the FactSet consensus")."""
_PUBLIC_BODY = re.compile(r"\b(?:Agency|Ministry|Commission|Department|Court|Bureau|Council|Authority|Committee)\b")
_SENTENCES_BACK = 3
"""How many sentences a subject stays in focus. Beyond that, readers name it again."""


def find_references(
    text: str,
    sentences: Sequence[tuple[int, int]],
    found: Sequence[Name],
    company_word: Name | None,
    title: str | None = None,
) -> Iterator[Name]:
    """References with their antecedents. ``company_word`` is what "(the Company)" was defined to be; ``title`` tells
    whom the article is about."""
    focus: list[tuple[int, Name]] = []
    hero = _hero(found, title)
    for number, (start, end) in enumerate(sentences):
        inside = [
            n
            for n in found
            if start <= n.start < end
            and n.sure
            and n.kind != "person"
            and not _MEDIA.search(n.raw)
            and not _SOURCE.match(text, n.end)
        ]
        resolved: list[Name] = []
        for match in _REFERENCE.finditer(text, start, end):
            if not match["brand"] and any(
                n.start < match.end() and match.start() < n.end and n.kind not in ("crypto", "place") for n in inside
            ):
                continue
            earlier = [n for n in inside if n.end <= match.start()]
            recent = [n for back, n in reversed(focus) if number - back <= _SENTENCES_BACK]
            target = company_word if match["noun"] == "Company" and company_word else None
            barred = {
                n.name
                for n in resolved
                if match["the"] and n.raw in ("it", "they") and _does(text, n.end, match.start())
            }
            ranked = _by_rank(text, [n for n in earlier if not _same_clause(text, n, match)], start)
            ranked = _said_first(text, ranked, match) if match["it"] or match["its"] else ranked
            ranked = [n for n in ranked if n.name not in barred]
            recent = [n for n in recent if n.name not in barred]
            fronted = _fronted(text, ranked, start) or _PARTICIPLE.fullmatch(text, start, match.start())
            near, far = (ranked, recent) if not fronted else ([], [*recent, *ranked])
            if (match["noun"] or "").lower() in _ANY_COMPANY and not near and not _talk_of_another(focus, number, hero):
                far = sorted(far, key=lambda n: n.name != hero)
            target = target or _antecedent(text, match, near, far, found)
            if target is not None:
                reference = _refer(match, target)
                resolved.append(reference)
                yield reference
        subject = _subject(text, sorted([*inside, *resolved], key=lambda n: n.start), start)
        if subject is not None and _ENUMERATED.match(text, subject.tail or subject.end):
            subject, inside = None, [n for n in inside if n.kind != "company"]
        rest = [n for n in inside if n is not subject]
        focus.extend((number, n) for n in reversed(rest))
        if subject is not None:
            focus.append((number, subject))


_BOUNDARY = re.compile(
    r"[,;:—–]| -|\b(?:that|which|who|and|but|as|after|before|when|while|because|if|said|says|whose|where|for)\b"
)


_ANY_COMPANY = ("company", "group", "firm", "corporation")
_OPENING = 1200
"""Characters of an article that name whom it is about."""


def _hero(found: Sequence[Name], title: str | None) -> str | None:
    """The company that an article is about, which "the company" stands for where its sentence names nobody: the only one
    that its title names, else the one it names at its opening and more than twice as often as any other."""
    headed = {n.name for n in found if n.kind == "company" and n.sure and _in_title(n, title)}
    if len(headed) == 1:
        return headed.pop()
    seen = Counter(n.name for n in found if n.kind == "company" and n.sure)
    (name, most), (_, next_most) = [*seen.most_common(2), ("", 0), ("", 0)][:2]
    opens = any(n.name == name and n.start < _OPENING for n in found)
    return name if opens and most > 2 * next_most else None


_ENUMERATED = re.compile(
    r"(?:, [A-Z][\w&.'’-]*(?: [A-Z][\w&.'’-]*){0,3})+,? and [A-Z][\w&.'’-]*(?: [A-Z][\w&.'’-]*){0,3} (?:are|were|have|all)\b"
)
"""Behind the first of several that a sentence speaks of together: none of them is "it" afterwards."""


def _talk_of_another(focus: Sequence[tuple[int, Name]], number: int, hero: str | None) -> bool:
    """Whether the sentence before names one company alone, and the two before it do not name the hero."""
    last = {n.name for back, n in focus if back == number - 1 and n.kind == "company"}
    near = {n.name for back, n in focus if back >= number - _SENTENCES_BACK}
    return len(last) == 1 and hero not in near


def _in_title(name: Name, title: str | None) -> bool:
    return title is not None and name.raw.casefold() in title.casefold() and _whole_in(name.raw, title)


def _whole_in(raw: str, title: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(raw)}(?!\w)", title, re.IGNORECASE) is not None


_SAYS = re.compile(
    r"(?: also| \w+ly)? (?:said|says|announced|announces|reported|disclosed|confirmed|revealed|stated)(?: (?:on |late |early )?[A-Z]?[a-z]+day)?(?: in an? [a-z ]{3,30})?(?: that)? $"
)


def _said_first(text: str, ranked: list[Name], match: re.Match[str]) -> list[Name]:
    """Whoever is said to say what "it" is the subject of goes first ("after Harrow announced it would buy")."""
    return sorted(ranked, key=lambda n: not _SAYS.fullmatch(text[n.tail or n.end : match.start()]))


def _does(text: str, end: int, start: int) -> bool:
    """Whether what ends at ``end`` is subject of the clause in which something at ``start`` is the object."""
    between = text[end:start]
    return re.fullmatch(r" (?:[a-z]+ ){1,4}", between) is not None and not _BOUNDARY.search(between)


def _same_clause(text: str, name: Name, match: re.Match[str]) -> bool:
    """Whether a name is subject of the clause in which a description stands as object ("the bank lends the miner"),
    or the description is in apposition to it ("the bank, the miner's lender"): it stands for another then."""
    if not match["the"]:
        return False
    between = text[name.tail or name.end : match.start()]
    if between == ", ":
        return text[match.end() : match.end() + 2] in ("'s", "’s")
    return _does(text, name.tail or name.end, match.start())


def _fronted(text: str, ranked: Sequence[Name], start: int) -> bool:
    """Whether all that a sentence has named so far stands in a phrase at its front ("In Oslo, it said")."""
    fronts = (text[start : name.start] for name in ranked if _FRONT_ENDS.match(text, name.tail or name.end))
    return bool(ranked) and sum(_FRONT.fullmatch(front) is not None for front in fronts) == len(ranked)


_PARTICIPLE = re.compile(
    r"\W*(?:Backed|Owned|Led|Founded|Supported|Funded|Acquired|Financed|Controlled|Together|Along|Alongside|Unlike|Besides)\b"
    r"(?:(?!\b(?:said|says|has|have|is|was|will|announced)\b)[^;:]){1,140}, "
)
"""A phrase at the front of a sentence whose names are not its subject ("Backed by A and B, the company ...")."""
_FRONT_ENDS = re.compile(r",| (?=(?:it|they) )")
_FRONT = re.compile(
    r"\W*(?:In|At|On|From|Near|Under|With|After|Together with|Along with|Alongside|Unlike|Besides) (?:[\w-]+ |[A-Z][\w-]+['’]s ){0,4}"
)


def _subject(text: str, inside: Sequence[Name], start: int) -> Name | None:
    """The first name of a sentence that no preposition governs, companies before the rest."""
    free = [n for n in inside if n.kind == "company" and not _OBLIQUE.search(text, start, n.start)]
    companies = [n for n in inside if n.kind == "company"]
    return next(iter(free or companies or inside), None)


def _by_rank(text: str, earlier: Sequence[Name], start: int) -> list[Name]:
    subject = _subject(text, earlier, start)
    return ([subject] if subject else []) + [n for n in reversed(earlier) if n is not subject]


def _antecedent(
    text: str, match: re.Match[str], same: Sequence[Name], recent: Sequence[Name], found: Sequence[Name]
) -> Name | None:
    candidates = [*same, *recent]
    if match["gauge"]:
        kinds = _GAUGES[match["what"].lower()]
        return next((n for n in candidates if n.kind in kinds), None)
    if match["place"]:
        sites = [n for n in candidates if n.kind == "site"]
        return sites[0] if sites else None
    companies = [n for n in candidates if n.kind == "company" and not _is_agency(n)]
    if match["brand"]:
        heads = [n for n in same if not re.search(r"\w", text[n.tail or n.end : match.start()])]
        return _bearer(match["owned"], [*heads, *recent], found)
    if match["its"] or match["it"] or match["paper"] or match["they"]:
        agencies = [n for n in candidates if n.kind == "company"]
        if match["paper"]:
            return _listed(text, companies)
        return next(iter(companies if match["they"] else agencies), None)
    noun = match["noun"].lower()
    country = _country(match["the"])
    trade = _trade(match["the"]) if noun in _ANY_COMPANY else frozenset()
    companies = [n for n in companies if not trade or _sector(n) in trade or _sector(n) is None]
    companies = [n for n in companies if country is None or _at_home(n) in (None, country)]
    at_home = [n for n in companies if country is not None and _at_home(n) == country]
    return _described(text, noun, DESCRIPTIONS.get(noun, frozenset()), at_home or companies, found)


_SHARES = re.compile(r"(?:['’]s)? (?:common )?(?:stock|shares|scrip)\b")


def _listed(text: str, companies: Sequence[Name]) -> Name | None:
    """Whose "the stock" is: the nearest company of which the article has named stock or shares; else the nearest."""
    named = (
        n
        for n in companies
        if _SHARES.match(text, n.tail or n.end)
        or re.search(r"[Ss]hares (?:of|in) (?:the )?$", text[max(0, n.start - 20) : n.start])
    )
    return next(named, None) or next(iter(companies), None)


_TRADES = (
    (re.compile(r"\b(?:power|energy|electricity|utility|solar|wind|nuclear|renewables?)\b"), frozenset({"utility", "ipp", "developer", "oil_gas", "equipment"})),
    (re.compile(r"\b(?:investment|buyout|private[- ]equity|venture)\b"), frozenset({"bank", "fund"})),
    (re.compile(r"\b(?:tech|technology|software|cloud|internet|AI)\b"), frozenset({"tech", "hyperscaler", "neocloud", "ai_lab", "chips"})),
    (re.compile(r"\b(?:mining|crypto)\b"), frozenset({"miner", "mining", "crypto", "materials"})),
    (re.compile(r"\boil\b"), frozenset({"oil_gas"})),
)  # fmt: skip
"""Adjectives of "the power group", with the registry's sectors that they allow."""


def _trade(description: str) -> frozenset[str]:
    return next((sectors for words, sectors in _TRADES if words.search(description)), frozenset())


def _sector(name: Name) -> str | None:
    company = registry().get(name.id) if name.id else None
    return company.sector if company is not None else None


def _country(description: str) -> str | None:
    """The country of "the Australian firm", as ISO 3166 alpha-2."""
    return next((code for word, code in DEMONYMS.items() if f" {word} " in description), None)


def _at_home(name: Name) -> str | None:
    company = registry().get(name.id) if name.id else None
    return company.country if company is not None else None


def _is_agency(name: Name) -> bool:
    company = registry().get(name.id) if name.id else None
    return company.sector == "agency" if company is not None else _PUBLIC_BODY.search(name.name) is not None


def _bearer(brand: str, recent: Sequence[Name], found: Sequence[Name]) -> Name | None:
    """Who "the Garrow maker" is: whoever the registry has the brand for, else the company of the sentences before."""
    listed = next((n for n in found if n.raw == brand and n.id), None)
    return listed or next((n for n in recent if n.kind == "company" and n.raw != brand), None)


def _described(
    text: str, noun: str, sectors: frozenset[str], companies: Sequence[Name], found: Sequence[Name]
) -> Name | None:
    """The nearest company that a description fits; one it contradicts is passed over."""
    unknown: Name | None = None
    for name in companies:
        if not sectors and noun not in ("maker", "specialist", "producer", "supplier", "landlord"):
            return name
        if _called(text, name.name, noun, found):
            return name
        company = registry().get(name.id) if name.id else None
        if company is not None and company.sector in sectors:
            return name
        if company is None and unknown is None:
            unknown = name
    return unknown


def _called(text: str, name: str, noun: str, found: Sequence[Name]) -> bool:
    """An apposition somewhere in the article calls the name so ("Hut 8, another miner", "bitcoin miner Cipher")."""
    word = re.escape(noun)
    for mention in found:
        if mention.name != name:
            continue
        if re.search(rf"\b{word} $", text[max(0, mention.start - 30) : mention.start]):
            return True
        behind = mention.tail or mention.end
        if re.match(
            rf"(?:, | is | - )(?:an?|the|another|one of)\b(?: [\w-]+){{0,6}}? {word}\b", text[behind : behind + 90]
        ):
            return True
    return False


def _refer(match: re.Match[str], target: Name) -> Name:
    group = (
        "place"
        if match["place"]
        else match.lastgroup
        if match.lastgroup in ("its", "it", "paper", "they", "brand")
        else None
    )
    group = group or ("gauge" if match["gauge"] else "the")
    return Name(
        start=match.start(group),
        end=match.end(group),
        raw=match[group],
        name=target.name,
        kind=target.kind,
        source="reference",
        id=target.id,
        antecedent=target.antecedent or target.span,
    )
