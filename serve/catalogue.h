// All claims of a database in memory, as columns of small numbers: what filters, facets, counts and orders are computed from. The records
// themselves stay in the database. A claim takes about 50 bytes, besides its sentence, which is kept once for all claims in it.
#ifndef TALLYMAN_SERVE_CATALOGUE_H_
#define TALLYMAN_SERVE_CATALOGUE_H_

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "store/claim_query.h"

namespace tallyman::serve {

enum class Verdict : std::uint8_t { kContradicted, kDisputed, kConfirmed, kUnchecked };
inline constexpr std::array<std::string_view, 4> kVerdictNames = {"contradicted", "disputed", "confirmed", "unchecked"};
// How many claims have which verdict.
using VerdictCounts = std::array<std::uint32_t, 4>;

// Texts numbered from 0 in the order of their first use.
class Dictionary {
 public:
  std::uint32_t Number(const std::string& text);
  std::optional<std::uint32_t> Find(const std::string& text) const;
  const std::string& Text(std::uint32_t number) const { return texts_[number]; }
  std::size_t size() const { return texts_.size(); }

 private:
  std::vector<std::string> texts_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
};

// What a figure is about. Numbers of the catalogue's dictionaries; the sides of a balance are one statistic.
struct StatisticEntry {
  std::uint32_t flow = 0, reporter = 0, partner = 0, product = 0;
  std::string measure, basis, reporter_text, partner_text, product_text;
  std::vector<std::uint32_t> claims;
};

// An article that has claims.
struct ArticleEntry {
  std::string id;
  std::string published;  // YYYY-MM-DD, empty where unknown
  std::string folded;     // title, publisher and id in lower case, to search in
  std::uint32_t language = 0, publisher = 0;
  std::uint32_t first_claim = 0, claims = 0;
};

struct FindingEntry {
  std::string id;
  std::uint32_t kind = 0, rule = 0, severity = 0;
  float gap = 0;
  float rank = 0;  // what matters most first: see Rank
  int publishers = 0;
  std::uint32_t suspect = UINT32_MAX;  // the claim that is likeliest wrong, where there is one
  std::vector<std::uint32_t> claims;
};

class Catalogue {
 public:
  static constexpr std::int16_t kNoMonth = -1;

  // Reads one state of the database. Throws StoreError.
  explicit Catalogue(store::ClaimQuery& query);

  // By claim, in the order of articles and their texts.
  std::vector<std::uint64_t> ids;  // the digits behind "c-"
  std::vector<std::uint32_t> article, statistic, sentence;
  std::vector<std::int16_t> first_month, last_month;  // months from 1900-01, kNoMonth where the period is unknown
  std::vector<Verdict> verdict;
  std::vector<float> confidence;  // 0 to 1

  std::vector<StatisticEntry> statistics;
  std::vector<ArticleEntry> articles;
  std::vector<FindingEntry> findings;
  std::vector<std::string> sentences;  // in lower case, to search in
  Dictionary flows, areas, products, languages, publishers, kinds, rules, severities;

  // Of all articles, with or without claims.
  std::uint64_t articles_read = 0;
  std::unordered_map<std::string, std::uint64_t> articles_by_language;
  std::optional<store::RunRow> run;

  std::size_t size() const { return ids.size(); }
  std::string ClaimId(std::uint32_t claim) const;
  std::optional<std::uint32_t> Claim(const std::string& id) const;
  std::optional<std::uint32_t> Article(const std::string& id) const;
  std::optional<std::uint32_t> Finding(const std::string& id) const;
  // By flow, areas, product, measure, basis and texts; the row's other fields do not count.
  std::optional<std::uint32_t> Statistic(const store::ClaimRow& like) const;
  // The findings that cite a claim, the errors first.
  const std::vector<std::uint32_t>& FindingsOf(std::uint32_t claim) const;

 private:
  void ReadArticles(store::ClaimQuery& query);
  void ReadClaims(store::ClaimQuery& query);
  void ReadFindings(store::ClaimQuery& query);
  void AddClaim(const store::ClaimRow& row, std::uint32_t article);
  std::uint32_t StatisticNumber(const store::ClaimRow& row);
  float Rank(const FindingEntry& finding) const;

  std::vector<std::uint32_t> by_id_;  // claims in the order of their ids
  std::unordered_map<std::string, std::uint32_t> article_numbers_, finding_numbers_, statistic_numbers_;
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> findings_of_;
};

// "2024-06" as months from 1900-01, and back; kNoMonth and empty text stand for each other.
std::int16_t MonthNumber(std::string_view month);
std::string MonthText(std::int16_t number);

// Text as it is searched: in lower case, compatibility forms unified.
std::string Folded(const std::string& text);

}  // namespace tallyman::serve

#endif  // TALLYMAN_SERVE_CATALOGUE_H_
