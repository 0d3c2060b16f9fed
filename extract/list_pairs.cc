#include "extract/list_pairs.h"

#include <algorithm>
#include <string>

namespace tallyman::extract {
namespace {

std::string ValueOf(const FlowMention& mention) { return FlowValue(mention); }
std::string ValueOf(const AreaMention& mention) { return mention.area.ToString(); }
std::string ValueOf(const ProductMention& mention) { return mention.product.ToString(); }

template <typename T>
bool Holds(const ListPair<T>& pair, const std::string& value) {
  return std::any_of(pair.list.begin(), pair.list.end(), [&](const T& mention) { return ValueOf(mention) == value; });
}

// Whether each of the list is another.
template <typename T>
bool AreDistinct(const ListPair<T>& pair) {
  for (const T& mention : pair.list)
    if (std::count_if(pair.list.begin(), pair.list.end(), [&](const T& other) { return ValueOf(other) == ValueOf(mention); }) > 1)
      return false;
  return true;
}

template <typename T>
void Settle(const ListPair<T>& pair, Slot slot, LinkedFigure& figure) {
  const std::string own = ValueOf(*pair.own);
  Choice& choice = figure[slot];
  if (choice.value == own || !Holds(pair, choice.value)) return;
  choice.value = own;
  choice.begin = pair.own->begin;
  choice.end = pair.own->end;
}

}  // namespace

void SettleListPairs(const Layout& layout, const Mentions& mentions, std::vector<LinkedFigure>& linked) {
  for (LinkedFigure& link : linked) {
    if (link[Slot::kFlow].value == "none") continue;
    const Figure& figure = mentions.figures[link.figure];
    if (const auto pair = layout.PairOf(mentions.flows, figure); pair && AreDistinct(*pair)) Settle(*pair, Slot::kFlow, link);
    if (const auto pair = layout.PairOf(mentions.products, figure); pair && AreDistinct(*pair)) Settle(*pair, Slot::kProduct, link);
    const auto pair = layout.PairOf(mentions.areas, figure);
    if (!pair || !AreDistinct(*pair)) continue;
    // Where both areas are of the list, it tells who trades with whom.
    const bool reporter = Holds(*pair, link[Slot::kReporter].value), partner = Holds(*pair, link[Slot::kPartner].value);
    if (reporter != partner) Settle(*pair, reporter ? Slot::kReporter : Slot::kPartner, link);
  }
}

}  // namespace tallyman::extract
