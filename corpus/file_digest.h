// Tells whether a file that has been read is still the same.
#ifndef TALLYMAN_CORPUS_FILE_DIGEST_H_
#define TALLYMAN_CORPUS_FILE_DIGEST_H_

#include <cstddef>
#include <cstdint>
#include <string>

namespace tallyman::corpus {

// Of a file that is longer than twice this, only so many bytes at its beginning and at its end count.
inline constexpr std::size_t kDigestedBytes = 64 * 1024;

// A check sum of a file and of those before it, whose check sum is `before`. Standard input, pipes and files that cannot be read count as
// empty.
std::uint32_t FileDigest(const std::string& path, std::uint32_t before);

}  // namespace tallyman::corpus

#endif  // TALLYMAN_CORPUS_FILE_DIGEST_H_
