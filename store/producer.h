// The versions that a claim's producer names.
#ifndef TALLYMAN_STORE_PRODUCER_H_
#define TALLYMAN_STORE_PRODUCER_H_

#include <optional>
#include <string>

namespace tallyman::store {

struct ProducerVersions {
  std::string program, packs, weights, rates;
};

// Of "tallyman 0.1.0 (packs 1f3a..., weights 77c0..., rates 2026-10)"; nothing where `producer` does not look like that.
std::optional<ProducerVersions> ParseProducer(const std::string& producer);

}  // namespace tallyman::store

#endif  // TALLYMAN_STORE_PRODUCER_H_
