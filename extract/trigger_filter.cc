#include "extract/trigger_filter.h"

#include <libxml/HTMLparser.h>
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <set>
#include <stdexcept>

#include "extract/byte_patterns.h"
#include "languages/view.h"

namespace tallyman::extract {
namespace {

constexpr char32_t kFirstNonAscii = 0x80;

// What may stand for a blank, as a regular expression.
constexpr std::string_view kBlank = R"((?:[\s\-]|\xC2\xA0|&nbsp;|&#160;|\\[nrt]|\\u00a0)+)";

// The edges of words in ASCII letters. In JSON an escape may stand right before a word. Beside letters beyond ASCII there is no edge that
// could be told from bytes alone.
constexpr std::string_view kWordBegin = R"((?:\b|\\[nrt]|\\u[0-9a-f]{4}))", kWordEnd = R"(\b)";

// What hides words: soft hyphens; escapes that are escaped once more, as in feeds; ASCII letters in escapes; numbers of characters without
// the semicolon that ends them.
constexpr std::array<std::string_view, 10> kHiding = {
    R"(\xC2\xAD)",
    R"(&shy;)",
    R"(&#(?:173|xad);)",
    R"(\\u00ad)",
    R"(&amp;(?:#|[a-z](?:acute|grave|circ|uml|tilde|cedil|ring|slash|caron);|szlig;))",
    R"(\\u00(?:[46][1-9a-f]|[57][0-9a]))",
    R"(&#0*(?:6[5-9]|[78]\d|90|9[7-9]|1[01]\d|12[0-2]);)",
    R"(&#x0*(?:[46][1-9a-f]|[57][0-9a]);)",
    R"(&#\d{3,6}[^;\d])",
    R"(&#x[0-9a-f]{2,5}[^;0-9a-f])",
};

// Letters beyond ASCII in escapes, of HTML by number and by name, and of JSON. Punctuation, which English has as well, is not among them.
constexpr std::array<std::string_view, 4> kEscapedLetters = {
    R"(&#(?:19[2-9]|[2-9]\d\d|[1-7]\d{3}|8[01]\d\d|1[1-9]\d{3}|[2-9]\d{4}|1\d{5});)",
    R"(&#x0*(?:[c-f][0-9a-f]|[1-9a-f][0-9a-f]{2}|1[0-9a-f]{3}|[3-9a-f][0-9a-f]{3}|2[0-9a-f]{4});)",
    R"(&(?:[a-z](?:acute|grave|circ|uml|tilde|cedil|ring|slash|caron)|szlig|aelig|oelig);)",
    R"(\\u(?:00[c-f]|0[1-9a-f]|1|[3-9a-f])[0-9a-f]+)",
};

std::string Escaped(unsigned char byte) {
  std::array<char, 8> text;
  return {text.data(), static_cast<std::size_t>(std::snprintf(text.data(), text.size(), "\\x%02x", byte))};
}

// A regular expression for a piece of text. Capitals of ASCII are left to the matcher.
std::string Expression(const std::u32string& text) {
  std::string expression;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool begins = i == 0, ends = i + 1 == text.size();
    if (text[i] == U'|' && (begins || ends)) {
      expression += text[begins ? 1 : i - 1] >= kFirstNonAscii ? "" : begins ? kWordBegin : kWordEnd;
    } else if (text[i] == U' ') {
      expression += kBlank;
    } else {
      for (const char byte : languages::EncodeUtf8(text.substr(i, 1))) expression += Escaped(static_cast<unsigned char>(byte));
    }
  }
  return expression;
}

// The ways in which a text may be capitalized, with its letters composed and apart; in ASCII all is in small letters.
std::set<std::u32string> Forms(const std::string& text) {
  using icu::UnicodeString;
  const UnicodeString source = UnicodeString::fromUTF8(text);
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* const decomposer = icu::Normalizer2::getNFDInstance(error);
  if (U_FAILURE(error)) throw std::runtime_error("ICU has no decomposition");
  std::set<std::u32string> forms;
  const auto add = [&](const UnicodeString& form) {
    for (const UnicodeString& written : {form, decomposer->normalize(form, error)}) {
      std::string utf8;
      std::u32string letters = languages::DecodeUtf8(written.toUTF8String(utf8));
      for (char32_t& c : letters)
        if (c >= U'A' && c <= U'Z') c += U'a' - U'A';
      forms.insert(std::move(letters));
    }
  };
  const int first = source.charAt(0) == u'|' ? 1 : 0;
  UnicodeString lower = source, upper = source;
  lower.toLower(icu::Locale::getRoot());
  upper.toUpper(icu::Locale::getRoot());
  UnicodeString initial = source.tempSubString(first, 1);
  initial.toUpper(icu::Locale::getRoot());
  const UnicodeString title = source.tempSubString(0, first) + initial + source.tempSubString(first + 1);
  for (const UnicodeString& form : {source, lower, upper, title}) add(form);
  return forms;
}

// The code of a character's escape at the beginning of `text` and its length in bytes; {0, 0} where none stands there.
struct Escape {
  char32_t code = 0;
  std::size_t size = 0;
};

Escape NumberedEscape(std::string_view text, std::size_t digits_at, int base, std::size_t most_digits, bool ends_in_semicolon) {
  unsigned code = 0;
  const char* const first = text.data() + digits_at;
  const char* const last = text.data() + std::min(text.size(), digits_at + most_digits);
  const auto [end, error] = std::from_chars(first, last, code, base);
  constexpr unsigned kLastCode = 0x10FFFF, kFirstSurrogate = 0xD800, kLastSurrogate = 0xDFFF;
  if (error != std::errc() || code > kLastCode || (code >= kFirstSurrogate && code <= kLastSurrogate)) return {};
  const auto size = static_cast<std::size_t>(end - text.data());
  if (!ends_in_semicolon) return end == last ? Escape{code, size} : Escape{};
  return size < text.size() && text[size] == ';' ? Escape{code, size + 1} : Escape{};
}

Escape EscapeAt(std::string_view text) {
  constexpr std::size_t kMostDigits = 8, kJsonDigits = 4, kLongestName = 10;
  if (text.starts_with("\\u")) return NumberedEscape(text, 2, 16, kJsonDigits, false);
  if (text.starts_with("&#x") || text.starts_with("&#X")) return NumberedEscape(text, 3, 16, kMostDigits, true);
  if (text.starts_with("&#")) return NumberedEscape(text, 2, 10, kMostDigits, true);
  const std::size_t end = text.substr(0, kLongestName).find(';');
  if (!text.starts_with('&') || end == std::string_view::npos) return {};
  const std::string name(text.substr(1, end - 1));
  const htmlEntityDesc* const entity = htmlEntityLookup(reinterpret_cast<const xmlChar*>(name.c_str()));
  return entity == nullptr ? Escape{} : Escape{entity->value, end + 1};
}

// The text with what HTML and JSON escape of letters beyond ASCII in its place.
std::string WithoutEscapes(std::string_view text) {
  std::string plain;
  plain.reserve(text.size());
  while (!text.empty()) {
    const std::size_t at = std::min(text.find_first_of("&\\"), text.size());
    plain += text.substr(0, at);
    text.remove_prefix(at);
    if (text.empty()) break;
    const Escape escape = EscapeAt(text);
    if (escape.code >= kFirstNonAscii)
      plain += languages::EncodeUtf8(std::u32string(1, escape.code));
    else
      plain += text.substr(0, std::max<std::size_t>(escape.size, 1));
    text.remove_prefix(std::max<std::size_t>(escape.size, 1));
  }
  return plain;
}

// What a match says. A piece of a trigger is searched for first where the whole one takes longer to find.
enum Kind : unsigned { kTrigger = 1, kPieceOfTrigger = 2, kEscapedLetter = 4 };

// The longest piece of a trigger that blanks cut, without the edge at its beginning.
std::u32string LongestPiece(const std::u32string& text) {
  std::u32string longest;
  std::size_t most_bytes = 0;
  for (std::size_t begin = text.starts_with(U'|') ? 1 : 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(U' ', begin), text.size());
    std::u32string piece = text.substr(begin, end - begin);
    if (const std::size_t bytes = languages::EncodeUtf8(piece).size(); bytes > most_bytes) {
      most_bytes = bytes;
      longest = std::move(piece);
    }
    begin = end + 1;
  }
  return longest;
}

