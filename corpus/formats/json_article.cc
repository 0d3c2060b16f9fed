#include "corpus/formats/json_article.h"

#include <unicode/utf8.h>

#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>
#include <stdexcept>
#include <string>
#include <variant>

#include "corpus/content_filter.h"
#include "corpus/dates.h"
#include "corpus/formats/wanted_json.h"
#include "corpus/language.h"
#include "corpus/option_values.h"
#include "corpus/utf8.h"
#include "normalize/codes.h"

namespace tallyman::corpus {
namespace {

using nlohmann::json;

constexpr std::size_t kLongestExcerpt = 60;

// Why a line is skipped.
class LineError : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

std::string Quoted(std::string_view text) {
  const std::string_view start = Prefix(text, kLongestExcerpt);
  return json(start).dump() + (start.size() < text.size() ? "..." : "");
}

std::string Described(const json& value) {
  std::string type = value.type_name();
  return (type[0] == 'a' || type[0] == 'o' ? "an " : "a ") + type;
}

// What is wrong with a line that is no JSON. REQUIRES: valid UTF-8.
std::string Described(const JsonFault& fault, std::string_view line) {
  if (fault.is_large_number) return "is no JSON that can be read: a number in it is too large";
  if (fault.at >= line.size()) return "is no JSON: it breaks off at its end, byte " + std::to_string(line.size());
  std::size_t at = fault.at;
  while (at > 0 && U8_IS_TRAIL(line[at])) --at;
  return "is no JSON: wrong at byte " + std::to_string(at + 1) + ", before " + Quoted(line.substr(at));
}

// REQUIRES: valid UTF-8.
json ParseObject(const std::string& line, const WantedNames& names) {
  std::variant<json, JsonFault> parsed = ParseWanted(line, names);
  if (const JsonFault* const fault = std::get_if<JsonFault>(&parsed)) throw LineError(Described(*fault, line));
  json object = std::get<json>(std::move(parsed));
  if (!object.is_object()) throw LineError("is no JSON object but " + Described(object));
  return object;
}

// What the input calls one of an article's keys.
std::string_view InputName(std::string_view key, const ReadOptions& options) {
  const auto renamed = options.fields.find(key);
  return renamed == options.fields.end() ? key : std::string_view(renamed->second);
}

WantedNames InputNames(const ReadOptions& options) {
  WantedNames names;
  for (const std::string_view key : kArticleKeys) names.push_back(InputName(key, options));
  return names;
}

// Takes strings out of an object, counting repairs.
class Fields {
 public:
  Fields(json object, const ReadOptions& options) : object_(std::move(object)), options_(options) {}

  std::string_view InputName(std::string_view key) const { return corpus::InputName(key, options_); }

  std::optional<std::string> Take(std::string_view key) {
    const std::string name(InputName(key));
    json* const found = Find(object_, name);
    if (found == nullptr || found->is_null()) return std::nullopt;
    if (!found->is_string()) throw LineError("\"" + name + "\" is " + Described(*found) + ", not a string");
    std::string value = std::move(found->get_ref<std::string&>());
    repairs_ += RepairUtf8(value);
    return value;
  }

  // A whole number is taken for its digits.
  std::optional<std::string> TakeId() {
    if (const json* const found = Find(object_, std::string(InputName("id"))); found != nullptr && found->is_number_integer())
      return found->dump();
    return TakeFilled("id");
  }

  // A day as text, or the seconds or milliseconds since 1970 as a number.
  std::optional<std::string> TakeDay(std::string_view key) {
    const json* const found = Find(object_, std::string(InputName(key)));
    if (found == nullptr || !found->is_number()) return TakeFilled(key);
    constexpr double kMilliseconds = 1e11, kSecondsOfDay = 86400;
    static const int first = normalize::Date::FromParts(0, 1, 1)->days(), last = normalize::Date::FromParts(9999, 12, 31)->days();
    const double since = found->get<double>(), seconds = std::abs(since) < kMilliseconds ? since : since / 1000;
    const double day = std::floor(seconds / kSecondsOfDay);
    return first <= day && day <= last ? normalize::Date::FromDays(static_cast<int>(day)).ToString() : found->dump();
  }

