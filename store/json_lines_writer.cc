#include "store/json_lines_writer.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "store/error.h"

namespace tallyman::store {

JsonLinesWriter::JsonLinesWriter(const std::string& path, Mode mode)
    : name_(path == "-" ? "standard output" : path),
      file_(path == "-" ? stdout : std::fopen(path.c_str(), mode == Mode::kAppend ? "ab" : "wb")) {
  if (file_ == nullptr) Fail();
}

JsonLinesWriter::~JsonLinesWriter() {
  if (file_ != nullptr && file_ != stdout) std::fclose(file_);
}

void JsonLinesWriter::Write(const nlohmann::ordered_json& record) { WriteLine(record.dump()); }

void JsonLinesWriter::WriteLine(const std::string& record) {
  WriteText(record);
  WriteText("\n");
}

void JsonLinesWriter::WriteText(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), file_) != text.size()) Fail();
}

void JsonLinesWriter::Flush() {
  if (std::fflush(file_) != 0) Fail();
}

std::uint64_t JsonLinesWriter::Sync() {
  struct stat status {};
  if (std::fflush(file_) != 0 || fdatasync(fileno(file_)) != 0 || fstat(fileno(file_), &status) != 0) Fail();
  return static_cast<std::uint64_t>(status.st_size);
}

void JsonLinesWriter::Finish() {
  if (std::fflush(file_) != 0) Fail();
  std::FILE* const file = file_;
  file_ = nullptr;
  if (file != stdout && std::fclose(file) != 0) Fail();
}

void JsonLinesWriter::Fail() const { throw StoreError("cannot write " + name_ + ": " + std::generic_category().message(errno)); }

}  // namespace tallyman::store
