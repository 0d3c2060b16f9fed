// Pages in the shapes of news sites' templates (pages/*.html), each with the text, title, day and publisher that a person reads on it
// (*.json).
#include "corpus/page/page.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "corpus/page/page_dates.h"
#include "corpus/page/text_measure.h"
#include "tests/corpus/page/read_page.h"

namespace tallyman::corpus {
namespace {

namespace fs = std::filesystem;

const fs::path kPages = fs::path(TALLYMAN_SOURCE_DIR) / "tests/corpus/page/pages";
const fs::path kUnseenPages = fs::path(TALLYMAN_SOURCE_DIR) / "tests/corpus/page/unseen";
constexpr char kParagraph[] =
    "<p>Exports to the neighbouring countries rose by five percent in June, the customs office said on Friday.</p>";

std::string FileBytes(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// Runs of four words without signs, or of twelve bytes where a script writes no spaces, with how often each comes.
std::map<std::string, int> Shingles(std::string text) {
  const auto is_sign = [](unsigned char c) { return c < 0x80 && std::isalnum(c) == 0; };
  std::replace_if(text.begin(), text.end(), is_sign, ' ');
  std::vector<std::string> words;
  std::istringstream stream(text);
  for (std::string word; stream >> word;) {
    if (word.size() > 40 && static_cast<unsigned char>(word[0]) >= 0xE0) {
      for (std::size_t at = 0; at + 3 <= word.size(); at += 3) words.push_back(word.substr(at, 3));
    } else {
      words.push_back(word);
    }
  }
  std::map<std::string, int> shingles;
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::string shingle;
    for (std::size_t j = i; j < std::min(i + 4, words.size()); ++j) shingle += words[j] + " ";
    ++shingles[shingle];
  }
  return shingles;
}

double F1(const std::string& wanted, const std::string& found) {
  const auto a = Shingles(wanted), b = Shingles(found);
  int common = 0, total = 0;
  for (const auto& [shingle, count] : a) {
    total += count;
    if (const auto other = b.find(shingle); other != b.end()) common += std::min(count, other->second);
  }
  for (const auto& [shingle, count] : b) total += count;
  return total == 0 ? 0 : 2.0 * common / total;
}

// The same paragraph would be dropped as a repeated one.
std::string NumberedParagraphs(int count) {
  std::string all;
  for (int i = 0; i < count; ++i)
    all += kParagraph + std::string("<p>Of ") + std::to_string(i) + " goods out of ten more was sold abroad than in the year before.</p>";
  return all;
}

TEST(Pages, BodiesAreFound) {
  double sum = 0;
  int pages = 0;
  for (const fs::directory_entry& entry : fs::directory_iterator(kPages)) {
    if (entry.path().extension() != ".html") continue;
    const auto wanted = nlohmann::json::parse(FileBytes(fs::path(entry.path()).replace_extension(".json")));
    const double f1 = F1(wanted["text"], ReadPage(FileBytes(entry.path())).text);
    EXPECT_GE(f1, 0.9) << entry.path().filename();
    sum += f1;
    ++pages;
  }
  ASSERT_GE(pages, 25);
  EXPECT_GE(sum / pages, 0.98);
}

// Pages (unseen/*.html, *.txt) that were written without knowing how bodies are found, harder than sites mostly are.
TEST(Pages, BodiesAreFoundOnPagesOfOthers) {
  double sum = 0;
  int pages = 0;
  for (const fs::directory_entry& entry : fs::directory_iterator(kUnseenPages)) {
    if (entry.path().extension() != ".html") continue;
    const double f1 = F1(FileBytes(fs::path(entry.path()).replace_extension(".txt")), ReadPage(FileBytes(entry.path())).text);
    EXPECT_GE(f1, 0.65) << entry.path().filename();
    sum += f1;
    ++pages;
  }
  ASSERT_GE(pages, 282);
  EXPECT_GE(sum / pages, 0.975);
}

// What stands out of sight, or in a class that names what is beside it, leaves the story where it is.
TEST(Pages, StoriesBehindTheHeadlineComeBeforeLongerLists) {
  const std::string story = "<h1>Exports rise</h1><div class='mod-no-footer'>" + NumberedParagraphs(6) + "</div>";
  const std::string note = "<p>I was there and it was nothing like as dramatic as your reporter makes it sound, not by a long way.</p>";
  std::string notes, hidden;
  for (int i = 0; i < 30; ++i) notes += "<div class='item'><b>Reader " + std::to_string(i) + "</b>" + note + "</div>";
  for (int i = 0; i < 30; ++i)
    hidden += "<p>" + std::to_string(i) + " cities were asked whether a longer summer would be welcome there or not.</p>";
  for (const std::string& other : {"<div>" + notes + "</div>", "<div style='display: none'>" + hidden + "</div>"}) {
    const std::string text = ReadPage("<html><body><main>" + story + "</main>" + other + "</body></html>").text;
    EXPECT_NE(text.find("neighbouring"), std::string::npos) << other.substr(0, 80);
    EXPECT_EQ(text.find("Reader 7"), std::string::npos);
    EXPECT_EQ(text.find("7 cities"), std::string::npos);
  }
}

std::string TextOf(const std::string& body) {
  return ReadPage("<html><head><title>Exports of grain rise</title></head><body>" + body + "</body></html>").text;
}

bool Holds(const std::string& text, std::string_view phrase) { return text.find(phrase) != std::string::npos; }

TEST(Pages, AStandfirstBesideTheBodyIsTheStorysBeginning) {
  const std::string headline = "<div class='head'><h1>Exports of grain rise</h1><p>3 March 2021</p></div>";
  const std::string body = "<div class='itemFullText'>" + NumberedParagraphs(4) + "</div>";
  const std::string opening = "Farmers sold more grain abroad than in any spring since the railway came to the valley.";
  EXPECT_TRUE(
      TextOf("<div>" + headline + "<div class='itemIntroText'><p>" + opening + "</p></div>" + body + "</div>").starts_with(opening));
  EXPECT_TRUE(TextOf("<div>" + headline + "<div class='teaser' itemprop='description'><p>" + opening + "</p></div>" + body + "</div>")
                  .starts_with(opening));
  EXPECT_FALSE(Holds(TextOf("<div>" + headline + "<div><img src='a.jpg'><p>" + opening + "</p></div>" + body + "</div>"), "railway"));
  const std::string points = "<div><h2>Key points</h2><ul><li>Grain rose by 5 percent.</li><li>Barley fell by 2 percent.</li></ul></div>";
  EXPECT_TRUE(Holds(TextOf("<div>" + headline + points + body + "</div>"), "Barley fell by 2 percent."));
}

TEST(Pages, ALineRightUnderTheHeadlineIsTextWhereItIsCalledTheLead) {
  const std::string lead = "Farmers sold more grain abroad than in any spring since the railway came to the valley.";
  const auto page = [&](const std::string& name) {
    return TextOf("<div><h1>Exports of grain rise</h1><div class='" + name + "'>" + lead + "</div><div class='text'>" +
                  NumberedParagraphs(4) + "</div></div>");
  };
  EXPECT_TRUE(page("article__lead").starts_with(lead));
  EXPECT_FALSE(Holds(page("article__dek"), "railway"));
}

TEST(Pages, CustomElementsSayWhatTheyAreByTheirNames) {
  const std::string text = TextOf(
      "<my-story><h1>Exports of grain rise</h1><my-text>" + NumberedParagraphs(4) +
      "</my-text><my-related><h3>More on this</h3></my-related><my-text><p>Barley was sold as well.</p></my-text><my-comments><b>Ann</b>"
      "<p>My father sold grain when there was no railway, and he sold more of it.</p></my-comments></my-story>");
  EXPECT_TRUE(Holds(text, "Barley was sold"));
  EXPECT_FALSE(Holds(text, "More on this"));
  EXPECT_FALSE(Holds(text, "My father"));
}

TEST(Pages, StoriesOfOneKindThatFollowAreOthers) {
  const std::string other =
      "<p>A ferry ran aground on the sand bank before the harbour in thick fog, and nobody was hurt but the captain's pride.</p>";
  const auto story = [](const std::string& headline, const std::string& text) {
    return "<div class='x1'><h1>" + headline + "</h1><time>3 March 2021</time><div class='x2'>" + text + "</div></div>";
  };
  const std::string text = TextOf("<div class='bar'><span>Exports of grain rise</span></div><main>" +
                                  story("Exports of grain rise", NumberedParagraphs(5)) + story("Ferry runs aground", other) + "</main>");
  EXPECT_TRUE(Holds(text, "neighbouring"));
  EXPECT_FALSE(Holds(text, "ferry"));
}

TEST(Pages, WhatAsksToBeFilledInIsNoText) {
  const std::string before = "<div><h1>Exports of grain rise</h1>" + NumberedParagraphs(5),
                    behind = "<p>Barley was sold as well.</p></div>";
  EXPECT_FALSE(
      Holds(TextOf(before + "<div><p>Enjoying this? We send a long read every Sunday.</p><input type='email'></div>" + behind), "Sunday"));
  EXPECT_FALSE(Holds(
      TextOf(before + "<div><h4>Your view</h4><p>Will you sell abroad this year?</p><form><input type='radio'></form></div>" + behind),
      "this year"));
  const std::string recipe =
      "<div><ul><li><input type='checkbox'>Two cups of flour.</li><li><input type='checkbox'>An egg.</li></ul></div>";
  EXPECT_TRUE(Holds(TextOf(before + recipe + behind), "Two cups of flour."));
}

TEST(Pages, NamesThatLeaveNothingAreMisunderstood) {
  std::string story;
  for (int i = 0; i < 8; ++i)
    story += "<div class='widget-box'><p>" + std::to_string(i) +
             " ships left the harbour with grain, the port's office said on Friday morning.</p></div>";
  EXPECT_NE(
      ReadPage("<html><body><h1>Ships leave</h1>" + story + "<footer><p>All the news from the port, every day of the year.</p></footer>")
          .text.find("3 ships"),
      std::string::npos);
}

TEST(Pages, AnInitialThatIsHiddenHidesNoParagraph) {
  const std::string text =
      ReadPage(
          "<html><body><article><h1>Ships leave</h1><p><span class='drop' aria-hidden='true'>T</span>hree ships left the harbour with "
          "grain, the port's office said on Friday morning.</p>" +
          NumberedParagraphs(3) + "</article></body></html>")
          .text;
  EXPECT_NE(text.find("Three ships"), std::string::npos);
}

// The text of a page with a story of paragraphs about ships, and `beside` behind it in the same element.
std::string StoryWith(const std::string& beside, const std::string& attributes = "") {
  std::string story;
  for (int i = 0; i < 6; ++i)
    story += "<div " + attributes + "><p>" + std::to_string(i) +
             " ships left the harbour with grain, the port's office said on Friday morning, and more are to follow.</p></div>";
  return ReadPage("<html><body><h1>Ships leave</h1><div class='x1'>" + story + beside + "</div></body></html>").text;
}

TEST(Pages, NamesAroundEachOfTheStorysPartsMislead) {
  for (const char* attributes :
       {"class='field field--name-text field--label-hidden'", "class='icon-free button-less weather'", "id='share'"})
    EXPECT_NE(
        StoryWith("<div class='share'><p>Tell your friends what happened in the harbour on Friday.</p></div>", attributes).find("3 ships"),
        std::string::npos)
        << attributes;
}

TEST(Pages, NamesOfLooksAndIdsOfHeadingsSayNothing) {
  const std::string more = "<p>Bad weather kept the other ships in the harbour for a day, as it had done in spring.</p>";
  EXPECT_NE(StoryWith("<h2 id='weather'>In bad weather</h2>" + more).find("In bad"), std::string::npos);
  for (const char* name : {"has-medium-font-size", "overflow-hidden", "ms-rteFontSize-2", "RichText--iconLinks", "category-weather"})
    EXPECT_NE(StoryWith("<p class='" + std::string(name) + "'>" + more.substr(3)).find("Bad weather"), std::string::npos) << name;
}

TEST(Pages, CaptionsAddressesAndNoticesAreNoText) {
  const std::string image = "<img src='a.jpg'>";
  for (const std::string& other :
       {"<p>" + image + "</p><p style='text-align: center'>The harbour of Eastport, seen from the hill above the town.</p>",
        "<div class='q'>" + image + "<div class='r'>The harbour of Eastport, seen from the hill above the town.</div></div>",
        "<div>" + image + "</div><p>The harbour of Eastport on Friday. Picture: Ann Lee / Eastport Post</p>",
        std::string("<p>Ann Lee of Eastport ann.lee@eastport-post.example</p>"),
        std::string("<p>Were you in Eastport on Friday? Let us know in the comments below.</p>")})
    EXPECT_EQ(StoryWith(other).find("Eastport"), std::string::npos) << other;
}

TEST(Pages, BoxesThatLeadElsewhereAreNoText) {
  const std::string box =
      "<div class='q'><h3>Read also</h3><h4><a href='/b'>Fish returns to the river</a></h4><p>How the anglers of the town won back what "
      "had been theirs.</p></div>";
  EXPECT_EQ(StoryWith(box + "<p>The port's office expects as many ships in the week to come, it said on Friday.</p>").find("anglers"),
            std::string::npos);
}

TEST(Pages, PiecesWithLinksToAnswerAreComments) {
  std::string notes;
  for (int i = 0; i < 5; ++i)
    notes +=
        "<div class='leaf'><p>I saw the ships leave, and my grandfather would have liked to see them as well.</p><a "
        "href='#'>Reply</a></div>";
  EXPECT_EQ(StoryWith("<div class='grove'>" + notes + "</div>").find("grandfather"), std::string::npos);
}

TEST(Pages, WordsForThoseWhoHaveItReadAreNoText) {
  EXPECT_NE(
      StoryWith("<p>The port has <a href='/p'>a page<span class='sr-only'>opens in a new window</span></a> that says when ships leave.</p>")
          .find("a page that says"),
      std::string::npos);
}

// A column called after the one beside it holds the story; one with headlines beside the story is what it is called.
TEST(Pages, ColumnsCalledSidebarAreOfOneKindOrTheOther) {
  std::string headlines, story;
  for (int i = 0; i < 12; ++i)
    headlines += "<div class='q'><h3><a href='/" + std::to_string(i) +
                 "'>Fish returns to the river of a town</a></h3><p>How the anglers of town " + std::to_string(i) +
                 " won back what had been theirs for longer than anyone in the place remembers.</p></div>";
  for (int i = 0; i < 8; ++i)
    story += "<p>" + std::to_string(i) +
             " ships left <a href='/h'>the harbour of the town</a> with grain, the port's office said on Friday.</p>";
  const auto text = [&](const std::string& column, const std::string& other) {
    return ReadPage("<html><body><main><h1>Ships leave</h1>" + column + "</main>" + other + "</body></html>").text;
  };
  const std::string beside = text("<div>" + story + "</div>", "<div class='c25r sidebar'>" + headlines + "</div>");
  EXPECT_NE(beside.find("3 ships"), std::string::npos);
  EXPECT_EQ(beside.find("anglers"), std::string::npos);
  const std::string other =
      "<div><p>" + std::string(20, 'x') + " is what people said about the harbour and its ships in a letter.</p></div>";
  EXPECT_NE(text("<div class='l-sidebar-fixed'>" + story + "</div>", other + other).find("3 ships"), std::string::npos);
}

TEST(Pages, SignedPiecesAreComments) {
  std::string notes;
  for (int i = 1; i < 6; ++i)
    notes += "<table><tr><td>Ann Lee wrote on Oct " + std::to_string(i) +
             ", 2015 1:00 PM:</td></tr><tr><td>My grandfather would have liked to see the ships leave, had he lived.</td></tr></table>";
  EXPECT_EQ(StoryWith(notes).find("grandfather"), std::string::npos);
}

TEST(Pages, NamesMadeByMachinesSayNothing) {
  const std::string text =
      StoryWith("<div class='sc-219ad7 OLgMPb'><p>Two more ships are expected in the harbour by Monday noon.</p></div>" +
                std::string("<p>They come from the south, as ships in the harbour mostly do in the summer.</p>"));
  EXPECT_NE(text.find("Two more ships"), std::string::npos);
}

TEST(Pages, LinkedHeadlinesInCardsAreNoText) {
  const std::string card = "<div class='q'><div class='r'><h3><a href='/b'>Fish returns to the river of the town</a></h3></div></div>";
  const std::string end = "<p>The port's office expects as many ships in the week to come, it said on Friday.</p>";
  EXPECT_EQ(StoryWith(card + end).find("Fish"), std::string::npos);
  EXPECT_NE(StoryWith("<h3><a href='/b'>What comes next to the harbour</a></h3>" + end).find("What comes next"), std::string::npos);
}

TEST(Pages, StoriesThatFollowAreNotThePages) {
  std::string other;
  for (int i = 0; i < 9; ++i)
    other += "<p>" + std::to_string(i) + " fishermen caught a fish on Friday, as they had on most days of the week before.</p>";
  const auto article = [](const std::string& headline, const std::string& text) {
    return "<section><article><h1>" + headline + "</h1>" + text + "</article></section>";
  };
  const std::string text =
      ReadPage("<html><head><title>Exports rise by a fifth</title></head><body><div>" +
               article("Exports rise by a fifth", NumberedParagraphs(6)) + article("Fish is caught", other) + "</div></body></html>")
          .text;
  EXPECT_NE(text.find("neighbouring"), std::string::npos);
  EXPECT_EQ(text.find("fishermen"), std::string::npos);
}

TEST(Pages, WhatIsBehindAGateIsText) {
  const std::string offer =
      "<div class='paywall'><h2>Get this offer now</h2><p>You have read all the free articles of this month, so subscribe for unlimited "
      "access.</p></div>";
  std::string story;
  for (int i = 0; i < 6; ++i)
    story += "<p class='paywall'>" + std::to_string(i) + " ships left the harbour with grain, the port's office said on Friday.</p>";
  const std::string text = ReadPage("<html><body><article><h1>Ships leave</h1>" + story + offer + "</article></body></html>").text;
  EXPECT_NE(text.find("3 ships"), std::string::npos);
  EXPECT_EQ(text.find("unlimited"), std::string::npos);
}

TEST(Pages, TitlesDaysAndPublishersAreFound) {
  int pages = 0, titles = 0, days = 0, publishers = 0;
  for (const fs::directory_entry& entry : fs::directory_iterator(kPages)) {
    if (entry.path().extension() != ".html") continue;
    const auto wanted = nlohmann::json::parse(FileBytes(fs::path(entry.path()).replace_extension(".json")));
    const schema::Article article = ReadPage(FileBytes(entry.path()));
    const auto text = [](const nlohmann::json& json) { return json.is_null() ? std::string() : json.get<std::string>(); };
    ++pages;
    titles += article.title == text(wanted["title"]);
    days += (article.published ? article.published->ToString() : "") == text(wanted["published"]);
    publishers += article.publisher.value_or("") == text(wanted["publisher"]);
  }
  EXPECT_GE(titles, pages - 1);
  EXPECT_GE(days, pages - 1);
  EXPECT_GE(publishers, pages - 1);
}

TEST(Pages, DaysComeFromTheMostTrustedSource) {
  const std::string json_ld =
      R"(<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2024-01-01T00:00:00Z"}</script>)";
  const std::string meta = R"(<meta property="article:published_time" content="2024-01-02">)";
  const std::string time = R"(<time datetime="2024-01-03">)";
  const std::string url = "https://example.org/2024/01/04/story.html";
  const std::string dateline = "<p>5 January 2024</p>";
  std::vector<std::string> sources = {json_ld, meta, time, dateline};
  const auto day = [&](std::size_t first, const std::string& address) {
    std::string html = "<html><head><title>Exports of everything rise</title></head><body><h1>Exports of everything rise</h1>";
    for (std::size_t i = first; i < sources.size(); ++i) html += sources[i];
    const auto published = ReadPage(html + kParagraph, {address, ""}).published;
    return published ? published->ToString() : "";
  };
  EXPECT_EQ(day(0, url), "2024-01-01");
  EXPECT_EQ(day(1, url), "2024-01-02");
  EXPECT_EQ(day(2, url), "2024-01-03");
  EXPECT_EQ(day(3, url), "2024-01-04");
  EXPECT_EQ(day(3, ""), "2024-01-05");
}

