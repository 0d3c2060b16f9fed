#include "corpus/page/structured_data.h"

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "corpus/page/json_repair.h"
#include "corpus/page/page.h"
#include "corpus/page/text_measure.h"
#include "corpus/utf8.h"

namespace tallyman::corpus {
namespace {

using nlohmann::json;

constexpr int kMostDepth = 12;
constexpr std::size_t kMostArticles = 100;     // of a page
constexpr std::size_t kLongestHeadline = 600;  // bytes

// Of a string or number, of the first in a list, of an object's name.
std::string TextIn(const json& value, int depth = 0) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_number_integer()) return value.dump();
  if (depth > 2) return "";
  if (value.is_array() && !value.empty()) return TextIn(value.front(), depth + 1);
  for (const char* key : {"name", "@value"})
    if (value.is_object() && value.contains(key)) return TextIn(value[key], depth + 1);
  return "";
}

std::string Field(const json& object, const char* key) {
  const auto found = object.find(key);
  std::string text = found == object.end() ? std::string() : TextIn(*found);
  RepairUtf8(text);
  return text;
}

std::string TypesOf(const json& object) {
  const auto type = object.find("@type");
  if (type == object.end()) return "";
  std::string names = type->is_string() ? type->get<std::string>() : "";
  if (type->is_array())
    for (const json& name : *type) names += name.is_string() ? name.get<std::string>() + " " : "";
  return names;
}

constexpr int kArticle = 3;

// How much an object of that type is the page's article: 0 is not at all.
int Rank(std::string_view types) {
  constexpr std::size_t kNone = std::string_view::npos;
  if (types.find("NewsArticle") != kNone) return 4;
  if (types.find("Article") != kNone || types.find("BlogPosting") != kNone) return kArticle;
  if (types.find("CreativeWork") != kNone || types.find("Report") != kNone) return 2;
  return types.find("WebPage") != kNone ? 1 : 0;
}

std::string IdOf(const json& object) {
  const auto id = object.find("@id");
  return id != object.end() && id->is_string() ? id->get<std::string>() : "";
}

// An address without what differs between ways to the same page.
std::string BareAddress(std::string_view address) {
  address = address.substr(0, address.find_first_of("#?"));
  for (const std::string_view start : {"https://", "http://", "www."})
    if (address.starts_with(start)) address.remove_prefix(start.size());
  while (address.ends_with('/')) address.remove_suffix(1);
  return std::string(address);
}

// All that a page's scripts hold.
class Collector {
 public:
  explicit Collector(const PageIdentity& page) {
    for (const std::string& address : page.addresses) addresses_.insert(BareAddress(address));
    for (const std::string& headline : page.headlines) headlines_.push_back(Folded(std::string_view(headline).substr(0, kLongestHeadline)));
    addresses_.erase("");
  }

  void Visit(const json& value, int depth = 0) {
    if (depth > kMostDepth) return;
    if (value.is_array())
      for (const json& item : value) Visit(item, depth + 1);
    if (!value.is_object()) return;
    const std::string types = TypesOf(value);
    if (const int rank = Rank(types); rank > 0 && articles_.size() < kMostArticles) articles_.push_back(ReadArticle(value, rank));
    if (const std::string name = Field(value, "name"); !name.empty()) {
      if (const std::string id = IdOf(value); !id.empty()) names_.emplace(id, name);
      if (types.find("WebSite") != std::string::npos) sites_.insert(name);
      if (types.find("Organization") != std::string::npos) organizations_.insert(name);
    }
    for (const char* key : {"@graph", "mainEntity", "mainEntityOfPage", "isPartOf", "publisher"})
      if (const auto inner = value.find(key); inner != value.end()) Visit(*inner, depth + 1);
  }

