"""Names that do or own something in an article, as firms do, and wares, measures and markets do not."""

from __future__ import annotations

from spacy.tokens import Doc

from extractor.facts.masked import once
from extractor.labels import names
from extractor.labels import text as text_of
from extractor.patterns import re

_ACTS_BEHIND = re.compile(
    r"\.?(?:['’]s? |,? (?:Inc|Ltd|Limited|LLC|Corp|plc|PLC|AG|SE|NV|CEO|CFO|Chief|shares|stock)\b| \((?!Rx|[A-Z]{2,5}\))[A-Z]|"
    r",? (?:(?:has|had|will|would|is|was|to|also|recently|today) ){0,2}(?:said|says|told|reports?|reported|posts|posted|recorded|logged|booked|announced?|announces|declared|expects|sees|plans|planning|forecasts?|"
    r"agreed|agrees|signed?|signs|acquire[sd]?|acquiring|bought|buys?|sells?|sold|owns?|operates?|builds?|built|building|hired?|hires|appointed|raised|raises|secured|completed|entered|awarded|invest(?:ed|s)?|pays?|paid|filed|released?|releases)\b)"
)
"""What stands behind a name that acts: its verb, its office or paper, a possessive, a legal form or a ticker."""


def acting(doc: Doc) -> frozenset[str]:
    """The companies that the registry knows, and the names that an article has do or own something somewhere."""
    return once(doc, "acting", lambda: _acting(doc))


def _acting(doc: Doc) -> frozenset[str]:
    text = text_of(doc)
    return frozenset(
        n.name for n in names(doc) if n.kind == "company" and (n.id is not None or _ACTS_BEHIND.match(text, n.end))
    )
