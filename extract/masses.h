// Pounds: whether the name of a currency that is a weight as well stands for the weight.
#ifndef TALLYMAN_EXTRACT_MASSES_H_
#define TALLYMAN_EXTRACT_MASSES_H_

#include "extract/mentions.h"
#include "schema/article.h"

namespace tallyman::extract {

// Makes tonnes of figures in such a name: where the sentence speaks of goods that are weighed, or of tonnes, and of no value, and the
// article names countries, but neither it nor its publisher's country has a currency of the name. Call it before bare currencies are
// settled.
void SettleMasses(const schema::Article& article, Mentions& mentions);

}  // namespace tallyman::extract

#endif  // TALLYMAN_EXTRACT_MASSES_H_