// Whether one piece of literal text at most and an edge behind it make the trigger: what the matcher finds at once.
bool IsPlain(const std::u32string& text) {
  const bool begins_with_edge = text.size() > 1 && text[0] == U'|' && text[1] < kFirstNonAscii;
  return !begins_with_edge && text.find(U' ') == std::u32string::npos;
}

constexpr std::size_t kSizeDigits = 8;

}  // namespace

class TriggerFilter::Rep {
 public:
  Rep(std::unique_ptr<BytePatterns> first, std::unique_ptr<BytePatterns> whole) : first_(std::move(first)), whole_(std::move(whole)) {}

  bool Matches(std::string_view bytes) const {
    const unsigned found = Search(bytes);
    return (found & kTrigger) != 0 || ((found & kEscapedLetter) != 0 && (Search(WithoutEscapes(bytes)) & kTrigger) != 0);
  }

  std::string Stored() const {
    const std::string first = first_->Stored();
    const std::string size = std::to_string(first.size());
    return std::string(kSizeDigits - size.size(), '0') + size + first + whole_->Stored();
  }

 private:
  unsigned Search(std::string_view bytes) const {
    const unsigned found = first_->Search(bytes, kTrigger);
    return (found & kTrigger) == 0 && (found & kPieceOfTrigger) != 0 ? found | whole_->Search(bytes, kTrigger) : found;
  }

