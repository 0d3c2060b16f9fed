#include "normalize/number.h"

#include <algorithm>
#include <vector>

#include "normalize/number_tokens.h"

namespace tallyman::normalize {
namespace {

using languages::NumberSigns;
using languages::Pack;
using languages::View;

// The value of tokens [begin, end); nothing where they are no number.
class Composer {
 public:
  // `edges`: words have edges. `elides`: a digit word right behind a scale word counts its tenths.
  Composer(const Tokens& tokens, bool edges, bool elides) : tokens_(tokens), edges_(edges), elides_(elides) {}

  std::optional<Decimal> Compose(std::size_t begin, std::size_t end) const {
    if (end == begin) return std::nullopt;
    if (tokens_[begin].scale_before) return ComposeScaleFirst(begin, end);
    if (end - begin == 1) return tokens_[begin].is_number ? std::optional(tokens_[begin].value) : std::nullopt;
    std::size_t top = end;
    for (std::size_t i = begin; i < end; ++i)
      if (tokens_[i].multiplies && (top == end || tokens_[top].value <= tokens_[i].value)) top = i;
    if (top == end) return ComposeSmall(begin, end);
    const Decimal& scale = tokens_[top].value;
    std::optional<Decimal> left;
    if (top > begin)
      left = Compose(begin, top);
    else if (tokens_[top].is_number)
      left = Decimal(1);
    if (!left) return std::nullopt;
    const auto product = Decimal::Multiply(*left, scale);
    if (!product || top + 1 == end) return product;
    if (IsElided(top, end)) {
      const auto tenth = Decimal::Multiply(scale, Decimal::FromParts(1, 1));
      const auto part = tenth ? Decimal::Multiply(*tenth, tokens_[top + 1].value) : std::nullopt;
      const auto sum = part ? Decimal::Add(*product, *part) : std::nullopt;
      return sum ? std::optional(sum->Normalized()) : sum;
    }
    const auto rest = Compose(top + 1, end);
    if (!rest || !(*rest < scale) || !MayAdd(top + 1, end)) return std::nullopt;
    return Decimal::Add(*product, *rest);
  }

 private:
  // 二万四, 一百五
  bool IsElided(std::size_t top, std::size_t end) const {
    const Token& last = tokens_[end - 1];
    return elides_ && top + 2 == end && tokens_[top].in_words && Decimal(100) <= tokens_[top].value && last.in_words && !last.multiplies &&
           !last.fraction && !last.joined && Decimal(1) <= last.value && last.value < Decimal(10);
  }

  // Whether tokens [begin, end) can be added to a scaled number before them: words after words, digits with a scale word of their
  // own, or digits where no spaces stand between words.
  bool MayAdd(std::size_t begin, std::size_t end) const {
    const Token& first = tokens_[begin];
    if (first.fraction) return end - begin == 1;
    if (first.in_words) return tokens_[begin - 1].in_words && (tokens_[0].in_words || tokens_[begin].multiplies || !edges_);
    for (std::size_t i = begin + 1; i < end; ++i)
      if (tokens_[i].multiplies) return true;
    // "8 mil 147,4 millones", "381 bin 57", "mil 200 millones"
    const bool below_thousand = first.value < Decimal(1000) && (first.value.fraction_digits() == 0 || Decimal(100) <= first.value);
    if (tokens_[begin - 1].value == Decimal(1000) && below_thousand) return true;
    return !edges_ || tokens_[begin - 1].end == first.begin;
  }

  // Numbers without a scale word: hundreds, tens, units.
  std::optional<Decimal> ComposeSmall(std::size_t begin, std::size_t end) const {
    Decimal total = tokens_[begin].value;
    if (!tokens_[begin].in_words || tokens_[begin].fraction) return std::nullopt;
    Decimal last = total;
    for (std::size_t i = begin + 1; i < end; ++i) {
      const Token& token = tokens_[i];
      if (!token.in_words || token.fraction || token.value.fraction_digits() > 0) {
        if (i + 1 != end || token.fraction) return std::nullopt;
      }
      if (last.is_zero() && i > begin + 1) {
        last = token.value;
      } else if (token.value.is_zero()) {
        last = token.value;
        continue;
      } else if (!Fits(last, token.value)) {
        return std::nullopt;
      }
      const auto sum = Decimal::Add(total, token.value);
      if (!sum) return std::nullopt;
      total = *sum;
      last = token.value;
    }
    return total;
  }

  static bool IsMultiple(const Decimal& value, int of) { return value.fraction_digits() == 0 && value.mantissa() % of == 0; }

  static bool Fits(const Decimal& high, const Decimal& low) {
    if (high.is_zero()) return false;
    for (const int power : {1000000, 1000, 100, 10})
      if (Decimal(power) <= high && IsMultiple(high, power)) return low < Decimal(power);
    return false;
  }

