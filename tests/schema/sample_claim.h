// The claim record that the documentation of the formats shows, for tests.
#ifndef TALLYMAN_TESTS_SCHEMA_SAMPLE_CLAIM_H_
#define TALLYMAN_TESTS_SCHEMA_SAMPLE_CLAIM_H_

#include <nlohmann/json.hpp>
#include <string>

#include "schema/claim.h"

namespace tallyman::schema {

inline nlohmann::ordered_json SampleClaimJson() {
  nlohmann::ordered_json json = nlohmann::ordered_json::parse(R"json(
{"schema": "claim/1", "id": "c-5f0c2a9b71d3e846", "producer": "tallyman 0.1.0 (packs 1f3a, weights 77c0, rates 2026-04)",
 "document": {"id": "en-01", "url": "https://example.org/1", "title": "China's exports to Russia rise", "published": "2024-07-12",
              "language": "en", "country": null, "publisher": "Agency", "text_sha256": "", "sketch": "00ff00ff00ff00ff"},
 "statistic": {"flow": "exports", "reporter": "CN", "partner": "RU", "product": "total", "measure": "value", "basis": null, "side": null,
               "reporter_text": null, "partner_text": null, "product_text": null},
 "period": {"start": "2024-06", "end": "2024-06", "first_day": null, "last_day": null},
 "level": {"amount": "70230000000", "unit": "CNY", "low": "70225000000", "high": "70235000000", "qualifier": "eq", "unit_text": null,
           "converted": {"amount": "9670000000", "unit": "USD", "low": "9665000000", "high": "9675000000", "qualifier": "eq"}},
 "change": {"percent": "5.1", "low": "5.05", "high": "5.15", "qualifier": "eq", "delta": null, "delta_low": null, "delta_high": null,
            "delta_unit": null, "versus": "yoy", "base": {"start": "2023-06", "end": "2023-06"}, "terms": null},
 "share": {"percent": "2.2", "low": "2.15", "high": "2.25", "qualifier": "eq", "of": "partner",
           "whole": {"partner": "WORLD", "product": "total"}},
 "status": "actual", "source": "General Administration of Customs",
 "evidence": {"sentence": {"field": "text", "start": 96, "end": 103, "text": "rose 5%"},
              "quote": {"field": "text", "start": 96, "end": 100, "text": "rose"},
              "spans": [{"role": "level", "field": "text", "start": 220, "end": 238},
                        {"role": "reporter", "field": "title", "start": 0, "end": 7}]},
 "confidence": 0.97, "warnings": ["reporter from the dateline"]})json");
  json["document"]["text_sha256"] = std::string(64, 'a');
  return json;
}

inline Claim SampleClaim() { return ParseClaim(nlohmann::json(SampleClaimJson())); }

}  // namespace tallyman::schema

#endif  // TALLYMAN_TESTS_SCHEMA_SAMPLE_CLAIM_H_
