#include "extract/trigger_filter.h"

#include <hs.h>
#include <libxml/HTMLparser.h>
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
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

using Encoding = std::string (*)(char32_t);

std::string Format(const char* format, unsigned value) {
  std::array<char, 32> text;
  return {text.data(), static_cast<std::size_t>(std::snprintf(text.data(), text.size(), format, value))};
}
std::string AsUtf8(char32_t c) { return languages::EncodeUtf8(std::u32string(1, c)); }
std::string AsDecimal(char32_t c) { return Format("&#%u;", static_cast<unsigned>(c)); }
std::string AsHexadecimal(char32_t c) { return Format("&#x%x;", static_cast<unsigned>(c)); }
std::string AsName(char32_t c) {
  const htmlEntityDesc* const entity = htmlEntityValueLookup(static_cast<unsigned>(c));
  return entity == nullptr ? AsDecimal(c) : "&" + std::string(entity->name) + ";";
}
std::string AsJson(char32_t c) { return Format("\\u%04x", static_cast<unsigned>(c)); }

constexpr std::array<Encoding, 4> kEscapes = {AsDecimal, AsHexadecimal, AsName, AsJson};

// A regular expression for a piece of text, with what is no ASCII in an encoding. Capitals of ASCII are left to the matcher.
std::string Expression(const std::u32string& text, Encoding encode) {
  std::string expression;
  const auto literal = [&](const std::string& bytes) {
    for (const char byte : bytes) expression += Format("\\x%02x", static_cast<unsigned char>(byte));
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool begins = i == 0, ends = i + 1 == text.size();
    if (text[i] == U'|' && (begins || ends))
      expression += text[begins ? 1 : i - 1] >= kFirstNonAscii ? "" : begins ? kWordBegin : kWordEnd;
    else if (text[i] == U' ')
      expression += kBlank;
    else
      literal(text[i] < kFirstNonAscii ? std::string(1, static_cast<char>(text[i])) : encode(text[i]));
  }
  return expression;
}

// The ways in which a text may be capitalized, with its letters composed and apart.
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
      forms.insert(languages::DecodeUtf8(written.toUTF8String(utf8)));
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

bool IsAscii(const std::u32string& text) {
  return std::all_of(text.begin(), text.end(), [](char32_t c) { return c < kFirstNonAscii; });
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
      for (const std::u32string& form : Forms(trigger)) {
        plain_.Add(Expression(form, AsUtf8), Database::Id::kTrigger);
        if (IsAscii(form)) continue;
        for (const Encoding encode : kEscapes) escaped_.Add(Expression(form, encode), Database::Id::kTrigger);
      }
    }
    for (const std::string_view expression : kHiding) plain_.Add(std::string(expression), Database::Id::kTrigger);
    for (const std::string_view expression : kEscapedLetters) plain_.Add(std::string(expression), Database::Id::kEscapedLetter);
    plain_.Compile();
    escaped_.Compile();
  }

  bool Matches(std::string_view bytes) const {
    const Database::Found found = plain_.Search(bytes);
    return found.trigger || (found.escaped_letter && escaped_.Search(bytes).trigger);
  }

 private:
  Database plain_;    // triggers in UTF-8, and whether letters are escaped at all
  Database escaped_;  // triggers with escapes
};

TriggerFilter::TriggerFilter(const std::vector<std::string>& triggers) : rep_(std::make_unique<Rep>(triggers)) {}
TriggerFilter::~TriggerFilter() = default;

bool TriggerFilter::Matches(std::string_view bytes) const { return rep_->Matches(bytes); }

}  // namespace tallyman::extract
