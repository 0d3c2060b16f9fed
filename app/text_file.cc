#include "app/text_file.h"

#include <cerrno>
#include <fstream>
#include <sstream>
#include <system_error>

#include "store/error.h"

namespace tallyman::app {
namespace {

[[noreturn]] void Fail(const char* what, const std::string& path) {
  const int error = errno;
  throw store::StoreError(std::string("cannot ") + what + " " + path + (error == 0 ? "" : ": " + std::generic_category().message(error)));
}

// At its beginning.
std::ifstream OpenToRead(const std::string& path) {
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  // A folder can be opened, but not read.
  if (!file.is_open() || (file.peek() == std::ifstream::traits_type::eof() && errno != 0)) Fail("read", path);
  return file;
}

}  // namespace

std::string ReadText(const std::string& path) {
  std::ifstream file = OpenToRead(path);
  std::ostringstream text;
  if (!file.eof()) text << file.rdbuf();
  if (file.bad()) Fail("read", path);
  return text.str();
}

void CheckReadable(const std::string& path) { OpenToRead(path); }

void WriteText(const std::string& path, const std::string& text) {
  errno = 0;
  std::ofstream file(path, std::ios::binary);
  file << text;
  file.close();
  if (!file) Fail("write", path);
}

}  // namespace tallyman::app
