#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "schema/hash.h"
#include "store/claim_sink.h"
#include "store/database.h"
#include "store/error.h"
#include "store/prepared_document.h"
#include "store/records.h"
#include "store/schema_sql.h"
#include "store/versions.h"
#include "tests/schema/sample_claim.h"

namespace tallyman::store {
namespace {

using schema::Article;
using schema::Claim;
using schema::Finding;

Article MakeArticle(const std::string& id, const std::string& text, const char* published = "2024-07-12") {
  Article article;
  article.id = id;
  article.title = "A headline";
  article.language = "en";
  article.url = "https://example.org/1";
  article.publisher = "Agency";
  article.text = text;
  article.published = normalize::Date::Parse(published);
  return article;
}

// `count` claims that differ in their amount.
std::vector<Claim> MakeClaims(const Article& article, int count) {
  std::vector<Claim> claims;
  for (int i = 0; i < count; ++i) {
    Claim claim = schema::SampleClaim();
    claim.document.id = article.id;
    claim.document.title = article.title;
    claim.document.published = article.published;
    claim.document.text_sha256 = schema::Sha256Hex(article.text);
    claim.level->main.amount = 70225000000 + i;
    claim.evidence.quote.text = article.text;
    claim.id = ClaimId(claim);
    claims.push_back(std::move(claim));
  }
  return claims;
}

Finding MakeFinding(const std::vector<std::string>& claims) {
  Finding finding;
  finding.claims = claims;
  finding.suspects = {{claims.at(0), 1.0}};
  finding.gap = 0.5;
  finding.publishers = 1;
  finding.explanation = "No value rounds to both.";
  finding.id = FindingId(finding);
  return finding;
}

std::string Dump(const std::vector<Claim>& claims) {
  std::string lines;
  for (const Claim& claim : claims) lines += ToJsonText(claim) + "\n";
  return lines;
}

class Store : public testing::Test {
 protected:
  void SetUp() override {
    folder_ =
        testing::TempDir() + "store_" + testing::UnitTest::GetInstance()->current_test_info()->name() + "_" + std::to_string(getpid());
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  std::string Path(const std::string& name) const { return folder_ + "/" + name; }

  // Writes articles with their claims in one run; returns the warnings.
  std::vector<std::string> WriteAll(const std::string& path, const std::vector<std::pair<Article, std::vector<Claim>>>& documents) {
    const auto sink = OpenSink(path);
    for (const auto& [article, claims] : documents) sink->Write(Prepare(article, claims));
    sink->Finish();
    return sink->warnings();
  }
  std::int64_t Count(const std::string& path, const std::string& from) {
    return OpenForReading(path)->Integer("SELECT count(*) FROM " + from);
  }

  // Rows whose foreign key leads nowhere.
  std::int64_t BrokenLinks(const std::string& path) { return Count(path, "pragma_foreign_key_check"); }

  std::string folder_;
};

template <typename Action>
std::string ErrorOf(Action action) {
  try {
    action();
  } catch (const StoreError& error) {
    return error.what();
  }
  return "";
}

TEST_F(Store, ClaimsComeBackAsTheyWere) {
  const Article first = MakeArticle("a-1", "one"), second = MakeArticle("a-2", "two"), none = MakeArticle("a-3", "none");
  const auto claims_of_first = MakeClaims(first, 3), claims_of_second = MakeClaims(second, 2);
  auto all = claims_of_first;
  all.insert(all.end(), claims_of_second.begin(), claims_of_second.end());
  for (const char* name : {"claims.jsonl", "claims.db", "claims.sqlite"}) {
    EXPECT_TRUE(WriteAll(Path(name), {{first, claims_of_first}, {second, claims_of_second}, {none, {}}}).empty());
    EXPECT_EQ(Dump(ReadClaims(Path(name))), Dump(all)) << name;
  }
  EXPECT_EQ(Count(Path("claims.db"), "articles"), 3);
  EXPECT_EQ(Count(Path("claims.db"), "evidence_spans"), 10);
  EXPECT_EQ(Count(Path("claims.db"), "series"), 5);
  EXPECT_EQ(Count(Path("claims.db"), "runs WHERE articles = 3 AND claims = 5 AND finished IS NOT NULL AND producer LIKE 'tallyman %'"), 1);
  EXPECT_EQ(Count(Path("claims.db"), "runs WHERE program = '0.1.0' AND packs = '1f3a' AND weights = '77c0' AND rates = '2026-04'"), 1);
  EXPECT_EQ(Count(Path("claims.db"),
                  "claims WHERE period_end = '2024-06' AND confidence = 0.97 AND status = 'actual' AND publisher = 'Agency' "
                  "AND language = 'en' AND published = '2024-07-12' AND verdict = 'unchecked'"),
            5);
  EXPECT_EQ(Count(Path("claims.db"), "figures"), 20);
  EXPECT_EQ(Count(Path("claims.db"),
                  "claims_on_statistic WHERE amount = 70225000000 AND amount > 9000000000 AND low = 70225000000 AND converted_unit = 'USD' "
                  "AND percent < 12.5 "
                  "AND base_start = '2023-06' AND versus = 'yoy' AND share_of = 'partner' AND partner_name = 'Russia'"),
            2);
  EXPECT_EQ(Count(Path("claims.db"),
                  "figures WHERE kind = 'percent' AND amount = '5.1' AND high = '5.15' AND value = 5.1 AND unit = '%' OR kind = 'share' "
                  "AND whole_partner = 'WORLD' AND whole_product = 'total' AND low = '2.15'"),
            10);
  EXPECT_EQ(Count(Path("claims.db"), "articles WHERE text = 'one'"), 1);
  EXPECT_EQ(BrokenLinks(Path("claims.db")), 0);
}

// All that a record may hold, with characters that JSON writes otherwise.
Claim FullClaim(const Article& article) {
  Claim claim = MakeClaims(article, 1).front();
  claim.statistic.reporter_text = "\"the\tPRC\"";
  claim.statistic.side = schema::Side::kSurplus;
  claim.period->first_day = normalize::Date::Parse("2024-06-01");
  claim.period->last_day = normalize::Date::Parse("2024-06-20");
  claim.change->base->first_day = normalize::Date::Parse("2023-06-01");
  claim.change->base->last_day = normalize::Date::Parse("2023-06-20");
  claim.change->delta = -12;
  claim.change->delta_interval = {-13, std::nullopt};
  claim.change->delta_unit = schema::Unit::Parse("CNY");
  claim.change->terms = schema::Unit::Parse("USD");
  claim.level->main.unit = *schema::Unit::Parse("other");
  claim.level->unit_text = "карат \\ 克拉\x01\x7f\n";
  claim.evidence.sentence.text = "линия\r\n一行\u2028 \b\f/";
  claim.evidence.quote.span.field = schema::Field::kTitle;
  claim.warnings = {"one \"w\"", "", "две\n"};
  claim.confidence = 1;
  return claim;
}

// Little more than nothing.
Claim BareClaim(const Article& article) {
  Claim claim = MakeClaims(article, 1).front();
  claim.statistic.reporter = std::nullopt;
  claim.period = std::nullopt;
  claim.level = std::nullopt;
  claim.share = std::nullopt;
  claim.source = std::nullopt;
  claim.warnings.clear();
  claim.evidence.spans.clear();
  claim.change->percent = std::nullopt;
  claim.change->percent_interval = {};
  claim.change->base = std::nullopt;
  claim.change->delta = normalize::Decimal::Parse("0.5");
  claim.change->delta_unit = schema::Unit::Parse("USD");
  return claim;
}

TEST_F(Store, RecordsAreMadeOfTheRowsToTheByte) {
  const Article article = MakeArticle("a\n\"1\"", "one");
  std::vector<Claim> claims = {FullClaim(article), BareClaim(article)};
  for (Claim& claim : claims) claim.id = ClaimId(claim);
  claims.push_back(MakeClaims(article, 1).front());
  claims.back().level->converted = std::nullopt;
  claims.back().change = std::nullopt;
  claims.back().id = ClaimId(claims.back());
  const std::string path = Path("claims.db");
  WriteAll(path, {{article, claims}});
  const auto database = OpenForReading(path);
  for (const Claim& claim : claims) {
    Statement record(*database, "SELECT record FROM claim_records JOIN claims ON key = claim WHERE id = ?");
    record.Bind(claim.id);
    ASSERT_TRUE(record.Step());
    EXPECT_EQ(record.Text(0), ToJsonText(claim));
  }
}

TEST_F(Store, TextsAreLeftOutOnDemand) {
  const Article article = MakeArticle("a-1", "one");
  const auto sink = OpenSink(Path("claims.db"), {.producer = "tallyman 9 (packs a, weights b, rates c)", .keep_text = false});
  sink->Write(Prepare(article, MakeClaims(article, 1)));
  sink->Finish();
  EXPECT_EQ(Count(Path("claims.db"), "articles WHERE text IS NULL AND title = 'A headline'"), 1);
  EXPECT_EQ(Count(Path("claims.db"), "runs WHERE program = '9' AND rates = 'c'"), 1);
}

TEST_F(Store, ClaimsWithoutOptionalPartsKeepTheirColumns) {
  const Article article = MakeArticle("a-1", "one");
  auto claims = MakeClaims(article, 1);
  claims[0].period.reset();
  claims[0].level.reset();
  claims[0].change.reset();
  claims[0].statistic.reporter.reset();
  WriteAll(Path("claims.db"), {{article, claims}});
  EXPECT_EQ(Dump(ReadClaims(Path("claims.db"))), Dump(claims));
  EXPECT_EQ(Count(Path("claims.db"), "figures WHERE amount = '2.2' AND kind = 'share' AND whole_product = 'total'"), 1);
  EXPECT_EQ(Count(Path("claims.db"), "figures"), 1);
  EXPECT_EQ(Count(Path("claims.db"),
                  "claims_on_statistic WHERE amount IS NULL AND converted_unit IS NULL AND versus IS NULL AND reporter_name IS NULL "
                  "AND share = '2.2' AND period_start IS NULL AND status = 'actual'"),
            1);
}

TEST_F(Store, AUnitThatNoTableHasIsAdded) {
  const Article article = MakeArticle("a-1", "one");
  auto claims = MakeClaims(article, 1);
  claims[0].level->main.unit = *normalize::Unit::Parse("QQQ");
  WriteAll(Path("claims.db"), {{article, claims}});
  EXPECT_EQ(Count(Path("claims.db"), "units WHERE code = 'QQQ'"), 1);
  EXPECT_EQ(BrokenLinks(Path("claims.db")), 0);
}

TEST_F(Store, ACorrectedArticleLeavesNoGhosts) {
  const std::string path = Path("claims.db");
  const Article article = MakeArticle("a-1", "exports rose"), other = MakeArticle("a-2", "other");
  const auto claims = MakeClaims(article, 3), claims_of_other = MakeClaims(other, 2);
  WriteAll(path, {{article, claims}, {other, claims_of_other}});
  WriteFindings(path, {MakeFinding({claims[0].id, claims_of_other[0].id}), MakeFinding({claims[2].id, claims_of_other[0].id})});
  EXPECT_EQ(Count(path, "contradictions"), 4);
  EXPECT_EQ(Count(path, "claims WHERE verdict = 'contradicted'"), 2);
  EXPECT_EQ(Count(path, "claims WHERE verdict = 'disputed'"), 1);
  EXPECT_EQ(Count(path, "claims WHERE id = '" + claims[1].id + "' AND verdict = 'unchecked'"), 1);

  const Article corrected = MakeArticle("a-1", "exports fell", "2023-01-01");
  const std::vector<Claim> kept(claims.begin(), claims.begin() + 1);
  EXPECT_TRUE(WriteAll(path, {{corrected, kept}}).empty());
  EXPECT_EQ(Count(path, "claims_on_statistic WHERE document = 'a-1'"), 1);
  EXPECT_EQ(Count(path, "claims"), 3);
  EXPECT_EQ(Count(path, "evidence_spans"), 6);
  EXPECT_EQ(Count(path, "findings"), 1) << "the finding on the claim that is gone goes with it";
  EXPECT_EQ(Count(path, "finding_claims"), 2);
  EXPECT_EQ(Count(path, "claims WHERE verdict = 'contradicted'"), 1) << "the claim that stayed";
  EXPECT_EQ(Count(path, "claims JOIN verdicts ON claim = key WHERE claims.verdict <> verdicts.verdict"), 0);
  EXPECT_EQ(BrokenLinks(path), 0);

  WriteAll(path, {{corrected, {}}});
  EXPECT_EQ(Count(path, "claims_on_statistic WHERE document = 'a-1'"), 0);
  EXPECT_EQ(Count(path, "findings"), 0);
  EXPECT_EQ(Count(path, "articles"), 2);
  EXPECT_EQ(Count(path, "runs"), 3);
  EXPECT_EQ(Count(path, "claims WHERE verdict <> 'unchecked'"), 0);
  EXPECT_EQ(Count(path, "claim_records"), 2);
  EXPECT_EQ(Count(path, "figures"), 8);
  EXPECT_EQ(BrokenLinks(path), 0);
}

TEST_F(Store, OfTwoTextsInOneRunTheLaterCountsInAnyOrder) {
  const Article early = MakeArticle("a-1", "first", "2024-07-12"), late = MakeArticle("a-1", "corrected", "2024-07-13");
  const auto claims_of_early = MakeClaims(early, 3), claims_of_late = MakeClaims(late, 1);
  for (const bool late_first : {false, true}) {
    const std::string path = Path(late_first ? "late.db" : "early.db");
    std::vector<std::pair<Article, std::vector<Claim>>> documents = {{early, claims_of_early}, {late, claims_of_late}};
    if (late_first) std::swap(documents[0], documents[1]);
    const auto warnings = WriteAll(path, documents);
    ASSERT_EQ(warnings.size(), 1u);
    EXPECT_NE(warnings[0].find("a-1"), std::string::npos);
    EXPECT_NE(warnings[0].find("2024-07-13"), std::string::npos);
    EXPECT_EQ(Dump(ReadClaims(path)), Dump(claims_of_late));
  }
  const std::string both = Path("both.jsonl");
  EXPECT_TRUE(WriteAll(both, {{late, claims_of_late}, {early, claims_of_early}}).empty());
  EXPECT_EQ(ReadClaims(both).size(), 4u);
  std::vector<std::string> warnings;
  EXPECT_EQ(Dump(KeepLatestVersions(ReadClaims(both), warnings)), Dump(claims_of_late));
  EXPECT_EQ(warnings.size(), 1u);
}

TEST_F(Store, OfTwoTextsOfOneDayTheGreaterHashCounts) {
  const Article a = MakeArticle("a-1", "first"), b = MakeArticle("a-1", "second");
  const bool a_is_greater = schema::Sha256Hex(a.text) > schema::Sha256Hex(b.text);
  WriteAll(Path("claims.db"), {{a, MakeClaims(a, 1)}, {b, MakeClaims(b, 1)}});
  EXPECT_EQ(Dump(ReadClaims(Path("claims.db"))), Dump(MakeClaims(a_is_greater ? a : b, 1)));
}

TEST_F(Store, OneIdOfTwoClaimsIsToldOf) {
  std::vector<Claim> claims = MakeClaims(MakeArticle("a-1", "one"), 2);
  Claim same = claims[0], other = claims[1];
  same.producer = "another";
  other.confidence /= 2;
  claims.push_back(same);
  claims.push_back(other);
  std::vector<std::string> warnings;
  EXPECT_EQ(Dump(KeepLatestVersions(claims, warnings)), Dump({claims[0], claims[1]}));
  EXPECT_EQ(warnings, std::vector<std::string>{"claim " + other.id + ": several records have this id and differ; kept the first"});
}

TEST_F(Store, OneTextTwiceInOneRunIsNoCorrection) {
  const Article article = MakeArticle("a-1", "one");
  EXPECT_TRUE(WriteAll(Path("claims.db"), {{article, MakeClaims(article, 2)}, {article, MakeClaims(article, 2)}}).empty());
  EXPECT_EQ(ReadClaims(Path("claims.db")).size(), 2u);
}

TEST_F(Store, AClaimIdThatIsTakenIsReported) {
  const Article article = MakeArticle("a-1", "one");
  auto claims = MakeClaims(article, 1);
  claims.push_back(claims[0]);
  EXPECT_EQ(WriteAll(Path("claims.db"), {{article, claims}}).size(), 1u);
  EXPECT_EQ(ReadClaims(Path("claims.db")).size(), 1u);
}

TEST_F(Store, ManyDocumentsSpanTransactions) {
  const auto sink = OpenSink(Path("claims.db"));
  const int documents = 1500;
  for (int i = 0; i < documents; ++i) {
    const Article article = MakeArticle("a-" + std::to_string(i), "text");
    sink->Write(Prepare(article, MakeClaims(article, 1)));
  }
  sink->Finish();
  EXPECT_EQ(ReadClaims(Path("claims.db")).size(), static_cast<std::size_t>(documents));
}

TEST_F(Store, ASinkThatIsNotFinishedKeepsWholeDocuments) {
  {
    const auto sink = OpenSink(Path("claims.db"));
    for (int i = 0; i < 1500; ++i) {
      const Article article = MakeArticle("a-" + std::to_string(i), "text");
      sink->Write(Prepare(article, MakeClaims(article, 2)));
    }
  }
  const auto articles = Count(Path("claims.db"), "articles");
  EXPECT_GT(articles, 0);
  EXPECT_LT(articles, 1500);
  EXPECT_EQ(Count(Path("claims.db"), "claims"), 2 * articles);
  EXPECT_EQ(Count(Path("claims.db"), "runs WHERE finished IS NULL"), 1);
}

TEST_F(Store, FindingsComeBackAsTheyWere) {
  const std::vector<Finding> findings = {MakeFinding({"c-1", "c-2"}), MakeFinding({"c-3"})};
  for (const char* name : {"findings.jsonl", "findings.db"}) {
    WriteFindings(Path(name), findings);
    WriteFindings(Path(name), findings);
    const auto read = ReadFindings(Path(name));
    ASSERT_EQ(read.size(), 2u);
    for (int i = 0; i < 2; ++i) EXPECT_EQ(ToJson(read[i]).dump(), ToJson(findings[i]).dump());
  }
  EXPECT_EQ(Count(Path("findings.db"), "finding_claims WHERE weight IS NULL"), 1);
}

TEST_F(Store, AFullDiskIsAnErrorThatNamesTheFile) {
  const Article article = MakeArticle("a-1", "one");
  const std::string error = ErrorOf([&] { WriteAll("/dev/full", {{article, MakeClaims(article, 1)}}); });
  EXPECT_EQ(error, "cannot write /dev/full: No space left on device");
  EXPECT_EQ(ErrorOf([&] { WriteFindings("/dev/full", {MakeFinding({"c-1"})}); }), "cannot write /dev/full: No space left on device");
}

TEST_F(Store, AFullDatabaseIsAnErrorThatNamesTheFile) {
  // A link to a device that is always full stands for a full disk.
  std::filesystem::create_symlink("/dev/full", Path("claims.db"));
  const std::string error = ErrorOf([&] { OpenSink(Path("claims.db")); });
  EXPECT_EQ(error.substr(0, Path("claims.db").size()), Path("claims.db")) << error;
}

TEST_F(Store, FoldersThatAreMissingAreNamed) {
  EXPECT_NE(ErrorOf([&] { OpenSink(Path("none/claims.jsonl")); }).find("none/claims.jsonl: No such file"), std::string::npos);
  EXPECT_NE(ErrorOf([&] { OpenSink(Path("none/claims.db")); }).find("none/claims.db: "), std::string::npos);
  EXPECT_NE(ErrorOf([&] { ReadClaims(Path("none.jsonl")); }).find("none.jsonl: No such file"), std::string::npos);
  EXPECT_NE(ErrorOf([&] { ReadClaims(Path("none.db")); }).find("none.db: "), std::string::npos);
  EXPECT_FALSE(std::filesystem::exists(Path("none.db"))) << "reading makes no database";
}

TEST_F(Store, ANewerDatabaseIsRefused) {
  WriteAll(Path("claims.db"), {});
  const std::string newer = std::to_string(kDatabaseVersion + 1);
  Sqlite(Path("claims.db"), Sqlite::Mode::kReadWrite).Execute("PRAGMA user_version = " + newer);
  const std::string expected = Path("claims.db") + ": is a database of version " + newer + ", written by a newer tallyman";
  EXPECT_EQ(ErrorOf([&] { OpenSink(Path("claims.db")); }).substr(0, expected.size()), expected);
  EXPECT_EQ(ErrorOf([&] { ReadClaims(Path("claims.db")); }).substr(0, expected.size()), expected);
  EXPECT_EQ(ErrorOf([&] { WriteFindings(Path("claims.db"), {}); }).substr(0, expected.size()), expected);
}

TEST_F(Store, AnotherProgramsDatabaseIsRefused) {
  Sqlite(Path("other.db"), Sqlite::Mode::kReadWrite).Execute("CREATE TABLE claims (a)");
  EXPECT_NE(ErrorOf([&] { OpenSink(Path("other.db")); }).find("not one of tallyman"), std::string::npos);
  std::ofstream(Path("text.db")) << std::string(5000, 'x');
  EXPECT_NE(ErrorOf([&] { OpenSink(Path("text.db")); }).find("text.db: "), std::string::npos);
  std::ifstream text(Path("text.db"));
  EXPECT_EQ(std::string(std::istreambuf_iterator<char>(text), {}), std::string(5000, 'x')) << "left as it was";
}

TEST_F(Store, ARecordOfAnotherVersionIsNamedWithFileAndLine) {
  nlohmann::ordered_json json = schema::SampleClaimJson();
  json["schema"] = "claim/2";
  std::ofstream(Path("claims.jsonl")) << schema::SampleClaimJson().dump() << "\n" << json.dump() << "\n";
  try {
    ReadClaims(Path("claims.jsonl"));
    FAIL();
  } catch (const schema::FormatError& error) {
    const std::string expected = Path("claims.jsonl") + ":2: schema: is \"claim/2\"";
    EXPECT_EQ(std::string(error.what()).substr(0, expected.size()), expected);
  }
}

TEST(DatabasePath, GoesByTheEnding) {
  EXPECT_TRUE(IsDatabasePath("a.db"));
  EXPECT_TRUE(IsDatabasePath("a.sqlite3"));
  EXPECT_FALSE(IsDatabasePath("a.jsonl"));
  EXPECT_FALSE(IsDatabasePath("-"));
}

}  // namespace
}  // namespace tallyman::store
