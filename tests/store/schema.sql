CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
CREATE TABLE article_bands (
  band INTEGER NOT NULL,
  article INTEGER NOT NULL,
  PRIMARY KEY (band, article)
) STRICT, WITHOUT ROWID;
CREATE TABLE article_signatures (
  article INTEGER PRIMARY KEY REFERENCES articles (seq),
  signature BLOB NOT NULL,
  story TEXT REFERENCES articles (id)
) STRICT;
CREATE INDEX article_signatures_story ON article_signatures (story) WHERE story IS NOT NULL;
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
CREATE VIRTUAL TABLE articles_fts USING fts5 (title, text, content='articles', content_rowid='seq', tokenize='porter unicode61 remove_diacritics 2');
CREATE INDEX articles_published ON articles (published);
CREATE INDEX articles_run ON articles (run);
CREATE INDEX articles_site ON articles (site);
CREATE INDEX articles_url ON articles (url);
CREATE VIEW capacities AS SELECT
  f.id,
  n.holder,
  n.mw,
  n.mw_high,
  n.bound,
  n.stage,
  n.basis,
  n.technology,
  n.site,
  f.confidence,
  c.rule,
  c.attribution,
  c.evidence,
  c.article,
  a.title,
  a.site AS outlet,
  a.published,
  a.url,
  f.claims,
  f.articles,
  f.independent,
  (SELECT count(*) FROM fact_links WHERE earlier = f.id AND +relation = 'conflict')
    + (SELECT count(*) FROM fact_links WHERE later = f.id AND +relation = 'conflict') AS conflicts,
  (SELECT min(later) FROM fact_links WHERE earlier = f.id AND relation <> 'conflict') AS followed_by,
  f.first_report,
  f.last_report,
  f.first_day,
  f.last_day,
  c.seq
FROM capacity_facts AS n
JOIN facts AS f ON f.id = n.fact
JOIN claims AS c ON c.id = f.founder
JOIN articles AS a ON a.id = c.article;
CREATE VIEW capacity_claims AS SELECT
  c.id AS claim,
  n.holder,
  n.mw,
  n.mw_high,
  n.bound,
  n.stage,
  n.basis,
  n.technology,
  n.site
