#include "serve/answers.h"

#include <algorithm>
#include <numeric>

#include "schema/claim.h"
#include "serve/names.h"

namespace tallyman::serve {
namespace {

using nlohmann::ordered_json;

constexpr std::size_t kMostFacetValues = 100, kMostFindingsOfClaim = 20, kTopStatistics = 8, kTopContradictions = 6, kMostRelated = 12;

std::string With(const ordered_json& object, const char* key, const std::string& value) { return serve::With(object.dump(), key, value); }

std::string Array(const std::vector<std::string>& items) {
  std::string text = "[";
  for (const std::string& item : items) text.append(text.size() > 1 ? "," : "").append(item);
  return text + "]";
}

// The part of `all` that a page shows, ordered by `before`.
template <typename Number, typename Before>
std::vector<Number> Shown(std::vector<Number> all, const Page& page, Before before) {
  const std::size_t first = std::min(page.offset, all.size()), last = std::min(first + page.limit, all.size());
  std::nth_element(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(first), all.end(), before);
  std::partial_sort(all.begin() + static_cast<std::ptrdiff_t>(first), all.begin() + static_cast<std::ptrdiff_t>(last), all.end(), before);
  return {all.begin() + static_cast<std::ptrdiff_t>(first), all.begin() + static_cast<std::ptrdiff_t>(last)};
}

ordered_json OrNull(const std::string& text) { return text.empty() ? ordered_json() : ordered_json(text); }

ordered_json OrNull(const std::optional<std::string>& text) { return text ? ordered_json(*text) : ordered_json(); }

ordered_json CountsJson(const VerdictCounts& counts) {
  ordered_json json = ordered_json::object();
  for (std::size_t i = 0; i < counts.size(); ++i) json[std::string(kVerdictNames[i])] = counts[i];
  return json;
}

ordered_json Document(const store::ArticleRow& article) {
  return {{"id", article.id},
          {"url", OrNull(article.url)},
          {"title", article.title},
          {"published", OrNull(article.published)},
          {"language", article.language},
          {"country", OrNull(article.country)},
          {"publisher", OrNull(article.publisher)}};
}

std::string PageOf(std::size_t total, const Page& page, const std::string& items) {
  return With({{"total", total}, {"offset", page.offset}, {"limit", page.limit}}, "items", items);
}

}  // namespace

std::string With(std::string object, const char* key, const std::string& value) {
  object.back() = ',';
  return object + '"' + key + "\":" + value + "}";
}

Page ParsePage(const Parameters& parameters, std::initializer_list<std::string_view> sorts) {
  Page page{NumberOf(parameters, "offset", 0, 0, 1'000'000'000), NumberOf(parameters, "limit", 50, 1, kMostItems),
            ParameterOf(parameters, "sort")};
  if (page.sort.empty()) page.sort = *sorts.begin();
  if (std::find(sorts.begin(), sorts.end(), page.sort) != sorts.end()) return page;
  std::string known;
  for (const std::string_view sort : sorts) known.append(known.empty() ? "" : ", ").append(sort);
  throw BadRequest("sort=" + page.sort + ": is none of " + known);
}

std::string Answers::Meta() const {
  ordered_json run;
  if (catalogue_.run)
    run = {{"started", catalogue_.run->started}, {"finished", OrNull(catalogue_.run->finished)}, {"producer", catalogue_.run->producer}};
  ordered_json languages = ordered_json::object();
  for (const auto& [language, count] : std::map(catalogue_.articles_by_language.begin(), catalogue_.articles_by_language.end()))
    languages[language] = count;
  const ordered_json meta = {{"names", NamesIn(catalogue_)},
                             {"run", run},
                             {"articles", catalogue_.articles_read},
                             {"articles_by_language", languages},
                             {"claims", catalogue_.size()},
                             {"findings", catalogue_.findings.size()},
                             {"left_out", nullptr}};
  return meta.dump();
}

std::string Answers::Facets(const Selection& selection, const Filter& filter) const {
  ordered_json facets = {{"total", selection.claims.size()}};
  for (std::size_t facet = 0; facet < kFacetNames.size(); ++facet) {
    const bool is_verdict = kFacetNames[facet] == "verdict";
    const auto& counts = selection.counts[facet];
    const auto text = [&](std::uint32_t i) {
      return is_verdict ? std::string(kVerdictNames[i]) : FacetDictionary(catalogue_, facet).Text(i);
    };
    std::vector<std::uint32_t> values;
    for (std::uint32_t i = 0; i < counts.size(); ++i)
      if (counts[i] > 0) values.push_back(i);
    if (!is_verdict)
      std::sort(values.begin(), values.end(),
                [&](auto a, auto b) { return std::tuple(counts[b], text(a)) < std::tuple(counts[a], text(b)); });
    const auto& chosen = filter.values[facet];
    ordered_json list = ordered_json::array();
    for (std::size_t i = 0; i < values.size(); ++i)
      if (i < kMostFacetValues || std::find(chosen.begin(), chosen.end(), text(values[i])) != chosen.end())
        list.push_back({{"value", text(values[i])}, {"count", counts[values[i]]}});
    facets[std::string(kFacetNames[facet])] = std::move(list);
  }
  ordered_json years = ordered_json::array();
  for (const auto& [year, count] : selection.years) years.push_back({{"value", std::to_string(year)}, {"count", count}});
  facets["year"] = std::move(years);
  return facets.dump();
}

std::string Answers::Overview(const Selection& selection) const {
  const auto& claims = selection.claims;
  VerdictCounts verdicts{};
  std::vector<std::uint32_t> by_language(catalogue_.languages.size()), articles_by_language(catalogue_.languages.size());
  std::vector<bool> has_statistic(catalogue_.statistics.size()), has_publisher(catalogue_.publishers.size());
  std::size_t articles = 0;
  std::uint32_t last_article = UINT32_MAX;
  for (const std::uint32_t claim : claims) {
    ++verdicts[static_cast<std::size_t>(catalogue_.verdict[claim])];
    has_statistic[catalogue_.statistic[claim]] = true;
    const ArticleEntry& article = catalogue_.articles[catalogue_.article[claim]];
    ++by_language[article.language];
    if (catalogue_.article[claim] == last_article) continue;
    last_article = catalogue_.article[claim];
    ++articles;
    ++articles_by_language[article.language];
    has_publisher[article.publisher] = true;
  }
  ordered_json languages = ordered_json::array();
  for (std::uint32_t i = 0; i < by_language.size(); ++i)
    if (by_language[i] > 0)
      languages.push_back({{"language", catalogue_.languages.Text(i)}, {"claims", by_language[i]}, {"articles", articles_by_language[i]}});
  std::sort(languages.begin(), languages.end(), [](const auto& a, const auto& b) { return a["claims"] > b["claims"]; });
  const auto contradictions = FindingsCiting(claims, {"contradiction", "", ""});
  const auto errors = std::count_if(contradictions.begin(), contradictions.end(), [&](std::uint32_t finding) {
    return catalogue_.severities.Text(catalogue_.findings[finding].severity) == "error";
  });
  const ordered_json overview = {{"claims", claims.size()},
                                 {"articles", articles},
                                 {"statistics", std::count(has_statistic.begin(), has_statistic.end(), true)},
                                 {"publishers", std::count(has_publisher.begin(), has_publisher.end(), true)},
                                 {"verdicts", CountsJson(verdicts)},
                                 {"errors", errors},
                                 {"warnings", static_cast<std::int64_t>(contradictions.size()) - errors},
                                 {"corroborations", FindingsCiting(claims, {"corroboration", "", ""}).size()},
                                 {"languages", languages},
                                 {"coverage", Coverage(claims)},
                                 {"top_statistics", TopStatistics(claims, {0, kTopStatistics, "claims"})}};
  return With(overview, "top_contradictions", FindingItems(contradictions, {0, kTopContradictions, "rank"}));
}

ordered_json Answers::Coverage(const std::vector<std::uint32_t>& claims) const {
  std::map<std::int16_t, VerdictCounts> months;
  for (const std::uint32_t claim : claims)
    if (catalogue_.last_month[claim] != Catalogue::kNoMonth)
      ++months[catalogue_.last_month[claim]][static_cast<std::size_t>(catalogue_.verdict[claim])];
  ordered_json coverage = ordered_json::array();
  for (const auto& [month, counts] : months) coverage.push_back({{"month", MonthText(month)}, {"verdicts", CountsJson(counts)}});
  return coverage;
}

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

ordered_json Answers::TopStatistics(const std::vector<std::uint32_t>& claims, const Page& page) const {
  struct Counts {
    std::uint32_t claims = 0, errors = 0;
  };
  std::vector<Counts> counts(catalogue_.statistics.size());
  for (const std::uint32_t claim : claims) {
    ++counts[catalogue_.statistic[claim]].claims;
    counts[catalogue_.statistic[claim]].errors += catalogue_.verdict[claim] == Verdict::kContradicted;
  }
  std::vector<std::uint32_t> statistics;
  for (std::uint32_t i = 0; i < counts.size(); ++i)
    if (counts[i].claims > 0) statistics.push_back(i);
  const bool by_errors = page.sort == "contradicted";
  statistics = Shown(std::move(statistics), page, [&](auto a, auto b) {
    return std::tuple(by_errors ? counts[b].errors : 0, counts[b].claims, a) <
           std::tuple(by_errors ? counts[a].errors : 0, counts[a].claims, b);
  });
  std::vector<std::vector<std::uint32_t>> of(statistics.size());
  std::unordered_map<std::uint32_t, std::size_t> places;
  for (std::size_t i = 0; i < statistics.size(); ++i) places.emplace(statistics[i], i);
  for (const std::uint32_t claim : claims)
    if (const auto place = places.find(catalogue_.statistic[claim]); place != places.end()) of[place->second].push_back(claim);
  ordered_json items = ordered_json::array();
  for (std::size_t i = 0; i < statistics.size(); ++i) items.push_back(StatisticItem(statistics[i], of[i]));
  return items;
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
  std::map<std::uint32_t, VerdictCounts> counts;
  for (const std::uint32_t claim : selection.claims)
    ++counts[catalogue_.article[claim]][static_cast<std::size_t>(catalogue_.verdict[claim])];
  std::vector<std::uint32_t> articles;
  articles.reserve(counts.size());
  for (const auto& entry : counts) articles.push_back(entry.first);
  const auto published = [&](std::uint32_t article) -> const std::string& { return catalogue_.articles[article].published; };
  const auto of = [&](std::uint32_t article) { return std::accumulate(counts[article].begin(), counts[article].end(), 0U); };
  if (page.sort == "claims")
    articles = Shown(std::move(articles), page, [&](auto a, auto b) { return std::tuple(of(b), a) < std::tuple(of(a), b); });
  else
    articles = Shown(std::move(articles), page, [&](auto a, auto b) { return std::tuple(published(b), a) < std::tuple(published(a), b); });
  ordered_json items = ordered_json::array();
  for (const std::uint32_t article : articles) {
    if (const auto row = query_.Article(catalogue_.articles[article].id))
      items.push_back({{"document", Document(*row)}, {"verdicts", CountsJson(counts[article])}});
  }
  return PageOf(counts.size(), page, items.dump());
}

std::vector<std::uint32_t> Answers::FindingsCiting(const std::vector<std::uint32_t>& claims, const FindingFilter& filter) const {
  std::vector<bool> is_chosen;
  const bool all = claims.size() == catalogue_.size();
  if (!all) {
    is_chosen.resize(catalogue_.size());
    for (const std::uint32_t claim : claims) is_chosen[claim] = true;
  }
  std::vector<std::uint32_t> findings;
  for (std::uint32_t i = 0; i < catalogue_.findings.size(); ++i) {
    const FindingEntry& finding = catalogue_.findings[i];
    if ((!filter.kind.empty() && catalogue_.kinds.Text(finding.kind) != filter.kind) ||
        (!filter.severity.empty() && catalogue_.severities.Text(finding.severity) != filter.severity) ||
        (!filter.rule.empty() && catalogue_.rules.Text(finding.rule) != filter.rule))
      continue;
    if (all || std::any_of(finding.claims.begin(), finding.claims.end(), [&](auto claim) { return is_chosen[claim]; }))
      findings.push_back(i);
  }
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
