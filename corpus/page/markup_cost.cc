#include "corpus/page/markup_cost.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace tallyman::corpus {
namespace {

constexpr std::uint64_t kMostSteps = 300'000'000;
constexpr std::size_t kMostTags = 500'000;  // each takes some 250 bytes of memory while the page is read

bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

class Scanner {
 public:
  explicit Scanner(std::string_view html) : html_(html) {}

  std::size_t Scan() {
    for (std::size_t at = html_.find('<'); at != std::string_view::npos;) {
      const std::size_t next = at + 1;
      std::size_t end = next;
      if (next < html_.size() && IsLetter(html_[next]))
        end = Open(next);
      else if (next + 1 < html_.size() && html_[next] == '/' && IsLetter(html_[next + 1]))
        end = Close(next + 1);
      if (steps_ > kMostSteps || tags_ > kMostTags) return at;
      at = html_.find('<', end);
    }
    return html_.size();
  }

 private:
  std::size_t NameAt(std::size_t begin, std::size_t& end) const {
    std::string name;
    for (end = begin; end < html_.size() && html_[end] != '>' && html_[end] != '/' && html_[end] > ' '; ++end)
      name += static_cast<char>(html_[end] | 0x20);
    return std::hash<std::string>()(name);
  }

  // Each returns the end of the tag.
  std::size_t Open(std::size_t begin) {
    std::size_t at = 0;
    ++tags_;
    open_.push_back(NameAt(begin, at));
    std::uint64_t words = 0;  // as many as there are attributes, or more
    char quote = '\0';
    bool in_word = false;
    for (; at < html_.size() && (quote != '\0' || html_[at] != '>'); ++at) {
      const char c = html_[at];
      if (quote != '\0') {
        quote = c == quote ? '\0' : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else {
        const bool is_word = c > ' ' && c != '/';
        words += is_word && !in_word;
        in_word = is_word;
      }
    }
    steps_ += words * words / 2;
    return at;
  }

  std::size_t Close(std::size_t begin) {
    std::size_t end = 0;
    const std::size_t name = NameAt(begin, end);
    for (std::size_t depth = open_.size(); depth > 0 && steps_ <= kMostSteps; --depth, ++steps_) {
      if (open_[depth - 1] != name) continue;
      open_.resize(depth - 1);
      break;
    }
    return end;
  }

  std::string_view html_;
  std::vector<std::size_t> open_;  // the names of elements that nothing has closed, hashed
  std::uint64_t steps_ = 0;
  std::size_t tags_ = 0;
};

}  // namespace

std::size_t BytesWorthParsing(std::string_view html) { return Scanner(html).Scan(); }

}  // namespace tallyman::corpus
