#include "corpus/formats/wanted_json.h"

#include <simdjson.h>

#include <algorithm>
#include <optional>
#include <utility>

namespace tallyman::corpus {
namespace {

using nlohmann::json;

// Texts up to here are parsed as a whole, which is several times as fast and takes some thirty times their size.
constexpr std::size_t kLongestAtOnce = std::size_t{1} << 20;

// What the number of a value that is too large is called by the parser (json.exception.out_of_range.406).
constexpr int kLargeNumber = 406;

// "content.body" of the path "content" and the key "body".
std::string Joined(std::string_view path, std::string_view key) {
  std::string joined(path);
  if (!joined.empty()) joined += '.';
  return joined.append(key);
}

// Whether a name is `path`, or leads on from it.
bool IsKept(std::string_view path, const WantedNames& names) {
  return std::any_of(names.begin(), names.end(), [path](std::string_view name) {
    return name.starts_with(path) && (name.size() == path.size() || name[path.size()] == '.');
  });
}

json Kept(simdjson::dom::element value, const std::string& path, const WantedNames& names) {
  using Type = simdjson::dom::element_type;
  switch (value.type()) {
    case Type::OBJECT: {
      json object = json::object();
      for (const auto field : value.get_object())
        if (const std::string inner = Joined(path, field.key); IsKept(inner, names))
          object[std::string(field.key)] = Kept(field.value, inner, names);
      return object;
    }
    case Type::ARRAY:
      return json::array();
    case Type::STRING:
      return std::string(value.get_string().value());
    case Type::INT64:
      return value.get_int64().value();
    case Type::UINT64:
      return value.get_uint64().value();
    case Type::DOUBLE:
      return value.get_double().value();
    case Type::BOOL:
      return value.get_bool().value();
    case Type::NULL_VALUE:
      break;
  }
  return nullptr;
}

// Nothing where simdjson finds a fault, about which it says little.
std::optional<json> ParseAtOnce(const std::string& text, const WantedNames& names) {
  thread_local simdjson::dom::parser parser;
  simdjson::dom::element value;
  if (parser.parse(text).get(value) != simdjson::SUCCESS) return std::nullopt;
  return Kept(value, "", names);
}

// Takes the events of nlohmann's parser; the names of its functions are that parser's.
class Picker {
 public:
  explicit Picker(const WantedNames& names) : names_(names) {}

  json value;
  JsonFault fault;

  bool null() { return Put(nullptr); }
  bool boolean(bool boolean) { return Put(boolean); }
  bool number_integer(json::number_integer_t number) { return Put(number); }
  bool number_unsigned(json::number_unsigned_t number) { return Put(number); }
  bool number_float(json::number_float_t number, const std::string&) { return Put(number); }
  bool string(std::string& text) {
    if (IsWanted()) Put(std::move(text));
    return true;
  }
  bool binary(json::binary_t&) { return true; }

  bool start_object(std::size_t) {
    json* const object = IsWanted() ? &Place(json::object()) : nullptr;
    if (object == nullptr) {
      ++passed_over_;
    } else {
      open_.push_back({object, key_path_});
    }
    return true;
  }
  bool key(std::string& key) {
    if (passed_over_ > 0) return true;
    key_path_ = Joined(open_.back().path, key);
    is_kept_ = IsKept(key_path_, names_);
    if (is_kept_) key_ = std::move(key);
    return true;
  }
  bool end_object() {
    if (passed_over_ > 0) {
      --passed_over_;
    } else {
      open_.pop_back();
    }
    return true;
  }
  bool start_array(std::size_t) {
    if (IsWanted()) Place(json::array());
    ++passed_over_;
    return true;
  }
  bool end_array() {
    --passed_over_;
    return true;
  }
  bool parse_error(std::size_t position, const std::string&, const json::exception& error) {
    fault = {position > 0 ? position - 1 : 0, error.id == kLargeNumber};
    return false;
  }

 private:
  struct Open {
    json* object;
    std::string path;
  };

  bool IsWanted() const { return passed_over_ == 0 && (open_.empty() || is_kept_); }

  json& Place(json placed) { return (open_.empty() ? value : (*open_.back().object)[key_]) = std::move(placed); }

  bool Put(json placed) {
    if (IsWanted()) Place(std::move(placed));
    return true;
  }

  const WantedNames& names_;
  std::vector<Open> open_;       // objects that are kept, from the outermost on
  std::size_t passed_over_ = 0;  // how many containers are open whose values are not kept
  std::string key_path_, key_;   // of the member that comes next
  bool is_kept_ = false;         // whether that one is
};

}  // namespace

std::variant<json, JsonFault> ParseWanted(const std::string& text, const WantedNames& names) {
  if (text.size() <= kLongestAtOnce)
    if (std::optional<json> value = ParseAtOnce(text, names)) return *std::move(value);
  Picker picker(names);
  if (!json::sax_parse(text, &picker)) return picker.fault;
  return std::move(picker.value);
}

}  // namespace tallyman::corpus
