#include "app/database_path.h"

#include <filesystem>
#include <system_error>

namespace tallyman::app {

std::string DatabaseIn(const std::string& path) {
  std::error_code error;
  return std::filesystem::is_directory(path, error) ? (std::filesystem::path(path) / "claims.db").string() : path;
}

}  // namespace tallyman::app