TEST(Pages, DaysOfSomethingElseAreNotThePages) {
  const auto published = [](const std::string& inner) {
    const auto day = ReadPage("<html><head><title>Exports of everything rise</title>" + inner + kParagraph + "</body></html>").published;
    return day ? day->ToString() : "";
  };
  const std::string comment = "<section class='comments'><p>So it is.</p><time datetime='2024-07-29'></time></section>";
  EXPECT_EQ(published("</head><body><h1>Exports of everything rise</h1>" + comment), "");
  EXPECT_EQ(published("</head><body><h1>Exports of everything rise</h1><p>Updated <time datetime='2024-07-20'>July 20</time></p>"
                      "<p>Published <time datetime='2024-07-12'>July 12</time></p>"),
            "2024-07-12");
  const std::string placeholder =
      R"(<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "1970-01-01T00:00:00Z"}</script>)";
  EXPECT_EQ(published(placeholder + "<meta name='date' content='2024-07-12'></head><body>"), "2024-07-12");
  EXPECT_EQ(published("<meta name='date' content='1987-03-05'></head><body>"), "1987-03-05");
  const std::string list = R"(<script type="application/ld+json">{"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle",
      "headline": "Something else", "datePublished": "2023-01-01"}]}</script>)";
  EXPECT_EQ(published(list + "<meta name='date' content='2024-07-12'></head><body>"), "2024-07-12");
}

