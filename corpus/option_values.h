// Values of options as a user writes them, with one wording of what is wrong with them for the command line and all bindings.
#ifndef TALLYMAN_CORPUS_OPTION_VALUES_H_
#define TALLYMAN_CORPUS_OPTION_VALUES_H_

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "normalize/period.h"

namespace tallyman::corpus {

// The keys of an article that ReadOptions::fields may rename.
inline constexpr std::array<std::string_view, 8> kArticleKeys = {"text",      "title",    "id",      "url",
                                                                 "published", "language", "country", "publisher"};

// The most that ReadOptions::max_article_bytes may be.
inline constexpr std::size_t kLargestArticle = std::size_t{1} << 30;

// All throw std::invalid_argument, which says what was wrong and what to write; the option's name is the caller's to add.
normalize::Date DateValue(const std::string& text);            // "2024-07-12"
normalize::Date PublicationDayValue(const std::string& text);  // likewise; one on which an article can have been published
std::string LanguageValue(const std::string& tag);             // the ISO 639-1 code of "en", "en-US", ...
std::string CountryValue(const std::string& code);             // ISO 3166-1 alpha-2
std::size_t SizeValue(const std::string& text);                // of an article in bytes: "4194304", "4MB", "512 KiB"; a KB is 1024 bytes

}  // namespace tallyman::corpus

#endif  // TALLYMAN_CORPUS_OPTION_VALUES_H_
