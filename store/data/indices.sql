-- What makes filters fast. Made when the first run into a new database ends: to fill an index row by row costs far more.
-- The first one is made before that where an article is replaced (ArticleIndexSql in store/schema_sql.h).
CREATE INDEX IF NOT EXISTS claims_of_article ON claims (article, position);
CREATE UNIQUE INDEX IF NOT EXISTS claims_by_id ON claims (id);
CREATE INDEX IF NOT EXISTS claims_by_reporter ON claims (reporter, partner, flow, product, period_start, period_end);
CREATE INDEX IF NOT EXISTS claims_by_partner ON claims (partner, flow, product, period_start);
CREATE INDEX IF NOT EXISTS claims_by_product ON claims (product, flow, period_start);
CREATE INDEX IF NOT EXISTS claims_by_period ON claims (period_start, period_end);
CREATE INDEX IF NOT EXISTS claims_by_published ON claims (published);
CREATE INDEX IF NOT EXISTS claims_by_language ON claims (language);
CREATE INDEX IF NOT EXISTS claims_by_publisher ON claims (publisher);
CREATE INDEX IF NOT EXISTS claims_by_verdict ON claims (verdict);
CREATE INDEX IF NOT EXISTS claims_by_status ON claims (status);
CREATE INDEX IF NOT EXISTS figures_by_value ON figures (unit, value);
CREATE INDEX IF NOT EXISTS articles_by_text ON articles (text_sha256);
CREATE INDEX IF NOT EXISTS articles_by_url ON articles (url);
CREATE INDEX IF NOT EXISTS articles_by_publisher ON articles (publisher);
CREATE INDEX IF NOT EXISTS articles_by_published ON articles (published);
CREATE INDEX IF NOT EXISTS findings_by_id ON findings (id);
CREATE INDEX IF NOT EXISTS findings_by_kind ON findings (kind, severity);
CREATE INDEX IF NOT EXISTS findings_of_claim ON finding_claims (claim);
