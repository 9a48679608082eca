"""The registry's pass: every alias that stands in the text, word-like ones only where the context speaks for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import accumulate, pairwise
from typing import NamedTuple, get_args

from extractor.language.names.lexicon import (
    COMPANY_NOUNS,
    COMPANY_VERBS,
    DESCRIPTIONS,
    LEGAL_FORMS,
    common_words,
    places,
)
from extractor.patterns import re
from extractor.registry import Company, Entry, Instrument, Registry, registry
from extractor.schema import Name
from extractor.schema.kinds import NameKind

_DESCRIBED = "|".join(noun.capitalize() for noun in DESCRIPTIONS)
_KINDS: dict[str, NameKind] = {kind: kind for kind in get_args(NameKind)}
PLAIN = str.maketrans({"’": "'", "‘": "'", "\u00a0": " ", "\u202f": " "})
_WORD = re.compile(r"[^\W_]+")
_BETWEEN = re.compile(r"([\W_]+)")
LEGAL_TAIL = re.compile(rf",?\s+(?:{LEGAL_FORMS})\b\.?(?!\w)")
_LEGAL_BEHIND = re.compile(rf",?\s+(?!Group|Trust|Co\b|Company|Holding)(?:{LEGAL_FORMS})\b")
_COMPANY_BEHIND = re.compile(
    rf"(?:'s)? (?:{COMPANY_NOUNS})\b|'s\b| (?:{COMPANY_VERBS})\b| \([A-Z]{{1,6}}(?:\.[A-Z]+)?\)"
)
_COMPANY_BEFORE = re.compile(
    r"\b(?:shares of|shares in|stock of|stake in|rivals?|with|by|from|for|at|between|against|like|as|acquire|buy|sell|"
    r"bought|including|unit of|owner|parent|maker|giant|retailer|chain|operator|group|firm|company|supplier) $"
)
_OPENING_BEHIND = (
    r"'s\b|(?:'s)? (?:shares|stock|CEO|CFO|said|reported|posted|announced|agreed|signed|acquired|unveiled|launched|rose|fell|gained|lost|jumped|dropped|climbed|slid|"
    r"tumbled|soared|plunged|advanced|slipped|added|shed|was (?:up|down)|closed|ended)\b| \("
)
"""What must follow a word-like alias that opens a sentence."""
_INSTRUMENT_BEHIND = re.compile(
    r"(?:'s)? (?:futures|prices?|index|contracts?|rose|fell|gained|lost|dropped|climbed|slipped|was|were|slid|edged|"
    r"jumped|added|shed|traded|closed|ended|opened|surged|advanced|declined|up|down|rallied|tumbled|strengthened|"
    r"weakened|eased|firmed|steadied|benchmark|ticked|inched|nudged|softened|rebounded|plunged|soared|settled|retreated|recovered|sank|dipped)\b| \(|,? [+-]?\d"
)


_RAW = ("oil", "gas", "gold", "silver", "corn", "sugar")
_IN_COMPOUND_BEFORE = re.compile(
    r"\b(?:edible|cooking|vegetable|olive|hair|engine|essential|fish|mustard|sunflower|motor|black|white|pop|sweet|blood) $"
)
"""What makes another thing of a commodity's name ("edible oil")."""
_CENTRAL_BEFORE = re.compile(r"\b(?:Reserve|Central|National|People's|State|Export-Import|Commercial) $")
"""What makes another bank of "Bank of India"."""
_DOLLAR_COUNT = re.compile(
    r" (?:volumes?|values?|amounts?|terms|sales|figures?|costs?|signs?|bills?|stores?|retention|bonds?|debt)\b"
)
"""What is counted in dollars is no currency."""
_FUTURES_BEHIND = re.compile(r" (?:futures|E-minis?|e-minis?|mini)\b")


_DOMAIN = re.compile(r"(?<=[A-Za-z0-9])\.(?=(?:com|ai|io)$)")
"""The full stop of a name like "JD.com", behind which some outlets print a space."""


