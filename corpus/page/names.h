// The names in a class attribute or the like.
#ifndef TALLYMAN_CORPUS_PAGE_NAMES_H_
#define TALLYMAN_CORPUS_PAGE_NAMES_H_

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace tallyman::corpus {

// Whether `is_one` holds for one of the names, which white space sets apart. It is asked for no more behind the first.
template <typename IsOne>
bool AnyName(std::string_view names, const IsOne& is_one) {
  constexpr std::string_view kSpaces = " \t\r\n";
  for (std::size_t at = names.find_first_not_of(kSpaces); at != std::string_view::npos;) {
    const std::size_t end = std::min(names.find_first_of(kSpaces, at), names.size());
    if (is_one(names.substr(at, end - at))) return true;
    at = names.find_first_not_of(kSpaces, end);
  }
  return false;
}

template <typename Use>
void ForEachName(std::string_view names, const Use& use) {
  AnyName(names, [&](std::string_view name) {
    use(name);
    return false;
  });
}

}  // namespace tallyman::corpus

#endif  // TALLYMAN_CORPUS_PAGE_NAMES_H_
