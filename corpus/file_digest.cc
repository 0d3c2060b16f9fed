#include "corpus/file_digest.h"

#include <libdeflate.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <system_error>

namespace tallyman::corpus {

std::uint32_t FileDigest(const std::string& path, std::uint32_t before) {
  std::error_code error;
  // A pipe would be read empty, or waited for.
  if (!std::filesystem::is_regular_file(path, error)) return before;
  const auto size = std::filesystem::file_size(path, error);
  if (error) return before;
  std::ifstream file(path, std::ios::binary);
  std::string bytes(std::min<std::uintmax_t>(size, 2 * kDigestedBytes), '\0');
  const auto first = static_cast<std::streamsize>(bytes.size() / 2), second = static_cast<std::streamsize>(bytes.size()) - first;
  file.read(bytes.data(), first);
  file.seekg(-second, std::ios::end);
  file.read(bytes.data() + first, second);
  return file ? libdeflate_crc32(before, bytes.data(), bytes.size()) : before;
}

}  // namespace tallyman::corpus
