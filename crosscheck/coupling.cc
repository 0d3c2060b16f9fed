#include "crosscheck/coupling.h"

#include <algorithm>
#include <set>

#include "crosscheck/parts.h"

namespace tallyman::crosscheck {
namespace {

constexpr double kRounding = 1e-9;

normalize::Period PeriodOf(const UnknownKey& key) {
  return {normalize::Month::FromIndex(key.start), normalize::Month::FromIndex(key.end), {}, {}};
}

// Values of families, and which of them are parts of which.
class Values {
 public:
  explicit Values(const std::map<Symbol, std::vector<KnownValue>>& values) : values_(values), index_(Families(values)) {}

  // Calls `use` with each value that has an upper end, and all values that together are at most that.
  template <typename Use>
  void ForEachWhole(const Use& use) const {
    for (const FamilySide& whole : index_.sides())
      for (const KnownValue& value : values_.at(whole.family))
        if (value.key.series.family == whole.family && value.key.series.side == whole.side && value.high)
          for (const auto& parts : index_.PartsOf(whole, PeriodOf(value.key))) use(value, Known(parts, value.key));
  }

 private:
  static std::vector<Symbol> Families(const std::map<Symbol, std::vector<KnownValue>>& values) {
    std::vector<Symbol> families;
    for (const auto& [family, known] : values) families.push_back(family);
    return families;
  }

  const KnownValue* Find(const FamilySide& side, UnknownKey key) const {
    key.series.family = side.family;
    key.series.side = side.side;
    const std::vector<KnownValue>& known = values_.at(side.family);
    const auto value =
        std::lower_bound(known.begin(), known.end(), key, [](const KnownValue& a, const UnknownKey& b) { return a.key < b; });
    return value != known.end() && value->key == key ? &*value : nullptr;
  }

  std::vector<const KnownValue*> Known(const std::vector<FamilySide>& parts, const UnknownKey& key) const {
    std::vector<const KnownValue*> known;
    for (const FamilySide& part : parts)
      if (const KnownValue* value = Find(part, key); value && value->low > 0) known.push_back(value);
    return known;
  }

  const std::map<Symbol, std::vector<KnownValue>>& values_;
  const PartsIndex index_;
};

bool IsMoreThan(double sum, const KnownValue& whole) { return sum > *whole.high * (1 + kRounding); }

class Coupling {
 public:
  Coupling(const std::map<Symbol, std::vector<KnownValue>>& values, const Consistency& leniently, const Consistency& as_printed)
      : values_(values), leniently_(leniently), as_printed_(as_printed) {}

  std::vector<Contradiction> Run() {
    values_.ForEachWhole([this](const KnownValue& whole, std::vector<const KnownValue*> parts) { Compare(whole, std::move(parts)); });
    return std::move(contradictions_);
  }

 private:
  bool IsSettled(const Statements& statements) const {
    return std::any_of(statements.begin(), statements.end(), [&](const Statement* statement) { return settled_.contains(statement); });
  }

  void Compare(const KnownValue& whole, std::vector<const KnownValue*> known) {
    if (IsSettled(whole.high_by)) return;
    std::erase_if(known, [this](const KnownValue* value) { return IsSettled(value->low_by); });
    std::stable_sort(known.begin(), known.end(), [](const KnownValue* a, const KnownValue* b) { return a->low > b->low; });
    double sum = 0;
    Statements statements = whole.high_by;
    for (const KnownValue* value : known) {
      sum += value->low;
      statements.insert(statements.end(), value->low_by.begin(), value->low_by.end());
      if (IsMoreThan(sum, whole)) return Report(std::move(statements));
    }
  }

  void Report(Statements statements) {
    std::sort(statements.begin(), statements.end(), [](const Statement* a, const Statement* b) { return a->claim->id < b->claim->id; });
    statements.erase(std::unique(statements.begin(), statements.end()), statements.end());
    for (Contradiction& contradiction : Diagnose(statements, leniently_, as_printed_).contradictions) {
      const auto top = std::max_element(contradiction.weights.begin(), contradiction.weights.end()) - contradiction.weights.begin();
      settled_.insert(contradiction.statements[static_cast<std::size_t>(top)]);
      contradictions_.push_back(std::move(contradiction));
    }
  }

  const Values values_;
  const Consistency& leniently_;
  const Consistency& as_printed_;
  std::set<const Statement*> settled_;  // suspects of what is reported already
  std::vector<Contradiction> contradictions_;
};

}  // namespace

std::vector<Contradiction> Couple(const std::map<Symbol, std::vector<KnownValue>>& values, const Consistency& leniently,
                                  const Consistency& as_printed) {
  return Coupling(values, leniently, as_printed).Run();
}

std::set<const KnownValue*> FindCandidates(const std::map<Symbol, std::vector<KnownValue>>& values) {
  std::set<const KnownValue*> candidates;
  Values(values).ForEachWhole([&](const KnownValue& whole, const std::vector<const KnownValue*>& parts) {
    double sum = 0;
    for (const KnownValue* part : parts) sum += part->low;
    if (parts.empty() || !IsMoreThan(sum * (1 + kRounding), whole)) return;
    candidates.insert(&whole);
    candidates.insert(parts.begin(), parts.end());
  });
  return candidates;
}

}  // namespace tallyman::crosscheck
