#include "app/output_guard.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <string_view>
#include <system_error>

#include "store/postgres.h"

namespace tallyman::app {
namespace {

namespace fs = std::filesystem;

// Whether `path` is `output` or lies below it.
bool IsIn(const fs::path& path, const fs::path& output) {
  std::error_code error;
  const fs::path file = fs::weakly_canonical(path, error), target = fs::weakly_canonical(output, error);
  const fs::path relative = file.lexically_relative(target);
  return !error && !relative.empty() && *relative.begin() != "..";
}

// Whether a file holds what this program writes: claims in one of the formats, a database, skipped input; or nothing.
bool IsResult(const fs::path& path) {
  constexpr std::size_t kSearched = 4096;
  std::string start(kSearched, '\0');
  std::ifstream file(path, std::ios::binary);
  file.read(start.data(), static_cast<std::streamsize>(start.size()));
  start.resize(static_cast<std::size_t>(std::max<std::streamsize>(0, file.gcount())));
  constexpr std::array<std::string_view, 6> kStarts = {"{\"schema\":\"",          "SQLite format 3",       "id,document,",
                                                       "STRUCTURE,STRUCTURE_ID,", "{\"@context\": \"http", "{\"file\":"};
  return start.empty() || std::any_of(kStarts.begin(), kStarts.end(), [&](std::string_view one) { return start.starts_with(one); });
}

}  // namespace

bool IsSameFile(const std::string& a, const std::string& b) {
  if (a.empty() || b.empty() || a == "-" || b == "-" || store::IsPostgresAddress(a) || store::IsPostgresAddress(b)) return false;
  std::error_code error;
  return fs::equivalent(a, b, error) && !error;
}

void LeaveOutOutput(const std::string& output, corpus::Inputs& inputs, const std::string& option) {
  if (output.empty() || output == "-" || store::IsPostgresAddress(output)) return;
  std::error_code error;
  const bool is_folder = fs::is_directory(output, error);
  std::erase_if(inputs.files, [&](const corpus::InputFile& file) {
    if (file.path == "-" || (!IsIn(file.path, output) && !IsSameFile(file.path, output))) return false;
    if (!is_folder && (file.named || !IsResult(file.path)))
      throw CLI::ValidationError(option, output + " is an input as well; write somewhere else");
    return !file.named;
  });
}

}  // namespace tallyman::app
