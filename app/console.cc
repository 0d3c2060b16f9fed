#include "app/console.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "corpus/utf8.h"
#include "store/postgres_address.h"

namespace tallyman::app {
namespace {

using std::chrono::steady_clock;

constexpr auto kRedraw = std::chrono::milliseconds(100);
constexpr int kBarWidth = 20;
constexpr double kSecondsBeforeEstimate = 1.0;

bool IsTerminal(int descriptor) {
  const char* const terminal = std::getenv("TERM");
  return isatty(descriptor) && terminal != nullptr && std::string_view(terminal) != "dumb";
}

int TerminalWidth() {
  winsize size{};
  return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

std::string Duration(double seconds) {
  const auto whole = static_cast<long>(seconds + 0.5);
  std::array<char, 32> text;
  if (whole >= 3600) {
    std::snprintf(text.data(), text.size(), "%ld:%02ld:%02ld", whole / 3600, whole / 60 % 60, whole % 60);
  } else {
    std::snprintf(text.data(), text.size(), "%ld:%02ld", whole / 60, whole % 60);
  }
  return text.data();
}

std::string Bar(double share) {
  const int filled = static_cast<int>(share * kBarWidth);
  return "[" + std::string(filled, '#') + std::string(kBarWidth - filled, '.') + "] ";
}

}  // namespace

std::string ProgressLine(const Progress& progress, double seconds, int width) {
  std::string line;
  const double share =
      progress.total_bytes == 0 ? 0 : std::min(1.0, static_cast<double>(progress.bytes) / static_cast<double>(progress.total_bytes));
  if (progress.total_bytes > 0) line += Bar(share);
  std::array<char, 32> speed;
  std::snprintf(speed.data(), speed.size(), "%.1f MB/s", seconds > 0 ? static_cast<double>(progress.bytes) / 1e6 / seconds : 0.0);
  line += Grouped(progress.articles) + " articles, " + speed.data() + ", " + Grouped(progress.records) + " " + progress.noun;
  if (share > 0 && seconds >= kSecondsBeforeEstimate) line += ", " + Duration(seconds * (1 - share) / share) + " left";
  return line.substr(0, static_cast<std::size_t>(std::max(width, 0)));
}

Console::Console(bool quiet, bool records_to_stdout)
    : quiet_(quiet),
      shows_progress_(!quiet && IsTerminal(STDERR_FILENO) && !(records_to_stdout && isatty(STDOUT_FILENO))),
      start_(steady_clock::now()) {}

Console::~Console() { Clear(); }

void Console::ReportSkipped(const corpus::Skipped& skipped) {
  Clear();
  PrintMessage("skipped " + ToString(skipped.position) + ": " + skipped.reason);
}

void Console::Warn(const std::string& message) {
  if (quiet_) return;
  Clear();
  PrintMessage("warning: " + message);
}

void Console::Warn(const schema::InputPosition& position, const std::string& message) { Warn(ToString(position) + ": " + message); }

void Console::Show(const Progress& progress) {
  if (!shows_progress_) return;
  const auto now = steady_clock::now();
  if (drawn_ && now - last_drawn_ < kRedraw) return;
  const double seconds = std::chrono::duration<double>(now - start_).count();
  std::fprintf(stderr, "\r%s\x1b[K", ProgressLine(progress, seconds, TerminalWidth() - 1).c_str());
  std::fflush(stderr);
  drawn_ = true;
  last_drawn_ = now;
}

void Console::Clear() {
  if (!drawn_) return;
  std::fputs("\r\x1b[K", stderr);
  std::fflush(stderr);
  drawn_ = false;
}

std::string MessageLine(const std::string& message) {
  std::string line = "tallyman: " + store::WithoutPassword(message);
  const auto is_control = [](char c) { return (c >= 0 && c < ' ') || c == 0x7F; };
  std::replace_if(line.begin(), line.end(), is_control, '?');
  if (!corpus::IsValidUtf8(line)) line = corpus::EscapedName(line);  // with the name of a file
  return line + "\n";
}

void PrintMessage(const std::string& message) { std::fputs(MessageLine(message).c_str(), stderr); }

std::string ToString(const schema::InputPosition& position) {
  const std::string file = store::WithoutPassword(position.file);
  if (position.line > 0) return file + ":" + std::to_string(position.line);
  return position.offset > 0 ? file + ", byte " + std::to_string(position.offset) : file;
}

std::string Grouped(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, 1, ',');
  return digits;
}

std::string Counted(std::uint64_t count, const std::string& noun) { return Grouped(count) + " " + noun + (count == 1 ? "" : "s"); }

}  // namespace tallyman::app
