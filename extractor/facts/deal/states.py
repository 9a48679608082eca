"""Governments and bodies as parties: "the Odisha government", "the port authority of Garlow", "Sri Lanka revoked the agreement"."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

from extractor.facts.masked import Masked
from extractor.labels import text as text_of
from extractor.patterns import re
from extractor.schema import Name

_STATE = re.compile(
    r"(?P<of>\b[Gg]overnment of (?:the )?⟦G\d+⟧)"
    r"|(?P<its>(?:⟦G\d+⟧(?:'s)?|\b(?!Local|Federal|Previous)[A-Z][a-z]+(?: [A-Z][a-z]+)?(?:an|ish|ese|ch|i)|\b(?:U\.S\.|U\.K\.|US|UK)|⟦[UC]\d+⟧\.?) (?:state |federal |central |provincial |national |regional )?government)"
    r"(?!'s? (?:bond|debt)|-|[ -](?:bonds?|debt|shutdown|data|spending|agency|agencies|policy|report|securities|notes|officials?|funding|support|subsid\w+|backed|owned|relations|affairs|contracts?|customers?|clients?|business|services|solutions))"
    r"|(?P<body>\b(?:harbou?r|port|city|town|county|school|water|parish|district|municipal|regional|transit|hospital|housing) (?:board|council|authority|commission|trust) of (?:the )?⟦[GCU]\d+⟧)"
    r"|(?P<force>(?:⟦G\d+⟧(?:'s)?|\b(?!The )[A-Z][a-z]+(?: [A-Z][a-z]+)?(?:an|ish|ese|ch|i)|\b(?:U\.S\.|U\.K\.|US|UK)) (?:army|navy|air force|armed forces|coast guard|defen[cs]e ministry|ministry of defen[cs]e))(?!'s? (?:base|officer|veteran|chief|general|budget))"
    r"|(?P<land>⟦G\d+⟧)(?= (?:has |have |had |will )?(?:revoked|cancell?ed|terminated|awarded|scrapped|signed|granted)\b)"
)


def with_states(doc: Doc, masked: Masked) -> Masked:
    """The stretch with its governments masked as the certain names that they are as parties of a deal."""
    states = list(_STATE.finditer(masked.text))
    if not states:
        return masked
    text, offsets, mentions = masked.text, list(masked.offsets), list(masked.mentions)
    for found in reversed(states):
        if found["land"]:
            text = f"{text[: found.start()]}⟦C{text[found.start() + 2 :]}"
            continue
        start, end = offsets[found.start()], offsets[found.end()]
        raw = text_of(doc)[start:end].rstrip()
        mentions.append(Name(start=start, end=start + len(raw), raw=raw, name=raw, kind="place", source="rule"))
        slot = f"⟦C{len(mentions) - 1}⟧"
        text = text[: found.start()] + slot + text[found.end() :]
        offsets[found.start() : found.end()] = [start] * len(slot)
    return replace(masked, text=text, offsets=tuple(offsets), mentions=tuple(mentions))
