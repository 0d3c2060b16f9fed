// Where sentences end.
#include "extract/article_text.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace tallyman::extract {
namespace {

std::vector<std::string> Sentences(const std::string& language, const std::string& text) {
  static const languages::Packs packs;
  schema::Article article;
  article.title = "-";
  article.language = language;
  article.text = text;
  const ArticleText read(article, *packs.Find(language));
  std::vector<std::string> sentences;
  for (const Sentence& sentence : read.sentences())
    if (!sentence.title) sentences.push_back(read.Excerpt(sentence.begin, sentence.end).text);
  return sentences;
}

using Lines = std::vector<std::string>;

TEST(ArticleText, AbbreviationsOfThePackEndNoSentence) {
  EXPECT_EQ(Sentences("en", "A rise was recorded in May. The figure held. Mr. Wang of the U.S. Treasury agreed."),
            Lines({"A rise was recorded in May.", "The figure held.", "Mr. Wang of the U.S. Treasury agreed."}));
  EXPECT_EQ(Sentences("de", "Es waren 5 Mrd. Euro. Das war im Mai. Die Importe fielen."),
            Lines({"Es waren 5 Mrd. Euro.", "Das war im Mai.", "Die Importe fielen."}));
  EXPECT_EQ(Sentences("fr", "Les ventes à l'UE. Les achats suivent."), Lines({"Les ventes à l'UE.", "Les achats suivent."}));
}

TEST(ArticleText, NumbersHoldTheirPoints) {
  EXPECT_EQ(Sentences("en", "It rose 3.2 percent on Jan. 5. Imports fell."), Lines({"It rose 3.2 percent on Jan. 5.", "Imports fell."}));
}

TEST(ArticleText, WrappedLinesGoOnWhateverTheyBeginWith) {
  EXPECT_EQ(Sentences("en",
                      "    RIO DE JANEIRO, July 8 - Brazil's exports to the\n"
                      "United States and Canada were worth 1.2 billion dlrs,\n"
                      "the central bank said. In the month before they were\n"
                      "1.1 billion dlrs.\n"
                      "    Imports were not given."),
            Lines({"RIO DE JANEIRO, July 8 - Brazil's exports to the\nUnited States and Canada were worth 1.2 billion dlrs,\n"
                   "the central bank said.",
                   "In the month before they were\n1.1 billion dlrs.", "Imports were not given."}));
}

TEST(ArticleText, LinesOfAListAreNoWrappedText) {
  EXPECT_EQ(Sentences("en",
                      "Exports to the United States: 1.2 billion dollars (+4 percent)\n"
                      "Imports: 3 billion\n"
                      "Exports to Canada: 40 million\n"
                      "Total exports of the country in that month: 5 billion dollars\n"
                      "Balance: 2 billion"),
            Lines({"Exports to the United States: 1.2 billion dollars (+4 percent)", "Imports: 3 billion", "Exports to Canada: 40 million",
                   "Total exports of the country in that month: 5 billion dollars", "Balance: 2 billion"}));
}

TEST(ArticleText, ScriptsWithoutCapitals) {
  EXPECT_EQ(Sentences("ko", "수출은 늘었다. 수입은 줄었다. 7월에도 그랬다."),
            Lines({"수출은 늘었다.", "수입은 줄었다.", "7월에도 그랬다."}));
  EXPECT_EQ(Sentences("ja", "輸出は増えた。輸入は減った。"), Lines({"輸出は増えた。", "輸入は減った。"}));
  EXPECT_EQ(Sentences("ar", "ارتفعت الصادرات. انخفضت الواردات."), Lines({"ارتفعت الصادرات.", "انخفضت الواردات."}));
}

}  // namespace
}  // namespace tallyman::extract
