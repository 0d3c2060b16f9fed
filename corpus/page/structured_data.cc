#include "corpus/page/structured_data.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "corpus/utf8.h"

namespace tallyman::corpus {
namespace {

using nlohmann::json;

constexpr int kMostDepth = 12;

// Of a string, of the first string in a list, of an object's name.
std::string TextIn(const json& value, int depth = 0) {
  if (value.is_string()) return value.get<std::string>();
  if (depth > 2) return "";
  if (value.is_array() && !value.empty()) return TextIn(value.front(), depth + 1);
  if (value.is_object() && value.contains("name")) return TextIn(value["name"], depth + 1);
  return "";
}

std::string Field(const json& object, const char* key) {
  const auto found = object.find(key);
  std::string text = found == object.end() ? std::string() : TextIn(*found);
  RepairUtf8(text);
  return text;
}

// How much an object of that type is the page's article: 0 is not at all.
int Rank(const json& object) {
  const auto type = object.find("@type");
  if (type == object.end()) return 0;
  std::string names = type->is_string() ? type->get<std::string>() : "";
  if (type->is_array())
    for (const json& name : *type) names += name.is_string() ? name.get<std::string>() + " " : "";
  if (names.find("NewsArticle") != std::string::npos) return 4;
  if (names.find("Article") != std::string::npos || names.find("BlogPosting") != std::string::npos) return 3;
  if (names.find("CreativeWork") != std::string::npos || names.find("Report") != std::string::npos) return 2;
  return names.find("WebPage") != std::string::npos ? 1 : 0;
}

struct Ranked {
  int rank = 0;
  StructuredData data;
};

void Visit(const json& value, int depth, Ranked& best) {
  if (depth > kMostDepth) return;
  if (value.is_array()) {
    for (const json& item : value) Visit(item, depth + 1, best);
    return;
  }
  if (!value.is_object()) return;
  const int rank = Rank(value);
  if (rank > best.rank) {
    best.rank = rank;
    StructuredData& data = best.data;
    data.headline = Field(value, "headline");
    data.published = Field(value, "datePublished");
    data.publisher = Field(value, "publisher");
    data.language = Field(value, "inLanguage");
    data.body = Field(value, "articleBody");
  }
  for (const char* key : {"@graph", "mainEntity", "mainEntityOfPage"}) {
    const auto inner = value.find(key);
    if (inner != value.end()) Visit(*inner, depth + 1, best);
  }
}

// Many sites leave line breaks within strings, which JSON does not allow.
json ParseLeniently(std::string text) {
  json parsed = json::parse(text, nullptr, false, true);
  if (!parsed.is_discarded()) return parsed;
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c >= 0 && c < ' '; }, ' ');
  return json::parse(text, nullptr, false, true);
}

bool IsTooDeep(std::string_view text) {
  constexpr int kMostBrackets = 200;
  int depth = 0, deepest = 0;
  for (const char c : text) {
    depth += (c == '{' || c == '[') - (c == '}' || c == ']');
    deepest = std::max(deepest, depth);
  }
  return deepest > kMostBrackets;
}

}  // namespace

StructuredData ReadStructuredData(const HtmlTree& tree) {
  Ranked best;
  for (HtmlTree::Index node = 0; node < tree.size(); ++node) {
    if (tree.tag(node) != Tag::kScript || tree.attribute(node, "type").find("ld+json") == std::string_view::npos) continue;
    const std::string text = tree.InnerText(node);
    if (IsTooDeep(text)) continue;
    const json parsed = ParseLeniently(text);
    if (!parsed.is_discarded()) Visit(parsed, 0, best);
  }
  return best.data;
}

}  // namespace tallyman::corpus
