// Annotated articles ("gold"): what a careful reader finds in an article, against which extracted claims are measured.
#ifndef TALLYMAN_APP_EVALUATION_GOLD_H_
#define TALLYMAN_APP_EVALUATION_GOLD_H_

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "schema/claim.h"

namespace tallyman::evaluation {

// A claim as it is annotated. Numbers are only compared here, never computed with. Areas are text: an annotator may rightly name a province
// (ISO 3166-2) that the program's tables do not have.
struct GoldClaim {
  schema::Flow flow = schema::Flow::kTrade;
  std::optional<std::string> reporter;
  std::optional<std::string> partner;
  schema::Product product = schema::Product::Total();
  std::optional<normalize::Month> start;
  std::optional<normalize::Month> end;
  schema::Status status = schema::Status::kActual;
  std::optional<double> amount;
  std::optional<schema::Unit> unit;
  std::optional<schema::Qualifier> qualifier;  // of the amount
  std::optional<double> second_amount;         // the same level in a second currency or unit
  std::optional<schema::Unit> second_unit;
  std::optional<double> percent;
  std::optional<double> delta;
  std::optional<schema::Unit> delta_unit;
  std::optional<schema::Versus> versus;
  std::optional<schema::Unit> terms;
  std::optional<double> share;
  std::optional<schema::ShareOf> share_of;
  std::string quote;  // the article's own words; empty where none are given
};

struct GoldDocument {
  std::string id;
  std::string language;
  std::string title;
  std::string text;
  std::vector<GoldClaim> claims;
};

// Throws schema::FormatError, which names the key, where `json` is no annotated article.
GoldDocument ParseGold(const nlohmann::json& json);

// The annotated articles of a file, or of all files ending in .json at any depth of a folder, sorted by path. JSON files that are no object
// with "claims" are passed over, and so are files and folders whose name begins with a point. Throws schema::FormatError, with the file's
// name, where a file is no JSON or is badly annotated, and store::StoreError where one cannot be read or none is there.
std::vector<GoldDocument> ReadGold(const std::string& path);

}  // namespace tallyman::evaluation

#endif  // TALLYMAN_APP_EVALUATION_GOLD_H_
