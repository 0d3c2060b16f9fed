// What a person reads while the program works: messages, and on a terminal one line of progress. All on standard error.
#ifndef TALLYMAN_APP_CONSOLE_H_
#define TALLYMAN_APP_CONSOLE_H_

#include <chrono>
#include <cstdint>
#include <string>

#include "corpus/inputs.h"

namespace tallyman::app {

// How far the work is. `noun` names what comes out ("claims").
struct Progress {
  std::uint64_t bytes = 0;
  std::uint64_t total_bytes = 0;  // 0 where it is not known
  std::uint64_t articles = 0;
  std::uint64_t records = 0;
  const char* noun = "claims";
};

// The progress line after `seconds` of work, at most `width` columns: a bar where the total is known, articles, MB/s, records, time left.
std::string ProgressLine(const Progress& progress, double seconds, int width);

// Used by one thread at a time.
class Console {
 public:
  // `quiet`: no progress, no warnings. Progress is shown where standard error is a terminal, unless records go to that terminal as well.
  Console(bool quiet, bool records_to_stdout);
  ~Console();
  Console(const Console&) = delete;
  Console& operator=(const Console&) = delete;

  void ReportSkipped(const corpus::Skipped& skipped);
  // Not when quiet.
  void Warn(const std::string& message);
  void Warn(const schema::InputPosition& position, const std::string& message);

  // Draws the progress line anew, ten times a second at most.
  void Show(const Progress& progress);
  // Takes the progress line away.
  void Clear();

 private:
  bool quiet_;
  bool shows_progress_;
  bool drawn_ = false;
  std::chrono::steady_clock::time_point start_;
  std::chrono::steady_clock::time_point last_drawn_;
};

// "tallyman: ", `message` without passwords of addresses, and a line break; control characters in it are replaced, bytes that are no UTF-8
// escaped.
std::string MessageLine(const std::string& message);
// Prints that on standard error.
void PrintMessage(const std::string& message);

// "FILE:LINE"; where the format has no lines "FILE, byte OFFSET", or "FILE" at its beginning. Without passwords of addresses.
std::string ToString(const schema::InputPosition& position);

// "12,345".
std::string Grouped(std::uint64_t number);

// "12,345 claims", "1 claim".
std::string Counted(std::uint64_t count, const std::string& noun);

}  // namespace tallyman::app

#endif  // TALLYMAN_APP_CONSOLE_H_
