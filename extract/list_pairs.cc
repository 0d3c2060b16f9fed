#include "extract/list_pairs.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>

namespace tallyman::extract {
namespace {

template <typename T>
bool Holds(const ListPair<T>& pair, const std::string& value) {
  return std::any_of(pair.list.begin(), pair.list.end(), [&](const T& mention) { return ValueOf(mention) == value; });
}

// The list that a figure's own goes with, where each of it is another.
template <typename T>
std::optional<ListPair<T>> PairOf(const Layout& layout, const std::vector<T>& all, const Figure& figure) {
  const auto pair = layout.PairOf(all, figure);
  if (!pair) return std::nullopt;
  std::set<std::string> values;
  for (const T& mention : pair->list) values.insert(ValueOf(mention));
  return values.size() == pair->list.size() ? pair : std::nullopt;
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
    if (const auto pair = PairOf(layout, mentions.flows, figure)) Settle(*pair, Slot::kFlow, link);
    if (const auto pair = PairOf(layout, mentions.products, figure)) Settle(*pair, Slot::kProduct, link);
    const auto pair = PairOf(layout, mentions.areas, figure);
    if (!pair) continue;
    // Where both areas are of the list, it tells who trades with whom.
    const bool reporter = Holds(*pair, link[Slot::kReporter].value), partner = Holds(*pair, link[Slot::kPartner].value);
    if (reporter != partner) Settle(*pair, reporter ? Slot::kReporter : Slot::kPartner, link);
  }
}

}  // namespace tallyman::extract
