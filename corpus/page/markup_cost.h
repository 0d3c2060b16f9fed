// How much of a page can be read in reasonable time and memory.
#ifndef TALLYMAN_CORPUS_PAGE_MARKUP_COST_H_
#define TALLYMAN_CORPUS_PAGE_MARKUP_COST_H_

#include <cstddef>
#include <string_view>

namespace tallyman::corpus {

// The bytes of `html` before a tag from which on libxml2 would take seconds: it compares each attribute of a tag with all others, and looks
// for the element that a closing tag closes among all that are open; or before the tag from which on the page has more than half a million
// elements. All bytes of any page but those made to this end. In linear time.
std::size_t BytesWorthParsing(std::string_view html);

}  // namespace tallyman::corpus

#endif  // TALLYMAN_CORPUS_PAGE_MARKUP_COST_H_
