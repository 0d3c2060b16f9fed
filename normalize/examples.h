// A pack's examples file (docs/adding-a-language.md): values and the ways to print them, read back by the pack.
#ifndef TALLYMAN_NORMALIZE_EXAMPLES_H_
#define TALLYMAN_NORMALIZE_EXAMPLES_H_

#include <string>
#include <string_view>
#include <vector>

#include "languages/pack.h"

namespace tallyman::normalize {

struct ExamplesReport {
  int quantities = 0;                 // texts of quantities tried
  int periods = 0;                    // texts of periods tried
  std::vector<std::string> failures;  // one line each: the text, what it stands for, what was read
};

// `content` is an examples file's text. Throws nlohmann::json::exception or languages::PackError where it is malformed.
ExamplesReport CheckExamples(const languages::Pack& pack, std::string_view content);

}  // namespace tallyman::normalize

#endif  // TALLYMAN_NORMALIZE_EXAMPLES_H_
