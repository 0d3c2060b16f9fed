#include "schema/names.h"

#include <cstddef>

#include "normalize/qualifier_names.h"

namespace tallyman::schema {
namespace {

// Each table stands in the order of its enumerators.
constexpr std::string_view kFlows[] = {"exports", "imports", "trade", "balance"};
constexpr std::string_view kMeasures[] = {"value", "quantity", "real"};
constexpr std::string_view kBases[] = {"sa", "special", "domestic", "other"};
constexpr std::string_view kSides[] = {"surplus", "deficit"};
constexpr std::string_view kVersus[] = {"yoy", "prev", "other"};
constexpr std::string_view kShareOf[] = {"partner", "product"};
constexpr std::string_view kStatuses[] = {"actual", "forecast", "target"};
constexpr std::string_view kSpanRoles[] = {"level",   "converted", "percent", "delta",  "share",     "flow",  "reporter", "partner",
                                           "product", "period",    "base",    "status", "qualifier", "terms", "source"};
constexpr std::string_view kFields[] = {"title", "text"};
constexpr std::string_view kFindingKinds[] = {"contradiction", "corroboration", "anomaly"};
constexpr std::string_view kRules[] = {"same_figure", "growth", "cumulative", "total",     "balance", "mirror",
                                       "parts",       "share",  "conversion", "reference", "combined"};
constexpr std::string_view kSeverities[] = {"info", "warning", "error"};
constexpr std::string_view kSlipKinds[] = {"scale", "year", "currency", "flow", "sign", "digits"};
constexpr std::string_view kQuantityKinds[] = {"money", "percent", "points", "physical", "number"};

template <typename Enum>
std::string_view NameOf(Enum value) {
  return Names(value)[static_cast<std::size_t>(value)];
}

}  // namespace

std::span<const std::string_view> Names(Flow) { return kFlows; }
std::span<const std::string_view> Names(Measure) { return kMeasures; }
std::span<const std::string_view> Names(Basis) { return kBases; }
std::span<const std::string_view> Names(Side) { return kSides; }
std::span<const std::string_view> Names(Versus) { return kVersus; }
std::span<const std::string_view> Names(ShareOf) { return kShareOf; }
std::span<const std::string_view> Names(Status) { return kStatuses; }
std::span<const std::string_view> Names(SpanRole) { return kSpanRoles; }
std::span<const std::string_view> Names(Field) { return kFields; }
std::span<const std::string_view> Names(Qualifier) { return normalize::kQualifierNames; }
std::span<const std::string_view> Names(FindingKind) { return kFindingKinds; }
std::span<const std::string_view> Names(Rule) { return kRules; }
std::span<const std::string_view> Names(Severity) { return kSeverities; }
std::span<const std::string_view> Names(SlipKind) { return kSlipKinds; }
std::span<const std::string_view> Names(QuantityKind) { return kQuantityKinds; }

std::string_view Name(Flow value) { return NameOf(value); }
std::string_view Name(Measure value) { return NameOf(value); }
std::string_view Name(Basis value) { return NameOf(value); }
std::string_view Name(Side value) { return NameOf(value); }
std::string_view Name(Versus value) { return NameOf(value); }
std::string_view Name(ShareOf value) { return NameOf(value); }
std::string_view Name(Status value) { return NameOf(value); }
std::string_view Name(SpanRole value) { return NameOf(value); }
std::string_view Name(Field value) { return NameOf(value); }
std::string_view Name(Qualifier value) { return NameOf(value); }
std::string_view Name(FindingKind value) { return NameOf(value); }
std::string_view Name(Rule value) { return NameOf(value); }
std::string_view Name(Severity value) { return NameOf(value); }
std::string_view Name(SlipKind value) { return NameOf(value); }
std::string_view Name(QuantityKind value) { return NameOf(value); }

}  // namespace tallyman::schema