TEST(Pages, DaysInAddresses) {
  const auto day = [](const char* url) {
    const auto date = DateInUrl(url);
    return date ? date->ToString() : "";
  };
  EXPECT_EQ(day("https://a.org/2024/07/12/story"), "2024-07-12");
  EXPECT_EQ(day("https://a.org/news/2024/7/2/story"), "2024-07-02");
  EXPECT_EQ(day("http://a.cn/n1/2024/0712/c1004-40276000.html"), "2024-07-12");
  EXPECT_EQ(day("http://a.cn/2024-07/12/content_1.htm"), "2024-07-12");
  EXPECT_EQ(day("http://a.gov.cn/202407/t20240712_123.html"), "2024-07-12");
  EXPECT_EQ(day("https://a.org/story-20240712.html"), "2024-07-12");
  EXPECT_EQ(day("https://a.org/story-2024131299.html"), "");
  EXPECT_EQ(day("https://2024-07-12.org/story"), "");
  EXPECT_EQ(day("https://a.org/20241399/story"), "");
}

TEST(Pages, TheTextOfStructuredDataTakesThePlaceOfAMissingBody) {
  std::string body;
  for (int i = 0; i < 8; ++i) body += "Sentence number " + std::to_string(i) + " says that exports of some goods rose in the month. ";
  const std::string html = R"(<script type="application/ld+json">{"@type": "Article", "articleBody": ")" + body +
                           R"("}</script><div id="app"></div><div class="teasers">)" + kParagraph + "</div>";
  EXPECT_EQ(ReadPage(html).text, Collapsed(body));
}

