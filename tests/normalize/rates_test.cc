#include "normalize/rates.h"

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "languages/embedded.h"

namespace tallyman::normalize {
namespace {

Unit Money(const char* code) { return *Unit::Parse(code); }
Date Day(const char* text) { return *Date::Parse(text); }

// "low..high", or "none".
std::string Print(const std::optional<RateRange>& range) { return range ? range->low.ToString() + ".." + range->high.ToString() : "none"; }

const Rates& Embedded() {
  static const Rates rates(languages::EmbeddedFile("normalize/data/rates.csv"), languages::EmbeddedFile("normalize/data/pegs.json"));
  return rates;
}

std::string OnDays(const char* from, const char* to, const char* date, int n) {
  return Print(Embedded().Days(Money(from), Money(to), Day(date), n));
}

std::string InMonths(const char* from, const char* to, const char* first, const char* last) {
  return Print(Embedded().Monthly(Money(from), Money(to), *Month::Parse(first), *Month::Parse(last)));
}

// Whether `value` lies in the range, and the range is at most `width` (a share) wide.
::testing::AssertionResult Holds(const std::optional<RateRange>& range, const char* value, double width) {
  if (!range) return ::testing::AssertionFailure() << "no range";
  const Decimal rate = *Decimal::Parse(value);
  if (rate < range->low || range->high < rate) return ::testing::AssertionFailure() << value << " is not in " << Print(range);
  if (range->high.ToDouble() > range->low.ToDouble() * (1 + width)) return ::testing::AssertionFailure() << Print(range) << " is too wide";
  return ::testing::AssertionSuccess();
}

TEST(Rates, KnownDay) {
  EXPECT_EQ(OnDays("EUR", "USD", "2024-06-28", 0), "1.0705..1.0705");
  EXPECT_EQ(OnDays("USD", "CNY", "2024-06-28", 0), "7.26277440448..7.26277440449");
}

TEST(Rates, WeekendHasTheLastFixing) {
  EXPECT_EQ(OnDays("EUR", "USD", "2024-06-30", 0), "1.0705..1.0705");
  EXPECT_EQ(OnDays("EUR", "USD", "2024-07-07", 1), "1.0824..1.0824");
}

TEST(Rates, DaysAreTheLowestToTheHighest) {
  // Fixings of June 20, 21, 24 to 28: lowest on the 24th, highest on the 27th.
  EXPECT_EQ(OnDays("USD", "CNY", "2024-06-30", 10), "7.25917986952..7.26860508602");
}

TEST(Rates, MonthlyMean) {
  EXPECT_EQ(InMonths("EUR", "USD", "2024-06", "2024-06"), "1.0759..1.0759");
  EXPECT_EQ(InMonths("USD", "CNY", "2024-06", "2024-06"), "7.25451160775..7.25451160776");
  EXPECT_EQ(InMonths("CNY", "USD", "2024-01", "2024-06"), "0.137845428841..0.139449614526");
}

TEST(Rates, AskedTwiceAnswersTheSame) {
  const std::string first = InMonths("JPY", "KRW", "2023-01", "2023-12");
  EXPECT_NE(first, "none");
  EXPECT_EQ(InMonths("JPY", "KRW", "2023-01", "2023-12"), first);
}

TEST(Rates, TheSameCurrency) { EXPECT_EQ(InMonths("VND", "VND", "1990-01", "1990-12"), "1..1"); }

TEST(Rates, VeryLargeAndVerySmallRates) {
  EXPECT_EQ(InMonths("TRL", "MTL", "2001-03", "2001-03"), "0.000000459112889855..0.000000459112889856");
  EXPECT_EQ(InMonths("TRL", "TRY", "2024-01", "2024-01"), "0.000001..0.000001");
}

TEST(Rates, Pegs) {
  EXPECT_EQ(InMonths("USD", "AED", "2024-06", "2024-06"), "3.6725..3.6725");
  EXPECT_EQ(InMonths("AED", "USD", "2024-06", "2024-06"), "0.272294077603..0.272294077604");
  EXPECT_EQ(InMonths("EUR", "DEM", "2010-01", "2010-12"), "1.95583..1.95583");
  EXPECT_EQ(InMonths("EUR", "XOF", "2010-01", "2010-12"), "655.957..655.957");
  // A chain of pegs, and pegs that end in another currency than asked for.
  EXPECT_TRUE(Holds(Embedded().Monthly(Money("MOP"), Money("CNY"), Month(2024, 6), Month(2024, 6)), "0.9010", 0.01));
  EXPECT_TRUE(Holds(Embedded().Monthly(Money("SAR"), Money("XAF"), Month(2024, 6), Month(2024, 6)), "162.6", 0.01));
}

TEST(Rates, PegsHoldOnlyWhileTheyLast) {
  EXPECT_EQ(InMonths("ARS", "USD", "2001-01", "2001-06"), "1..1");
  EXPECT_EQ(InMonths("ARS", "USD", "2001-12", "2001-12"), "none");
  EXPECT_EQ(InMonths("GRD", "EUR", "2000-12", "2000-12"), "none");
  EXPECT_EQ(InMonths("USD", "CNY", "2003-01", "2003-12"), "8.27..8.29");
}

TEST(Rates, ACurrencyJoinsTheEuro) {
  EXPECT_EQ(InMonths("EUR", "HRK", "2022-12", "2022-12"), "7.54478095238..7.54478095239");
  EXPECT_EQ(InMonths("EUR", "HRK", "2023-01", "2023-12"), "7.5345..7.5345");
  EXPECT_TRUE(Holds(Embedded().Monthly(Money("EUR"), Money("HRK"), Month(2022, 11), Month(2023, 2)), "7.54", 0.01));
}

TEST(Rates, BandWhereThereIsNoFixing) {
  EXPECT_EQ(InMonths("USD", "HKD", "2024-06", "2024-06"), "7.80954441962..7.80954441963");
  EXPECT_EQ(InMonths("USD", "HKD", "2090-01", "2090-12"), "7.75..7.85");
  EXPECT_EQ(OnDays("USD", "HKD", "2090-01-15", 10), "7.75..7.85");
  EXPECT_EQ(InMonths("HKD", "USD", "2090-01", "2090-01"), "0.127388535031..0.129032258065");
}

TEST(Rates, RubleBeforeTheSuspension) {
  EXPECT_EQ(OnDays("EUR", "RUB", "2022-03-01", 0), "117.201..117.201");
  EXPECT_EQ(InMonths("RUB", "CNY", "2022-02", "2022-02"), "0.0813563373906..0.0813563373907");
}

TEST(Rates, RubleAfterTheSuspension) {
  EXPECT_EQ(InMonths("USD", "RUB", "2022-03", "2022-03"), "none");
  EXPECT_EQ(InMonths("USD", "RUB", "2022-02", "2022-06"), "none");
  EXPECT_EQ(OnDays("USD", "RUB", "2022-03-20", 10), "none");
  // Month by month from one spot rate each; the Bank of Russia's rate for the last day of 2023 was 89.6883.
  EXPECT_TRUE(Holds(Embedded().Monthly(Money("USD"), Money("RUB"), Month(2023, 12), Month(2023, 12)), "90.8", 0.15));
  EXPECT_TRUE(Holds(Embedded().Days(Money("USD"), Money("RUB"), Day("2023-12-31"), 3), "89.6883", 0.25));
  EXPECT_TRUE(Holds(Embedded().Monthly(Money("CNY"), Money("RUB"), Month(2024, 5), Month(2024, 7)), "12.2", 0.30));
  EXPECT_TRUE(Holds(Embedded().Monthly(Money("RUB"), Money("VND"), Month(2024, 3), Month(2024, 3)), "270", 0.20));
}

TEST(Rates, MissingCurrency) {
  EXPECT_EQ(InMonths("USD", "IRR", "2024-01", "2024-01"), "none");
  EXPECT_EQ(InMonths("IRR", "USD", "2024-01", "2024-01"), "none");
  EXPECT_EQ(InMonths("USD", "QQQ", "2024-01", "2024-01"), "none");
  EXPECT_EQ(OnDays("USD", "BYN", "2024-01-15", 10), "none");
  EXPECT_EQ(Print(Embedded().Monthly(Money("USD"), *Unit::Parse("TEU"), Month(2024, 1), Month(2024, 1))), "none");
}

TEST(Rates, NoAnswerBeyondTheTable) {
  EXPECT_EQ(InMonths("EUR", "USD", "1998-12", "1999-01"), "none");
  EXPECT_EQ(InMonths("EUR", "USD", "2090-01", "2090-01"), "none");
  EXPECT_EQ(OnDays("EUR", "USD", "1999-01-03", 0), "none");
  EXPECT_EQ(OnDays("EUR", "USD", "2090-01-01", 0), "none");
  EXPECT_EQ(InMonths("EUR", "USD", "2024-06", "2024-05"), "none");
}

TEST(Rates, Vintage) { EXPECT_TRUE(Date::Parse(Embedded().vintage()).has_value()) << Embedded().vintage(); }

TEST(Rates, ManyThreadsGetOneAnswer) {
  std::vector<std::string> answers(8);
  std::vector<std::thread> threads;
  for (std::string& answer : answers) threads.emplace_back([&answer] { answer = InMonths("GBP", "INR", "2010-01", "2020-12"); });
  for (std::thread& thread : threads) thread.join();
  for (const std::string& answer : answers) EXPECT_EQ(answer, answers[0]);
  EXPECT_NE(answers[0], "none");
}

constexpr char kNoPegs[] = R"({"pegs": []})";
// A table of one week, without the Wednesday for CAD.
constexpr char kWeek[] =
    "# a comment\nvintage,2024-03-08\nfixing_days,,2024,0304,0305,0306,0307,0308\n"
    "fixing,USD,2024,1,2,3,4,5\nfixing,CAD,2024,2,4,,8,20\n";

TEST(RatesFromText, AGapIsNoRate) {
  const Rates rates(kWeek, kNoPegs);
  EXPECT_EQ(rates.vintage(), "2024-03-08");
  EXPECT_EQ(Print(rates.Days(Money("USD"), Money("CAD"), Day("2024-03-05"), 1)), "2..2");
  EXPECT_EQ(Print(rates.Days(Money("USD"), Money("CAD"), Day("2024-03-06"), 0)), "none");
  EXPECT_EQ(Print(rates.Days(Money("USD"), Money("CAD"), Day("2024-03-10"), 3)), "2..4");
  EXPECT_EQ(Print(rates.Days(Money("USD"), Money("CAD"), Day("2024-03-10"), 4)), "none");
}

TEST(RatesFromText, TheLastFixingServesForAWeek) {
  const Rates rates(kWeek, kNoPegs);
  EXPECT_EQ(Print(rates.Days(Money("EUR"), Money("CAD"), Day("2024-03-15"), 0)), "20..20");
  EXPECT_EQ(Print(rates.Days(Money("EUR"), Money("CAD"), Day("2024-03-16"), 0)), "none");
}

TEST(RatesFromText, AMonthThatIsNotOverHasNoMean) {
  EXPECT_EQ(Print(Rates(kWeek, kNoPegs).Monthly(Money("EUR"), Money("USD"), Month(2024, 3), Month(2024, 3))), "none");
}

TEST(RatesFromText, SpotsHoldBetweenNeighboursWithAMargin) {
  const Rates rates("vintage,2024-01-01\nspot_days,,2023,0118,0222,0322,0419\nspot,VND,2023,100,200,300,\nspot,LKR,2023,10,10,10,10\n",
                    kNoPegs);
  const auto range = rates.Monthly(Money("USD"), Money("VND"), Month(2023, 2), Month(2023, 2));
  EXPECT_EQ(Print(range), "97.0873786407..309");
  EXPECT_EQ(Print(rates.Days(Money("USD"), Money("VND"), Day("2023-02-20"), 10)), "92.5925925925..216");
  // March needs the spot of April.
  EXPECT_EQ(Print(rates.Monthly(Money("USD"), Money("VND"), Month(2023, 3), Month(2023, 3))), "none");
  EXPECT_TRUE(rates.Monthly(Money("LKR"), Money("USD"), Month(2023, 3), Month(2023, 3)).has_value());
}

std::string LoadError(const std::string& rates, const std::string& pegs) {
  try {
    Rates loaded(rates, pegs);
    return "none";
  } catch (const std::invalid_argument& error) {
    return error.what();
  }
}

TEST(RatesFromText, ErrorsNameTheLine) {
  EXPECT_EQ(LoadError("", kNoPegs), "exchange rates, line 0: no vintage");
  EXPECT_EQ(LoadError("vintage,2024-01-01\nfixings,USD,2024,1\n", kNoPegs), "exchange rates, line 2: unknown kind of row \"fixings\"");
  EXPECT_EQ(LoadError("vintage,2024-01-01\nfixing,USD,2024,1\n", kNoPegs), "exchange rates, line 2: no days for the year \"2024\"");
  EXPECT_EQ(LoadError(std::string(kWeek) + "fixing,GBP,2024,1,x\n", kNoPegs), "exchange rates, line 6: not a rate: \"x\"");
  EXPECT_EQ(LoadError(std::string(kWeek) + "fixing,GBP,2024,1,0\n", kNoPegs), "exchange rates, line 6: not a rate: \"0\"");
  EXPECT_EQ(LoadError(std::string(kWeek) + "fixing,GBP,2024,1,2,3,4,5,6\n", kNoPegs), "exchange rates, line 6: more rates than days");
  EXPECT_EQ(LoadError("fixing_days,,2024,0301,0230\n", kNoPegs), "exchange rates, line 1: no later day: \"0230\"");
  EXPECT_NE(LoadError(kWeek, "[]"), "none");
  EXPECT_NE(LoadError(kWeek, R"({"pegs": [{"currency": "AED"}]})"), "none");
}

}  // namespace
}  // namespace tallyman::normalize
