// A JSON value that knows where in its record it stands, so that reading it as something else fails with a message a user understands:
// "level.amount: needs a decimal number in a string, found 70.5".
#ifndef TALLYMAN_SCHEMA_JSON_VALUE_H_
#define TALLYMAN_SCHEMA_JSON_VALUE_H_

#include <functional>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/claim.h"
#include "schema/names.h"

namespace tallyman::schema {

// Refers to the JSON it was made from, which must outlive it. Every conversion throws FormatError where the value is missing, null or
// something else.
class JsonValue {
 public:
  // `path` is what messages call the value; empty for a whole record.
  explicit JsonValue(const nlohmann::json& value, std::string path = {}) : value_(&value), path_(std::move(path)) {}

  // A member of an object; a member that is not there is null.
  JsonValue operator[](std::string_view key) const;
  bool is_null() const { return value_->is_null(); }

  std::string String() const;
  // A string that is not empty.
  std::string Text() const;
  // A string of exactly `digits` lower-case hexadecimal digits.
  std::string HexDigits(std::size_t digits) const;
  int NonNegativeInteger() const;
  double Number() const;
  std::vector<JsonValue> Array() const;
  std::vector<std::string> Strings() const;

  Decimal ToDecimal() const;
  normalize::Month ToMonth() const;
  normalize::Date ToDate() const;
  Area ToArea() const;
  Product ToProduct() const;
  Unit ToUnit() const;
  template <typename Enum>
  Enum ToEnum() const {
    const std::string name = String();
    if (const auto value = FindName<Enum>(name)) return *value;
    FailNoneOf(Names(Enum{}));
  }

  // Nothing for null, else what `read` makes of it: Optional(&JsonValue::String).
  template <typename Read>
  auto Optional(Read read) const -> std::optional<std::invoke_result_t<Read, const JsonValue&>> {
    if (is_null()) return std::nullopt;
    return std::invoke(read, *this);
  }

  // Throws FormatError with the value's path before `reason`.
  [[noreturn]] void Fail(const std::string& reason) const;

 private:
  [[noreturn]] void FailNeeds(std::string_view what) const;
  [[noreturn]] void FailNoneOf(std::span<const std::string_view> names) const;

  const nlohmann::json* value_;
  std::string path_;
};

// Checks that `record` is an object whose "schema" is `format` in major version 1 ("claim/1"), and throws FormatError otherwise.
void CheckVersion(const JsonValue& record, std::string_view format);

// Two members `low_key` and `high_key` as an interval, null where it is unbounded. Throws FormatError where low exceeds high.
Interval ReadInterval(const JsonValue& object, std::string_view low_key, std::string_view high_key);

}  // namespace tallyman::schema

#endif  // TALLYMAN_SCHEMA_JSON_VALUE_H_
