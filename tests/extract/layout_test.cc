#include "extract/layout.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/extract/read_article.h"

namespace tallyman::extract {
namespace {

// The areas that the figures of a text are paired with, one by one; "" where a figure has none.
std::vector<std::string> PairedAreas(const std::string& language, const std::string& words) {
  const ReadArticle read(language, words);
  const Layout layout(read.text, read.mentions);
  std::vector<std::string> areas;
  for (const Figure& figure : read.mentions.figures) {
    const auto pair = layout.PairOf(read.mentions.areas, figure);
    areas.push_back(pair ? pair->own->area.ToString() : "");
  }
  return areas;
}

using Areas = std::vector<std::string>;

TEST(Layout, FiguresGoWithTheMentionsOfAListBeforeThem) {
  EXPECT_EQ(PairedAreas("en", "Exports to China and Japan rose by 5 percent and 6 percent, respectively."), (Areas{"CN", "JP"}));
  EXPECT_EQ(PairedAreas("zh", "对东盟、欧盟分别进出口6.99万亿元、5.59万亿元，增长9%、1.6%。"), (Areas{"ASEAN", "EU", "ASEAN", "EU"}));
  EXPECT_EQ(PairedAreas("es", "Las ventas de Alemania, Bélgica y España fueron de 9.100 millones, 410 millones y 160 millones de euros."),
            (Areas{"DE", "BE", "ES"}));
}

TEST(Layout, OrBehindThem) {
  EXPECT_EQ(PairedAreas("en", "Some 19 percent, 18 percent and 11 percent of exports went to Saudi Arabia, Germany and the United States."),
            (Areas{"SA", "DE", "US"}));
}

TEST(Layout, NoPairsWithoutListsOfOneLength) {
  EXPECT_EQ(PairedAreas("en", "Exports to China, Japan and Korea rose by 5 percent and 6 percent."), (Areas{"", ""}));
  EXPECT_EQ(PairedAreas("en", "Exports to China and Japan rose from 5 percent to 6 percent of the total."), (Areas{"", ""}));
  EXPECT_EQ(PairedAreas("en", "Exports to China rose 5 percent and those to Japan 6 percent."), (Areas{"", ""}));
}

}  // namespace
}  // namespace tallyman::extract
