#include "store/copies.h"

#include <sqlite3.h>

#include <array>
#include <bit>
#include <charconv>
#include <optional>
#include <string>
#include <string_view>

namespace tallyman::store {
namespace {

std::optional<std::uint64_t> Sketch(sqlite3_value* value) {
  const auto* const text = reinterpret_cast<const char*>(sqlite3_value_text(value));
  if (text == nullptr) return std::nullopt;
  const std::string_view digits(text, static_cast<std::size_t>(sqlite3_value_bytes(value)));
  std::uint64_t bits = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), bits, 16);
  return error == std::errc() && end == digits.data() + digits.size() ? std::optional(bits) : std::nullopt;
}

// SQL function sketch_distance(a, b): the number of bits in which two sketches differ; null where one is none.
void SketchDistance(sqlite3_context* context, int, sqlite3_value** arguments) {
  const auto a = Sketch(arguments[0]), b = Sketch(arguments[1]);
  if (a && b) sqlite3_result_int(context, std::popcount(*a ^ *b));
}

// Equal values of a column; dates that are not known come last.
std::string MarkEqual(const std::string& column, const std::string& kind) {
  return "INSERT OR IGNORE INTO copies SELECT id, first, '" + kind + "' FROM (SELECT id, first_value(id) OVER (PARTITION BY " + column +
         " ORDER BY published IS NULL, published, id) AS first FROM articles WHERE " + column + " IN (SELECT " + column +
         " FROM articles WHERE " + column + " IS NOT NULL GROUP BY " + column + " HAVING count(*) > 1)) WHERE id <> first";
}

// Two sketches that differ in three bits at most agree in one of four quarters.
constexpr std::array<const char*, 4> kQuarters = {"substr(sketch, 1, 4)", "substr(sketch, 5, 4)", "substr(sketch, 9, 4)",
                                                  "substr(sketch, 13, 4)"};

}  // namespace

std::uint64_t MarkCopies(Sqlite& database) {
  sqlite3_create_function(database.handle(), "sketch_distance", 2, SQLITE_UTF8 | SQLITE_DETERMINISTIC, nullptr, SketchDistance, nullptr,
                          nullptr);
  database.Execute("DELETE FROM copies");
  database.Execute(MarkEqual("text_sha256", "text"));
  database.Execute(MarkEqual("url", "url"));
  database.Execute(
      "CREATE TEMP TABLE quarters (quarter TEXT, article TEXT, sketch TEXT, rank INTEGER);"
      "CREATE TEMP TABLE ranked AS SELECT id, sketch, row_number() OVER (ORDER BY published IS NULL, published, id) AS rank FROM articles "
      "WHERE sketch IS NOT NULL AND id NOT IN (SELECT article FROM copies)");
  for (std::size_t i = 0; i < kQuarters.size(); ++i)
    database.Execute("INSERT INTO quarters SELECT '" + std::to_string(i) + "' || " + kQuarters[i] + ", id, sketch, rank FROM ranked");
  database.Execute(
      "CREATE INDEX temp.by_quarter ON quarters (quarter, rank);"
      "INSERT OR IGNORE INTO copies SELECT article, copy_of, 'near' FROM (SELECT b.article, a.article AS copy_of, min(a.rank) FROM "
      "quarters AS b JOIN quarters AS a "
      "ON a.quarter = b.quarter AND a.rank < b.rank WHERE sketch_distance(a.sketch, b.sketch) <= " +
      std::to_string(kMostSketchBits) +
      " GROUP BY b.article);"
      "DROP TABLE temp.quarters; DROP TABLE temp.ranked");
  return static_cast<std::uint64_t>(database.Integer("SELECT count(*) FROM copies"));
}

}  // namespace tallyman::store
