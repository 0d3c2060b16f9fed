#include "app/evaluation/baseline.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <fstream>
#include <nlohmann/json.hpp>
#include <system_error>

#include "app/evaluation/report.h"
#include "languages/json_reason.h"
#include "schema/json_value.h"
#include "store/error.h"

namespace tallyman::evaluation {
namespace {

using schema::JsonValue;

constexpr char kFormat[] = "scores/1";

std::string FourDigits(double score) {
  std::array<char, 32> text;
  std::snprintf(text.data(), text.size(), "%.4f", score);
  return text.data();
}

void CompareScore(const std::string& name, double before, double now, const std::string& where, std::vector<std::string>& falls) {
  constexpr double kBinaryNoise = 1e-9;
  if (now >= before - kBaselineTolerance - kBinaryNoise) return;
  falls.push_back(name + " F1 fell from " + FourDigits(before) + " to " + FourDigits(now) + ", by more than " +
                  FourDigits(kBaselineTolerance) + " (" + where + ")");
}

BaselineScore ReadScore(const JsonValue& json) {
  return {static_cast<std::size_t>(json["documents"].NonNegativeInteger()), static_cast<std::size_t>(json["figures"].NonNegativeInteger()),
          json["found_f1"].Number(), json["strict_f1"].Number()};
}

}  // namespace

Baseline BaselineOf(const std::vector<DocumentResult>& results) {
  Baseline baseline;
  for (const auto& [language, counts] : Evaluate(results, Grouping::kLanguage).groups) {
    baseline[language] = {counts.documents, counts.gold_figures, RoundedScore(counts.FoundScore().f1),
                          RoundedScore(counts.StrictScore().f1)};
  }
  return baseline;
}

Baseline ReadBaseline(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw store::StoreError("cannot read " + path + ": " + std::generic_category().message(errno) + "; --write-baseline makes it");
  Baseline baseline;
  try {
    const nlohmann::json json = nlohmann::json::parse(file);
    const JsonValue value(json);
    CheckVersion(value, "scores");
    if (!json.contains("languages") || !json["languages"].is_object()) value["languages"].Fail("needs an object");
    for (const auto& [language, score] : json["languages"].items())
      baseline[language] = ReadScore(JsonValue(score, "languages." + language));
  } catch (const nlohmann::json::exception& error) {
    throw schema::FormatError(path + ": " + languages::JsonReason(error));
  } catch (const schema::FormatError& error) {
    throw schema::FormatError(path + ": " + error.what());
  }
  return baseline;
}

std::string BaselineJson(const Baseline& baseline) {
  std::string json = std::string("{\"schema\": \"") + kFormat + "\", \"languages\": {";
  const char* separator = "\n ";
  for (const auto& [language, score] : baseline) {
    json += separator + nlohmann::json(language).dump() + ": {\"documents\": " + std::to_string(score.documents) +
            ", \"figures\": " + std::to_string(score.figures) + ", \"found_f1\": " + FourDigits(score.found_f1) +
            ", \"strict_f1\": " + FourDigits(score.strict_f1) + "}";
    separator = ",\n ";
  }
  return json + "\n}}\n";
}

BaselineComparison CompareWithBaseline(const Baseline& before, const Baseline& now, const std::string& where) {
  BaselineComparison comparison;
  for (const auto& [language, score] : before) {
    const auto found = now.find(language);
    if (found == now.end()) {
      comparison.falls.push_back(language + ": " + where + " has scores of it, and no article of GOLD is in it");
      continue;
    }
    CompareScore(language + ": found", score.found_f1, found->second.found_f1, where, comparison.falls);
    CompareScore(language + ": strict", score.strict_f1, found->second.strict_f1, where, comparison.falls);
    if (score.documents != found->second.documents || score.figures != found->second.figures) {
      comparison.notes.push_back(language + ": GOLD has " + std::to_string(found->second.documents) + " articles with " +
                                 std::to_string(found->second.figures) + " figures, " + where + " was made from " +
                                 std::to_string(score.documents) + " with " + std::to_string(score.figures) +
                                 "; where only the gold has changed, write the baseline anew");
    }
  }
  for (const auto& [language, score] : now)
    if (!before.contains(language)) comparison.notes.push_back(language + ": not in " + where + " yet; --write-baseline adds it");
  return comparison;
}

}  // namespace tallyman::evaluation