  std::unique_ptr<BytePatterns> first_;  // plain triggers, pieces of the others, and what hides or escapes letters
  std::unique_ptr<BytePatterns> whole_;  // the triggers that are not plain
};

namespace {

// Patterns, each once.
class Collection {
 public:
  void Add(std::string expression, Kind kind) {
    if (known_.insert(expression).second) patterns_.push_back({std::move(expression), kind});
  }
  std::unique_ptr<BytePatterns> Compile() const { return std::make_unique<BytePatterns>(patterns_); }

 private:
  std::set<std::string> known_;
  std::vector<BytePattern> patterns_;
};

}  // namespace

TriggerFilter::TriggerFilter(const std::vector<std::string>& triggers) {
  std::set<std::u32string> forms;
  for (const std::string& trigger : triggers) {
    if (trigger.find_first_not_of("| ") == std::string::npos) throw std::invalid_argument("an empty trigger");
    forms.merge(Forms(trigger));
  }
  Collection first, whole;
  for (const std::u32string& form : forms)
    if (IsPlain(form)) first.Add(Expression(form), kTrigger);
  for (const std::string_view expression : kHiding) first.Add(std::string(expression), kTrigger);
  for (const std::string_view expression : kEscapedLetters) first.Add(std::string(expression), kEscapedLetter);
  for (const std::u32string& form : forms) {
    if (IsPlain(form)) continue;
    first.Add(Expression(LongestPiece(form)), kPieceOfTrigger);
    whole.Add(Expression(form), kTrigger);
  }
  rep_ = std::make_unique<Rep>(first.Compile(), whole.Compile());
}

TriggerFilter::TriggerFilter(std::unique_ptr<BytePatterns> first, std::unique_ptr<BytePatterns> whole)
    : rep_(std::make_unique<Rep>(std::move(first), std::move(whole))) {}
TriggerFilter::~TriggerFilter() = default;

std::unique_ptr<TriggerFilter> TriggerFilter::Load(std::string_view stored) {
  std::size_t size = 0;
  const std::string_view digits = stored.substr(0, kSizeDigits);
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), size);
  if (error != std::errc() || size > stored.size() - kSizeDigits) return nullptr;
  std::unique_ptr<BytePatterns> first = BytePatterns::Load(stored.substr(kSizeDigits, size));
  std::unique_ptr<BytePatterns> whole = BytePatterns::Load(stored.substr(kSizeDigits + size));
  if (first == nullptr || whole == nullptr) return nullptr;
  return std::unique_ptr<TriggerFilter>(new TriggerFilter(std::move(first), std::move(whole)));
}

std::string TriggerFilter::Stored() const { return rep_->Stored(); }

bool TriggerFilter::Matches(std::string_view bytes) const { return rep_->Matches(bytes); }

}  // namespace tallyman::extract
