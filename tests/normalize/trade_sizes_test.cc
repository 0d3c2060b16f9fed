#include "normalize/trade_sizes.h"

#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>
#include <string>

namespace tallyman::normalize {
namespace {

constexpr std::string_view kTable =
    "# comment\n"
    "area,year,exports,imports\n"
    "WORLD,2000,1000,1000\n"
    "WORLD,2010,4000,4000\n"
    "DE,2000,100,80\n"
    "DE,2010,400,360\n"
    "FR,2010,200,240\n";
constexpr std::string_view kPlaces = "area,latitude,longitude\nDE,50,10\nFR,50,10\nUS,40,-90\n";

TEST(TradeSizesTest, AnswersFromItsRows) {
  const TradeSizes sizes(kTable, kPlaces);
  EXPECT_EQ(sizes.Of(*Area::Parse("DE"), 2000)->exports, 100);
  EXPECT_EQ(sizes.Of(*Area::Parse("DE"), 2010)->imports, 360);
  EXPECT_FALSE(sizes.Of(*Area::Parse("IT"), 2010));
}

TEST(TradeSizesTest, FollowsTheWorldBetweenAndBeyondRows) {
  const TradeSizes sizes(kTable, kPlaces);
  EXPECT_NEAR(sizes.Of(*Area::Parse("DE"), 2005)->exports, 200, 1e-9);
  EXPECT_NEAR(sizes.Of(*Area::Parse("FR"), 2000)->exports, 50, 1e-9);
  EXPECT_EQ(sizes.Of(*Area::Parse("FR"), 2030)->exports, 200);
}

TEST(TradeSizesTest, AddsUpAGroup) {
  const TradeSizes sizes(kTable, kPlaces);
  EXPECT_EQ(sizes.Of(*Area::Parse("EU"), 2010)->exports, 600);
  EXPECT_EQ(sizes.Of(*Area::Parse("EU"), 2010)->exports, 600);
  EXPECT_FALSE(sizes.Of(*Area::Parse("ASEAN"), 2010));
}

TEST(TradeSizesTest, ExpectsTradeByTheGravityModel) {
  const TradeSizes sizes("area,year,exports,imports\nWORLD,2010,4000,4000\nDE,2010,400,360\nFR,2010,200,240\nUS,2010,200,240\n", kPlaces);
  const Area germany = *Area::Parse("DE"), france = *Area::Parse("FR"), america = *Area::Parse("US");
  // Shares in the world's trade (400 * 240 / 4000), and the nearest distance of 300 km against 10,000.
  EXPECT_NEAR(*sizes.Exports(germany, france, 2010), 24 * std::pow(10000.0 / 300, 0.8), 1e-6);
  EXPECT_LT(*sizes.Exports(germany, america, 2010), *sizes.Exports(germany, france, 2010) / 5);
  EXPECT_EQ(sizes.Exports(germany, Area::World(), 2010), 400);
  EXPECT_EQ(sizes.Exports(Area::World(), germany, 2010), 360);
  EXPECT_NEAR(*sizes.Exports(america, *Area::Parse("EU"), 2010),
              *sizes.Exports(america, germany, 2010) + *sizes.Exports(america, france, 2010), 1e-9);
  EXPECT_FALSE(sizes.Exports(germany, *Area::Parse("JP"), 2010));
}

TEST(TradeSizesTest, NamesTheLineThatIsWrong) {
  for (const char* row : {"DE,2000,100", "DE,2000,100,80,1", "DE,2000,-1,80", "DE,x,1,80", "??,2000,1,80"}) {
    SCOPED_TRACE(row);
    try {
      TradeSizes(std::string("area,year,exports,imports\nWORLD,2000,1,1\n") + row + "\n", kPlaces);
      FAIL();
    } catch (const std::invalid_argument& error) {
      EXPECT_NE(std::string_view(error.what()).find("line 3"), std::string_view::npos) << error.what();
    }
  }
  EXPECT_THROW(TradeSizes("area,year,exports,imports\nDE,2000,1,1\n", kPlaces), std::invalid_argument);
  EXPECT_THROW(TradeSizes("area,exports\n", kPlaces), std::invalid_argument);
}

// What the embedded table is for: telling a country's whole trade from a part of it.
TEST(TradeSizesTest, TheEmbeddedTableKnowsTheLargeTraders) {
  const TradeSizes& sizes = TradeSizes::Embedded();
  EXPECT_GT(sizes.Of(*Area::Parse("CN"), 2024)->exports, 2000);
  EXPECT_LT(sizes.Of(*Area::Parse("CN"), 2001)->exports, 600);
  EXPECT_GT(sizes.Of(*Area::Parse("EU"), 2020)->exports, 4000);
}

}  // namespace
}  // namespace tallyman::normalize
