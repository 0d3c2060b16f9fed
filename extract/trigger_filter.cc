#include "extract/trigger_filter.h"

#include <hs.h>
#include <libxml/HTMLparser.h>
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <mutex>
#include <set>
#include <stdexcept>

#include "languages/view.h"

namespace tallyman::extract {
namespace {

constexpr char32_t kFirstNonAscii = 0x80;

// What may stand for a blank, as a regular expression.
constexpr std::string_view kBlank = R"((?:[\s\-]|\xC2\xA0|&nbsp;|&#160;|\\[nrt]|\\u00a0)+)";

// The edges of words in ASCII letters. In JSON an escape may stand right before a word. Beside letters beyond ASCII there is no edge that
// could be told from bytes alone.
constexpr std::string_view kWordBegin = R"((?:\b|\\[nrt]|\\u[0-9a-f]{4}))", kWordEnd = R"(\b)";

// What hides words: soft hyphens, and escapes that are escaped once more, as in feeds.
constexpr std::array<std::string_view, 5> kHiding = {R"(\xC2\xAD)", R"(&shy;)", R"(&#(?:173|xad);)", R"(\\u00ad)",
                                                     R"(&amp;(?:#|[a-z](?:acute|grave|circ|uml|tilde|cedil|ring|slash|caron);|szlig;))"};

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

// Expressions, all without regard to the case of ASCII letters, that are searched for at once.
class Database {
 public:
  enum class Id : unsigned { kTrigger, kEscapedLetter };

  void Add(std::string expression, Id id) {
    if (known_.insert(expression).second) {
      expressions_.push_back(std::move(expression));
      ids_.push_back(static_cast<unsigned>(id));
    }
  }

  void Compile() {
    if (expressions_.empty()) return;
    std::vector<const char*> pointers;
    for (const std::string& expression : expressions_) pointers.push_back(expression.c_str());
    const std::vector<unsigned> flags(expressions_.size(), HS_FLAG_CASELESS | HS_FLAG_SINGLEMATCH);
    hs_compile_error_t* error = nullptr;
    if (hs_compile_multi(pointers.data(), flags.data(), ids_.data(), static_cast<unsigned>(pointers.size()), HS_MODE_BLOCK, nullptr,
                         &database_, &error) != HS_SUCCESS) {
      const std::string reason = error->message;
      hs_free_compile_error(error);
      throw std::invalid_argument("triggers cannot be searched for: " + reason);
    }
    if (hs_alloc_scratch(database_, &scratch_) != HS_SUCCESS) throw std::bad_alloc();
  }

  ~Database() {
    for (hs_scratch_t* scratch : idle_) hs_free_scratch(scratch);
    hs_free_scratch(scratch_);
    hs_free_database(database_);
  }

  struct Found {
    bool trigger = false;
    bool escaped_letter = false;
  };

  Found Search(std::string_view bytes) const {
    Found found;
    if (database_ == nullptr) return found;
    const auto on_match = [](unsigned id, unsigned long long, unsigned long long, unsigned, void* context) {
      Found& found = *static_cast<Found*>(context);
      const bool is_trigger = id == static_cast<unsigned>(Id::kTrigger);
      (is_trigger ? found.trigger : found.escaped_letter) = true;
      return is_trigger ? 1 : 0;
    };
    hs_scratch_t* const scratch = Take();
    constexpr std::size_t kMost = 1u << 30;  // a record is far smaller; of a longer one all pieces are searched
    hs_error_t result = HS_SUCCESS;
    for (std::size_t at = 0; at < bytes.size() && result == HS_SUCCESS; at += kMost) {
      const std::string_view piece = bytes.substr(at, kMost);
      result = hs_scan(database_, piece.data(), static_cast<unsigned>(piece.size()), 0, scratch, on_match, &found);
    }
    GiveBack(scratch);
    if (result != HS_SUCCESS && result != HS_SCAN_TERMINATED) throw std::runtime_error("the search for triggers failed");
    return found;
  }

 private:
  // A search needs memory of its own; it is kept for the next one.
  hs_scratch_t* Take() const {
    const std::lock_guard lock(mutex_);
    if (idle_.empty()) {
      hs_scratch_t* scratch = nullptr;
      if (hs_clone_scratch(scratch_, &scratch) != HS_SUCCESS) throw std::bad_alloc();
      return scratch;
    }
    hs_scratch_t* const scratch = idle_.back();
    idle_.pop_back();
    return scratch;
  }
  void GiveBack(hs_scratch_t* scratch) const {
    const std::lock_guard lock(mutex_);
    idle_.push_back(scratch);
  }

  std::set<std::string> known_;
  std::vector<std::string> expressions_;
  std::vector<unsigned> ids_;
  hs_database_t* database_ = nullptr;
  hs_scratch_t* scratch_ = nullptr;
  mutable std::mutex mutex_;
  mutable std::vector<hs_scratch_t*> idle_;
};

}  // namespace

class TriggerFilter::Rep {
 public:
  explicit Rep(const std::vector<std::string>& triggers) {
    for (const std::string& trigger : triggers) {
      if (trigger.find_first_not_of("| ") == std::string::npos) throw std::invalid_argument("an empty trigger");
      for (const std::u32string& form : Forms(trigger)) database_.Add(Expression(form), Database::Id::kTrigger);
    }
    for (const std::string_view expression : kHiding) database_.Add(std::string(expression), Database::Id::kTrigger);
    for (const std::string_view expression : kEscapedLetters) database_.Add(std::string(expression), Database::Id::kEscapedLetter);
    database_.Compile();
  }

  bool Matches(std::string_view bytes) const {
    const Database::Found found = database_.Search(bytes);
    return found.trigger || (found.escaped_letter && database_.Search(WithoutEscapes(bytes)).trigger);
  }

 private:
  Database database_;
};

TriggerFilter::TriggerFilter(const std::vector<std::string>& triggers) : rep_(std::make_unique<Rep>(triggers)) {}
TriggerFilter::~TriggerFilter() = default;

bool TriggerFilter::Matches(std::string_view bytes) const { return rep_->Matches(bytes); }

}  // namespace tallyman::extract
