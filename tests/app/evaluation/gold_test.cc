#include "app/evaluation/gold.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "reference_cases.h"
#include "store/error.h"

namespace tallyman::evaluation {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

json Article() { return ReferenceArticle("everything right in one record"); }

std::string ErrorOf(const json& article) {
  try {
    ParseGold(article);
  } catch (const schema::FormatError& error) {
    return error.what();
  }
  return "none";
}

class GoldFolder : public testing::Test {
 protected:
  void SetUp() override {
    fs::remove_all(folder_);
    fs::create_directories(folder_ / "en" / ".hidden");
  }
  void TearDown() override { fs::remove_all(folder_); }
  void Write(const std::string& name, const std::string& content) { std::ofstream(folder_ / name) << content; }

  const fs::path folder_ = fs::path(testing::TempDir()) / ("gold_test_" + std::to_string(getpid()));
};

TEST(Gold, ReadsAClaim) {
  const GoldDocument document = ParseGold(Article());
  EXPECT_EQ(document.id, "hand-1");
  ASSERT_EQ(document.claims.size(), 1u);
  const GoldClaim& claim = document.claims[0];
  EXPECT_EQ(claim.flow, schema::Flow::kExports);
  EXPECT_EQ(claim.reporter, "CN");
  EXPECT_EQ(claim.amount, 70230000000);
  EXPECT_EQ(claim.second_unit, schema::Unit::Parse("USD"));
  EXPECT_EQ(claim.start, normalize::Month(2024, 6));
  EXPECT_EQ(claim.quote, "rose 5.1% to 70.23 billion yuan");
  EXPECT_FALSE(claim.share.has_value());
}

TEST(Gold, ProvincesThatTheTablesLackAreAreas) {
  json article = Article();
  article["claims"][0]["partner"] = "ES-VI";
  EXPECT_EQ(ParseGold(article).claims[0].partner, "ES-VI");
}

TEST(Gold, MistakesAreNamedWithTheirPlace) {
  json article = Article();
  article["claims"][0]["flow"] = "export";
  EXPECT_EQ(ErrorOf(article), "claims[0].flow: is \"export\", which is none of exports, imports, trade, balance");
  article = Article();
  article["claims"][0]["reporter"] = "China";
  EXPECT_NE(ErrorOf(article).find("claims[0].reporter"), std::string::npos);
  article = Article();
  article["claims"][0].erase("unit");
  EXPECT_EQ(ErrorOf(article), "claims[0].unit: is missing beside an amount");
  article = Article();
  article["claims"][0] = {{"flow", "exports"}, {"product", "total"}, {"status", "actual"}};
  EXPECT_NE(ErrorOf(article).find("needs at least one of"), std::string::npos);
  article = Article();
  article.erase("language");
  EXPECT_NE(ErrorOf(article).find("language"), std::string::npos);
}

TEST_F(GoldFolder, FindsArticlesAtAnyDepthAndNothingElse) {
  json article = Article();
  Write("en/b.json", article.dump());
  article["id"] = "hand-0";
  Write("a.json", article.dump());
  Write("scores.json", R"({"languages": {}})");
  Write("list.json", "[]");
  Write("en/notes.txt", "no JSON");
  Write("en/.hidden/c.json", "no JSON either");
  const auto documents = ReadGold(folder_.string());
  ASSERT_EQ(documents.size(), 2u);
  EXPECT_EQ(documents[0].id, "hand-0");
  EXPECT_EQ(documents[1].id, "hand-1");
  EXPECT_EQ(ReadGold((folder_ / "en/b.json").string()).size(), 1u);
}

TEST_F(GoldFolder, BadFilesAreNamed) {
  EXPECT_THROW(ReadGold(folder_.string()), store::StoreError);
  EXPECT_THROW(ReadGold((folder_ / "missing.json").string()), store::StoreError);
  Write("broken.json", "{\"claims\": ");
  try {
    ReadGold(folder_.string());
    FAIL();
  } catch (const schema::FormatError& error) {
    EXPECT_NE(std::string(error.what()).find("broken.json"), std::string::npos);
  }
}

TEST(Gold, TheProjectsOwnIsReadable) { EXPECT_GT(ReadGold(TALLYMAN_SOURCE_DIR "/tests/gold").size(), 100u); }

}  // namespace
}  // namespace tallyman::evaluation
