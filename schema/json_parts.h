// The pieces of records that several formats share, as JSON.
#ifndef TALLYMAN_SCHEMA_JSON_PARTS_H_
#define TALLYMAN_SCHEMA_JSON_PARTS_H_

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "schema/claim.h"

namespace tallyman::schema {

inline nlohmann::ordered_json OrNull(const std::optional<std::string>& value) { return value ? nlohmann::ordered_json(*value) : nullptr; }

// The text of a Decimal, Month, Date, or code.
template <typename Value>
nlohmann::ordered_json OrNull(const std::optional<Value>& value) {
  return value ? nlohmann::ordered_json(value->ToString()) : nullptr;
}

}  // namespace tallyman::schema

#endif  // TALLYMAN_SCHEMA_JSON_PARTS_H_
