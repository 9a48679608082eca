"""What each table, view and column means: for docs/schema.md, for Datasette, for whoever writes SQL."""

from __future__ import annotations

from extractor.store import lists
from extractor.store.judged_tables import MEANINGS
from extractor.store.tables import FACT_TABLES, FactTable

_ARTICLE = "the article, a row of articles"
_RUN = "the run that wrote it, a row of runs"
_CLAIM = "the claim, a row of claims"
_FACT = "the fact, a row of facts"
_NUMBER = "the number (seq) of the claim, a row of claims"
_MEMBER = {
    "fact": _FACT,
    "handle": "the id of a fact that begins with this claim; an id that a fact once had is among them",
    "score": "how well it fits, up to 1",
    "via": "the claim of the fact that it was compared with, a row of claims; empty for the first",
    "explanation": "the fields that agreed, each with the reason, and those left open, JSON",
    "attached": "1 if it names one party, or of megawatts no deal, and was added to a fact that names more",
}
_PARTY = {
    "field": "the part it has: company, counterparty, target, holder, subject, other_parties.N",
    "name": "the name in the claim",
    "company": "a row of companies; empty for an index, a coin and the like",
    "judged": "the same after what people judged about companies; what queries go by",
}
_MENTION = {
    "field": "the field; FIELD.via for an expression that stood for a name",
    "start": "where the words begin in the article's text",
    "end": "where they end, exclusive",
    "raw": "the words",
}
_SEQ = "the row's number in the full-text index"

