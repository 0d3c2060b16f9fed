#include "schema/json_lines.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <system_error>
#include <vector>

#include "schema/claim.h"
#include "tests/schema/sample_claim.h"

namespace tallyman::schema {
namespace {

class ReadingJsonLines : public testing::Test {
 protected:
  void SetUp() override {
    path_ = testing::TempDir() + "json_lines_" + testing::UnitTest::GetInstance()->current_test_info()->name() + ".jsonl";
  }
  void TearDown() override { std::filesystem::remove(path_); }

  void Write(const std::string& content) { std::ofstream(path_, std::ios::binary) << content; }
  std::vector<nlohmann::json> Read() {
    std::vector<nlohmann::json> values;
    ReadJsonLines(path_, [&](const nlohmann::json& json) { values.push_back(json); });
    return values;
  }
  // What the error says behind the file's name.
  std::string ErrorOf(const std::function<void(const nlohmann::json&)>& record) {
    try {
      ReadJsonLines(path_, record);
    } catch (const FormatError& error) {
      const std::string message = error.what();
      EXPECT_EQ(message.substr(0, path_.size()), path_);
      return message.substr(path_.size());
    }
    return "";
  }

  std::string path_;
};

TEST_F(ReadingJsonLines, ByteOrderMarkCarriageReturnsAndBlankLinesArePassedOver) {
  Write("\xEF\xBB\xBF{\"a\": 1}\r\n\r\n  \n{\"a\": 2}\r\n{\"a\": 3}");
  EXPECT_EQ(Read(), (std::vector<nlohmann::json>{{{"a", 1}}, {{"a", 2}}, {{"a", 3}}}));
}

TEST_F(ReadingJsonLines, EmptyFileHasNoRecords) {
  Write("");
  EXPECT_TRUE(Read().empty());
}

TEST_F(ReadingJsonLines, LongLinesAreRead) {
  Write("\"" + std::string(20'000'000, 'x') + "\"\n");
  EXPECT_EQ(Read().at(0).get<std::string>().size(), 20'000'000u);
}

TEST(WithNullFor, TakesAwayTheValueOfOneMember) {
  EXPECT_EQ(WithNullFor("b", R"({"a": {"c": 1}, "b": {"c": ["}\"", {}], "d": 2}, "e": 3})"), R"({"a": {"c": 1}, "b":null, "e": 3})");
  EXPECT_EQ(WithNullFor("b", R"([{"a": "b", "b": [1, [2, 3]]}])"), R"([{"a": "b", "b":null}])");
  EXPECT_EQ(WithNullFor("b", R"({"b" : "x\\"})"), R"({"b" :null})");
  EXPECT_EQ(WithNullFor("b", R"({"a":"\"b\":1","b":-1.5e3})"), R"({"a":"\"b\":1","b":null})");
}

TEST(WithNullFor, LeavesEverythingElseAsItIs) {
  for (const char* text : {"", "{}", "[]", "5", "null", R"("b")", R"(["b", {"c": 1}])", R"({"a": "\"b\": 1"})", R"({"b": [1, 2)",
                           R"({"b": "1)", R"({"b": "1\)", R"({"b)", R"({"b" 1})", R"({"b")", "{\"b\":", "\"", "\\"})
    EXPECT_EQ(WithNullFor("b", text), text);
}

TEST_F(ReadingJsonLines, WhatIsNoJsonIsNamedWithFileAndLine) {
  Write("{}\n\n{\"a\": \n");
  const std::string error = ErrorOf([](const nlohmann::json&) {});
  EXPECT_EQ(error.substr(0, 20), ":3: no JSON at byte ") << error;
  Write(std::string("{}\0\n", 4));
  EXPECT_EQ(ErrorOf([](const nlohmann::json&) {}).substr(0, 12), ":1: no JSON ");
  Write("\"\xff\"\n");
  EXPECT_EQ(ErrorOf([](const nlohmann::json&) {}).substr(0, 12), ":1: no JSON ");
}

TEST_F(ReadingJsonLines, WhatIsNoRecordIsNamedWithFileAndLine) {
  nlohmann::ordered_json newer = SampleClaimJson();
  newer["schema"] = "claim/2";
  Write(SampleClaimJson().dump() + "\n" + newer.dump() + "\n");
  const std::string error = ErrorOf([](const nlohmann::json& json) { ParseClaim(json); });
  EXPECT_EQ(error.substr(0, 26), ":2: schema: is \"claim/2\", ") << error;
}

TEST_F(ReadingJsonLines, AFileThatCannotBeReadIsAnError) {
  EXPECT_THROW(Read(), std::system_error);
  path_ = testing::TempDir();
  EXPECT_THROW(ReadJsonLines(path_, [](const nlohmann::json&) {}), std::system_error);
  path_ = "";
}

}  // namespace
}  // namespace tallyman::schema
