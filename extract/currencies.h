// Whose dollars, crowns or pesos a bare currency name means.
#ifndef TALLYMAN_EXTRACT_CURRENCIES_H_
#define TALLYMAN_EXTRACT_CURRENCIES_H_

#include <optional>
#include <vector>

#include "extract/linker.h"
#include "extract/mentions.h"
#include "schema/article.h"

namespace tallyman::extract {

// Before linking: the publisher's country where its press prints the bare name for its own currency; else the area named most often among
// those whose currency has the name; a bare dollar is the American one unless the area that is named most often, as something else
// than the other side of a flow, has its own. Currencies that the euro replaced count in articles of their time.
void SettleBareCurrencies(const schema::Article& article, Mentions& mentions);

// After linking: the reporter, where its currency has the name. A bare dollar stays what it was.
void SettleBareCurrencies(const schema::Article& article, const std::vector<LinkedFigure>& linked, Mentions& mentions);

// Whether the bare name of `currency` may mean the area's own, in `year`.
bool MayMeanOwn(const schema::Area& area, const normalize::Unit& currency, std::optional<int> year);

// What a bare currency name means in a reporter's figures; a bare dollar is American.
normalize::Unit BareCurrencyOf(const schema::Area& reporter, const normalize::Unit& bare);

}  // namespace tallyman::extract

#endif  // TALLYMAN_EXTRACT_CURRENCIES_H_
