// Standard output as the place where records go.
#ifndef TALLYMAN_APP_STANDARD_OUTPUT_H_
#define TALLYMAN_APP_STANDARD_OUTPUT_H_

#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace tallyman::app {

// Whoever reads standard output wants no more of it ("| head"): the end of the work, but no failure.
class ReaderGone : public std::runtime_error {
 public:
  ReaderGone() : std::runtime_error("the reader of standard output is gone") {}
};

// Calls `write`, which writes to `path` ("-" is standard output). A store::StoreError becomes ReaderGone where that is the reason.
void WriteTo(const std::string& path, const std::function<void()>& write);

// Writes text to standard output, all of it. Throws ReaderGone, and store::StoreError where it cannot be written.
void Print(std::string_view text);

}  // namespace tallyman::app

#endif  // TALLYMAN_APP_STANDARD_OUTPUT_H_
