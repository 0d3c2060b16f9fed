#include "store/producer.h"

#include <re2/re2.h>

namespace tallyman::store {

std::optional<ProducerVersions> ParseProducer(const std::string& producer) {
  static const re2::RE2 form(R"(tallyman (\S+) \(packs ([^,)]*), weights ([^,)]*), rates ([^,)]*)\))");
  ProducerVersions versions;
  if (!re2::RE2::FullMatch(producer, form, &versions.program, &versions.packs, &versions.weights, &versions.rates)) return std::nullopt;
  return versions;
}

}  // namespace tallyman::store
