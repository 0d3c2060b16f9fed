#include "normalize/number_tokens.h"

#include <algorithm>
#include <cstdint>
#include <string>

#include "normalize/number.h"

namespace tallyman::normalize {
namespace {

using languages::FigureKind;
using languages::FigureWord;
using languages::NumberSigns;
using languages::Pack;
using languages::View;
using languages::WordMatch;

constexpr std::size_t kMaxTokens = 24;

// "3/2" as a decimal; fractions that do not end are cut after 10 digits.
Decimal Ratio(const FigureWord& word) {
  if (word.denominator == 1) return Decimal(word.numerator);
  return Decimal::Divide(Decimal(word.numerator), Decimal(word.denominator), 10)->Normalized();
}

// Reads the parts of one number in order.
class Reader {
 public:
  Reader(const View& view, const Pack& pack, const NumberSigns& signs, int most) : view_(view), pack_(pack), signs_(signs), most_(most) {}

  // Fills tokens() from `begin` on. False where no number begins there.
  bool Read(int begin) {
    int at = begin;
    while (tokens_.size() < kMaxTokens) {
      const std::size_t before = tokens_.size();
      if (!ReadToken(at)) break;
      if (tokens_.size() > before) {
        if (joined_ && before == 1) SplitScaledWord();
        tokens_.back().joined = joined_;
      }
      joined_ = false;
      at = SkipGap(tokens_.back().end);
      if (const int behind = HalfAt(at) ? 0 : SkipJoiner(at)) {
        at = behind;
        joined_ = true;
      }
      // "(8) billion and (231) million"
      if (view_[at] == U'(' && InBrackets(tokens_[0]) && IsDigit(at + 1)) ++at;
    }
    return tokens_.size() > 0;
  }

  Tokens& tokens() { return tokens_; }
  // A word that is no number ends here: the number has to go on behind it.
  int hidden_until() const { return hidden_until_; }

 private:
  bool IsDigit(int at) const { return view_.Is(at, languages::kDigit); }
  bool IsLetter(int at) const { return view_.Is(at, languages::kLetter); }
  bool InsideWord(int at) const { return !view_.IsWordStart(at); }

  // Whether the token is digits behind an opening bracket.
  bool InBrackets(const Token& token) const { return !token.in_words && token.begin > 0 && view_[token.begin - 1] == U'('; }

  // Over one space, or a hyphen before a letter.
  int SkipGap(int at) const {
    // "(5913) million"
    if (view_[at] == U')' && tokens_.size() > 0 && InBrackets(tokens_.back()) && view_[at + 1] == U' ') ++at;
    if (view_[at] == U' ' || (view_[at] == U'\n' && IsLetter(at + 1) && GoesOnBehindBreak(view_, at))) return at + 1;
    if (view_[at] == U'-' && IsLetter(at + 1)) return at + 1;
    return at;
  }

  // Behind a joiner at `at` and the space after it; 0 where none stands.
  int SkipJoiner(int at) const {
    if (!tokens_.back().in_words || !IsLetter(at)) return 0;
    int end = 0;
    Match(at, [&](const FigureWord& word, int word_end) {
      if (word.kind == FigureKind::kJoiner) end = std::max(end, word_end);
    });
    return end == 0 ? 0 : SkipGap(end);
  }

  template <typename Visit>
  void Match(int at, Visit visit) const {
    pack_.MatchNumberParts(view_, at, parts_);
    for (std::size_t i = 0; i < parts_.size(); ++i) visit(pack_.figure(parts_[i].entry), parts_[i].end);
  }

  bool ReadToken(int at) {
    if (IsDigit(at) || (view_[at] == U'.' && IsDigit(at + 1))) return ReadDigitToken(at);
    if (!IsLetter(at) && tokens_.size() == 0) return false;
    const bool inside = InsideWord(at) && !IsDigit(at - 1);
    if (tokens_.size() == 0 && inside && !languages::FollowsPrefix(view_, pack_.prefixes(), at)) return false;
    return inside ? ReadPart(at) : ReadWord(at);
  }

