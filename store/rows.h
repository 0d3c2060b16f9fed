// What a claim, an article and a finding are as rows of the tables of store/data/schema.sql, for every kind of database.
//
// A Row takes the columns in the order of the lists here: Bind(value) for text, numbers and optionals of them, BindNull().
#ifndef TALLYMAN_STORE_ROWS_H_
#define TALLYMAN_STORE_ROWS_H_

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/article.h"
#include "schema/claim.h"
#include "schema/finding.h"
#include "store/row_cells.h"
#include "store/schema_sql.h"
#include "store/versions.h"

namespace tallyman::store {

inline constexpr char kArticleColumns[] = "url, title, published, language, country, publisher, text_sha256, sketch, run, text, key, id";
inline constexpr char kClaimColumns[] =
    "key, article, id, position, flow, reporter, partner, product, measure, basis, side, reporter_text, partner_text, product_text, "
    "period_start, period_end, first_day, last_day, status, source, confidence, published, language, publisher, quote, quote_field, "
    "quote_start, quote_end, sentence, sentence_field, sentence_start, sentence_end, warnings, spans";
inline constexpr char kFigureColumns[] =
    "claim, kind, amount, unit, low, high, qualifier, value, unit_text, versus, base_start, base_end, base_first_day, base_last_day, "
    "terms, share_of, whole_partner, whole_product";
inline constexpr char kFindingColumns[] =
    "key, id, kind, rule, severity, gap, publishers, slip_claim, slip_kind, slip_repaired, explanation, record";
inline constexpr char kFindingClaimColumns[] = "finding, position, claim, claim_id, suspect_rank, weight";

// How many columns a list has.
constexpr std::size_t WidthOf(std::string_view columns) {
  return static_cast<std::size_t>(std::count(columns.begin(), columns.end(), ',')) + 1;
}

// An INSERT of a row with `columns` ("a, b, c") and a parameter for each.
inline std::string InsertSql(const std::string& table, const std::string& columns) {
  std::string parameters = "?";
  for (std::size_t i = 1; i < WidthOf(columns); ++i) parameters += ", ?";
  return "INSERT INTO " + table + " (" + columns + ") VALUES (" + parameters + ")";
}

namespace rows {

// The text of a Decimal, Date or code.
template <typename Value>
std::optional<std::string> Text(const std::optional<Value>& value) {
  return value ? std::optional(value->ToString()) : std::nullopt;
}

template <typename Enum>
std::optional<std::string_view> NameOf(const std::optional<Enum>& value) {
  return value ? std::optional(schema::Name(*value)) : std::nullopt;
}

template <typename Row>
void BindNulls(Row& row, int count) {
  for (int i = 0; i < count; ++i) row.BindNull();
}

inline void BindDecimal(RowCells& row, const std::optional<schema::Decimal>& value) {
  if (value)
    row.BindDecimal(value->ToString());
  else
    row.BindNull();
}

// What stands for the key of a claim or an article, which only the database knows (RowCells::Append, CopyBuffer::Append).
inline constexpr int kKeyToCome = 0;

// The columns of a figure up to value.
inline void BindFigure(RowCells& row, const char* kind, const schema::Decimal& amount, std::optional<std::string_view> unit,
                       const schema::Interval& interval, schema::Qualifier qualifier) {
  row.Bind(kKeyToCome).Bind(kind).BindDecimal(amount.ToString()).Bind(unit);
  BindDecimal(row, interval.low);
  BindDecimal(row, interval.high);
  row.Bind(schema::Name(qualifier)).Bind(amount.ToDouble());
}

// An excerpt: its words, and where they stand.
inline void BindExcerpt(RowCells& row, const schema::Excerpt& excerpt) {
  row.Bind(excerpt.text).Bind(schema::Name(excerpt.span.field)).Bind(excerpt.span.start).Bind(excerpt.span.end);
}

inline std::optional<std::string> WarningsText(const std::vector<std::string>& warnings) {
  return warnings.empty() ? std::nullopt : std::optional(schema::ToJsonText(warnings));
}

// JSON: a role, a field, and the first and last offsets for each span.
inline std::string SpansText(const schema::Evidence& evidence) {
  std::string text = "[";
  for (const auto& [role, span] : evidence.spans) {
    if (text.size() > 1) text += ',';
    text.append("[\"").append(schema::Name(role)).append("\",\"").append(schema::Name(span.field)).append("\",");
    text.append(std::to_string(span.start)).append(",").append(std::to_string(span.end)).append("]");
  }
  return text + "]";
}

// The columns of a figure from versus on, of a change.
inline void BindBase(RowCells& row, const schema::Change& change) {
  row.Bind(schema::Name(change.versus));
  if (change.base) {
    row.Bind(change.base->start.ToString()).Bind(change.base->end.ToString());
    row.Bind(Text(change.base->first_day)).Bind(Text(change.base->last_day));
  } else {
    BindNulls(row, 4);
  }
  row.Bind(Text(change.terms));
  BindNulls(row, 3);
}

}  // namespace rows

// Binds an article. Without `keep_text` its text is left out.
template <typename Row>
void BindArticle(Row& row, std::int64_t key, const schema::Article& article, const std::string& text_sha256,
                 const std::optional<std::string>& sketch, std::int64_t run, bool keep_text) {
  row.Bind(article.url).Bind(article.title).Bind(rows::Text(article.published)).Bind(article.language).Bind(article.country);
  row.Bind(article.publisher).Bind(text_sha256).Bind(sketch).Bind(run);
  row.Bind(keep_text ? std::optional<std::string_view>(article.text) : std::nullopt).Bind(key).Bind(article.id);
}

// A claim, and the figures of a claim, one row after the other.
inline void BindClaim(RowCells& row, const schema::Claim& claim, int position) {
  const schema::Statistic& statistic = claim.statistic;
  row.Bind(rows::kKeyToCome).Bind(rows::kKeyToCome).Bind(claim.id).Bind(position);
  row.Bind(schema::Name(statistic.flow)).Bind(rows::Text(statistic.reporter)).Bind(statistic.partner.text());
  row.Bind(statistic.product.text()).Bind(rows::NameOf(statistic.measure)).Bind(rows::NameOf(statistic.basis));
  row.Bind(rows::NameOf(statistic.side)).Bind(statistic.reporter_text).Bind(statistic.partner_text).Bind(statistic.product_text);
  if (claim.period) {
    row.Bind(claim.period->start.ToString()).Bind(claim.period->end.ToString());
    row.Bind(rows::Text(claim.period->first_day)).Bind(rows::Text(claim.period->last_day));
  } else {
    rows::BindNulls(row, 4);
  }
  row.Bind(schema::Name(claim.status)).Bind(claim.source).Bind(claim.confidence);
  row.Bind(rows::Text(claim.document.published)).Bind(claim.document.language).Bind(claim.document.publisher);
  rows::BindExcerpt(row, claim.evidence.quote);
  rows::BindExcerpt(row, claim.evidence.sentence);
  row.Bind(rows::WarningsText(claim.warnings)).Bind(rows::SpansText(claim.evidence));
}

inline void BindFigures(RowCells& row, const schema::Claim& claim) {
  if (claim.level) {
    const schema::Amount& level = claim.level->main;
    rows::BindFigure(row, "level", level.amount, level.unit.text(), level.interval, level.qualifier);
    row.Bind(claim.level->unit_text);
    rows::BindNulls(row, 9);
  }
  if (claim.level && claim.level->converted) {
    const schema::Amount& converted = *claim.level->converted;
    rows::BindFigure(row, "converted", converted.amount, converted.unit.text(), converted.interval, converted.qualifier);
    rows::BindNulls(row, 10);
  }
  if (claim.change && claim.change->percent) {
    rows::BindFigure(row, "percent", *claim.change->percent, kPercentUnit, claim.change->percent_interval, claim.change->qualifier);
    row.BindNull();
    rows::BindBase(row, *claim.change);
  }
  if (claim.change && claim.change->delta) {
    const auto unit = claim.change->delta_unit ? std::optional(claim.change->delta_unit->text()) : std::nullopt;
    rows::BindFigure(row, "delta", *claim.change->delta, unit, claim.change->delta_interval, claim.change->qualifier);
    row.BindNull();
    rows::BindBase(row, *claim.change);
  }
  if (claim.share) {
    rows::BindFigure(row, "share", claim.share->percent, kPercentUnit, claim.share->interval, claim.share->qualifier);
    rows::BindNulls(row, 7);
    row.Bind(schema::Name(claim.share->of)).Bind(claim.share->whole_partner.text()).Bind(claim.share->whole_product.text());
  }
}

// The units of a claim's figures.
inline std::vector<normalize::Unit> UnitsOf(const schema::Claim& claim) {
  std::vector<normalize::Unit> units;
  if (claim.level) units.push_back(claim.level->main.unit);
  if (claim.level && claim.level->converted) units.push_back(claim.level->converted->unit);
  if (claim.change && claim.change->delta_unit) units.push_back(*claim.change->delta_unit);
  return units;
}

template <typename Row>
void BindFinding(Row& row, std::int64_t key, const schema::Finding& finding) {
  row.Bind(key).Bind(finding.id).Bind(schema::Name(finding.kind)).Bind(schema::Name(finding.rule)).Bind(schema::Name(finding.severity));
  row.Bind(finding.gap).Bind(finding.publishers);
  if (finding.slip)
    row.Bind(finding.slip->claim).Bind(schema::Name(finding.slip->kind)).Bind(finding.slip->repaired);
  else
    rows::BindNulls(row, 3);
  row.Bind(finding.explanation).Bind(ToJson(finding).dump());
}

// Binds the claims of a finding one after the other and calls `put` after each. `key_of` gives the key of a claim id in the database, or
// nothing.
template <typename Row, typename KeyOf, typename Put>
void PutFindingClaims(Row& row, std::int64_t finding_key, const schema::Finding& finding, KeyOf key_of, Put put) {
  int position = 0;
  for (const std::string& claim : finding.claims) {
    const std::optional<std::int64_t> key = key_of(claim);
    const auto suspect =
        std::find_if(finding.suspects.begin(), finding.suspects.end(), [&](const schema::Suspect& one) { return one.claim == claim; });
    row.Bind(finding_key).Bind(position++).Bind(key).Bind(claim);
    if (suspect == finding.suspects.end())
      rows::BindNulls(row, 2);
    else
      row.Bind(static_cast<std::int64_t>(suspect - finding.suspects.begin()) + 1).Bind(suspect->weight);
    put();
  }
}

}  // namespace tallyman::store

#endif  // TALLYMAN_STORE_ROWS_H_
