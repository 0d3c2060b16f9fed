#include "corpus/formats/wanted_json.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace tallyman::corpus {
namespace {

using nlohmann::json;

const WantedNames kNames = {"text", "content.body", "a.b.c"};

// Behind a member that makes a text long or not: what is long is parsed by another parser.
std::string Object(const std::string& members, bool is_long) {
  return "{\"x\": \"" + std::string(is_long ? std::size_t{2} << 20 : 0, 'y') + "\"" + members + "}";
}

TEST(WantedJson, KeepsWhatNamesLeadTo) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {R"(, "text": "t", "id": 7)", R"({"text": "t"})"},
      {R"(, "text": "t", "text": "u")", R"({"text": "u"})"},
      {R"(, "content": {"body": 1.5, "head": {"body": 2}})", R"({"content": {"body": 1.5}})"},
      {R"(, "content": {"body": "b"}, "content": [1, {"body": 2}])", R"({"content": []})"},
      {R"(, "content.body": "b", "texts": "no")", R"({"content.body": "b"})"},
      {R"(, "a": {"b.c": true, "b": {"c": null, "d": 1}}, "b": {"c": 1})", R"({"a": {"b.c": true, "b": {"c": null}}})"},
      {R"(, "text": {"a": [1]}, "y": {"text": "no", "content": {"body": 1}})", R"({"text": {}})"},
      {R"(, "text": -3, "z": [[{"text": 1}]])", R"({"text": -3})"}};
  for (const auto& [members, wanted] : cases) {
    for (const bool is_long : {false, true}) {
      const auto parsed = ParseWanted(Object(members, is_long), kNames);
      ASSERT_TRUE(std::holds_alternative<json>(parsed)) << members;
      EXPECT_EQ(std::get<json>(parsed), json::parse(wanted)) << members;
    }
  }
}

TEST(WantedJson, SaysWhereItIsWrong) {
  for (const bool is_long : {false, true}) {
    const std::string broken = Object(R"(, "y": {"z": [tru]})", is_long), cut = broken.substr(0, broken.find('['));
    const auto in_broken = ParseWanted(broken, kNames), in_cut = ParseWanted(cut, kNames),
               large = ParseWanted(Object(R"(, "n": 1e999)", is_long), kNames);
    ASSERT_TRUE(std::holds_alternative<JsonFault>(in_broken));
    EXPECT_EQ(std::get<JsonFault>(in_broken).at, broken.find("tru") + 3);
    ASSERT_TRUE(std::holds_alternative<JsonFault>(in_cut));
    EXPECT_EQ(std::get<JsonFault>(in_cut).at, cut.size());
    ASSERT_TRUE(std::holds_alternative<JsonFault>(large));
    EXPECT_TRUE(std::get<JsonFault>(large).is_large_number);
  }
}

TEST(WantedJson, OtherValuesThanObjectsAreThere) {
  EXPECT_TRUE(std::get<json>(ParseWanted(R"([{"text": "t"}])", kNames)).is_array());
  EXPECT_EQ(std::get<json>(ParseWanted("\"text\"", kNames)), json("text"));
}

}  // namespace
}  // namespace tallyman::corpus