  std::optional<std::string> TakeFilled(std::string_view key) {
    auto value = Take(key);
    return value && !value->empty() ? value : std::nullopt;
  }

  const Repairs& repairs() const { return repairs_; }

 private:
  // The member of that name, or, where there is none, the one that a path with full stops leads to.
  static json* Find(json& object, const std::string& name) {
    if (!object.is_object()) return nullptr;
    if (const auto found = object.find(name); found != object.end()) return &*found;
    const std::size_t stop = name.find('.');
    if (stop == std::string::npos) return nullptr;
    const auto inner = object.find(name.substr(0, stop));
    return inner == object.end() ? nullptr : Find(*inner, name.substr(stop + 1));
  }

  json object_;
  const ReadOptions& options_;
  Repairs repairs_;
};

std::optional<std::string> ParseCountry(const std::string& text) {
  const auto area = normalize::Area::Parse(text);
  return area && text.size() == 2 && !area->is_other() ? std::optional(text) : std::nullopt;
}

schema::Article ReadArticle(RawArticle raw, const ReadOptions& options) {
  const Repairs repairs = RepairUtf8(raw.bytes);
  // Each of its bytes may have become three.
  if (raw.bytes.size() > options.max_record_bytes()) throw LineError(TooLong("the object, as UTF-8,", options.max_record_bytes()));
  Fields fields(ParseObject(raw.bytes, InputNames(options)), options);
  std::string().swap(raw.bytes);
  schema::Article article;
  article.position = raw.position;
  article.id = fields.TakeId().value_or(raw.MadeId());
  article.url = fields.TakeFilled("url");
  article.title = fields.Take("title").value_or("");
  article.publisher = fields.TakeFilled("publisher");
  auto text = fields.Take("text");
  if (!text) throw LineError("has no \"" + std::string(fields.InputName("text")) + "\"");
  article.text = *std::move(text);
  std::vector<std::string> unreadable;
  if (const auto published = fields.TakeDay("published")) {
    article.published = normalize::Date::Parse(*published);
    if (!article.published) unreadable.push_back("\"published\" " + Quoted(*published) + " is no ISO 8601 date, left out");
    if (article.published && !MayBePublicationDay(*article.published)) {
      unreadable.push_back("\"published\" " + Quoted(*published) + " is a day that programs write where they know none, left out");
      article.published.reset();
    }
  }
  if (const auto language = fields.TakeFilled("language")) {
    article.language = ParseLanguage(*language).value_or("");
    if (article.language.empty()) unreadable.push_back("\"language\" " + Quoted(*language) + " is no ISO 639-1 code, left out");
  }
  if (const auto country = fields.TakeFilled("country")) {
    article.country = ParseCountry(*country);
    if (!article.country) unreadable.push_back("\"country\" " + Quoted(*country) + " is no ISO 3166-1 alpha-2 code, left out");
  }
  Repairs all = repairs;
  all += fields.repairs();
  article.warnings = RepairWarnings(all);
  article.warnings.insert(article.warnings.end(), unreadable.begin(), unreadable.end());
  return article;
}

}  // namespace

Parsed ParseJsonArticle(RawArticle raw, const ReadOptions& options) {
  const schema::InputPosition position = raw.position;
  // What is no object is parsed, so that it is reported.
  const std::string_view value = Trimmed(raw.bytes);
  const bool is_object = value.starts_with('{') && value.ends_with('}');
  if (is_object && JudgeContent(raw.bytes, options) == ContentVerdict::kRuledOut) return LeftOut{LeftOut::Reason::kRuledOut};
  try {
    return ReadArticle(std::move(raw), options);
  } catch (const LineError& error) {
    return Skipped{position, error.what()};
  }
}

}  // namespace tallyman::corpus
