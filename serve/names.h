// English names of the codes in claims, from the tables of normalize.
#ifndef TALLYMAN_SERVE_NAMES_H_
#define TALLYMAN_SERVE_NAMES_H_

#include <nlohmann/json.hpp>

#include "serve/catalogue.h"

namespace tallyman::serve {

// {"areas": {"CN": "China"}, "products": {"crude_oil": "Crude oil"}} of the codes that stand in the catalogue.
nlohmann::ordered_json NamesIn(const Catalogue& catalogue);

}  // namespace tallyman::serve

#endif  // TALLYMAN_SERVE_NAMES_H_
