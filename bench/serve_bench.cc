// How fast the page's interface answers, on a database of made-up claims (tests/crosscheck/world.h).
//
//   serve_bench make DATABASE CLAIMS    writes the database; "tallyman check DATABASE" finds what contradicts what in it
//   serve_bench measure DATABASE        prints how long it takes to read it, and the slowest and middle answer of each kind: milliseconds
//                                       of the clock, and of the processor, which a busy machine moves less
#include <sys/resource.h>
#include <time.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

#include "schema/hash.h"
#include "serve/api.h"
#include "store/claim_sink.h"
#include "tests/crosscheck/world.h"

namespace {

using tallyman::serve::Api;
using tallyman::serve::Parameters;
using Clock = std::chrono::steady_clock;

// What this thread has had of the processor, in milliseconds.
double ProcessorTime() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

constexpr int kClaimsOfPair = 2100, kClaimsOfArticle = 4, kPublishers = 300, kWrongIn = 200;
const char* const kLanguages[] = {"en", "zh", "ru", "de", "fr", "es", "ja", "ar", "pt", "ko", "tr", "it"};

// Puts claims into articles of several publishers and languages, with sentences to search in.
void Write(const std::string& path, const std::vector<tallyman::schema::Claim>& claims) {
  const auto sink = tallyman::store::OpenSink(path);
  for (std::size_t first = 0; first < claims.size(); first += kClaimsOfArticle) {
    const std::size_t number = first / kClaimsOfArticle;
    tallyman::schema::Article article;
    article.id = "world-" + std::to_string(number);
    article.title = "Trade figures, no. " + std::to_string(number);
    article.language = kLanguages[number * number % std::size(kLanguages)];
    article.publisher = "Publisher " + std::to_string(number % 7 * number % kPublishers);
    article.published = tallyman::normalize::Date::FromDays(18000 + static_cast<int>(number * 7919 % 2500));
    std::vector<tallyman::schema::Claim> here(
        claims.begin() + static_cast<std::ptrdiff_t>(first),
        claims.begin() + static_cast<std::ptrdiff_t>(std::min(first + kClaimsOfArticle, claims.size())));
    for (tallyman::schema::Claim& claim : here) {
      claim.producer = "serve_bench";
      claim.evidence.sentence.text = "Sentence no. " + std::to_string(number) + " tells, as " + *article.publisher +
                                     " has it from the customs office, " +
                                     "what the country has bought and sold, and how much more or less that is than a year before.";
      claim.evidence.sentence.span.end = static_cast<int>(claim.evidence.sentence.text.size());
      claim.evidence.quote = claim.evidence.sentence;
      article.text = claim.evidence.sentence.text;
    }
    const std::string sha256 = tallyman::schema::Sha256Hex(article.text);
    for (tallyman::schema::Claim& claim : here) {
      claim.document = {article.id,      article.url,       article.title, article.published,   article.language,
                        article.country, article.publisher, sha256,        sha256.substr(0, 16)};
      claim.id = tallyman::schema::ClaimId(claim);
    }
    sink->Write(tallyman::store::Prepare(article, here));
  }
  sink->Complete();
  sink->Finish();
}

void Make(const std::string& path, int count) {
  tallyman::crosscheck::World world({.seed = 1, .pairs = std::max(1, count / kClaimsOfPair), .claims = count});
  std::mt19937 random(1);
  for (std::size_t i = 0; i < world.claims().size(); i += kWrongIn)
    world.MakeWrong(i, tallyman::crosscheck::kFaults[random() % tallyman::crosscheck::kFaults.size()]);
  Write(path, world.claims());
}

class Measurer {
 public:
  explicit Measurer(Api& api) : api_(api) {}

  std::string Ask(const std::string& kind, const std::string& path, const Parameters& parameters = {}) {
    const auto start = Clock::now();
    const double processor_start = ProcessorTime();
    const tallyman::serve::Answer answer = api_.Get(path, parameters);
    processor_times_[kind].push_back(ProcessorTime() - processor_start);
    times_[kind].push_back(std::chrono::duration<double, std::milli>(Clock::now() - start).count());
    if (answer.status != 200) throw std::runtime_error(path + ": " + answer.body);
    return answer.body;
  }

