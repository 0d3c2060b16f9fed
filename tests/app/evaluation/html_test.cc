#include "app/evaluation/html.h"

#include <gtest/gtest.h>

#include "app/evaluation/evidence_check.h"
#include "app/evaluation/marked_text.h"
#include "reference_cases.h"

namespace tallyman::evaluation {
namespace {

using schema::Field;
using schema::TextSpan;

std::string Marked(const std::string& text, const std::vector<TextMark>& quotes, const std::vector<TextMark>& figures) {
  return MarkedText(CodePointsOf(text), Field::kText, quotes, figures);
}

TextMark Mark(int start, int end, Verdict verdict) { return {{Field::kText, start, end}, verdict, "f1", "note"}; }

std::string Page(const nlohmann::json& article) {
  const Compared compared(article);
  return HtmlPage(compared.results, Evaluate(compared.results, Grouping::kLanguage));
}

bool Contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

TEST(MarkedText, EscapesWhatIsMarkup) {
  EXPECT_EQ(Escaped("<b a=\"1\" c='2'>&\x01\t\n"), "&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;\xEF\xBF\xBD\t\n");
  EXPECT_EQ(Marked("<script>", {}, {}), "&lt;script&gt;");
}

TEST(MarkedText, CountsCodePoints) {
  EXPECT_EQ(Marked("出口5%增", {}, {Mark(2, 4, Verdict::kRight)}), "出口<a href=\"#f1\" class=\"figure right\" title=\"note\">5%</a>增");
}

TEST(MarkedText, AFigureInAQuoteIsTheOnlyLinkThere) {
  EXPECT_EQ(Marked("ab5c", {Mark(1, 4, Verdict::kMissed)}, {Mark(2, 3, Verdict::kWrong)}),
            "a<a href=\"#f1\" class=\"quote missed\" title=\"note\">b</a>"
            "<span class=\"quote missed\" title=\"note\"><a href=\"#f1\" class=\"figure wrong\" title=\"note\">5</a></span>"
            "<a href=\"#f1\" class=\"quote missed\" title=\"note\">c</a>");
}

TEST(MarkedText, OverlapsShowTheWorst) {
  const std::string html = Marked("abc", {}, {Mark(0, 2, Verdict::kRight), Mark(1, 3, Verdict::kInvented)});
  EXPECT_EQ(html,
            "<a href=\"#f1\" class=\"figure right\" title=\"note\">a</a><a href=\"#f1\" class=\"figure invented\" title=\"note\">b</a>"
            "<a href=\"#f1\" class=\"figure invented\" title=\"note\">c</a>");
}

TEST(MarkedText, MarksBeyondTheTextAreCutAndThoseOfTheTitlePassedOver) {
  EXPECT_EQ(Marked("ab", {}, {Mark(1, 99, Verdict::kRight)}), "a<a href=\"#f1\" class=\"figure right\" title=\"note\">b</a>");
  EXPECT_EQ(Marked("ab", {}, {{{Field::kTitle, 0, 1}, Verdict::kRight, "f1", "note"}}), "ab");
  EXPECT_EQ(Marked("", {}, {Mark(0, 1, Verdict::kRight)}), "");
}

TEST(MarkedText, RightToLeftLanguages) {
  EXPECT_EQ(LanguageAttributes("ar"), " lang=\"ar\" dir=\"rtl\"");
  EXPECT_EQ(LanguageAttributes("he"), " lang=\"he\" dir=\"rtl\"");
  EXPECT_EQ(LanguageAttributes("zh"), " lang=\"zh\" dir=\"ltr\"");
}

TEST(EvaluationPage, ShowsWrongFieldsSideBySide) {
  const std::string page = Page(ReferenceArticle("a wrong partner and a wrong base of comparison: found, not strict"));
  EXPECT_TRUE(Contains(page, "<td><del>US</del> <ins>RU</ins></td>"));
  EXPECT_TRUE(Contains(page, "<td><del>prev</del> <ins>yoy</ins></td>"));
  EXPECT_TRUE(Contains(page, "en: 3 wrong"));
}

TEST(EvaluationPage, ShowsEveryKindOfFigure) {
  const std::string page = Page(ReferenceArticle("missed and invented"));
  EXPECT_TRUE(Contains(page, "1 right, 2 missed, 2 invented"));
  for (const char* row : {"right</td><td>level 70230000000 CNY", "missed</td><td>percent 5.1 %", "invented</td><td>percent 7.5 %"})
    EXPECT_TRUE(Contains(page, row)) << row;
  EXPECT_TRUE(Contains(Page(ReferenceArticle("no claims in the article, none made")), "No figures"));
}

TEST(EvaluationPage, NothingOfTheArticleIsMarkup) {
  nlohmann::json article = ReferenceArticle("everything right in one record");
  for (const char* key : {"id", "title", "text", "language"}) article[key] = "<script>\"'&";
  article["records"][0]["document"]["id"] = article["id"];
  article["records"][0]["evidence"]["quote"]["text"] = "<script>";
  article["claims"][0]["quote"] = "<script>\"'&";
  const std::string page = Page(article);
  EXPECT_FALSE(Contains(page, "<script"));
  EXPECT_TRUE(Contains(page, "&lt;script&gt;&quot;&#39;&amp;"));
}

TEST(EvaluationPage, NeedsNothingBesideItself) {
  const std::string page = Page(ReferenceArticle("missed and invented"));
  for (const char* reference : {"http:", "https:", "src=", "<link", "@import", "url("})
    EXPECT_FALSE(Contains(page, reference)) << reference;
}

}  // namespace
}  // namespace tallyman::evaluation
