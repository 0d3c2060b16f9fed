// Many regular expressions searched for at once in bytes, by Vectorscan. What was compiled can be stored and loaded, which takes no time.
#ifndef TALLYMAN_EXTRACT_BYTE_PATTERNS_H_
#define TALLYMAN_EXTRACT_BYTE_PATTERNS_H_

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tallyman::extract {

struct BytePattern {
  std::string expression;  // in the syntax of PCRE; without regard to the case of ASCII letters
  unsigned kind = 0;       // one bit: what a match of it says
};

class BytePatterns {
 public:
  // Runs on any processor of this architecture once it is stored. Throws std::invalid_argument where an expression is none.
  explicit BytePatterns(const std::vector<BytePattern>& patterns);
  ~BytePatterns();
  BytePatterns(const BytePatterns&) = delete;
  BytePatterns& operator=(const BytePatterns&) = delete;

  // What Stored returned. Null where it was stored by another version of Vectorscan, which cannot be read.
  static std::unique_ptr<BytePatterns> Load(std::string_view stored);
  std::string Stored() const;

  // The kinds of all patterns that match somewhere, together; the search ends at the first match of a kind in `enough`. Thread-safe.
  unsigned Search(std::string_view bytes, unsigned enough) const;

 private:
  class Rep;
  explicit BytePatterns(std::unique_ptr<Rep> rep);

  std::unique_ptr<Rep> rep_;
};

}  // namespace tallyman::extract

#endif  // TALLYMAN_EXTRACT_BYTE_PATTERNS_H_
