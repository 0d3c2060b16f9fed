// JSON as text, written member by member: without values in between, which cost several times as much.
//
//   JsonWriter json;
//   json.BeginObject();
//   json.Member("amount", "70.23");
//   json.Member("high", std::optional<Decimal>());
//   json.EndObject();
//   json.Take();   // {"amount":"70.23","high":null}
#ifndef TALLYMAN_SCHEMA_JSON_WRITER_H_
#define TALLYMAN_SCHEMA_JSON_WRITER_H_

#include <optional>
#include <string>
#include <string_view>

namespace tallyman::schema {

// The text is what nlohmann::ordered_json::dump makes of the same values. REQUIRES: keys are ASCII without quotes and backslashes, no key
// stands twice in an object, and all that is begun is ended.
class JsonWriter {
 public:
  enum class Nulls { kWritten, kLeftOut };

  explicit JsonWriter(Nulls nulls = Nulls::kWritten) : nulls_(nulls) {}

  void BeginObject() { Begin('{'); }
  void EndObject() { text_.push_back('}'); }
  void BeginArray() { Begin('['); }
  void EndArray() { text_.push_back(']'); }
  void Key(std::string_view key);

  // An element of an array, or the value behind a Key.
  void Value(std::string_view text);
  void Value(const std::string& text) { Value(std::string_view(text)); }
  void Value(const char* text) { Value(std::string_view(text)); }
  void Value(int number);
  void Value(double number);
  // The text of a Decimal, Month, Date or code.
  template <typename Printed>
  void Value(const Printed& value) {
    Value(std::string_view(value.ToString()));
  }

  template <typename Type>
  void Member(std::string_view key, const Type& value) {
    Key(key);
    Value(value);
  }
  // Null where there is nothing.
  template <typename Type>
  void Member(std::string_view key, const std::optional<Type>& value) {
    if (value)
      Member(key, *value);
    else
      NullMember(key);
  }
  void NullMember(std::string_view key);

  // The text; the writer is empty after that. Throws FormatError where a text in it is no UTF-8.
  std::string Take();

 private:
  void Separate();
  void Begin(char bracket);

  const Nulls nulls_;
  std::string text_;
};

}  // namespace tallyman::schema

#endif  // TALLYMAN_SCHEMA_JSON_WRITER_H_
