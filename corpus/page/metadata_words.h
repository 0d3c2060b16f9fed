// The names under which pages give their metadata (corpus/data/page_metadata.json).
#ifndef TALLYMAN_CORPUS_PAGE_METADATA_WORDS_H_
#define TALLYMAN_CORPUS_PAGE_METADATA_WORDS_H_

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace tallyman::corpus {

// Immutable, thread-safe. Names are in small letters.
struct MetadataWords {
  using Set = std::set<std::string, std::less<>>;

  static const MetadataWords& Get();

  std::vector<std::string> date_names;  // of meta elements, the most trusted first
  std::vector<std::string> site_names;
  Set publication_properties;  // of microdata and RDFa
  Set publication_classes, day_classes, update_classes;
  Set other_story_names;  // classes and ids of what holds other stories
  Set headline_classes;
  Set sections;  // folded
  Set addresses_without_country;
};

// Whether one of the names, between spaces, is among the wanted.
bool HasOneOf(std::string_view names, const MetadataWords::Set& wanted);

}  // namespace tallyman::corpus

#endif  // TALLYMAN_CORPUS_PAGE_METADATA_WORDS_H_
