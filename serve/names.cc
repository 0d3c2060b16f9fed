#include "serve/names.h"

#include <string>

#include "languages/embedded.h"

namespace tallyman::serve {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

json Table(const char* file) { return json::parse(languages::EmbeddedFile(file)); }

// The names of a dictionary's codes in the first of the tables that has them.
ordered_json Named(const Dictionary& codes, std::initializer_list<const json*> tables) {
  ordered_json names = ordered_json::object();
  for (std::uint32_t i = 0; i < codes.size(); ++i)
    for (const json* table : tables)
      if (const auto entry = table->find(codes.Text(i)); entry != table->end() && entry->contains("name")) {
        names[codes.Text(i)] = entry->at("name");
        break;
      }
  return names;
}

}  // namespace

ordered_json NamesIn(const Catalogue& catalogue) {
  const json areas = Table("normalize/data/areas.json"), products = Table("normalize/data/products.json");
  return {{"areas", Named(catalogue.areas, {&areas["countries"], &areas["groups"], &areas["provinces"]})},
          {"products", Named(catalogue.products, {&products["products"]})}};
}

}  // namespace tallyman::serve
