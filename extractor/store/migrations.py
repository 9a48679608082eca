"""The schema, as functions in order. A migration that was released is never changed: another one follows it.

What a later migration must do to make a field of a model a column is ``narrow.add_columns``; a further fact type needs
``narrow.create``, ``narrow.number`` and ``narrow.create_facts``. The result is described in docs/schema.md.
"""

from __future__ import annotations

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from extractor.store import confidence, judged_tables, lists, narrow
from extractor.store.own_facts import own_facts
from extractor.store.tables import FACT_TABLES

migrations = Migrations("wattwire")

_RUNS = """
CREATE TABLE runs (
  id INTEGER PRIMARY KEY,
  started TEXT NOT NULL,
  ended TEXT,
  seconds REAL,
  interrupted INTEGER,
  rules TEXT NOT NULL,
  versions TEXT NOT NULL,
  arguments TEXT NOT NULL,
  articles INTEGER NOT NULL DEFAULT 0,
  duplicates INTEGER NOT NULL DEFAULT 0,
  skips INTEGER NOT NULL DEFAULT 0,
  failures INTEGER NOT NULL DEFAULT 0,
  unchanged INTEGER NOT NULL DEFAULT 0,
  claims_added INTEGER NOT NULL DEFAULT 0,
  claims_superseded INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE articles (
  id TEXT PRIMARY KEY NOT NULL,
  title TEXT,
  site TEXT,
  url TEXT,
  published TEXT,
  modified TEXT,
  language TEXT,
  text TEXT NOT NULL,
  origins TEXT NOT NULL,
  entries INTEGER NOT NULL,
  rules TEXT NOT NULL,
  run INTEGER NOT NULL REFERENCES runs (id),
  seq INTEGER NOT NULL UNIQUE
) STRICT;
CREATE INDEX articles_published ON articles (published);
CREATE INDEX articles_site ON articles (site);
CREATE INDEX articles_run ON articles (run);
CREATE INDEX articles_url ON articles (url);
CREATE TABLE article_sources (
  id INTEGER PRIMARY KEY,
  article TEXT NOT NULL REFERENCES articles (id),
  source TEXT NOT NULL,
  member INTEGER,
  input_id TEXT,
  url TEXT,
  title TEXT,
  site TEXT,
  run INTEGER NOT NULL REFERENCES runs (id)
) STRICT;
CREATE UNIQUE INDEX article_sources_once ON article_sources (article, source, ifnull(member, 0));
CREATE INDEX article_sources_run ON article_sources (run);
CREATE TABLE inputs (
  id INTEGER PRIMARY KEY,
  source TEXT NOT NULL,
  member INTEGER,
  digest TEXT NOT NULL,
  options TEXT NOT NULL,
  rules TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('article', 'duplicate', 'skip', 'failure')),
  reason TEXT,
  detail TEXT,
  article TEXT REFERENCES articles (id),
  run INTEGER NOT NULL REFERENCES runs (id),
  replaced_by INTEGER REFERENCES inputs (id)
) STRICT;
CREATE UNIQUE INDEX inputs_once ON inputs (source, ifnull(member, 0), digest);
CREATE INDEX inputs_outcome ON inputs (outcome);
CREATE INDEX inputs_article ON inputs (article);
CREATE INDEX inputs_run ON inputs (run);
CREATE INDEX inputs_replaced_by ON inputs (replaced_by)
"""
_COMPANIES = """
CREATE TABLE companies (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  form TEXT NOT NULL,
  listed INTEGER NOT NULL CHECK (listed IN (0, 1)),
  parent TEXT REFERENCES companies (id),
  country TEXT,
  sector TEXT,
  tickers TEXT
) STRICT;
CREATE INDEX companies_name ON companies (name);
CREATE INDEX companies_form ON companies (form);
CREATE INDEX companies_parent ON companies (parent);
CREATE TABLE company_aliases (
  company TEXT NOT NULL REFERENCES companies (id),
  alias TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('name', 'ticker')),
  since TEXT NOT NULL,
  until TEXT NOT NULL,
  ambiguous INTEGER NOT NULL CHECK (ambiguous IN (0, 1)),
  PRIMARY KEY (company, alias, kind, since, until)
) STRICT, WITHOUT ROWID;
CREATE INDEX company_aliases_alias ON company_aliases (alias)
"""
_CLAIMS = """
CREATE TABLE claims (
  id TEXT PRIMARY KEY NOT NULL,
  article TEXT NOT NULL REFERENCES articles (id),
  type TEXT NOT NULL,
  confidence REAL NOT NULL CHECK (confidence > 0 AND confidence < 1),
  rule TEXT NOT NULL,
  rules TEXT NOT NULL,
  evidence_start INTEGER NOT NULL,
  evidence_end INTEGER NOT NULL,
  evidence TEXT NOT NULL,
  attribution TEXT,
  date_basis TEXT NOT NULL,
  data TEXT NOT NULL,
  first_day TEXT,
  last_day TEXT,
  run INTEGER NOT NULL REFERENCES runs (id),
  superseded_by INTEGER REFERENCES runs (id),
  seq INTEGER NOT NULL UNIQUE
) STRICT;
CREATE INDEX claims_article ON claims (article, evidence_start);
CREATE INDEX claims_type_day ON claims (type, last_day);
CREATE INDEX claims_rule ON claims (rule);
CREATE INDEX claims_run ON claims (run);
CREATE INDEX claims_superseded_by ON claims (superseded_by);
CREATE TABLE mentions (
  claim TEXT NOT NULL REFERENCES claims (id),
  field TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  raw TEXT NOT NULL,
  PRIMARY KEY (claim, field),
  CHECK (start < "end")
) STRICT, WITHOUT ROWID;
CREATE TABLE claim_parties (
  claim TEXT NOT NULL REFERENCES claims (id),
  field TEXT NOT NULL,
  name TEXT NOT NULL,
  company TEXT REFERENCES companies (id),
  PRIMARY KEY (claim, field)
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_parties_company ON claim_parties (company, field);
CREATE INDEX claim_parties_name ON claim_parties (name, field);
CREATE TABLE deal_parties (
  claim TEXT NOT NULL REFERENCES claims (id),
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  PRIMARY KEY (claim, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX deal_parties_name ON deal_parties (name);
CREATE TABLE ledger (
  article TEXT NOT NULL REFERENCES articles (id),
  position INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  raw TEXT NOT NULL,
  kind TEXT NOT NULL,
  outcome TEXT NOT NULL,
  detail TEXT,
  claims TEXT NOT NULL,
  PRIMARY KEY (article, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX ledger_outcome ON ledger (outcome, kind)
"""
_WEB = """
CREATE TABLE urls (
  url TEXT PRIMARY KEY NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('auto', 'page', 'feed', 'sitemap', 'site', 'warc')),
  source TEXT NOT NULL,
  depth INTEGER NOT NULL,
  guess INTEGER NOT NULL CHECK (guess IN (0, 1)),
  published TEXT,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'fetched', 'read', 'failed', 'given_up')),
  reason TEXT,
  detail TEXT,
  tries INTEGER NOT NULL DEFAULT 0,
  fetched TEXT,
  final TEXT,
  etag TEXT,
  modified TEXT,
  digest TEXT,
  archive TEXT,
  "offset" INTEGER,
  same_as TEXT,
  run INTEGER NOT NULL REFERENCES runs (id)
) STRICT;
CREATE INDEX urls_state ON urls (state, source);
CREATE INDEX urls_same_as ON urls (same_as);
CREATE INDEX urls_run ON urls (run);
CREATE TABLE requests (
  id INTEGER PRIMARY KEY,
  url TEXT NOT NULL,
  asked_for TEXT NOT NULL,
  started TEXT NOT NULL,
  seconds REAL NOT NULL,
  status INTEGER,
  reason TEXT,
  received INTEGER NOT NULL,
  content_type TEXT,
  etag TEXT,
  modified TEXT,
  location TEXT,
  retry_after TEXT,
  address TEXT,
  digest TEXT,
  archive TEXT,
  "offset" INTEGER,
  run INTEGER NOT NULL REFERENCES runs (id)
) STRICT;
CREATE INDEX requests_url ON requests (url);
CREATE INDEX requests_asked_for ON requests (asked_for);
CREATE INDEX requests_archive ON requests (archive, "offset");
CREATE INDEX requests_run ON requests (run)
"""
_FACTS = """
CREATE TABLE facts (
  id TEXT PRIMARY KEY NOT NULL,
  type TEXT NOT NULL,
  founder TEXT NOT NULL REFERENCES claims (id),
  data TEXT NOT NULL,
  confidence REAL NOT NULL,
  claims INTEGER NOT NULL,
  articles INTEGER NOT NULL,
  independent INTEGER NOT NULL,
  first_report TEXT,
  last_report TEXT,
  first_day TEXT,
  last_day TEXT,
  digest TEXT NOT NULL
) STRICT;
CREATE INDEX facts_founder ON facts (founder);
CREATE INDEX facts_type_day ON facts (type, last_day);
CREATE TABLE fact_claims (
  claim TEXT PRIMARY KEY NOT NULL REFERENCES claims (id),
  fact TEXT NOT NULL REFERENCES facts (id),
  handle TEXT NOT NULL,
  score REAL NOT NULL CHECK (score > 0 AND score <= 1),
  via TEXT REFERENCES claims (id),
  explanation TEXT NOT NULL,
  attached INTEGER NOT NULL CHECK (attached IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX fact_claims_fact ON fact_claims (fact);
CREATE INDEX fact_claims_handle ON fact_claims (handle);
CREATE INDEX fact_claims_via ON fact_claims (via);
CREATE TABLE fact_values (
  fact TEXT NOT NULL REFERENCES facts (id),
  field TEXT NOT NULL,
  position INTEGER NOT NULL,
  value TEXT NOT NULL,
  independent INTEGER NOT NULL,
  claims TEXT NOT NULL,
  PRIMARY KEY (fact, field, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE fact_links (
  earlier TEXT NOT NULL REFERENCES facts (id),
  later TEXT NOT NULL REFERENCES facts (id),
  relation TEXT NOT NULL,
  field TEXT,
  score REAL NOT NULL,
  explanation TEXT NOT NULL,
  PRIMARY KEY (earlier, later)
) STRICT, WITHOUT ROWID;
CREATE INDEX fact_links_later ON fact_links (later);
CREATE INDEX fact_links_relation ON fact_links (relation);
CREATE TABLE claim_blocks (
  block TEXT NOT NULL,
  claim TEXT NOT NULL REFERENCES claims (id),
  PRIMARY KEY (block, claim)
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_blocks_claim ON claim_blocks (claim);
CREATE TABLE pending_claims (
  claim TEXT PRIMARY KEY NOT NULL REFERENCES claims (id)
) STRICT, WITHOUT ROWID;
CREATE TABLE article_signatures (
  article TEXT PRIMARY KEY NOT NULL REFERENCES articles (id),
  signature BLOB NOT NULL,
  story TEXT NOT NULL REFERENCES articles (id)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_signatures_story ON article_signatures (story);
CREATE TABLE article_bands (
  band INTEGER NOT NULL,
  article TEXT NOT NULL REFERENCES articles (id),
  PRIMARY KEY (band, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_bands_article ON article_bands (article)
"""
_LOCAL = """
DROP INDEX facts_founder;
DROP INDEX facts_last_report;
DROP INDEX facts_type_last_report;
CREATE INDEX facts_again ON facts (type, last_report) WHERE last_report > first_report;
DROP INDEX fact_claims_via;
DROP INDEX fact_claims_handle;
CREATE INDEX fact_claims_former ON fact_claims (handle) WHERE handle <> fact;
ALTER TABLE claim_blocks RENAME TO former_blocks;
DROP INDEX claim_blocks_claim;
CREATE TABLE claim_blocks (
  block TEXT NOT NULL,
  claim INTEGER NOT NULL REFERENCES claims (seq),
  PRIMARY KEY (block, claim)
) STRICT, WITHOUT ROWID;
INSERT INTO claim_blocks SELECT b.block, c.seq FROM former_blocks AS b CROSS JOIN claims AS c ON c.id = b.claim;
CREATE INDEX claim_blocks_claim ON claim_blocks (claim);
DROP TABLE former_blocks;
ALTER TABLE article_signatures RENAME TO former_signatures;
CREATE TABLE article_signatures (
  article INTEGER PRIMARY KEY REFERENCES articles (seq),
  signature BLOB NOT NULL,
  story TEXT REFERENCES articles (id)
) STRICT;
INSERT INTO article_signatures SELECT a.seq, s.signature, CASE WHEN EXISTS (
  SELECT 1 FROM former_signatures AS o WHERE o.story = s.story AND o.article <> s.article
) THEN s.story END FROM former_signatures AS s CROSS JOIN articles AS a ON a.id = s.article;
DROP TABLE former_signatures;
CREATE INDEX article_signatures_story ON article_signatures (story) WHERE story IS NOT NULL;
ALTER TABLE article_bands RENAME TO former_bands;
DROP INDEX article_bands_article;
CREATE TABLE article_bands (
  band INTEGER NOT NULL,
  article INTEGER NOT NULL,
  PRIMARY KEY (band, article)
) STRICT, WITHOUT ROWID;
INSERT INTO article_bands SELECT b.band, a.seq FROM former_bands AS b CROSS JOIN articles AS a ON a.id = b.article;
DROP TABLE former_bands;
CREATE TABLE new_bands (
  band INTEGER NOT NULL,
  article INTEGER NOT NULL,
  PRIMARY KEY (band, article)
) STRICT, WITHOUT ROWID;
DROP INDEX IF EXISTS deal_claims_company;
DROP INDEX IF EXISTS deal_claims_counterparty;
DROP INDEX IF EXISTS deal_claims_target;
DROP INDEX IF EXISTS deal_claims_capacity_mw;
DROP INDEX IF EXISTS capacity_claims_holder;
DROP INDEX IF EXISTS capacity_claims_mw;
DROP INDEX IF EXISTS move_claims_subject;
DROP INDEX IF EXISTS guidance_claims_company;
DROP INDEX IF EXISTS event_claims_company;
DROP INDEX IF EXISTS claims_type_day;
DROP INDEX deal_facts_company;
DROP INDEX deal_facts_target;
DROP INDEX capacity_facts_holder;
DROP INDEX capacity_facts_mw;
DROP INDEX move_facts_subject;
DROP INDEX guidance_facts_company;
DROP INDEX event_facts_company
"""
_NUMBERED = """
CREATE TABLE mention_rows (
  claim INTEGER NOT NULL REFERENCES claims (seq),
  field TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  raw TEXT NOT NULL,
  PRIMARY KEY (claim, field),
  CHECK (start < "end")
) STRICT, WITHOUT ROWID;
INSERT INTO mention_rows SELECT c.seq, m.field, m.start, m."end", m.raw
FROM mentions AS m CROSS JOIN claims AS c ON c.id = m.claim ORDER BY c.seq, m.field;
DROP TABLE mentions;
CREATE VIEW mentions AS SELECT c.id AS claim, m.field, m.start, m."end", m.raw
FROM mention_rows AS m JOIN claims AS c ON c.seq = m.claim;
CREATE TABLE party_rows (
  claim INTEGER NOT NULL REFERENCES claims (seq),
  field TEXT NOT NULL,
  name TEXT NOT NULL,
  company TEXT REFERENCES companies (id),
  judged TEXT REFERENCES companies (id),
  PRIMARY KEY (claim, field)
) STRICT, WITHOUT ROWID;
CREATE INDEX party_rows_company ON party_rows (company, field);
CREATE INDEX party_rows_judged ON party_rows (judged, field);
CREATE INDEX party_rows_name ON party_rows (name, field);
INSERT INTO party_rows SELECT c.seq, p.field, p.name, p.company, p.judged
FROM claim_parties AS p CROSS JOIN claims AS c ON c.id = p.claim ORDER BY c.seq, p.field;
DROP TABLE claim_parties;
CREATE VIEW claim_parties AS SELECT c.id AS claim, p.field, p.name, p.company, p.judged
FROM party_rows AS p JOIN claims AS c ON c.seq = p.claim;
CREATE TABLE member_rows (
  claim INTEGER PRIMARY KEY REFERENCES claims (seq),
  fact TEXT NOT NULL REFERENCES facts (id),
  handle TEXT NOT NULL,
  score REAL NOT NULL CHECK (score > 0 AND score <= 1),
  via TEXT REFERENCES claims (id),
  explanation TEXT NOT NULL,
  attached INTEGER NOT NULL CHECK (attached IN (0, 1))
) STRICT;
CREATE INDEX member_rows_fact ON member_rows (fact);
CREATE INDEX member_rows_former ON member_rows (handle) WHERE handle <> fact;
INSERT INTO member_rows SELECT c.seq, m.fact, m.handle, m.score, m.via, m.explanation, m.attached
FROM fact_claims AS m CROSS JOIN claims AS c ON c.id = m.claim ORDER BY c.seq;
DROP TABLE fact_claims;
CREATE VIEW fact_claims AS SELECT c.id AS claim, m.fact, m.handle, m.score, m.via, m.explanation, m.attached
FROM member_rows AS m JOIN claims AS c ON c.seq = m.claim;
DROP VIEW timeline
"""
_TIMELINE = """
CREATE VIEW timeline AS SELECT
  p.name AS party, p.company AS party_id, f.type, f.first_day AS day,
  CASE f.type WHEN 'deal' THEN d.status WHEN 'capacity' THEN k.stage ELSE ifnull(g.change, 'stated') END AS step,
  coalesce(d.company, k.holder, g.company) AS who,
  coalesce(d.counterparty, d.counterparty_text, d.target) AS other,
  coalesce(d.kind, k.technology, g.metric) AS what,
  coalesce(d.capacity_mw, k.mw) AS mw,
  coalesce(d.capacity_mw_high, k.mw_high) AS mw_high,
  coalesce(d.value, g.low) AS value,
  coalesce(d.value_high, g.high) AS value_high,
  coalesce(d.currency, g.unit) AS unit,
  coalesce(d.site, k.site) AS site,
  g.period, f.id AS fact,
  (SELECT max(earlier) FROM fact_links WHERE later = f.id AND relation <> 'conflict') AS follows,
  (SELECT max(relation) FROM fact_links WHERE later = f.id AND relation <> 'conflict') AS relation,
  f.independent, a.published, a.site AS outlet, a.title, a.url, c.evidence
FROM (
  SELECT DISTINCT fc.fact, cp.name, cp.company FROM claim_parties AS cp JOIN fact_claims AS fc ON fc.claim = cp.claim
) AS p
JOIN facts AS f ON f.id = p.fact AND f.type IN ('deal', 'capacity', 'guidance')
LEFT JOIN deal_facts AS d ON d.fact = f.id
LEFT JOIN capacity_facts AS k ON k.fact = f.id
LEFT JOIN guidance_facts AS g ON g.fact = f.id
JOIN claims AS c ON c.id = f.founder
JOIN articles AS a ON a.id = c.article
"""
_SEARCHED = {"articles": ("title", "text"), "claims": ("evidence",)}
"""Searched columns. Rows are known to the index by ``seq``, since VACUUM may number rowids anew."""


