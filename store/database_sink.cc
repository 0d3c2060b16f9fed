#include "store/database_sink.h"

#include <array>
#include <ctime>

#include "store/postgres.h"
#include "store/postgres_sink.h"
#include "store/sqlite_sink.h"

namespace tallyman::store {

std::unique_ptr<DatabaseSink> OpenDatabase(const std::string& path, const SinkOptions& options, const ResumableRun& run) {
  if (IsPostgresAddress(path)) return std::make_unique<PostgresSink>(path, options, run);
  return std::make_unique<SqliteSink>(path, options, run);
}

std::string UtcNow() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  gmtime_r(&now, &parts);
  std::array<char, sizeof "2026-01-01T00:00:00Z"> text{};
  std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts);
  return text.data();
}

std::string OtherRunMessage(const std::string& database) {
  return database +
         ": holds a run that was broken off, of other input or with other options; start it again as it was, and it goes on, "
         "or give --restart to begin anew";
}

}  // namespace tallyman::store