  StructuredData Best() {
    // An article that has the page's address or headline comes before all that have neither.
    constexpr int kAddress = 20, kHeadline = 10;
    const Found* best = nullptr;
    int most = 0;
    for (const Found& found : articles_) {
      const int known = (found.has_address ? kAddress : 0) + (found.has_headline ? kHeadline : 0);
      const int score = found.rank + (found.rank >= kArticle ? known : 0);
      if (score <= most) continue;
      most = score;
      best = &found;
    }
    StructuredData data = best == nullptr ? StructuredData() : best->data;
    if (best != nullptr && data.publisher.empty())
      if (const auto named = names_.find(best->publisher_id); named != names_.end()) data.publisher = named->second;
    if (!sites_.empty()) data.site = *sites_.begin();
    if (sites_.empty() && organizations_.size() == 1) data.site = *organizations_.begin();
    return data;
  }

 private:
  struct Found {
    int rank;
    bool has_address;
    bool has_headline;
    StructuredData data;
    std::string publisher_id;
  };

  Found ReadArticle(const json& value, int rank) const {
    Found found{rank, false, false, {}, ""};
    StructuredData& data = found.data;
    data.headline = Field(value, "headline");
    data.published = Field(value, "datePublished");
    for (const char* key : {"publisher", "provider", "sourceOrganization", "copyrightHolder"})
      if (data.publisher.empty()) data.publisher = Field(value, key);
    data.language = Field(value, "inLanguage");
    data.body = Field(value, "articleBody");
    if (const auto publisher = value.find("publisher"); publisher != value.end() && publisher->is_object())
      found.publisher_id = IdOf(*publisher);
    for (const char* key : {"url", "@id", "mainEntityOfPage"}) {
      const auto address = value.find(key);
      if (address == value.end()) continue;
      const std::string text = address->is_object() ? IdOf(*address) : TextIn(*address);
      found.has_address = found.has_address || addresses_.contains(BareAddress(text));
    }
    found.has_headline = data.headline.size() <= kLongestHeadline && IsHeadline(Folded(TextOfHtml(data.headline)));
    return found;
  }

  bool IsHeadline(const std::string& folded) const {
    constexpr std::size_t kShortest = 8;
    return folded.size() >= kShortest && std::any_of(headlines_.begin(), headlines_.end(), [&](const std::string& headline) {
             return headline.find(folded) != std::string::npos ||
                    (headline.size() >= kShortest && folded.find(headline) != std::string::npos);
           });
  }

  std::set<std::string> addresses_;
  std::vector<std::string> headlines_;
  std::vector<Found> articles_;
  std::map<std::string, std::string> names_;  // by @id
  std::set<std::string> sites_, organizations_;
};

// What is too deep or has so many values that they would fill memory (some hundred bytes each) is discarded, like what is no JSON.
json ParseBounded(std::string_view text, bool ignore_comments) {
  constexpr int kMostBrackets = 200;
  constexpr std::size_t kMostValues = 200'000;
  int depth = 0, deepest = 0;
  std::size_t values = 0;
  for (const char c : text) {
    depth += (c == '{' || c == '[') - (c == '}' || c == ']');
    deepest = std::max(deepest, depth);
    values += c == '{' || c == '[' || c == ',';
  }
  if (deepest > kMostBrackets || values > kMostValues) return json(json::value_t::discarded);
  return json::parse(text, nullptr, false, ignore_comments);
}

}  // namespace

StructuredData ReadStructuredData(const HtmlTree& tree, const PageIdentity& page) {
  Collector collector(page);
  for (HtmlTree::Index node = 0; node < tree.size(); ++node) {
    if (tree.tag(node) != Tag::kScript || tree.attribute(node, "type").find("ld+json") == std::string_view::npos) continue;
    const std::string text = tree.InnerText(node);
    json parsed = ParseBounded(text, true);
    if (parsed.is_discarded()) parsed = ParseBounded(RepairedJson(text), false);
    if (!parsed.is_discarded()) collector.Visit(parsed);
  }
  return collector.Best();
}

}  // namespace tallyman::corpus
