#include "bindings/records.h"

#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <exception>
#include <iterator>
#include <nlohmann/json.hpp>
#include <utility>
#include <variant>

#include "corpus/format.h"
#include "schema/article_json.h"
#include "schema/claim.h"
#include "schema/finding.h"
#include "schema/hash.h"
#include "schema/json_lines.h"
#include "schema/quantity.h"
#include "store/official_csv.h"
#include "store/versions.h"

namespace tallyman::bindings {
namespace {

// Bytes of records that are parsed at a time.
constexpr std::size_t kBatchBytes = std::size_t{4} << 20;
constexpr std::size_t kIdDigits = 16;

std::string LineOf(const schema::Claim& claim) { return ToJsonText(claim); }

template <typename Item>
std::string LineOf(const Item& item) {
  return ToJson(item).dump();
}

template <typename Items>
std::vector<std::string> Lines(const Items& items) {
  std::vector<std::string> lines;
  lines.reserve(items.size());
  for (const auto& item : items) lines.push_back(LineOf(item));
  return lines;
}

std::string MadeId(const schema::Article& article) {
  return article.url ? *article.url : "text-" + schema::Sha256Hex(article.text).substr(0, kIdDigits);
}

corpus::Record JsonRecord(std::string json) {
  corpus::RawArticle raw;
  raw.format = &corpus::JsonLinesFormat();
  raw.position.file = "article";
  raw.bytes = std::move(json);
  return raw;
}

// Nothing where the reader was told not to want the record.
std::optional<Records> ParseRecord(corpus::Record record, const corpus::ReadOptions& options) {
  corpus::Parsed parsed = corpus::Parse(std::move(record), options);
  if (corpus::Skipped* const skipped = std::get_if<corpus::Skipped>(&parsed)) return Records{{}, {}, std::move(*skipped)};
  if (schema::Article* const article = std::get_if<schema::Article>(&parsed))
    return Records{{ToJson(*article).dump()}, std::move(article->warnings), std::nullopt};
  return std::nullopt;
}

std::vector<schema::Claim> ParseClaims(std::string_view text) {
  std::vector<schema::JsonLine> lines;
  for (std::size_t number = 1; !text.empty(); ++number) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.find_first_not_of(" \t\r") != std::string_view::npos) lines.push_back({"claims", number, std::string(line)});
  }
  std::vector<schema::Claim> claims(lines.size());
  tbb::parallel_for(std::size_t{0}, lines.size(),
                    [&](std::size_t i) { lines[i].Read([&](const nlohmann::json& json) { claims[i] = schema::ParseClaim(json); }); });
  return claims;
}

}  // namespace

void RequireClaim(std::string_view line) {
  const nlohmann::json json = nlohmann::json::parse(line, nullptr, /*allow_exceptions=*/false);
  if (json.is_discarded()) throw schema::FormatError("no JSON in UTF-8");
  schema::ParseClaim(json);
}

ArticleExtractor::ArticleExtractor(const ExtractorOptions& options)
    : read_(options.read), filtered_read_(options.read), extractor_({options.language_packs}) {
  filtered_read_.content_filter = [this](std::string_view bytes) { return extractor_.MayHoldClaim(bytes, ""); };
}

template <typename Use>
Records ArticleExtractor::WithArticle(corpus::Record record, const corpus::ReadOptions& read, Use use) const {
  schema::InputPosition position;
  if (const corpus::RawArticle* const raw = std::get_if<corpus::RawArticle>(&record)) position = raw->position;
  try {
    corpus::Parsed parsed = corpus::Parse(std::move(record), read);
    if (corpus::Skipped* const skipped = std::get_if<corpus::Skipped>(&parsed)) return {{}, {}, std::move(*skipped)};
    if (std::holds_alternative<corpus::LeftOut>(parsed)) return {};
    schema::Article& article = std::get<schema::Article>(parsed);
    if (article.id.empty()) article.id = MadeId(article);
    Records records;
    records.warnings = article.warnings;
    use(article, records);
    return records;
  } catch (const std::exception& error) {
    return {{}, {}, corpus::Skipped{position, std::string("could not be worked on: ") + error.what()}};
  }
}

