// Which language a text is written in.
#ifndef TALLYMAN_CORPUS_LANGUAGE_H_
#define TALLYMAN_CORPUS_LANGUAGE_H_

#include <optional>
#include <string>
#include <string_view>

namespace tallyman::corpus {

// The ISO 639-1 code of the language that most of `text` is written in ("zh" in either script); empty where the text is too short
// or too mixed to tell. Looks at the first 64 KB. REQUIRES: valid UTF-8. Thread-safe.
std::string DetectLanguage(std::string_view text);

// A language tag's ISO 639-1 code: "en" of "en-US", "EN", "eng"; a language without one keeps its three letters. Nothing for what is no
// language tag ("English").
std::optional<std::string> ParseLanguage(std::string_view tag);

}  // namespace tallyman::corpus

#endif  // TALLYMAN_CORPUS_LANGUAGE_H_
