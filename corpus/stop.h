// The request to stop, which a signal handler may make.
#ifndef TALLYMAN_CORPUS_STOP_H_
#define TALLYMAN_CORPUS_STOP_H_

namespace tallyman::corpus {

// Safe in a signal handler and from any thread.
void RequestStop() noexcept;
bool IsStopRequested() noexcept;

}  // namespace tallyman::corpus

#endif  // TALLYMAN_CORPUS_STOP_H_
