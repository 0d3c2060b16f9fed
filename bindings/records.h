// What the command line does, for programs in other languages: articles, claims, quantities and findings go in and out as the JSON text of
// docs/formats.md, and are the same as the command line's byte for byte. capi/ and python/ put this into the words of their language.
#ifndef TALLYMAN_BINDINGS_RECORDS_H_
#define TALLYMAN_BINDINGS_RECORDS_H_

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bindings/options.h"
#include "corpus/inputs.h"
#include "corpus/reader.h"
#include "extract/extractor.h"

namespace tallyman::bindings {

// What came out of one article or one check.
struct Records {
  std::vector<std::string> lines;          // each a JSON object in one line
  std::vector<std::string> warnings;       // what was repaired, guessed or could not be told
  std::optional<corpus::Skipped> skipped;  // the article could not be used: there are no lines, and this says why
};

// Thread-safe, as extract::Extractor.
class ArticleExtractor {
 public:
  // Throws languages::PackError where a language pack cannot be read or is no pack.
  explicit ArticleExtractor(const ExtractorOptions& options);
  ArticleExtractor(const ArticleExtractor&) = delete;
  ArticleExtractor& operator=(const ArticleExtractor&) = delete;

  // `article` is a JSON object. An article without an id gets its url, else "text-" and 16 hex digits of its text's SHA-256.
  Records Claims(std::string article) const;
  Records Quantities(std::string article) const;

  // Claims of each, on so many threads. From 16 MB of all calls together on, what holds no word of any claim is not even parsed, and thus
  // has no warnings.
  std::vector<Records> ClaimsOfAll(std::vector<std::string> articles, int threads) const;

  // Claims of the article in a record that a corpus::Reader has cut, read with `options`.
  Records ClaimsOfRecord(corpus::Record record, const corpus::ReadOptions& options) const;

  // Whether text in UTF-8 can hold a claim at all. Made ready on the first call, which takes most of a second.
  bool MayHoldClaim(std::string_view bytes) const { return extractor_.MayHoldClaim(bytes, ""); }

  // The languages that have a pack, sorted.
  std::vector<std::string> Languages() const { return extractor_.Languages(); }
  const std::string& producer() const { return extractor_.producer(); }

 private:
  Records Claims(std::string json, const corpus::ReadOptions& read) const;
  template <typename Use>
  Records WithArticle(corpus::Record record, const corpus::ReadOptions& read, Use use) const;

  corpus::ReadOptions read_;
  corpus::ReadOptions filtered_read_;
  mutable std::atomic<std::uint64_t> bytes_seen_ = 0;  // by ClaimsOfAll
  extract::Extractor extractor_;
};

// Articles out of files, folders and patterns, as `tallyman read`. Not thread-safe.
class ArticleReader {
 public:
  ArticleReader(const std::vector<std::string>& inputs, corpus::ReadOptions options);

  // Paths of the files that are read; "-" is standard input.
  std::vector<std::string> Files() const;

  // The next article, or what is skipped in its place; nothing at the end.
  std::optional<Records> Next();
  // The next articles, at least one and at most so many, worked on in parallel; nothing at the end.
  std::vector<Records> Next(std::size_t most);

 private:
  std::optional<corpus::Record> NextRecord();

  corpus::ReadOptions options_;
  corpus::Inputs inputs_;
  std::size_t skipped_inputs_ = 0;  // how many of Inputs::skipped have been returned
  corpus::Reader reader_;
};

// Throws schema::FormatError, with the path to what is wrong, where a line of JSON is no claim.
void RequireClaim(std::string_view line);

// The findings on claims, given as JSON Lines. Of documents with several versions the later counts, with a warning.
// Throws schema::FormatError, with "claims:LINE: " before the reason, where a line is no claim, and store::StoreError or
// schema::FormatError where a table of official figures cannot be read.
Records Check(std::string_view claims, const CheckOptions& options);

}  // namespace tallyman::bindings

#endif  // TALLYMAN_BINDINGS_RECORDS_H_