  // "milioni mia mbili na elfu tatu": each scale word multiplies the number behind it.
  std::optional<Decimal> ComposeScaleFirst(std::size_t begin, std::size_t end) const {
    Decimal total;
    for (std::size_t i = begin; i < end;) {
      const Token& scale = tokens_[i];
      if (!scale.scale_before) {
        if (i + 1 != end || !scale.joined) return std::nullopt;
        const auto sum = Decimal::Add(total, scale.value);
        return sum;
      }
      std::optional<Decimal> factor;
      std::size_t next = i + 1;
      if (next < end && !tokens_[next].scale_before) {
        factor = tokens_[next].value;
        ++next;
      } else if (next + 1 < end && tokens_[next].value < scale.value && !tokens_[next].joined && !tokens_[next + 1].scale_before) {
        factor = Decimal::Multiply(tokens_[next].value, tokens_[next + 1].value);
        next += 2;
      }
      const auto product = factor ? Decimal::Multiply(scale.value, *factor) : std::nullopt;
      const auto sum = product ? Decimal::Add(total, *product) : std::nullopt;
      if (!sum) return std::nullopt;
      total = *sum;
      i = next;
    }
    return total;
  }

  const Tokens& tokens_;
  bool edges_, elides_;
};

// What the scale words at the end of tokens [0, size) multiply by: the unit in which the number was printed.
Decimal PrintedScale(const Tokens& tokens, std::size_t size) {
  Decimal scale = 1;
  if (tokens[0].scale_before) return size == 2 ? tokens[0].value : scale;
  std::size_t i = size;
  if (size > 1 && tokens[size - 1].fraction) --i;  // "a million and a half"
  while (i-- > 0 && tokens[i].multiplies && (i > 0 || size > 1)) {
    const auto product = Decimal::Multiply(scale, tokens[i].value);
    if (!product) break;
    scale = *product;
  }
  return scale;
}

std::optional<Number> MakeNumber(const Tokens& tokens, std::size_t size, const Decimal& value) {
  Number number;
  number.begin = tokens[0].begin;
  number.end = tokens[size - 1].end;
  number.in_words = true;
  for (std::size_t i = 0; i < size; ++i) {
    number.in_words = number.in_words && tokens[i].in_words;
    number.scaled = number.scaled || (tokens[i].value >= Decimal(1000) && (tokens[i].multiplies || tokens[i].scale_before)) ||
                    (tokens[i].multiplies && !tokens[0].in_words);
    number.more = number.more || tokens[i].more;
  }
  if (size == 1) number.scaled = false;
  number.fraction = size == 1 && tokens[0].fraction;
  number.printed = value;
  const Decimal scale = PrintedScale(tokens, size);
  if (scale == Decimal(1)) return number;
  // Digits as printed before a lone scale: "5.10 billion" keeps its zero.
  constexpr int kDivided = 15;
  const bool simple = !tokens[0].scale_before && !tokens[0].multiplies && size > 1 &&
                      std::all_of(tokens.begin() + 1, tokens.begin() + size, [](const Token& token) { return token.multiplies; });
  const auto printed = simple ? std::optional(tokens[0].value) : Decimal::Divide(value, scale, kDivided);
  if (!printed || Decimal::Multiply(*printed, scale) != std::optional(value)) return number;
  number.printed = simple ? *printed : printed->Normalized();
  number.scale = scale;
  return number;
}

}  // namespace

int SkipBlanks(const View& view, int at, int most) {
  for (int i = 0; i < most && view[at] == U' '; ++i) ++at;
  return at;
}

bool IsYear(const View& view, int begin, int end) {
  return end - begin == 4 && ((view[begin] == U'1' && view[begin + 1] == U'9') || (view[begin] == U'2' && view[begin + 1] == U'0'));
}

bool GoesOnBehindBreak(const View& view, int at) {
  constexpr int kLongestLine = 200;
  int digits = 0;
  while (view.Is(at - 1 - digits, languages::kDigit)) ++digits;
  const char32_t before = view[at - digits - 1];
  const bool year = IsYear(view, at - digits, at) && before != U',' && before != U'.';
  if (year && view.Is(at + 1, languages::kUpper)) return false;
  bool column = false;  // seen; one that nothing stands before is an indent
  for (int place = at - 1; place >= 0 && at - place <= kLongestLine && view[place] != U'\n'; --place) {
    if (column && !view.Is(place, languages::kSpace)) return false;
    column = column || view.Is(place, languages::kColumn);
  }
  return true;
}

std::optional<Number> ReadNumber(const View& view, int begin, const Pack& pack) { return ReadNumber(view, begin, pack, pack.signs()); }

std::optional<Number> ReadNumber(const View& view, int begin, const Pack& pack, const NumberSigns& signs, int most) {
  int hidden_until = 0;
  const Tokens tokens = ReadTokens(view, begin, pack, signs, most, hidden_until);
  const Composer composer(tokens, pack.boundary() != languages::Boundary::kNone, pack.elides_scale());
  for (std::size_t size = tokens.size(); size > 0; --size) {
    const int end = tokens[size - 1].end;
    if (end <= hidden_until) break;
    if (end > most) continue;
    if (tokens[size - 1].in_words && !view.IsWordEnd(end) && pack.boundary() == languages::Boundary::kWord) continue;
    if (const auto value = composer.Compose(0, size)) return MakeNumber(tokens, size, *value);
  }
  return std::nullopt;
}

}  // namespace tallyman::normalize
