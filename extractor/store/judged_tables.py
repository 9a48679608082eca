"""The tables of what people know better: their lists of companies, their judgements, their verdicts on claims."""

from __future__ import annotations

JUDGEMENTS = """
CREATE TABLE own_companies (
  list TEXT NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  aliases TEXT NOT NULL,
  tickers TEXT NOT NULL,
  parent TEXT,
  country TEXT NOT NULL,
  sector TEXT NOT NULL,
  imported TEXT NOT NULL,
  who TEXT NOT NULL,
  PRIMARY KEY (list, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE judgements (
  id INTEGER PRIMARY KEY,
  made TEXT NOT NULL,
  who TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('merge', 'split', 'rename', 'keep', 'undo')),
  company TEXT,
  other TEXT,
  words TEXT,
  name TEXT,
  why TEXT NOT NULL,
  undoes INTEGER REFERENCES judgements (id),
  CHECK ((kind = 'undo') = (undoes IS NOT NULL))
) STRICT;
CREATE INDEX judgements_undoes ON judgements (undoes);
ALTER TABLE companies ADD COLUMN same_as TEXT REFERENCES companies (id);
ALTER TABLE companies ADD COLUMN called TEXT;
CREATE INDEX companies_same_as ON companies (same_as);
ALTER TABLE claim_parties ADD COLUMN judged TEXT REFERENCES companies (id);
UPDATE claim_parties SET judged = company;
CREATE INDEX claim_parties_judged ON claim_parties (judged, field)
"""
VERDICTS = """
CREATE TABLE verdicts (
  id INTEGER PRIMARY KEY,
  made TEXT NOT NULL,
  who TEXT NOT NULL,
  claim TEXT NOT NULL REFERENCES claims (id),
  verdict TEXT NOT NULL CHECK (verdict IN ('accept', 'reject', 'correct', 'undo')),
  field TEXT,
  value TEXT,
  start INTEGER,
  "end" INTEGER,
  why TEXT,
  undoes INTEGER REFERENCES verdicts (id),
  CHECK ((verdict = 'undo') = (undoes IS NOT NULL)),
  CHECK ((verdict = 'correct') = (field IS NOT NULL)),
  CHECK ((start IS NULL) = ("end" IS NULL))
) STRICT;
CREATE INDEX verdicts_claim ON verdicts (claim);
CREATE INDEX verdicts_undoes ON verdicts (undoes)
"""
CONFIDENCE = """
CREATE TABLE rule_verdicts (
  rule TEXT PRIMARY KEY NOT NULL,
  reviewed INTEGER NOT NULL,
  right INTEGER NOT NULL,
  expected REAL NOT NULL,
  odds REAL NOT NULL CHECK (odds > 0),
  waiting INTEGER NOT NULL CHECK (waiting IN (0, 1))
) STRICT, WITHOUT ROWID;
ALTER TABLE claims ADD COLUMN judged REAL CHECK (judged > 0 AND judged < 1);
UPDATE claims SET judged = confidence
"""
MEANINGS: dict[str, tuple[str, dict[str, str]]] = {
    "own_companies": (
        "Companies that a user imported, list by list. They are recognised in articles from the next run on.",
        {
            "list": "name of the file",
            "id": "id in the registry, or of the list's own; own: and the name; cik: and the SEC's number",
            "name": "the usual name",
            "aliases": "forms, each with ambiguous, since and until, JSON list",
            "tickers": "exchange and symbol, JSON list",
            "parent": "id of the company that it belongs to",
            "country": "ISO 3166 alpha-2",
            "sector": "what it does",
            "imported": "when, UTC",
            "who": "by whom",
        },
    ),
    "judgements": (
        "What people judged about companies. None is edited or deleted: one that no longer holds is undone by another.",
        {
            "id": "number of the judgement",
            "made": "when, UTC",
            "who": "by whom",
            "kind": "merge, split, rename, keep or undo",
            "company": "whom it is about, an id of companies",
            "other": "merge: whom it is another name of; split: whom it differs from",
            "words": "split: the words in articles by which company is meant and not other",
            "name": "rename: the name",
            "why": "the reason",
            "undoes": "undo: the judgement that no longer holds, a row of judgements",
        },
    ),
    "verdicts": (
        "What people said of claims. None is edited or deleted: one that no longer holds is undone by another.",
        {
            "id": "number of the verdict",
            "made": "when, UTC",
            "who": "by whom",
            "claim": "the claim, a row of claims",
            "verdict": "accept, reject, correct or undo",
            "field": "correct: the field",
            "value": "correct: what it should be, JSON",
            "start": "correct: where the words for it begin in the article's text",
            "end": "correct: where they end, exclusive",
            "why": "the reason, where one was given",
            "undoes": "undo: the verdict that no longer holds, a row of verdicts",
        },
    ),
    "rule_verdicts": (
        "What the verdicts on a rule's claims say of the rule; the confidence of all its claims follows.",
        {
            "rule": "the rule",
            "reviewed": "how many of its claims somebody looked at",
            "right": "how many of these were not rejected, and in no core field corrected",
            "expected": "how many should have been, by the confidence that they were extracted with",
            "odds": "what the odds of its claims are multiplied by",
            "waiting": "1 until its claims and their facts have been brought up to date",
        },
    ),
}
"""What each means, for ``describe``."""
