// The day a page was published, from all that it says of it.
#ifndef TALLYMAN_CORPUS_PAGE_PAGE_DATES_H_
#define TALLYMAN_CORPUS_PAGE_PAGE_DATES_H_

#include <optional>
#include <string_view>
#include <vector>

#include "corpus/dates.h"
#include "corpus/page/blocks.h"
#include "corpus/page/html_tree.h"
#include "corpus/page/roles.h"
#include "corpus/stamp.h"
#include "normalize/period.h"

namespace tallyman::corpus {

// What is known of a page beside its tree. The views must outlive the call.
struct PageFacts {
  std::string_view title;
  std::string_view text;
  std::string_view url;
  std::string_view language;               // with its region where that is known: "en-US"
  std::vector<Stamp> stamps;               // in JSON-LD and meta elements, the most trusted first
  std::optional<normalize::Date> crawled;  // no story is younger; where it is not known, any day can be a story's
};

// The day that the most trusted source tells: JSON-LD, meta elements, <time> and microdata of this story, the address, a date line beside
// the headline, a dateline, a dateline without a year in the address's year; the day of an update where there is nothing else. What is no
// day of news (1 January 1970, 31 December 2099 and the like, after the crawl; in addresses before 1990 or after the day printed) is passed
// over, but for what the page prints. The day on which the program runs has no part in it. Where a time in UTC is another day than the one
// printed where the site is, that is the day. `roles` and `blocks` are all of the page's. Thread-safe.
std::optional<normalize::Date> FindPublished(const HtmlTree& tree, const PageRoles& roles, const std::vector<Block>& blocks,
                                             const PageFacts& page);

// The day that an address names: /2024/07/12/, /2024/jul/12/, /20240712/, /2024-07/12/, t20240712_1.html.
std::optional<normalize::Date> DateInUrl(std::string_view url);

// The year, and the month where there is one, that an address names: /2024/07/, /2024/.
std::optional<YearAndMonth> MonthInUrl(std::string_view url);

}  // namespace tallyman::corpus

#endif  // TALLYMAN_CORPUS_PAGE_PAGE_DATES_H_
