#include "languages/figure_word.h"

#include <array>
#include <charconv>
#include <string>
#include <string_view>
#include <utility>

namespace tallyman::languages {
namespace {

// "1.5", "3/2" or "1000" as a ratio; nothing for other text.
bool ParseRatio(std::string_view text, FigureWord& word) {
  const auto whole = [](std::string_view digits, std::int64_t& value) {
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return error == std::errc() && end == digits.data() + digits.size();
  };
  const auto slash = text.find('/'), point = text.find('.');
  if (slash != std::string_view::npos)
    return whole(text.substr(0, slash), word.numerator) && whole(text.substr(slash + 1), word.denominator) && word.denominator > 0;
  if (point == std::string_view::npos) return whole(text, word.numerator);
  const std::string digits = std::string(text.substr(0, point)) + std::string(text.substr(point + 1));
  for (std::size_t i = point + 1; i < text.size(); ++i) word.denominator *= 10;
  return whole(digits, word.numerator);
}

FigureKind NumberKind(std::string_view key) {
  constexpr std::array<std::pair<std::string_view, FigureKind>, 23> kKinds = {{{"cardinals", FigureKind::kCardinal},
                                                                               {"scale", FigureKind::kScale},
                                                                               {"scale_more", FigureKind::kScale},
                                                                               {"scale_before", FigureKind::kScaleBefore},
                                                                               {"ordinals", FigureKind::kOrdinal},
                                                                               {"fractions", FigureKind::kFraction},
                                                                               {"and_half", FigureKind::kAndHalf},
                                                                               {"range", FigureKind::kRange},
                                                                               {"joiner", FigureKind::kJoiner},
                                                                               {"point", FigureKind::kPoint},
                                                                               {"places", FigureKind::kPlace},
                                                                               {"between", FigureKind::kBetween},
                                                                               {"between_and", FigureKind::kBetweenAnd},
                                                                               {"range_from", FigureKind::kRangeFrom},
                                                                               {"article", FigureKind::kArticle},
                                                                               {"vague", FigureKind::kVague},
                                                                               {"of", FigureKind::kOf},
                                                                               {"minus", FigureKind::kMinus},
                                                                               {"one_end", FigureKind::kOneEnd},
                                                                               {"reach", FigureKind::kReach},
                                                                               {"reference", FigureKind::kReference},
                                                                               {"out_of", FigureKind::kOutOf},
                                                                               {"index", FigureKind::kIndex}}};
  for (const auto& [known, kind] : kKinds)
    if (known == key) return kind;
  return FigureKind::kNone;
}

FigureKind PercentKind(std::string_view key) {
  constexpr std::array<std::pair<std::string_view, FigureKind>, 8> kKinds = {{{"after", FigureKind::kPercent},
                                                                              {"before", FigureKind::kPercentBefore},
                                                                              {"points", FigureKind::kPoints},
                                                                              {"basis_points", FigureKind::kBasisPoints},
                                                                              {"permille", FigureKind::kPermille},
                                                                              {"permille_before", FigureKind::kPermilleBefore},
                                                                              {"hundredths", FigureKind::kHundredths},
                                                                              {"tenths", FigureKind::kTenths}}};
  for (const auto& [known, kind] : kKinds)
    if (known == key) return kind;
  return FigureKind::kNone;
}

// {"currency": {"minor": {"USD": ["cent*"]}}} is a hundredth, {"minor": {"CNY/10": ["角"]}} a tenth of the currency;
// {"scaled": {"SEK*1000000": ["mkr"]}} a million of it, {"counted": {"USD*2": ["دولاران"]}} two by itself; {"before_scale": {"ZMW":
// ["K"]}} letters that are other words where no number in millions or more follows.
void ParseCurrency(const Entry& entry, FigureWord& word) {
  word.kind = FigureKind::kCurrency;
  word.numerator = 1;
  if (entry.form.empty() || entry.form == "word_code") {
    if (entry.key.empty()) word.kind = FigureKind::kNone;
    if (entry.key == "not_before") word.kind = FigureKind::kNotBefore;
    word.code = entry.key;
    return;
  }
  word.code = entry.form.substr(0, 3);
  if (entry.key == "ambiguous" || entry.key == "before_scale") word.ambiguous = true;
  if (entry.key == "minor") {
    word.kind = FigureKind::kMinorCurrency;
    word.denominator = 100;
    if (entry.form.size() > 4) ParseRatio("1/" + entry.form.substr(4), word);
  }
  if (entry.key == "counted") {
    word.kind = FigureKind::kCountedCurrency;
    if (entry.form.size() > 4) ParseRatio(entry.form.substr(4), word);
  }
  if (entry.key == "scaled" && entry.form.size() > 4) ParseRatio(entry.form.substr(4), word);
}

}  // namespace

FigureWord ParseFigure(const Entry& entry, int layer) {
  FigureWord word;
  word.layer = static_cast<std::uint8_t>(layer);
  switch (entry.section) {
    case Section::kNumbers:
      word.kind = NumberKind(entry.key);
      word.more = entry.key == "scale_more";
      if (!entry.form.empty() && !ParseRatio(entry.form, word)) word.kind = FigureKind::kNone;
      break;
    case Section::kPercent:
      word.kind = PercentKind(entry.key);
      break;
    case Section::kCurrency:
      ParseCurrency(entry, word);
      break;
    case Section::kUnit:
      word.kind = entry.key.empty() ? FigureKind::kNone : entry.key == "daily_before" ? FigureKind::kDailyBefore : FigureKind::kUnit;
      word.code = entry.key;
      break;
    default:
      break;
  }
  return word;
}

}  // namespace tallyman::languages
