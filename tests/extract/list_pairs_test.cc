#include "extract/list_pairs.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/extract/read_article.h"

namespace tallyman::extract {
namespace {

// Partners or products of a text's figures, settled where all of them were linked to `value` and the reporter to `reporter`.
std::vector<std::string> Settled(const std::string& words, Slot slot, const std::string& value, const std::string& reporter) {
  const ReadArticle read("en", words);
  std::vector<LinkedFigure> linked;
  for (int figure = 0; figure < std::ssize(read.mentions.figures); ++figure) {
    LinkedFigure& link = linked.emplace_back();
    link.figure = figure;
    link[Slot::kFlow].value = "exports";
    link[Slot::kReporter].value = reporter;
    link[slot].value = value;
  }
  SettleListPairs(Layout(read.text, read.mentions), read.mentions, linked);
  std::vector<std::string> values;
  for (const LinkedFigure& link : linked) values.push_back(link[slot].value);
  return values;
}

using Values = std::vector<std::string>;

TEST(ListPairs, EachFigureHasWhatStandsAtItsOwnPlace) {
  const std::string partners = "Exports to China and Japan rose by 5 percent and 6 percent, respectively.";
  EXPECT_EQ(Settled(partners, Slot::kPartner, "CN", "KR"), (Values{"CN", "JP"}));
  const std::string products = "Exports of ships and steel fell by 5 percent and 6 percent.";
  EXPECT_EQ(Settled(products, Slot::kProduct, "steel", "KR"), (Values{"ships", "steel"}));
}

TEST(ListPairs, WhatIsNotOfTheListStays) {
  const std::string partners = "Exports to China and Japan rose by 5 percent and 6 percent, respectively.";
  EXPECT_EQ(Settled(partners, Slot::kPartner, "WORLD", "KR"), (Values{"WORLD", "WORLD"}));
  EXPECT_EQ(Settled(partners, Slot::kProduct, "total", "KR"), (Values{"total", "total"}));
}

TEST(ListPairs, ListsOfBothSidesAreNoPairs) {
  const std::string between = "Trade between China and Japan rose by 5 percent and 6 percent.";
  EXPECT_EQ(Settled(between, Slot::kPartner, "JP", "CN"), (Values{"JP", "JP"}));
}

}  // namespace
}  // namespace tallyman::extract
