// A page's <title> cut into headline, section and site.
#ifndef TALLYMAN_CORPUS_PAGE_TITLE_PARTS_H_
#define TALLYMAN_CORPUS_PAGE_TITLE_PARTS_H_

#include <optional>
#include <string>
#include <string_view>

namespace tallyman::corpus {

// A stretch of a title that is the headline, and what else it holds.
struct CutTitle {
  std::string headline;
  std::string site;  // empty where the rest is none
};

// Cuts a title at its signs so that the longest stretch between them that `line` equals or holds, or that `line` begins with where "..."
// ends it, is the headline. Of the rest that is the site which is in the address, else the last part behind the headline that is no
// section, else the first before it. Nothing where no stretch is the line's.
std::optional<CutTitle> CutTitleAt(std::string_view title, std::string_view line, std::string_view site_name, std::string_view url);

// A title without what stands behind its last sign, where that is `site_name` or short beside the headline.
CutTitle CutTitleByLength(std::string_view title, std::string_view site_name);

// The only part of a title that is no section: "Ledger" of "Business | Ledger". Empty where there are others.
std::string SiteBesideSections(std::string_view title);

// Whether a text is but the name of a section: "Business".
bool IsSection(std::string_view text);

}  // namespace tallyman::corpus

#endif  // TALLYMAN_CORPUS_PAGE_TITLE_PARTS_H_