TEST(Pages, DeepAndBrokenPagesAreRead) {
  std::string deep = "<body>";
  for (int i = 0; i < 200'000; ++i) deep += "<div>";
  EXPECT_NE(ReadPage(deep + kParagraph).text.find("rose by five percent"), std::string::npos);
  EXPECT_NE(ReadPage(std::string("<html><body><div><p>") + kParagraph + "<table><tr><td").text.find("rose by five percent"),
            std::string::npos);
  EXPECT_EQ(ReadPage("<html></html>").text, "");
}

TEST(Pages, MarkupThatTakesTooLongIsCutOff) {
  std::string attributes, tags;
  for (int i = 0; i < 60'000; ++i) attributes += " a" + std::to_string(i) + "=1";
  for (int i = 0; i < 40'000; ++i) tags += "<b><i><u><s></p>";
  for (const std::string& costly : {"<div" + attributes + ">", tags}) {
    RawArticle raw;
    raw.name = "page";
    raw.bytes = "<html><body><h1>Exports rise</h1>" + NumberedParagraphs(4) + costly + "<p>More.</p></body></html>";
    Parsed parsed = ParsePage(std::move(raw), {}, {});
    const auto* article = std::get_if<schema::Article>(&parsed);
    ASSERT_NE(article, nullptr);
    EXPECT_NE(article->text.find("neighbouring"), std::string::npos);
    ASSERT_EQ(article->warnings.size(), 1u);
  }
}

TEST(Pages, RowsOfTablesAreLines) {
  EXPECT_EQ(TextOfHtml("<table><tr><th>Month</th><th>Exports</th></tr><tr><td>June</td><td>70.23</td></tr></table><p>A &amp; B</p>"),
            "Month | Exports\nJune | 70.23\n\nA & B");
}

}  // namespace
}  // namespace tallyman::corpus
