"""One article, one name: short forms, acronyms and repeated names resolve to the fullest form in the article."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from extractor.language.names.brackets import read_tail
from extractor.language.names.candidates import Candidate
from extractor.language.names.lexicon import LEGAL_FORMS, common_words, given_names, places, tradelike, words
from extractor.patterns import re
from extractor.registry import Company, registry
from extractor.schema import Name
from extractor.schema.kinds import NameKind, NameSource

_LEGAL_TAIL = re.compile(rf"(?:,?\s{{1,9}}(?:{LEGAL_FORMS})\.?)+$")
_MINIMUM_SHORT = 3
_MINIMUM_CAPITALS = 5
"""Letters below which capitals are an abbreviation as likely as a name."""


_WITH_TICKER = re.compile(
    r"^[^\n()]{0,40}?\b(?P<name>[A-Z][\w&.'’-]*(?: [A-Z][\w&.'’-]*){0,5}) \((?:[A-Z][A-Za-z]+: ?)?(?P<symbol>[A-Z]{2,5})\)\W{0,3}$",
    re.MULTILINE,
)
"""A line that ends with a company and its ticker ("Pick 3: Larkmoor Group (LKMR)")."""
_SEGMENT = re.compile(r"(?: \([A-Z&]{2,6}\))? (?:segments?|divisions?|business units?|reporting)\b")
"""Behind the name of a part of a company, which the company's short form does not stand for."""


_EASTERN = 2
"""Words of a person's name that may have the family's first."""


def _grown(text: str, candidates: Sequence[Candidate]) -> frozenset[tuple[str, str]]:
    """First words and names where the article has the first words before the name, and no legal form, trade word or ticker
    says that the name is theirs: it is what they make ("Garlow" and its "Garlow Platform")."""
    first: dict[str, int] = {}
    theirs: set[str] = set()
    for candidate in candidates:
        form = text[candidate.start : candidate.end]
        first.setdefault(form, candidate.start)
        own = not _OWN_WORDS.isdisjoint(candidate.why) or candidate.tail or tradelike(form.split())
        if own or without_legal_form(form) != form:
            theirs.add(form)
    found = set()
    for full, at in first.items():
        head = full.split(" ")[0]
        if " " not in full or full in theirs or text.find(head, 0, at) < 0 or not _distinctive(head):
            continue
        if re.search(rf"(?<![\w-]){re.escape(head)}(?![\w-]| [A-Z&])", text[:at]):
            found.add((head, full))
    return frozenset(found)


_OWN_WORDS = frozenset(("legal form", "ticker"))


def _bearers(fullest: Sequence[str], said: Mapping[str, int], quoted: Collection[str]) -> dict[str, str]:
    """Whom a first word stands for that begins several names of which none is the other shortened ("Garlow Media" and
    "Garlow Digital Works"): whichever the article says most often, of these one with its ticker (``quoted``), else the longest."""
    begun: defaultdict[str, list[str]] = defaultdict(list)
    for full in fullest:
        if " " in without_legal_form(full):
            begun[full.split(" ")[0]].append(full)
    found = {}
    for first, names in begun.items():
        bare = [without_legal_form(name) for name in names]
        if any(not one.startswith(other) and not other.startswith(one) for one in bare for other in bare):
            found[first] = max(names, key=lambda name: (said[name], name in quoted))
    return found


def without_legal_form(name: str) -> str:
    """The name without "Inc.", "Ltd" and their like; never empty."""
    return _LEGAL_TAIL.sub("", name) or name


_BY_VERB = {"company verb behind", "company noun behind"}
"""Evidence for a company that a person's surname has as well ("Whitlock said")."""
_BEFORE_PERSON: tuple[NameKind, ...] = ("company", "site")
"""What a name that begins with a first name is all the same, where the words beside it say so elsewhere."""
_SOURCES: dict[tuple[str, ...], NameSource] = {("model",): "model"}


