#include "app/evaluation/scoring.h"

#include <algorithm>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "app/evaluation/evidence_check.h"

namespace tallyman::evaluation {
namespace {

// Pairs of figures that are the same, each figure in one pair at most, those with the fewest wrong fields first.
std::vector<FigurePair> Match(const std::vector<Figure>& gold, const std::vector<Figure>& extracted) {
  std::vector<FigurePair> candidates;
  for (std::size_t i = 0; i < gold.size(); ++i)
    for (std::size_t j = 0; j < extracted.size(); ++j)
      if (IsSameFigure(gold[i], extracted[j])) candidates.push_back({i, j, WrongFields(gold[i], extracted[j])});
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const FigurePair& a, const FigurePair& b) { return a.wrong.size() < b.wrong.size(); });
  std::vector<bool> gold_used(gold.size()), extracted_used(extracted.size());
  std::erase_if(candidates, [&](const FigurePair& pair) {
    if (gold_used[pair.gold] || extracted_used[pair.extracted]) return true;
    gold_used[pair.gold] = extracted_used[pair.extracted] = true;
    return false;
  });
  return candidates;
}

// Whether one of `others` is this figure with all its strict fields.
bool StandsStrictlyIn(const Figure& figure, const std::vector<Figure>& others) {
  return std::any_of(others.begin(), others.end(),
                     [&](const Figure& other) { return IsSameFigure(figure, other) && WrongFields(figure, other).empty(); });
}

bool AllStandStrictlyIn(const std::vector<Figure>& figures, const std::vector<Figure>& others) {
  return std::all_of(figures.begin(), figures.end(), [&](const Figure& figure) { return StandsStrictlyIn(figure, others); });
}

// Qualifier, terms and share_of count where both figures have the field and one departs from the default.
bool DepartsFromDefault(const std::optional<std::string>& gold, const std::optional<std::string>& extracted) {
  const auto departs = [](const std::string& value) { return !value.empty() && value != schema::Name(schema::Qualifier::kEqual); };
  return gold && extracted && (departs(*gold) || departs(*extracted));
}

void CountFields(const Figure& gold, const Figure& extracted, std::array<Ratio, kFigureFields>& fields) {
  for (std::size_t i = 0; i < kFigureFields; ++i) {
    const bool counts = i < kStrictFields ? gold.fields[i].has_value() : DepartsFromDefault(gold.fields[i], extracted.fields[i]);
    if (counts) fields[i].Count(gold.fields[i] == extracted.fields[i]);
  }
}

Ratio CountWhole(const std::vector<GoldClaim>& gold, const std::vector<std::vector<Figure>>& records) {
  Ratio whole;
  for (std::size_t i = 0; i < gold.size(); ++i) {
    const std::vector<Figure> needed = FiguresOf(gold[i], i);
    whole.Count(std::any_of(records.begin(), records.end(), [&](const auto& record) { return AllStandStrictlyIn(needed, record); }));
  }
  return whole;
}

std::vector<std::size_t> Unpaired(const std::vector<Figure>& figures, const std::vector<FigurePair>& pairs, std::size_t FigurePair::*side) {
  std::vector<bool> paired(figures.size());
  for (const FigurePair& pair : pairs) paired[pair.*side] = true;
  std::vector<std::size_t> unpaired;
  for (std::size_t i = 0; i < figures.size(); ++i)
    if (!paired[i]) unpaired.push_back(i);
  return unpaired;
}

Counts CountsOf(const DocumentResult& result, const std::vector<std::vector<Figure>>& records) {
  const GoldDocument& document = *result.document;
  Counts counts;
  counts.documents = 1;
  counts.gold_figures = result.gold.size();
  counts.extracted_figures = result.extracted.size();
  counts.found = result.pairs.size();
  counts.whole = CountWhole(document.claims, records);
  if (document.claims.empty()) {
    counts.documents_without_claims = 1;
    counts.claims_in_documents_without_claims = result.claims.size();
  }
  EvidenceCheck evidence(document.title, document.text);
  for (const FigurePair& pair : result.pairs) {
    const Figure& gold = result.gold[pair.gold];
    const Figure& extracted = result.extracted[pair.extracted];
    counts.strict += pair.wrong.empty();
    CountFields(gold, extracted, counts.fields);
    counts.evidence.Count(evidence.Holds(result.claims[extracted.claim]->evidence, document.claims[gold.claim].quote));
  }
  return counts;
}

DocumentResult CompareDocument(const GoldDocument& document, std::vector<const schema::Claim*> claims) {
  DocumentResult result;
  result.document = &document;
  result.claims = std::move(claims);
  result.gold = UniqueFigures(document.claims);
  result.extracted = UniqueFigures(result.claims);
  result.pairs = Match(result.gold, result.extracted);
  result.missed = Unpaired(result.gold, result.pairs, &FigurePair::gold);
  result.invented = Unpaired(result.extracted, result.pairs, &FigurePair::extracted);
  std::vector<std::vector<Figure>> records;
  for (std::size_t i = 0; i < result.claims.size(); ++i) {
    records.push_back(FiguresOf(*result.claims[i], i));
    result.strictly_right.push_back(AllStandStrictlyIn(records.back(), result.gold));
  }
  result.counts = CountsOf(result, records);
  return result;
}

Score ScoreOf(std::size_t right, std::size_t extracted, std::size_t gold) {
  Score score;
  score.precision = Ratio{right, extracted}.share();
  score.recall = Ratio{right, gold}.share();
  const double sum = score.precision + score.recall;
  score.f1 = sum > 0 ? 2 * score.precision * score.recall / sum : 0;
  return score;
}

}  // namespace

Ratio& Ratio::operator+=(const Ratio& other) {
  right += other.right;
  of += other.of;
  return *this;
}

Score Counts::FoundScore() const { return ScoreOf(found, extracted_figures, gold_figures); }
Score Counts::StrictScore() const { return ScoreOf(strict, extracted_figures, gold_figures); }

Counts& Counts::operator+=(const Counts& other) {
  documents += other.documents;
  gold_figures += other.gold_figures;
  extracted_figures += other.extracted_figures;
  found += other.found;
  strict += other.strict;
  whole += other.whole;
  for (std::size_t i = 0; i < kFigureFields; ++i) fields[i] += other.fields[i];
  evidence += other.evidence;
  documents_without_claims += other.documents_without_claims;
  claims_in_documents_without_claims += other.claims_in_documents_without_claims;
  return *this;
}

std::vector<DocumentResult> Compare(const std::vector<GoldDocument>& gold, const std::vector<schema::Claim>& claims) {
  std::unordered_map<std::string, std::vector<const schema::Claim*>> by_document;
  for (const schema::Claim& claim : claims) by_document[claim.document.id].push_back(&claim);
  std::vector<DocumentResult> results;
  results.reserve(gold.size());
  for (const GoldDocument& document : gold) {
    const auto found = by_document.find(document.id);
    results.push_back(CompareDocument(document, found == by_document.end() ? std::vector<const schema::Claim*>() : found->second));
  }
  return results;
}

}  // namespace tallyman::evaluation
