#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <sstream>
#include <string>

#include "store/claim_sink.h"
#include "store/database.h"
#include "store/error.h"
#include "store/prepared_document.h"
#include "store/records.h"
#include "store/schema_sql.h"

namespace tallyman::store {
namespace {

class Migration : public testing::Test {
 protected:
  void SetUp() override { Make("version2.sql"); }
  // The database as an earlier program wrote it.
  void Make(const std::string& dump) {
    path_ = testing::TempDir() + "migration_" + testing::UnitTest::GetInstance()->current_test_info()->name() + "_" +
            std::to_string(getpid()) + ".db";
    Remove();
    std::ifstream file(TALLYMAN_SOURCE_DIR "/tests/store/data/" + dump);
    std::stringstream sql;
    sql << file.rdbuf();
    Sqlite(path_, Sqlite::Mode::kReadWrite).Execute(sql.str());
  }
  void TearDown() override { Remove(); }
  void Remove() {
    for (const char* suffix : {"", "-wal", "-shm", "-lock"}) std::filesystem::remove(path_ + suffix);
  }
  std::int64_t Count(const std::string& from) { return OpenForReading(path_)->Integer("SELECT count(*) FROM " + from); }
  // It is of this version, nothing of the old one is left beside it, and all that hangs together does.
  void ExpectUpToDate() {
    EXPECT_EQ(Count("pragma_user_version WHERE user_version = " + std::to_string(kDatabaseVersion)), 1);
    EXPECT_EQ(Count("sqlite_master WHERE name LIKE 'old%' OR name = 'remembered'"), 0);
    EXPECT_EQ(Count("pragma_foreign_key_check"), 0);
    EXPECT_EQ(Count("finding_claims WHERE claim IS NULL"), 0);
    EXPECT_EQ(Count("claims JOIN verdicts ON claim = key WHERE claims.verdict <> verdicts.verdict"), 0);
  }
  std::map<std::string, std::string> RecordsIn(Sqlite& database) {
    std::map<std::string, std::string> records;
    Statement rows(database, "SELECT id, record FROM claim_records JOIN claims ON key = claim");
    while (rows.Step()) records[rows.Text(0)] = rows.Text(1);
    return records;
  }
  // The database of that dump has 20 claims of three articles, whose records stay what they are.
  void ExpectSameRecords(const std::string& dump) {
    Make(dump);
    const auto kept = RecordsIn(*std::make_unique<Sqlite>(path_, Sqlite::Mode::kReadWrite));
    ASSERT_EQ(kept.size(), 20u);
    EXPECT_EQ(RecordsIn(*OpenForReading(path_)), kept);
    ExpectUpToDate();
    EXPECT_EQ(Count("articles WHERE text <> ''"), 3);
    EXPECT_EQ(Count("evidence_spans"), 145);
    EXPECT_EQ(Count("sqlite_master WHERE name IN ('claims_by_reporter', 'claims_of_article')"), 2);
  }

  std::string path_;
};

TEST_F(Migration, ReadingAnOldDatabaseBringsItUpToDate) {
  EXPECT_EQ(ReadClaims(path_).size(), 20u);
  ExpectUpToDate();
  EXPECT_EQ(Count("articles WHERE text IS NULL"), 2);
  EXPECT_EQ(Count("evidence_spans"), 144);
  EXPECT_EQ(Count("checked_families"), 8);
  EXPECT_EQ(Count("runs WHERE program IS NOT NULL AND packs <> '' AND finished IS NOT NULL AND claims = 20"), 1);
  EXPECT_EQ(ReadFindings(path_).size(), 2u);
  EXPECT_EQ(ReadFindingsMemory(path_).size(), 8u);
}

TEST_F(Migration, ItIsWhatAFreshDatabaseOfTheSameClaimsIs) {
  const auto claims = ReadClaims(path_);
  const std::string fresh = path_ + ".fresh.db";
  {
    const auto sink = OpenSink(fresh);
    for (std::size_t i = 0; i < claims.size();) {
      const schema::Article article = ArticleOf(claims[i].document);
      std::vector<schema::Claim> of_document;
      for (; i < claims.size() && claims[i].document.id == article.id; ++i) of_document.push_back(claims[i]);
      sink->Write(Prepare(article, of_document));
    }
    sink->Finish();
  }
  const auto both = OpenForReading(fresh);
  both->Execute("ATTACH '" + path_ + "' AS migrated");
  for (const std::string table : {"figures", "evidence_spans", "claim_records"})
    EXPECT_EQ(both->Integer("SELECT count(*) FROM (SELECT * FROM main." + table + " EXCEPT SELECT * FROM migrated." + table + ")"), 0)
        << table;
  EXPECT_EQ(
      both->Integer("SELECT (SELECT group_concat(sql) FROM main.sqlite_master WHERE sql LIKE 'CREATE%' AND name NOT LIKE 'sqlite%') = "
                    "(SELECT group_concat(sql) FROM migrated.sqlite_master WHERE sql LIKE 'CREATE%' AND name NOT LIKE 'sqlite%')"),
      1);
  for (const char* suffix : {"", "-wal", "-shm"}) std::filesystem::remove(fresh + suffix);
}

TEST_F(Migration, RecordsThatVersion3KeptAreThoseOfTheRowsNow) {
  ExpectSameRecords("version3.sql");
  EXPECT_EQ(Count("checked_families"), 10);
  EXPECT_EQ(Count("findings"), 1);
}

TEST_F(Migration, RecordsOfVersion4AreThoseOfNow) {
  ExpectSameRecords("version4.sql");
  EXPECT_EQ(Count("checked_families"), 11);
  EXPECT_EQ(Count("findings"), 3);
  EXPECT_EQ(Count("claims WHERE verdict = 'confirmed'"), 1);
  EXPECT_EQ(
      Count("claims WHERE key = 2 AND spans = '[[\"source\",\"text\",143,155],[\"percent\",\"text\",210,221],[\"flow\",\"text\",40,49],"
            "[\"reporter\",\"text\",0,7],[\"period\",\"text\",188,191],[\"base\",\"text\",122,141],[\"status\",\"text\",143,155]]'"),
      1);
}

TEST_F(Migration, ARunGoesIntoAMigratedDatabase) {
  schema::Article article;
  article.id = "en-s06";
  const auto sink = OpenSink(path_);
  sink->Write(Prepare(article, {}));
  sink->Finish();
  EXPECT_LT(ReadClaims(path_).size(), 20u);
  EXPECT_EQ(Count("articles"), 2);
  EXPECT_EQ(Count("findings"), 0) << "they cite claims that are gone";
  EXPECT_EQ(Count("claims WHERE verdict <> 'unchecked'"), 0);
}

TEST_F(Migration, AVersionThatIsTooOldIsRefused) {
  Sqlite(path_, Sqlite::Mode::kReadWrite).Execute("PRAGMA user_version = 1");
  try {
    ReadClaims(path_);
    FAIL();
  } catch (const StoreError& error) {
    EXPECT_NE(std::string(error.what()).find(path_ + ": is a database of version 1"), std::string::npos) << error.what();
  }
}

}  // namespace
}  // namespace tallyman::store