  void Print() {
    for (auto& [kind, times] : times_) {
      auto& processor_times = processor_times_[kind];
      std::sort(times.begin(), times.end());
      std::sort(processor_times.begin(), processor_times.end());
      std::printf("%-20s %4zu asked, middle %7.1f ms, slowest %7.1f ms; processor: middle %7.1f ms, slowest %7.1f ms\n", kind.c_str(),
                  times.size(), times[times.size() / 2], times.back(), processor_times[times.size() / 2], processor_times.back());
    }
  }

 private:
  Api& api_;
  std::map<std::string, std::vector<double>> times_, processor_times_;
};

// Every value of every filter alone, then several at a time: facets, overview and the first page of each list.
void AskFilters(Measurer& measurer, const nlohmann::json& facets) {
  std::vector<Parameters> filters = {
      {{"from", "2021"}, {"to", "2022-06"}}, {{"confidence", "80"}}, {{"q", "customs 1234"}}, {{"q", "nowhere"}}};
  std::mt19937 random(2);
  for (const auto name : tallyman::serve::kFacetNames) {
    const auto& values = facets.at(std::string(name));
    for (std::size_t i = 0; i < std::min<std::size_t>(values.size(), 12); ++i) filters.push_back({{std::string(name), values[i]["value"]}});
  }
  for (int i = 0; i < 40; ++i) {
    Parameters filter;
    for (const auto name : tallyman::serve::kFacetNames)
      if (const auto& values = facets.at(std::string(name)); random() % 3 == 0 && !values.empty())
        filter.emplace(name, values[random() % values.size()]["value"]);
    filters.push_back(filter);
  }
  for (const Parameters& filter : filters) {
    measurer.Ask("filter: facets", "/api/facets", filter);
    for (const char* const list : {"overview", "claims", "statistics", "findings", "articles"})
      measurer.Ask(std::string("filter: ") + list, std::string("/api/") + list, filter);
  }
}

void AskRecords(Measurer& measurer) {
  const auto items = [&](const char* list, const char* limit) -> nlohmann::json {
    return nlohmann::json::parse(measurer.Ask("list", list, {{"limit", limit}})).at("items");
  };
  const auto statistics = items("/api/statistics", "8"), findings = items("/api/findings", "20"), articles = items("/api/articles", "20");
  for (const auto& item : statistics) {
    Parameters parameters;
    for (const auto& [name, value] : item["statistic"].items())
      if (value.is_string()) parameters.emplace(name, value);
    measurer.Ask("statistic", "/api/statistic", parameters);
    measurer.Ask("series", "/api/series", parameters);
  }
  for (const auto& item : findings) measurer.Ask("finding", "/api/findings/" + item["record"]["id"].get<std::string>());
  for (const auto& item : articles) measurer.Ask("article", "/api/articles/" + item["document"]["id"].get<std::string>());
}

void Measure(const std::string& path) {
  const auto start = Clock::now();
  Api api(path);
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  std::printf("%zu claims, %zu articles, %zu findings: read in %.1f s, %ld MB\n", api.catalogue()->size(), api.catalogue()->articles.size(),
              api.catalogue()->findings.size(), std::chrono::duration<double>(Clock::now() - start).count(), usage.ru_maxrss / 1024);
  Measurer measurer(api);
  const auto first = Clock::now();
  const double processor_first = ProcessorTime();
  for (const char* const path_of_view : {"/api/meta", "/api/facets", "/api/overview"}) measurer.Ask("first view", path_of_view);
  std::printf("first view %.0f ms, %.0f of the processor\n", std::chrono::duration<double, std::milli>(Clock::now() - first).count(),
              ProcessorTime() - processor_first);
  AskFilters(measurer, nlohmann::json::parse(measurer.Ask("list", "/api/facets")));
  AskRecords(measurer);
  measurer.Print();
}

}  // namespace

int main(int argc, char** argv) {
  const std::string what = argc > 2 ? argv[1] : "";
  try {
    if (what == "make" && argc > 3) {
      Make(argv[2], std::atoi(argv[3]));
    } else if (what == "measure") {
      Measure(argv[2]);
    } else {
      std::fprintf(stderr, "usage: serve_bench make DATABASE CLAIMS | serve_bench measure DATABASE\n");
      return 2;
    }
  } catch (const std::exception& error) {
    std::fprintf(stderr, "serve_bench: %s\n", error.what());
    return 1;
  }
  return 0;
}
