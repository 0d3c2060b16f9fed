-- The tables and views of a database of Tallyman: of SQLite as they stand here, of PostgreSQL with WITHOUT ROWID left out and
-- DECIMAL_TEXT, text that holds an exact decimal, as NUMERIC (store/schema_sql.h). docs/databases.md explains them.

CREATE TABLE areas (
  -- Countries (ISO 3166-1), provinces (ISO 3166-2), groups, WORLD; XX is any other.
  code TEXT PRIMARY KEY,
  name TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE products (
  code TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  parent TEXT REFERENCES products (code)  -- the product that holds all of this one; null where none does
) WITHOUT ROWID;
CREATE TABLE units (
  -- Money (ISO 4217), physical units; % is percent.
  code TEXT PRIMARY KEY,
  name TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE runs (
  -- One row for each run that wrote claims.
  key INTEGER PRIMARY KEY,
  started TEXT NOT NULL,   -- UTC, ISO 8601
  finished TEXT,           -- null: the run was broken off
  producer TEXT,           -- what claims name as their producer: the next four columns in one
  program TEXT,            -- version of the program, and digests of its packs, weights and exchange rates
  packs TEXT,
  weights TEXT,
  rates TEXT,
  articles INTEGER NOT NULL DEFAULT 0,
  claims INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE progress (
  -- Where a run stands that is not finished: one row at most.
  run INTEGER PRIMARY KEY REFERENCES runs (key),
  input TEXT NOT NULL,         -- what was asked for: a hash of files and options
  files INTEGER NOT NULL,      -- files that are done
  records INTEGER NOT NULL,    -- records of the next file that are done
  next_claim INTEGER NOT NULL, -- the key of the next claim
  state TEXT NOT NULL          -- what else the program has to know to go on, as JSON
);
CREATE TABLE articles (
  -- Every article that was read, with or without claims.
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  url TEXT,
  title TEXT NOT NULL,
  published TEXT,          -- YYYY-MM-DD
  language TEXT NOT NULL,  -- ISO 639-1, empty where unknown
  country TEXT,            -- of the publisher, ISO 3166-1 alpha-2
  publisher TEXT,
  text_sha256 TEXT NOT NULL,
  sketch TEXT,             -- SimHash of the text in 16 hex digits; null where the article has no claims
  run INTEGER NOT NULL REFERENCES runs (key),
  text TEXT                -- null where the run was told to leave texts out (--no-text)
);
CREATE TABLE copies (
  -- Articles that say what an earlier published one says. Both are kept: the table only marks them.
  article INTEGER PRIMARY KEY REFERENCES articles (key),
  copy_of INTEGER NOT NULL REFERENCES articles (key),
  kind TEXT NOT NULL       -- text: the same text; url: the same address; near: sketches that differ in 3 bits at most
);
CREATE TABLE claims (
  -- One row a claim: which statistic and period it is about, and where it stands. Its numbers are in figures.
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  article INTEGER NOT NULL REFERENCES articles (key),
  position INTEGER NOT NULL,   -- in the article, from 0
  flow TEXT NOT NULL,          -- exports, imports, trade, balance
  reporter TEXT REFERENCES areas (code),
  partner TEXT NOT NULL REFERENCES areas (code),
  product TEXT NOT NULL REFERENCES products (code),
  measure TEXT,
  basis TEXT,
  side TEXT,
  reporter_text TEXT,          -- the article's words where they name less or more than the code
  partner_text TEXT,
  product_text TEXT,
  period_start TEXT,           -- YYYY-MM, the first month
  period_end TEXT,             -- YYYY-MM, the last month, included
  first_day TEXT,              -- YYYY-MM-DD, only of a part of a month
  last_day TEXT,
  status TEXT NOT NULL,        -- actual, forecast, target
  source TEXT,
  verdict TEXT NOT NULL DEFAULT 'unchecked',  -- of the last check: as the view verdicts has it
  confidence DOUBLE PRECISION NOT NULL,
  published TEXT,              -- these three are the article's, so that filters need no join
  language TEXT NOT NULL,
  publisher TEXT,
  quote TEXT NOT NULL,         -- the article's words for the claim, and where they stand: in the title or text, in Unicode code points
  quote_field TEXT NOT NULL,
  quote_start INTEGER NOT NULL,
  quote_end INTEGER NOT NULL,  -- one past the last
  sentence TEXT NOT NULL,      -- that they stand in
  sentence_field TEXT NOT NULL,
  sentence_start INTEGER NOT NULL,
  sentence_end INTEGER NOT NULL,
  warnings TEXT,               -- JSON array of texts; null where there are none
  spans TEXT NOT NULL          -- JSON array of [role, field, first offset, one past the last]: as the view evidence_spans has it
);
CREATE TABLE figures (
  -- The numbers of a claim, at most one of each kind.
  claim INTEGER NOT NULL REFERENCES claims (key) ON DELETE CASCADE,
  kind TEXT NOT NULL,          -- level; converted: the same level in a second unit; percent and delta: the change; share
  amount DECIMAL_TEXT NOT NULL,
  unit TEXT REFERENCES units (code),
  low DECIMAL_TEXT,            -- low to high is everything that rounds to what is printed; null is unbounded
  high DECIMAL_TEXT,
  qualifier TEXT NOT NULL,     -- eq, approx, gt, lt
  value DOUBLE PRECISION NOT NULL,  -- the amount as a binary number, to compute and sort with
  unit_text TEXT,              -- of unit other: the article's word
  versus TEXT,                 -- of a change: yoy, prev, other
  base_start TEXT,             -- of a change: the period that it is against
  base_end TEXT,
  base_first_day TEXT,         -- YYYY-MM-DD, only of a part of a month
  base_last_day TEXT,
  terms TEXT,                  -- of a change: the currency in whose terms it is measured
  share_of TEXT,               -- of a share: partner, product
  whole_partner TEXT REFERENCES areas (code),
  whole_product TEXT REFERENCES products (code),
  PRIMARY KEY (claim, kind)
) WITHOUT ROWID;
CREATE TABLE findings (
  -- What the last check said about the claims.
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,           -- contradiction, corroboration, anomaly
  rule TEXT NOT NULL,
  severity TEXT NOT NULL,       -- error, warning, info
  gap DOUBLE PRECISION NOT NULL,
  publishers INTEGER NOT NULL,
  slip_claim TEXT,
  slip_kind TEXT,
  slip_repaired TEXT,
  explanation TEXT NOT NULL,
  record TEXT NOT NULL          -- the whole finding record as JSON
);
CREATE TABLE finding_claims (
  -- The claims that a finding is about, in its order.
  finding INTEGER NOT NULL REFERENCES findings (key) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  claim INTEGER REFERENCES claims (key),  -- null where the claim is not in this database
  claim_id TEXT NOT NULL,
  suspect_rank INTEGER,         -- 1 is the likeliest to be wrong; null where it is no suspect
  weight DOUBLE PRECISION,      -- how likely; over a finding's suspects these sum to 1
  PRIMARY KEY (finding, position)
) WITHOUT ROWID;
CREATE TABLE checked_families (
  -- What the last check found on each family of claims that may tie, so that the next one looks only at those that have changed.
  fingerprint TEXT PRIMARY KEY,
  findings TEXT NOT NULL,   -- JSON array of finding records
  put_aside TEXT NOT NULL   -- JSON array of the ids of claims taken for wrong
) WITHOUT ROWID;

CREATE VIEW claim_records AS
  -- The whole claim record, as the program writes it to JSON Lines.
  SELECT claims.key AS claim,
         '{"schema":"claim/1","id":' || QUOTED(claims.id) || ',"producer":' || QUOTED(runs.producer) ||
         ',"document":{"id":' || QUOTED(articles.id) || ',"url":' || QUOTED(articles.url) || ',"title":' || QUOTED(articles.title) ||
         ',"published":' || QUOTED(claims.published) || ',"language":' || QUOTED(claims.language) ||
         ',"country":' || QUOTED(articles.country) || ',"publisher":' || QUOTED(claims.publisher) ||
         ',"text_sha256":' || QUOTED(articles.text_sha256) || ',"sketch":' || QUOTED(articles.sketch) ||
         '},"statistic":{"flow":' || QUOTED(claims.flow) || ',"reporter":' || QUOTED(claims.reporter) ||
         ',"partner":' || QUOTED(claims.partner) || ',"product":' || QUOTED(claims.product) || ',"measure":' || QUOTED(claims.measure) ||
         ',"basis":' || QUOTED(claims.basis) || ',"side":' || QUOTED(claims.side) || ',"reporter_text":' || QUOTED(claims.reporter_text) ||
         ',"partner_text":' || QUOTED(claims.partner_text) || ',"product_text":' || QUOTED(claims.product_text) ||
         '},"period":' ||
         CASE WHEN claims.period_start IS NULL THEN 'null'
              ELSE '{"start":' || QUOTED(claims.period_start) || ',"end":' || QUOTED(claims.period_end) ||
                   ',"first_day":' || QUOTED(claims.first_day) || ',"last_day":' || QUOTED(claims.last_day) || '}' END ||
         ',"level":' ||
         CASE WHEN level.kind IS NULL THEN 'null'
              ELSE '{"amount":' || QUOTED(level.amount) || ',"unit":' || QUOTED(level.unit) || ',"low":' || QUOTED(level.low) ||
                   ',"high":' || QUOTED(level.high) || ',"qualifier":' || QUOTED(level.qualifier) ||
                   ',"unit_text":' || QUOTED(level.unit_text) || ',"converted":' ||
                   CASE WHEN converted.kind IS NULL THEN 'null'
                        ELSE '{"amount":' || QUOTED(converted.amount) || ',"unit":' || QUOTED(converted.unit) ||
                             ',"low":' || QUOTED(converted.low) || ',"high":' || QUOTED(converted.high) ||
                             ',"qualifier":' || QUOTED(converted.qualifier) || '}' END || '}' END ||
         ',"change":' ||
         CASE WHEN percent.kind IS NULL AND delta.kind IS NULL THEN 'null'
              ELSE '{"percent":' || QUOTED(percent.amount) || ',"low":' || QUOTED(percent.low) || ',"high":' || QUOTED(percent.high) ||
                   ',"qualifier":' || QUOTED(coalesce(percent.qualifier, delta.qualifier)) || ',"delta":' || QUOTED(delta.amount) ||
                   ',"delta_low":' || QUOTED(delta.low) || ',"delta_high":' || QUOTED(delta.high) ||
                   ',"delta_unit":' || QUOTED(delta.unit) || ',"versus":' || QUOTED(coalesce(percent.versus, delta.versus)) || ',"base":' ||
                   CASE WHEN coalesce(percent.base_start, delta.base_start) IS NULL THEN 'null'
                        ELSE '{"start":' || QUOTED(coalesce(percent.base_start, delta.base_start)) ||
                             ',"end":' || QUOTED(coalesce(percent.base_end, delta.base_end)) ||
                             coalesce(',"first_day":"' || coalesce(percent.base_first_day, delta.base_first_day) || '"', '') ||
                             coalesce(',"last_day":"' || coalesce(percent.base_last_day, delta.base_last_day) || '"', '') || '}' END ||
                   ',"terms":' || QUOTED(coalesce(percent.terms, delta.terms)) || '}' END ||
         ',"share":' ||
         CASE WHEN share.kind IS NULL THEN 'null'
              ELSE '{"percent":' || QUOTED(share.amount) || ',"low":' || QUOTED(share.low) || ',"high":' || QUOTED(share.high) ||
                   ',"qualifier":' || QUOTED(share.qualifier) || ',"of":' || QUOTED(share.share_of) ||
                   ',"whole":{"partner":' || QUOTED(share.whole_partner) || ',"product":' || QUOTED(share.whole_product) || '}}' END ||
         ',"status":' || QUOTED(claims.status) || ',"source":' || QUOTED(claims.source) ||
         ',"evidence":{"sentence":{"field":' || QUOTED(claims.sentence_field) || ',"start":' || claims.sentence_start ||
         ',"end":' || claims.sentence_end || ',"text":' || QUOTED(claims.sentence) ||
         '},"quote":{"field":' || QUOTED(claims.quote_field) || ',"start":' || claims.quote_start || ',"end":' || claims.quote_end ||
         ',"text":' || QUOTED(claims.quote) || '},"spans":[' ||
         coalesce((SELECT JOINED(item)
                   FROM (SELECT '{"role":"' || ITEM(span, 0) || '","field":"' || ITEM(span, 1) || '","start":' || ITEM(span, 2) ||
                                ',"end":' || ITEM(span, 3) || '}' AS item
                         FROM EACH(claims.spans, span) ORDER BY span.key) AS items), '') ||
         ']},"confidence":' || REAL_TEXT(claims.confidence) || ',"warnings":' || coalesce(claims.warnings, '[]') || '}' AS record
  FROM claims
  JOIN articles ON articles.key = claims.article
  JOIN runs ON runs.key = articles.run
  LEFT JOIN figures AS level ON level.claim = claims.key AND level.kind = 'level'
  LEFT JOIN figures AS converted ON converted.claim = claims.key AND converted.kind = 'converted'
  LEFT JOIN figures AS percent ON percent.claim = claims.key AND percent.kind = 'percent'
  LEFT JOIN figures AS delta ON delta.claim = claims.key AND delta.kind = 'delta'
  LEFT JOIN figures AS share ON share.claim = claims.key AND share.kind = 'share';
CREATE VIEW evidence_spans AS
  -- What stands where in the article for which part of a claim, in Unicode code points of the title or text.
  SELECT claims.key AS claim, PLACE(span) AS position, ITEM(span, 0) AS role, ITEM(span, 1) AS field,
         CAST (ITEM(span, 2) AS INTEGER) AS start_offset, CAST (ITEM(span, 3) AS INTEGER) AS end_offset
  FROM claims, EACH(claims.spans, span);
CREATE VIEW verdicts AS
  -- contradicted: the first suspect of an error; disputed: in an error, not first; confirmed: in a corroboration; unchecked.
  SELECT claims.key AS claim, claims.id AS claim_id,
         (SELECT CASE max(CASE WHEN findings.kind = 'contradiction' AND findings.severity = 'error'
                               THEN CASE WHEN finding_claims.suspect_rank = 1 THEN 3 ELSE 2 END
                               WHEN findings.kind = 'corroboration' THEN 1 ELSE 0 END)
                 WHEN 3 THEN 'contradicted' WHEN 2 THEN 'disputed' WHEN 1 THEN 'confirmed' ELSE 'unchecked' END
          FROM finding_claims JOIN findings ON findings.key = finding_claims.finding
          WHERE finding_claims.claim = claims.key) AS verdict
  FROM claims;
CREATE VIEW series AS
  -- Reported levels, statistic by statistic in the order of time, as numbers.
  SELECT claims.flow, claims.reporter, claims.partner, claims.product, claims.measure, claims.basis, claims.side, claims.reporter_text,
         claims.partner_text, claims.product_text, level.unit, level.unit_text, claims.period_start, claims.period_end, claims.first_day,
         claims.last_day, level.value AS amount, CAST (level.low AS DOUBLE PRECISION) AS low,
         CAST (level.high AS DOUBLE PRECISION) AS high, level.qualifier, claims.verdict, claims.id AS claim_id,
         articles.id AS document, claims.published, claims.publisher
  FROM claims
  JOIN figures AS level ON level.claim = claims.key AND level.kind = 'level'
  JOIN articles ON articles.key = claims.article
  WHERE claims.status = 'actual' AND claims.period_start IS NOT NULL
  ORDER BY claims.flow, claims.reporter, claims.partner, claims.product, claims.measure, claims.basis, level.unit, claims.period_start,
           claims.period_end, claims.first_day, claims.id;
CREATE VIEW claims_on_statistic AS
  -- Every claim in one row, with names beside codes and its figures side by side, as numbers to filter and sort by.
  SELECT claims.flow, claims.reporter, reporters.name AS reporter_name, claims.partner, partners.name AS partner_name, claims.product,
         products.name AS product_name, claims.measure, claims.basis, claims.side, claims.period_start, claims.period_end,
         claims.first_day, claims.last_day, level.value AS amount, level.unit, CAST (level.low AS DOUBLE PRECISION) AS low,
         CAST (level.high AS DOUBLE PRECISION) AS high, level.qualifier, level.unit_text, converted.value AS converted_amount,
         converted.unit AS converted_unit, percent.value AS percent, delta.value AS delta, delta.unit AS delta_unit,
         coalesce(percent.versus, delta.versus) AS versus, coalesce(percent.base_start, delta.base_start) AS base_start,
         coalesce(percent.base_end, delta.base_end) AS base_end, share.value AS share, share.share_of, claims.status,
         claims.verdict, claims.confidence, claims.source, claims.quote, claims.sentence, claims.key AS claim, claims.id AS claim_id,
         articles.id AS document, articles.title, articles.url, claims.published, claims.publisher, claims.language
  FROM claims
  JOIN articles ON articles.key = claims.article
  JOIN areas AS partners ON partners.code = claims.partner
  JOIN products ON products.code = claims.product
  LEFT JOIN areas AS reporters ON reporters.code = claims.reporter
  LEFT JOIN figures AS level ON level.claim = claims.key AND level.kind = 'level'
  LEFT JOIN figures AS converted ON converted.claim = claims.key AND converted.kind = 'converted'
  LEFT JOIN figures AS percent ON percent.claim = claims.key AND percent.kind = 'percent'
  LEFT JOIN figures AS delta ON delta.claim = claims.key AND delta.kind = 'delta'
  LEFT JOIN figures AS share ON share.claim = claims.key AND share.kind = 'share';
CREATE VIEW contradictions AS
  -- Claims that cannot all be right, the gravest first, one row for each claim of a finding, with what its article says.
  SELECT findings.id AS finding_id, findings.rule, findings.severity, findings.gap, findings.explanation, finding_claims.claim_id,
         finding_claims.weight, articles.id AS document, articles.title, articles.url, claims.published, claims.publisher, claims.quote,
         claims.sentence
  FROM findings
  JOIN finding_claims ON finding_claims.finding = findings.key
  LEFT JOIN claims ON claims.key = finding_claims.claim
  LEFT JOIN articles ON articles.key = claims.article
  WHERE findings.kind = 'contradiction'
  ORDER BY CASE findings.severity WHEN 'error' THEN 0 ELSE 1 END, findings.gap DESC, findings.id, finding_claims.position;