def _script(db: Database, script: str) -> None:
    """Each statement on its own, within the migration's transaction (executescript would commit it)."""
    for statement in script.split(";\n"):
        db.execute(statement)


@migrations()
def m001_runs_articles_and_inputs(db: Database) -> None:
    """What was read, and what became of every input."""
    _script(db, _RUNS)


@migrations()
def m002_companies(db: Database) -> None:
    """Who claims speak of."""
    _script(db, _COMPANIES)


@migrations()
def m003_claims(db: Database) -> None:
    """What articles say, and what became of their mentions."""
    _script(db, _CLAIMS)


@migrations()
def m004_fact_types(db: Database) -> None:
    """A table of claims and a view of facts for each of the first five types."""
    for type in ("deal", "capacity", "move", "guidance", "event"):
        narrow.create(db, FACT_TABLES[type])


@migrations()
def m005_full_text(db: Database) -> None:
    """Full text over articles and evidence, kept up by triggers."""
    for table, columns in _SEARCHED.items():
        _full_text(db, table, columns)


@migrations()
def m006_requests(db: Database) -> None:
    """What was fetched from the web, and what waits to be."""
    _script(db, _WEB)


@migrations()
def m007_facts(db: Database) -> None:
    """What is believed over claims that say the same. Until they are consolidated each claim is a fact of its own."""
    _script(db, _FACTS)
    types = ("deal", "capacity", "move", "guidance", "event")
    for type in types:
        narrow.create_facts(db, FACT_TABLES[type])
    db.execute(_TIMELINE)
    own_facts(db.conn, types)
    db.execute("INSERT INTO pending_claims SELECT id FROM claims WHERE superseded_by IS NULL")


