#include "corpus/skipped.h"

namespace tallyman::corpus {

nlohmann::ordered_json ToJson(const Skipped& skipped) {
  nlohmann::ordered_json json;
  json["file"] = skipped.position.file;
  json["line"] = skipped.position.line > 0 ? nlohmann::ordered_json(skipped.position.line) : nullptr;
  json["offset"] = skipped.position.offset;
  json["reason"] = skipped.reason;
  return json;
}

}  // namespace tallyman::corpus
