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
  return "INSERT INTO copies (article, copy_of, kind) SELECT key, first, '" + kind +
         "' FROM (SELECT key, first_value(key) OVER (PARTITION BY " + column +
         " ORDER BY published IS NULL, published, id) AS first FROM articles WHERE " + column + " IN (SELECT " + column +
         " FROM articles WHERE " + column + " IS NOT NULL GROUP BY " + column +
         " HAVING count(*) > 1)) AS equal WHERE key <> first ON CONFLICT DO NOTHING;";
}

// Two sketches that differ in three bits at most agree in one of four quarters.
constexpr std::array<const char*, 4> kQuarters = {"substr(sketch, 1, 4)", "substr(sketch, 5, 4)", "substr(sketch, 9, 4)",
                                                  "substr(sketch, 13, 4)"};

// `distance` is the SQL of the number of bits in which a.sketch and b.sketch differ. Of articles with one sketch only the first is held
// against others: what it copies the rest copies, or else the rest copies it. One that copies another by its address (a later version) is
// held against others as well: what is near it copies what it copies.
std::string MarkSql(const std::string& distance) {
  std::string sql =
      "DELETE FROM copies;" + MarkEqual("text_sha256", "text") + MarkEqual("url", "url") +
      "CREATE TEMP TABLE quarters (quarter TEXT, place INTEGER, sketch TEXT);"
      "CREATE TEMP TABLE places AS SELECT key, sketch, place, min(place) OVER (PARTITION BY sketch) AS first FROM (SELECT key, sketch, "
      "row_number() OVER (ORDER BY published IS NULL, published, id) AS place "
      "FROM articles WHERE sketch IS NOT NULL AND key NOT IN (SELECT article FROM copies WHERE kind = 'text')) AS ordered;"
      "CREATE INDEX by_place ON places (place);";
  for (std::size_t i = 0; i < kQuarters.size(); ++i)
    sql +=
        "INSERT INTO quarters SELECT '" + std::to_string(i) + "' || " + kQuarters[i] + ", place, sketch FROM places WHERE place = first;";
  return sql +
         "CREATE INDEX by_quarter ON quarters (quarter, place);"
         "CREATE TEMP TABLE near AS SELECT b.place AS place, min(a.place) AS earliest FROM quarters AS b JOIN quarters AS a "
         "ON a.quarter = b.quarter AND a.place < b.place WHERE " +
         distance + " <= " + std::to_string(kMostSketchBits) +
         " GROUP BY b.place;"
         "INSERT INTO copies (article, copy_of, kind) SELECT article.key, coalesce(known.copy_of, original.key), 'near' "
         "FROM places AS article LEFT JOIN near ON near.place = article.first "
         "JOIN places AS original ON original.place = coalesce(near.earliest, article.first) "
         "LEFT JOIN copies AS known ON known.article = original.key WHERE original.key <> article.key ON CONFLICT DO NOTHING;"
         "DROP TABLE near; DROP TABLE quarters; DROP TABLE places";
}

constexpr char kCount[] = "SELECT count(*) FROM copies";

}  // namespace

std::uint64_t MarkCopies(Sqlite& database) {
  sqlite3_create_function(database.handle(), "sketch_distance", 2, SQLITE_UTF8 | SQLITE_DETERMINISTIC, nullptr, SketchDistance, nullptr,
                          nullptr);
  database.Execute(MarkSql("sketch_distance(a.sketch, b.sketch)"));
  return static_cast<std::uint64_t>(database.Integer(kCount));
}

std::uint64_t MarkCopies(Postgres& database) {
  database.Execute(MarkSql("bit_count(('x' || a.sketch)::bit(64) # ('x' || b.sketch)::bit(64))"));
  return static_cast<std::uint64_t>(database.Integer(kCount));
}

}  // namespace tallyman::store
