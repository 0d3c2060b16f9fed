// The hand-made cases of reference_cases.json.
#ifndef TALLYMAN_TESTS_APP_EVALUATION_REFERENCE_CASES_H_
#define TALLYMAN_TESTS_APP_EVALUATION_REFERENCE_CASES_H_

#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <vector>

#include "app/evaluation/gold.h"
#include "app/evaluation/scoring.h"

namespace tallyman::evaluation {

// A case's documents, claims and results, which point into each other.
struct Compared {
  explicit Compared(const nlohmann::json& json) : gold{ParseGold(json)} {
    for (const nlohmann::json& claim : json.value("records", nlohmann::json::array())) claims.push_back(schema::ParseClaim(claim));
    results = Compare(gold, claims);
  }
  Compared(const Compared&) = delete;
  Compared& operator=(const Compared&) = delete;
  const DocumentResult& result() const { return results.front(); }

  std::vector<GoldDocument> gold;
  std::vector<schema::Claim> claims;
  std::vector<DocumentResult> results;
};

inline nlohmann::json ReferenceCases() {
  std::ifstream file(TALLYMAN_SOURCE_DIR "/tests/app/evaluation/reference_cases.json");
  return nlohmann::json::parse(file);
}

// A case as Compared takes it: an annotated article with "records" beside it.
inline nlohmann::json ArticleOf(const nlohmann::json& cases, const nlohmann::json& one) {
  return {{"id", "hand-1"},        {"language", "en"},      {"title", cases["title"]},
          {"text", cases["text"]}, {"claims", one["gold"]}, {"records", one["claims"]}};
}

// The case of that name.
inline nlohmann::json ReferenceArticle(const std::string& name) {
  const nlohmann::json cases = ReferenceCases();
  for (const nlohmann::json& one : cases["cases"])
    if (one["case"] == name) return ArticleOf(cases, one);
  throw std::runtime_error("no such case: " + name);
}

}  // namespace tallyman::evaluation

#endif  // TALLYMAN_TESTS_APP_EVALUATION_REFERENCE_CASES_H_
