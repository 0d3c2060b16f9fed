// What a page says of its story beside the text: the day, the title, the publisher.
#include <gtest/gtest.h>

#include <string>

#include "tests/corpus/page/read_page.h"

namespace tallyman::corpus {
namespace {

constexpr char kHeadline[] = "Exports of everything rise";
constexpr char kStory[] =
    "<p>Exports to the neighbouring countries rose by five percent in June, the customs office said on Friday.</p>"
    "<p>Most of the wheat went to buyers around the Mediterranean, while deliveries of barley stayed where they were.</p>";

struct Parts {
  std::string head = "<title>Exports of everything rise</title>";
  std::string above = "";
  std::string headline = "<h1>Exports of everything rise</h1>";
  std::string under = "";
  std::string behind = "";
  std::string language = "en";
};

schema::Article Read(const Parts& parts, const PageOrigin& origin = {}) {
  return ReadPage("<html lang='" + parts.language + "'><head>" + parts.head + "</head><body>" + parts.above + "<div class='story'>" +
                      parts.headline + parts.under + kStory + "</div>" + parts.behind + "</body></html>",
                  origin);
}

std::string Day(const Parts& parts, const PageOrigin& origin = {}) {
  const auto published = Read(parts, origin).published;
  return published ? published->ToString() : "";
}

std::string JsonLd(const std::string& json) { return "<script type='application/ld+json'>" + json + "</script>"; }
std::string Story(const std::string& headline, const std::string& day, const std::string& more = "") {
  return R"({"@type": "NewsArticle", "headline": ")" + headline + R"(", "datePublished": ")" + day + "\"" + more + "}";
}
std::string Published(const std::string& day) { return "<meta property='article:published_time' content='" + day + "'>"; }

TEST(Metadata, TheStoryOfSeveralInJsonLdIsThePages) {
  EXPECT_EQ(Day({.head = JsonLd("[" + Story("Hospital wing to open", "2024-07-01") + "," + Story(kHeadline, "2024-07-12") + "]")}),
            "2024-07-12");
  const std::string address = R"(, "url": "http://example.org/story/")";
  EXPECT_EQ(Day({.head = JsonLd(Story("Rain", "2024-07-01")) + JsonLd(Story("Snow", "2024-07-12", address))},
                {"https://www.example.org/story?ref=1", ""}),
            "2024-07-12");
}

TEST(Metadata, BrokenJsonLdIsRead) {
  EXPECT_EQ(Day({.head = JsonLd(R"({"@type": "NewsArticle", "headline": "He says "never" again", "datePublished": "2024-07-12",})")}),
            "2024-07-12");
}

TEST(Metadata, DaysThatAreNoNewsArePassedOver) {
  for (const char* placeholder : {"2099-12-31", "0001-01-01T00:00:00", "1900-01-01", "1969-12-31T19:00:00-05:00", "1970-01-01T00:00:00Z",
                                  "9999-12-31", "2038-01-19T03:14:07Z", "2037-12-31"}) {
    EXPECT_EQ(Day({.head = Published(placeholder) + "<meta name='date' content='2024-07-12'>"}), "2024-07-12") << placeholder;
    EXPECT_EQ(Day({.under = std::string("<time datetime='") + placeholder + "'>x</time>"}), "") << placeholder;
  }
  EXPECT_EQ(Day({.under = "<p>31 January 2019</p>"}, {"https://example.org/1953-01-31-storm", ""}), "2019-01-31");
  EXPECT_EQ(Day({.head = Published("1985-03-03"), .under = "<p>March 3, 1985</p>"}), "1985-03-03") << "an archive";
  const PageOrigin crawled{"", "", normalize::Date::Parse("2020-05-01")};
  EXPECT_EQ(Day({.head = Published("2020-05-20"), .under = "<p>April 30, 2020</p>"}, crawled), "2020-04-30");
}

// What a page says does not change with the day on which it is read.
TEST(Metadata, WhereTheCrawlIsNotKnownAnyDayCanBeAStorys) {
  EXPECT_EQ(Day({.head = Published("2088-05-20")}), "2088-05-20");
  EXPECT_EQ(Day({.under = "<p>May 20, 2088</p>"}), "2088-05-20");
  EXPECT_EQ(Day({.head = Published("2088-05-20")}, {"", "", normalize::Date::Parse("2088-05-19")}), "2088-05-20");
}

TEST(Metadata, ADayInTheAddressBehindThePrintedOneIsWhatTheStoryIsAbout) {
  EXPECT_EQ(Day({.under = "<p>17 January 2017</p>"}, {"https://example.org/news/agenda-2025-12-31", ""}), "2017-01-17");
  EXPECT_EQ(Day({.under = "<p>17 January 2017</p>"}, {"https://example.org/2017/01/18/story", ""}), "2017-01-18") << "tomorrow's newspaper";
}

TEST(Metadata, ATimeInUtcYieldsToTheDayThatIsPrinted) {
  EXPECT_EQ(Day({.head = Published("2024-07-11T23:40:00Z"), .under = "<p>12 July 2024, 00:40</p>"}), "2024-07-12");
  EXPECT_EQ(Day({.head = Published("2024-07-11T23:40:00Z")}, {"https://example.org/2024/07/12/story", ""}), "2024-07-12");
  EXPECT_EQ(Day({.under = "<time datetime='2024-07-11T23:40:00Z'>12 July 2024</time>"}), "2024-07-12");
  EXPECT_EQ(Day({.head = Published("2024-07-11T23:40:00+02:00"), .under = "<p>12 July 2024</p>"}), "2024-07-11");
  EXPECT_EQ(Day({.head = Published("2024-07-11T10:00:00Z"), .under = "<p>16 July 2024</p>"}), "2024-07-11") << "no neighbour";
}

TEST(Metadata, TimesOfOtherStoriesAreNotThePages) {
  const std::string time = "<time datetime='2024-07-20'>20 July</time>", link = "<a href='/pool'>The pool opens late this year</a>";
  const std::string parts[] = {"<div class='related'><div>" + time + "</div></div>", "<div><div>" + time + link + "</div></div>",
                               "<div class='top'><article>" + time + "<h3>" + link + "</h3></article></div>",
                               "<header>" + time + "</header>",
                               "<section class='comments'><div>" + time + "<p>So it is.</p></div></section>"};
  for (const std::string& part : parts) {
    EXPECT_EQ(Day({.above = part}), "") << part;
    EXPECT_EQ(Day({.behind = part}), "") << part;
    EXPECT_EQ(Day({.above = part, .under = "<p>12 July 2024</p>"}), "2024-07-12") << part;
  }
  EXPECT_EQ(Day({.under = "<p>A lecture will be held on " + time + " in the town hall, in the evening of that long day.</p>"}), "");
  const std::string card =
      "<div itemscope itemtype='http://schema.org/NewsArticle'><span itemprop='headline'>Roads</span>"
      "<meta itemprop='datePublished' content='2024-07-20'></div>";
  EXPECT_EQ(Day({.above = card, .under = "<span itemprop='datePublished' content='2024-07-12'>12 July</span>"}), "2024-07-12");
}

TEST(Metadata, LinksBesideADayAreNoTeaserUnderTheHeadline) {
  EXPECT_EQ(Day({.under = "<p>Posted on <a href='#'>July 12, 2024</a> by <a href='#'>Clementine Trench</a></p>"}), "2024-07-12");
  EXPECT_EQ(Day({.under = "<p><time itemprop='datePublished'>July 12, 2024</time> by <a href='#'>Clementine Trench of the Echo</a></p>"}),
            "2024-07-12");
}

TEST(Metadata, TheDayOfPublicationComesBeforeThatOfAnUpdate) {
  const std::string day = "<time datetime='2024-07-12'>12 July</time>", update = "<time datetime='2024-07-20'>20 July</time>";
  EXPECT_EQ(Day({.under = "<p>Stand: " + update + " | Veröffentlicht: " + day + "</p>"}), "2024-07-12");
  EXPECT_EQ(
      Day({.under = "<time class='updated' datetime='2024-07-20'></time><time class='entry-date published' datetime='2024-07-12'></time>"}),
      "2024-07-12");
  EXPECT_EQ(Day({.under = "<abbr class='updated' title='2024-07-20'>x</abbr><abbr class='published' title='2024-07-12'>y</abbr>"}),
            "2024-07-12");
  EXPECT_EQ(Day({.under = "<p>Updated " + update + "</p>"}, {"https://example.org/2024/07/12/story", ""}), "2024-07-12");
  EXPECT_EQ(Day({.under = "<p>Updated " + update + "</p>"}), "2024-07-20") << "better than none";
}

TEST(Metadata, PrintedDaysAboveTheHeadline) {
  EXPECT_EQ(Day({.headline = "<div>Trade | July 12, 2024</div><h1>Exports of everything rise</h1>"}), "2024-07-12");
  EXPECT_EQ(Day({.above = "<div>Monday, July 22, 2024</div>"}), "") << "the day of the crawl";
}

TEST(Metadata, NumbersAreReadInTheOrderOfTheCountry) {
  const std::string line = "<p>03/04/2024</p>";
  EXPECT_EQ(Day({.under = line, .language = "en-US"}), "2024-03-04");
  EXPECT_EQ(Day({.under = line, .language = "en-GB"}), "2024-04-03");
  EXPECT_EQ(Day({.under = line}, {"https://www.example.co.uk/story", ""}), "2024-04-03");
  EXPECT_EQ(Day({.under = line}, {"https://www.example.com/story", ""}), "");
}

TEST(Metadata, ADatelineTakesTheYearOfTheAddress) {
  EXPECT_EQ(Day({.under = "<p>LONDON, July 12 (Orewire) -- Exports rose, as the customs office said.</p>"},
                {"https://example.org/2024/07/story", ""}),
            "2024-07-12");
}

TEST(Metadata, SitesNamesInTitles) {
  const auto site = [](const std::string& title, const std::string& address = "") {
    return Read({.head = "<title>" + title + "</title>"}, {address, ""}).publisher.value_or("");
  };
  const std::string headline = kHeadline;
  EXPECT_EQ(site(headline + " - The Metropolitan Observer"), "The Metropolitan Observer");
  EXPECT_EQ(site(headline + " | Werne-Anzeiger"), "Werne-Anzeiger");
  EXPECT_EQ(site(headline + " | Lokales | Echo"), "Echo");
  EXPECT_EQ(site(headline + "_地方_江岸网"), "江岸网");
  EXPECT_EQ(site("Metals Wire: " + headline), "Metals Wire");
  EXPECT_EQ(site("Exports of every... | Shelf News"), "Shelf News");
  EXPECT_EQ(site(headline + " - Echo - Die Zeitung im Tal", "https://www.echo.example/1"), "Echo");
  EXPECT_EQ(site(headline + ": Causes and effects"), "");
  EXPECT_EQ(site(headline), "");
  EXPECT_EQ(site("Article - Dunmere Ledger"), "Dunmere Ledger");
  EXPECT_EQ(site(headline + " - Yerel Haberler"), "") << "a section";
}

TEST(Metadata, PublishersElsewhere) {
  const auto publisher = [](const std::string& head, const std::string& behind = "") {
    return Read({.head = "<title>Exports of everything rise</title>" + head, .behind = behind}).publisher.value_or("");
  };
  EXPECT_EQ(publisher(JsonLd(R"({"@graph": [{"@type": "Organization", "@id": "#o", "name": "Echo"},
      {"@type": "NewsArticle", "headline": "Exports of everything rise", "publisher": {"@id": "#o"}}]})")),
            "Echo");
  EXPECT_EQ(publisher(JsonLd(R"({"@type": "WebSite", "name": "Echo"})")), "Echo");
  EXPECT_EQ(publisher("<meta property='og:site_name' content='Ore &amp;amp; Alloy'>"), "Ore & Alloy");
  EXPECT_EQ(publisher("<meta property='og:site_name' content='Exports of everything rise'><meta name='application-name' content='Echo'>"),
            "Echo");
  EXPECT_EQ(publisher("<link rel='alternate' type='application/rss+xml' title='Echo &raquo; Feed'>"), "Echo");
  EXPECT_EQ(publisher("", "<footer>© 2021 Hollow Creek Gazette. All rights reserved.</footer>"), "Hollow Creek Gazette");
}

TEST(Metadata, TheHeadlineOnThePageIsTheTitle) {
  const auto title = [](const std::string& head, const std::string& headline) { return Read({.head = head, .headline = headline}).title; };
  const std::string h1 = "<h1>Exports of everything rise</h1>";
  EXPECT_EQ(title("<title>Article - Dunmere Ledger</title>", h1), kHeadline);
  EXPECT_EQ(
      title("<title>Shelf News</title><meta property='og:title' content='Shelf News'><meta property='og:site_name' content='Shelf News'>",
            "<h2 class='entry-title'>Exports of everything rise</h2>"),
      kHeadline);
  EXPECT_EQ(
      title("<title>Exports of everything rise - La Piazza</title>", "<h1><span>Trade</span> <span>Exports of everything rise</span></h1>"),
      kHeadline);
  EXPECT_EQ(title("<title>Trade: Exports of everything rise - Echo - Lokales</title>", "<h1>Exports of<br>everything rise</h1>"),
            kHeadline);
  EXPECT_EQ(title("<title>Exports of everything rise in June, says office</title>", "<h1><a href='/'>Carrowby Echo</a></h1>"),
            "Exports of everything rise in June, says office");
}

}  // namespace
}  // namespace tallyman::corpus