class _Form(NamedTuple):
    """One spelling of an alias. ``lead`` is where its first word begins in it; ``odd`` whether what stands before or
    behind may make another thing of it."""

    text: str
    lead: int
    odd: bool
    entries: tuple[Entry, ...]


@cache
def _by_first_word(known: Registry) -> Mapping[str, tuple[_Form, ...]]:
    """Aliases by their first word, longest first."""
    table: dict[str, list[_Form]] = {}
    for surface, entries in known.by_alias().items():
        form = surface if surface.isascii() else surface.translate(PLAIN)
        for word in _WORD.findall(form)[:1]:
            for spelling in {form, _DOMAIN.sub(". ", form), *_in_tables(form, entries)}:
                odd = spelling in (*_RAW, "dollar") or spelling.startswith(("Bank of ", "the "))
                table.setdefault(word, []).append(_Form(spelling, spelling.index(word), odd, entries))
    return {word: tuple(sorted(forms, key=lambda f: -len(f.text))) for word, forms in table.items()}


def _in_tables(form: str, entries: tuple[Entry, ...]) -> tuple[str, ...]:
    """A currency of two words as tables and headings print it ("Australian Dollar")."""
    currency = any(isinstance(e.target, Instrument) and e.target.kind == "currency" for e in entries)
    return (form.title(),) if currency and re.fullmatch(r"[A-Z][a-z]+(?: [A-Za-z]+)+", form) else ()


def find_registered(text: str, day: str | None) -> Iterator[Name]:
    """Names of the registry in the text, longest first where they overlap, by position.

    ``day`` decides between companies that bore one name at different times.
    """
    plain = text.translate(PLAIN)
    hits = list(_whole_grades(plain, _hits(plain, day)))
    indexed = any(
        len(entries) == 1 and _is_index(entries[0]) and not entries[0].alias.ambiguous for _, _, entries in hits
    )
    chosen = [(start, end, _choose(entries, day, indexed)) for start, end, entries in hits]
    certain = {entry.target.id for _, _, entry in chosen if not entry.alias.ambiguous}
    certain |= {e.target.id for start, end, e in chosen if e.alias.ambiguous and _context_speaks(plain, start, end, e)}
    certain |= set(_in_company(plain, chosen))
    for start, end, entry in chosen:
        if not entry.alias.ambiguous or (entry.target.id in certain and _could_be(plain, start, end, entry)):
            yield _name(text, plain, start, end, entry)


def _hits(plain: str, day: str | None) -> Iterator[tuple[int, int, tuple[Entry, ...]]]:
    """Where aliases stand that somebody bore by ``day``, none overlapping another, the longest that begins with a word."""
    table = _by_first_word(registry())
    reached = 0
    pieces = _BETWEEN.split(plain)
    for word, stop in zip(pieces, accumulate(map(len, pieces)), strict=True):
        if word not in table:
            continue
        at = stop - len(word)
        for form in table[word]:
            start = at - form.lead
            if start < reached or not plain.startswith(form.text, start):
                continue
            end = start + len(form.text)
            if (form.odd and _is_another(plain, form.text, at)) or not _stands_alone(plain, start, end):
                continue
            if form.text[:4].lower() == "the " and _goes_on(plain, form.text[4:], start + 4, table):
                continue
            borne = tuple(e for e in form.entries if day is None or e.alias.since is None or day >= e.alias.since)
            if not borne:
                continue
            yield start, end, borne
            reached = end
            break


def _goes_on(plain: str, rest: str, at: int, table: Mapping[str, tuple[_Form, ...]]) -> bool:
    """Whether what stands behind the article of an alias ("the Dow") begins a longer one ("Dow Jones US Utilities")."""
    first = _WORD.match(rest)
    return any(
        len(form.text) > len(rest) and plain.startswith(form.text, at) and _stands_alone(plain, at, at + len(form.text))
        for form in table.get(first.group() if first else "", ())
        if form.lead == 0
    )


