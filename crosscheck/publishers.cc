#include "crosscheck/publishers.h"

#include <bit>
#include <charconv>
#include <cstdint>
#include <map>
#include <numeric>
#include <optional>
#include <string>
#include <utility>

namespace tallyman::crosscheck {
namespace {

// Sketches that differ in so many bits at most are of one text; they agree in one of four quarters.
constexpr int kMostBits = 3;
constexpr int kQuarters = 4, kBitsOfQuarter = 16;

// Nothing where there is none; a sketch of zeros is that of no text.
std::optional<std::uint64_t> SketchOf(const schema::Document& document) {
  const std::string& digits = document.sketch;
  std::uint64_t bits = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), bits, 16);
  return error == std::errc() && end == digits.data() + digits.size() && bits != 0 ? std::optional(bits) : std::nullopt;
}

// Claims that one witness stands behind, joined two by two.
class Witnesses {
 public:
  explicit Witnesses(std::size_t claims) : parent_(claims), count_(static_cast<int>(claims)) {
    std::iota(parent_.begin(), parent_.end(), 0);
  }

  void Join(std::size_t a, std::size_t b) {
    a = Root(a);
    b = Root(b);
    if (a == b) return;
    parent_[a] = b;
    --count_;
  }

  int count() const { return count_; }

 private:
  std::size_t Root(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }

  std::vector<std::size_t> parent_;
  int count_;
};

}  // namespace

int CountPublishers(const std::vector<const schema::Claim*>& claims) {
  if (claims.size() == 1) return 1;
  Witnesses witnesses(claims.size());
  std::map<std::string, std::size_t> first_with;
  std::map<std::pair<int, std::uint64_t>, std::map<std::uint64_t, std::size_t>> by_quarter;  // first claims with a sketch
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const schema::Document& document = claims[i]->document;
    witnesses.Join(i, first_with.try_emplace("document " + document.id, i).first->second);
    if (document.publisher) witnesses.Join(i, first_with.try_emplace("publisher " + *document.publisher, i).first->second);
    const auto sketch = SketchOf(document);
    for (int quarter = 0; sketch && quarter < kQuarters; ++quarter) {
      auto& alike = by_quarter[{quarter, *sketch >> (quarter * kBitsOfQuarter) & 0xFFFF}];
      for (const auto& [other, first] : alike)
        if (std::popcount(*sketch ^ other) <= kMostBits) witnesses.Join(i, first);
      alike.try_emplace(*sketch, i);
    }
  }
  return witnesses.count();
}

}  // namespace tallyman::crosscheck
