// Extracted claims against annotated articles: which figures were found, which are wholly right, and what is wrong in the others.
//
//   const std::vector<DocumentResult> results = Compare(gold, claims);
//   Counts all;
//   for (const DocumentResult& result : results) all += result.counts;
//   Score strict = all.StrictScore();
//
// A figure counts once a document. It is *found* where kind, value and unit are right, *strictly* right where flow, reporter, partner,
// product, start, end, status and (of a change) versus are right as well.
#ifndef TALLYMAN_APP_EVALUATION_SCORING_H_
#define TALLYMAN_APP_EVALUATION_SCORING_H_

#include <array>
#include <cstddef>
#include <vector>

#include "app/evaluation/figure.h"
#include "app/evaluation/gold.h"
#include "schema/claim.h"

namespace tallyman::evaluation {

// Shares between 0 and 1; 0 where there is nothing to take a share of.
struct Score {
  double precision = 0;
  double recall = 0;
  double f1 = 0;
};

// How many of `of` are right.
struct Ratio {
  std::size_t right = 0;
  std::size_t of = 0;

  double share() const { return of == 0 ? 0.0 : static_cast<double>(right) / static_cast<double>(of); }
  void Count(bool is_right) {
    ++of;
    right += is_right;
  }
  Ratio& operator+=(const Ratio& other);
  friend bool operator==(const Ratio&, const Ratio&) = default;
};

// The counts of one document, or of many. All that is published follows from them.
struct Counts {
  std::size_t documents = 0;
  std::size_t gold_figures = 0;
  std::size_t extracted_figures = 0;
  std::size_t found = 0;
  std::size_t strict = 0;
  Ratio whole;                               // gold claims all of whose figures stand, strictly right, in one record
  std::array<Ratio, kFigureFields> fields;   // of the found figures; qualifier, terms and share_of where one side departs from the default
  Ratio evidence;                            // of the found figures: quote and spans are the article's own and touch the gold quote
  std::size_t documents_without_claims = 0;  // by their annotation
  std::size_t claims_in_documents_without_claims = 0;

  Score FoundScore() const;
  Score StrictScore() const;
  Counts& operator+=(const Counts& other);
};

struct FigurePair {
  std::size_t gold = 0;
  std::size_t extracted = 0;
  std::vector<FigureField> wrong;
};

// One document: its figures on both sides, and which belong together.
struct DocumentResult {
  const GoldDocument* document = nullptr;
  std::vector<const schema::Claim*> claims;  // of this document, in their order
  std::vector<bool> strictly_right;          // of each claim: every figure of it stands in the gold, strictly right
  std::vector<Figure> gold;
  std::vector<Figure> extracted;
  std::vector<FigurePair> pairs;      // one to one, those with the fewest wrong fields first
  std::vector<std::size_t> missed;    // of `gold`, those without a partner
  std::vector<std::size_t> invented;  // of `extracted`, those without a partner
  Counts counts;
};

// One result a document, in the order of `gold`. Claims of documents that `gold` does not hold are passed over. The results point into
// both arguments, which must outlive them.
std::vector<DocumentResult> Compare(const std::vector<GoldDocument>& gold, const std::vector<schema::Claim>& claims);

}  // namespace tallyman::evaluation

#endif  // TALLYMAN_APP_EVALUATION_SCORING_H_
