// A finding of the cross-check (formats.md, "A finding, out").
#ifndef TALLYMAN_SCHEMA_FINDING_H_
#define TALLYMAN_SCHEMA_FINDING_H_

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "schema/claim.h"

namespace tallyman::schema {

enum class FindingKind { kContradiction, kCorroboration, kAnomaly };
enum class Rule { kSameFigure, kGrowth, kCumulative, kTotal, kBalance, kMirror, kParts, kShare, kConversion, kReference, kCombined };
enum class Severity { kInfo, kWarning, kError };
enum class SlipKind { kScale, kYear, kCurrency, kFlow, kSign, kDigits };

std::string_view Name(FindingKind value);
std::string_view Name(Rule value);
std::string_view Name(Severity value);
std::string_view Name(SlipKind value);

struct Suspect {
  std::string claim;
  double weight = 0;  // over a finding's suspects these sum to 1
};

struct Slip {
  std::string claim;
  SlipKind kind = SlipKind::kScale;
  std::string repaired;  // in words
};

struct Reference {
  Decimal amount;
  Unit unit;
  std::string source;
  std::string vintage;
};

// One line of the arithmetic: what `claims` say, or what follows from them, about `of`.
struct Step {
  std::string relation;  // "level", "growth", "sum", "conversion", "share", ...
  std::vector<std::string> claims;
  Interval interval;
  std::optional<Unit> unit;
  std::string of;
};

struct Finding {
  std::string id;  // "f-" and 16 hex digits of a hash over kind, rule and the claims' ids
  FindingKind kind = FindingKind::kContradiction;
  Rule rule = Rule::kSameFigure;
  Severity severity = Severity::kError;
  std::vector<std::string> claims;  // sorted
  std::vector<Suspect> suspects;    // the likeliest first
  double gap = 0;                   // least relative widening of all intervals that would make the claims compatible
  int publishers = 0;
  std::optional<Slip> slip;
  std::optional<Reference> reference;
  std::vector<Step> steps;
  std::string explanation;
};

std::string FindingId(const Finding& finding);
nlohmann::ordered_json ToJson(const Finding& finding);
// Throws FormatError where `json` is no finding of this major version.
Finding ParseFinding(const nlohmann::json& json);

}  // namespace tallyman::schema

#endif  // TALLYMAN_SCHEMA_FINDING_H_
