#include "crosscheck/families.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "crosscheck/documents.h"
#include "crosscheck/publishers.h"

namespace tallyman::crosscheck {
namespace {

using schema::Claim;

// A figure as one source has told it, and the source's first claim of it.
struct ToldFigure {
  Statement* statement;
  const Claim* first;
};

bool IsRevision(const ToldFigure& earlier, const ToldFigure& later, const Rational& revision) {
  const Range& before = earlier.statement->level->figure.printed;
  const Range& after = later.statement->level->figure.printed;
  return *earlier.first->document.published < *later.first->document.published && before.Intersection(after).empty() &&
         !before.Widened(revision).Intersection(after).empty();
}

// The first claim of each source that tells when it speaks.
std::map<std::string, const Claim*> FirstOfSources(const Statement& statement) {
  std::map<std::string, const Claim*> first;
  for (const Claim* copy : statement.copies) {
    if (!copy->source || !copy->document.published) continue;
    const Claim*& kept = first.try_emplace(*copy->source, copy).first->second;
    if (*copy->document.published < *kept->document.published) kept = copy;
  }
  return first;
}

}  // namespace

Corpus::Corpus(std::vector<std::optional<Statement>> of_claims, UnitsOfFamilies units, const Rational& revision)
    : units_(std::move(units)) {
  std::unordered_multimap<std::size_t, Statement*> by_content;
  for (auto& statement : of_claims) {
    if (!statement) continue;
    const std::size_t hash = ContentHash(*statement);
    const auto [first, last] = by_content.equal_range(hash);
    const auto same = std::find_if(first, last, [&](const auto& entry) { return HasSameContent(*entry.second, *statement); });
    if (same != last) {
      same->second->copies.push_back(statement->claim);
      same->second->several_kinds |= statement->several_kinds;
      continue;
    }
    statements_.push_back(std::move(*statement));
    by_content.emplace(hash, &statements_.back());
  }
  for (Statement& statement : statements_) {
    statement.publishers = CountPublishers(statement.copies);
    if (statement.level && IsRetrospective(statement))
      statement.level->figure.generous = statement.level->figure.generous.Widened(RevisionOf(statement, revision));
    families_[statement.series.family].push_back(&statement);
    if (statement.level) levels_[MakeKey(statement.series, "", statement.period)].push_back(&statement);
    CollectUnits(statement, &units_);
  }
  FindRevisions(revision);
}

void Corpus::FindRevisions(const Rational& revision) {
  std::map<std::pair<UnknownKey, std::string>, std::vector<ToldFigure>> by_source;
  for (Statement& statement : statements_)
    if (statement.level)
      for (const auto& [source, first] : FirstOfSources(statement))
        by_source[{MakeKey(statement.series, statement.level->unit, statement.period), source}].push_back({&statement, first});
  for (const auto& [key, figures] : by_source)
    for (const ToldFigure& earlier : figures)
      for (const ToldFigure& later : figures)
        if (IsRevision(earlier, later, revision)) earlier.statement->revisions.push_back({earlier.first, later.first});
  for (Statement& statement : statements_)
    if (!statement.revisions.empty()) statement.level->figure.generous = statement.level->figure.generous.Widened(revision);
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
