// Writing JSON Lines, or other text, to a file or standard output.
#ifndef TALLYMAN_STORE_JSON_LINES_WRITER_H_
#define TALLYMAN_STORE_JSON_LINES_WRITER_H_

#include <cstdint>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace tallyman::store {

// Every function throws StoreError, with the path and the system's reason, where the file cannot be written.
class JsonLinesWriter {
 public:
  enum class Mode { kReplace, kAppend };

  // "-" is standard output. kReplace: in place of what the file held; kAppend: behind it.
  explicit JsonLinesWriter(const std::string& path, Mode mode = Mode::kReplace);
  ~JsonLinesWriter();
  JsonLinesWriter(const JsonLinesWriter&) = delete;
  JsonLinesWriter& operator=(const JsonLinesWriter&) = delete;

  void Write(const nlohmann::ordered_json& record);
  // A record that is JSON already.
  void WriteLine(const std::string& record);
  // Text as it is.
  void WriteText(std::string_view text);
  // Hands what was written to the operating system.
  void Flush();
  // Makes durable what was written; the size of the file. REQUIRES: not standard output.
  std::uint64_t Sync();
  // REQUIRES: called once, after the last Write; only then is it certain that everything was written.
  void Finish();

 private:
  [[noreturn]] void Fail() const;

  std::string name_;
  std::FILE* file_;
};

}  // namespace tallyman::store

#endif  // TALLYMAN_STORE_JSON_LINES_WRITER_H_