  bool ReadDigitToken(int at) {
    if (tokens_.size() > 0) {
      const Token& previous = tokens_.back();
      const bool goes_on = previous.multiplies || previous.scale_before || (joined_ && ScaleInside(previous) > 1);
      if (!goes_on) return false;
      // "51 milliards et 875 millions" is one number; "1.5 million and 300 thousand" are two.
      if (joined_ && tokens_[0].value.fraction_digits() > 0) return false;
    }
    if (tokens_.empty() && ReadFractionInDigits(at)) return true;
    auto number = ReadDigits(view_, at, signs_);
    if (!number) return false;
    Token token;
    token.begin = at;
    // Whether a scale word follows is known only when the digits have been read.
    if (number->printed.fraction_digits() == 0 && number->end - at >= 5 && ScaleAt(SkipGap(number->end)))
      number = ReadDigits(view_, at, signs_, true);
    token.end = number->end;
    token.value = number->printed;
    token.is_number = true;
    tokens_.push_back(token);
    return true;
  }

  // Words for a fraction that begin with digits: 3分の1, "3분의 1".
  bool ReadFractionInDigits(int at) {
    if (!view_.IsWordStart(at)) return false;
    pack_.MatchFigures(view_, at, words_);
    for (const WordMatch& match : words_) {
      const FigureWord& word = pack_.figure(match.entry);
      if (word.kind == FigureKind::kFraction && match.end <= most_) return AddFraction(at, match.end, word);
    }
    return false;
  }

  // The scale of one word for "two billion" (Arabic duals); 1 for other words.
  static std::int64_t ScaleInside(const Token& word) {
    if (!word.in_words || word.multiplies || word.scale_before || word.value.is_zero()) return 1;
    constexpr std::int64_t kThousand = 1000;
    std::int64_t scale = 1;
    while (word.value.fraction_digits() == 0 && word.value.mantissa() % (scale * kThousand) == 0) scale *= kThousand;
    return word.value < Decimal(10 * scale) ? scale : 1;
  }

  // Makes two tokens of such a word in front, for more is added to it ("two billion and 436 million").
  void SplitScaledWord() {
    Token& word = tokens_[0];
    const std::int64_t scale = ScaleInside(word);
    if (scale == 1) return;
    Token scaled = word;
    word.value = word.one_or_two ? Decimal(1) : *Decimal::Divide(word.value, Decimal(scale), 0);
    scaled.value = Decimal(scale);
    scaled.multiplies = true;
    tokens_.insert(tokens_.begin() + 1, scaled);
  }

  bool ScaleAt(int at) const { return KindAt(at, FigureKind::kScale); }
  bool HalfAt(int at) const { return IsLetter(at) && KindAt(at, FigureKind::kAndHalf); }

  bool KindAt(int at, FigureKind kind) const {
    std::vector<WordMatch> words;
    pack_.MatchFigures(view_, at, words);
    return std::any_of(words.begin(), words.end(), [&](const WordMatch& match) { return pack_.figure(match.entry).kind == kind; });
  }

  // A word at a word's edge, or in a script without edges: the longest of its section.
  bool ReadWord(int at) {
    pack_.MatchFigures(view_, at, words_);
    const FigureWord *cardinal = nullptr, *scale = nullptr, *fraction = nullptr, *half = nullptr, *before = nullptr, *point = nullptr;
    int number_end = 0, other_end = 0;
    for (const WordMatch& match : words_) {
      const FigureWord& word = pack_.figure(match.entry);
      switch (word.kind) {
        case FigureKind::kCardinal:
          cardinal = &word;
          number_end = match.end;
          break;
        case FigureKind::kScale:
          if (scale == nullptr || scale->numerator < word.numerator) scale = &word;
          number_end = match.end;
          break;
        case FigureKind::kFraction:
          fraction = &word;
          other_end = match.end;
          break;
        case FigureKind::kAndHalf:
          half = &word;
          other_end = match.end;
          break;
        case FigureKind::kScaleBefore:
          before = &word;
          number_end = match.end;
          break;
        case FigureKind::kPoint:
          point = &word;
          other_end = match.end;
          break;
        case FigureKind::kVague:
          if (tokens_.size() == 0) return false;
          break;
        case FigureKind::kNone:
          // A longer word that is no number, unless the number goes on behind it.
          if (pack_.entry(match.entry).section != languages::Section::kNumbers) break;
          if (!tokens_.empty() || !pack_.compounds()) return false;
          hidden_until_ = match.end;
          return ReadPart(at);
        default:
          break;
      }
    }
    if (half != nullptr && tokens_.size() > 0) return AddHalf(other_end);
    if (point != nullptr && tokens_.size() > 0 && !tokens_.back().multiplies) return ReadDecimals(other_end);
    if (fraction != nullptr && (cardinal == nullptr || other_end >= number_end)) return AddFraction(at, other_end, *fraction);
    if (tokens_.empty() && cardinal == nullptr && scale != nullptr && before == nullptr) return AddShorterNumber(at, number_end);
    if (cardinal != nullptr || scale != nullptr || before != nullptr) return AddWord(at, number_end, cardinal, scale, before);
    const bool other = std::any_of(words_.begin(), words_.end(), [&](const WordMatch& match) {
      return pack_.entry(match.entry).section == languages::Section::kNumbers;
    });
    return !other && ReadPart(at);
  }

