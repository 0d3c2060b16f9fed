#include "corpus/content_filter.h"

#include <cstring>

#include "corpus/encoding.h"
#include "corpus/utf8.h"

namespace tallyman::corpus {
namespace {

// ISO-2022's shifts begin with an escape character, HZ's with this.
constexpr char kEscape = 0x1B;
constexpr std::string_view kHzShift = "~{";

}  // namespace

bool IsPlainUtf8(std::string_view bytes) {
  return !LooksLikeUtf16(bytes) && bytes.find(kEscape) == std::string_view::npos && bytes.find(kHzShift) == std::string_view::npos &&
         IsValidUtf8(bytes);
}

ContentVerdict JudgeContent(std::string_view bytes, const ReadOptions& options) {
  if (!options.content_filter || options.content_filter(bytes)) return ContentVerdict::kMayMatter;
  return IsPlainUtf8(bytes) ? ContentVerdict::kRuledOut : ContentVerdict::kUndecoded;
}

}  // namespace tallyman::corpus
