// Which claims a request is about, from the parameters of its address, and the claims of a catalogue that it chooses.
#ifndef TALLYMAN_SERVE_FILTER_H_
#define TALLYMAN_SERVE_FILTER_H_

#include <array>
#include <cstdint>
#include <initializer_list>
#include <map>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "serve/catalogue.h"

namespace tallyman::serve {

// The parameters of an address, decoded; one name may stand several times.
using Parameters = std::multimap<std::string, std::string>;

// A parameter is wrong; what() says which, and what it may be.
class BadRequest : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

// What claims are filtered by. The first seven take several values, of which one must hold: "area=CN&area=RU".
enum class Dimension { kArea, kPartner, kFlow, kProduct, kLanguage, kPublisher, kVerdict, kPeriod, kConfidence, kSearch };
inline constexpr std::array<std::string_view, 7> kFacetNames = {"area", "partner", "flow", "product", "language", "publisher", "verdict"};

struct Filter {
  std::array<std::vector<std::string>, kFacetNames.size()> values;    // by Dimension; none: any
  std::int16_t from = Catalogue::kNoMonth, to = Catalogue::kNoMonth;  // the months in which a claim's period may end, both included
  int confidence = 0;                                                 // in percent, at least
  std::vector<std::string> words;  // each stands in the claim's sentence or its article's title, publisher or id; folded
};

// Names of parameters that make a filter, besides those of the facets.
inline constexpr std::array<std::string_view, 4> kFilterNames = {"from", "to", "confidence", "q"};

// Throws BadRequest where the value is none of those known.
void RequireOneOf(std::string_view name, std::string_view value, std::span<const std::string_view> known);
// Throws BadRequest where a parameter has none of these names.
void RequireNames(const Parameters& parameters, std::initializer_list<std::span<const std::string_view>> known);

// Throws BadRequest. Parameters of other names are not looked at.
Filter ParseFilter(const Parameters& parameters);

// The value of a parameter that may stand once, empty where it does not stand. Throws BadRequest where it stands twice.
std::string ParameterOf(const Parameters& parameters, const std::string& name);
// A whole number from `least` to `most`. Throws BadRequest.
std::size_t NumberOf(const Parameters& parameters, const std::string& name, std::size_t otherwise, std::size_t least, std::size_t most);

// The claims that pass a filter, and how many claims each value of each dimension would leave, all others as they are.
struct Selection {
  std::vector<std::uint32_t> claims;  // ascending
  // By facet and number in its dictionary (verdicts: by Verdict).
  std::array<std::vector<std::uint32_t>, kFacetNames.size()> counts;
  std::map<int, std::uint32_t> years;  // in which periods end, of claims that pass all but the filter of periods
};

Selection Select(const Catalogue& catalogue, const Filter& filter);

// The dictionary behind a facet other than verdict.
const Dictionary& FacetDictionary(const Catalogue& catalogue, std::size_t facet);

}  // namespace tallyman::serve

#endif  // TALLYMAN_SERVE_FILTER_H_
