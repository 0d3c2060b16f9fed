// Which goods trade statistics count by weight.
#ifndef TALLYMAN_NORMALIZE_WEIGHED_GOODS_H_
#define TALLYMAN_NORMALIZE_WEIGHED_GOODS_H_

#include "normalize/codes.h"

namespace tallyman::normalize {

// Whether amounts of the product are weights where they are no values (normalize/data/products.json, "weighed").
bool IsWeighed(const Product& product);

}  // namespace tallyman::normalize

#endif  // TALLYMAN_NORMALIZE_WEIGHED_GOODS_H_
