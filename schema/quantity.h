// A quantity record (formats.md, "A quantity, out"): an amount of money, a percentage, a physical quantity or a number.
#ifndef TALLYMAN_SCHEMA_QUANTITY_H_
#define TALLYMAN_SCHEMA_QUANTITY_H_

#include <nlohmann/json.hpp>
#include <string>

#include "normalize/quantity.h"
#include "schema/claim.h"

namespace tallyman::schema {

using normalize::QuantityKind;
std::string_view Name(QuantityKind value);

struct Quantity {
  std::string document_id;
  QuantityKind kind = QuantityKind::kNumber;
  Decimal amount;
  std::string unit;  // a Unit's code, "%", or empty for a bare number
  Interval interval;
  Qualifier qualifier = Qualifier::kEqual;
  Excerpt excerpt;
};

nlohmann::ordered_json ToJson(const Quantity& quantity);

}  // namespace tallyman::schema

#endif  // TALLYMAN_SCHEMA_QUANTITY_H_
