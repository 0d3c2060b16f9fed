// Data files that are built into the library: packs, tables, rates and weights.
#ifndef TALLYMAN_LANGUAGES_EMBEDDED_H_
#define TALLYMAN_LANGUAGES_EMBEDDED_H_

#include <string_view>
#include <vector>

namespace tallyman::languages {

// The content of a data file by its path in the source tree ("languages/en.json"); of the weights, the form that they were compiled to.
// Where the environment variable
// TALLYMAN_DATA names a folder that holds a file of that path, that file's content takes its place. The text lives as long as
// the program. Throws std::out_of_range for a path that is not built in. Thread-safe.
std::string_view EmbeddedFile(std::string_view path);

// The SHA-256 of a data file that is built in, in hex; empty where TALLYMAN_DATA puts another in its place, or nothing is built in.
std::string_view BuiltInDigest(std::string_view path);

// Whether EmbeddedFile would return something.
bool HasEmbeddedFile(std::string_view path);

// The paths of all files that are built in, sorted.
std::vector<std::string_view> EmbeddedFiles();

}  // namespace tallyman::languages

#endif  // TALLYMAN_LANGUAGES_EMBEDDED_H_
