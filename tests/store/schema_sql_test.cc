#include "store/schema_sql.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "normalize/codes.h"
#include "store/producer.h"

namespace tallyman::store {
namespace {

TEST(SchemaSql, PostgresGetsItsOwnTypes) {
  const std::string sql = SchemaSql(Dialect::kPostgres);
  EXPECT_NE(sql.find("amount NUMERIC NOT NULL"), std::string::npos);
  for (const char* foreign : {"WITHOUT ROWID", "DECIMAL_TEXT", "REFERENCES"}) EXPECT_EQ(sql.find(foreign), std::string::npos) << foreign;
  EXPECT_NE(SchemaSql(Dialect::kSqlite).find("amount TEXT NOT NULL"), std::string::npos);
}

TEST(SchemaSql, PostgresGetsItsCompositeKeysAfterwards) {
  EXPECT_EQ(CompositeKeysSql(),
            "ALTER TABLE figures ADD PRIMARY KEY (claim, kind);\n"
            "ALTER TABLE finding_claims ADD PRIMARY KEY (finding, position);\n");
  const std::string sql = SchemaSql(Dialect::kPostgres);
  EXPECT_EQ(sql.find("PRIMARY KEY ("), std::string::npos);
  EXPECT_NE(sql.find("weight DOUBLE PRECISION      -- how likely; over a finding's suspects these sum to 1\n)"), std::string::npos) << sql;
}

TEST(SchemaSql, EveryReferenceIsAForeignKeyOfPostgres) {
  const std::string sqlite = SchemaSql(Dialect::kSqlite), postgres = ForeignKeysSql();
  const auto count = [](const std::string& text, const std::string& what) {
    int found = 0;
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++found;
    return found;
  };
  EXPECT_GT(count(postgres, "ADD CONSTRAINT"), 10);
  EXPECT_EQ(count(postgres, "ADD CONSTRAINT"), count(sqlite, " REFERENCES "));
  EXPECT_NE(
      postgres.find("ALTER TABLE figures ADD CONSTRAINT figures_claim_fkey FOREIGN KEY (claim) REFERENCES claims (key) ON DELETE CASCADE "
                    "DEFERRABLE INITIALLY DEFERRED NOT VALID;"),
      std::string::npos);
}

TEST(CodeTables, HoldEveryCodeOnce) {
  for (const auto* table : {&AreaNames(), &ProductNames(), &UnitNames()}) {
    std::set<std::string> codes;
    for (const NamedCode& code : *table) {
      EXPECT_TRUE(codes.insert(code.code).second) << code.code;
      EXPECT_FALSE(code.name.empty()) << code.code;
      if (code.parent) EXPECT_TRUE(codes.contains(*code.parent)) << code.code << " stands before its parent";
    }
  }
  for (const NamedCode& area : AreaNames()) EXPECT_TRUE(normalize::Area::Parse(area.code)) << area.code;
  for (const NamedCode& product : ProductNames()) EXPECT_TRUE(normalize::Product::Parse(product.code)) << product.code;
  for (const NamedCode& unit : UnitNames()) EXPECT_TRUE(unit.code == kPercentUnit || normalize::Unit::Parse(unit.code)) << unit.code;
}

TEST(Producer, IsTakenApart) {
  const auto versions = ParseProducer("tallyman 0.3.0 (packs 1f3a, weights 77c0, rates 2026-04)");
  ASSERT_TRUE(versions);
  EXPECT_EQ(versions->program + "|" + versions->packs + "|" + versions->weights + "|" + versions->rates, "0.3.0|1f3a|77c0|2026-04");
  EXPECT_FALSE(ParseProducer("another program"));
}

}  // namespace
}  // namespace tallyman::store