def _full_text(db: Database, table: str, columns: tuple[str, ...]) -> None:
    listed = ", ".join(columns)
    new, old = ", ".join(f"new.{c}" for c in columns), ", ".join(f"old.{c}" for c in columns)
    index = f"{table}_fts"
    forget = f"INSERT INTO {index} ({index}, rowid, {listed}) VALUES ('delete', old.seq, {old})"
    learn = f"INSERT INTO {index} (rowid, {listed}) VALUES (new.seq, {new})"
    db.execute(
        f"CREATE VIRTUAL TABLE {index} USING fts5 ({listed}, content='{table}', content_rowid='seq', "
        "tokenize='porter unicode61 remove_diacritics 2')"
    )
    db.execute(f"CREATE TRIGGER {table}_fts_insert AFTER INSERT ON {table} BEGIN {learn}; END")
    db.execute(f"CREATE TRIGGER {table}_fts_delete AFTER DELETE ON {table} BEGIN {forget}; END")
    db.execute(f"CREATE TRIGGER {table}_fts_update AFTER UPDATE OF {listed} ON {table} BEGIN {forget}; {learn}; END")


@migrations()
def m008_judgements_and_verdicts(db: Database) -> None:
    """What people know better: about companies, and about claims."""
    _script(db, judged_tables.JUDGEMENTS)
    _script(db, judged_tables.VERDICTS)
    db.execute("DROP VIEW timeline")
    db.execute(_TIMELINE.replace("cp.company", "cp.judged AS company"))


