// Articles drawn at random out of everything that a Reader reads.
#ifndef TALLYMAN_CORPUS_SAMPLE_H_
#define TALLYMAN_CORPUS_SAMPLE_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <random>
#include <vector>

#include "corpus/reader.h"

namespace tallyman::corpus {

// Reads everything once, whatever it comes from, and keeps the sample in memory. The same input gives the same sample. Not thread-safe.
class SampleReader {
 public:
  // `reader` must outlive this. REQUIRES: size > 0.
  SampleReader(Reader& reader, std::size_t size) : reader_(reader), size_(size) {}

  // What is skipped, as it comes, then the articles of the sample in the order of the input; nothing at the end. Throws std::runtime_error
  // where the sample takes more than 256 MB.
  std::optional<Record> Next();

 private:
  struct Drawn {
    std::uint64_t number;
    RawArticle article;
  };

  void Consider(RawArticle article);

  Reader& reader_;
  const std::size_t size_;
  std::mt19937_64 random_{20240712};
  std::uint64_t seen_ = 0;
  std::size_t bytes_ = 0;
  std::vector<Drawn> drawn_;
  std::optional<std::size_t> next_;  // of `drawn_`, once all is read
};

}  // namespace tallyman::corpus

#endif  // TALLYMAN_CORPUS_SAMPLE_H_
