// Period expressions, as a table: what stands in a text, what is known, and the months it stands for.
#include "normalize/period_expression.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "languages/pack.h"

namespace tallyman::normalize {
namespace {

const languages::Pack& PackOf(const std::string& language) {
  static const languages::Packs packs;
  return *packs.Find(language);
}

std::vector<PeriodMention> Find(const std::string& text, const std::string& language = "en") {
  const languages::Pack& pack = PackOf(language);
  const PackSlots slots(pack);
  const languages::View view(text, pack.folding());
  return FindPeriods(view, pack, pack.Match(view, &slots));
}

struct Known {
  std::string published;
  std::string spoken = "";  // "2024-01..2024-06"
  std::string reporter = "";
  bool future = false;
};

std::vector<std::string> Read(const std::string& text, const Known& known, const std::string& language = "en") {
  PeriodContext context;
  context.published = Date::Parse(known.published);
  context.reporter = Area::Parse(known.reporter);
  context.future = known.future;
  if (!known.spoken.empty()) context.last = Period{*Month::Parse(known.spoken.substr(0, 7)), *Month::Parse(known.spoken.substr(9)), {}, {}};
  std::vector<std::string> read;
  for (const PeriodMention& mention : Find(text, language)) {
    const auto period = Resolve(mention, context);
    read.push_back(period ? period->start.ToString() + ".." + period->end.ToString() : "unsettled");
  }
  return read;
}

using Texts = std::vector<std::string>;

TEST(SlotMemory, AnswersAsTheSlotsDo) {
  const std::vector<std::pair<std::string, std::string>> texts = {
      {"en", "In the third quarter, eleven months after May 2023, exports of 5.1 million tons rose by $1.2 billion (Q III)."},
      {"de", "Im III. Quartal stiegen die Ausfuhren um dreiundzwanzig Millionen Euro, im Mai um 3 Prozent."},
      {"zh", "二〇二四年前十一个月，出口额达五百二十亿美元，三季度增长5.1%。"},
      {"ar", "وفي الربع الثالث من عام 2024 بلغت الصادرات خمسة مليارات دولار"}};
  for (const auto& [language, text] : texts) {
    const languages::Pack& pack = PackOf(language);
    const languages::View view(text, pack.folding());
    const PackSlots slots(pack);
    const SlotMemory memory(pack);
    for (int pass = 0; pass < 2; ++pass)
      for (int at = 0; at < view.size(); ++at)
        for (int slot = 0; slot <= static_cast<int>(languages::Slot::kMonthNumber); ++slot) {
          std::vector<languages::SlotMatch> plain, remembered;
          slots.Read(view, static_cast<languages::Slot>(slot), at, plain);
          memory.Read(view, static_cast<languages::Slot>(slot), at, remembered);
          ASSERT_EQ(plain.size(), remembered.size()) << language << " slot " << slot << " at " << at;
          for (std::size_t i = 0; i < plain.size(); ++i) {
            EXPECT_EQ(plain[i].end, remembered[i].end);
            EXPECT_EQ(plain[i].value, remembered[i].value);
          }
        }
  }
}

TEST(Period, WithoutAYearIsTheLatestNotAfterPublication) {
  EXPECT_EQ(Read("in June", {"2024-07-12"}), Texts({"2024-06..2024-06"}));
  EXPECT_EQ(Read("in July", {"2024-07-12"}), Texts({"2024-07..2024-07"}));
  EXPECT_EQ(Read("in December", {"2018-01-09"}), Texts({"2017-12..2017-12"}));
  EXPECT_EQ(Read("in the fourth quarter", {"2018-01-09"}), Texts({"2017-10..2017-12"}));
  EXPECT_EQ(Read("in the second half", {"2024-01-12"}), Texts({"2023-07..2023-12"}));
  EXPECT_EQ(Read("November-February", {"2024-03-12"}), Texts({"2023-11..2024-02"}));
  EXPECT_EQ(Read("in June", {""}), Texts({"unsettled"}));
  EXPECT_EQ(Read("in June", {"", "2019-01..2019-12"}), Texts({"2019-06..2019-06"}));
}

TEST(Period, OfAForecastMayLieAhead) {
  EXPECT_EQ(Read("in December", {"2024-07-12", "", "", true}), Texts({"2024-12..2024-12"}));
  EXPECT_EQ(Read("in the second half", {"2024-07-12", "", "", true}), Texts({"2024-07..2024-12"}));
  EXPECT_EQ(Read("by the end of 2025", {"2024-07-12", "", "", true}), Texts({"2025-01..2025-12"}));
  EXPECT_EQ(Read("next quarter", {"2024-11-12", "", "", true}), Texts({"2025-01..2025-03"}));
  EXPECT_EQ(Read("next month", {"2024-12-12", "", "", true}), Texts({"2025-01..2025-01"}));
}

TEST(Period, TakesTheYearBesideIt) {
  EXPECT_EQ(Read("in June last year", {"2024-07-12"}), Texts({"2023-06..2023-06"}));
  EXPECT_EQ(Read("last year's first half", {"2024-07-12"}), Texts({"2023-01..2023-06"}));
  EXPECT_EQ(Read("in the same period of 2019", {"2024-07-12", "2024-01..2024-06"}), Texts({"2019-01..2019-06"}));
  EXPECT_EQ(Read("in June of the previous year", {"2024-07-12"}), Texts({"2023-06..2023-06"}));
  EXPECT_EQ(Read("前年の1〜9月", {"2025-10-28"}, "ja"), Texts({"2024-01..2024-09"}));
  EXPECT_EQ(Read("the last three months of 2023", {"2024-05-12"}), Texts({"2023-10..2023-12"}));
  EXPECT_EQ(Read("over the last three months, this year", {"2024-05-12"})[0], "2024-02..2024-04");
}

TEST(Period, TakesTheYearOfTheNextLine) {
  EXPECT_EQ(Read("In June\nlast year", {"1988-07-08"}), Texts({"1987-06..1987-06"}));
  EXPECT_EQ(Read("In June\n\nlast year", {"1988-07-08"}), Texts({"1988-06..1988-06", "1987-01..1987-12"}));
}

TEST(Period, DigitsOfANumberAreNoYear) {
  EXPECT_EQ(Read("en abril 54,296 millones", {"2025-06-06"}, "es"), Texts({"2025-04..2025-04"}));
  EXPECT_EQ(Read("en abril 24", {"2025-06-06"}, "es"), Texts({"2024-04..2024-04"}));
}

TEST(Period, TheBeginningOfAYearIsItsFirstMonth) {
  EXPECT_EQ(Read("at the beginning of 2024", {"2025-07-14"}), Texts({"2024-01..2024-01"}));
  EXPECT_EQ(Read("since the beginning of 2024", {"2024-07-14"}), Texts({"2024-01..2024-06"}));
  EXPECT_EQ(Read("Anfang 2024", {"2025-07-14"}, "de"), Texts({"2024-01..2024-01"}));
  EXPECT_EQ(Read("2024年初", {"2025-07-14"}, "zh"), Texts({"2024-01..2024-01"}));
}

TEST(Period, LeavesTheYearItIsComparedWith) {
  EXPECT_EQ(Read("haziran ayında geçen yıla göre", {"2024-07-12"}, "tr"), Texts({"2024-06..2024-06", "2023-01..2023-12"}));
  EXPECT_EQ(Read("6月较去年增长", {"2024-07-12"}, "zh"), Texts({"2024-06..2024-06", "2023-01..2023-12"}));
  EXPECT_EQ(Read("في يونيو عن العام الماضي", {"2024-07-12"}, "ar"), Texts({"2024-06..2024-06", "2023-01..2023-12"}));
}

TEST(Period, JoinedMonthsAreOfferedTogetherAndApart) {
  EXPECT_EQ(Read("in January and February", {"2024-03-12"}), Texts({"2024-01..2024-02", "2024-01..2024-01", "2024-02..2024-02"}));
  EXPECT_EQ(Read("March and April last year", {"2024-06-12"}), Texts({"2023-03..2023-04", "2023-03..2023-03", "2023-04..2023-04"}));
  EXPECT_EQ(Read("in January and March", {"2024-06-12"}), Texts({"2024-01..2024-01", "2024-03..2024-03"}));
  EXPECT_EQ(Read("January-February", {"2024-03-12"}), Texts({"2024-01..2024-02"}));
}

TEST(Period, IsReadFromTheOneSpokenOf) {
  const Known half{"2024-07-12", "2024-01..2024-06"}, quarter{"2024-07-12", "2024-01..2024-03"}, march{"2024-07-12", "2022-03..2022-03"};
  EXPECT_EQ(Read("a year earlier", half), Texts({"2023-01..2023-06"}));
  EXPECT_EQ(Read("a year earlier", quarter), Texts({"2023-01..2023-03"}));
  EXPECT_EQ(Read("the same month last year", half), Texts({"2023-06..2023-06"}));
  EXPECT_EQ(Read("two years earlier", half), Texts({"2022-01..2022-06"}));
  EXPECT_EQ(Read("the previous quarter", quarter), Texts({"2023-10..2023-12"}));
  EXPECT_EQ(Read("the previous month", half), Texts({"2024-05..2024-05"}));
  EXPECT_EQ(Read("the same eleven months of 2015", {"2016-12-12", "2016-11..2016-11"}), Texts({"2015-01..2015-11"}));
  EXPECT_EQ(Read("the following month", march), Texts({"2022-04..2022-04"}));
  EXPECT_EQ(Read("the following quarter", march), Texts({"2022-04..2022-06"}));
  EXPECT_EQ(Read("douze mois plus tard", {"2023-08-24", "2021-01..2021-12"}, "fr"), Texts({"2022-01..2022-12"}));
  EXPECT_EQ(Read("bu yılın aynı ayında", {"2008-10-31", "2007-09..2007-09"}, "tr"), Texts({"2008-09..2008-09"}));
}

TEST(Period, IsReadFromPublicationWhereNothingWasSpokenOf) {
  EXPECT_EQ(Read("the same month last year", {"2024-07-12"}), Texts({"2023-06..2023-06"}));
  EXPECT_EQ(Read("geçen yılın aynı ayında", {"2024-01-12"}, "tr"), Texts({"2022-12..2022-12"}));
  EXPECT_EQ(Read("a year earlier", {"2024-07-12"}), Texts({"2023-01..2023-12"}));
  EXPECT_EQ(Read("the same period", {"2024-07-12"}), Texts({"unsettled"}));
  EXPECT_EQ(Read("last week", {"2024-07-03"}), Texts({"2024-06..2024-06"}));
}

TEST(Period, ToDateEndsWithWhatIsSaidOrSpokenOf) {
  EXPECT_EQ(Read("so far this year", {"2024-07-12"}), Texts({"2024-01..2024-06"}));
  EXPECT_EQ(Read("so far this year", {"2024-01-12"}), Texts({"2023-01..2023-12"}));
  EXPECT_EQ(Read("so far this year", {"2023-05-22", "2023-05..2023-05"}), Texts({"2023-01..2023-05"}));
  EXPECT_EQ(Read("so far in 2023", {"2023-10-12"}), Texts({"2023-01..2023-09"}));
  EXPECT_EQ(Read("as of 15 August", {"2024-09-12"}), Texts({"2024-01..2024-08"}));
  EXPECT_EQ(Read("as of 1 September", {"2024-09-12"}), Texts({"2024-01..2024-08"}));
  EXPECT_EQ(Read("as of 1 January 2024", {"2024-02-12"}), Texts({"2023-01..2023-12"}));
  EXPECT_EQ(Read("since July", {"2018-05-17"}), Texts({"2017-07..2018-04", "2017-07..2017-07"}));
  EXPECT_EQ(Read("since the start of the season and as of 31 December", {"2018-01-17"}), Texts({"2017-07..2017-12"}));
}

TEST(Period, FollowsTheReportersFiscalYear) {
  EXPECT_EQ(Read("fiscal 2023", {"2023-12-12", "", "JP"}), Texts({"2023-04..2024-03"}));
  EXPECT_EQ(Read("fiscal 2023", {"2023-12-12", "", "IN"}), Texts({"2022-04..2023-03"}));
  EXPECT_EQ(Read("fiscal 2023", {"2023-12-12", "", "US"}), Texts({"2022-10..2023-09"}));
  EXPECT_EQ(Read("fiscal 2023", {"2023-12-12", "", "DE"}), Texts({"2023-01..2023-12"}));
  EXPECT_EQ(Read("this fiscal year", {"2024-02-12", "", "JP"}), Texts({"2023-04..2024-03"}));
  EXPECT_EQ(Read("the fiscal year", {"2023-04-12", "", "IN"}), Texts({"2022-04..2023-03"}));
  EXPECT_EQ(Read("the first ten months of the fiscal year", {"2011-06-03", "", "PK"}), Texts({"2010-07..2011-04"}));
  EXPECT_EQ(Read("the second quarter of fiscal 2024", {"2023-12-12", "", "IN"}), Texts({"2023-07..2023-09"}));
  EXPECT_EQ(Read("the first half of fiscal 2024", {"2024-12-12", "", "JP"}), Texts({"2024-04..2024-09"}));
  EXPECT_EQ(Read("April-January of 2023-24", {"2024-02-12", "", "IN"}), Texts({"2023-04..2024-01"}));
  EXPECT_EQ(Read("前年度", {"2022-07-07", "2021-04..2022-03", "JP"}, "ja"), Texts({"2021-04..2022-03", "2020-04..2021-03"}));
}

TEST(Period, OfAFiscalYearStaysSoThroughTheArticle) {
  EXPECT_EQ(Read("in the first ten months of this fiscal year. In the first ten months", {"2011-06-03", "", "PK"}),
            Texts({"2010-07..2011-04", "2010-07..2011-04"}));
}

TEST(Period, SeasonsBeginWhereThePackOrTheArticleSays) {
  EXPECT_EQ(Read("the 2017/18 season", {"2018-05-17"}), Texts({"2017-07..2018-06"}));
  EXPECT_EQ(Read("the 2017/18 coffee season", {"2018-05-17"}), Texts({"2017-10..2018-09"}));
  EXPECT_EQ(Read("the 2014-15 season, which closed on 30 September", {"2015-10-14"})[0], "2014-10..2015-09");
  EXPECT_EQ(Read("the first four months of the 2017/18 coffee season", {"2018-05-17"}), Texts({"2017-10..2018-01"}));
  EXPECT_EQ(Read("so far this season", {"2018-05-17", "2018-03..2018-03"}), Texts({"2017-07..2018-03"}));
}

TEST(Period, YearsOfErasAreTheCalendars) {
  EXPECT_EQ(Read("令和5年度上半期", {"2024-03-12", "", "JP"}, "ja"), Texts({"2023-04..2023-09"}));
  EXPECT_EQ(Read("平成27年12月", {"2016-03-12"}, "ja"), Texts({"2015-12..2015-12"}));
  EXPECT_EQ(Read("令和元年", {"2020-03-12"}, "ja"), Texts({"2019-01..2019-12"}));
  EXPECT_EQ(Read("民國112年", {"2024-03-12"}, "zh"), Texts({"2023-01..2023-12"}));
}

TEST(Period, FixedStretchesOfMonthsAreAPacksOwn) {
  EXPECT_EQ(Read("segundo cuatrimestre", {"2024-09-12"}, "es"), Texts({"2024-05..2024-08"}));
  EXPECT_EQ(Read("sexto bimestre de 2023", {"2024-09-12"}, "es"), Texts({"2023-11..2023-12"}));
  EXPECT_EQ(Read("الثلث الأول من العام", {"2024-06-12"}, "ar"), Texts({"2024-01..2024-04"}));
}

TEST(Period, NamesThatOnlyLookLikeMonthsAreNone) {
  EXPECT_TRUE(Find("Theresa May said").empty());
  EXPECT_TRUE(Find("Julio Velarde", "es").empty());
  EXPECT_TRUE(Find("por el mar Rojo", "es").empty());
  EXPECT_TRUE(Find("le Champ de Mars", "fr").empty());
}

TEST(Period, EveryKeyOfAPackIsKnown) {
  const languages::Packs packs;
  const std::string section = "period/";
  for (const std::string& language : packs.Languages())
    for (const std::string& path : packs.Find(language)->Paths())
      if (path.starts_with(section)) {
        const std::string key = path.substr(section.size(), path.rfind('/') - section.size());
        EXPECT_TRUE(IsPeriodKey(key)) << language << ": period has an unknown key \"" << key << "\"";
      }
  EXPECT_FALSE(IsPeriodKey("moth"));
}

TEST(Period, KindsThatNeedWhatIsSpokenOfAreTold) {
  EXPECT_TRUE(NeedsSpokenPeriod(PeriodKind::kYearAgo));
  EXPECT_FALSE(NeedsSpokenPeriod(PeriodKind::kMonth));
}

}  // namespace
}  // namespace tallyman::normalize
