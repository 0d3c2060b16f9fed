// Whether a pack's file has all that the English one has.
#ifndef TALLYMAN_LANGUAGES_COMPLETENESS_H_
#define TALLYMAN_LANGUAGES_COMPLETENESS_H_

#include <string>
#include <string_view>
#include <vector>

namespace tallyman::languages {

// What the pack lacks, one line each ("flow has no \"surplus\""): sections, the keys of sections that every language must have,
// products, triggers. `content` is a pack file's text. Throws PackError where it is no JSON object.
std::vector<std::string> MissingFrom(std::string_view content);

}  // namespace tallyman::languages

#endif  // TALLYMAN_LANGUAGES_COMPLETENESS_H_
