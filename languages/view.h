// A text as patterns see it: normalized once (NFKC, case folding, folded spaces and dashes), with a map back to the source.
#ifndef TALLYMAN_LANGUAGES_VIEW_H_
#define TALLYMAN_LANGUAGES_VIEW_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tallyman::languages {

// How a pack asks for characters to be folded beyond NFKC and case.
enum class Folding { kNone, kTraditionalToSimplified };

// Properties of a character of a View.
enum CharacterClass : std::uint8_t {
  kLetter = 1,       // a letter or mark
  kDigit = 2,        // a decimal digit; the view holds it as ASCII
  kUpper = 4,        // was a capital in the source
  kIdeographic = 8,  // of a script that writes no spaces between words (Han, kana, Thai): word edges mean nothing beside it
  kSpace = 16,       // a space of any kind (the view holds ' ') or a line break (the view holds '\n')
  kNoBreak = 64,     // a space that holds a number together: no-break, thin or figure space
  kFullwidth = 32,   // was a fullwidth form in the source ("，" is a comma, never a grouping sign)
  kColumn = 128,  // a space that stands between columns and inside no number: a tab, one as wide as an ideograph, or one of three in a row
};

class View {
 public:
  // REQUIRES: `utf8` is valid UTF-8.
  explicit View(std::string_view utf8, Folding folding = Folding::kNone);

  int size() const { return static_cast<int>(text_.size()); }
  std::u32string_view text() const { return text_; }
  // The character at `at`; 0 outside.
  char32_t operator[](int at) const { return at >= 0 && at < size() ? text_[at] : 0; }
  std::uint8_t classes(int at) const { return at >= 0 && at < size() ? classes_[at] : 0; }
  bool Is(int at, CharacterClass c) const { return (classes(at) & c) != 0; }

  // Whether the text has small letters and no capital at all, so that case tells nothing ("usd 5 million").
  bool caseless() const { return caseless_; }

  // Where a stretch of the view lies in the source, in code points.
  int SourceStart(int at) const { return at < size() ? source_[at] : source_size_; }
  int SourceEnd(int end) const;
  int source_size() const { return source_size_; }

  // The view's own text of [begin, end) as UTF-8.
  std::string Utf8(int begin, int end) const;

  // Whether a word may begin (end) at this position: the neighbours are not both letters, nor both digits, unless one is
  // ideographic.
  bool IsWordStart(int at) const;
  bool IsWordEnd(int end) const { return end >= size() || IsWordStart(end); }

 private:
  void Append(char32_t c, int source, std::uint8_t classes);
  // Says of a blank at the view's end, and of two before it, that they stand between columns, where a line has begun before them.
  void MarkColumn();

  std::u32string text_;
  std::vector<int> source_;
  std::vector<std::uint8_t> classes_;
  int source_size_ = 0;
  bool caseless_ = false;
};

// `utf8` folded as a View folds it, without the map.
std::u32string Fold(std::string_view utf8, Folding folding);

// Whether a text is printed in traditional Chinese characters: many of its ideographs have a simplified form, and stand in the other.
bool IsTraditionalChinese(std::u32string_view text);

// Decodes valid UTF-8, and encodes back.
std::u32string DecodeUtf8(std::string_view utf8);
std::string EncodeUtf8(std::u32string_view text);

}  // namespace tallyman::languages

#endif  // TALLYMAN_LANGUAGES_VIEW_H_
