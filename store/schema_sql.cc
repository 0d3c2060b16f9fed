#include "store/schema_sql.h"

#include <re2/re2.h>

#include <algorithm>
#include <functional>
#include <nlohmann/json.hpp>
#include <set>
#include <string_view>

#include "languages/embedded.h"

namespace tallyman::store {
namespace {

const re2::RE2& Reference() {
  static const re2::RE2 reference(R"( REFERENCES (\w+ \(\w+\))( ON DELETE CASCADE)?)");
  return reference;
}

// A primary key of several columns, with what stands before it from the comma on.
const re2::RE2& CompositeKey() {
  static const re2::RE2 key(R"(,( *--[^\n]*)?\n  PRIMARY KEY \(([^)]*)\))");
  return key;
}

// What stands for functions that the dialects call otherwise: a text as JSON with null for nothing, texts with commas between them, a
// number with its decimals; the items of a JSON array as rows of a table, one's place in it from 0, and what it, an array, has at a place.
void WriteFunctions(std::string& sql, Dialect dialect) {
  struct Function {
    const char *name, *sqlite, *postgres;
  };
  constexpr Function kFunctions[] = {
      {R"(QUOTED\(((?:[^()]|\([^()]*\))*)\))", R"(json_quote(\1))", R"(coalesce(to_json((\1)::text)::text, 'null'))"},
      {R"(JOINED\(([^()]*)\))", R"(group_concat(\1, ','))", R"(string_agg(\1, ','))"},
      {R"(REAL_TEXT\(([^()]*)\))", R"(json_quote(\1))", R"((CASE WHEN \1 = trunc(\1) THEN \1::text || '.0' ELSE \1::text END))"},
      {R"(EACH\(([\w.]*), (\w+)\))", R"(json_each(\1) AS \2)", R"(json_array_elements((\1)::json) WITH ORDINALITY AS \2 (value, key))"},
      {R"(PLACE\((\w+)\))", R"(\1.key)", R"(CAST (\1.key - 1 AS INTEGER))"},
      {R"(ITEM\((\w+), (\d)\))", R"(json_extract(\1.value, '$[\2]'))", R"((\1.value ->> \2))"},
  };
  for (const Function& function : kFunctions)
    re2::RE2::GlobalReplace(&sql, function.name, dialect == Dialect::kSqlite ? function.sqlite : function.postgres);
}

void ReplaceAll(std::string& text, std::string_view what, std::string_view with) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
    text.replace(at, what.size(), with);
}

// Calls `use` with each line of the schema and the table whose definition it stands in or behind.
void ForEachLineOfTables(const std::function<void(const std::string& table, const std::string& line)>& use) {
  const std::string_view schema = languages::EmbeddedFile("store/data/schema.sql");
  static const re2::RE2 table_begins(R"(CREATE TABLE (\w+) \()");
  std::string table;
  for (std::size_t at = 0; at < schema.size();) {
    const std::size_t end = std::min(schema.find('\n', at), schema.size());
    const std::string line(schema.substr(at, end - at));
    at = end + 1;
    if (!re2::RE2::PartialMatch(line, table_begins, &table)) use(table, line);
  }
}

nlohmann::ordered_json Table(const char* file) { return nlohmann::ordered_json::parse(languages::EmbeddedFile(file)); }

std::vector<NamedCode> LoadAreas() {
  const auto table = Table("normalize/data/areas.json");
  std::vector<NamedCode> areas;
  for (const char* kind : {"groups", "countries", "provinces"})
    for (const auto& [code, area] : table.at(kind).items()) areas.push_back({code, area.at("name"), std::nullopt});
  if (!table.at("groups").contains("XX")) areas.push_back({"XX", "Other area", std::nullopt});
  return areas;
}

std::vector<NamedCode> LoadProducts() {
  const auto table = Table("normalize/data/products.json");
  std::vector<NamedCode> products;
  std::set<std::string> listed;
  // Parents first: as many rounds as the tree is deep.
  for (std::size_t before = 1; products.size() != before;) {
    before = products.size();
    for (const auto& [code, product] : table.at("products").items()) {
      const auto& parent = product.at("parent");
      if (listed.contains(code) || (parent.is_string() && !listed.contains(parent.get<std::string>()))) continue;
      listed.insert(code);
      products.push_back({code, product.at("name"), parent.is_string() ? std::optional(parent.get<std::string>()) : std::nullopt});
    }
  }
  return products;
}

std::vector<NamedCode> LoadUnits() {
  std::vector<NamedCode> units = {
      {kPercentUnit, "percent", std::nullopt},        {"t", "tonne", std::nullopt},        {"bbl", "barrel", std::nullopt},
      {"bbl/d", "barrel a day", std::nullopt},        {"m3", "cubic metre", std::nullopt}, {"kWh", "kilowatt-hour", std::nullopt},
      {"TEU", "twenty-foot container", std::nullopt}, {"unit", "piece", std::nullopt},     {"other", "another unit", std::nullopt}};
  const auto table = Table("normalize/data/currencies.json");
  for (const auto& [code, currency] : table.at("currencies").items()) units.push_back({code, currency.at("name"), std::nullopt});
  return units;
}

}  // namespace

