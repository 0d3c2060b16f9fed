// ReadOptions::content_filter on raw bytes of any encoding.
#ifndef TALLYMAN_CORPUS_CONTENT_FILTER_H_
#define TALLYMAN_CORPUS_CONTENT_FILTER_H_

#include <string_view>

#include "corpus/read_options.h"

namespace tallyman::corpus {

enum class ContentVerdict {
  kMayMatter,
  kRuledOut,
  kUndecoded,  // the bytes are no plain UTF-8: the filter has to be asked again once they are decoded
};

// Thread-safe.
ContentVerdict JudgeContent(std::string_view bytes, const ReadOptions& options);

// Whether bytes are well-formed UTF-8 without signs of another encoding in them (UTF-16, ISO-2022, HZ).
bool IsPlainUtf8(std::string_view bytes);

}  // namespace tallyman::corpus

#endif  // TALLYMAN_CORPUS_CONTENT_FILTER_H_
