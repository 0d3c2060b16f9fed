#include "corpus/encoding.h"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <utility>

#include "corpus/utf8.h"

namespace tallyman::corpus {
namespace {

constexpr std::size_t kSample = 64 * 1024;
constexpr std::size_t kLeastEvidence = 3;  // ill-formed sequences: fewer are damage
constexpr int kLeastConfidence = 10;       // of 100
constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

// What labels stand for in practice, as the WHATWG Encoding Standard has it, in ICU's names: the superset that browsers take.
struct Label {
  std::string_view label, icu, name;
};
constexpr std::array<Label, 31> kLabels = {{
    {"iso-8859-1", "windows-1252", "windows-1252"},
    {"latin1", "windows-1252", "windows-1252"},
    {"iso8859-1", "windows-1252", "windows-1252"},
    {"ascii", "windows-1252", "windows-1252"},
    {"us-ascii", "windows-1252", "windows-1252"},
    {"iso-8859-9", "windows-1254", "windows-1254"},
    {"iso-8859-11", "windows-874-2000", "windows-874"},
    {"tis-620", "windows-874-2000", "windows-874"},
    {"windows-874", "windows-874-2000", "windows-874"},
    {"gb2312", "gb18030", "GB18030"},
    {"gb_2312-80", "gb18030", "GB18030"},
    {"gbk", "gb18030", "GB18030"},
    {"x-gbk", "gb18030", "GB18030"},
    {"cp936", "gb18030", "GB18030"},
    {"hz-gb-2312", "HZ", "HZ"},
    {"gb18030", "gb18030", "GB18030"},
    {"shift_jis", "ibm-943_P15A-2003", "Shift_JIS"},
    {"shift-jis", "ibm-943_P15A-2003", "Shift_JIS"},
    {"sjis", "ibm-943_P15A-2003", "Shift_JIS"},
    {"x-sjis", "ibm-943_P15A-2003", "Shift_JIS"},
    {"windows-31j", "ibm-943_P15A-2003", "Shift_JIS"},
    {"ms_kanji", "ibm-943_P15A-2003", "Shift_JIS"},
    {"euc-kr", "windows-949-2000", "EUC-KR"},
    {"ks_c_5601-1987", "windows-949-2000", "EUC-KR"},
    {"ks_c_5601", "windows-949-2000", "EUC-KR"},
    {"korean", "windows-949-2000", "EUC-KR"},
    {"cp949", "windows-949-2000", "EUC-KR"},
    {"big5", "Big5-HKSCS", "Big5"},
    {"big5-hkscs", "Big5-HKSCS", "Big5"},
    {"x-x-big5", "Big5-HKSCS", "Big5"},
    {"cp1251", "windows-1251", "windows-1251"},
}};

std::string Lowercase(std::string_view text) {
  std::string lower = SmallLetters(text);
  std::erase_if(lower, [](char c) { return c == ' ' || c == '\'' || c == '"'; });
  return lower;
}

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
struct CloseDetector {
  void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};

struct Converter {
  std::unique_ptr<UConverter, CloseConverter> icu;
  std::string name;
};

// Nothing where nobody knows the label.
std::optional<Converter> OpenConverter(std::string_view label) {
  const std::string lower = Lowercase(label);
  if (lower.empty()) return std::nullopt;
  const auto known = std::find_if(kLabels.begin(), kLabels.end(), [&](const Label& l) { return l.label == lower; });
  const std::string icu_name(known == kLabels.end() ? std::string_view(lower) : known->icu);
  UErrorCode error = U_ZERO_ERROR;
  Converter converter{std::unique_ptr<UConverter, CloseConverter>(ucnv_open(icu_name.c_str(), &error)),
                      std::string(known == kLabels.end() ? label : known->name)};
  if (U_FAILURE(error)) return std::nullopt;
  return converter;
}

bool IsUtf8Label(std::string_view label) {
  const std::string lower = Lowercase(label);
  return lower == "utf-8" || lower == "utf8";
}

std::size_t CountReplacements(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = text.find(kReplacement); at != std::string_view::npos; at = text.find(kReplacement, at + kReplacement.size()))
    ++count;
  return count;
}

Decoded Convert(std::string_view bytes, const Converter& converter) {
  Decoded decoded;
  decoded.encoding = converter.name;
  UErrorCode error = U_ZERO_ERROR;
  const auto length = static_cast<std::int32_t>(std::min<std::size_t>(bytes.size(), INT32_MAX / 4));
  decoded.text.resize(bytes.size() + bytes.size() / 2 + 16);
  auto size = ucnv_toAlgorithmic(UCNV_UTF8, converter.icu.get(), decoded.text.data(), static_cast<std::int32_t>(decoded.text.size()),
                                 bytes.data(), length, &error);
  if (error == U_BUFFER_OVERFLOW_ERROR) {
    error = U_ZERO_ERROR;
    decoded.text.resize(static_cast<std::size_t>(size) + 1);
    ucnv_reset(converter.icu.get());
    size = ucnv_toAlgorithmic(UCNV_UTF8, converter.icu.get(), decoded.text.data(), static_cast<std::int32_t>(decoded.text.size()),
                              bytes.data(), length, &error);
  }
  decoded.text.resize(U_SUCCESS(error) ? static_cast<std::size_t>(size) : 0);
  decoded.repairs.invalid = CountReplacements(decoded.text);
  const Repairs nul = RepairUtf8(decoded.text);
  decoded.repairs.nul = nul.nul;
  decoded.text.erase(0, decoded.text.size() - WithoutByteOrderMark(decoded.text).size());
  return decoded;
}

Decoded TakeAsUtf8(std::string_view bytes) {
  Decoded decoded{std::string(WithoutByteOrderMark(bytes)), "UTF-8", {}};
  decoded.repairs = RepairUtf8(decoded.text);
  return decoded;
}

// How much of what is no ASCII is well-formed UTF-8.
struct Utf8Evidence {
  std::size_t well_formed = 0;
  std::size_t ill_formed = 0;
  bool is_utf8() const { return ill_formed == 0 || well_formed > 20 * ill_formed; }
};

Utf8Evidence JudgeUtf8(std::string_view bytes) {
  const Utf8Census census = CountUtf8(bytes);
  return {census.multibyte + census.repairs.nul, census.repairs.invalid};  // a NUL speaks for no other encoding
}

std::optional<Converter> Detect(std::string_view bytes, bool is_markup) {
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, CloseDetector> detector(ucsdet_open(&error));
  if (U_FAILURE(error)) return std::nullopt;
  ucsdet_enableInputFilter(detector.get(), is_markup);
  // A page begins with markup: what tells is where most of its other bytes are.
  const auto first = std::find_if(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  const std::size_t start =
      std::min<std::size_t>(static_cast<std::size_t>(first - bytes.begin()), bytes.size() - std::min(bytes.size(), kSample));
  const std::string_view sample =
      is_markup ? bytes.substr(0, std::max(kSample, std::min(bytes.size(), start + kSample))) : bytes.substr(start, kSample);
  ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()), &error);
  const UCharsetMatch* const match = ucsdet_detect(detector.get(), &error);
  if (U_FAILURE(error) || match == nullptr || ucsdet_getConfidence(match, &error) < kLeastConfidence) return std::nullopt;
  const char* const name = ucsdet_getName(match, &error);
  if (U_FAILURE(error) || name == nullptr || IsUtf8Label(name)) return std::nullopt;
  auto converter = OpenConverter(name);
  const bool is_wide = converter && ucnv_getMinCharSize(converter->icu.get()) != 1;
  return is_wide ? std::nullopt : std::move(converter);
}