Records ArticleExtractor::Claims(std::string json) const { return Claims(std::move(json), read_); }

Records ArticleExtractor::Claims(std::string json, const corpus::ReadOptions& read) const {
  return ClaimsOfRecord(JsonRecord(std::move(json)), read);
}

Records ArticleExtractor::ClaimsOfRecord(corpus::Record record, const corpus::ReadOptions& options) const {
  return WithArticle(std::move(record), options, [this](const schema::Article& article, Records& records) {
    records.lines = Lines(extractor_.Claims(article));
    const std::vector<std::string> languages = extractor_.Languages();
    if (!article.language.empty() && !std::binary_search(languages.begin(), languages.end(), article.language))
      records.warnings.push_back("language \"" + article.language + "\", which has no pack: no claims looked for");
  });
}

Records ArticleExtractor::Quantities(std::string json) const {
  return WithArticle(JsonRecord(std::move(json)), read_,
                     [this](const schema::Article& article, Records& records) { records.lines = Lines(extractor_.Quantities(article)); });
}

std::vector<Records> ArticleExtractor::ClaimsOfAll(std::vector<std::string> articles, int threads) const {
  std::uint64_t bytes = 0;
  for (const std::string& article : articles) bytes += article.size();
  const corpus::ReadOptions& read = bytes_seen_.fetch_add(bytes) + bytes < extractor_.least_bytes_to_filter() ? read_ : filtered_read_;
  std::vector<Records> all(articles.size());
  tbb::task_arena arena(UsableThreads(threads));
  arena.execute(
      [&] { tbb::parallel_for(std::size_t{0}, articles.size(), [&](std::size_t i) { all[i] = Claims(std::move(articles[i]), read); }); });
  return all;
}

ArticleReader::ArticleReader(const std::vector<std::string>& inputs, corpus::ReadOptions options)
    : options_(std::move(options)), inputs_(corpus::ExpandInputs(inputs)), reader_(inputs_.files, options_) {}

std::vector<std::string> ArticleReader::Files() const {
  std::vector<std::string> paths;
  for (const corpus::InputFile& file : inputs_.files) paths.push_back(file.path);
  return paths;
}

std::optional<corpus::Record> ArticleReader::NextRecord() {
  if (skipped_inputs_ < inputs_.skipped.size()) return inputs_.skipped[skipped_inputs_++];
  return reader_.Next();
}

std::optional<Records> ArticleReader::Next() {
  while (auto record = NextRecord())
    if (auto records = ParseRecord(*std::move(record), options_)) return records;
  return std::nullopt;
}

std::vector<Records> ArticleReader::Next(std::size_t most) {
  std::vector<Records> found;
  while (found.empty()) {
    std::vector<corpus::Record> batch;
    for (std::size_t bytes = 0; batch.size() < most && bytes < kBatchBytes;) {
      auto record = NextRecord();
      if (!record) break;
      if (const auto* const raw = std::get_if<corpus::RawArticle>(&*record)) bytes += raw->bytes.size();
      batch.push_back(*std::move(record));
    }
    if (batch.empty()) break;
    std::vector<std::optional<Records>> parsed(batch.size());
    tbb::parallel_for(std::size_t{0}, batch.size(), [&](std::size_t i) { parsed[i] = ParseRecord(std::move(batch[i]), options_); });
    for (auto& records : parsed)
      if (records) found.push_back(*std::move(records));
  }
  return found;
}

Records Check(std::string_view text, const CheckOptions& options) {
  Records records;
  tbb::task_arena arena(options.checker.threads);
  const std::vector<schema::OfficialFigure> official = store::ReadOfficialFigures(options.against, records.warnings);
  const std::vector<schema::Claim> claims = store::KeepLatestVersions(arena.execute([&] { return ParseClaims(text); }), records.warnings);
  const crosscheck::Checker checker(options.checker);
  records.lines = Lines(checker.Check(claims));
  if (!official.empty()) {
    std::vector<std::string> against = Lines(checker.CheckAgainst(claims, official));
    std::move(against.begin(), against.end(), std::back_inserter(records.lines));
  }
  return records;
}

}  // namespace tallyman::bindings