def _whole_grades(
    plain: str, hits: Iterator[tuple[int, int, tuple[Entry, ...]]]
) -> Iterator[tuple[int, int, tuple[Entry, ...]]]:
    """The hits, "crude" or "oil" right behind a grade of it taken together with the grade ("US West Texas Intermediate crude
    oil")."""
    grade: tuple[int, int, tuple[Entry, ...]] | None = None
    for start, end, entries in hits:
        if grade is not None and plain[grade[1] : start] == " " and _ids(entries) == {"crude-oil"}:
            grade = (grade[0], end, grade[2])
            continue
        if grade is not None:
            yield grade
        grade = (start, end, entries)
        if not any(id.endswith("-crude") for id in _ids(entries)):
            yield grade
            grade = None
    if grade is not None:
        yield grade


def _ids(entries: tuple[Entry, ...]) -> set[str]:
    return {entry.target.id for entry in entries}


def _is_another(plain: str, form: str, at: int) -> bool:
    """Whether the words before or behind make another thing of an alias whose first word stands at ``at``."""
    if form in _RAW and _IN_COMPOUND_BEFORE.search(plain, max(0, at - 12), at):
        return True
    if form.startswith("Bank of ") and _CENTRAL_BEFORE.search(plain, max(0, at - 16), at):
        return True
    if form == "dollar" and _DOLLAR_COUNT.match(plain, at + len(form)):
        return True
    return form.startswith("the ") and _FUTURES_BEHIND.match(plain, at + len(form)) is not None


def _in_company(plain: str, chosen: Sequence[tuple[int, int, Entry]]) -> Iterator[str]:
    """Word-like aliases that "and" joins with a company beyond doubt ("Visa and Mastercard rose")."""
    for (_, end, first), (start, _, second) in pairwise(chosen):
        both = isinstance(first.target, Company) and isinstance(second.target, Company)
        if both and plain[end:start] == " and " and first.alias.ambiguous != second.alias.ambiguous:
            yield (first if first.alias.ambiguous else second).target.id


def _stands_alone(text: str, start: int, end: int) -> bool:
    before, behind = text[start - 1 : start], text[end : end + 1]
    if before and (before.isalnum() or (before in "_@&#/" and text[start].isalnum() and before != "/")):
        return False
    if (behind and (behind.isalnum() or behind in "_@")) or text[end : end + 2] in (".c", ".n", ".o"):
        return False
    if before and before in ".," and text[start].isdigit() and text[start - 2 : start - 1].isdigit():
        return False
    if behind == "/" and text[start:end].endswith("S&P"):
        return False
    if before == "-" and text[start:end] == "dollar":
        return False
    if behind == "-" and end - start <= 2 and text[end + 1 : end + 2].isalpha():
        return False
    if text[start].islower() and re.match(
        r"-(?:based|denominated|pegged|cost|linked|backed|rich|fired|free)\b", text[end : end + 13]
    ):
        return False
    return not (behind == "-" and text[end + 1 : end + 2].isdigit())


def _is_index(entry: Entry) -> bool:
    return isinstance(entry.target, Instrument) and entry.target.kind == "index"


def _choose(entries: tuple[Entry, ...], day: str | None, indexed: bool) -> Entry:
    """The entry whose time fits the article's day; companies before instruments, but an index first where the article
    names another (``indexed``)."""
    if len(entries) == 1:
        return entries[0]

    def fits(entry: Entry) -> bool:
        since, until = entry.alias.since, entry.alias.until
        return day is None or ((since is None or day >= since) and (until is None or day < until))

    def rank(entry: Entry) -> tuple[bool, bool, bool, str]:
        other_index = indexed and _is_index(entry)
        return not fits(entry), not other_index, not isinstance(entry.target, Company), entry.target.id

    ranked = sorted(entries, key=rank)
    return ranked[0]