// Whether most bytes that are no ASCII stand in runs, as the letters of Cyrillic, Greek, Hebrew, Arabic and Thai words do, and characters
// of several bytes. Accented letters of the Latin alphabet stand alone.
bool IsOfOtherScript(std::string_view bytes) {
  constexpr std::size_t kRun = 3, kLeast = 20;
  constexpr unsigned char kFirstLetter = 0xA1;  // a no-break space is before it
  std::size_t in_runs = 0, all = 0, run = 0;
  const auto end_run = [&] {
    all += run;
    if (run >= kRun) in_runs += run;
    run = 0;
  };
  for (const char c : bytes) {
    if (static_cast<unsigned char>(c) >= kFirstLetter) {
      ++run;
    } else {
      end_run();
    }
  }
  end_run();
  return all >= kLeast && in_runs * 10 > all * 7;
}

// Whether bytes called ISO-8859-2 hold more of the letters that only windows-1250 has where that has controls (Š, Ž, ś) than of those that
// it lacks (Ą, Ś, Ž at other places).
bool IsWindows1250(std::string_view bytes) {
  constexpr std::string_view kOnlyWindows = "\x8A\x8C\x8D\x8E\x8F\x9A\x9C\x9D\x9E\x9F", kOnlyIso = "\xA6\xA1\xAB\xAC\xAE\xB1\xB6\xBB";
  std::size_t windows = 0, iso = 0;
  for (const char c : bytes) {
    windows += kOnlyWindows.find(c) != std::string_view::npos;
    iso += kOnlyIso.find(c) != std::string_view::npos;
  }
  return windows > iso;
}

