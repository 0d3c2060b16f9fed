// What was skipped, as JSON: a line of the quarantine file (docs/reading.md).
#ifndef TALLYMAN_CORPUS_SKIPPED_H_
#define TALLYMAN_CORPUS_SKIPPED_H_

#include <nlohmann/json.hpp>

#include "corpus/inputs.h"

namespace tallyman::corpus {

// {"file", "line", "offset", "reason"}; `line` is null where the format has no lines.
nlohmann::ordered_json ToJson(const Skipped& skipped);

}  // namespace tallyman::corpus

#endif  // TALLYMAN_CORPUS_SKIPPED_H_
