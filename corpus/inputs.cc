#include "corpus/inputs.h"

#include <glob.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <system_error>

#include "corpus/utf8.h"

namespace tallyman::corpus {
namespace {

namespace fs = std::filesystem;

constexpr char kPatternCharacters[] = "*?[";

// One argument at a time.
class Expander {
 public:
  explicit Expander(Inputs& inputs) : inputs_(inputs) {}

  void Add(const std::string& argument) {
    if (argument == "-") {
      AddFile("-", "-", true);
      return;
    }
    std::error_code error;
    const fs::file_status status = fs::status(argument, error);
    if (status.type() == fs::file_type::directory) {
      AddFolder(argument, argument);
    } else if (fs::exists(status)) {
      AddFile(argument, fs::path(argument).filename().string(), true);
    } else if (argument.find_first_of(kPatternCharacters) != std::string::npos) {
      AddPattern(argument);
    } else {
      Skip(argument, error && status.type() != fs::file_type::not_found ? error.message() : "no such file or folder");
    }
  }

 private:
  void Skip(const std::string& path, const std::string& reason) {
    Skipped& skipped = inputs_.skipped.emplace_back();
    skipped.position.file = EscapedName(path);
    skipped.reason = reason;
  }

  void AddFile(const std::string& path, const std::string& name, bool named) {
    std::error_code error;
    const fs::path canonical = path == "-" ? fs::path(path) : fs::canonical(path, error);
    if (seen_.insert(error ? path : canonical.string()).second) inputs_.files.push_back({path, EscapedName(name), named});
  }

  // All regular files under `folder`; their names are relative to `base`.
  void AddFolder(const fs::path& folder, const fs::path& base) {
    std::vector<fs::path> files;
    CollectFiles(folder, files);
    std::sort(files.begin(), files.end(), [](const fs::path& a, const fs::path& b) { return a.native() < b.native(); });
    for (const fs::path& file : files) AddFile(file.string(), file.lexically_relative(base).generic_string(), false);
  }

  void CollectFiles(const fs::path& folder, std::vector<fs::path>& files) {
    std::error_code error;
    fs::directory_iterator entry(folder, error);
    if (error) return Skip(folder.string(), "the folder cannot be read: " + error.message());
    for (; entry != fs::directory_iterator(); entry.increment(error)) {
      const fs::path& path = entry->path();
      if (path.filename().native().starts_with('.')) continue;
      std::error_code status_error;
      const fs::file_status status = fs::status(path, status_error);
      if (status.type() == fs::file_type::directory) {
        // A link to a folder may lead in a circle.
        if (!fs::is_symlink(path, status_error)) CollectFiles(path, files);
      } else if (status.type() == fs::file_type::regular) {
        files.push_back(path);
      } else {
        Skip(path.string(), status_error ? status_error.message() : "is neither a file nor a folder");
      }
    }
    if (error) Skip(folder.string(), "the folder could not be read to its end: " + error.message());
  }

  void AddPattern(const std::string& pattern) {
    glob_t found{};
    const int result = glob(pattern.c_str(), GLOB_NOSORT, nullptr, &found);
    std::vector<std::string> paths(found.gl_pathv, found.gl_pathv + found.gl_pathc);
    globfree(&found);
    if (result == GLOB_NOSPACE) return Skip(pattern, "the pattern matches more files than memory holds");
    if (paths.empty()) return Skip(pattern, "no file matches the pattern");
    std::sort(paths.begin(), paths.end());
    const fs::path base = fs::path(pattern.substr(0, pattern.find_first_of(kPatternCharacters)) + "x").parent_path();
    for (const std::string& path : paths) {
      std::error_code error;
      if (fs::is_directory(path, error)) {
        AddFolder(path, base);
      } else {
        AddFile(path, base.empty() ? path : fs::path(path).lexically_relative(base).generic_string(), false);
      }
    }
  }

  Inputs& inputs_;
  std::set<std::string> seen_;
};

void SeparateEqualNames(std::vector<InputFile>& files) {
  std::map<std::string, int> uses;
  for (const InputFile& file : files) ++uses[file.name];
  for (InputFile& file : files)
    if (uses[file.name] > 1) file.name = EscapedName(fs::path(file.path).lexically_normal().generic_string());
}

}  // namespace

Inputs ExpandInputs(const std::vector<std::string>& arguments) {
  Inputs inputs;
  Expander expander(inputs);
  for (const std::string& argument : arguments) expander.Add(argument);
  SeparateEqualNames(inputs.files);
  return inputs;
}

std::uint64_t TotalSize(const Inputs& inputs) {
  std::uint64_t total = 0;
  for (const InputFile& file : inputs.files) {
    std::error_code error;
    const auto size = fs::file_size(file.path, error);
    if (!error) total += size;
  }
  return total;
}

}  // namespace tallyman::corpus
