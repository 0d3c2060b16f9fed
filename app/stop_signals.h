// Ctrl-C as a request to stop cleanly.
#ifndef TALLYMAN_APP_STOP_SIGNALS_H_
#define TALLYMAN_APP_STOP_SIGNALS_H_

#include <csignal>

namespace tallyman::app {

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
