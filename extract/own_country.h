// Whose country "we" and "our exports" speak of.
#ifndef TALLYMAN_EXTRACT_OWN_COUNTRY_H_
#define TALLYMAN_EXTRACT_OWN_COUNTRY_H_

#include <optional>
#include <string>

#include "extract/article_text.h"
#include "extract/mentions.h"
#include "languages/pack.h"
#include "normalize/codes.h"

namespace tallyman::extract {

// The country whose press prints the article, as far as its language and script tell; empty where no one country's does.
std::string HomeOf(const ArticleText& text, const languages::Pack& pack);

// The country that an article calls its own: the publisher's; else `mentions.home`, if the article names it; else that of the offices it
// names, where they are one country's; else that of the place where it was written, which opens the text; else `mentions.home`. Nothing
// where none of them is known.
// REQUIRES: areas, words and home of `mentions` are found.
std::optional<normalize::Area> OwnCountryOf(const ArticleText& text, const Mentions& mentions);

}  // namespace tallyman::extract

#endif  // TALLYMAN_EXTRACT_OWN_COUNTRY_H_
