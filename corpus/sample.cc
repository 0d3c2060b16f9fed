#include "corpus/sample.h"

#include <iterator>
#include <stdexcept>
#include <string>
#include <utility>

namespace tallyman::corpus {
namespace {

constexpr std::size_t kMostBytes = std::size_t{256} << 20;

std::size_t SizeOf(const schema::Article& article) { return article.text.size() + article.title.size(); }

}  // namespace

void Sample::Add(std::uint64_t number, schema::Article article) {
  bytes_ += SizeOf(article);
  drawn_.emplace(std::pair(number, added_++), std::move(article));
  if (drawn_.size() > size_) {
    const auto last = std::prev(drawn_.end());
    bytes_ -= SizeOf(last->second);
    drawn_.erase(last);
  }
  if (drawn_.size() == size_) limit_ = drawn_.rbegin()->first.first;
  if (bytes_ > kMostBytes)
    throw std::runtime_error("--sample: so many articles do not fit into " + std::to_string(kMostBytes >> 20) + " MB; draw fewer");
}

std::vector<schema::Article> Sample::Take() {
  std::map<std::uint64_t, schema::Article> in_order;
  for (auto& [key, article] : drawn_) in_order.emplace(key.second, std::move(article));
  drawn_.clear();
  std::vector<schema::Article> articles;
  for (auto& [place, article] : in_order) articles.push_back(std::move(article));
  return articles;
}

}  // namespace tallyman::corpus
