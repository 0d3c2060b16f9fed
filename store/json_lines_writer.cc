#include "store/json_lines_writer.h"

#include <cerrno>
#include <system_error>

#include "store/error.h"

namespace tallyman::store {

JsonLinesWriter::JsonLinesWriter(const std::string& path)
    : name_(path == "-" ? "standard output" : path), file_(path == "-" ? stdout : std::fopen(path.c_str(), "wb")) {
  if (file_ == nullptr) Fail();
}

JsonLinesWriter::~JsonLinesWriter() {
  if (file_ != nullptr && file_ != stdout) std::fclose(file_);
}

void JsonLinesWriter::Write(const nlohmann::ordered_json& record) {
  std::string line = record.dump();
  line.push_back('\n');
  if (std::fwrite(line.data(), 1, line.size(), file_) != line.size()) Fail();
}

void JsonLinesWriter::Finish() {
  if (std::fflush(file_) != 0) Fail();
  std::FILE* const file = file_;
  file_ = nullptr;
  if (file != stdout && std::fclose(file) != 0) Fail();
}

void JsonLinesWriter::Fail() const { throw StoreError("cannot write " + name_ + ": " + std::generic_category().message(errno)); }

}  // namespace tallyman::store
