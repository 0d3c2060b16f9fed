#include "corpus/date_cursor.h"

#include "corpus/calendars.h"
#include "corpus/date_words.h"

namespace tallyman::corpus {
namespace {

using normalize::Date;

constexpr std::size_t kShortWord = 3;      // "de", "de", "г": a word that may stand between the parts of a date
constexpr std::size_t kOrdinalSuffix = 3;  // "16th", "1er"

}  // namespace

std::optional<int> DateCursor::TakeDigits(std::size_t least, std::size_t most) {
  const bool is_number = Is(Token::Kind::kNumber) && tokens_[at_].text.size() >= least && tokens_[at_].text.size() <= most;
  return is_number ? std::optional(tokens_[at_++].value) : std::nullopt;
}

std::optional<NamedMonth> DateCursor::TakeMonthName() {
  if (Is(Token::Kind::kIdeograph)) return TakeSpacelessMonth();
  if (!Is(Token::Kind::kWord)) return std::nullopt;
  const std::u32string& word = tokens_[at_].text;
  if (IsAt(at_ + 1, Token::Kind::kSpace) && IsAt(at_ + 2, Token::Kind::kWord))
    if (const auto month = MonthNamed(word + U' ' + tokens_[at_ + 2].text, language_)) return Take(3, {*month});
  if (const auto month = MonthNamed(word, language_)) return Take(1, {*month});
  if (!language_.empty() && WithoutRegion(language_) != "fa") return std::nullopt;
  const auto month = PersianMonthNamed(word);
  return month ? std::optional(Take(1, {*month, true})) : std::nullopt;
}

std::optional<char32_t> DateCursor::TakeSignOf(std::u32string_view signs) {
  return IsSignOf(at_, signs) ? std::optional(tokens_[at_++].text[0]) : std::nullopt;
}

bool DateCursor::TakeSpace() {
  if (!Is(Token::Kind::kSpace)) return false;
  ++at_;
  return true;
}

bool DateCursor::TakeWord(std::u32string_view word) {
  if (at_ >= tokens_.size() || tokens_[at_].text != word) return false;
  ++at_;
  return true;
}

std::optional<char32_t> DateCursor::TakeCounter() {
  const bool one_letter = Is(Token::Kind::kIdeograph) || (Is(Token::Kind::kWord) && tokens_[at_].text.size() == 1);
  return one_letter ? std::optional(tokens_[at_++].text[0]) : std::nullopt;
}

void DateCursor::TakeOrdinalSuffix() {
  const bool suffix = (Is(Token::Kind::kWord) && tokens_[at_].text.size() <= kOrdinalSuffix) || IsSignOf(at_, U"°");
  if (suffix) ++at_;
}

bool DateCursor::TakeGap() {
  const std::size_t start = at_;
  if (!TakeSignOf(U".,") && (IsAt(at_ + 1, Token::Kind::kWord) || IsAt(at_ + 1, Token::Kind::kNumber))) TakeSignOf(U"-/");
  TakeSpace();
  const bool short_word = Is(Token::Kind::kWord) && tokens_[at_].text.size() <= kShortWord && !MonthNamed(tokens_[at_].text, language_);
  const std::size_t behind = IsSignOf(at_ + 1, U".") ? at_ + 2 : at_ + 1;
  if (short_word && IsAt(behind, Token::Kind::kSpace)) at_ = behind + 1;
  TakeThaiEra();
  return at_ > start;
}

std::u32string DateCursor::Ideographs(std::size_t most) const {
  std::u32string text;
  for (std::size_t i = at_; IsAt(i, Token::Kind::kIdeograph) && text.size() < most; ++i) text += tokens_[i].text;
  return text;
}

std::optional<Date> DateCursor::Day(int year, const NamedMonth& month, int day) const {
  constexpr int kFirstPersian = 1300, kLastPersian = 1449, kFirstBuddhist = 2443, kLastBuddhist = 2642;
  const bool is_persian_year = year >= kFirstPersian && year <= kLastPersian;
  if (month.is_persian || (is_persian_year && WithoutRegion(language_) == "fa"))
    return is_persian_year ? DayOf(Calendar::kPersian, year, month.month, day) : std::nullopt;
  const bool is_thai = language_.empty() || WithoutRegion(language_) == "th";
  if (is_thai && year >= kFirstBuddhist && year <= kLastBuddhist) return DayOf(Calendar::kBuddhist, year, month.month, day);
  return year >= 1900 && year < 2100 ? Date::FromParts(year, month.month, day) : std::nullopt;
}

bool DateCursor::IsSignOf(std::size_t at, std::u32string_view signs) const {
  return IsAt(at, Token::Kind::kSign) && signs.find(tokens_[at].text[0]) != std::u32string_view::npos;
}

NamedMonth DateCursor::Take(std::size_t tokens, NamedMonth month) {
  at_ += tokens;
  return month;
}

// A name of single letters and full stops.
std::optional<NamedMonth> DateCursor::TakeSpacelessMonth() {
  constexpr std::size_t kLongest = 20;
  std::u32string text;
  for (std::size_t i = at_; i < tokens_.size() && text.size() < kLongest && tokens_[i].text.size() == 1; ++i) text += tokens_[i].text;
  const auto found = MonthAtStart(text, language_);
  return found ? std::optional(Take(found->size, {found->month, false, true})) : std::nullopt;
}

// พ.ศ. of the Buddhist years, ค.ศ. of the Common Era.
void DateCursor::TakeThaiEra() {
  for (const std::u32string_view era : {U"พ.ศ.", U"ค.ศ."}) {
    std::size_t taken = 0;
    while (taken < era.size() && at_ + taken < tokens_.size() && tokens_[at_ + taken].text == era.substr(taken, 1)) ++taken;
    if (taken < era.size()) continue;
    at_ += taken;
    TakeSpace();
    return;
  }
}

}  // namespace tallyman::corpus
