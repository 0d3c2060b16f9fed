#include "app/output_guard.h"

#include <CLI/CLI.hpp>
#include <filesystem>
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

}  // namespace

void LeaveOutOutput(const std::string& output, corpus::Inputs& inputs) {
  if (output == "-" || store::IsPostgresAddress(output)) return;
  std::error_code error;
  const bool is_folder = fs::is_directory(output, error);
  std::erase_if(inputs.files, [&](const corpus::InputFile& file) {
    if (file.path == "-" || !IsIn(file.path, output)) return false;
    if (file.named && !is_folder) throw CLI::ValidationError("-o", output + " is an input as well; write somewhere else");
    return !file.named;
  });
}

}  // namespace tallyman::app
