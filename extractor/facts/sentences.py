"""An article's sentences with their names judged together: what the article bears out as a party, what it uses as a place,
and what is printed with capitals and is no name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from spacy.tokens import Doc

from extractor.facts.masked import Masked, mask, once, relettered, unmasked
from extractor.labels import names
from extractor.labels import sentences as sentences_of
from extractor.patterns import re
from extractor.schema import Name

_PLAIN_WORDS = re.compile(
    r"(?:Letters? of (?:Award|Intent|Acceptance)|Notice of Award|Memorand(?:um|a) of Understanding|M[Oo]Us?|L[Oo][IA]s?|JVs?|Joint Ventures?|"
    r"(?:Virtual |Long-Term )?Power Purchase Agreements?|V?PPAs?|EPCI?C?|Phase (?:\d|I+)|Heads of (?:Terms|Agreement)|Term Sheet|"
    r"Installation|Turbines|Cells|Construction|Drilling|Lenders?|Contract|Agreement|Engineering|Delivery|Deliveries|Supply|Equipment|"
    r"Power Purchase|Purchase Agreement|Share Purchase Agreement|Definitive Agreement|Letter|Acquisition|Merger|Partnership|"
    r"[A-Z]\.[A-Z]\.?|VCs?|AI|RE|ET|EST|GMT|PT|EVs?|ESG|IPOs?|GPUs?|CEO|CFO|ETFs?|Put|Call|Offer|Purchase|Series [A-F]|Class [A-F]|Tender|Shares?|Notes?|Bonds?)"
)
"""Words of agreements that are printed with capitals and are no names."""


def _borne_out(doc: Doc) -> set[str]:
    """Uncertain names of companies that the article prints more than once, or in two words or more."""
    seen = Counter(n.name for n in names(doc) if n.kind == "company" and not n.antecedent)
    surnames = {n.name.split()[-1] for n in names(doc) if n.kind == "person"}
    return {
        name
        for name, times in seen.items()
        if (times > 1 or " " in name) and name not in surnames and not _ABBREVIATION.fullmatch(name)
    }


_ABBREVIATION = re.compile(r"[A-Z]{2,3}s?")
"""Letters that are a unit or a technology as readily as a firm; one that brackets or a ticker introduce is sure anyway."""


def masked_sentences(doc: Doc) -> list[Masked]:
    """The sentences of an article, each name under the letter that the whole article gives it."""
    return once(doc, "sentences", lambda: _read_together(doc))


def _read_together(doc: Doc) -> list[Masked]:
    trusted = _borne_out(doc)
    plain = [unmasked(mask(doc, *span), _PLAIN_WORDS) for span in sentences_of(doc)]
    places = sites(plain)
    return [relettered(relettered(masked, places, "CU", "L"), trusted, "U", "C") for masked in plain]


_SITE_BEFORE = re.compile(
    r"(?:⟦W\d+⟧(?: [a-z-]+){0,4}|\b(?:sites?|campus|plants?|facilit(?:y|ies)|located|capacity|load|space|halls?|buildings?|turbines|units?|capacity)) (?:at|near|outside) (?:the |⟦C\d+⟧'s )?$"
)
_SITE_AFTER = re.compile(
    r"(?:,| is) (?:an?|the|its|⟦C\d+⟧'s) (?:⟦[WEDTU]\d+⟧ ?|[\w-]+ ){0,4}?(?:plant|station|campus|wind farm|solar farm|solar park|wind park|reactor|mine|dam|site)\b| (?:wind farm|solar farm|plant|power station|campus|substation)\b"
)


def sites(sentences: Iterable[Masked]) -> set[str]:
    """Names that the registry does not list and that the article uses for a place where power is made or used."""
    found: set[str] = set()
    for masked in sentences:
        for mention in masked.of("CUL"):
            if not isinstance(mention, Name) or mention.antecedent or mention.id:
                continue
            if mention.kind == "site":
                found.add(mention.name)
                continue
            at = masked.position(mention)
            end = masked.text.index("⟧", at) + 1
            owns = masked.text.startswith("'s", end)
            if not owns and (
                _SITE_BEFORE.search(masked.text, max(0, at - 80), at) or _SITE_AFTER.match(masked.text, end)
            ):
                found.add(mention.name)
    return found