// The converter for a label that the bytes may contradict: servers and editors call Latin-1 what is of any script, and Latin-2 what Windows
// wrote.
std::optional<Converter> OpenDeclared(const std::string& label, std::string_view bytes, bool is_markup) {
  auto converter = OpenConverter(label);
  if (!converter) return converter;
  if (converter->name == "windows-1252" && IsOfOtherScript(bytes))
    if (auto detected = Detect(bytes, is_markup); detected && detected->name != "windows-1252") return detected;
  const std::string lower = Lowercase(label);
  const bool is_latin2 = lower == "iso-8859-2" || lower == "latin2" || lower == "iso8859-2";
  return is_latin2 && IsWindows1250(bytes) ? OpenConverter("windows-1250") : std::move(converter);
}

std::optional<std::string_view> Utf16Label(std::string_view bytes) {
  using namespace std::string_view_literals;
  constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kStarts = {
      {{"\xFF\xFE"sv, "UTF-16LE"}, {"\xFE\xFF"sv, "UTF-16BE"}, {"<\0"sv, "UTF-16LE"}, {"\0<"sv, "UTF-16BE"}}};
  for (const auto& [start, label] : kStarts)
    if (bytes.starts_with(start)) return label;
  return std::nullopt;
}

}  // namespace

bool LooksLikeUtf16(std::string_view bytes) { return Utf16Label(bytes).has_value(); }

Decoded DecodeText(std::string_view bytes, const std::vector<std::string>& declared, bool is_markup) {
  if (const auto utf16 = Utf16Label(bytes)) return Convert(bytes, *OpenConverter(*utf16));
  if (WithoutByteOrderMark(bytes).size() < bytes.size()) return TakeAsUtf8(bytes);
  const Utf8Evidence evidence = JudgeUtf8(bytes);
  const bool is_ascii_only = evidence.well_formed + evidence.ill_formed == 0;
  if (!is_ascii_only && evidence.ill_formed == 0) return TakeAsUtf8(bytes);
  for (const std::string& label : declared) {
    if (IsUtf8Label(label) && !evidence.is_utf8()) continue;
    if (IsUtf8Label(label)) return TakeAsUtf8(bytes);
    const auto converter = OpenDeclared(label, bytes, is_markup);
    // What calls itself UTF-16 in a label of one byte a character is none; ISO-2022 and the like are pure ASCII.
    if (!converter || ucnv_getMinCharSize(converter->icu.get()) != 1) continue;
    Decoded decoded = Convert(bytes, *converter);
    if (decoded.repairs.invalid * 20 <= evidence.ill_formed) return decoded;
  }
  if (evidence.is_utf8() || evidence.ill_formed < kLeastEvidence) return TakeAsUtf8(bytes);
  if (const auto converter = Detect(bytes, is_markup)) return Convert(bytes, *converter);
  return TakeAsUtf8(bytes);
}

}  // namespace tallyman::corpus
