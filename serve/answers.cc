#include "serve/answers.h"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "schema/claim.h"

namespace tallyman::serve {
namespace {

using nlohmann::ordered_json;

constexpr std::size_t kMostFindingsOfClaim = 20, kMostRelated = 12;
// Of claims fewer than one in so many it is faster to ask each for its findings than each finding for its claims.
constexpr std::size_t kFew = 32;

ordered_json Document(const store::ArticleRow& article) {
  return {{"id", article.id},
          {"url", OrNull(article.url)},
          {"title", article.title},
          {"published", OrNull(article.published)},
          {"language", article.language},
          {"country", OrNull(article.country)},
          {"publisher", OrNull(article.publisher)}};
}

// Claims of an article that pass a filter.
struct ArticleCounts {
  std::uint32_t article, claims;
  VerdictCounts verdicts;
};

}  // namespace

std::string Answers::Claims(const Selection& selection, const Page& page) const {
  const auto published = [&](std::uint32_t claim) -> const std::string& {
    return catalogue_.articles[catalogue_.article[claim]].published;
  };
  std::vector<std::uint32_t> shown;
  if (page.sort == "published")
    shown = Shown(selection.claims, page, [&](auto a, auto b) { return std::tuple(published(b), a) < std::tuple(published(a), b); });
  else if (page.sort == "period")
    shown = Shown(selection.claims, page, [&](auto a, auto b) {
      return std::tuple(catalogue_.last_month[b], catalogue_.first_month[a], a) <
             std::tuple(catalogue_.last_month[a], catalogue_.first_month[b], b);
    });
  else if (page.sort == "verdict")
    shown = Shown(selection.claims, page,
                  [&](auto a, auto b) { return std::tuple(catalogue_.verdict[a], a) < std::tuple(catalogue_.verdict[b], b); });
  else
    shown = Shown(selection.claims, page,
                  [&](auto a, auto b) { return std::tuple(catalogue_.confidence[b], a) < std::tuple(catalogue_.confidence[a], b); });
  std::vector<std::string> items;
  for (const std::uint32_t claim : shown)
    if (std::string item = ClaimItem(claim); !item.empty()) items.push_back(std::move(item));
  return PageOf(selection.claims.size(), page, Array(items));
}

std::string Answers::Statistics(const Selection& selection, const Page& page) const {
  std::vector<bool> has(catalogue_.statistics.size());
  for (const std::uint32_t claim : selection.claims) has[catalogue_.statistic[claim]] = true;
  return PageOf(static_cast<std::size_t>(std::count(has.begin(), has.end(), true)), page, TopStatistics(selection.claims, page).dump());
}

ordered_json Answers::StatisticJson(std::uint32_t number) const {
  const StatisticEntry& statistic = catalogue_.statistics[number];
  return {{"flow", catalogue_.flows.Text(statistic.flow)},
          {"reporter", OrNull(catalogue_.areas.Text(statistic.reporter))},
          {"partner", catalogue_.areas.Text(statistic.partner)},
          {"product", catalogue_.products.Text(statistic.product)},
          {"measure", OrNull(statistic.measure)},
          {"basis", OrNull(statistic.basis)},
          {"reporter_text", OrNull(statistic.reporter_text)},
          {"partner_text", OrNull(statistic.partner_text)},
          {"product_text", OrNull(statistic.product_text)}};
}

ordered_json Answers::StatisticItem(std::uint32_t statistic, const std::vector<std::uint32_t>& claims) const {
  VerdictCounts verdicts{};
  std::vector<std::uint32_t> publishers;
  std::int16_t first = Catalogue::kNoMonth, last = Catalogue::kNoMonth;
  for (const std::uint32_t claim : claims) {
    ++verdicts[static_cast<std::size_t>(catalogue_.verdict[claim])];
    publishers.push_back(catalogue_.articles[catalogue_.article[claim]].publisher);
    if (catalogue_.last_month[claim] == Catalogue::kNoMonth) continue;
    last = std::max(last, catalogue_.last_month[claim]);
    if (first == Catalogue::kNoMonth || catalogue_.first_month[claim] < first) first = catalogue_.first_month[claim];
  }
  std::sort(publishers.begin(), publishers.end());
  const auto distinct = std::unique(publishers.begin(), publishers.end()) - publishers.begin();
  return {{"statistic", StatisticJson(statistic)}, {"claims", claims.size()},           {"publishers", distinct},
          {"verdicts", CountsJson(verdicts)},      {"start", OrNull(MonthText(first))}, {"end", OrNull(MonthText(last))}};
}

std::string Answers::Articles(const Selection& selection, const Page& page) const {
  std::vector<ArticleCounts> articles;
  for (const std::uint32_t claim : selection.claims) {
    if (articles.empty() || articles.back().article != catalogue_.article[claim]) articles.push_back({catalogue_.article[claim], 0, {}});
    ++articles.back().claims;
    ++articles.back().verdicts[static_cast<std::size_t>(catalogue_.verdict[claim])];
  }
  const std::size_t total = articles.size();
  if (page.sort == "claims")
    articles = Shown(std::move(articles), page, [&](const ArticleCounts& a, const ArticleCounts& b) {
      return std::tuple(b.claims, a.article) < std::tuple(a.claims, b.article);
    });
  else
    articles = Shown(std::move(articles), page, [&](const ArticleCounts& a, const ArticleCounts& b) {
      return std::tie(catalogue_.articles[b.article].published, a.article) < std::tie(catalogue_.articles[a.article].published, b.article);
    });
  ordered_json items = ordered_json::array();
  for (const ArticleCounts& counts : articles) {
    if (const auto row = query_.Article(catalogue_.articles[counts.article].id))
      items.push_back({{"document", Document(*row)}, {"verdicts", CountsJson(counts.verdicts)}});
  }
  return PageOf(total, page, items.dump());
}

std::vector<std::uint32_t> Answers::FindingsCiting(const std::vector<std::uint32_t>& claims, const FindingFilter& filter) const {
  const auto is_wanted = [&](std::uint32_t number) {
    const FindingEntry& finding = catalogue_.findings[number];
    return (filter.kind.empty() || catalogue_.kinds.Text(finding.kind) == filter.kind) &&
           (filter.severity.empty() || catalogue_.severities.Text(finding.severity) == filter.severity) &&
           (filter.rule.empty() || catalogue_.rules.Text(finding.rule) == filter.rule);
  };
  std::vector<std::uint32_t> findings;
  if (claims.size() < catalogue_.size() / kFew) {
    for (const std::uint32_t claim : claims) {
      const auto& citing = catalogue_.FindingsOf(claim);
      findings.insert(findings.end(), citing.begin(), citing.end());
    }
    std::sort(findings.begin(), findings.end());
    findings.erase(std::unique(findings.begin(), findings.end()), findings.end());
  } else {
    std::vector<bool> is_chosen(catalogue_.size(), claims.size() == catalogue_.size());
    for (const std::uint32_t claim : claims) is_chosen[claim] = true;
    for (std::uint32_t i = 0; i < catalogue_.findings.size(); ++i) {
      const auto& cited = catalogue_.findings[i].claims;
      if (std::any_of(cited.begin(), cited.end(), [&](auto claim) { return is_chosen[claim]; })) findings.push_back(i);
    }
  }
  std::erase_if(findings, [&](std::uint32_t finding) { return !is_wanted(finding); });
  return findings;
}

std::string Answers::FindingItems(const std::vector<std::uint32_t>& findings, const Page& page) const {
  const auto weight = [&](std::uint32_t i) {
    const FindingEntry& finding = catalogue_.findings[i];
    return page.sort == "gap" ? finding.gap : page.sort == "publishers" ? static_cast<float>(finding.publishers) : 0.0F;
  };
  const auto shown = Shown(findings, page, [&](auto a, auto b) {
    return std::tuple(weight(b), catalogue_.findings[b].rank, a) < std::tuple(weight(a), catalogue_.findings[a].rank, b);
  });
  std::vector<std::string> items;
  for (const std::uint32_t finding : shown)
    if (std::string item = FindingItem(finding); !item.empty()) items.push_back(std::move(item));
  return Array(items);
}

std::string Answers::Findings(const Selection& selection, const FindingFilter& filter, const Page& page) const {
  const auto findings = FindingsCiting(selection.claims, filter);
  return PageOf(findings.size(), page, FindingItems(findings, page));
}

std::string Answers::ClaimItem(std::uint32_t claim) const {
  const std::string record = query_.ClaimRecord(catalogue_.ClaimId(claim));
  if (record.empty()) return "";
  ordered_json findings = ordered_json::array();
  for (const std::uint32_t finding : catalogue_.FindingsOf(claim))
    if (findings.size() < kMostFindingsOfClaim) findings.push_back(catalogue_.findings[finding].id);
  return With({{"verdict", kVerdictNames[static_cast<std::size_t>(catalogue_.verdict[claim])]}, {"findings", findings}}, "record", record);
}

std::string Answers::FindingItem(std::uint32_t number) const {
  const FindingEntry& finding = catalogue_.findings[number];
  const std::string record = query_.FindingRecord(finding.id);
  if (record.empty()) return "";
  std::vector<std::string> claims;
  for (const std::uint32_t claim : finding.claims)
    if (std::string item = ClaimItem(claim); !item.empty()) claims.push_back(std::move(item));
  return "{\"record\":" + record + ",\"claims\":" + Array(claims) + "}";
}

std::string Answers::Claim(const std::string& id) const {
  const auto claim = catalogue_.Claim(id);
  return claim ? ClaimItem(*claim) : "";
}

std::string Answers::Finding(const std::string& id) const {
  const auto finding = catalogue_.Finding(id);
  return finding ? FindingItem(*finding) : "";
}

std::string Answers::ArticleAlone(const std::string& id) const {
  const auto article = query_.Article(id);
  if (!article) return "";
  return ordered_json{{"document", Document(*article)}, {"text", OrNull(article->text)}}.dump();
}

std::string Answers::Article(const std::string& id) const {
  const auto number = catalogue_.Article(id);
  std::string alone = number ? ArticleAlone(id) : "";
  if (alone.empty()) return "";
  const ArticleEntry& entry = catalogue_.articles[*number];
  std::vector<std::string> claims;
  for (std::uint32_t i = 0; i < entry.claims; ++i)
    if (std::string item = ClaimItem(entry.first_claim + i); !item.empty()) claims.push_back(std::move(item));
  return With(std::move(alone), "claims", Array(claims));
}

std::vector<std::uint32_t> Answers::ClaimsShown(std::uint32_t statistic) const {
  std::vector<std::uint32_t> claims = catalogue_.statistics[statistic].claims;
  if (claims.size() <= kMostClaimsOfStatistic) return claims;
  claims = Shown(std::move(claims), {0, kMostClaimsOfStatistic, ""},
                 [&](auto a, auto b) { return std::tuple(catalogue_.confidence[b], a) < std::tuple(catalogue_.confidence[a], b); });
  std::sort(claims.begin(), claims.end());
  return claims;
}

std::vector<schema::Claim> Answers::Parsed(const std::vector<std::uint32_t>& claims) const {
  std::vector<schema::Claim> parsed;
  for (const std::uint32_t claim : claims)
    if (const std::string record = query_.ClaimRecord(catalogue_.ClaimId(claim)); !record.empty())
      parsed.push_back(schema::ParseClaim(nlohmann::json::parse(record)));
  return parsed;
}

std::vector<schema::Finding> Answers::ParsedFindings(const std::vector<std::uint32_t>& findings) const {
  std::vector<schema::Finding> parsed;
  for (const std::uint32_t finding : findings)
    if (const std::string record = query_.FindingRecord(catalogue_.findings[finding].id); !record.empty())
      parsed.push_back(schema::ParseFinding(nlohmann::json::parse(record)));
  return parsed;
}

std::string Answers::Statistic(std::uint32_t number) const {
  const StatisticEntry& statistic = catalogue_.statistics[number];
  std::vector<std::string> claims, findings;
  const auto shown = ClaimsShown(number);
  for (const std::uint32_t claim : shown)
    if (std::string item = ClaimItem(claim); !item.empty()) claims.push_back(std::move(item));
  for (const std::uint32_t finding : FindingsCiting(shown, {"contradiction", "", ""}))
    if (std::string record = query_.FindingRecord(catalogue_.findings[finding].id); !record.empty()) findings.push_back(std::move(record));
  std::vector<std::uint32_t> related;
  for (std::uint32_t i = 0; i < catalogue_.statistics.size(); ++i) {
    const StatisticEntry& other = catalogue_.statistics[i];
    const bool same_areas = (other.reporter == statistic.reporter && other.partner == statistic.partner) ||
                            (other.reporter == statistic.partner && other.partner == statistic.reporter);
    if (i != number && same_areas) related.push_back(i);
  }
  related = Shown(std::move(related), {0, kMostRelated, ""}, [&](auto a, auto b) {
    const auto rank = [&](auto i) {
      return std::tuple(catalogue_.statistics[i].product != statistic.product,
                        -static_cast<std::int64_t>(catalogue_.statistics[i].claims.size()), i);
    };
    return rank(a) < rank(b);
  });
  ordered_json related_items = ordered_json::array();
  for (const std::uint32_t other : related) related_items.push_back(StatisticItem(other, catalogue_.statistics[other].claims));
  ordered_json json = StatisticItem(number, statistic.claims);
  json["related"] = std::move(related_items);
  return With(With(json, "items", Array(claims)), "contradictions", Array(findings));
}

}  // namespace tallyman::serve
