// Articles drawn at random out of all that come, one after the other, in bounded memory.
#ifndef TALLYMAN_CORPUS_SAMPLE_H_
#define TALLYMAN_CORPUS_SAMPLE_H_

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <map>
#include <random>
#include <utility>
#include <vector>

#include "schema/article.h"

namespace tallyman::corpus {

// Every record of the input draws a number, and the sample is the articles with the least numbers. So a record needs to be made sense of
// only where its number is small enough, and the more have come, the fewer are: records that hold no article, or none that is wanted, take
// no one's place, and few others are parsed. The same input gives the same sample.
class Sample {
 public:
  // REQUIRES: size > 0.
  explicit Sample(std::size_t size) : size_(size) {}

  // The number of the next record. May be called while another thread calls the other functions, as may Admits.
  std::uint64_t Draw() { return random_(); }
  // Whether an article with this number can still be of the sample.
  bool Admits(std::uint64_t number) const { return number < limit_; }
  // Takes an article in, in place of the one with the greatest number where the sample is full. REQUIRES: Admits(number); articles come in
  // the order of the input. Throws std::runtime_error where the sample takes more than 256 MB.
  void Add(std::uint64_t number, schema::Article article);

  std::size_t size() const { return drawn_.size(); }
  // The sample in the order of the input; this is empty then.
  std::vector<schema::Article> Take();

 private:
  const std::size_t size_;
  std::mt19937_64 random_{20240712};
  std::atomic<std::uint64_t> limit_{UINT64_MAX};
  std::uint64_t added_ = 0;
  std::size_t bytes_ = 0;
  std::map<std::pair<std::uint64_t, std::uint64_t>, schema::Article> drawn_;  // by number, then place in the input
};

}  // namespace tallyman::corpus

#endif  // TALLYMAN_CORPUS_SAMPLE_H_