TABLES: dict[str, tuple[str, dict[str, str]]] = {
    "runs": (
        "Each time articles were processed.",
        {
            "id": "number of the run",
            "started": "when it began, UTC",
            "ended": "when it ended, UTC; empty where it was killed",
            "seconds": "how long it took",
            "interrupted": "1 if somebody stopped it, else 0",
            "rules": "identity of the rule set: a hash over rules, data and model",
            "versions": "versions of the program and of what it rests on, JSON",
            "arguments": "the paths that were given, JSON",
            "articles": "inputs that became an article",
            "duplicates": "inputs whose text another input had brought",
            "skips": "inputs with nothing to read",
            "failures": "inputs that could not be read",
            "unchanged": "inputs that an earlier run had settled",
            "claims_added": "claims written for the first time",
            "claims_superseded": "claims that the rules no longer made",
        },
    ),
    "articles": (
        "News stories, each once, whatever number of places it was found in. The text never changes.",
        {
            "id": "hash of the text and the publication date",
            "title": "headline",
            "site": "who published it",
            "url": "canonical address",
            "published": "publication date or time stamp, ISO 8601",
            "modified": "when it was last changed, ISO 8601",
            "language": "ISO 639-1",
            "text": "the text that every offset refers to",
            "origins": "where title, site, url and dates were found, JSON",
            "entries": "number of its rows in ledger",
            "rules": "the rule set that made its live claims",
            "run": "the run that met it first, a row of runs",
            "seq": _SEQ,
        },
    ),
    "article_sources": (
        "Every file, line or address that led to an article.",
        {
            "id": "number of the source",
            "article": _ARTICLE,
            "source": "path of the file, or -",
            "member": "record within the file, from 1; empty where the file is the article",
            "input_id": "the id that the record came with",
            "url": "its address",
            "title": "its headline",
            "site": "its site",
            "run": _RUN,
        },
    ),
    "inputs": (
        "Every file and record that was seen, and how it ended.",
        {
            "id": "number of the input",
            "source": "path of the file, or -",
            "member": "record within the file, from 1",
            "digest": "SHA-256 of its bytes",
            "options": "hash of the options it was processed with",
            "rules": "the rule set it was processed by",
            "outcome": "article, duplicate, skip or failure",
            "reason": "a word for why it is no article of its own",
            "detail": "a sentence for why, and what to do",
            "article": "the article that it led to, a row of articles",
            "run": "the run that last changed this row, a row of runs",
            "replaced_by": "the input that the same place holds now, a row of inputs",
        },
    ),
    "companies": (
        "Those that claims speak of: companies of the registry, and names that nobody listed.",
        {
            "id": "the registry's id, or met: and the name",
            "name": "the usual name",
            "form": "the name as names are compared: lower case, without accents, punctuation and legal forms",
            "listed": "1 if the registry has it; 0 for a name that articles have, mostly of a company",
            "parent": "the company that it belongs to, a row of companies",
            "country": "ISO 3166 alpha-2",
            "sector": "what it does",
            "tickers": "exchange and symbol, JSON list",
            "same_as": "the company that it was judged to be another name of, a row of companies",
            "called": "the name that somebody judged it to go by",
        },
    ),
    "company_aliases": (
        "Other names and the tickers of listed companies.",
        {
            "company": "a row of companies",
            "alias": "the form that news uses",
            "kind": "name or ticker",
            "since": "from when, empty for always",
            "until": "until when, exclusive, empty for today",
            "ambiguous": "1 if it is also a word, a person or a place",
        },
    ),
    "claims": (
        "Facts as one article states them. None is edited or deleted: what newer rules no longer say is superseded.",
        {
            "id": "hash of article, type, core fields and their spans",
            "article": _ARTICLE,
            "type": "deal, capacity, move, guidance or event",
            "confidence": "how sure, between 0 and 1, as it was extracted",
            "rule": "the rule that made it",
            "rules": "the rule set that the rule belonged to",
            "evidence_start": "where its sentence begins in the text",
            "evidence_end": "where its sentence ends, exclusive",
            "evidence": "the sentence or sentences that state it",
            "attribution": "who says so, where it is not the article itself",
            "date_basis": "how each date was resolved, JSON",
            "data": "the type's own fields, JSON",
            "first_day": "first day that it is filed under: its own date where known to the month, else the article's",
            "last_day": "last day that it is filed under",
            "run": "the run that made it, a row of runs",
            "superseded_by": "the run whose rules no longer said so, a row of runs; empty for live claims",
            "seq": _SEQ,
            "judged": "how sure after the verdicts of this base, on it and on others of its rule; what queries show",
        },
    ),
    "mentions": ("The exact words on which the fields of claims rest.", {"claim": _CLAIM, **_MENTION}),
    "mention_rows": ("What mentions shows, by the number of the claim.", {"claim": _NUMBER, **_MENTION}),
    "claim_parties": ("Whom each claim speaks of, to be found by.", {"claim": _CLAIM, **_PARTY}),
    "party_rows": ("What claim_parties shows, by the number of the claim.", {"claim": _NUMBER, **_PARTY}),
    "deal_parties": (
        "Further parties of deals.",
        {
            "claim": _CLAIM,
            "position": "their order, from 0",
            "name": "the name",
            "role": "guarantor, technology_supplier, advisor, partner, seller, parent, lender, investor or customer",
        },
    ),
    "ledger": (
        "Every percentage, power, money and date mention of every article, and how it ended.",
        {
            "article": _ARTICLE,
            "position": "their order in the text, from 0",
            "start": "where the words begin in the text",
            "end": "where they end, exclusive",
            "raw": "the words",
            "kind": "percent, power, energy, money or date",
            "outcome": "claim, or the reason why there is none",
            "detail": "more about the reason",
            "claims": "ids of the claims that use it, JSON list",
        },
    ),
    "urls": (
        "Web addresses that somebody or some list named, and where each stands.",
        {
            "url": "the address, in one spelling",
            "kind": "what it leads to: page, feed, sitemap, site or warc; auto where that is not known yet",
            "source": "the name of the source that led to it",
            "depth": "how many lists lie between the source and it",
            "guess": "1 if nobody named it, but many sites have it",
            "published": "publication date by the feed or sitemap that listed it",
            "state": "waiting, fetched (in the archive, not read yet), read, failed (tried again), given_up",
            "reason": "a word for what went wrong last",
            "detail": "a sentence for it",
            "tries": "in how many runs it failed since it last did not",
            "fetched": "when its last response came, UTC",
            "final": "the address that redirects led to",
            "etag": "entity tag of that response, by which the server tells whether it changed",
            "modified": "when it was last changed, by its server",
            "digest": "SHA-256 of that response's body, decompressed",
            "archive": "the WARC file of the archive that holds it",
            "offset": "where its record begins there, in bytes",
            "same_as": "the address that is the same page, and read in its place",
            "run": _RUN,
        },
    ),
    "requests": (
        "Every HTTP request that was made.",
        {
            "id": "number of the request",
            "url": "the address that was asked",
            "asked_for": "the address that it was asked for: of a redirect, or of a host's robots.txt, another one",
            "started": "when, UTC",
            "seconds": "how long it took",
            "status": "HTTP status; empty where nothing answered",
            "reason": "a word for what went wrong",
            "received": "bytes of the body as they came over the wire",
            "content_type": "what the server says it is",
            "etag": "its entity tag",
            "modified": "Last-Modified, as it was sent",
            "location": "where it redirects to",
            "retry_after": "Retry-After, as it was sent",
            "address": "the IP address that was connected to",
            "digest": "SHA-256 of the body, decompressed",
            "archive": "the WARC file that holds the response",
            "offset": "where its record begins there, in bytes",
            "run": _RUN,
        },
    ),
    "facts": (
        "What is believed over all claims that say the same: one row however many articles tell it.",
        {
            "id": "hash of its first claim",
            "type": "deal, capacity, move, guidance or event",
            "founder": "its first claim by date and id, a row of claims",
            "data": "the best value of each field, JSON",
            "confidence": "that of its surest claim, between 0 and 1",
            "claims": "how many claims tell it",
            "articles": "how many articles tell it",
            "independent": "the same with copies of one text counted once",
            "first_report": "when the first of them was published",
            "last_report": "when the last of them was published",
            "first_day": "first day that it is filed under: its own date, if known to the month, else its first report",
            "last_day": "last day that it is filed under",
            "digest": "hash of all that it says; empty in a base that an older version made, until it is consolidated",
        },
    ),
    "fact_claims": ("Which fact each live claim belongs to, and what speaks for it.", {"claim": _CLAIM, **_MEMBER}),
    "member_rows": ("What fact_claims shows, by the number of the claim.", {"claim": _NUMBER, **_MEMBER}),
    "fact_values": (
        "Fields for which the claims of a fact give several values that can be the same.",
        {
            "fact": _FACT,
            "field": "the field",
            "position": "their order, the best first, from 0",
            "value": "the field with what goes with it: bound, upper end, currency, JSON",
            "independent": "how many independent articles give it",
            "claims": "ids of the claims that give it, JSON list",
        },
    ),
    "fact_links": (
        "How one fact follows from another, and facts that would be one but for a number.",
        {
            "earlier": _FACT,
            "later": _FACT,
            "relation": "status, amended, renewed, expanded, revised or conflict",
            "field": "of a conflict, the field on which they differ",
            "score": "how well the rest agrees, up to 1",
            "explanation": "the fields that agree, those that changed, how they differ, JSON",
        },
    ),
    "claim_blocks": (
        "Which claims can be one fact, or linked, at all: those that share a block.",
        {
            "block": "what they have in common: type, companies, a band of numbers, a month, a word",
            "claim": "the claim, by its seq",
        },
    ),
    "pending_claims": ("Claims that wait to be consolidated.", {"claim": _CLAIM}),
    "article_signatures": (
        "What tells copies of a text.",
        {
            "article": "the article, by its seq",
            "signature": "MinHash over runs of three words, 64 numbers of 32 bits",
            "story": "the smallest id among the copies of the article, a row of articles; empty without copies",
        },
    ),
    "article_bands": (
        "Parts of signatures, to find copies by.",
        {"band": "hash of a part and its place", "article": "the article, by its seq"},
    ),
    "new_bands": (
        "The latest parts of signatures, until there are enough to be added to article_bands.",
        {"band": "hash of a part and its place", "article": "the article, by its seq"},
    ),
    "timeline": (
        "What is known of a company over time: deals by status, capacities by stage, guidance as it changed.",
        {
            "party": "a name in one of the fact's claims",
            "party_id": "a row of companies",
            "type": "deal, capacity or guidance",
            "day": "first day that the fact is filed under",
            "step": "status of a deal, stage of a capacity, change of guidance",
            "who": "who provides, holds or guides",
            "other": "who takes, or what is bought",
            "what": "kind of a deal, technology of a capacity, metric of guidance",
            "mw": "power in MW",
            "mw_high": "the upper end of a range",
            "value": "money of a deal, lower end of guidance",
            "value_high": "the upper end",
            "unit": "currency, or unit of guidance",
            "site": "the project or campus that is named",
            "period": "the period that guidance is for",
            "fact": _FACT,
            "follows": "the fact that it follows, a row of facts",
            "relation": "how it follows: status, amended, renewed, expanded or revised",
            "independent": "how many independent articles tell it",
            "published": "when its first article was published",
            "outlet": "who published that",
            "title": "headline of that",
            "url": "address of that",
            "evidence": "the sentence of that",
        },
    ),
}
_OF_EVERY_CLAIM = {
    "confidence": "how sure, between 0 and 1, after the verdicts of this base",
    "rule": "the rule that made it",
    "attribution": "who says so, where it is not the article itself",
    "evidence": "the sentence or sentences that state it",
    "article": _ARTICLE,
    "title": "headline of the article",
    "outlet": "who published the article",
    "published": "when the article was published",
    "url": "address of the article",
    "first_day": "first day that it is filed under",
    "last_day": "last day that it is filed under",
    "seq": "the claim's number in the full-text index claims_fts",
}
_OF_EVERY_FACT = {
    **_OF_EVERY_CLAIM,
    "confidence": "that of its surest claim, between 0 and 1",
    "rule": "the rule that made its first claim",
    "evidence": "the sentence or sentences that state its first claim",
    "article": "the article of its first claim, a row of articles",
    "claims": "how many claims tell it",
    "articles": "how many articles tell it",
    "independent": "the same with copies of one text counted once",
    "conflicts": "how many facts differ from it on one number alone",
    "followed_by": "the fact that follows it: another status, an amendment, a revision",
    "first_report": "when the first of its articles was published",
    "last_report": "when the last of them was published",
    "seq": "the first claim's number in the full-text index claims_fts",
}


def _with_values(table: FactTable, field: str) -> str:
    values = table.closed.get(field)
    return table.meanings[field] + (f": {', '.join(values)}" if values else "")


def described() -> dict[str, tuple[str, dict[str, str]]]:
    """Every table and view with what it is, and its columns with what they mean."""
    found = {**TABLES, **MEANINGS}
    for table in FACT_TABLES.values():
        own = {field: _with_values(table, field) for field in table.meanings}
        narrow = {field: text for field, text in own.items() if field != "other_parties"}
        found[table.table] = (f"The own fields of claims of the type {table.type}.", {"claim": _CLAIM, **narrow})
        found[table.rows] = (f"What {table.table} shows, by the number of the claim.", {"claim": _NUMBER, **narrow})
        found[table.fact_table] = (f"The own fields of facts of the type {table.type}.", {"fact": _FACT, **narrow})
        found[table.reports] = (
            f"Live claims of the type {table.type}, one by one.", {"id": _CLAIM, **own, **_OF_EVERY_CLAIM}
        )  # fmt: skip
        found[table.view] = (table.about, {"id": _FACT, **own, **_OF_EVERY_FACT})
        if table.type in lists.LISTINGS:
            found |= lists.described(lists.LISTINGS[table.type], own)
    return found