  // A part of a compound: the longest behind which the word goes on in parts, or ends.
  bool ReadPart(int at) {
    const FigureWord *cardinal = nullptr, *scale = nullptr;
    int end = 0;
    Match(at, [&](const FigureWord& word, int word_end) {
      if (word.kind == FigureKind::kJoiner || word_end < end || !MayFollow(word)) return;
      if (word_end > end && pack_.boundary() == languages::Boundary::kWord && !view_.IsWordEnd(word_end) && !ContinuesInWord(word_end, 0))
        return;
      if (word_end > end) cardinal = scale = nullptr;
      end = word_end;
      (word.kind == FigureKind::kScale ? scale : cardinal) = &word;
    });
    return (cardinal != nullptr || scale != nullptr) && AddWord(at, end, cardinal, scale, nullptr);
  }

  // Whether a word can come next: behind a number without a scale word no thousands ("quaranta" and "cinquemila" are 45 thousand).
  bool MayFollow(const FigureWord& word) const {
    constexpr std::int64_t kThousand = 1000;
    const bool behind_number = !tokens_.empty() && !tokens_.back().multiplies && !tokens_.back().scale_before;
    return !behind_number || word.kind == FigureKind::kScale || word.numerator < kThousand || IsPower(word.numerator);
  }

  // A scale word begins no number, but its first word may ("mille" of "mille miliardi").
  bool AddShorterNumber(int at, int end) {
    const FigureWord *cardinal = nullptr, *scale = nullptr;
    int cardinal_end = 0, scale_end = 0;
    Match(at, [&](const FigureWord& word, int word_end) {
      if (word_end >= end || !view_.IsWordEnd(word_end)) return;
      if (word.kind == FigureKind::kScale && word_end >= scale_end) {
        scale = &word;
        scale_end = word_end;
      }
      if (word.kind == FigureKind::kCardinal && word_end >= cardinal_end) {
        cardinal = &word;
        cardinal_end = word_end;
      }
    });
    return cardinal != nullptr && AddWord(at, cardinal_end, cardinal, scale_end == cardinal_end ? scale : nullptr, nullptr);
  }

  bool ContinuesInWord(int at, int depth) const {
    constexpr int kDeepest = 8;
    if (view_.IsWordEnd(at) || !IsLetter(at)) return true;
    if (depth > kDeepest) return false;
    std::vector<WordMatch> parts;
    pack_.MatchNumberParts(view_, at, parts);
    for (std::size_t i = parts.size(); i-- > 0;)
      if (ContinuesInWord(parts[i].end, depth + 1)) return true;
    return false;
  }

  bool AddWord(int at, int end, const FigureWord* cardinal, const FigureWord* scale, const FigureWord* before) {
    Token token;
    token.begin = at;
    token.end = end;
    token.in_words = true;
    // One form may be "two billion" by itself and "billion" behind a number (Arabic duals).
    token.one_or_two = cardinal != nullptr && scale != nullptr && cardinal->numerator == 2 * scale->numerator;
    if (tokens_.empty() && cardinal != nullptr && scale != nullptr && cardinal->numerator != scale->numerator) scale = nullptr;
    const FigureWord* word = scale != nullptr ? scale : cardinal != nullptr ? cardinal : before;
    token.value = Decimal(word->numerator);
    token.multiplies = scale != nullptr || (cardinal != nullptr && IsPower(cardinal->numerator));
    token.is_number = cardinal != nullptr;
    token.scale_before = before != nullptr && (tokens_.size() == 0 || !tokens_.back().is_number || tokens_[0].scale_before);
    token.more = scale != nullptr && scale->more;
    if (token.scale_before) token.multiplies = false;
    if (tokens_.size() == 0 && !token.is_number && !token.scale_before) return false;
    if (tokens_.size() > 0 && IsDigit(tokens_.back().begin) && cardinal != nullptr && scale == nullptr && !IsPower(cardinal->numerator))
      return false;  // "5 two"
    tokens_.push_back(token);
    return true;
  }

