#include "crosscheck/publishers.h"

#include <map>
#include <numeric>
#include <string>

namespace tallyman::crosscheck {

int CountPublishers(const std::vector<const schema::Claim*>& claims) {
  std::vector<std::size_t> witness(claims.size());
  std::iota(witness.begin(), witness.end(), 0);
  const auto root = [&](std::size_t i) {
    while (witness[i] != i) i = witness[i] = witness[witness[i]];
    return i;
  };
  std::map<std::string, std::size_t> first_with;
  int count = static_cast<int>(claims.size());
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const schema::Document& document = claims[i]->document;
    std::vector<std::string> marks = {"document " + document.id};
    if (document.publisher) marks.push_back("publisher " + *document.publisher);
    if (!document.sketch.empty()) marks.push_back("sketch " + document.sketch);
    for (const std::string& mark : marks) {
      const std::size_t a = root(i), b = root(first_with.try_emplace(mark, i).first->second);
      if (a == b) continue;
      witness[a] = b;
      --count;
    }
  }
  return count;
}

}  // namespace tallyman::crosscheck
