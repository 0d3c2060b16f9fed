// What Ctrl-C and SIGTERM do.
#ifndef TALLYMAN_APP_STOP_SIGNALS_H_
#define TALLYMAN_APP_STOP_SIGNALS_H_

#include <csignal>
#include <string>

namespace tallyman::app {

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
  struct sigaction interrupt_ {
  }, terminate_{};
};

// While one lives, the first SIGINT or SIGTERM asks to stop (corpus/stop.h); the second one ends the program at once.
class StopSignals {
 public:
  StopSignals();
  ~StopSignals();
  StopSignals(const StopSignals&) = delete;
  StopSignals& operator=(const StopSignals&) = delete;

 private:
  struct sigaction interrupt_ {
  }, terminate_{};
};

}  // namespace tallyman::app

#endif  // TALLYMAN_APP_STOP_SIGNALS_H_
