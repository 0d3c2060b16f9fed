// Claims out of one article: the whole of extract/ behind one class.
//
//   extract::Extractor extractor;                                    // once; compiles language packs on first use
//   std::vector<schema::Claim> claims = extractor.Claims(article);   // from any thread
#ifndef TALLYMAN_EXTRACT_EXTRACTOR_H_
#define TALLYMAN_EXTRACT_EXTRACTOR_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "schema/article.h"
#include "schema/claim.h"
#include "schema/quantity.h"

namespace tallyman::extract {

class Extractor {
 public:
  struct Options {
    // Pack files that add or replace a language.
    std::vector<std::string> language_packs;
    // Of an article with more figures (a price list of megabytes) only the first so many are read; its claims have a warning that says so.
    // Each takes some 3 KB of memory and a millisecond.
    int most_figures = 50000;
    // Likewise of words that the language's pack knows (one in eight bytes of a text of 4 MB). Each takes some 400 bytes of memory.
    std::size_t most_words = 500000;
  };

  Extractor() : Extractor(Options{}) {}
  // Throws languages::PackError where a pack file cannot be read or is no pack.
  explicit Extractor(const Options& options);
  ~Extractor();
  Extractor(const Extractor&) = delete;
  Extractor& operator=(const Extractor&) = delete;

  // Whether UTF-8 text of this language can hold a claim: whether one of the words stands in it that its pack names as triggers. An
  // unknown or empty language is scanned with every pack's words. The text may as well be raw HTML or JSON with whatever escapes: a scan
  // at the speed of memory, before anything is parsed. Thread-safe.
  bool MayHoldClaim(std::string_view text, std::string_view language) const;

  // How much text MayHoldClaim has to be asked about before it is worth its while: making the filter takes most of a second where the packs
  // are not those that were built in.
  std::uint64_t least_bytes_to_filter() const;

  // The article's claims in the order of their evidence. An article whose language has no pack yields none. Thread-safe.
  std::vector<schema::Claim> Claims(const schema::Article& article) const;

  // Every amount of money, percentage and physical quantity, in order. Thread-safe.
  std::vector<schema::Quantity> Quantities(const schema::Article& article) const;

  // The languages that have a pack, sorted.
  std::vector<std::string> Languages() const;

  // "tallyman 0.1.0 (packs 1f3a..., weights 77c0..., rates 2026-10)", as records name their producer.
  const std::string& producer() const;

 private:
  class Rep;
  std::unique_ptr<Rep> rep_;
};

}  // namespace tallyman::extract

#endif  // TALLYMAN_EXTRACT_EXTRACTOR_H_