def _context_speaks(text: str, start: int, end: int, entry: Entry) -> bool:
    """Whether the words about a word-like alias show that the company or instrument is meant."""
    behind = text[end : end + 40]
    before = text[max(0, start - 30) : start]
    if isinstance(entry.target, Instrument):
        named = _PART_OF_NAME.search(before)
        if text[start].isupper() and named and named[1].lower() not in common_words() and not _opens(before):
            return False
        called = _is_index(entry) and re.search(r"\b[Tt]he $", before) and not re.match(r" [A-Z]", behind)
        return bool(called) or _INSTRUMENT_BEHIND.match(behind) is not None
    if _LEGAL_BEHIND.match(behind):
        return True
    if re.match(r" [A-Z]", behind) or (re.search(r"(?:[A-Z][\w'-]+|[A-Z]\.) $", before) and not _opens(before)):
        return _ticker_behind(behind)
    if text[start:end] in places():
        return re.match(r"(?:'s)? (?:shares|stock|CEO|CFO)\b| \(", behind) is not None
    strong = _COMPANY_BEHIND.match(behind) is not None
    opens = re.search(r"(?:^|[\n.!?:;•\"(]\s*)$", before) is not None
    if opens:
        return strong and re.match(_OPENING_BEHIND, behind) is not None
    listed = (
        re.match(r",| and [A-Z]|[.;)]| \([+\-−]?\d", behind) is not None
        and re.search(r"(?:, | and )$", before) is not None
    )
    return strong or listed or _COMPANY_BEFORE.search(before) is not None


_PART_OF_NAME = re.compile(
    r"\b(?!(?:The|Shares|Spot|Benchmark|Brent|Nymex|Comex|MCX|LME|ICE|US|U\.S|UK|China|India|Japan|Dow|Nifty|BSE|NSE)\b)([A-Z][a-z]\w+) $"
)
"""A name before a word-like index or commodity, of whose name it is the last word ("Velanur Energy closed its sale")."""


def _could_be(text: str, start: int, end: int, entry: Entry) -> bool:
    """Whether a word-like alias can be the company here, once some other place has shown that the article means it."""
    if _context_speaks(text, start, end, entry):
        return True
    before, behind = text[max(0, start - 30) : start], text[end : end + 40]
    if isinstance(entry.target, Instrument) or not text[start].isupper() or re.match(r" [A-Z]|-", behind):
        return False
    if re.search(r"(?:^|[\n.!?:;•\"(]\s*)$", before):
        return _COMPANY_BEHIND.match(behind) is not None
    return re.search(r"(?:[A-Z][\w-]+|[A-Z]\.|\b(?:the|a|an|this|each|every|no)) $", before) is None


def _ticker_behind(behind: str) -> bool:
    return re.match(r"(?: [A-Z][\w.]+){0,2} \((?:[A-Za-z]+ ?: ?)?[A-Z]{1,6}(?:\.[A-Z]+)?\)", behind) is not None


def _opens(before: str) -> bool:
    """The word before is only the first of its sentence, and an ordinary one ("At Target, …", "Insurer Progressive …")."""
    return (
        re.search(
            rf"(?:^|[.!?\n]\s{0, 4})(?:At|In|For|By|But|And|While|When|As|With|Like|Rival|Shares of|{_DESCRIBED}) $",
            before,
        )
        is not None
    )


def _name(text: str, plain: str, start: int, end: int, entry: Entry) -> Name:
    target = entry.target
    kind: NameKind = "company" if isinstance(target, Company) else _KINDS[target.kind]
    legal = LEGAL_TAIL.match(plain, end) if kind == "company" else None
    if legal:
        end = legal.end() - (1 if legal.group().endswith(".") and _sentence_stop(plain, legal.end()) else 0)
    elif _ABBREVIATED.search(plain[start:end]) and re.match(r"\.(?:'s| [a-z]|[,;)])", plain[end : end + 3]):
        end += 1
    return Name(start=start, end=end, raw=text[start:end], name=target.name, kind=kind, source="registry", id=target.id)


_ABBREVIATED = re.compile(r"\b(?:Inc|Corp|Co|Cos|Ltd|Bros)$")


def _sentence_stop(text: str, at: int) -> bool:
    """A full stop before ``at`` ends the sentence as well; it stays out of the name then."""
    return at >= len(text) or text[at] == "\n" or re.match(r"\s+[A-Z]", text[at : at + 4]) is not None
