#include "crosscheck/checker.h"

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>
#include <tbb/partitioner.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

#include "crosscheck/families.h"
#include "crosscheck/conversion.h"
#include "crosscheck/corroboration.h"
#include "crosscheck/coupling.h"
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
    tbb::task_arena arena(options_.threads);
    return arena.execute([&] { return CheckAll(CurrentClaims(claims)); });
  }

 private:
  Findings CheckAll(const std::vector<const Claim*>& claims) const {
    const Corpus corpus(claims, exchange_, lenient_.revision);
    std::vector<const Statements*> families;
    for (const auto& [family, statements] : corpus.families()) families.push_back(&statements);
    std::stable_sort(families.begin(), families.end(), [](const Statements* a, const Statements* b) { return a->size() > b->size(); });
    std::vector<Findings> of_family(families.size() + 1);
    std::vector<std::vector<KnownValue>> values(families.size());
    tbb::parallel_for(tbb::blocked_range<std::size_t>(0, families.size(), 1), [&](const auto& range) {
      for (std::size_t i = range.begin(); i < range.end(); ++i) of_family[i] = CheckFamily(corpus, *families[i], &values[i]);
    }, tbb::simple_partitioner());
    CheckCoupling(corpus, families, std::move(values), &of_family.back());
    for (const Claim* claim : claims)
      if (auto finding = ConversionFinding(*claim, exchange_, ToRational(options_.conversion_slack)))
        of_family.back().push_back(std::move(*finding));
    Findings findings;
    for (Findings& found : of_family) Append(std::move(found), &findings);
    return Sorted(std::move(findings));
  }

  Findings CheckFamily(const Corpus& corpus, const Statements& family, std::vector<KnownValue>* values) const {
    Findings findings = FindCorroborations(family, exchange_);
    const Consistency as_printed(printed_, true, corpus.units(), exchange_), leniently(lenient_, false, corpus.units(), exchange_);
    Diagnosis diagnosis = Diagnose(corpus.WithWholes(family), leniently, as_printed);
    for (const Contradiction& contradiction : diagnosis.contradictions) Describe(contradiction, as_printed, &findings);
    *values = std::move(diagnosis.values);
    return findings;
  }

  void CheckCoupling(const Corpus& corpus, const std::vector<const Statements*>& families, std::vector<std::vector<KnownValue>> values,
                     Findings* findings) const {
    std::map<Symbol, std::vector<KnownValue>> by_family;
    for (std::size_t i = 0; i < families.size(); ++i) by_family[families[i]->front()->series.family] = std::move(values[i]);
    const Consistency as_printed(printed_, true, corpus.units(), exchange_), leniently(lenient_, false, corpus.units(), exchange_);
    for (const Contradiction& contradiction : Couple(by_family, leniently, as_printed)) Describe(contradiction, as_printed, findings);
  }

  // One finding for each copy of the likeliest suspect.
  void Describe(const Contradiction& contradiction, const Consistency& as_printed, Findings* findings) const {
    const auto top = static_cast<std::size_t>(std::max_element(contradiction.weights.begin(), contradiction.weights.end()) -
                                              contradiction.weights.begin());
    for (const Claim* copy : contradiction.statements[top]->copies) {
      Statement suspect = *contradiction.statements[top];
      suspect.claim = copy;
      Contradiction of_copy = contradiction;
      of_copy.statements[top] = &suspect;
      findings->push_back(DescribeContradiction(of_copy, as_printed, exchange_, ToRational(options_.conversion_slack)));
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
