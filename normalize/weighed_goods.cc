#include "normalize/weighed_goods.h"

#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "languages/embedded.h"

namespace tallyman::normalize {

bool IsWeighed(const Product& product) {
  static const std::set<std::string, std::less<>> codes = [] {
    std::set<std::string, std::less<>> weighed;
    const auto json = nlohmann::json::parse(languages::EmbeddedFile("normalize/data/products.json"));
    for (const auto& item : json.at("products").items())
      if (item.value().value("weighed", false)) weighed.insert(item.key());
    return weighed;
  }();
  return codes.contains(product.text());
}

}  // namespace tallyman::normalize
