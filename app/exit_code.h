// What the program's exit code says.
#ifndef TALLYMAN_APP_EXIT_CODE_H_
#define TALLYMAN_APP_EXIT_CODE_H_

namespace tallyman::app {

enum ExitCode : int {
  kDone = 0,
  kFailed = 1,         // a message on standard error says what, where and what to do
  kWrongUsage = 2,     // the command line makes no sense; nothing was done
  kSomeSkipped = 3,    // done, but part of the input was skipped; standard error names each
  kInterrupted = 130,  // by a signal (Ctrl-C); standard error says what is written
};

}  // namespace tallyman::app

#endif  // TALLYMAN_APP_EXIT_CODE_H_