class Resolver:
    """The short forms that an article's sure names license, and the name each stands for."""

    def __init__(self, text: str, registered: Sequence[Name], candidates: Sequence[Candidate]) -> None:
        self._text = text
        self._full: dict[str, Name | str] = {}
        self._kinds: Counter[tuple[str, NameKind]] = Counter()
        sure = [c for c in candidates if c.sure and c.kind == "company"]
        whole = [c for c in sure if not _SEGMENT.match(text, c.end)]
        fullest = sorted({text[c.start : c.end] for c in whole}, key=lambda n: (-len(n.split()), n))
        heads = {text[c.start : c.end] for c in sure if "heads an item" in c.why}
        for name in registered:
            self._learn_defined(name.end, name)
        for candidate in sure:
            self._learn_defined(candidate.end, text[candidate.start : candidate.end])
        grown = _grown(text, whole)
        said = Counter(text[c.start : c.end] for c in whole)
        quoted = {text[c.start : c.end] for c in whole if c.tail and c.tail.symbol}
        bearers = _bearers(fullest, said, quoted)
        for full in fullest:
            for form in _forms(full):
                if form in bearers and bearers[form] != full:
                    continue
                self._full.setdefault(form, form if form in heads or (form, full) in grown else full)
        self._learn_first_words(registered)
        self._learn_headings(registered)
        for candidate in candidates:
            if candidate.sure:
                self._kinds[text[candidate.start : candidate.end], candidate.kind] += 1
        people = [text[c.start : c.end].split() for c in candidates if c.kind == "person"]
        self._surnames = {parts[-1] for parts in people}
        self._surnames |= {parts[0] for parts in people if len(parts) == _EASTERN and parts[0] not in given_names()}
        self._surnames |= {parts[0] for parts in people if parts[0] in given_names()}

    def _learn_defined(self, end: int, target: Name | str) -> None:
        tail = read_tail(self._text, end)
        for low, high in tail.short if tail else ():
            form = self._text[low:high].strip("\"“”'’ ")
            if form.lower() not in common_words() or form in ("Company",):
                self._full.setdefault(form, target)

    def _learn_first_words(self, registered: Sequence[Name]) -> None:
        """The first words of registered companies, where no other name of the article begins with them."""
        names = {n.name: n for n in registered if n.kind == "company" and " " in without_legal_form(n.raw)}
        bearers: defaultdict[str, set[str]] = defaultdict(set)
        for name in registered:
            bearers[name.raw.split(" ")[0]].add(name.name)
        for full in self._full.values():
            if isinstance(full, str):
                bearers[full.split(" ")[0]].add(full)
        for name in names.values():
            first = name.raw.split(" ")[0]
            if len(bearers[first]) == 1 and _distinctive(first) and not first.isupper():
                self._full.setdefault(first, name)

    def _learn_headings(self, registered: Sequence[Name]) -> None:
        """Tickers that stand in headings only, behind a name that the article has elsewhere."""
        known: dict[str, Name | str] = {**self._full, **{n.raw: n for n in registered}}
        for heading in _WITH_TICKER.finditer(self._text):
            parts = heading["name"].split(" ")
            tails = (" ".join(parts[at:]) for at in range(len(parts)))
            target = next((known[tail] for tail in tails if tail in known), None)
            if target is not None and heading["symbol"].lower() not in common_words():
                self._full.setdefault(heading["symbol"], target)

    def resolve(self, candidate: Candidate) -> Name:
        """The name of a candidate: what its form stands for in this article, as sure as the article makes it."""
        raw = self._text[candidate.start : candidate.end]
        kind, sure = self._kind(candidate, raw)
        source: NameSource
        id: str | None
        target = self._full.get(raw) if kind == "company" else None
        listed = self._in_capitals(candidate, raw) if kind == "company" and target is None else None
        if listed is not None:
            name, id, target, source = listed.name, listed.id, raw, "registry"
        elif isinstance(target, Name):
            name, kind, id = target.name, target.kind, target.id
            source = "short_form"
        else:
            name, id = (target or raw).rstrip(","), None
            source = (
                "short_form"
                if name != raw
                else _SOURCES.get(candidate.why, "ticker" if "ticker" in candidate.why else "rule")
            )
        return Name(
            start=candidate.start,
            end=candidate.end,
            raw=raw,
            name=name,
            kind=kind,
            source=source,
            id=id,
            sure=sure or target is not None,
            tail=candidate.tail.end if candidate.tail else None,
        )

    def _in_capitals(self, candidate: Candidate, raw: str) -> Company | None:
        """The registered company behind a cash tag ("$QLST", and "QLST" elsewhere) or a name set in capitals."""
        if not raw.isupper():
            return None
        if f"${raw}" in self._text:
            return registry().by_ticker(raw)
        if len(raw) < _MINIMUM_CAPITALS or raw.lower() in common_words():
            return None
        found = registry().find(raw)
        clear = found is not None and any(
            a.text.casefold() == raw.casefold() and not a.ambiguous for a in found.aliases
        )
        return found if clear else None

    def _kind(self, candidate: Candidate, raw: str) -> tuple[NameKind, bool]:
        """What a form is, and whether that is sure: its own evidence, else what it is elsewhere in the article."""
        votes = [(n, k) for (form, k), n in self._kinds.items() if form == raw]
        if candidate.kind == "company" and raw in self._surnames and set(candidate.why) <= _BY_VERB:
            return "person", True
        if candidate.why == ("given name",):
            firm = next((kind for kind in _BEFORE_PERSON if self._kinds[raw, kind]), None)
            return firm or "person", True
        if candidate.sure:
            return candidate.kind, True
        if votes:
            return max(votes)[1], True
        if raw in self._full:
            return "company", True
        if candidate.kind == "company" and raw in self._surnames:
            return "person", True
        return candidate.kind, candidate.kind not in ("company", "place")

    def defined(self, form: str) -> Name | str | None:
        """What a form that brackets introduced ("the Company") stands for."""
        return self._full.get(form)


def _forms(full: str) -> Iterable[str]:
    """The forms that may stand for a full name: without its legal form, its first words, its trade-word stem."""
    yield full
    bare = without_legal_form(full)
    yield bare
    if bare != full:
        yield full.rsplit(" ", 1)[0].rstrip(",")
    parts = bare.split()
    for count in range(len(parts) - 1, 0, -1):
        form = " ".join(parts[:count])
        if count == 1 and not _distinctive(form):
            continue
        yield form
    initials = "".join(p[0] for p in parts if p[0].isupper())
    if len(initials) >= _MINIMUM_SHORT:
        yield initials


def _distinctive(word: str) -> bool:
    return (
        len(word) >= _MINIMUM_SHORT
        and word.lower() not in common_words()
        and word not in places()
        and word not in words("trade_words")
        and word not in words("demonyms")
        and word not in given_names()
    )
