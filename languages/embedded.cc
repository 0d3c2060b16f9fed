#include "languages/embedded.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <string>

#include "languages/embedded_table.h"

namespace tallyman::languages {
namespace {

const EmbeddedEntry* Find(std::string_view path) {
  for (const EmbeddedEntry& entry : kEmbeddedTable)
    if (entry.path == path) return &entry;
  return nullptr;
}

// The override's content, read once and kept; nothing where there is none.
const std::string* Override(std::string_view path) {
  static const char* const folder = std::getenv("TALLYMAN_DATA");
  if (folder == nullptr || *folder == '\0') return nullptr;
  static std::mutex mutex;
  static std::map<std::string, std::unique_ptr<std::string>, std::less<>> read;
  const std::lock_guard lock(mutex);
  auto found = read.find(path);
  if (found == read.end()) {
    std::ifstream file(std::filesystem::path(folder) / path, std::ios::binary);
    auto content = file ? std::make_unique<std::string>(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()) : nullptr;
    found = read.emplace(std::string(path), std::move(content)).first;
  }
  return found->second.get();
}

}  // namespace

std::string_view EmbeddedFile(std::string_view path) {
  if (const std::string* content = Override(path)) return *content;
  const EmbeddedEntry* entry = Find(path);
  if (entry == nullptr) throw std::out_of_range("no data file " + std::string(path) + " is built in");
  return {entry->begin, static_cast<std::size_t>(entry->end - entry->begin)};
}

std::string_view BuiltInDigest(std::string_view path) {
  const EmbeddedEntry* entry = Override(path) == nullptr ? Find(path) : nullptr;
  return entry == nullptr ? std::string_view() : entry->sha256;
}

bool HasEmbeddedFile(std::string_view path) { return Find(path) != nullptr || Override(path) != nullptr; }

std::vector<std::string_view> EmbeddedFiles() {
  std::vector<std::string_view> paths;
  for (const EmbeddedEntry& entry : kEmbeddedTable) paths.push_back(entry.path);
  return paths;
}

}  // namespace tallyman::languages
