#include "store/database.h"

#include <string>

#include "store/error.h"

namespace tallyman::store {

// SQLite keeps the comments inside a statement, so that ".schema" shows them to whoever opens the database.
const char* const kDatabaseSchema = R"sql(
CREATE TABLE runs (
  -- One row for each run that wrote claims.
  key INTEGER PRIMARY KEY,
  started TEXT NOT NULL,   -- UTC, ISO 8601
  finished TEXT,           -- null: the run was broken off
  producer TEXT,           -- program, packs, weights and rates that made the claims
  articles INTEGER NOT NULL DEFAULT 0,
  claims INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE progress (
  -- Where a run stands that is not finished: one row at most.
  run INTEGER PRIMARY KEY REFERENCES runs (key),
  input TEXT NOT NULL,        -- what was asked for: a hash of files and options
  files INTEGER NOT NULL,     -- files that are done
  records INTEGER NOT NULL,   -- records of the next file that are done
  state TEXT NOT NULL         -- what else the program has to know to go on, as JSON
);
CREATE TABLE articles (
  -- Every article that was read, with or without claims.
  id TEXT PRIMARY KEY,
  url TEXT,
  title TEXT NOT NULL,
  published TEXT,          -- YYYY-MM-DD
  language TEXT NOT NULL,  -- ISO 639-1, empty where unknown
  country TEXT,            -- of the publisher, ISO 3166-1 alpha-2
  publisher TEXT,
  text_sha256 TEXT NOT NULL,
  sketch TEXT,             -- SimHash of the text in 16 hex digits; null where the article has no claims
  run INTEGER NOT NULL REFERENCES runs (key)
) WITHOUT ROWID;
CREATE INDEX articles_by_text ON articles (text_sha256);
CREATE INDEX articles_by_url ON articles (url);
CREATE TABLE copies (
  -- Articles that say what an earlier published one says. Both are kept: the table only marks them.
  article TEXT PRIMARY KEY REFERENCES articles (id),
  copy_of TEXT NOT NULL REFERENCES articles (id),
  kind TEXT NOT NULL       -- text: the same text; url: the same address; near: sketches that differ in 3 bits at most
) WITHOUT ROWID;
CREATE TABLE claims (
  -- One row a claim. Amounts and percentages are exact decimals in text: CAST (amount AS REAL) to compute with them.
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  document TEXT NOT NULL REFERENCES articles (id),
  position INTEGER NOT NULL,   -- in the article, from 0
  flow TEXT NOT NULL,
  reporter TEXT,
  partner TEXT NOT NULL,
  product TEXT NOT NULL,
  measure TEXT,
  basis TEXT,
  side TEXT,
  reporter_text TEXT,
  partner_text TEXT,
  product_text TEXT,
  period_start TEXT,           -- YYYY-MM, the first month
  period_end TEXT,             -- YYYY-MM, the last month, included
  first_day TEXT,              -- YYYY-MM-DD, only of a part of a month
  last_day TEXT,
  amount TEXT,
  unit TEXT,
  low TEXT,                    -- low to high is everything that rounds to what is printed; null is unbounded
  high TEXT,
  qualifier TEXT,
  unit_text TEXT,
  converted_amount TEXT,       -- the same level in a second currency
  converted_unit TEXT,
  converted_low TEXT,
  converted_high TEXT,
  converted_qualifier TEXT,
  percent TEXT,                -- relative change
  percent_low TEXT,
  percent_high TEXT,
  change_qualifier TEXT,
  delta TEXT,                  -- absolute change
  delta_low TEXT,
  delta_high TEXT,
  delta_unit TEXT,
  versus TEXT,
  base_start TEXT,
  base_end TEXT,
  terms TEXT,
  share TEXT,                  -- percent of the whole
  share_low TEXT,
  share_high TEXT,
  share_qualifier TEXT,
  share_of TEXT,
  whole_partner TEXT,
  whole_product TEXT,
  status TEXT NOT NULL,
  source TEXT,
  sentence TEXT NOT NULL,
  quote TEXT NOT NULL,
  confidence REAL NOT NULL,
  sketch TEXT NOT NULL,        -- SimHash of the article's text
  record TEXT NOT NULL         -- the whole claim record as JSON
);
CREATE INDEX claims_of_document ON claims (document, position);
CREATE INDEX claims_of_statistic ON claims (reporter, partner, flow, product, period_start, period_end);
CREATE TABLE evidence_spans (
  -- What stands where in the article for which part of a claim, in Unicode code points of the title or text.
  claim INTEGER NOT NULL REFERENCES claims (key) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  role TEXT NOT NULL,
  field TEXT NOT NULL,
  start_offset INTEGER NOT NULL,
  end_offset INTEGER NOT NULL,  -- one past the last
  PRIMARY KEY (claim, position)
) WITHOUT ROWID;
CREATE TABLE findings (
  -- What the last check said about the claims.
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  rule TEXT NOT NULL,
  severity TEXT NOT NULL,
  gap REAL NOT NULL,
  publishers INTEGER NOT NULL,
  slip_claim TEXT,
  slip_kind TEXT,
  slip_repaired TEXT,
  explanation TEXT NOT NULL,
  record TEXT NOT NULL          -- the whole finding record as JSON
);
CREATE INDEX findings_by_id ON findings (id);
CREATE TABLE finding_claims (
  -- The claims that a finding is about, in its order.
  finding INTEGER NOT NULL REFERENCES findings (key) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  claim_id TEXT NOT NULL,
  weight REAL,                  -- how likely this claim is the wrong one; null where it is no suspect
  PRIMARY KEY (finding, position)
) WITHOUT ROWID;
CREATE INDEX findings_of_claim ON finding_claims (claim_id);
CREATE VIEW series AS
  -- Reported levels, statistic by statistic in the order of time.
  SELECT flow, reporter, partner, product, measure, basis, side, reporter_text, partner_text, product_text, unit, unit_text, period_start,
         period_end, first_day, last_day, CAST (amount AS REAL) AS amount, CAST (low AS REAL) AS low, CAST (high AS REAL) AS high, qualifier,
         claims.id AS claim_id, document, published, publisher
  FROM claims JOIN articles ON articles.id = claims.document
  WHERE status = 'actual' AND amount IS NOT NULL AND period_start IS NOT NULL
  ORDER BY flow, reporter, partner, product, measure, basis, unit, period_start, period_end, first_day, claims.id;
CREATE VIEW contradictions AS
  -- Claims that cannot all be right, the gravest first, one row for each claim of a finding.
  SELECT findings.id AS finding_id, rule, severity, gap, explanation, finding_claims.claim_id, weight, document, quote
  FROM findings
  JOIN finding_claims ON finding_claims.finding = findings.key
  LEFT JOIN claims ON claims.id = finding_claims.claim_id
  WHERE findings.kind = 'contradiction'
  ORDER BY severity = 'error' DESC, gap DESC, findings.id, finding_claims.position;
)sql";

namespace {

// Of a database's header: "TLYM".
constexpr int kApplicationId = 0x544C594D;

void CheckVersion(Sqlite& database) {
  const auto version = database.Integer("PRAGMA user_version");
  if (database.Integer("PRAGMA application_id") != kApplicationId)
    throw StoreError(database.path() + ": is an SQLite database, but not one of tallyman; name another file");
  if (version < kDatabaseVersion)
    throw StoreError(database.path() + ": is a database of version " + std::to_string(version) +
                     ", written by an older tallyman; this one writes version " + std::to_string(kDatabaseVersion) +
                     ": write to another file");
  if (version > kDatabaseVersion)
    throw StoreError(database.path() + ": is a database of version " + std::to_string(version) +
                     ", written by a newer tallyman; this one knows version " + std::to_string(kDatabaseVersion) +
                     ": use the newer program, or write to another file");
}

bool IsEmpty(Sqlite& database) { return database.Integer("SELECT count(*) FROM sqlite_master") == 0; }

// Another process may make the same database at the same time: the first one to get the lock does.
void MakeTables(Sqlite& database) {
  database.Execute("BEGIN IMMEDIATE");
  if (IsEmpty(database)) {
    database.Execute("PRAGMA application_id = " + std::to_string(kApplicationId));
    database.Execute("PRAGMA user_version = " + std::to_string(kDatabaseVersion));
    database.Execute(kDatabaseSchema);
  }
  database.Execute("COMMIT");
}

}  // namespace

std::unique_ptr<Sqlite> OpenForWriting(const std::string& path) {
  auto database = std::make_unique<Sqlite>(path, Sqlite::Mode::kReadWrite);
  const bool empty = IsEmpty(*database);
  if (!empty) CheckVersion(*database);
  database->Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY");
  if (empty) MakeTables(*database);
  return database;
}

bool HasUnfinishedRun(const std::string& path) {
  Sqlite database(path, Sqlite::Mode::kReadWrite);
  if (IsEmpty(database)) return false;
  CheckVersion(database);
  return database.Integer("SELECT count(*) FROM progress") > 0;
}

std::unique_ptr<Sqlite> OpenForReading(const std::string& path) {
  auto database = std::make_unique<Sqlite>(path, Sqlite::Mode::kRead);
  CheckVersion(*database);
  return database;
}

}  // namespace tallyman::store
