#include "crosscheck/families.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "crosscheck/publishers.h"

namespace tallyman::crosscheck {
namespace {

using schema::Claim;

auto Version(const Claim& claim) {
  const auto& published = claim.document.published;
  return std::make_tuple(published ? published->days() : INT32_MIN, std::string_view(claim.document.text_sha256));
}

}  // namespace

std::vector<const Claim*> CurrentClaims(const std::vector<Claim>& claims) {
  std::map<std::string_view, const Claim*> newest;
  for (const Claim& claim : claims) {
    const Claim*& kept = newest.try_emplace(claim.document.id, &claim).first->second;
    if (Version(*kept) < Version(claim)) kept = &claim;
  }
  std::vector<const Claim*> current;
  for (const Claim& claim : claims)
    if (Version(claim) == Version(*newest.at(claim.document.id))) current.push_back(&claim);
  std::stable_sort(current.begin(), current.end(), [](const Claim* a, const Claim* b) { return a->id < b->id; });
  current.erase(std::unique(current.begin(), current.end(), [](const Claim* a, const Claim* b) { return a->id == b->id; }), current.end());
  return current;
}

Corpus::Corpus(const std::vector<const Claim*>& claims, const Exchange& exchange) {
  std::map<std::string, Statement*> by_content;
  for (const Claim* claim : claims) {
    auto statement = MakeStatement(*claim, exchange);
    if (!statement) continue;
    const auto [entry, is_new] = by_content.try_emplace(ContentKey(*statement));
    if (!is_new) {
      entry->second->copies.push_back(claim);
      continue;
    }
    statements_.push_back(std::move(*statement));
    entry->second = &statements_.back();
  }
  for (Statement& statement : statements_) {
    statement.publishers = CountPublishers(statement.copies);
    families_[statement.series.family].push_back(&statement);
    if (statement.level) levels_[MakeKey(statement.series, "", statement.period)].push_back(&statement);
    CollectUnits(statement, &units_);
  }
}

Statements Corpus::WithWholes(const Statements& family) const {
  Statements result = family;
  for (const Statement* statement : family) {
    if (!statement->share) continue;
    const auto wholes = levels_.find(MakeKey(statement->share->whole, "", statement->period));
    if (wholes != levels_.end()) result.insert(result.end(), wholes->second.begin(), wholes->second.end());
  }
  std::sort(result.begin(), result.end(), [](const Statement* a, const Statement* b) { return a->claim->id < b->claim->id; });
  result.erase(std::unique(result.begin(), result.end()), result.end());
  return result;
}

}  // namespace tallyman::crosscheck