@migrations()
def m009_confidence(db: Database) -> None:
    """Confidence after the verdicts of the base, beside that which claims were extracted with."""
    _script(db, judged_tables.CONFIDENCE)
    confidence.recount(db.conn, [row[0] for row in db.execute(confidence.REVIEWED_RULES)])
    confidence.bring_up_to_date(db.conn)
    for type in ("deal", "capacity", "move", "guidance", "event"):
        narrow.create_views(db, FACT_TABLES[type])


@migrations()
def m010_lists(db: Database) -> None:
    """What lists, facets and charts go by, so that a page costs the same in a large base."""
    for type in ("deal", "capacity", "move", "guidance", "event"):
        lists.create(db, lists.LISTINGS[type])
    db.execute("CREATE INDEX facts_independent ON facts (independent, articles)")
    db.execute("CREATE INDEX facts_last_report ON facts (id, type, last_report)")


@migrations()
def m011_blocks(db: Database) -> None:
    """Blocks are narrower than they were, so that an addition looks at little: all claims wait for theirs."""
    db.execute("DELETE FROM claim_blocks")
    db.execute("INSERT OR IGNORE INTO pending_claims SELECT id FROM claims WHERE superseded_by IS NULL")


@migrations()
def m012_parties_of_lists(db: Database) -> None:
    """Who has a part in a fact after all judgements, so that sums and charts count by it; facts by their reports."""
    for type in ("deal", "capacity", "move", "guidance", "event"):
        lists.renew(db, lists.LISTINGS[type])
        narrow.create_views(db, FACT_TABLES[type])
    db.execute("CREATE INDEX facts_type_first_report ON facts (type, first_report)")
    db.execute("CREATE INDEX facts_type_last_report ON facts (type, last_report)")


