// Claims as lines that a test can compare.
#ifndef TALLYMAN_TESTS_EXTRACT_CLAIM_LINES_H_
#define TALLYMAN_TESTS_EXTRACT_CLAIM_LINES_H_

#include <algorithm>
#include <string>
#include <vector>

#include "extract/extractor.h"

namespace tallyman::extract {

inline const Extractor& TheExtractor() {
  static const Extractor extractor;
  return extractor;
}

inline std::vector<schema::Claim> ClaimsOf(const std::string& language, const std::string& text, const char* published = "2024-07-12") {
  schema::Article article;
  article.id = "test";
  article.text = text;
  article.language = language;
  article.published = normalize::Date::Parse(published);
  return TheExtractor().Claims(article);
}

// "exports TR DE total 2024-01..2024-06 level 5200000000 USD change -4.1 yoy", in order of the alphabet.
inline std::vector<std::string> ClaimLines(const std::string& language, const std::string& text, const char* published = "2024-07-12") {
  std::vector<std::string> lines;
  for (const schema::Claim& claim : ClaimsOf(language, text, published)) {
    std::string line(schema::Name(claim.statistic.flow));
    line += " " + (claim.statistic.reporter ? claim.statistic.reporter->ToString() : "?") + " " + claim.statistic.partner.ToString() + " " +
            claim.statistic.product.ToString();
    if (claim.period) line += " " + claim.period->start.ToString() + ".." + claim.period->end.ToString();
    if (claim.level) line += " level " + claim.level->main.amount.ToString() + " " + claim.level->main.unit.ToString();
    if (claim.change && claim.change->percent) {
      line += " change " + claim.change->percent->ToString() + " ";
      line += claim.change->versus == schema::Versus::kPrevious ? "prev" : claim.change->versus == schema::Versus::kOther ? "other" : "yoy";
    }
    if (claim.share) line += " share " + claim.share->percent.ToString();
    if (claim.status == schema::Status::kForecast) line += " forecast";
    lines.push_back(line);
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

// Those of `expected` that are not among the lines.
inline std::vector<std::string> Lacking(const std::vector<std::string>& lines, const std::vector<std::string>& expected) {
  std::vector<std::string> lacking;
  for (const std::string& line : expected)
    if (std::find(lines.begin(), lines.end(), line) == lines.end()) lacking.push_back(line);
  return lacking;
}

inline const std::vector<std::string> kNoLines;

}  // namespace tallyman::extract

#endif  // TALLYMAN_TESTS_EXTRACT_CLAIM_LINES_H_
