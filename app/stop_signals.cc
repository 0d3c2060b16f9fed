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
  // Where the line cannot be written nothing can be said.
  [[maybe_unused]] const ssize_t written = line == nullptr ? 0 : write(STDERR_FILENO, line->data(), line->size());
  _exit(kInterrupted);
}

}  // namespace

StopHandlers::StopHandlers(void (*handler)(int), int flags) {
  struct sigaction action {};
  action.sa_handler = handler;
  action.sa_flags = flags;
  sigaction(SIGINT, &action, &interrupt_);
  sigaction(SIGTERM, &action, &terminate_);
}

StopHandlers::~StopHandlers() {
  sigaction(SIGINT, &interrupt_, nullptr);
  sigaction(SIGTERM, &terminate_, nullptr);
}

EndOnSignals::EndOnSignals(const std::string& message)
    : line_(MessageLine(message)), before_(last_line.exchange(&line_)), handlers_(&End, 0) {}

EndOnSignals::~EndOnSignals() { last_line = before_; }

StopSignals::StopSignals() : handlers_([](int) { corpus::RequestStop(); }, static_cast<int>(SA_RESETHAND)) {}

}  // namespace tallyman::app
