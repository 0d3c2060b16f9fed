#include "corpus/sample.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace tallyman::corpus {
namespace {

constexpr std::size_t kMostBytes = std::size_t{256} << 20;

}  // namespace

std::optional<Record> SampleReader::Next() {
  while (!next_) {
    std::optional<Record> record = reader_.Next();
    if (record && std::holds_alternative<Skipped>(*record)) return record;
    if (record) {
      Consider(std::get<RawArticle>(*std::move(record)));
    } else {
      std::sort(drawn_.begin(), drawn_.end(), [](const Drawn& a, const Drawn& b) { return a.number < b.number; });
      next_ = 0;
    }
  }
  if (*next_ == drawn_.size()) return std::nullopt;
  return std::move(drawn_[(*next_)++].article);
}

void SampleReader::Consider(RawArticle article) {
  const std::uint64_t number = seen_++;
  std::size_t place = drawn_.size();
  if (place == size_) {
    // Not std::uniform_int_distribution, whose numbers differ from library to library.
    place = static_cast<std::size_t>(random_() % seen_);
    if (place >= size_) return;
    bytes_ -= drawn_[place].article.bytes.size();
  } else {
    drawn_.emplace_back();
  }
  bytes_ += article.bytes.size();
  if (bytes_ > kMostBytes)
    throw std::runtime_error("--sample: so many articles do not fit into " + std::to_string(kMostBytes >> 20) + " MB; draw fewer");
  drawn_[place] = {number, std::move(article)};
}

}  // namespace tallyman::corpus
