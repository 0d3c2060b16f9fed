#include "schema/json_value.h"

#include <algorithm>
#include <cstdint>
#include <limits>

namespace tallyman::schema {
namespace {

// A value as messages quote it, shortened.
std::string Quoted(const nlohmann::json& value) {
  constexpr std::size_t kMost = 60;
  if (value.is_object()) return "an object";
  if (value.is_array()) return "an array";
  std::string text = value.dump(-1, ' ', true);
  if (text.size() > kMost) text = text.substr(0, kMost) + "...";
  return text;
}

}  // namespace

JsonValue JsonValue::operator[](std::string_view key) const {
  static const nlohmann::json null;
  if (!value_->is_object()) FailNeeds("an object");
  std::string path = path_.empty() ? std::string(key) : path_ + "." + std::string(key);
  const auto found = value_->find(key);
  return JsonValue(found == value_->end() ? null : *found, std::move(path));
}

std::string JsonValue::String() const {
  if (!value_->is_string()) FailNeeds("a string");
  return value_->get<std::string>();
}

std::string JsonValue::Text() const {
  std::string text = String();
  if (text.empty()) Fail("is empty");
  return text;
}

std::string JsonValue::HexDigits(std::size_t digits) const {
  std::string text = String();
  const auto is_digit = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
  if (text.size() != digits || !std::all_of(text.begin(), text.end(), is_digit)) FailNeeds(std::to_string(digits) + " hexadecimal digits");
  return text;
}

int JsonValue::NonNegativeInteger() const {
  constexpr std::int64_t kMost = std::numeric_limits<int>::max();
  const bool whole = value_->is_number_integer() && !(value_->is_number_unsigned() && value_->get<std::uint64_t>() > kMost);
  if (!whole || value_->get<std::int64_t>() < 0 || value_->get<std::int64_t>() > kMost) FailNeeds("a whole number of at least 0");
  return value_->get<int>();
}

double JsonValue::Number() const {
  if (!value_->is_number()) FailNeeds("a number");
  return value_->get<double>();
}

std::vector<JsonValue> JsonValue::Array() const {
  if (!value_->is_array()) FailNeeds("an array");
  std::vector<JsonValue> elements;
  elements.reserve(value_->size());
  for (std::size_t i = 0; i < value_->size(); ++i) elements.emplace_back((*value_)[i], path_ + "[" + std::to_string(i) + "]");
  return elements;
}

std::vector<std::string> JsonValue::Strings() const {
  std::vector<std::string> strings;
  for (const JsonValue& element : Array()) strings.push_back(element.String());
  return strings;
}

Decimal JsonValue::ToDecimal() const {
  constexpr std::string_view kNeeded = "a decimal number in a string (\"70.23\")";
  if (!value_->is_string()) FailNeeds(kNeeded);
  const auto& text = value_->get_ref<const std::string&>();
  const auto decimal = Decimal::Parse(text);
  if (!decimal || text[0] == '+') FailNeeds(kNeeded);
  return *decimal;
}

normalize::Month JsonValue::ToMonth() const {
  const auto month = normalize::Month::Parse(String());
  if (!month) FailNeeds("a month (\"2024-06\")");
  return *month;
}

normalize::Date JsonValue::ToDate() const {
  const auto date = normalize::Date::Parse(String());
  if (!date) FailNeeds("a day of the calendar (\"2024-06-30\")");
  return *date;
}

Area JsonValue::ToArea() const {
  const auto area = Area::Parse(String());
  if (!area) FailNeeds("an area's code (\"CN\")");
  return *area;
}

Product JsonValue::ToProduct() const {
  const auto product = Product::Parse(String());
  if (!product) FailNeeds("a product's code (\"crude_oil\")");
  return *product;
}

Unit JsonValue::ToUnit() const {
  const auto unit = Unit::Parse(String());
  if (!unit) FailNeeds("a unit's code (\"USD\", \"t\")");
  return *unit;
}

void JsonValue::Fail(const std::string& reason) const { throw FormatError(path_.empty() ? "the record " + reason : path_ + ": " + reason); }

void JsonValue::FailNeeds(std::string_view what) const {
  if (is_null()) Fail("is missing (needs " + std::string(what) + ")");
  Fail("needs " + std::string(what) + ", found " + Quoted(*value_));
}

void JsonValue::FailNoneOf(std::span<const std::string_view> names) const {
  std::string list;
  for (const std::string_view name : names) list += (list.empty() ? "" : ", ") + std::string(name);
  Fail("is " + Quoted(*value_) + ", which is none of " + list);
}

void CheckVersion(const JsonValue& record, std::string_view format) {
  const JsonValue schema = record["schema"];
  const std::string readable = std::string(format) + "/1";
  if (schema.is_null()) schema.Fail("is missing: no " + std::string(format) + " record (needs \"" + readable + "\")");
  const std::string found = schema.String();
  if (found == readable || found.starts_with(readable + ".")) return;
  if (found.starts_with(std::string(format) + "/"))
    schema.Fail("is \"" + found + "\", another major version: this program reads " + readable +
                "; use the version of tallyman that wrote it, or extract again");
  schema.Fail("is \"" + found + "\": no " + std::string(format) + " record (needs \"" + readable + "\")");
}

Interval ReadInterval(const JsonValue& object, std::string_view low_key, std::string_view high_key) {
  Interval interval{object[low_key].Optional(&JsonValue::ToDecimal), object[high_key].Optional(&JsonValue::ToDecimal)};
  if (interval.low && interval.high && *interval.low > *interval.high) object[low_key].Fail("is above " + std::string(high_key));
  return interval;
}

}  // namespace tallyman::schema