@migrations()
def m013_rows_that_lie_together(db: Database) -> None:
    """What an addition writes lies together: a row with a random key costs a page of its own in a large base.

    Blocks and signatures go by numbers that grow, parts of signatures first into a small table; indexes that no
    question goes by are gone. Claims and facts are found by their parties in ``claim_parties``.
    """
    _script(db, _LOCAL)


@migrations()
def m014_conflicts_of_one_fact(db: Database) -> None:
    """What a list says of conflicts is asked by the fact: it was found among all conflicts of the base.

    Facts by type and day are in the lists. Purchases wait for their blocks: they are found by what is bought, too.
    """
    lists.keep_anew(db, lists.LISTINGS["deal"])
    db.execute("DROP INDEX facts_type_day")
    db.execute(
        "INSERT OR IGNORE INTO pending_claims SELECT n.claim FROM deal_claims AS n JOIN claims AS c ON c.id = n.claim "
        "WHERE n.kind = 'acquisition' AND c.superseded_by IS NULL"
    )


@migrations()
def m015_rows_by_the_number_of_their_claim(db: Database) -> None:
    """What only hangs on claims goes by their numbers, which grow, and no longer by their ids, which are hashes: an
    addition to a large base writes it to the last pages. Views have it by the ids, under the names that it had.

    Indexes by hashes are there before the rows: filled afterwards they would have no room, and each of the next rows
    would make two pages of one.
    """
    _script(db, _NUMBERED)
    parties = "claim_parties AS cp JOIN fact_claims AS fc"
    judged = _TIMELINE.replace("cp.company", "cp.judged AS company")
    db.execute(judged.replace(parties, "party_rows AS cp JOIN member_rows AS fc"))
    for type in ("deal", "capacity", "move", "guidance", "event"):
        narrow.number(db, FACT_TABLES[type])
        lists.keep_anew(db, lists.LISTINGS[type])


@migrations()
def m016_blocks_of_deals(db: Database) -> None:
    """Deals are found by the parents of their parties, megawatts by whom their passage names, and rounded: those that
    are there wait for their blocks."""
    which = "type IN ('deal', 'capacity')"
    db.execute(f"DELETE FROM claim_blocks WHERE claim IN (SELECT seq FROM claims WHERE {which})")
    db.execute(f"INSERT OR IGNORE INTO pending_claims SELECT id FROM claims WHERE superseded_by IS NULL AND {which}")
