#include "extract/article_text.h"

#include <algorithm>
#include <set>
#include <string>

namespace tallyman::extract {
namespace {

using languages::View;

constexpr std::string_view kTitleGap = "\n\n";

std::string Join(const schema::Article& article) {
  return article.title.empty() ? article.text : article.title + std::string(kTitleGap) + article.text;
}

bool IsTerminator(char32_t c) { return c == U'!' || c == U'?' || c == 0x3002 || c == 0xFF61 || c == 0x061F || c == 0x0964; }

bool IsClosing(char32_t c) { return c == U'"' || c == U'\'' || c == U')' || c == U']' || c == 0x300D || c == 0x300F || c == 0x300B; }

// Letters from here on have no capitals, and their scripts no abbreviations that end in a full stop.
constexpr char32_t kFirstCaseless = 0x590;

bool IsPlainLetter(const View& view, int at) { return view.Is(at, languages::kLetter) && !view.Is(at, languages::kIdeographic); }

// Whether the full stop at `at` ends an abbreviation or a number: "U.S.", "Mr.", "No. 5", "3.2".
bool IsInnerStop(const View& view, int at, const std::set<std::u32string>& abbreviations) {
  int next = at + 1;
  while (IsClosing(view[next])) ++next;
  if (next < view.size() && !view.Is(next, languages::kSpace)) return !view.Is(next, languages::kIdeographic);
  while (view[next] == U' ' || view[next] == U'"' || view[next] == U'(') ++next;
  const bool begins_sentence = view.Is(next, languages::kUpper) || view.Is(next, languages::kDigit) || view[next] == U'\n' ||
                               view[next] == 0 || view[next] == U'-' || view[next] == U'$' || view.Is(next, languages::kIdeographic) ||
                               (view.Is(next, languages::kLetter) && view[next] >= kFirstCaseless);
  if (!begins_sentence) return true;
  if (view[next] == U'\n' || view[next] == 0) return false;
  int word = at;
  while (IsPlainLetter(view, word - 1)) --word;
  const int letters = at - word;
  if (letters == 0 || view[word] >= kFirstCaseless) return false;
  if (letters == 1 || abbreviations.contains(std::u32string(view.text().substr(word, letters)))) return true;
  return view.Is(next, languages::kDigit) && letters <= 3;
}

int LineEnd(const View& view, int at) {
  while (view[at] != U'\n' && view[at] != 0) ++at;
  return at;
}

// Whether the word behind the line break at `at` would not have fitted into the line.
bool IsFull(const View& view, int at, int width) {
  constexpr int kSlack = 10;  // not every line reaches the longest one's end
  int begin = at;
  while (begin > 0 && view[begin - 1] != U'\n') --begin;
  int word = at + 1;
  if (view.Is(word, languages::kIdeographic)) return false;  // lines without blanks have no words to wrap
  while (view[word] != 0 && !view.Is(word, languages::kSpace)) ++word;
  return word - begin > width - kSlack;
}

// The width at which an article's lines are wrapped, as in newswire of old; 0 where they are not: most line breaks between two lines
// would then stand where the next word no longer fits.
int WrapWidth(const View& view) {
  constexpr int kLeast = 40, kMost = 100, kFewestLines = 3;
  // Only lines that the next one may continue: neither blank nor indented.
  const auto each = [&](auto use) {
    for (int begin = 0, at = LineEnd(view, 0); view[at] == U'\n'; begin = at + 1, at = LineEnd(view, begin))
      if (at > begin && view[at + 1] != U'\n' && view[at + 1] != U' ' && view[at + 1] != 0) use(begin, at);
  };
  int width = 0;
  each([&](int begin, int end) { width = std::max(width, end - begin); });
  if (width < kLeast || width > kMost) return 0;
  int full = 0, breaks = 0;
  each([&](int, int end) {
    ++breaks;
    full += IsFull(view, end, width);
  });
  return full >= kFewestLines && full * 2 > breaks ? width : 0;
}

// Whether the line break at `at` separates paragraphs or lines of a list, rather than wrapping a line. `width`: WrapWidth.
bool IsHardBreak(const View& view, int at, int width) {
  int next = at + 1;
  while (view[next] == U' ') ++next;
  if (view[next] == U'\n' || view[next] == 0) return true;
  if (width > 0 && next == at + 1 && view[next] != U'-' && view[next] != U'*' && IsFull(view, at, width)) return false;
  int before = at - 1;
  while (view[before] == U' ') --before;
  const bool continues = IsPlainLetter(view, next) && !view.Is(next, languages::kUpper) && view[next] < kFirstCaseless;
  const bool open = IsPlainLetter(view, before) || view[before] == U',' || view.Is(before, languages::kDigit);
  return !(continues && open);
}

// Text without an end of a sentence, as in rows of numbers, is parted where a word or number ends: what is linked within a sentence is
// looked for in all of it, once a figure.
bool IsTooLong(const View& view, int begin, int at) {
  constexpr int kLongest = 4000, kLongestWithoutGap = 8000;
  const int size = at - begin;
  return size >= kLongestWithoutGap ||
         (size >= kLongest && !view.Is(at, languages::kLetter) && !view.Is(at, languages::kDigit) && !view.Is(at + 1, languages::kDigit));
}

}  // namespace

std::optional<normalize::Area> CountryOf(const schema::Article& article) {
  return article.country ? normalize::Area::Parse(*article.country) : std::nullopt;
}

std::optional<int> YearOf(const schema::Article& article) {
  return article.published ? std::optional(article.published->year()) : std::nullopt;
}

ArticleText::ArticleText(const schema::Article& article, const languages::Pack& pack)
    : source_(languages::DecodeUtf8(Join(article))), view_(languages::EncodeUtf8(source_), pack.folding()) {
  publisher_country_ = CountryOf(article);
  title_size_ = static_cast<int>(languages::DecodeUtf8(article.title).size());
  text_offset_ = article.title.empty() ? 0 : title_size_ + static_cast<int>(kTitleGap.size());
  const int width = WrapWidth(view_);
  int paragraph = 0, begin = 0;
  const auto close = [&](int end) {
    while (begin < end && view_.Is(begin, languages::kSpace)) ++begin;
    int last = end;
    while (last > begin && view_.Is(last - 1, languages::kSpace)) --last;
    if (last > begin) sentences_.push_back({begin, last, paragraph, view_.SourceStart(begin) < text_offset_});
    begin = end;
  };
  for (int at = 0; at < view_.size(); ++at) {
    const char32_t c = view_[at];
    if (c == U'\n' && IsHardBreak(view_, at, width)) {
      close(at + 1);
      ++paragraph;
    } else if (IsTerminator(c) || (c == U'.' && !IsInnerStop(view_, at, pack.abbreviations()))) {
      while (IsClosing(view_[at + 1]) || IsTerminator(view_[at + 1])) ++at;
      close(at + 1);
    } else if (IsTooLong(view_, begin, at)) {
      close(at + 1);
    }
  }
  close(view_.size());
  if (article.title.empty()) ReadFirstLineAsTitle();
}

void ArticleText::ReadFirstLineAsTitle() {
  constexpr int kLongestTitle = 200;
  if (sentences_.size() < 2 || sentences_[1].paragraph == 0) return;
  Sentence& first = sentences_[0];
  const char32_t last = view_[first.end - 1];
  if (first.end - first.begin <= kLongestTitle && last != U'.' && !IsTerminator(last) && last != U':') first.title = true;
}

int ArticleText::SentenceAt(int at) const {
  const auto after =
      std::upper_bound(sentences_.begin(), sentences_.end(), at, [](int place, const Sentence& s) { return place < s.begin; });
  return std::max(0, static_cast<int>(after - sentences_.begin()) - 1);
}

schema::TextSpan ArticleText::Span(int begin, int end) const {
  const int start = view_.SourceStart(begin), stop = view_.SourceEnd(end);
  if (start < text_offset_) return {schema::Field::kTitle, start, std::min(stop, title_size_)};
  return {schema::Field::kText, start - text_offset_, stop - text_offset_};
}

schema::Excerpt ArticleText::Excerpt(int begin, int end) const {
  const schema::TextSpan span = Span(begin, end);
  const int offset = span.field == schema::Field::kTitle ? 0 : text_offset_;
  return {span, languages::EncodeUtf8(std::u32string_view(source_).substr(offset + span.start, span.end - span.start))};
}

}  // namespace tallyman::extract
