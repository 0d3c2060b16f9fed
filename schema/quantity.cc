#include "schema/quantity.h"

#include "schema/json_parts.h"

namespace tallyman::schema {

nlohmann::ordered_json ToJson(const Quantity& quantity) {
  return {{"document", {{"id", quantity.document_id}}},
          {"kind", Name(quantity.kind)},
          {"amount", quantity.amount.ToString()},
          {"unit", quantity.unit.empty() ? nlohmann::ordered_json(nullptr) : nlohmann::ordered_json(quantity.unit)},
          {"low", OrNull(quantity.interval.low)},
          {"high", OrNull(quantity.interval.high)},
          {"qualifier", Name(quantity.qualifier)},
          {"field", Name(quantity.excerpt.span.field)},
          {"start", quantity.excerpt.span.start},
          {"end", quantity.excerpt.span.end},
          {"text", quantity.excerpt.text}};
}

}  // namespace tallyman::schema
