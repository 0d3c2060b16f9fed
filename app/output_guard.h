// Guards against reading what is being written.
#ifndef TALLYMAN_APP_OUTPUT_GUARD_H_
#define TALLYMAN_APP_OUTPUT_GUARD_H_

#include <string>

#include "corpus/inputs.h"

namespace tallyman::app {

// Leaves out of `inputs` the files that were found in a folder or by a pattern and are `output`, or lie in it where it is a folder: results
// of an earlier run. Throws CLI::ValidationError where `output` ("-": none) would overwrite an input that the user named.
void LeaveOutOutput(const std::string& output, corpus::Inputs& inputs);

}  // namespace tallyman::app

#endif  // TALLYMAN_APP_OUTPUT_GUARD_H_
