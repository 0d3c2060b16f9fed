// Numbers and quantities as the press of many languages prints them, each read from a text of its own.
#include "normalize/number.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "languages/pack.h"
#include "normalize/period_expression.h"
#include "normalize/quantity.h"

namespace tallyman::normalize {
namespace {

using languages::Packs;
using languages::View;

const Packs& AllPacks() {
  static const Packs packs;
  return packs;
}

// The value of the number that a text begins with; empty where none does, or where something is left over.
std::string Value(const std::string& language, const std::string& text) {
  const languages::Pack& pack = *AllPacks().FindForFigures(language);
  const View view(text, pack.folding());
  const auto number = ReadNumber(view, 0, pack);
  const auto value = number && number->end == view.size() ? number->value() : std::nullopt;
  return value ? value->Normalized().ToString() : "";
}

TEST(Number, SignsAreSettledByTheNumberAndTheLanguage) {
  EXPECT_EQ(Value("de", "1.234.567,8"), "1234567.8");
  EXPECT_EQ(Value("fr", "1\u202f234\u202f567,8"), "1234567.8");
  EXPECT_EQ(Value("en", "1,234,567.8"), "1234567.8");
  EXPECT_EQ(Value("en", "12,34,567"), "1234567");
  EXPECT_EQ(Value("de", "1'234"), "1234");
  EXPECT_EQ(Value("ru", "7 023,5"), "7023.5");
  EXPECT_EQ(Value("de", "1.234"), "1234");
  EXPECT_EQ(Value("en", "1.234"), "1.234");
  EXPECT_EQ(Value("en", "3.456 billion"), "3456000000");
  EXPECT_EQ(Value("de", "0.123"), "0.123");
  EXPECT_EQ(Value("ru", "1.234 млрд"), "1234000000");
  EXPECT_EQ(Value("en", "5½"), "5.5");
  EXPECT_EQ(Value("en", "5 1/2"), "5.5");
  EXPECT_EQ(Value("hi", "१२,३४,५६७"), "1234567");
  EXPECT_EQ(Value("fa", "۱٬۲۳۴٫۵"), "1234.5");
}

TEST(Number, WordsForAFractionMayBeginWithDigits) {
  EXPECT_EQ(Value("ja", "3分の1"), "0.3333333333");
  EXPECT_EQ(Value("ja", "４分の１"), "0.25");
  EXPECT_EQ(Value("ko", "3분의 2"), "0.6666666667");
  EXPECT_EQ(Value("zh", "4分之3"), "0.75");
  EXPECT_EQ(Value("ja", "14分の1"), "");
  EXPECT_EQ(Value("ja", "4分の10"), "");
  EXPECT_EQ(Value("de", "ein knappes Drittel"), "0.3333333333");
}

TEST(Number, ColumnsOfATableAreNotJoined) {
  EXPECT_EQ(Value("de", "711\t703"), "");
  EXPECT_EQ(Value("fr", "711\u3000703"), "");
  EXPECT_EQ(Value("pl", "711   703"), "");
  EXPECT_EQ(Value("de", "1.234\t2,5\nMillionen"), "");
  EXPECT_EQ(Value("es", "2019\nMiles"), "");
  EXPECT_EQ(Value("es", "20,3\nMiles"), "20300");
  EXPECT_EQ(Value("tr", "18 917"), "18917");
}

TEST(Number, WordsAndDigitsArePutTogether) {
  EXPECT_EQ(Value("en", "five and a half billion"), "5500000000");
  EXPECT_EQ(Value("en", "two hundred and fifty thousand"), "250000");
  EXPECT_EQ(Value("ru", "полтора миллиарда"), "1500000000");
  EXPECT_EQ(Value("ru", "31 млрд 198,7 млн"), "31198700000");
  EXPECT_EQ(Value("ru", "три целых пять десятых"), "3.5");
  EXPECT_EQ(Value("de", "anderthalb Milliarden"), "1500000000");
  EXPECT_EQ(Value("de", "dreiundzwanzig"), "23");
  EXPECT_EQ(Value("de", "zweihundertfünfzigtausend"), "250000");
  EXPECT_EQ(Value("fr", "deux milliards et demi"), "2500000000");
  EXPECT_EQ(Value("fr", "quatre-vingt-dix-sept"), "97");
  EXPECT_EQ(Value("zh", "三千二百億"), "320000000000");
  EXPECT_EQ(Value("zh", "十六点二"), "16.2");
  EXPECT_EQ(Value("ja", "1兆1775億"), "1177500000000");
  EXPECT_EQ(Value("ja", "5万2,300"), "52300");
  EXPECT_EQ(Value("ko", "2조 3천억"), "2300000000000");
  EXPECT_EQ(Value("es", "dos mil trescientos millones"), "2300000000");
  EXPECT_EQ(Value("es", "un billón"), "1000000000000");
  EXPECT_EQ(Value("en", "1.5 lakh crore"), "1500000000000");
  EXPECT_EQ(Value("en", "two point five"), "2.5");
  EXPECT_EQ(Value("nl", "zevenennegentig"), "97");
  EXPECT_EQ(Value("da", "femoghalvfjerds"), "75");
}

// "amount unit" of all quantities that are no bare numbers.
std::vector<std::string> Quantities(const std::string& language, const std::string& text) {
  const languages::Pack& pack = *AllPacks().FindForFigures(language);
  const View view(text, pack.folding());
  std::vector<std::string> found;
  for (const QuantityMention& quantity : FindQuantities(view, pack)) {
    if (quantity.kind == QuantityKind::kNumber || quantity.fraction_word) continue;
    found.push_back(quantity.amount.ToString() + " " +
                    (quantity.unit                            ? quantity.unit->ToString()
                     : quantity.kind == QuantityKind::kPoints ? "points"
                                                              : "%"));
  }
  return found;
}

using Found = std::vector<std::string>;

TEST(Number, AFullwidthPointIsADecimalSign) {
  EXPECT_EQ(Value("zh", "７０２．３亿"), "70230000000");
  EXPECT_EQ(Value("ja", "9．2兆"), "9200000000000");
  EXPECT_EQ(Value("ja", "１，２３４．５億"), "123450000000");
  EXPECT_EQ(Quantities("ja", "▲４．７％"), Found({"-4.7 %"}));
  EXPECT_EQ(Quantities("ko", "５．１％ 증가"), Found({"5.1 %"}));
}

TEST(Number, AScaleWordInFrontCountsOn) {
  EXPECT_EQ(Value("es", "mil 200 millones"), "1200000000");
  EXPECT_EQ(Value("es", "mil 37 millones"), "1037000000");
  EXPECT_EQ(Value("it", "mille 200 milioni"), "1200000000");
  EXPECT_EQ(Value("tr", "bin 200 milyon"), "1200000000");
  EXPECT_EQ(Value("ar", "مليارا و200 مليون"), "1200000000");
  EXPECT_EQ(Value("ar", "مليارا ومئتي مليون"), "1200000000");
  EXPECT_EQ(Value("ar", "ملياران و200 مليون"), "2200000000");
  EXPECT_EQ(Value("ar", "مليارين وثلاثمئة مليون"), "2300000000");
  EXPECT_EQ(Value("ar", "مليارا"), "2000000000");  // of "two billion dollars"
}

TEST(Number, DigitsInBracketsOfTheirOwnCountOn) {
  const languages::Pack& pack = *AllPacks().FindForFigures("en");
  const auto value_at = [&](const std::string& text, int at) {
    const View view(text, pack.folding());
    const auto number = ReadNumber(view, at, pack);
    return number && number->value() ? number->value()->Normalized().ToString() : "";
  };
  EXPECT_EQ(value_at("(5913) million", 1), "5913000000");
  EXPECT_EQ(value_at("12345) million", 0), "12345");
  EXPECT_EQ(value_at("(in May 12345) million", 8), "12345");
}

// The amounts of a text read with its words, by which ranges are told.
std::vector<std::string> AmountsInContext(const std::string& language, const std::string& text) {
  const languages::Pack& pack = *AllPacks().FindForFigures(language);
  const View view(text, pack.folding());
  SlotMemory slots(pack);
  std::vector<std::string> amounts;
  for (const QuantityMention& quantity : FindQuantities(view, pack, pack.Match(view, &slots)))
    amounts.push_back(quantity.amount.ToString());
  return amounts;
}

TEST(Quantities, ARiseAndTheLevelItLeadsToAreNoRange) {
  EXPECT_EQ(AmountsInContext("en", "rose by £1.2 billion to £4.6 billion"), Found({"1200000000", "4600000000"}));
  EXPECT_EQ(AmountsInContext("en", "the deficit widened $3.4 billion to $10.6 billion"), Found({"3400000000", "10600000000"}));
  EXPECT_EQ(AmountsInContext("fr", "ont augmenté de 3 milliards de dollars à 8 milliards de dollars"), Found({"3000000000", "8000000000"}));
  EXPECT_EQ(AmountsInContext("ru", "вырос на 3 млрд долларов до 8 млрд долларов"), Found({"3000000000", "8000000000"}));
  EXPECT_EQ(AmountsInContext("en", "rose in 2023 to 523,000 tonnes"), Found({"523000"}));
  EXPECT_EQ(AmountsInContext("en", "at $3 billion to $4 billion"), Found({"3500000000"}));
  EXPECT_EQ(AmountsInContext("en", "rose by 5% to 7%"), Found({"6"}));
}

TEST(Quantities, WhereOneOfThePointAreasIsNamedMostThreeDecimalsAreThousands) {
  EXPECT_EQ(AmountsInContext("es", "Sumaron 54,296 millones de dólares en México."), Found({"54296000000"}));
  EXPECT_EQ(AmountsInContext("es", "Sumaron 54,296 millones de dólares en México, 5,2% más."), Found({"54296000", "5.2"}));
  EXPECT_EQ(AmountsInContext("es", "Sumaron 54,296 millones de dólares en España."), Found({"54296000"}));
}

TEST(Numbers, BlanksGroupWhereATextShowsThatTheyDo) {
  EXPECT_EQ(AmountsInContext("tr", "İhracat 2 098 milyon dolar, açık 1 444 milyon dolar."), Found({"2098000000", "1444000000"}));
  EXPECT_EQ(AmountsInContext("en", "Imports were 3 045 tonnes, exports 18 917 tonnes."), Found({"3045", "18917"}));
  // Nothing shows it, or other numbers are grouped as usual.
  EXPECT_EQ(AmountsInContext("en", "On day 5 200 tonnes came, on day 6 917 tonnes."), Found({"5", "200", "6", "917"}));
  EXPECT_EQ(AmountsInContext("en", "Imports were 3 045 tonnes, exports 18,917 tonnes, on day 5 200 tonnes."),
            Found({"3045", "18917", "5", "200"}));
}

TEST(Quantities, UnitsAreSharedAndRangesHaveTwoEnds) {
  EXPECT_EQ(Quantities("en", "12.3 and 14.5 billion yuan"), Found({"12300000000 CNY", "14500000000 CNY"}));
  EXPECT_EQ(Quantities("en", "5, 7 and 9 percent"), Found({"5 %", "7 %", "9 %"}));
  EXPECT_EQ(Quantities("en", "BMW (34,501, +11.2%)"), Found({"11.2 %"}));
  EXPECT_EQ(Quantities("en", "22,600, minus 45%"), Found({"-45 %"}));
  EXPECT_EQ(Quantities("en", "between 3 and 4 billion euros"), Found({"3500000000 EUR"}));
  // Where both ends print their unit they are two.
  EXPECT_EQ(Quantities("en", "$3-$4 billion"), Found({"3000000000 USD", "4000000000 USD"}));
  EXPECT_EQ(Quantities("en", "between 40 percent and 45 percent"), Found({"40 %", "45 %"}));
  EXPECT_EQ(Quantities("zh", "百分之十到百分之二十"), Found({"10 %", "20 %"}));
  EXPECT_EQ(Quantities("ru", "от 3 до 4%"), Found({"3.5 %"}));
  EXPECT_EQ(Quantities("en", "rose £0.3bn to £15.1bn"), Found({"300000000 GBP", "15100000000 GBP"}));
}

TEST(Quantities, SignsAndWordsForMinusCount) {
  for (const auto& [language, text] : std::vector<std::pair<std::string, std::string>>{{"en", "minus 3.5 percent"},
                                                                                       {"en", "-3.5%"},
                                                                                       {"fr", "une baisse (- 3,5 %)"},
                                                                                       {"fr", "à - 3,5 %"},
                                                                                       {"tr", "%-3,5"},
                                                                                       {"tr", "yüzde eksi 3,5"},
                                                                                       {"ja", "▲3.5％"},
                                                                                       {"zh", "百分之负三点五"},
                                                                                       {"ko", "마이너스 3.5%"}})
    EXPECT_EQ(Quantities(language, text), Found({"-3.5 %"})) << text;
  EXPECT_EQ(Quantities("es", "al menos 3,5 por ciento"), Found({"3.5 %"}));
  EXPECT_EQ(Quantities("en", "the rest - 3.5% of them"), Found({"3.5 %"}));
}

TEST(Quantities, NumbersTakeTheirOwnUnit) {
  EXPECT_EQ(Quantities("tr", "2024 %5 arttı"), Found({"5 %"}));
  EXPECT_EQ(Quantities("en", "12 million and 5 percent"), Found({"5 %"}));
  EXPECT_EQ(Quantities("de", "von 5,5 auf 5,1 Prozent"), Found({"5.5 %", "5.1 %"}));
  EXPECT_EQ(Quantities("de", "von 2019 auf 5,1 Prozent"), Found({"5.1 %"}));
  EXPECT_EQ(Quantities("en", "up 300 million to 4.1 billion dollars"), Found({"300000000 USD", "4100000000 USD"}));
  EXPECT_EQ(Quantities("es", "43 mil 100 mdd"), Found({"43100000000 USD"}));
  EXPECT_EQ(Quantities("fr", "51 milliards et 875 millions de dollars"), Found({"51875000000 USD"}));
  EXPECT_EQ(Quantities("es", "60,000 dólares y 1,459 euros"), Found({"60000 USD", "1.459 EUR"}));
  EXPECT_EQ(Quantities("en", "a dollar a day, a dollar bill, $5 a pound"), Found({"1 USD", "5 USD"}));
  EXPECT_EQ(Quantities("ja", "日量232万バレル"), Found({"2320000 bbl/d"}));
  EXPECT_EQ(Quantities("ja", "3割5分"), Found({"35 %"}));
  EXPECT_EQ(Quantities("uk", "у 2020 вона становила 5 млрд дол."), Found({"5000000000 USD"}));
  EXPECT_EQ(Quantities("zh", "二萬四千元、两毛五"), Found({"24000 CNY", "0.25 CNY"}));
}

TEST(Quantities, ACurrencysSignBelongsToTheNumberThatItTouches) {
  EXPECT_EQ(Quantities("en", "in Q3 2023 N10.3trn"), Found({"10300000000000 NGN"}));
  EXPECT_EQ(Quantities("en", "in 2023 $10.3bn"), Found({"10300000000 USD"}));
  EXPECT_EQ(Quantities("en", "R1 333.1 billion"), Found({"1333100000000 ZAR"}));
  EXPECT_EQ(Quantities("en", "R165 200 million"), Found({"165200000000 ZAR"}));
  EXPECT_EQ(Quantities("en", "$5 100 times"), Found({"5 USD"}));
}

TEST(Quantities, LettersAreMoneyBeforeMillions) {
  EXPECT_EQ(Quantities("en", "-Y621.8bn"), Found({"-621800000000 JPY"}));
  EXPECT_EQ(Quantities("en", "B950 billion"), Found({"950000000000 THB"}));
  EXPECT_EQ(Quantities("en", "vitamin B12, K2, E10 petrol, Y2K"), Found());
}

TEST(Quantities, TonnesOfTheTradePress) {
  EXPECT_EQ(Quantities("en", "248.5 MT"), Found({"248500000 t"}));
  EXPECT_EQ(Quantities("en", "373,549 MT"), Found({"373549 t"}));
  EXPECT_EQ(Quantities("en", "48.7mt, 33 Mt, 33 mt"), Found({"48700000 t", "33000000 t", "33 t"}));
  EXPECT_EQ(Quantities("en", "26.3 million MT"), Found({"26300000 t"}));
  EXPECT_EQ(Quantities("en", "shipped 373,549 mt in june"), Found({"373549 t"}));
  EXPECT_EQ(Quantities("fr", "373 549 MT, 33,5 MT"), Found({"373549 t", "33500000 t"}));
  EXPECT_EQ(Quantities("de", "33,5 Mt, 33 Mt"), Found({"33500000 t", "33000000 t"}));
  EXPECT_EQ(Quantities("ru", "33,5 Мт"), Found({"33500000 t"}));
  EXPECT_EQ(Quantities("tr", "1.068.509 mt, 1,67 milyon mt"), Found({"1068509 t", "1670000 t"}));
}

TEST(Quantities, FractionsThatDoNotEndAreWrittenToTwoDecimals) {
  EXPECT_EQ(Quantities("en", "3⅓%"), Found({"3.33 %"}));
  EXPECT_EQ(Quantities("en", "3⅛%"), Found({"3.125 %"}));
}

TEST(Quantities, HedgesOfFractionsBoundThem) {
  const auto interval = [](const std::string& language, const std::string& text) {
    const languages::Pack& pack = *AllPacks().FindForFigures(language);
    const View view(text, pack.folding());
    const QuantityMention quantity = FindQuantities(view, pack).at(0);
    const auto end = [](const std::optional<Decimal>& bound) { return bound ? bound->ToString() : "null"; };
    return end(quantity.interval.low) + ".." + end(quantity.interval.high);
  };
  EXPECT_EQ(interval("en", "a third of exports"), "31.66..35");
  EXPECT_EQ(interval("en", "more than a third of exports"), "33.33..null");
  EXPECT_EQ(interval("es", "más de un tercio de las exportaciones"), "33.33..null");
  EXPECT_EQ(interval("en", "less than a third of exports"), "null..33.33");
}

TEST(Quantities, MinorUnitsAreFoldedIn) {
  EXPECT_EQ(Quantities("en", "5 dollars and 20 cents"), Found({"5.20 USD"}));
  EXPECT_EQ(Quantities("en", "50 cents"), Found({"0.5 USD"}));
  EXPECT_EQ(Quantities("ru", "3 рубля 50 копеек"), Found({"3.50 RUB"}));
  EXPECT_EQ(Quantities("zh", "5元3角2分"), Found({"5.32 CNY"}));
  EXPECT_EQ(Quantities("de", "3 Euro 50"), Found({"3.50 EUR"}));
}

TEST(Quantities, WhatIsNoExactNumberIsNotRead) {
  EXPECT_EQ(Quantities("zh", "数十亿美元"), Found());
  EXPECT_EQ(Quantities("ko", "수십억 달러"), Found());
  EXPECT_EQ(Quantities("en", "several billion dollars"), Found());
  EXPECT_EQ(Quantities("ru", "несколько миллиардов рублей"), Found());
  EXPECT_EQ(Quantities("en", "won 5 medals, try 5 of them, all 5"), Found());
}

TEST(Quantities, CaseTellsNothingInATextWithoutCapitals) {
  EXPECT_EQ(Quantities("en", "us$ 5 million and 300 usd"), Found({"5000000 USD", "300 USD"}));
  EXPECT_EQ(Quantities("en", "c$60.2 million"), Found({"60200000 CAD"}));
}

TEST(Quantities, PercentHasManySigns) {
  for (const auto& [language, text] : std::vector<std::pair<std::string, std::string>>{{"tr", "yüzde 25"},
                                                                                       {"tr", "%25"},
                                                                                       {"zh", "百分之二十五"},
                                                                                       {"ja", "25％"},
                                                                                       {"ko", "25퍼센트"},
                                                                                       {"ar", "٢٥٪"},
                                                                                       {"ar", "25 في المئة"},
                                                                                       {"fa", "۲۵ درصد"},
                                                                                       {"th", "ร้อยละ 25"},
                                                                                       {"en", "25 per cent"}})
    EXPECT_EQ(Quantities(language, text), Found({"25 %"})) << text;
  EXPECT_EQ(Quantities("en", "2 percentage points"), Found({"2 points"}));
  EXPECT_EQ(Quantities("en", "25 basis points"), Found({"0.25 points"}));
}

}  // namespace
}  // namespace tallyman::normalize
