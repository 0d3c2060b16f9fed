#include "extract/candidates.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/extract/read_article.h"

namespace tallyman::extract {
namespace {

// The periods that an article's last figure may be of, those of all figures before being `before`.
std::vector<std::string> PeriodsOfLast(const std::string& words, const std::string& before, const char* published) {
  schema::Article article;
  article.text = words;
  article.language = "en";
  article.published = normalize::Date::Parse(published);
  const ReadArticle read(article);
  std::vector<LinkedFigure> decided;
  const CandidateMaker maker(read.article, read.text, read.mentions, decided);
  for (int figure = 0; figure + 1 < std::ssize(read.mentions.figures); ++figure) {
    LinkedFigure linked;
    linked.figure = figure;
    linked[Slot::kFlow].value = "exports";
    linked[Slot::kPeriod].value = before;
    decided.push_back(linked);
  }
  LinkedFigure last;
  last.figure = static_cast<int>(read.mentions.figures.size()) - 1;
  last[Slot::kFlow].value = "exports";
  std::vector<std::string> periods;
  for (const Candidate& candidate : maker.Periods(last)) periods.push_back(candidate.value);
  return periods;
}

bool Offers(const std::vector<std::string>& periods, const std::string& period) {
  return std::find(periods.begin(), periods.end(), period) != periods.end();
}

TEST(Candidates, SeasonsBeginWhereTheArticleSaysThatOneDid) {
  const std::string season = "The 2013-14 season runs from October to September. ";
  EXPECT_TRUE(Offers(PeriodsOfLast(season + "In 2011-12 exports were 3 million tonnes.", "", "2014-03-06"), "2011-10..2012-09"));
}

TEST(Candidates, WhatBeginsFarFromTheSeasonIsAnother) {
  const std::string elsewhere =
      "Exports of the 2012-13 season were weak. The ministry of agriculture in the capital, which has moved twice since the war and "
      "now has its seat beside the old grain exchange, said nothing about the crop. The tariffs, which began in April, are to stay. ";
  const std::vector<std::string> periods =
      PeriodsOfLast(elsewhere + "In the 2011-12 season exports were 3 million tonnes.", "", "2014-03-06");
  EXPECT_TRUE(Offers(periods, "2011-07..2012-06"));
  EXPECT_FALSE(Offers(periods, "2011-04..2012-03"));
}

TEST(Candidates, APeriodMayBeToldByWhatItIsComparedWithAlone) {
  EXPECT_TRUE(
      Offers(PeriodsOfLast("Exports grew by 395,000 tonnes from the first eight months of 2010.", "", "2011-11-22"), "2011-01..2011-08"));
}

TEST(Candidates, TheSameMonthsOfAYearNamed) {
  const std::string before = "In the first seven months exports were 5 million tonnes. ";
  EXPECT_TRUE(Offers(PeriodsOfLast(before + "In 2016 they were 3 million tonnes.", "2018-01..2018-07", "2018-09-21"), "2016-01..2016-07"));
}

TEST(Candidates, WhatWasExpectedMayBePast) {
  const std::vector<std::string> periods =
      PeriodsOfLast("In December exports were worth $98 billion, where analysts had expected $96 billion.", "", "2025-02-05");
  EXPECT_TRUE(Offers(periods, "2024-12..2024-12"));
}

}  // namespace
}  // namespace tallyman::extract
