// A claim record (formats.md, "A claim record, out"): what one article says about one trade statistic in one period.
//
//   Claim claim = ParseClaim(nlohmann::json::parse(line));   // throws FormatError
//   std::string line = ToJsonText(claim);
#ifndef TALLYMAN_SCHEMA_CLAIM_H_
#define TALLYMAN_SCHEMA_CLAIM_H_

#include <nlohmann/json.hpp>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "normalize/codes.h"
#include "normalize/decimal.h"
#include "normalize/interval.h"
#include "normalize/period.h"

namespace tallyman::schema {

using normalize::Area;
using normalize::Decimal;
using normalize::Interval;
using normalize::Period;
using normalize::Product;
using normalize::Qualifier;
using normalize::Unit;

enum class Flow { kExports, kImports, kTrade, kBalance };
enum class Measure { kValue, kQuantity, kReal };
enum class Basis { kSeasonallyAdjusted, kSpecial, kDomestic, kOther };
enum class Side { kSurplus, kDeficit };
enum class Versus { kYearOnYear, kPrevious, kOther };
enum class ShareOf { kPartner, kProduct };
enum class Status { kActual, kForecast, kTarget };
enum class SpanRole {
  kLevel,
  kConverted,
  kPercent,
  kDelta,
  kShare,
  kFlow,
  kReporter,
  kPartner,
  kProduct,
  kPeriod,
  kBase,
  kStatus,
  kQualifier,
  kTerms,
  kSource
};
enum class Field { kTitle, kText };

// The words of an enumerator in the formats ("exports", "yoy", "sa", "text", ...).
std::string_view Name(Flow value);
std::string_view Name(Measure value);
std::string_view Name(Basis value);
std::string_view Name(Side value);
std::string_view Name(Versus value);
std::string_view Name(ShareOf value);
std::string_view Name(Status value);
std::string_view Name(SpanRole value);
std::string_view Name(Field value);
std::string_view Name(Qualifier value);

// An input does not follow its format. what() says which key and why.
class FormatError : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

struct Document {
  std::string id;
  std::optional<std::string> url;
  std::string title;
  std::optional<normalize::Date> published;
  std::string language;
  std::optional<std::string> country;
  std::optional<std::string> publisher;
  std::string text_sha256;  // 64 hex digits
  std::string sketch;       // 16 hex digits: the SimHash of the normalized text
  friend bool operator==(const Document&, const Document&) = default;
};

struct Statistic {
  Flow flow = Flow::kTrade;
  std::optional<Area> reporter;
  Area partner = Area::World();
  Product product = Product::Total();
  std::optional<Measure> measure;
  std::optional<Basis> basis;
  std::optional<Side> side;  // only of a balance
  std::optional<std::string> reporter_text;
  std::optional<std::string> partner_text;
  std::optional<std::string> product_text;
  friend bool operator==(const Statistic&, const Statistic&) = default;
};

// An amount in one unit. A deficit's amount is negative.
struct Amount {
  Decimal amount;
  Unit unit;
  Interval interval;
  Qualifier qualifier = Qualifier::kEqual;
  friend bool operator==(const Amount&, const Amount&) = default;
};

struct Level {
  Amount main;
  std::optional<std::string> unit_text;  // of unit `other`
  std::optional<Amount> converted;       // the same level in a second currency or unit
  friend bool operator==(const Level&, const Level&) = default;
};

// At least one of percent and delta is there.
struct Change {
  std::optional<Decimal> percent;
  Interval percent_interval;  // of the percent, where there is one
  Qualifier qualifier = Qualifier::kEqual;
  std::optional<Decimal> delta;
  Interval delta_interval;
  std::optional<Unit> delta_unit;
  Versus versus = Versus::kYearOnYear;
  std::optional<Period> base;
  std::optional<Unit> terms;
  friend bool operator==(const Change&, const Change&) = default;
};

struct Share {
  Decimal percent;
  Interval interval;
  Qualifier qualifier = Qualifier::kEqual;
  ShareOf of = ShareOf::kPartner;
  Area whole_partner = Area::World();
  Product whole_product = Product::Total();
  friend bool operator==(const Share&, const Share&) = default;
};

// A stretch of the article's title or text, in Unicode code points.
struct TextSpan {
  Field field = Field::kText;
  int start = 0;
  int end = 0;  // one past the last
  friend bool operator==(const TextSpan&, const TextSpan&) = default;
};

struct Excerpt {
  TextSpan span;
  std::string text;
  friend bool operator==(const Excerpt&, const Excerpt&) = default;
};

struct RoleSpan {
  SpanRole role = SpanRole::kLevel;
  TextSpan span;
  friend bool operator==(const RoleSpan&, const RoleSpan&) = default;
};

struct Evidence {
  Excerpt sentence;
  Excerpt quote;
  std::vector<RoleSpan> spans;
  friend bool operator==(const Evidence&, const Evidence&) = default;
};

struct Claim {
  std::string id;  // see ClaimId
  std::string producer;
  Document document;
  Statistic statistic;
  std::optional<Period> period;
  std::optional<Level> level;
  std::optional<Change> change;
  std::optional<Share> share;
  Status status = Status::kActual;
  std::optional<std::string> source;
  Evidence evidence;
  double confidence = 0;  // 0..1
  std::vector<std::string> warnings;
  friend bool operator==(const Claim&, const Claim&) = default;
};

// "c-" and 16 hex digits of a hash over the document's id, the evidence and the claim's content: nothing else moves it.
std::string ClaimId(const Claim& claim);

// The record as JSON, keys in the order of formats.md. Throws FormatError where a text is no UTF-8.
std::string ToJsonText(const Claim& claim);
std::string ToJsonText(const Statistic& statistic);
// A JSON array of texts.
std::string ToJsonText(const std::vector<std::string>& texts);

// The same to look into and to change, which takes several times as long.
nlohmann::ordered_json ToJson(const Claim& claim);
nlohmann::ordered_json ToJson(const Statistic& statistic);

// Throws FormatError where `json` is no record of this major version. Unknown keys are ignored.
Claim ParseClaim(const nlohmann::json& json);

}  // namespace tallyman::schema

#endif  // TALLYMAN_SCHEMA_CLAIM_H_
