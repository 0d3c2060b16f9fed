// What Ctrl-C and SIGTERM do.
#ifndef TALLYMAN_APP_STOP_SIGNALS_H_
#define TALLYMAN_APP_STOP_SIGNALS_H_

#include <csignal>
#include <string>

namespace tallyman::app {

// While one lives, SIGINT and SIGTERM have this handler.
class StopHandlers {
 public:
  // `flags` as of sigaction.
  StopHandlers(void (*handler)(int), int flags);
  ~StopHandlers();
  StopHandlers(const StopHandlers&) = delete;
  StopHandlers& operator=(const StopHandlers&) = delete;

 private:
  struct sigaction interrupt_ {
  }, terminate_{};
};

// While one lives, SIGINT or SIGTERM ends the program at once with exit code 130, and `message` says how things stand. For work that leaves
// nothing half done wherever it is broken off, or whose message says what is. The one made last counts.
class EndOnSignals {
 public:
  explicit EndOnSignals(const std::string& message);
  ~EndOnSignals();
  EndOnSignals(const EndOnSignals&) = delete;
  EndOnSignals& operator=(const EndOnSignals&) = delete;

 private:
  const std::string line_;
  const std::string* before_;
  const StopHandlers handlers_;
};

// While one lives, the first SIGINT or SIGTERM asks to stop (corpus/stop.h); the second one ends the program at once.
class StopSignals {
 public:
  StopSignals();

 private:
  const StopHandlers handlers_;
};

}  // namespace tallyman::app

#endif  // TALLYMAN_APP_STOP_SIGNALS_H_