std::string SchemaSql(Dialect dialect) {
  std::string sql(languages::EmbeddedFile("store/data/schema.sql"));
  ReplaceAll(sql, "DECIMAL_TEXT", dialect == Dialect::kSqlite ? "TEXT" : "NUMERIC");
  WriteFunctions(sql, dialect);
  if (dialect == Dialect::kPostgres) {
    ReplaceAll(sql, " WITHOUT ROWID", "");
    ReplaceAll(sql, " TEXT", " TEXT COLLATE \"C\"");
    re2::RE2::GlobalReplace(&sql, Reference(), "");
    re2::RE2::GlobalReplace(&sql, CompositeKey(), "\\1");
  }
  return sql;
}

std::string CompositeKeysSql() {
  static const re2::RE2 key(R"(  PRIMARY KEY (\(.*\)))");
  std::string sql, columns;
  ForEachLineOfTables([&](const std::string& table, const std::string& line) {
    if (re2::RE2::FullMatch(line, key, &columns)) sql += "ALTER TABLE " + table + " ADD PRIMARY KEY " + columns + ";\n";
  });
  return sql;
}

std::string ForeignKeysSql() {
  static const re2::RE2 column_begins(R"(  (\w+) [A-Z].*)");
  std::string sql, column, target, deleting;
  ForEachLineOfTables([&](const std::string& table, const std::string& line) {
    if (!re2::RE2::FullMatch(line, column_begins, &column) || !re2::RE2::PartialMatch(line, Reference(), &target, &deleting)) return;
    sql += "ALTER TABLE " + table + " ADD CONSTRAINT " + table + "_" + column + "_fkey FOREIGN KEY (" + column + ") REFERENCES " + target +
           deleting + " DEFERRABLE INITIALLY DEFERRED NOT VALID;\n";
  });
  return sql;
}

std::string IndicesSql() { return std::string(languages::EmbeddedFile("store/data/indices.sql")); }

std::string ArticleIndexSql() {
  static const re2::RE2 index(R"((CREATE INDEX IF NOT EXISTS claims_of_article [^;]*;))");
  std::string sql;
  re2::RE2::PartialMatch(IndicesSql(), index, &sql);
  return sql;
}

const std::vector<NamedCode>& AreaNames() {
  static const std::vector<NamedCode> names = LoadAreas();
  return names;
}

const std::vector<NamedCode>& ProductNames() {
  static const std::vector<NamedCode> names = LoadProducts();
  return names;
}

const std::vector<NamedCode>& UnitNames() {
  static const std::vector<NamedCode> names = LoadUnits();
  return names;
}

}  // namespace tallyman::store
