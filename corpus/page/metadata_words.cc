#include "corpus/page/metadata_words.h"

#include <nlohmann/json.hpp>

#include "corpus/page/names.h"
#include "corpus/page/text_measure.h"
#include "corpus/utf8.h"
#include "languages/embedded.h"

namespace tallyman::corpus {

const MetadataWords& MetadataWords::Get() {
  static const MetadataWords words = [] {
    const auto json = nlohmann::json::parse(languages::EmbeddedFile("corpus/data/page_metadata.json"));
    MetadataWords read;
    json.at("date_names").get_to(read.date_names);
    json.at("site_names").get_to(read.site_names);
    const auto set = [&json](const char* key, Set& names) {
      for (const auto& name : json.at(key)) names.insert(name.get<std::string>());
    };
    set("publication_properties", read.publication_properties);
    set("publication_classes", read.publication_classes);
    set("day_classes", read.day_classes);
    set("update_classes", read.update_classes);
    set("other_story_names", read.other_story_names);
    set("headline_classes", read.headline_classes);
    set("addresses_without_country", read.addresses_without_country);
    for (const auto& name : json.at("sections")) read.sections.insert(Folded(name.get<std::string>()));
    return read;
  }();
  return words;
}

bool HasOneOf(std::string_view names, const MetadataWords::Set& wanted) {
  return AnyName(SmallLetters(names), [&](std::string_view name) { return wanted.contains(name); });
}

}  // namespace tallyman::corpus
