// Which words of a pack name an area: namesakes, adjectives, and names that are other words. What a currency's name takes in
// ("Hong Kong dollar") is settled in extract/.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "languages/embedded.h"
#include "languages/pack.h"
#include "languages/view.h"

namespace tallyman::languages {
namespace {

const Packs& AllPacks() {
  static const Packs packs;
  return packs;
}

using Areas = std::vector<std::string>;

// The codes of the areas that a text names, in order, each place once; words that are no area left out.
Areas AreasIn(const std::string& language, const std::string& text) {
  const Pack& pack = *AllPacks().Find(language);
  const View view(text, pack.folding());
  Areas areas;
  int last = -1;
  for (const PatternMatch& match : pack.Match(view, nullptr)) {
    const Entry& entry = pack.entry(match.entry);
    if (entry.section != Section::kArea || entry.key.empty() || match.begin == last) continue;
    last = match.begin;
    areas.push_back(entry.key);
  }
  return areas;
}

TEST(Areas, AWarsNameIsNoTradingCountry) {
  EXPECT_EQ(AreasIn("en", "Since the war in Ukraine China sells more to Russia"), Areas({"CN", "RU"}));
  EXPECT_EQ(AreasIn("en", "Ukraine sells grain"), Areas({"UA"}));
  EXPECT_EQ(AreasIn("ru", "после начала конфликта на Украине экспорт в Китай"), Areas({"CN"}));
  EXPECT_EQ(AreasIn("de", "seit dem Krieg in der Ukraine nach Russland"), Areas({"RU"}));
  EXPECT_EQ(AreasIn("fr", "depuis l'invasion de l'Ukraine, vers la Russie"), Areas({"RU"}));
  EXPECT_EQ(AreasIn("es", "desde la guerra de Ucrania, a Rusia"), Areas({"RU"}));
  EXPECT_EQ(AreasIn("it", "dopo l'invasione dell'Ucraina, verso la Russia"), Areas({"RU"}));
  EXPECT_EQ(AreasIn("pt", "desde a guerra na Ucrânia, para a Rússia"), Areas({"RU"}));
  EXPECT_EQ(AreasIn("tr", "Ukrayna savaşından sonra Rusya'ya"), Areas({"RU"}));
  EXPECT_EQ(AreasIn("zh", "俄乌冲突以来对俄罗斯出口"), Areas({"RU"}));
  EXPECT_EQ(AreasIn("ja", "ウクライナ侵攻後、ロシア向けは"), Areas({"RU"}));
  EXPECT_EQ(AreasIn("ko", "우크라이나 전쟁 이후 러시아 수출"), Areas({"RU"}));
  EXPECT_EQ(AreasIn("ar", "منذ الحرب في أوكرانيا إلى روسيا"), Areas({"RU"}));
}

TEST(Areas, AdjectivesAreNotTakenOutOfLongerOnes) {
  EXPECT_EQ(AreasIn("en", "American exports"), Areas({"US"}));
  EXPECT_EQ(AreasIn("en", "Latin American exports"), Areas({"LATAM"}));
  EXPECT_EQ(AreasIn("en", "North American exports"), Areas({"NAM"}));
  EXPECT_EQ(AreasIn("de", "lateinamerikanische Exporte"), Areas({"LATAM"}));
  EXPECT_EQ(AreasIn("en", "South Korean and North Korean goods"), Areas({"KR", "KP"}));
  EXPECT_EQ(AreasIn("en", "South African wine"), Areas({"ZA"}));
  EXPECT_EQ(AreasIn("en", "African wine"), Areas({"AFRICA"}));
}

TEST(Areas, NamesakesAreToldApart) {
  EXPECT_EQ(AreasIn("en", "Guinea"), Areas({"GN"}));
  EXPECT_EQ(AreasIn("en", "Papua New Guinea"), Areas({"PG"}));
  EXPECT_EQ(AreasIn("en", "Equatorial Guinea"), Areas({"GQ"}));
  EXPECT_EQ(AreasIn("en", "Guinea-Bissau"), Areas({"GW"}));
  EXPECT_EQ(AreasIn("en", "the Democratic Republic of the Congo"), Areas({"CD"}));
  EXPECT_EQ(AreasIn("en", "the Republic of the Congo"), Areas({"CG"}));
  EXPECT_EQ(AreasIn("en", "Niger and Nigeria"), Areas({"NE", "NG"}));
  EXPECT_EQ(AreasIn("en", "Dominica and the Dominican Republic"), Areas({"DM", "DO"}));
  EXPECT_EQ(AreasIn("fr", "la Guinée équatoriale"), Areas({"GQ"}));
  EXPECT_EQ(AreasIn("es", "Guinea Ecuatorial"), Areas({"GQ"}));
  EXPECT_EQ(AreasIn("en", "South Sudan"), Areas({"SS"}));
}

TEST(Areas, WordsInSmallLettersAreNoCountries) {
  EXPECT_EQ(AreasIn("en", "roast turkey on fine china"), Areas());
  EXPECT_EQ(AreasIn("en", "Turkey and China"), Areas({"TR", "CN"}));
  EXPECT_EQ(AreasIn("en", "a jersey, a polish and a swede"), Areas());
}

TEST(Areas, NamesOfPeopleAndStatesAreNoCountries) {
  EXPECT_EQ(AreasIn("en", "Michael Jordan"), Areas());
  EXPECT_EQ(AreasIn("en", "Chad Smith"), Areas());
  EXPECT_EQ(AreasIn("en", "Jordan and Chad"), Areas({"JO", "TD"}));
  EXPECT_EQ(AreasIn("en", "Atlanta, Georgia"), Areas({"US-GA"}));
  EXPECT_EQ(AreasIn("en", "Georgia"), Areas({"GE"}));
  EXPECT_EQ(AreasIn("en", "New Mexico"), Areas({"US-NM"}));
}

// A pack's own names are completed by CLDR's.
TEST(Areas, EveryTerritoryHasAName) {
  const auto areas = nlohmann::json::parse(EmbeddedFile("normalize/data/areas.json"));
  for (const std::string& language : AllPacks().Languages()) {
    const auto paths = AllPacks().Find(language)->Paths();
    for (const char* section : {"countries", "groups"})
      for (const auto& area : areas.at(section).items()) {
        bool named = false;
        for (const char* form : {"name", "adjective", "metonym"}) named = named || paths.contains("area/" + area.key() + "/" + form);
        EXPECT_TRUE(named) << language << " " << area.key();
      }
  }
  EXPECT_EQ(AreasIn("zh", "安道尔"), Areas({"AD"}));
  EXPECT_EQ(AreasIn("de", "Anguilla"), Areas({"AI"}));
}

}  // namespace
}  // namespace tallyman::languages
