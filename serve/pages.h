// Pieces of the interface's answers: parts of long lists, and JSON text put together without parsing what is JSON already.
#ifndef TALLYMAN_SERVE_PAGES_H_
#define TALLYMAN_SERVE_PAGES_H_

#include <algorithm>
#include <initializer_list>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "serve/catalogue.h"
#include "serve/filter.h"

namespace tallyman::serve {

inline constexpr std::size_t kMostItems = 200;  // of a page

// A part of a list: which items, and in which order.
struct Page {
  std::size_t offset = 0, limit = 50;
  std::string sort;
};

// Throws BadRequest, also where `sort` is none of `sorts`; the first of them where none is asked for.
Page ParsePage(const Parameters& parameters, std::initializer_list<std::string_view> sorts);

// The part of `all` that a page shows, ordered by `before`.
template <typename Number, typename Before>
std::vector<Number> Shown(std::vector<Number> all, const Page& page, Before before) {
  const std::size_t first = std::min(page.offset, all.size()), last = std::min(first + page.limit, all.size());
  if (first > 0) std::nth_element(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(first), all.end(), before);
  std::partial_sort(all.begin() + static_cast<std::ptrdiff_t>(first), all.begin() + static_cast<std::ptrdiff_t>(last), all.end(), before);
  return {all.begin() + static_cast<std::ptrdiff_t>(first), all.begin() + static_cast<std::ptrdiff_t>(last)};
}

// A JSON object that has keys, with one more, whose value is JSON text already.
std::string With(std::string object, const char* key, const std::string& value);
std::string With(const nlohmann::ordered_json& object, const char* key, const std::string& value);

// A JSON array of texts that are JSON already.
std::string Array(const std::vector<std::string>& items);

// A part of a list with what it is a part of. `items`: a JSON array.
std::string PageOf(std::size_t total, const Page& page, const std::string& items);

// Null for an empty text and an absent one.
nlohmann::ordered_json OrNull(const std::string& text);
nlohmann::ordered_json OrNull(const std::optional<std::string>& text);

nlohmann::ordered_json CountsJson(const VerdictCounts& counts);

}  // namespace tallyman::serve

#endif  // TALLYMAN_SERVE_PAGES_H_
