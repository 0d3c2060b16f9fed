#include "crosscheck/checker.h"

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>
#include <tbb/partitioner.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "crosscheck/conversion.h"
#include "crosscheck/corroboration.h"
#include "crosscheck/coupling.h"
#include "crosscheck/diagnosis.h"
#include "crosscheck/documents.h"
#include "crosscheck/explanation.h"
#include "crosscheck/families.h"
#include "crosscheck/parts.h"
#include "crosscheck/placing.h"
#include "crosscheck/reference.h"
#include "crosscheck/series.h"
#include "schema/hash.h"

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
  explicit Rep(const Options& options) : options_(options), exchange_(normalize::Rates::Embedded(), ToRational(options.conversion_slack)) {
    lenient_.generous = true;
    lenient_.revision = ToRational(options.revision_slack);
    printed_.mirror = ToRational(options.mirror_slack);
  }

  // `memory` may be null.
  Findings Check(const std::vector<Claim>& claims, schema::FindingsMemory* memory) const {
    tbb::task_arena arena(options_.threads);
    return arena.execute([&] { return CheckAll(CurrentClaims(claims), memory); });
  }

  std::optional<schema::Series> ReconcileSeries(const std::vector<Claim>& claims, const Findings& findings,
                                                const schema::Statistic& statistic, const std::optional<normalize::Unit>& unit) const {
    tbb::task_arena arena(options_.threads);
    return arena.execute([&] {
      const Corpus corpus(StatementsOfDocuments(CurrentClaims(claims), exchange_, lenient_), {}, lenient_.revision);
      return crosscheck::Reconcile(corpus, findings, statistic, unit, Consistency(printed_, true, corpus.units(), exchange_));
    });
  }

  Findings Check(const std::vector<Claim>& claims, const std::vector<schema::OfficialFigure>& figures) const {
    tbb::task_arena arena(options_.threads);
    return arena.execute([&] { return CheckAgainst(CurrentClaims(claims), figures); });
  }

  DocumentsPiece CheckDocuments(const std::vector<Claim>& claims) const {
    tbb::task_arena arena(options_.threads);
    return arena.execute([&] {
      const std::vector<const Claim*> current = CurrentClaims(claims);
      DocumentsPiece piece;
      for (const auto& statement : StatementsOfDocuments(current, exchange_, lenient_))
        if (statement) piece.claims.push_back(Place(*statement));
      CheckConversions(current, &piece.findings);
      return piece;
    });
  }

  FamiliesPiece CheckFamilies(const MarkedClaims& marked, const std::set<std::string>& names) const {
    tbb::task_arena arena(options_.threads);
    return arena.execute([&] {
      std::vector<std::optional<Statement>> of_claims;
      UnitsOfFamilies units;
      FindStatements(marked, &of_claims, &units);
      const Corpus corpus(std::move(of_claims), std::move(units), lenient_.revision);
      const std::vector<std::string> families(names.begin(), names.end());
      std::vector<FamiliesPiece> pieces(families.size());
      tbb::parallel_for(std::size_t{0}, families.size(), [&](std::size_t i) { pieces[i] = PieceOf(corpus, families[i]); });
      FamiliesPiece all;
      for (FamiliesPiece& piece : pieces) {
        std::move(piece.findings.begin(), piece.findings.end(), std::back_inserter(all.findings));
        std::move(piece.values.begin(), piece.values.end(), std::back_inserter(all.values));
      }
      return all;
    });
  }

  std::vector<RankedFinding> CheckCoupling(const MarkedClaims& marked, const std::vector<FamilyValue>& candidates) const {
    tbb::task_arena arena(options_.threads);
    return arena.execute([&] {
      std::vector<std::optional<Statement>> of_claims;
      UnitsOfFamilies units;
      FindStatements(marked, &of_claims, &units);
      const Corpus corpus(std::move(of_claims), std::move(units), lenient_.revision);
      Findings findings;
      CheckCoupling(corpus, KnownAgain(candidates, corpus), &findings);
      return Ranked(std::move(findings), {});
    });
  }

  static std::vector<RankedFinding> Ranked(Findings findings, Rank rank) {
    std::vector<RankedFinding> ranked;
    for (Finding& finding : findings) {
      ranked.push_back({rank, std::move(finding)});
      ++rank.position;
    }
    return ranked;
  }

 private:
  static constexpr int kFamiliesPiece = 2;

  FamiliesPiece PieceOf(const Corpus& corpus, const Symbol& family) const {
    const auto statements = corpus.families().find(family);
    if (statements == corpus.families().end()) return {};
    FamilyResult result = CheckFamily(corpus, statements->second, true, nullptr);
    FamiliesPiece piece;
    piece.findings =
        Ranked(std::move(result.remembered.findings), {kFamiliesPiece, -static_cast<std::int64_t>(statements->second.size()), family, 0});
    for (const KnownValue& known : result.values)
      if (auto value = MakeFamilyValue(family, known)) piece.values.push_back(std::move(*value));
    return piece;
  }

  Findings CheckAgainst(const std::vector<const Claim*>& claims, const std::vector<schema::OfficialFigure>& figures) const {
    const ReferenceCheck reference(figures, exchange_, lenient_.revision);
    std::vector<std::optional<Finding>> of_claim(claims.size());
    tbb::parallel_for(std::size_t{0}, claims.size(), [&](std::size_t i) { of_claim[i] = reference.Check(*claims[i]); });
    Findings findings;
    for (auto& finding : of_claim)
      if (finding) findings.push_back(std::move(*finding));
    return Sorted(std::move(findings));
  }

  // What is found on a family, and what couples it to others.
  struct FamilyResult {
    std::string fingerprint;  // empty without a memory
    schema::RememberedFindings remembered;
    std::vector<KnownValue> values;
  };

  Findings CheckAll(const std::vector<const Claim*>& claims, schema::FindingsMemory* memory) const {
    const Corpus corpus(StatementsOfDocuments(claims, exchange_, lenient_), {}, lenient_.revision);
    std::vector<const Statements*> families;
    for (const auto& [family, statements] : corpus.families()) families.push_back(&statements);
    std::stable_sort(families.begin(), families.end(), [](const Statements* a, const Statements* b) { return a->size() > b->size(); });
    const std::set<Symbol> coupled = CoupledFamilies(corpus);
    std::vector<FamilyResult> results(families.size());
    tbb::parallel_for(
        tbb::blocked_range<std::size_t>(0, families.size(), 1),
        [&](const auto& range) {
          for (std::size_t i = range.begin(); i < range.end(); ++i)
            results[i] = CheckFamily(corpus, *families[i], coupled.contains(families[i]->front()->series.family), memory);
        },
        tbb::simple_partitioner());
    Findings findings;
    std::map<Symbol, std::vector<KnownValue>> by_family;
    for (std::size_t i = 0; i < families.size(); ++i) by_family[families[i]->front()->series.family] = std::move(results[i].values);
    CheckCoupling(corpus, by_family, &findings);
    CheckConversions(claims, &findings);
    if (memory) memory->clear();
    for (FamilyResult& result : results) {
      if (memory) memory->insert_or_assign(result.fingerprint, result.remembered);
      Append(std::move(result.remembered.findings), &findings);
    }
    return Sorted(std::move(findings));
  }

  FamilyResult CheckFamily(const Corpus& corpus, const Statements& family, bool is_coupled, const schema::FindingsMemory* memory) const {
    const Consistency as_printed(printed_, true, corpus.units(), exchange_), leniently(lenient_, false, corpus.units(), exchange_);
    const Statements statements = corpus.WithWholes(family);
    FamilyResult result;
    if (memory) {
      result.fingerprint = Fingerprint(corpus, statements);
      if (const auto known = memory->find(result.fingerprint); known != memory->end()) {
        result.remembered = known->second;
        if (is_coupled) result.values = KnownValues(statements, Named(statements, known->second.put_aside), as_printed.Build(statements));
        return result;
      }
    }
    result.remembered.findings = FindCorroborations(family, exchange_);
    const Diagnosis diagnosis = Diagnose(statements, leniently, as_printed);
    Append(Described(diagnosis.contradictions, as_printed), &result.remembered.findings);
    for (const Statement* statement : diagnosis.removed) result.remembered.put_aside.push_back(statement->claim->id);
    if (is_coupled) result.values = KnownValues(statements, diagnosis.removed, diagnosis.model);
    return result;
  }

  static std::set<Symbol> CoupledFamilies(const Corpus& corpus) {
    std::vector<Symbol> names;
    for (const auto& [family, statements] : corpus.families()) names.push_back(family);
    return PartsIndex(names).CoupledFamilies();
  }

  static Statements Named(const Statements& statements, const std::vector<std::string>& claims) {
    Statements named;
    std::copy_if(statements.begin(), statements.end(), std::back_inserter(named),
                 [&](const Statement* statement) { return std::find(claims.begin(), claims.end(), statement->claim->id) != claims.end(); });
    return named;
  }

  // Equal only for families on which a check finds the same.
  std::string Fingerprint(const Corpus& corpus, const Statements& statements) const {
    std::string content = "2 " + std::string(normalize::Rates::Embedded().vintage()) + " " + std::to_string(options_.revision_slack) + " " +
                          std::to_string(options_.conversion_slack) + " " + std::to_string(options_.mirror_slack) + "\n";
    for (const Statement* statement : statements) {
      for (const Claim* copy : statement->copies) {
        Claim claim = *copy;
        claim.evidence = {};
        claim.producer = {};
        content += ToJsonText(claim) + "\n";
      }
      if (statement->several_kinds) content += "several kinds\n";
      for (const Revision& revision : statement->revisions) content += revision.earlier->id + " " + revision.later->id + "\n";
      for (const Symbol& family : {statement->series.family, statement->share ? statement->share->whole.family : statement->series.family})
        if (const auto units = corpus.units().find(family); units != corpus.units().end())
          for (const Symbol& unit : units->second) content += unit.text() + " ";
    }
    return schema::Sha256Hex(content);
  }

  void CheckCoupling(const Corpus& corpus, const std::map<Symbol, std::vector<KnownValue>>& values, Findings* findings) const {
    const Consistency as_printed(printed_, true, corpus.units(), exchange_), leniently(lenient_, false, corpus.units(), exchange_);
    Append(Described(Couple(values, leniently, as_printed), as_printed), findings);
  }

  void CheckConversions(const std::vector<const Claim*>& claims, Findings* findings) const {
    for (const Claim* claim : claims)
      if (auto finding = ConversionFinding(*claim, exchange_, ToRational(options_.conversion_slack)))
        findings->push_back(std::move(*finding));
  }

  // Statements of claims whose documents have been looked at.
  void FindStatements(const MarkedClaims& marked, std::vector<std::optional<Statement>>* statements, UnitsOfFamilies* units) const {
    for (const Claim* claim : CurrentClaims(marked.claims)) {
      statements->push_back(MakeStatement(*claim, exchange_));
      if (statements->back()) statements->back()->several_kinds |= marked.several_kinds.contains(claim->id);
    }
    for (const auto& [family, of_family] : marked.units) (*units)[family].insert(of_family.begin(), of_family.end());
  }

  Findings Described(const std::vector<Contradiction>& contradictions, const Consistency& as_printed) const {
    return DescribeContradictions(contradictions, as_printed, exchange_, ToRational(options_.conversion_slack));
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
  const Exchange exchange_;
  Tolerance lenient_;  // what an error outlasts
  Tolerance printed_;
};

