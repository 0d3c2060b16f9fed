// How many claims a second go into a database, from claims in memory to a database that is complete, indices and all: claims of real
// articles, each article under many ids.
//
//   store_bench ARTICLES.jsonl DATABASE [CLAIMS [THREADS]]
#include <tbb/global_control.h>
#include <tbb/parallel_pipeline.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "extract/extractor.h"
#include "store/claim_sink.h"

namespace {

using tallyman::schema::Article;
using tallyman::schema::Claim;
using tallyman::store::PreparedDocument;
using Document = std::pair<Article, std::vector<Claim>>;

std::vector<Document> ReadDocuments(const char* path) {
  const tallyman::extract::Extractor extractor;
  std::vector<Document> documents;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    const auto json = nlohmann::json::parse(line);
    Article article;
    article.id = json.at("id");
    article.title = json.value("title", "");
    article.text = json.at("text");
    article.language = json.value("language", "en");
    article.published = tallyman::normalize::Date::Parse(json.value("published", ""));
    std::vector<Claim> claims = extractor.Claims(article);
    if (!claims.empty()) documents.emplace_back(std::move(article), std::move(claims));
  }
  return documents;
}

// The document under another id, as the extraction hands it over.
Document Renamed(const Document& document, std::size_t number) {
  auto [article, claims] = document;
  article.id += "-" + std::to_string(number);
  for (std::size_t i = 0; i < claims.size(); ++i) {
    claims[i].document.id = article.id;
    char digits[32];
    std::snprintf(digits, sizeof digits, "c-%016llx", static_cast<unsigned long long>((number * 64 + i) * 0x9E3779B97F4A7C15u));
    claims[i].id = digits;
  }
  return {std::move(article), std::move(claims)};
}

double ProcessorOfThisThread() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fprintf(stderr, "usage: store_bench ARTICLES.jsonl DATABASE [CLAIMS [THREADS]]\n");
    return 2;
  }
  const std::vector<Document> documents = ReadDocuments(argv[1]);
  const std::size_t wanted = argc > 3 ? std::strtoull(argv[3], nullptr, 10) : 1000000;
  const std::size_t threads = argc > 4 ? std::strtoull(argv[4], nullptr, 10) : 2;
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);

  std::vector<Document> renamed;
  for (std::size_t claims = 0, number = 0;; ++number) {
    const Document& document = documents[number % documents.size()];
    if ((claims += document.second.size()) > wanted) break;
    renamed.push_back(Renamed(document, number));
  }

  const auto start = std::chrono::steady_clock::now();
  const auto seconds_since = [&] { return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(); };
  const auto sink = tallyman::store::OpenSink(argv[2]);
  std::size_t number = 0, claims = 0;
  double writing = 0;
  using Pointer = std::shared_ptr<const PreparedDocument>;
  // As many documents are under way as in the program, and as there any thread frees them (app/article_pipeline.cc).
  tbb::parallel_pipeline(128 * threads,
                         tbb::make_filter<void, std::size_t>(tbb::filter_mode::serial_in_order, [&](tbb::flow_control& control) {
                           if (number == renamed.size()) control.stop();
                           return number++;
                         }) & tbb::make_filter<std::size_t, Pointer>(tbb::filter_mode::parallel, [&](std::size_t which) {
                           auto& [article, claims] = renamed[which];
                           return tallyman::store::Prepare(std::move(article), std::move(claims), sink->needs());
                         }) & tbb::make_filter<Pointer, Pointer>(tbb::filter_mode::serial_in_order, [&](Pointer document) {
                           const double before = ProcessorOfThisThread();
                           sink->Write(document);
                           writing += ProcessorOfThisThread() - before;
                           claims += document->claims.size();
                           return document;
                         }) & tbb::make_filter<Pointer, void>(tbb::filter_mode::parallel, [](const Pointer&) {}));
  const double written = seconds_since(), before = ProcessorOfThisThread();
  sink->Complete();
  sink->Finish();
  const double finishing = ProcessorOfThisThread() - before, all = seconds_since();
  std::printf("%zu claims of %zu articles in %.2f s (rows %.2f s, then indices and copies %.2f s): %.0f claims/s\n", claims, renamed.size(),
              all, written, all - written, static_cast<double>(claims) / all);
  std::printf("the thread that writes was at work for %.2f s (rows %.2f s, indices and copies %.2f s): %.0f claims/s\n",
              writing + finishing, writing, finishing, static_cast<double>(claims) / (writing + finishing));
  return 0;
}
