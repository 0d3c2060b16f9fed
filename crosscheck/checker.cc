#include "crosscheck/checker.h"

#include <algorithm>
#include <atomic>
#include <future>
#include <iterator>
#include <set>
#include <tuple>
#include <utility>

#include "crosscheck/components.h"
#include "crosscheck/conversion.h"
#include "crosscheck/corroboration.h"
#include "crosscheck/diagnosis.h"
#include "crosscheck/explanation.h"
#include "languages/embedded.h"

namespace tallyman::crosscheck {
namespace {

using schema::Claim;
using schema::Finding;
using schema::Severity;
using Findings = std::vector<Finding>;

void Append(Findings found, Findings* findings) {
  findings->insert(findings->end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
}

// Calls work(0) to work(count - 1) on so many threads; an exception of one is passed on.
template <typename Work>
void ForEach(std::size_t count, int threads, const Work& work) {
  std::atomic<std::size_t> next = 0;
  const auto run = [&] {
    for (std::size_t i = next++; i < count; i = next++) work(i);
  };
  std::vector<std::future<void>> helpers;
  for (int i = 1; i < std::min<int>(threads, static_cast<int>(count)); ++i) helpers.push_back(std::async(std::launch::async, run));
  run();
  for (auto& helper : helpers) helper.get();
}

// A lone statement can contradict only itself: in its two currencies or by its sign.
bool MayContradictItself(const Statement& statement) {
  const auto& level = statement.level;
  return level && (level->by_conversion || (level->figure.generous.high && *level->figure.generous.high < 0));
}

// Those of the first that are not in the second, in their order.
Statements Difference(const Statements& statements, const Statements& without) {
  const std::set<const Statement*> left_out(without.begin(), without.end());
  Statements result;
  std::copy_if(statements.begin(), statements.end(), std::back_inserter(result),
               [&](const Statement* statement) { return !left_out.contains(statement); });
  return result;
}

}  // namespace

class Checker::Rep {
 public:
  explicit Rep(const Options& options)
      : options_(options),
        rates_(languages::EmbeddedFile("normalize/data/rates.csv"), languages::EmbeddedFile("normalize/data/pegs.json")),
        exchange_(rates_, ToRational(options.conversion_slack)) {
    lenient_.generous = true;
    lenient_.revision = ToRational(options.revision_slack);
    printed_.mirror = ToRational(options.mirror_slack);
  }

  Findings Check(const std::vector<Claim>& claims) const {
    const std::vector<const Claim*> current = CurrentClaims(claims);
    const Corpus corpus(current, exchange_);
    std::vector<const Statements*> families;
    for (const auto& [family, statements] : corpus.families()) families.push_back(&statements);
    std::vector<Findings> of_family(families.size());
    ForEach(families.size(), options_.threads, [&](std::size_t i) { of_family[i] = CheckFamily(corpus, *families[i]); });

    Findings findings;
    for (Findings& found : of_family) Append(std::move(found), &findings);
    for (const Claim* claim : current)
      if (auto finding = ConversionFinding(*claim, exchange_, ToRational(options_.conversion_slack)))
        findings.push_back(std::move(*finding));
    return Sorted(std::move(findings));
  }

 private:
  Findings CheckFamily(const Corpus& corpus, const Statements& family) const {
    Findings findings = FindCorroborations(family, exchange_);
    for (const Statements& component : Components(corpus.WithWholes(family), corpus.units(), exchange_))
      if (component.size() > 1 || MayContradictItself(*component[0]))
        Append(CheckComponent(corpus, component, Difference(family, component)), &findings);
    return findings;
  }

  // Errors first; what they leave may still not be true as printed.
  Findings CheckComponent(const Corpus& corpus, const Statements& component, const Statements& outside) const {
    const Consistency as_printed(printed_, true, corpus.units(), exchange_), leniently(lenient_, false, corpus.units(), exchange_);
    Findings findings;
    const Diagnosis errors = Diagnose(component, outside, leniently);
    Describe(errors, Severity::kError, as_printed, &findings);
    const Statements rest = Difference(component, errors.removed);
    Describe(Diagnose(rest, outside, as_printed), Severity::kWarning, as_printed, &findings);
    return findings;
  }

  // One finding for each contradiction and each copy of its likeliest suspect.
  void Describe(const Diagnosis& diagnosis, Severity severity, const Consistency& as_printed, Findings* findings) const {
    for (const Contradiction& contradiction : diagnosis.contradictions) {
      const auto top = static_cast<std::size_t>(std::max_element(contradiction.weights.begin(), contradiction.weights.end()) -
                                                contradiction.weights.begin());
      for (const Claim* copy : contradiction.statements[top]->copies) {
        Statement suspect = *contradiction.statements[top];
        suspect.claim = copy;
        Contradiction of_copy = contradiction;
        of_copy.statements[top] = &suspect;
        findings->push_back(DescribeContradiction(of_copy, severity, as_printed, exchange_, ToRational(options_.conversion_slack)));
      }
    }
  }

  static Findings Sorted(Findings findings) {
    const auto key = [](const Finding& finding) {
      return std::make_tuple(finding.kind, -static_cast<int>(finding.severity), std::string_view(finding.id));
    };
    std::stable_sort(findings.begin(), findings.end(), [&](const Finding& a, const Finding& b) { return key(a) < key(b); });
    findings.erase(std::unique(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) { return a.id == b.id; }),
                   findings.end());
    return findings;
  }

  const Options options_;
  const normalize::Rates rates_;
  const Exchange exchange_;
  Tolerance lenient_;  // what an error outlasts
  Tolerance printed_;
};

Checker::Checker(const Options& options) : rep_(std::make_unique<Rep>(options)) {}
Checker::~Checker() = default;

std::vector<Finding> Checker::Check(const std::vector<Claim>& claims) const { return rep_->Check(claims); }

}  // namespace tallyman::crosscheck
