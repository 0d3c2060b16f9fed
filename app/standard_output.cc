#include "app/standard_output.h"

#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <system_error>

#include "store/error.h"

namespace tallyman::app {
namespace {

bool IsReaderGone() {
  pollfd output{STDOUT_FILENO, POLLOUT, 0};
  return poll(&output, 1, 0) == 1 && (output.revents & POLLERR) != 0;
}

}  // namespace

void WriteTo(const std::string& path, const std::function<void()>& write) {
  try {
    write();
  } catch (const store::StoreError&) {
    if (path == "-" && IsReaderGone()) throw ReaderGone();
    throw;
  }
}

void Print(std::string_view text) {
  WriteTo("-", [&] {
    if (std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0) return;
    throw store::StoreError("cannot write standard output: " + std::generic_category().message(errno));
  });
}

}  // namespace tallyman::app
