#include "crosscheck/pieces.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string_view>

#include "crosscheck/coupling.h"
#include "crosscheck/parts.h"
#include "crosscheck/placing.h"
#include "schema/names.h"

namespace tallyman::crosscheck {
namespace {

std::string PlaceName(const Series& series, const normalize::Period& period) {
  const UnknownKey key = MakeKey(series, "", period);
  std::string name = series.family.text();
  for (const int number : {series.side, static_cast<int>(series.flow), key.start, key.end, key.first_day, key.last_day})
    name += kSeparator + std::to_string(number);
  return name;
}

}  // namespace

nlohmann::ordered_json ToJson(const FamilyValue& value) {
  return {{"family", value.family},
          {"side", value.side},
          {"flow", schema::Name(value.flow)},
          {"unit", value.unit},
          {"start", value.start},
          {"end", value.end},
          {"low", value.low},
          {"high", value.high ? nlohmann::ordered_json(*value.high) : nlohmann::ordered_json()},
          {"low_by", value.low_by},
          {"high_by", value.high_by},
          {"places", value.places}};
}

FamilyValue ParseFamilyValue(const nlohmann::json& json) {
  using Names = std::vector<std::string>;
  FamilyValue value;
  value.family = json.at("family").get<std::string>();
  value.side = json.at("side").get<int>();
  value.flow = schema::FindName<schema::Flow>(json.at("flow").get<std::string>()).value();
  value.unit = json.at("unit").get<std::string>();
  value.start = json.at("start").get<int>();
  value.end = json.at("end").get<int>();
  value.low = json.at("low").get<double>();
  if (!json.at("high").is_null()) value.high = json.at("high").get<double>();
  value.low_by = json.at("low_by").get<Names>();
  value.high_by = json.at("high_by").get<Names>();
  value.places = json.at("places").get<Names>();
  return value;
}

std::array<std::string, 2> CouplingKeys(const FamilyValue& value) {
  const auto topic = FamilyTopic::Parse(value.family);
  return topic ? CouplingKeys(FamilySide{value.family, value.side, *topic}) : std::array<std::string, 2>{};
}

std::vector<std::size_t> CouplingCandidates(const std::vector<FamilyValue>& values) {
  std::map<UnknownKey, std::size_t> positions;
  for (std::size_t i = 0; i < values.size(); ++i) positions.try_emplace(KeyOf(values[i]), i);
  std::map<Symbol, std::vector<KnownValue>> by_family;
  for (const auto& [key, position] : positions)
    by_family[key.series.family].push_back({key, values[position].low, values[position].high, {}, {}});
  std::vector<std::size_t> candidates;
  for (const KnownValue* candidate : FindCandidates(by_family)) candidates.push_back(positions.at(candidate->key));
  std::sort(candidates.begin(), candidates.end());
  return candidates;
}

UnknownKey KeyOf(const FamilyValue& value) { return {{value.family, value.side, value.flow}, value.unit, value.start, value.end}; }

PlacedClaim Place(const Statement& statement) {
  PlacedClaim placed{
      statement.claim, statement.several_kinds, statement.series.family, PlaceName(statement.series, statement.period), {}, {}, {}};
  if (statement.share) {
    placed.whole_family = statement.share->whole.family;
    placed.whole_place = PlaceName(statement.share->whole, statement.period);
  }
  UnitsOfFamilies units;
  CollectUnits(statement, &units);
  for (const auto& [family, of_family] : units) placed.units.assign(of_family.begin(), of_family.end());
  return placed;
}

std::optional<FamilyValue> MakeFamilyValue(const Symbol& family, const KnownValue& known) {
  const UnknownKey& key = known.key;
  if (key.series.family != family || !FamilyTopic::Parse(family)) return std::nullopt;
  FamilyValue value{family, key.series.side, key.series.flow, key.unit, key.start, key.end, known.low, known.high, {}, {}, {}};
  std::set<std::string> places;
  const auto name = [&](const Statements& statements, std::vector<std::string>* ids) {
    for (const Statement* statement : statements) {
      ids->push_back(statement->claim->id);
      places.insert(PlaceName(statement->series, statement->period));
    }
  };
  name(known.low_by, &value.low_by);
  name(known.high_by, &value.high_by);
  value.places.assign(places.begin(), places.end());
  return value;
}

std::map<Symbol, std::vector<KnownValue>> KnownAgain(const std::vector<FamilyValue>& values, const Corpus& corpus) {
  std::map<std::string_view, const Statement*> by_claim;
  for (const auto& [family, statements] : corpus.families())
    for (const Statement* statement : statements) by_claim[statement->claim->id] = statement;
  const auto statements = [&](const std::vector<std::string>& ids) {
    Statements result;
    for (const std::string& id : ids) result.push_back(by_claim.at(id));
    return result;
  };
  std::map<Symbol, std::vector<KnownValue>> known;
  for (const FamilyValue& value : values)
    known[value.family].push_back({KeyOf(value), value.low, value.high, statements(value.low_by), statements(value.high_by)});
  for (auto& [family, of_family] : known) {
    std::sort(of_family.begin(), of_family.end(), [](const KnownValue& a, const KnownValue& b) { return a.key < b.key; });
    of_family.erase(
        std::unique(of_family.begin(), of_family.end(), [](const KnownValue& a, const KnownValue& b) { return a.key == b.key; }),
        of_family.end());
  }
  return known;
}

}  // namespace tallyman::crosscheck
