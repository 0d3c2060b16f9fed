// Words for a multiple: the percentage, its interval and its hedge.
#include "extract/multiple.h"

#include <gtest/gtest.h>

#include <string>

#include "normalize/period_expression.h"
#include "normalize/qualifier_names.h"

namespace tallyman::extract {
namespace {

std::string Text(const normalize::QuantityMention& quantity) {
  const auto end = [](const std::optional<normalize::Decimal>& bound) { return bound ? bound->ToString() : "null"; };
  return quantity.amount.ToString() + " " + end(quantity.interval.low) + ".." + end(quantity.interval.high) + " " +
         std::string(normalize::kQualifierNames[static_cast<std::size_t>(quantity.qualifier)]);
}

// The longest multiple of a text: "percent low..high qualifier".
std::optional<normalize::QuantityMention> Find(const std::string& language, const std::string& text) {
  static const languages::Packs packs;
  const languages::Pack& pack = *packs.Find(language);
  const languages::View view(text, pack.folding());
  const normalize::PackSlots slots(pack);
  const auto matches = pack.Match(view, &slots);
  std::optional<normalize::QuantityMention> longest;
  for (const languages::PatternMatch& match : matches) {
    if (pack.entry(match.entry).section != languages::Section::kMultiple) continue;
    const auto multiple = MultipleOf(view, pack, matches, match);
    if (multiple && (!longest || multiple->end - multiple->begin > longest->end - longest->begin)) longest = multiple;
  }
  return longest;
}

std::string Read(const std::string& language, const std::string& text) {
  const auto multiple = Find(language, text);
  return multiple ? Text(*multiple) : "";
}

TEST(Multiple, TheNumberOfAPatternIsNoFraction) {
  const auto to_a_seventh = Find("ko", "수출이 7분의 1로 줄었다");
  ASSERT_TRUE(to_a_seventh);
  EXPECT_EQ(to_a_seventh->amount.ToString(), "-85.71");
  EXPECT_EQ(Find("ja", "輸出は7分の1に減った")->amount.ToString(), "-85.71");
}

TEST(Multiple, WordsAreFivePercentToEitherSideInEveryLanguage) {
  EXPECT_EQ(Read("en", "exports doubled"), "100 95..105 eq");
  EXPECT_EQ(Read("en", "exports were half of what they were in 2014").substr(0, 3), "-50");
  EXPECT_EQ(Read("en", "exports were a third of their 2014 level").substr(0, 6), "-66.67");
  EXPECT_EQ(Read("de", "Ausfuhren bei der Hälfte des Werts von 2014").substr(0, 3), "-50");
  EXPECT_EQ(Read("pt", "exportações foram metade do valor de 2014").substr(0, 3), "-50");
  EXPECT_EQ(Read("ko", "수출이 두 배로 늘었다"), "100 95..105 eq");
  EXPECT_EQ(Read("tr", "ihracat iki katına çıktı"), "100 95..105 eq");
  EXPECT_EQ(Read("en", "rose by a factor of three"), "200 190..210 eq");
  EXPECT_EQ(Read("ru", "вырос втрое"), "200 190..210 eq");
  EXPECT_EQ(Read("zh", "增长三倍"), "300 285..315 eq");
}

TEST(Multiple, DigitsGiveTheImageOfTheirInterval) {
  EXPECT_EQ(Read("en", "exports fell 1.7 times"), "-41.18 -42.86..-39.39 eq");
  EXPECT_EQ(Read("zh", "增长3.3倍"), "330 325..335 eq");
}

TEST(Multiple, HedgesStandBesideItOrInIt) {
  EXPECT_EQ(Read("en", "exports more than doubled"), "100 100..null gt");
  EXPECT_EQ(Read("en", "exports more than halved"), "-50 null..-50 gt");
  EXPECT_EQ(Read("en", "exports almost tripled"), "200 190..210 approx");
  EXPECT_EQ(Read("de", "haben sich mehr als verdoppelt"), "100 100..null gt");
  EXPECT_EQ(Read("fr", "ont plus que doublé"), "100 100..null gt");
  EXPECT_EQ(Read("it", "sono più che raddoppiate"), "100 100..null gt");
  EXPECT_EQ(Read("pt", "mais que dobraram"), "100 100..null gt");
  EXPECT_EQ(Read("es", "se han más que duplicado"), "100 100..null gt");
  EXPECT_EQ(Read("ru", "вырос более чем вдвое"), "100 100..null gt");
  EXPECT_EQ(Read("uk", "зріс більш ніж удвічі"), "100 100..null gt");
  EXPECT_EQ(Read("vi", "tăng hơn gấp đôi"), "100 100..null gt");
  EXPECT_EQ(Read("zh", "增长超过一倍"), "100 100..null gt");
  EXPECT_EQ(Read("zh", "增长近2倍"), "200 150..250 approx");
  EXPECT_EQ(Read("ko", "두 배 이상으로 늘었다"), "100 100..null gt");
  EXPECT_EQ(Read("ja", "前年同月の2倍超に増えた"), "100 100..null gt");
}

TEST(Multiple, WordsThatCompareAreNoHedges) {
  EXPECT_EQ(Read("en", "exports were 3 times above last year's"), "200 150..250 eq");
  EXPECT_EQ(Read("tr", "ihracat 3 kat fazla arttı"), "200 150..250 eq");
  EXPECT_EQ(Read("ru", "экспорт стал больше в 2 раза"), "100 50..150 eq");
}

TEST(Multiple, OfAFallTheFactorDivides) {
  const auto fall = [](const std::string& language, const std::string& text) { return Text(AsFall(*Find(language, text))); };
  EXPECT_EQ(fall("en", "threefold"), "-66.67 -70..-63.34 eq");
  EXPECT_EQ(fall("de", "um das Dreifache"), "-66.67 -70..-63.34 eq");
  EXPECT_EQ(fall("en", "more than threefold"), "-66.67 null..-66.67 gt");
}

}  // namespace
}  // namespace tallyman::extract
