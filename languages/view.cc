#include "languages/view.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <memory>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <unordered_map>

#include "languages/embedded.h"

namespace tallyman::languages {
namespace {

const icu::Normalizer2& CaseFolder() {
  static const icu::Normalizer2* const folder = [] {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* instance = icu::Normalizer2::getNFKCCasefoldInstance(status);
    if (U_FAILURE(status)) throw std::runtime_error("ICU has no NFKC case folding data");
    return instance;
  }();
  return *folder;
}

std::u32string CaseFolded(std::u32string_view source) {
  icu::UnicodeString in = icu::UnicodeString::fromUTF32(reinterpret_cast<const UChar32*>(source.data()), static_cast<int>(source.size()));
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString out = CaseFolder().normalize(in, status);
  if (U_FAILURE(status)) throw std::runtime_error("ICU cannot normalize");
  std::u32string result(out.countChar32(), U'\0');
  out.toUTF32(reinterpret_cast<UChar32*>(result.data()), static_cast<int>(result.size()), status);
  return result;
}

// What single characters fold to, computed on first use. kComplex: to more or fewer than one character, or joins with others.
constexpr std::uint32_t kUnknown = 0, kComplex = 0xFFFFFFFF;

std::uint32_t SimpleFold(char32_t c) {
  static const auto table = std::make_unique<std::array<std::atomic<std::uint32_t>, 0x10000>>();
  if (c >= 0x10000) return kComplex;
  std::atomic<std::uint32_t>& slot = (*table)[c];
  std::uint32_t folded = slot.load(std::memory_order_relaxed);
  if (folded != kUnknown) return folded;
  const std::u32string result = CaseFolded(std::u32string_view(&c, 1));
  folded = result.size() == 1 && CaseFolder().hasBoundaryBefore(static_cast<UChar32>(c)) ? static_cast<std::uint32_t>(result[0]) : kComplex;
  slot.store(folded, std::memory_order_relaxed);
  return folded;
}

bool JoinsToPrevious(char32_t c) { return c >= 0x300 && !CaseFolder().hasBoundaryBefore(static_cast<UChar32>(c)); }

const std::unordered_map<char32_t, char32_t>& TraditionalToSimplified() {
  static const std::unordered_map<char32_t, char32_t> table = [] {
    const auto json = nlohmann::json::parse(EmbeddedFile("languages/cldr/traditional_to_simplified.json"));
    const std::u32string from = DecodeUtf8(json.at("from").get<std::string>()), to = DecodeUtf8(json.at("to").get<std::string>());
    std::unordered_map<char32_t, char32_t> pairs;
    for (std::size_t i = 0; i < from.size(); ++i) pairs.emplace(from[i], to[i]);
    return pairs;
  }();
  return table;
}

// Hyphens, dashes and minus signs that patterns take for '-'; typographic apostrophes for '\''.
char32_t FoldSign(char32_t c) {
  switch (c) {
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
    case 0x2500:
    case 0xFE58:
      return U'-';
    case 0x2018:
    case 0x2019:
    case 0x02BC:
    case 0x2032:
      return U'\'';
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x00AB:
    case 0x00BB:
      return U'"';
    case 0x066A:
      return U'%';
    case 0x0609:
      return 0x2030;  // per mille
    case 0x301C:
    case 0x223C:
    case 0x02DC:
      return U'~';
    default:
      return c;
  }
}

std::uint8_t Classify(char32_t c) {
  if (c < 0x80) {
    if ((c >= U'a' && c <= U'z')) return kLetter;
    if (c >= U'0' && c <= U'9') return kDigit;
    return c == U' ' || c == U'\n' ? kSpace : 0;
  }
  if ((c >= 0x2E80 && c <= 0x2FDF) || (c >= 0x3005 && c <= 0x3007) || (c >= 0x3021 && c <= 0x3029) || (c >= 0x3040 && c <= 0x30FF) ||
      (c >= 0x0E00 && c <= 0x0EFF) || (c >= 0x1000 && c <= 0x109F) || (c >= 0x1780 && c <= 0x17FF) || (c >= 0x3400 && c <= 0x9FFF) ||
      (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF))
    return kLetter | kIdeographic;  // Thai digits and signs among them are settled before
  const auto code = static_cast<UChar32>(c);
  const std::uint32_t mask = U_GET_GC_MASK(code);
  if (mask & (U_GC_L_MASK | U_GC_M_MASK)) return kLetter;
  return 0;
}

struct Folded {
  char32_t c;
  std::uint8_t classes;
};

// A folded character with its classes; decimal digits of every script become ASCII.
Folded Finish(char32_t c, Folding folding) {
  if (c == U'\t' || c == U'\r' || c == U'\v' || c == U'\f') return {U' ', kSpace};
  if (c == 0x2028 || c == 0x2029 || c == 0x85) return {U'\n', kSpace};
  if (c >= 0x80) {
    const auto code = static_cast<UChar32>(c);
    if (u_charType(code) == U_DECIMAL_DIGIT_NUMBER) return {static_cast<char32_t>(U'0' + u_charDigitValue(code)), kDigit};
    if (U_GET_GC_MASK(code) & U_GC_ZS_MASK) return {U' ', kSpace};
    c = FoldSign(c);
    if (folding == Folding::kTraditionalToSimplified && c >= 0x3400) {
      const auto& table = TraditionalToSimplified();
      if (const auto found = table.find(c); found != table.end()) c = found->second;
    }
  }
  return {c, Classify(c)};
}

// Marks that help to read a word and do not tell it from another: the stress of Cyrillic textbooks, the doubling of Arabic consonants.
// Those that are part of a letter (й) have been joined to it.
bool IsReadingAid(char32_t c) { return c == 0x0300 || c == 0x0301 || c == 0x0651; }

bool IsUpper(char32_t c) { return c < 0x80 ? c >= U'A' && c <= U'Z' : u_isUUppercase(static_cast<UChar32>(c)); }
bool IsFullwidth(char32_t c) { return c >= 0xFF01 && c <= 0xFF5E; }
bool IsColumn(char32_t c) { return c == U'\t' || c == 0x3000; }
bool IsNoBreak(char32_t c) { return c == 0xA0 || c == 0x202F || c == 0x2009 || c == 0x2007 || c == 0x2008; }

}  // namespace

void View::Append(char32_t c, int source, std::uint8_t classes) {
  text_.push_back(c);
  source_.push_back(source);
  classes_.push_back(classes);
  if (c == U' ') MarkColumn();
}

void View::MarkColumn() {
  constexpr int kWidth = 3;
  const int end = size(), begin = end - kWidth;
  const auto is_blank = [&](int at) { return text_[at] == U' '; };
  if (begin < 1 || !is_blank(end - 2) || !is_blank(begin)) return;
  const bool goes_on = is_blank(begin - 1) && Is(begin - 1, kColumn);
  if (!goes_on && Is(begin - 1, kSpace)) return;  // an indented line
  for (int at = begin; at < end; ++at) classes_[at] |= kColumn;
}

View::View(std::string_view utf8, Folding folding) {
  const std::u32string source = DecodeUtf8(utf8);
  source_size_ = static_cast<int>(source.size());
  text_.reserve(source.size());
  source_.reserve(source.size());
  classes_.reserve(source.size());
  for (int i = 0; i < source_size_;) {
    const char32_t c = source[i];
    const bool joined = i + 1 < source_size_ && JoinsToPrevious(source[i + 1]);
    const std::uint32_t simple = joined ? kComplex : c < 0x80 ? 0 : SimpleFold(c);
    const std::uint8_t origin =
        (IsUpper(c) ? kUpper : 0) | (IsFullwidth(c) ? kFullwidth : 0) | (IsNoBreak(c) ? kNoBreak : 0) | (IsColumn(c) ? kColumn : 0);
    if (!joined && c < 0x80) {
      const char32_t lower = c >= U'A' && c <= U'Z' ? c + 32 : c;
      const Folded folded = Finish(lower, folding);
      Append(folded.c, i, folded.classes | origin);
      ++i;
    } else if (simple != kComplex) {
      const Folded folded = Finish(static_cast<char32_t>(simple), folding);
      Append(folded.c, i, folded.classes | origin);
      ++i;
    } else {
      int end = i + 1;
      while (end < source_size_ && JoinsToPrevious(source[end])) ++end;
      for (const char32_t part : CaseFolded(std::u32string_view(source).substr(i, end - i))) {
        if (IsReadingAid(part)) continue;
        const Folded folded = Finish(part, folding);
        Append(folded.c, i, folded.classes | origin);
      }
      i = end;
    }
  }
  caseless_ = std::none_of(classes_.begin(), classes_.end(), [](std::uint8_t classes) { return (classes & kUpper) != 0; });
}

int View::SourceEnd(int end) const {
  if (end <= 0) return 0;
  const int last = source_[end - 1];
  while (end < size() && source_[end] == last) ++end;
  return SourceStart(end);
}

std::string View::Utf8(int begin, int end) const { return EncodeUtf8(text().substr(begin, end - begin)); }

bool View::IsWordStart(int at) const {
  const std::uint8_t before = classes(at - 1), here = classes(at);
  if ((before | here) & kIdeographic) return !((before & kDigit) && (here & kDigit));
  if ((before & kLetter) && (here & kLetter)) return false;
  return !((before & kDigit) && (here & kDigit));
}

bool IsTraditionalChinese(std::u32string_view text) {
  constexpr int kOneIn = 10;  // in simplified text one in hundreds, a name or a quotation
  const auto& table = TraditionalToSimplified();
  std::ptrdiff_t ideographs = 0, traditional = 0;
  for (const char32_t c : text) {
    if (c < 0x3400 || c > 0x9FFF) continue;
    ++ideographs;
    traditional += table.contains(c);
  }
  return traditional * kOneIn > ideographs;
}

std::u32string Fold(std::string_view utf8, Folding folding) { return std::u32string(View(utf8, folding).text()); }

}  // namespace tallyman::languages
