// Of class Answers: what the overview and the filters show of many claims at once.
#include <algorithm>
#include <map>
#include <string_view>
#include <tuple>
#include <unordered_map>

#include "serve/answers.h"
#include "serve/names.h"

namespace tallyman::serve {
namespace {

using nlohmann::ordered_json;

constexpr std::size_t kMostFacetValues = 100, kTopStatistics = 8, kTopContradictions = 6;

}  // namespace

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
    const auto text = [&](std::uint32_t i) -> std::string_view {
      return is_verdict ? kVerdictNames[i] : std::string_view(FacetDictionary(catalogue_, facet).Text(i));
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
        list.push_back({{"value", std::string(text(values[i]))}, {"count", counts[values[i]]}});
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
  return With(overview, "top_contradictions", FindingItems(OfDistinctSuspects(contradictions), {0, kTopContradictions, "rank"}));
}

std::vector<std::uint32_t> Answers::OfDistinctSuspects(const std::vector<std::uint32_t>& contradictions) const {
  std::unordered_map<std::uint32_t, std::uint32_t> first_of;
  for (const std::uint32_t number : contradictions) {
    const auto [place, is_new] = first_of.try_emplace(catalogue_.findings[number].suspect, number);
    if (!is_new && catalogue_.findings[number].rank > catalogue_.findings[place->second].rank) place->second = number;
  }
  std::vector<std::uint32_t> chosen;
  for (const auto& entry : first_of) chosen.push_back(entry.second);
  return chosen;
}

ordered_json Answers::Coverage(const std::vector<std::uint32_t>& claims) const {
  std::vector<VerdictCounts> months;
  for (const std::uint32_t claim : claims) {
    const std::int16_t month = catalogue_.last_month[claim];
    if (month == Catalogue::kNoMonth) continue;
    if (static_cast<std::size_t>(month) >= months.size()) months.resize(static_cast<std::size_t>(month) + 1);
    ++months[static_cast<std::size_t>(month)][static_cast<std::size_t>(catalogue_.verdict[claim])];
  }
  ordered_json coverage = ordered_json::array();
  for (std::size_t month = 0; month < months.size(); ++month)
    if (months[month] != VerdictCounts{})
      coverage.push_back({{"month", MonthText(static_cast<std::int16_t>(month))}, {"verdicts", CountsJson(months[month])}});
  return coverage;
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

}  // namespace tallyman::serve
