#include "schema/json_writer.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "normalize/decimal.h"
#include "schema/claim.h"

namespace tallyman::schema {
namespace {

template <typename Type>
std::string Written(const Type& value) {
  JsonWriter json;
  json.Value(value);
  return json.Take();
}

TEST(JsonWriter, TextsAreEscapedAsTheLibraryDoes) {
  std::string every_byte_of_ascii;
  for (int byte = 0; byte < 0x80; ++byte) every_byte_of_ascii.push_back(static_cast<char>(byte));
  for (const std::string& text : {every_byte_of_ascii, std::string(), std::string("\"\\"), std::string("a\n\nb\x01"),
                                  std::string("中国, é, 🚢 \u2028"), std::string("{["), std::string("ends with a bracket {")})
    EXPECT_EQ(Written(text), nlohmann::json(text).dump());
}

TEST(JsonWriter, NumbersAreWrittenAsTheLibraryDoes) {
  for (const double number : {0.0, 1.0, 0.5, 0.965, 1e-7, 0.1 + 0.2, 1.0 / 3, 123456789.0})
    EXPECT_EQ(Written(number), nlohmann::json(number).dump());
  for (const int number : {0, -1, 2147483647, -2147483647 - 1}) EXPECT_EQ(Written(number), nlohmann::json(number).dump());
  EXPECT_EQ(Written(*normalize::Decimal::Parse("-1.50")), "\"-1.50\"");
}

TEST(JsonWriter, NestsObjectsAndArrays) {
  JsonWriter json;
  json.BeginObject();
  json.Key("a");
  json.BeginArray();
  json.BeginObject();
  json.EndObject();
  json.BeginArray();
  json.EndArray();
  json.Value("x[");
  json.Value(1);
  json.EndArray();
  json.NullMember("b");
  json.Member("c", std::optional<std::string>("y"));
  json.EndObject();
  EXPECT_EQ(json.Take(), R"({"a":[{},[],"x[",1],"b":null,"c":"y"})");
}

TEST(JsonWriter, LeavesNullsOut) {
  JsonWriter json(JsonWriter::Nulls::kLeftOut);
  json.BeginObject();
  json.NullMember("a");
  json.Member("b", std::optional<normalize::Decimal>());
  json.Member("c", 1);
  json.EndObject();
  EXPECT_EQ(json.Take(), R"({"c":1})");
}

TEST(JsonWriter, WhatIsNoUtf8IsAnError) {
  JsonWriter json;
  json.Value("\xE4\xB8");
  EXPECT_THROW(json.Take(), FormatError);
}

}  // namespace
}  // namespace tallyman::schema