FROM capacity_rows AS n
JOIN claims AS c ON c.seq = n.claim;
CREATE TABLE capacity_counts ("stage" TEXT NOT NULL, "technology" TEXT NOT NULL, "year" TEXT NOT NULL, "size" TEXT NOT NULL, facts INTEGER NOT NULL, PRIMARY KEY ("stage", "technology", "year", "size")) STRICT, WITHOUT ROWID;
CREATE TABLE "capacity_facts" (
   "fact" TEXT PRIMARY KEY NOT NULL REFERENCES "facts"("id"),
   "holder" TEXT NOT NULL,
   "mw" REAL NOT NULL,
   "mw_high" REAL,
   "bound" TEXT NOT NULL,
   "stage" TEXT NOT NULL,
   "basis" TEXT,
   "technology" TEXT,
   "site" TEXT
) STRICT;
CREATE TRIGGER capacity_facts_listed AFTER INSERT ON capacity_facts BEGIN INSERT INTO capacity_list (fact, "stage", "technology", "year", "size", "day", "mw", "holder_key") SELECT n.fact, ifnull(n.stage, ''), ifnull(n.technology, ''), ifnull(substr(f.last_day, 1, 4), ''), CASE WHEN n.mw IS NULL THEN '' WHEN n.mw < 50 THEN 'under 50' WHEN n.mw < 200 THEN '50 to 200' WHEN n.mw < 500 THEN '200 to 500' WHEN n.mw < 1000 THEN '500 to 1000' ELSE '1000 and over' END, ifnull(f.last_day, ''), n.mw, CASE WHEN n.holder IS NULL THEN '' ELSE coalesce((SELECT min(p.judged) FROM member_rows AS m CROSS JOIN party_rows AS p ON p.claim = m.claim WHERE m.fact = n.fact AND p.name = n.holder AND p.field = 'holder' AND p.judged IS NOT NULL), (SELECT p.judged FROM party_rows AS p WHERE p.claim = (SELECT seq FROM claims WHERE id = f.founder) AND p.field = 'holder' AND p.judged IS NOT NULL), '=' || n.holder) END FROM capacity_facts AS n JOIN facts AS f ON f.id = n.fact WHERE n.fact = new.fact; END;
CREATE TRIGGER capacity_facts_listed_anew AFTER UPDATE ON capacity_facts BEGIN DELETE FROM capacity_list WHERE fact = old.fact; INSERT INTO capacity_list (fact, "stage", "technology", "year", "size", "day", "mw", "holder_key") SELECT n.fact, ifnull(n.stage, ''), ifnull(n.technology, ''), ifnull(substr(f.last_day, 1, 4), ''), CASE WHEN n.mw IS NULL THEN '' WHEN n.mw < 50 THEN 'under 50' WHEN n.mw < 200 THEN '50 to 200' WHEN n.mw < 500 THEN '200 to 500' WHEN n.mw < 1000 THEN '500 to 1000' ELSE '1000 and over' END, ifnull(f.last_day, ''), n.mw, CASE WHEN n.holder IS NULL THEN '' ELSE coalesce((SELECT min(p.judged) FROM member_rows AS m CROSS JOIN party_rows AS p ON p.claim = m.claim WHERE m.fact = n.fact AND p.name = n.holder AND p.field = 'holder' AND p.judged IS NOT NULL), (SELECT p.judged FROM party_rows AS p WHERE p.claim = (SELECT seq FROM claims WHERE id = f.founder) AND p.field = 'holder' AND p.judged IS NOT NULL), '=' || n.holder) END FROM capacity_facts AS n JOIN facts AS f ON f.id = n.fact WHERE n.fact = new.fact; END;
CREATE INDEX capacity_facts_stage ON capacity_facts (stage);
CREATE TRIGGER capacity_facts_unlisted AFTER DELETE ON capacity_facts BEGIN DELETE FROM capacity_list WHERE fact = old.fact; END;
CREATE TABLE capacity_list (fact TEXT PRIMARY KEY NOT NULL REFERENCES facts (id), "stage" TEXT NOT NULL, "technology" TEXT NOT NULL, "year" TEXT NOT NULL, "size" TEXT NOT NULL, "day" TEXT NOT NULL, "mw" REAL, "holder_key" TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TRIGGER capacity_list_counted AFTER INSERT ON capacity_list BEGIN INSERT INTO capacity_counts VALUES (new."stage", new."technology", new."year", new."size", 1) ON CONFLICT ("stage", "technology", "year", "size") DO UPDATE SET facts = facts + 1; END;
CREATE INDEX capacity_list_day ON capacity_list ("day", fact, "stage", "technology", "year", "size");
CREATE TRIGGER capacity_list_discounted AFTER DELETE ON capacity_list BEGIN UPDATE capacity_counts SET facts = facts - 1 WHERE "stage" = old."stage" AND "technology" = old."technology" AND "year" = old."year" AND "size" = old."size"; DELETE FROM capacity_counts WHERE facts = 0 AND "stage" = old."stage" AND "technology" = old."technology" AND "year" = old."year" AND "size" = old."size"; END;
CREATE TRIGGER capacity_list_judged AFTER UPDATE OF judged ON party_rows WHEN old.judged IS NOT new.judged AND new.field IN ('holder') BEGIN UPDATE capacity_list SET holder_key = CASE WHEN n.holder IS NULL THEN '' ELSE coalesce((SELECT min(p.judged) FROM member_rows AS m CROSS JOIN party_rows AS p ON p.claim = m.claim WHERE m.fact = n.fact AND p.name = n.holder AND p.field = 'holder' AND p.judged IS NOT NULL), (SELECT p.judged FROM party_rows AS p WHERE p.claim = (SELECT seq FROM claims WHERE id = f.founder) AND p.field = 'holder' AND p.judged IS NOT NULL), '=' || n.holder) END FROM capacity_facts AS n JOIN facts AS f ON f.id = n.fact WHERE capacity_list.fact = n.fact AND n.fact = (SELECT fact FROM member_rows WHERE claim = new.claim); END;
CREATE INDEX capacity_list_mw ON capacity_list ("mw", fact, "stage", "technology", "year", "size");
CREATE VIEW capacity_reports AS SELECT
  c.id,
  n.holder,
  n.mw,
  n.mw_high,
  n.bound,
  n.stage,
  n.basis,
  n.technology,
  n.site,
  c.judged AS confidence,
  c.rule,
  c.attribution,
  c.evidence,
  c.article,
  a.title,
  a.site AS outlet,
  a.published,
  a.url,
  c.first_day,
  c.last_day,
  c.seq
FROM capacity_rows AS n
JOIN claims AS c ON c.seq = n.claim
JOIN articles AS a ON a.id = c.article
WHERE c.superseded_by IS NULL;
CREATE TABLE "capacity_rows" (
   "claim" INTEGER PRIMARY KEY REFERENCES "claims"("seq"),
   "holder" TEXT NOT NULL,
   "mw" REAL NOT NULL,
   "mw_high" REAL,
   "bound" TEXT NOT NULL,
   "stage" TEXT NOT NULL,
   "basis" TEXT,
   "technology" TEXT,
   "site" TEXT
) STRICT;
CREATE INDEX capacity_rows_stage ON capacity_rows (stage);
CREATE TABLE claim_blocks (
  block TEXT NOT NULL,
  claim INTEGER NOT NULL REFERENCES claims (seq),
  PRIMARY KEY (block, claim)
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_blocks_claim ON claim_blocks (claim);
CREATE VIEW claim_parties AS SELECT c.id AS claim, p.field, p.name, p.company, p.judged
FROM party_rows AS p JOIN claims AS c ON c.seq = p.claim;
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
, judged REAL CHECK (judged > 0 AND judged < 1)) STRICT;
CREATE INDEX claims_article ON claims (article, evidence_start);
CREATE VIRTUAL TABLE claims_fts USING fts5 (evidence, content='claims', content_rowid='seq', tokenize='porter unicode61 remove_diacritics 2');
CREATE INDEX claims_rule ON claims (rule);
CREATE INDEX claims_run ON claims (run);
CREATE INDEX claims_superseded_by ON claims (superseded_by);
CREATE TABLE companies (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  form TEXT NOT NULL,
  listed INTEGER NOT NULL CHECK (listed IN (0, 1)),
  parent TEXT REFERENCES companies (id),
  country TEXT,
  sector TEXT,
  tickers TEXT
, same_as TEXT REFERENCES companies (id), called TEXT) STRICT;
CREATE INDEX companies_form ON companies (form);
CREATE INDEX companies_name ON companies (name);
CREATE INDEX companies_parent ON companies (parent);
CREATE INDEX companies_same_as ON companies (same_as);
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
;
CREATE VIEW deal_claims AS SELECT
  c.id AS claim,
  n.company,
  n.counterparty,
  n.counterparty_text,
  n.target,
  n.kind,
  n.action,
  n.status,
  n.capacity_mw,
  n.capacity_mw_high,
  n.capacity_bound,
  n.capacity_total_mw,
  n.basis,
  n.energy_mwh,
  n.value,
  n.value_high,
  n.value_bound,
  n.currency,
  n.value_basis,
  n.term_years,
  n.term_text,
  n.technology,
  n.site,
  n.location,
  n.announced,
  n.starts,
  n.closes
FROM deal_rows AS n
JOIN claims AS c ON c.seq = n.claim;
CREATE TABLE deal_counts ("kind" TEXT NOT NULL, "status" TEXT NOT NULL, "technology" TEXT NOT NULL, "year" TEXT NOT NULL, "size" TEXT NOT NULL, "currency" TEXT NOT NULL, facts INTEGER NOT NULL, PRIMARY KEY ("kind", "status", "technology", "year", "size", "currency")) STRICT, WITHOUT ROWID;
CREATE TABLE "deal_facts" (
   "fact" TEXT PRIMARY KEY NOT NULL REFERENCES "facts"("id"),
   "company" TEXT NOT NULL,
   "counterparty" TEXT,
   "counterparty_text" TEXT,
   "target" TEXT,
   "kind" TEXT NOT NULL,
   "action" TEXT NOT NULL,
   "status" TEXT NOT NULL,
   "capacity_mw" REAL,
   "capacity_mw_high" REAL,
   "capacity_bound" TEXT,
   "capacity_total_mw" REAL,
   "basis" TEXT,
   "energy_mwh" REAL,
   "value" REAL,
   "value_high" REAL,
   "value_bound" TEXT,
   "currency" TEXT,
   "value_basis" TEXT,
   "term_years" REAL,
   "term_text" TEXT,
   "technology" TEXT,
   "site" TEXT,
   "location" TEXT,
   "announced" TEXT,
   "starts" TEXT,
   "closes" TEXT
) STRICT;
CREATE INDEX deal_facts_capacity_mw ON deal_facts (capacity_mw);
CREATE INDEX deal_facts_counterparty ON deal_facts (counterparty);
CREATE INDEX deal_facts_kind ON deal_facts (kind);
CREATE TRIGGER deal_facts_listed AFTER INSERT ON deal_facts BEGIN INSERT INTO deal_list (fact, "kind", "status", "technology", "year", "size", "currency", "day", "mw", "money", "quarter", "outdone", "company_key", "counterparty_key", "target_key") SELECT n.fact, ifnull(n.kind, ''), ifnull(n.status, ''), ifnull(n.technology, ''), ifnull(substr(f.last_day, 1, 4), ''), CASE WHEN n.capacity_mw IS NULL THEN '' WHEN n.capacity_mw < 50 THEN 'under 50' WHEN n.capacity_mw < 200 THEN '50 to 200' WHEN n.capacity_mw < 500 THEN '200 to 500' WHEN n.capacity_mw < 1000 THEN '500 to 1000' ELSE '1000 and over' END, ifnull(n.currency, ''), ifnull(f.last_day, ''), n.capacity_mw, n.value, ifnull(substr(f.last_day, 1, 4) || '-Q' || ((substr(f.last_day, 6, 2) + 2) / 3), ''), (EXISTS (SELECT 1 FROM fact_links WHERE earlier = n.fact AND relation NOT IN ('conflict', 'expanded'))
  OR EXISTS (SELECT 1 FROM fact_links AS l JOIN facts AS a ON a.id = l.earlier JOIN facts AS b ON b.id = l.later
    WHERE l.earlier = n.fact AND +l.relation = 'conflict' AND b.independent > a.independent)
  OR EXISTS (SELECT 1 FROM fact_links AS l JOIN facts AS a ON a.id = l.earlier JOIN facts AS b ON b.id = l.later
    WHERE l.later = n.fact AND +l.relation = 'conflict' AND a.independent >= b.independent)), CASE WHEN n.company IS NULL THEN '' ELSE coalesce((SELECT min(p.judged) FROM member_rows AS m CROSS JOIN party_rows AS p ON p.claim = m.claim WHERE m.fact = n.fact AND p.name = n.company AND p.field = 'company' AND p.judged IS NOT NULL), (SELECT p.judged FROM party_rows AS p WHERE p.claim = (SELECT seq FROM claims WHERE id = f.founder) AND p.field = 'company' AND p.judged IS NOT NULL), '=' || n.company) END, CASE WHEN n.counterparty IS NULL THEN '' ELSE coalesce((SELECT min(p.judged) FROM member_rows AS m CROSS JOIN party_rows AS p ON p.claim = m.claim WHERE m.fact = n.fact AND p.name = n.counterparty AND p.field = 'counterparty' AND p.judged IS NOT NULL), (SELECT p.judged FROM party_rows AS p WHERE p.claim = (SELECT seq FROM claims WHERE id = f.founder) AND p.field = 'counterparty' AND p.judged IS NOT NULL), '=' || n.counterparty) END, CASE WHEN n.target IS NULL THEN '' ELSE coalesce((SELECT min(p.judged) FROM member_rows AS m CROSS JOIN party_rows AS p ON p.claim = m.claim WHERE m.fact = n.fact AND p.name = n.target AND p.field = 'target' AND p.judged IS NOT NULL), (SELECT p.judged FROM party_rows AS p WHERE p.claim = (SELECT seq FROM claims WHERE id = f.founder) AND p.field = 'target' AND p.judged IS NOT NULL), '=' || n.target) END FROM deal_facts AS n JOIN facts AS f ON f.id = n.fact WHERE n.fact = new.fact; END;
CREATE TRIGGER deal_facts_listed_anew AFTER UPDATE ON deal_facts BEGIN DELETE FROM deal_list WHERE fact = old.fact; INSERT INTO deal_list (fact, "kind", "status", "technology", "year", "size", "currency", "day", "mw", "money", "quarter", "outdone", "company_key", "counterparty_key", "target_key") SELECT n.fact, ifnull(n.kind, ''), ifnull(n.status, ''), ifnull(n.technology, ''), ifnull(substr(f.last_day, 1, 4), ''), CASE WHEN n.capacity_mw IS NULL THEN '' WHEN n.capacity_mw < 50 THEN 'under 50' WHEN n.capacity_mw < 200 THEN '50 to 200' WHEN n.capacity_mw < 500 THEN '200 to 500' WHEN n.capacity_mw < 1000 THEN '500 to 1000' ELSE '1000 and over' END, ifnull(n.currency, ''), ifnull(f.last_day, ''), n.capacity_mw, n.value, ifnull(substr(f.last_day, 1, 4) || '-Q' || ((substr(f.last_day, 6, 2) + 2) / 3), ''), (EXISTS (SELECT 1 FROM fact_links WHERE earlier = n.fact AND relation NOT IN ('conflict', 'expanded'))
  OR EXISTS (SELECT 1 FROM fact_links AS l JOIN facts AS a ON a.id = l.earlier JOIN facts AS b ON b.id = l.later
    WHERE l.earlier = n.fact AND +l.relation = 'conflict' AND b.independent > a.independent)
  OR EXISTS (SELECT 1 FROM fact_links AS l JOIN facts AS a ON a.id = l.earlier JOIN facts AS b ON b.id = l.later
    WHERE l.later = n.fact AND +l.relation = 'conflict' AND a.independent >= b.independent)), CASE WHEN n.company IS NULL THEN '' ELSE coalesce((SELECT min(p.judged) FROM member_rows AS m CROSS JOIN party_rows AS p ON p.claim = m.claim WHERE m.fact = n.fact AND p.name = n.company AND p.field = 'company' AND p.judged IS NOT NULL), (SELECT p.judged FROM party_rows AS p WHERE p.claim = (SELECT seq FROM claims WHERE id = f.founder) AND p.field = 'company' AND p.judged IS NOT NULL), '=' || n.company) END, CASE WHEN n.counterparty IS NULL THEN '' ELSE coalesce((SELECT min(p.judged) FROM member_rows AS m CROSS JOIN party_rows AS p ON p.claim = m.claim WHERE m.fact = n.fact AND p.name = n.counterparty AND p.field = 'counterparty' AND p.judged IS NOT NULL), (SELECT p.judged FROM party_rows AS p WHERE p.claim = (SELECT seq FROM claims WHERE id = f.founder) AND p.field = 'counterparty' AND p.judged IS NOT NULL), '=' || n.counterparty) END, CASE WHEN n.target IS NULL THEN '' ELSE coalesce((SELECT min(p.judged) FROM member_rows AS m CROSS JOIN party_rows AS p ON p.claim = m.claim WHERE m.fact = n.fact AND p.name = n.target AND p.field = 'target' AND p.judged IS NOT NULL), (SELECT p.judged FROM party_rows AS p WHERE p.claim = (SELECT seq FROM claims WHERE id = f.founder) AND p.field = 'target' AND p.judged IS NOT NULL), '=' || n.target) END FROM deal_facts AS n JOIN facts AS f ON f.id = n.fact WHERE n.fact = new.fact; END;
CREATE INDEX deal_facts_status ON deal_facts (status);
CREATE TRIGGER deal_facts_unlisted AFTER DELETE ON deal_facts BEGIN DELETE FROM deal_list WHERE fact = old.fact; END;
CREATE TABLE deal_list (fact TEXT PRIMARY KEY NOT NULL REFERENCES facts (id), "kind" TEXT NOT NULL, "status" TEXT NOT NULL, "technology" TEXT NOT NULL, "year" TEXT NOT NULL, "size" TEXT NOT NULL, "currency" TEXT NOT NULL, "day" TEXT NOT NULL, "mw" REAL, "money" REAL, "quarter" TEXT NOT NULL, "outdone" INTEGER NOT NULL, "company_key" TEXT NOT NULL, "counterparty_key" TEXT NOT NULL, "target_key" TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TRIGGER deal_list_counted AFTER INSERT ON deal_list BEGIN INSERT INTO deal_counts VALUES (new."kind", new."status", new."technology", new."year", new."size", new."currency", 1) ON CONFLICT ("kind", "status", "technology", "year", "size", "currency") DO UPDATE SET facts = facts + 1; END;
CREATE INDEX deal_list_day ON deal_list ("day", fact, "kind", "status", "technology", "year", "size", "currency");
CREATE TRIGGER deal_list_discounted AFTER DELETE ON deal_list BEGIN UPDATE deal_counts SET facts = facts - 1 WHERE "kind" = old."kind" AND "status" = old."status" AND "technology" = old."technology" AND "year" = old."year" AND "size" = old."size" AND "currency" = old."currency"; DELETE FROM deal_counts WHERE facts = 0 AND "kind" = old."kind" AND "status" = old."status" AND "technology" = old."technology" AND "year" = old."year" AND "size" = old."size" AND "currency" = old."currency"; END;
CREATE TRIGGER deal_list_judged AFTER UPDATE OF judged ON party_rows WHEN old.judged IS NOT new.judged AND new.field IN ('company', 'counterparty', 'target') BEGIN UPDATE deal_list SET company_key = CASE WHEN n.company IS NULL THEN '' ELSE coalesce((SELECT min(p.judged) FROM member_rows AS m CROSS JOIN party_rows AS p ON p.claim = m.claim WHERE m.fact = n.fact AND p.name = n.company AND p.field = 'company' AND p.judged IS NOT NULL), (SELECT p.judged FROM party_rows AS p WHERE p.claim = (SELECT seq FROM claims WHERE id = f.founder) AND p.field = 'company' AND p.judged IS NOT NULL), '=' || n.company) END, counterparty_key = CASE WHEN n.counterparty IS NULL THEN '' ELSE coalesce((SELECT min(p.judged) FROM member_rows AS m CROSS JOIN party_rows AS p ON p.claim = m.claim WHERE m.fact = n.fact AND p.name = n.counterparty AND p.field = 'counterparty' AND p.judged IS NOT NULL), (SELECT p.judged FROM party_rows AS p WHERE p.claim = (SELECT seq FROM claims WHERE id = f.founder) AND p.field = 'counterparty' AND p.judged IS NOT NULL), '=' || n.counterparty) END, target_key = CASE WHEN n.target IS NULL THEN '' ELSE coalesce((SELECT min(p.judged) FROM member_rows AS m CROSS JOIN party_rows AS p ON p.claim = m.claim WHERE m.fact = n.fact AND p.name = n.target AND p.field = 'target' AND p.judged IS NOT NULL), (SELECT p.judged FROM party_rows AS p WHERE p.claim = (SELECT seq FROM claims WHERE id = f.founder) AND p.field = 'target' AND p.judged IS NOT NULL), '=' || n.target) END FROM deal_facts AS n JOIN facts AS f ON f.id = n.fact WHERE deal_list.fact = n.fact AND n.fact = (SELECT fact FROM member_rows WHERE claim = new.claim); END;
CREATE INDEX deal_list_money ON deal_list ("money", fact, "kind", "status", "technology", "year", "size", "currency");
CREATE INDEX deal_list_mw ON deal_list ("mw", fact, "kind", "status", "technology", "year", "size", "currency");
CREATE INDEX deal_list_sides ON deal_list (counterparty_key, company_key, quarter, technology, "kind", "status", "year", "size", "currency", "mw", outdone) WHERE outdone = 0;
CREATE INDEX deal_list_technology ON deal_list (technology, quarter, "kind", "status", "year", "size", "currency", "mw", outdone) WHERE outdone = 0;
CREATE TABLE deal_parties (
  claim TEXT NOT NULL REFERENCES claims (id),
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  PRIMARY KEY (claim, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX deal_parties_name ON deal_parties (name);
CREATE VIEW deal_reports AS SELECT
  c.id,
  n.company,
  n.counterparty,
  n.counterparty_text,
  n.target,
  n.kind,
  n.action,
  n.status,
  n.capacity_mw,
  n.capacity_mw_high,
  n.capacity_bound,
  n.capacity_total_mw,
  n.basis,
  n.energy_mwh,
  n.value,
  n.value_high,
  n.value_bound,
  n.currency,
  n.value_basis,
  n.term_years,
  n.term_text,
  n.technology,
  n.site,
  n.location,
  n.announced,
  n.starts,
  n.closes,
  (SELECT group_concat(name || ' (' || role || ')', '; ')
    FROM (SELECT name, role FROM deal_parties WHERE claim = c.id ORDER BY position)) AS other_parties,
  c.judged AS confidence,
  c.rule,
  c.attribution,
  c.evidence,
  c.article,
  a.title,
  a.site AS outlet,
  a.published,
  a.url,
  c.first_day,
  c.last_day,
  c.seq
FROM deal_rows AS n
JOIN claims AS c ON c.seq = n.claim
JOIN articles AS a ON a.id = c.article
WHERE c.superseded_by IS NULL;
CREATE TABLE "deal_rows" (
   "claim" INTEGER PRIMARY KEY REFERENCES "claims"("seq"),
   "company" TEXT NOT NULL,
   "counterparty" TEXT,
   "counterparty_text" TEXT,
   "target" TEXT,
   "kind" TEXT NOT NULL,
   "action" TEXT NOT NULL,
   "status" TEXT NOT NULL,
   "capacity_mw" REAL,
   "capacity_mw_high" REAL,
   "capacity_bound" TEXT,
   "capacity_total_mw" REAL,
   "basis" TEXT,
   "energy_mwh" REAL,
   "value" REAL,
   "value_high" REAL,
   "value_bound" TEXT,
   "currency" TEXT,
   "value_basis" TEXT,
   "term_years" REAL,
   "term_text" TEXT,
   "technology" TEXT,
   "site" TEXT,
   "location" TEXT,
   "announced" TEXT,
   "starts" TEXT,
   "closes" TEXT
) STRICT;
CREATE INDEX deal_rows_kind ON deal_rows (kind);
CREATE INDEX deal_rows_status ON deal_rows (status);
CREATE VIEW deals AS SELECT
  f.id,
  n.company,
  n.counterparty,
  n.counterparty_text,
  n.target,
  n.kind,
  n.action,
  n.status,
  n.capacity_mw,
  n.capacity_mw_high,
  n.capacity_bound,
  n.capacity_total_mw,
  n.basis,
  n.energy_mwh,
  n.value,
  n.value_high,
  n.value_bound,
  n.currency,
  n.value_basis,
  n.term_years,
  n.term_text,
  n.technology,
  n.site,
  n.location,
  n.announced,
  n.starts,
  n.closes,
  (SELECT group_concat((value ->> 'name') || ' (' || (value ->> 'role') || ')', '; ')
    FROM (SELECT value FROM json_each(f.data, '$.other_parties') ORDER BY key)) AS other_parties,
  f.confidence,
  c.rule,
  c.attribution,
  c.evidence,
  c.article,
  a.title,
  a.site AS outlet,
  a.published,
  a.url,
  f.claims,
  f.articles,
  f.independent,
  (SELECT count(*) FROM fact_links WHERE earlier = f.id AND +relation = 'conflict')
    + (SELECT count(*) FROM fact_links WHERE later = f.id AND +relation = 'conflict') AS conflicts,
  (SELECT min(later) FROM fact_links WHERE earlier = f.id AND relation <> 'conflict') AS followed_by,
  f.first_report,
  f.last_report,
  f.first_day,
  f.last_day,
  c.seq
FROM deal_facts AS n
JOIN facts AS f ON f.id = n.fact
JOIN claims AS c ON c.id = f.founder
JOIN articles AS a ON a.id = c.article;
CREATE VIEW event_claims AS SELECT
  c.id AS claim,
  n.company,
  n.kind,
  n.date,
  n.scheduled
FROM event_rows AS n
JOIN claims AS c ON c.seq = n.claim;
CREATE TABLE event_counts ("kind" TEXT NOT NULL, "when" TEXT NOT NULL, "year" TEXT NOT NULL, facts INTEGER NOT NULL, PRIMARY KEY ("kind", "when", "year")) STRICT, WITHOUT ROWID;
CREATE TABLE "event_facts" (
   "fact" TEXT PRIMARY KEY NOT NULL REFERENCES "facts"("id"),
   "company" TEXT NOT NULL,
   "kind" TEXT NOT NULL,
   "date" TEXT NOT NULL,
   "scheduled" INTEGER NOT NULL
) STRICT;
CREATE INDEX event_facts_kind ON event_facts (kind);
CREATE TRIGGER event_facts_listed AFTER INSERT ON event_facts BEGIN INSERT INTO event_list (fact, "kind", "when", "year", "day", "company_key") SELECT n.fact, ifnull(n.kind, ''), CASE WHEN n.scheduled THEN 'ahead' ELSE 'past' END, ifnull(substr(f.last_day, 1, 4), ''), ifnull(f.last_day, ''), CASE WHEN n.company IS NULL THEN '' ELSE coalesce((SELECT min(p.judged) FROM member_rows AS m CROSS JOIN party_rows AS p ON p.claim = m.claim WHERE m.fact = n.fact AND p.name = n.company AND p.field = 'company' AND p.judged IS NOT NULL), (SELECT p.judged FROM party_rows AS p WHERE p.claim = (SELECT seq FROM claims WHERE id = f.founder) AND p.field = 'company' AND p.judged IS NOT NULL), '=' || n.company) END FROM event_facts AS n JOIN facts AS f ON f.id = n.fact WHERE n.fact = new.fact; END;
CREATE TRIGGER event_facts_listed_anew AFTER UPDATE ON event_facts BEGIN DELETE FROM event_list WHERE fact = old.fact; INSERT INTO event_list (fact, "kind", "when", "year", "day", "company_key") SELECT n.fact, ifnull(n.kind, ''), CASE WHEN n.scheduled THEN 'ahead' ELSE 'past' END, ifnull(substr(f.last_day, 1, 4), ''), ifnull(f.last_day, ''), CASE WHEN n.company IS NULL THEN '' ELSE coalesce((SELECT min(p.judged) FROM member_rows AS m CROSS JOIN party_rows AS p ON p.claim = m.claim WHERE m.fact = n.fact AND p.name = n.company AND p.field = 'company' AND p.judged IS NOT NULL), (SELECT p.judged FROM party_rows AS p WHERE p.claim = (SELECT seq FROM claims WHERE id = f.founder) AND p.field = 'company' AND p.judged IS NOT NULL), '=' || n.company) END FROM event_facts AS n JOIN facts AS f ON f.id = n.fact WHERE n.fact = new.fact; END;
CREATE TRIGGER event_facts_unlisted AFTER DELETE ON event_facts BEGIN DELETE FROM event_list WHERE fact = old.fact; END;
CREATE TABLE event_list (fact TEXT PRIMARY KEY NOT NULL REFERENCES facts (id), "kind" TEXT NOT NULL, "when" TEXT NOT NULL, "year" TEXT NOT NULL, "day" TEXT NOT NULL, "company_key" TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TRIGGER event_list_counted AFTER INSERT ON event_list BEGIN INSERT INTO event_counts VALUES (new."kind", new."when", new."year", 1) ON CONFLICT ("kind", "when", "year") DO UPDATE SET facts = facts + 1; END;
CREATE INDEX event_list_day ON event_list ("day", fact, "kind", "when", "year");
CREATE TRIGGER event_list_discounted AFTER DELETE ON event_list BEGIN UPDATE event_counts SET facts = facts - 1 WHERE "kind" = old."kind" AND "when" = old."when" AND "year" = old."year"; DELETE FROM event_counts WHERE facts = 0 AND "kind" = old."kind" AND "when" = old."when" AND "year" = old."year"; END;
CREATE TRIGGER event_list_judged AFTER UPDATE OF judged ON party_rows WHEN old.judged IS NOT new.judged AND new.field IN ('company') BEGIN UPDATE event_list SET company_key = CASE WHEN n.company IS NULL THEN '' ELSE coalesce((SELECT min(p.judged) FROM member_rows AS m CROSS JOIN party_rows AS p ON p.claim = m.claim WHERE m.fact = n.fact AND p.name = n.company AND p.field = 'company' AND p.judged IS NOT NULL), (SELECT p.judged FROM party_rows AS p WHERE p.claim = (SELECT seq FROM claims WHERE id = f.founder) AND p.field = 'company' AND p.judged IS NOT NULL), '=' || n.company) END FROM event_facts AS n JOIN facts AS f ON f.id = n.fact WHERE event_list.fact = n.fact AND n.fact = (SELECT fact FROM member_rows WHERE claim = new.claim); END;
CREATE VIEW event_reports AS SELECT
  c.id,
  n.company,
  n.kind,
  n.date,
  n.scheduled,
  c.judged AS confidence,
  c.rule,
  c.attribution,
  c.evidence,
  c.article,
  a.title,
  a.site AS outlet,
  a.published,
  a.url,
  c.first_day,
  c.last_day,
  c.seq
FROM event_rows AS n
JOIN claims AS c ON c.seq = n.claim
JOIN articles AS a ON a.id = c.article
WHERE c.superseded_by IS NULL;
CREATE TABLE "event_rows" (
   "claim" INTEGER PRIMARY KEY REFERENCES "claims"("seq"),
   "company" TEXT NOT NULL,
   "kind" TEXT NOT NULL,
   "date" TEXT NOT NULL,
   "scheduled" INTEGER NOT NULL
) STRICT;
CREATE INDEX event_rows_kind ON event_rows (kind);
CREATE VIEW events AS SELECT
  f.id,
  n.company,
  n.kind,
  n.date,
  n.scheduled,
  f.confidence,
  c.rule,
  c.attribution,
  c.evidence,
  c.article,
  a.title,
  a.site AS outlet,
  a.published,
  a.url,
  f.claims,
  f.articles,
  f.independent,
  (SELECT count(*) FROM fact_links WHERE earlier = f.id AND +relation = 'conflict')
    + (SELECT count(*) FROM fact_links WHERE later = f.id AND +relation = 'conflict') AS conflicts,
  (SELECT min(later) FROM fact_links WHERE earlier = f.id AND relation <> 'conflict') AS followed_by,
  f.first_report,
  f.last_report,
  f.first_day,
  f.last_day,
  c.seq
FROM event_facts AS n
JOIN facts AS f ON f.id = n.fact
JOIN claims AS c ON c.id = f.founder
JOIN articles AS a ON a.id = c.article;
CREATE VIEW fact_claims AS SELECT c.id AS claim, m.fact, m.handle, m.score, m.via, m.explanation, m.attached
FROM member_rows AS m JOIN claims AS c ON c.seq = m.claim;
CREATE TABLE fact_links (
  earlier TEXT NOT NULL REFERENCES facts (id),
  later TEXT NOT NULL REFERENCES facts (id),
  relation TEXT NOT NULL,
  field TEXT,
  score REAL NOT NULL,
  explanation TEXT NOT NULL,
  PRIMARY KEY (earlier, later)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER fact_links_deal_delete AFTER DELETE ON fact_links BEGIN UPDATE deal_list SET outdone = (EXISTS (SELECT 1 FROM fact_links WHERE earlier = deal_list.fact AND relation NOT IN ('conflict', 'expanded'))
  OR EXISTS (SELECT 1 FROM fact_links AS l JOIN facts AS a ON a.id = l.earlier JOIN facts AS b ON b.id = l.later
    WHERE l.earlier = deal_list.fact AND +l.relation = 'conflict' AND b.independent > a.independent)
  OR EXISTS (SELECT 1 FROM fact_links AS l JOIN facts AS a ON a.id = l.earlier JOIN facts AS b ON b.id = l.later
    WHERE l.later = deal_list.fact AND +l.relation = 'conflict' AND a.independent >= b.independent)) WHERE fact IN (old.earlier, old.later); END;
CREATE TRIGGER fact_links_deal_insert AFTER INSERT ON fact_links BEGIN UPDATE deal_list SET outdone = (EXISTS (SELECT 1 FROM fact_links WHERE earlier = deal_list.fact AND relation NOT IN ('conflict', 'expanded'))
  OR EXISTS (SELECT 1 FROM fact_links AS l JOIN facts AS a ON a.id = l.earlier JOIN facts AS b ON b.id = l.later
    WHERE l.earlier = deal_list.fact AND +l.relation = 'conflict' AND b.independent > a.independent)
  OR EXISTS (SELECT 1 FROM fact_links AS l JOIN facts AS a ON a.id = l.earlier JOIN facts AS b ON b.id = l.later
    WHERE l.later = deal_list.fact AND +l.relation = 'conflict' AND a.independent >= b.independent)) WHERE fact IN (new.earlier, new.later); END;
CREATE INDEX fact_links_later ON fact_links (later);
CREATE INDEX fact_links_relation ON fact_links (relation);
CREATE TABLE fact_values (
  fact TEXT NOT NULL REFERENCES facts (id),
  field TEXT NOT NULL,
  position INTEGER NOT NULL,
  value TEXT NOT NULL,
  independent INTEGER NOT NULL,
  claims TEXT NOT NULL,
  PRIMARY KEY (fact, field, position)
) STRICT, WITHOUT ROWID;
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
CREATE INDEX facts_again ON facts (type, last_report) WHERE last_report > first_report;
CREATE TRIGGER facts_deal_support AFTER UPDATE OF independent ON facts WHEN old.independent <> new.independent AND new.type = 'deal' BEGIN UPDATE deal_list SET outdone = (EXISTS (SELECT 1 FROM fact_links WHERE earlier = deal_list.fact AND relation NOT IN ('conflict', 'expanded'))
  OR EXISTS (SELECT 1 FROM fact_links AS l JOIN facts AS a ON a.id = l.earlier JOIN facts AS b ON b.id = l.later
    WHERE l.earlier = deal_list.fact AND +l.relation = 'conflict' AND b.independent > a.independent)
  OR EXISTS (SELECT 1 FROM fact_links AS l JOIN facts AS a ON a.id = l.earlier JOIN facts AS b ON b.id = l.later
    WHERE l.later = deal_list.fact AND +l.relation = 'conflict' AND a.independent >= b.independent)) WHERE fact IN (SELECT new.id UNION SELECT later FROM fact_links WHERE earlier = new.id UNION SELECT earlier FROM fact_links WHERE later = new.id); END;
CREATE INDEX facts_independent ON facts (independent, articles);
CREATE INDEX facts_type_first_report ON facts (type, first_report);
CREATE VIEW guidance AS SELECT
  f.id,
  n.company,
  n.metric,
  n.low,
  n.high,
  n.bound,
  n.unit,
  n.period,
  n.change,
  n.versus_consensus,
  f.confidence,
  c.rule,
  c.attribution,
  c.evidence,
  c.article,
  a.title,
  a.site AS outlet,
  a.published,
  a.url,
  f.claims,
  f.articles,
  f.independent,
  (SELECT count(*) FROM fact_links WHERE earlier = f.id AND +relation = 'conflict')
    + (SELECT count(*) FROM fact_links WHERE later = f.id AND +relation = 'conflict') AS conflicts,
  (SELECT min(later) FROM fact_links WHERE earlier = f.id AND relation <> 'conflict') AS followed_by,
  f.first_report,
  f.last_report,
  f.first_day,
  f.last_day,
  c.seq
FROM guidance_facts AS n
JOIN facts AS f ON f.id = n.fact
JOIN claims AS c ON c.id = f.founder
JOIN articles AS a ON a.id = c.article;
CREATE VIEW guidance_claims AS SELECT
  c.id AS claim,
  n.company,
  n.metric,
  n.low,
  n.high,
  n.bound,
  n.unit,
  n.period,
  n.change,
  n.versus_consensus
FROM guidance_rows AS n
JOIN claims AS c ON c.seq = n.claim;
CREATE TABLE guidance_counts ("metric" TEXT NOT NULL, "change" TEXT NOT NULL, "year" TEXT NOT NULL, facts INTEGER NOT NULL, PRIMARY KEY ("metric", "change", "year")) STRICT, WITHOUT ROWID;
CREATE TABLE "guidance_facts" (
   "fact" TEXT PRIMARY KEY NOT NULL REFERENCES "facts"("id"),
   "company" TEXT NOT NULL,
   "metric" TEXT NOT NULL,
   "low" REAL NOT NULL,
   "high" REAL NOT NULL,
   "bound" TEXT NOT NULL,
   "unit" TEXT NOT NULL,
   "period" TEXT,
   "change" TEXT,
   "versus_consensus" TEXT
) STRICT;
CREATE TRIGGER guidance_facts_listed AFTER INSERT ON guidance_facts BEGIN INSERT INTO guidance_list (fact, "metric", "change", "year", "day", "company_key") SELECT n.fact, ifnull(n.metric, ''), ifnull(n.change, ''), ifnull(substr(f.last_day, 1, 4), ''), ifnull(f.last_day, ''), CASE WHEN n.company IS NULL THEN '' ELSE coalesce((SELECT min(p.judged) FROM member_rows AS m CROSS JOIN party_rows AS p ON p.claim = m.claim WHERE m.fact = n.fact AND p.name = n.company AND p.field = 'company' AND p.judged IS NOT NULL), (SELECT p.judged FROM party_rows AS p WHERE p.claim = (SELECT seq FROM claims WHERE id = f.founder) AND p.field = 'company' AND p.judged IS NOT NULL), '=' || n.company) END FROM guidance_facts AS n JOIN facts AS f ON f.id = n.fact WHERE n.fact = new.fact; END;
CREATE TRIGGER guidance_facts_listed_anew AFTER UPDATE ON guidance_facts BEGIN DELETE FROM guidance_list WHERE fact = old.fact; INSERT INTO guidance_list (fact, "metric", "change", "year", "day", "company_key") SELECT n.fact, ifnull(n.metric, ''), ifnull(n.change, ''), ifnull(substr(f.last_day, 1, 4), ''), ifnull(f.last_day, ''), CASE WHEN n.company IS NULL THEN '' ELSE coalesce((SELECT min(p.judged) FROM member_rows AS m CROSS JOIN party_rows AS p ON p.claim = m.claim WHERE m.fact = n.fact AND p.name = n.company AND p.field = 'company' AND p.judged IS NOT NULL), (SELECT p.judged FROM party_rows AS p WHERE p.claim = (SELECT seq FROM claims WHERE id = f.founder) AND p.field = 'company' AND p.judged IS NOT NULL), '=' || n.company) END FROM guidance_facts AS n JOIN facts AS f ON f.id = n.fact WHERE n.fact = new.fact; END;
CREATE INDEX guidance_facts_metric ON guidance_facts (metric);
CREATE TRIGGER guidance_facts_unlisted AFTER DELETE ON guidance_facts BEGIN DELETE FROM guidance_list WHERE fact = old.fact; END;
CREATE TABLE guidance_list (fact TEXT PRIMARY KEY NOT NULL REFERENCES facts (id), "metric" TEXT NOT NULL, "change" TEXT NOT NULL, "year" TEXT NOT NULL, "day" TEXT NOT NULL, "company_key" TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TRIGGER guidance_list_counted AFTER INSERT ON guidance_list BEGIN INSERT INTO guidance_counts VALUES (new."metric", new."change", new."year", 1) ON CONFLICT ("metric", "change", "year") DO UPDATE SET facts = facts + 1; END;
CREATE INDEX guidance_list_day ON guidance_list ("day", fact, "metric", "change", "year");
CREATE TRIGGER guidance_list_discounted AFTER DELETE ON guidance_list BEGIN UPDATE guidance_counts SET facts = facts - 1 WHERE "metric" = old."metric" AND "change" = old."change" AND "year" = old."year"; DELETE FROM guidance_counts WHERE facts = 0 AND "metric" = old."metric" AND "change" = old."change" AND "year" = old."year"; END;
CREATE TRIGGER guidance_list_judged AFTER UPDATE OF judged ON party_rows WHEN old.judged IS NOT new.judged AND new.field IN ('company') BEGIN UPDATE guidance_list SET company_key = CASE WHEN n.company IS NULL THEN '' ELSE coalesce((SELECT min(p.judged) FROM member_rows AS m CROSS JOIN party_rows AS p ON p.claim = m.claim WHERE m.fact = n.fact AND p.name = n.company AND p.field = 'company' AND p.judged IS NOT NULL), (SELECT p.judged FROM party_rows AS p WHERE p.claim = (SELECT seq FROM claims WHERE id = f.founder) AND p.field = 'company' AND p.judged IS NOT NULL), '=' || n.company) END FROM guidance_facts AS n JOIN facts AS f ON f.id = n.fact WHERE guidance_list.fact = n.fact AND n.fact = (SELECT fact FROM member_rows WHERE claim = new.claim); END;
CREATE VIEW guidance_reports AS SELECT
  c.id,
  n.company,
  n.metric,
  n.low,
  n.high,
  n.bound,
  n.unit,
  n.period,
  n.change,
  n.versus_consensus,
  c.judged AS confidence,
  c.rule,
  c.attribution,
  c.evidence,
  c.article,
  a.title,
  a.site AS outlet,
  a.published,
  a.url,
  c.first_day,
  c.last_day,
  c.seq
FROM guidance_rows AS n
JOIN claims AS c ON c.seq = n.claim
JOIN articles AS a ON a.id = c.article
WHERE c.superseded_by IS NULL;
CREATE TABLE "guidance_rows" (
   "claim" INTEGER PRIMARY KEY REFERENCES "claims"("seq"),
   "company" TEXT NOT NULL,
   "metric" TEXT NOT NULL,
   "low" REAL NOT NULL,
   "high" REAL NOT NULL,
   "bound" TEXT NOT NULL,
   "unit" TEXT NOT NULL,
   "period" TEXT,
   "change" TEXT,
   "versus_consensus" TEXT
) STRICT;
CREATE INDEX guidance_rows_metric ON guidance_rows (metric);
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
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
CREATE INDEX inputs_article ON inputs (article);
CREATE UNIQUE INDEX inputs_once ON inputs (source, ifnull(member, 0), digest);
CREATE INDEX inputs_outcome ON inputs (outcome);
CREATE INDEX inputs_replaced_by ON inputs (replaced_by)
;
CREATE INDEX inputs_run ON inputs (run);
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
;
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
CREATE TABLE mention_rows (
  claim INTEGER NOT NULL REFERENCES claims (seq),
  field TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  raw TEXT NOT NULL,
  PRIMARY KEY (claim, field),
  CHECK (start < "end")
) STRICT, WITHOUT ROWID;
CREATE VIEW mentions AS SELECT c.id AS claim, m.field, m.start, m."end", m.raw
FROM mention_rows AS m JOIN claims AS c ON c.seq = m.claim;
CREATE VIEW move_claims AS SELECT
  c.id AS claim,
  n.subject,
  n.subject_kind,
  n.metric,
  n.percent,
  n.percent_high,
  n.bound,
  n.horizon,
  n.period,
  n.since
FROM move_rows AS n
JOIN claims AS c ON c.seq = n.claim;
CREATE TABLE move_counts ("horizon" TEXT NOT NULL, "metric" TEXT NOT NULL, "subject_kind" TEXT NOT NULL, "year" TEXT NOT NULL, facts INTEGER NOT NULL, PRIMARY KEY ("horizon", "metric", "subject_kind", "year")) STRICT, WITHOUT ROWID;
CREATE TABLE "move_facts" (
   "fact" TEXT PRIMARY KEY NOT NULL REFERENCES "facts"("id"),
   "subject" TEXT NOT NULL,
   "subject_kind" TEXT NOT NULL,
   "metric" TEXT NOT NULL,
   "percent" REAL NOT NULL,
   "percent_high" REAL,
   "bound" TEXT NOT NULL,
   "horizon" TEXT NOT NULL,
   "period" TEXT,
   "since" TEXT
) STRICT;
CREATE INDEX move_facts_horizon ON move_facts (horizon);
CREATE TRIGGER move_facts_listed AFTER INSERT ON move_facts BEGIN INSERT INTO move_list (fact, "horizon", "metric", "subject_kind", "year", "day", "percent", "subject_key") SELECT n.fact, ifnull(n.horizon, ''), ifnull(n.metric, ''), ifnull(n.subject_kind, ''), ifnull(substr(f.last_day, 1, 4), ''), ifnull(f.last_day, ''), abs(n.percent), CASE WHEN n.subject IS NULL THEN '' ELSE coalesce((SELECT min(p.judged) FROM member_rows AS m CROSS JOIN party_rows AS p ON p.claim = m.claim WHERE m.fact = n.fact AND p.name = n.subject AND p.field = 'subject' AND p.judged IS NOT NULL), (SELECT p.judged FROM party_rows AS p WHERE p.claim = (SELECT seq FROM claims WHERE id = f.founder) AND p.field = 'subject' AND p.judged IS NOT NULL), '=' || n.subject) END FROM move_facts AS n JOIN facts AS f ON f.id = n.fact WHERE n.fact = new.fact; END;
CREATE TRIGGER move_facts_listed_anew AFTER UPDATE ON move_facts BEGIN DELETE FROM move_list WHERE fact = old.fact; INSERT INTO move_list (fact, "horizon", "metric", "subject_kind", "year", "day", "percent", "subject_key") SELECT n.fact, ifnull(n.horizon, ''), ifnull(n.metric, ''), ifnull(n.subject_kind, ''), ifnull(substr(f.last_day, 1, 4), ''), ifnull(f.last_day, ''), abs(n.percent), CASE WHEN n.subject IS NULL THEN '' ELSE coalesce((SELECT min(p.judged) FROM member_rows AS m CROSS JOIN party_rows AS p ON p.claim = m.claim WHERE m.fact = n.fact AND p.name = n.subject AND p.field = 'subject' AND p.judged IS NOT NULL), (SELECT p.judged FROM party_rows AS p WHERE p.claim = (SELECT seq FROM claims WHERE id = f.founder) AND p.field = 'subject' AND p.judged IS NOT NULL), '=' || n.subject) END FROM move_facts AS n JOIN facts AS f ON f.id = n.fact WHERE n.fact = new.fact; END;
CREATE INDEX move_facts_metric ON move_facts (metric);
CREATE TRIGGER move_facts_unlisted AFTER DELETE ON move_facts BEGIN DELETE FROM move_list WHERE fact = old.fact; END;
CREATE TABLE move_list (fact TEXT PRIMARY KEY NOT NULL REFERENCES facts (id), "horizon" TEXT NOT NULL, "metric" TEXT NOT NULL, "subject_kind" TEXT NOT NULL, "year" TEXT NOT NULL, "day" TEXT NOT NULL, "percent" REAL, "subject_key" TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TRIGGER move_list_counted AFTER INSERT ON move_list BEGIN INSERT INTO move_counts VALUES (new."horizon", new."metric", new."subject_kind", new."year", 1) ON CONFLICT ("horizon", "metric", "subject_kind", "year") DO UPDATE SET facts = facts + 1; END;
CREATE INDEX move_list_day ON move_list ("day", fact, "horizon", "metric", "subject_kind", "year");
CREATE TRIGGER move_list_discounted AFTER DELETE ON move_list BEGIN UPDATE move_counts SET facts = facts - 1 WHERE "horizon" = old."horizon" AND "metric" = old."metric" AND "subject_kind" = old."subject_kind" AND "year" = old."year"; DELETE FROM move_counts WHERE facts = 0 AND "horizon" = old."horizon" AND "metric" = old."metric" AND "subject_kind" = old."subject_kind" AND "year" = old."year"; END;
CREATE TRIGGER move_list_judged AFTER UPDATE OF judged ON party_rows WHEN old.judged IS NOT new.judged AND new.field IN ('subject') BEGIN UPDATE move_list SET subject_key = CASE WHEN n.subject IS NULL THEN '' ELSE coalesce((SELECT min(p.judged) FROM member_rows AS m CROSS JOIN party_rows AS p ON p.claim = m.claim WHERE m.fact = n.fact AND p.name = n.subject AND p.field = 'subject' AND p.judged IS NOT NULL), (SELECT p.judged FROM party_rows AS p WHERE p.claim = (SELECT seq FROM claims WHERE id = f.founder) AND p.field = 'subject' AND p.judged IS NOT NULL), '=' || n.subject) END FROM move_facts AS n JOIN facts AS f ON f.id = n.fact WHERE move_list.fact = n.fact AND n.fact = (SELECT fact FROM member_rows WHERE claim = new.claim); END;
CREATE INDEX move_list_percent ON move_list ("percent", fact, "horizon", "metric", "subject_kind", "year");
CREATE VIEW move_reports AS SELECT
  c.id,
  n.subject,
  n.subject_kind,
  n.metric,
  n.percent,
  n.percent_high,
  n.bound,
  n.horizon,
  n.period,
  n.since,
  c.judged AS confidence,
  c.rule,
  c.attribution,
  c.evidence,
  c.article,
  a.title,
  a.site AS outlet,
  a.published,
  a.url,
  c.first_day,
  c.last_day,
  c.seq
FROM move_rows AS n
JOIN claims AS c ON c.seq = n.claim
JOIN articles AS a ON a.id = c.article
WHERE c.superseded_by IS NULL;
CREATE TABLE "move_rows" (
   "claim" INTEGER PRIMARY KEY REFERENCES "claims"("seq"),
   "subject" TEXT NOT NULL,
   "subject_kind" TEXT NOT NULL,
   "metric" TEXT NOT NULL,
   "percent" REAL NOT NULL,
   "percent_high" REAL,
   "bound" TEXT NOT NULL,
   "horizon" TEXT NOT NULL,
   "period" TEXT,
   "since" TEXT
) STRICT;
CREATE INDEX move_rows_horizon ON move_rows (horizon);
CREATE INDEX move_rows_metric ON move_rows (metric);
CREATE VIEW moves AS SELECT
  f.id,
  n.subject,
  n.subject_kind,
  n.metric,
  n.percent,
  n.percent_high,
  n.bound,
  n.horizon,
  n.period,
  n.since,
  f.confidence,
  c.rule,
  c.attribution,
  c.evidence,
  c.article,
  a.title,
  a.site AS outlet,
  a.published,
  a.url,
  f.claims,
  f.articles,
  f.independent,
  (SELECT count(*) FROM fact_links WHERE earlier = f.id AND +relation = 'conflict')
    + (SELECT count(*) FROM fact_links WHERE later = f.id AND +relation = 'conflict') AS conflicts,
  (SELECT min(later) FROM fact_links WHERE earlier = f.id AND relation <> 'conflict') AS followed_by,
  f.first_report,
  f.last_report,
  f.first_day,
  f.last_day,
  c.seq
FROM move_facts AS n
JOIN facts AS f ON f.id = n.fact
JOIN claims AS c ON c.id = f.founder
JOIN articles AS a ON a.id = c.article;
CREATE TABLE new_bands (
  band INTEGER NOT NULL,
  article INTEGER NOT NULL,
  PRIMARY KEY (band, article)
) STRICT, WITHOUT ROWID;
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
CREATE TABLE pending_claims (
  claim TEXT PRIMARY KEY NOT NULL REFERENCES claims (id)
) STRICT, WITHOUT ROWID;
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
CREATE INDEX requests_archive ON requests (archive, "offset");
CREATE INDEX requests_asked_for ON requests (asked_for);
CREATE INDEX requests_run ON requests (run)
;
CREATE INDEX requests_url ON requests (url);
CREATE TABLE rule_verdicts (
  rule TEXT PRIMARY KEY NOT NULL,
  reviewed INTEGER NOT NULL,
  right INTEGER NOT NULL,
  expected REAL NOT NULL,
  odds REAL NOT NULL CHECK (odds > 0),
  waiting INTEGER NOT NULL CHECK (waiting IN (0, 1))
) STRICT, WITHOUT ROWID;
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
  SELECT DISTINCT fc.fact, cp.name, cp.judged AS company FROM party_rows AS cp JOIN member_rows AS fc ON fc.claim = cp.claim
) AS p
JOIN facts AS f ON f.id = p.fact AND f.type IN ('deal', 'capacity', 'guidance')
LEFT JOIN deal_facts AS d ON d.fact = f.id
LEFT JOIN capacity_facts AS k ON k.fact = f.id
LEFT JOIN guidance_facts AS g ON g.fact = f.id
JOIN claims AS c ON c.id = f.founder
JOIN articles AS a ON a.id = c.article;
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
CREATE INDEX urls_run ON urls (run);
CREATE INDEX urls_same_as ON urls (same_as);
CREATE INDEX urls_state ON urls (state, source);
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
;