Checker::Checker(const Options& options) : rep_(std::make_unique<Rep>(options)) {}
Checker::~Checker() = default;

std::vector<Finding> Checker::Check(const std::vector<Claim>& claims) const { return rep_->Check(claims, nullptr); }

std::vector<Finding> Checker::Check(const std::vector<Claim>& claims, schema::FindingsMemory* memory) const {
  return rep_->Check(claims, memory);
}

std::vector<Finding> Checker::CheckAgainst(const std::vector<Claim>& claims, const std::vector<schema::OfficialFigure>& figures) const {
  return rep_->Check(claims, figures);
}

DocumentsPiece Checker::CheckDocuments(const std::vector<Claim>& claims) const { return rep_->CheckDocuments(claims); }

FamiliesPiece Checker::CheckFamilies(const MarkedClaims& claims, const std::set<std::string>& families) const {
  return rep_->CheckFamilies(claims, families);
}

std::vector<RankedFinding> Checker::CheckCoupling(const MarkedClaims& claims, const std::vector<FamilyValue>& candidates) const {
  return rep_->CheckCoupling(claims, candidates);
}

std::optional<schema::Series> Checker::Reconcile(const std::vector<Claim>& claims, const std::vector<Finding>& findings,
                                                 const schema::Statistic& statistic, const std::optional<normalize::Unit>& unit) const {
  return rep_->ReconcileSeries(claims, findings, statistic, unit);
}

}  // namespace tallyman::crosscheck
