// Guards against reading what is being written.
#ifndef TALLYMAN_APP_OUTPUT_GUARD_H_
#define TALLYMAN_APP_OUTPUT_GUARD_H_

#include <string>

#include "corpus/inputs.h"

namespace tallyman::app {

// Leaves out of `inputs` the files that were found in a folder or by a pattern and lie in the folder `output`, or are the file `output`
// where this program wrote it: results of an earlier run. Throws CLI::ValidationError, with the option's name, where `output` ("-" or
// empty: none) would overwrite another input.
void LeaveOutOutput(const std::string& output, corpus::Inputs& inputs, const std::string& option = "-o");

// Whether two paths lead to one file that is there, under whatever names. "-" and addresses of databases are none.
bool IsSameFile(const std::string& a, const std::string& b);

}  // namespace tallyman::app

#endif  // TALLYMAN_APP_OUTPUT_GUARD_H_
