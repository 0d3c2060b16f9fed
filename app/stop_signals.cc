#include "app/stop_signals.h"

#include "corpus/stop.h"

namespace tallyman::app {

StopSignals::StopSignals() {
  struct sigaction action {};
  action.sa_handler = [](int) { corpus::RequestStop(); };
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  sigaction(SIGINT, &action, &interrupt_);
  sigaction(SIGTERM, &action, &terminate_);
}

StopSignals::~StopSignals() {
  sigaction(SIGINT, &interrupt_, nullptr);
  sigaction(SIGTERM, &terminate_, nullptr);
}

}  // namespace tallyman::app
