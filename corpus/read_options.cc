#include "corpus/read_options.h"

namespace tallyman::corpus {

std::string TooLong(std::string_view what, std::size_t limit) {
  const std::string size = limit >= (1 << 20) ? std::to_string(limit >> 20) + " MB" : std::to_string(limit) + " bytes";
  return std::string(what) + " is longer than " + size + "; --max-article-bytes allows for more";
}

}  // namespace tallyman::corpus
