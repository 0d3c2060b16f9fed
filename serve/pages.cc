#include "serve/pages.h"

namespace tallyman::serve {

using nlohmann::ordered_json;

Page ParsePage(const Parameters& parameters, std::initializer_list<std::string_view> sorts) {
  Page page{NumberOf(parameters, "offset", 0, 0, 1'000'000'000), NumberOf(parameters, "limit", 50, 1, kMostItems),
            ParameterOf(parameters, "sort")};
  if (page.sort.empty()) page.sort = *sorts.begin();
  RequireOneOf("sort", page.sort, {sorts.begin(), sorts.size()});
  return page;
}

std::string With(std::string object, const char* key, const std::string& value) {
  object.back() = ',';
  return object + '"' + key + "\":" + value + "}";
}

std::string With(const ordered_json& object, const char* key, const std::string& value) { return With(object.dump(), key, value); }

std::string Array(const std::vector<std::string>& items) {
  std::string text = "[";
  for (const std::string& item : items) text.append(text.size() > 1 ? "," : "").append(item);
  return text + "]";
}

std::string PageOf(std::size_t total, const Page& page, const std::string& items) {
  return With({{"total", total}, {"offset", page.offset}, {"limit", page.limit}}, "items", items);
}

ordered_json OrNull(const std::string& text) { return text.empty() ? ordered_json() : ordered_json(text); }

ordered_json OrNull(const std::optional<std::string>& text) { return text ? ordered_json(*text) : ordered_json(); }

ordered_json CountsJson(const VerdictCounts& counts) {
  ordered_json json = ordered_json::object();
  for (std::size_t i = 0; i < counts.size(); ++i) json[std::string(kVerdictNames[i])] = counts[i];
  return json;
}

}  // namespace tallyman::serve