  static bool IsPower(std::int64_t value) {
    if (value < 100) return false;
    while (value % 10 == 0) value /= 10;
    return value == 1;
  }

  // "five and a half": half of one, or of the scale word before ("a million and a half").
  bool AddHalf(int end) {
    Token& last = tokens_.back();
    if (!last.multiplies || (tokens_.size() == 1 && !last.is_number)) {
      if (last.value.fraction_digits() > 0) return false;
      const auto more = Decimal::Add(last.value, Decimal::FromParts(5, 1));
      if (!more) return false;
      last.value = *more;
      last.end = end;
      return true;
    }
    if (tokens_.size() == kMaxTokens) return false;
    Token half;
    half.begin = last.end;
    half.end = end;
    half.value = *Decimal::Multiply(last.value, Decimal::FromParts(5, 1));
    half.is_number = true;
    half.in_words = true;
    half.fraction = true;
    tokens_.push_back(half);
    return true;
  }

  bool AddFraction(int at, int end, const FigureWord& word) {
    Token token;
    token.begin = at;
    token.end = end;
    token.value = Ratio(word);
    token.is_number = true;
    token.in_words = true;
    token.fraction = true;
    if (tokens_.size() > 0) {
      // "two and a quarter"
      Token& last = tokens_.back();
      if (last.multiplies || last.value.fraction_digits() > 0 || !(token.value < Decimal(1)) || !Joined(last.end, at)) return false;
      const auto sum = Decimal::Add(last.value, token.value);
      if (!sum) return false;
      last.value = *sum;
      last.end = end;
      return true;
    }
    tokens_.push_back(token);
    return true;
  }

  // Whether a joiner was skipped between two places.
  bool Joined(int end, int begin) const { return begin - end > 2; }

  // Behind a point: digit words one by one, or one number with or without a word for its places.
  bool ReadDecimals(int at) {
    Token& last = tokens_.back();
    if (last.value.fraction_digits() > 0 || !last.in_words) return false;
    std::string digits;
    int end = 0;
    at = SkipGap(at);
    constexpr std::size_t kMaxDecimals = 6;
    while (digits.size() < kMaxDecimals) {
      const FigureWord* cardinal = nullptr;
      int word_end = 0;
      Match(at, [&](const FigureWord& word, int part_end) {
        if (word.kind != FigureKind::kCardinal || word.numerator >= 100 || part_end < word_end) return;
        cardinal = &word;
        word_end = part_end;
      });
      if (cardinal == nullptr || (cardinal->numerator >= 10 && !digits.empty())) break;
      digits += std::to_string(cardinal->numerator);
      end = word_end;
      at = SkipGap(end);
      if (cardinal->numerator >= 10) break;
    }
    if (digits.empty()) return false;
    pack_.MatchFigures(view_, at, words_);
    for (const WordMatch& match : words_) {
      const FigureWord& word = pack_.figure(match.entry);
      if (word.kind != FigureKind::kPlace) continue;
      std::size_t places = 0;
      for (std::int64_t power = word.numerator; power > 1; power /= 10) ++places;
      if (digits.size() < places) digits.insert(0, places - digits.size(), '0');
      end = match.end;
    }
    const auto value = Decimal::Parse(last.value.ToString() + "." + digits);
    if (!value) return false;
    last.value = *value;
    last.end = end;
    return true;
  }

  const View& view_;
  const Pack& pack_;
  const NumberSigns& signs_;
  const int most_;
  Tokens tokens_;
  int hidden_until_ = 0;
  bool joined_ = false;  // a joiner stands before the token to come
  mutable std::vector<WordMatch> parts_;
  std::vector<WordMatch> words_;
};

}  // namespace

Tokens ReadTokens(const View& view, int begin, const Pack& pack, const NumberSigns& signs, int most, int& hidden_until) {
  hidden_until = 0;
  const bool in_digits = view.Is(begin, languages::kDigit) || view[begin] == U'.';
  if (!in_digits && !pack.CanBeginFigure(view, begin) && !pack.CanBeginNumber(view, begin)) return {};
  Reader reader(view, pack, signs, most);
  const bool read = reader.Read(begin);
  hidden_until = reader.hidden_until();
  return read ? std::move(reader.tokens()) : Tokens();
}

}  // namespace tallyman::normalize
