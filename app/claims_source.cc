#include "app/claims_source.h"

#include <filesystem>
#include <system_error>

#include "store/error.h"
#include "store/formats/file_format.h"
#include "store/records.h"

namespace tallyman::app {
namespace {

namespace fs = std::filesystem;

std::string DatabaseIn(const std::string& folder) {
  const fs::path database = fs::path(folder) / "claims.db";
  std::error_code error;
  if (!fs::exists(database, error))
    throw store::StoreError(folder + " is a folder without a claims.db; name a folder that tallyman run has written, a database or a file");
  return database.string();
}

}  // namespace

std::string ClaimsSource(const std::string& from) {
  std::error_code error;
  if (fs::is_directory(from, error)) return DatabaseIn(from);
  if (store::IsDatabasePath(from)) return from;
  const store::FileFormat format = store::ClaimFormatOf(from);
  const bool is_parquet = from.ends_with(".parquet");
  if (format == store::FileFormat::kJsonLines && !is_parquet) return from;
  const std::string name = is_parquet ? "Parquet" : format == store::FileFormat::kCsv ? "CSV" : std::string(Name(format));
  throw store::StoreError(from + ": " + name + " cannot be read back; give the claims as JSON Lines (.jsonl), or the database that " +
                          "holds them (.db, .sqlite, postgresql://...)");
}

}  // namespace tallyman::app
