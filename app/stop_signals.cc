#include "app/stop_signals.h"

#include <unistd.h>

#include <atomic>

#include "app/console.h"
#include "app/exit_code.h"
#include "corpus/stop.h"

namespace tallyman::app {
namespace {

// What the handler says.
std::atomic<const std::string*> last_line{nullptr};
static_assert(std::atomic<const std::string*>::is_always_lock_free);

// Nothing but what a signal handler may do.
void End(int) {
  const std::string* const line = last_line;
  if (line != nullptr && write(STDERR_FILENO, line->data(), line->size()) < 0) _exit(kInterrupted);
  _exit(kInterrupted);
}

}  // namespace

EndOnSignals::EndOnSignals(const std::string& message) : line_(MessageLine(message)), before_(last_line.exchange(&line_)) {
  struct sigaction action {};
  action.sa_handler = &End;
  sigaction(SIGINT, &action, &interrupt_);
  sigaction(SIGTERM, &action, &terminate_);
}

EndOnSignals::~EndOnSignals() {
  sigaction(SIGINT, &interrupt_, nullptr);
  sigaction(SIGTERM, &terminate_, nullptr);
  last_line = before_;
}

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
