// What ICU formats, the program reads back: decimals, compact forms, money, percent and spelled-out numbers in every language of
// languages/cldr. With TALLYMAN_TABLE set the test prints the table of docs/quantities.md.
#include <gtest/gtest.h>
#include <unicode/numberformatter.h>
#include <unicode/rbnf.h>
#include <unicode/unistr.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "languages/pack.h"
#include "normalize/quantity.h"

namespace tallyman::normalize {
namespace {

using icu::number::NumberFormatter;
using languages::Pack;
using languages::Packs;
using languages::View;

enum class Form { kDecimal, kCompactShort, kCompactLong, kSymbol, kCode, kName, kPercent, kSpelled };
constexpr int kForms = 8;

struct Case {
  Form form = Form::kDecimal;
  std::string value;
  std::string currency;
  std::string text;
};

std::string Utf8(const icu::UnicodeString& text) {
  std::string result;
  return text.toUTF8String(result);
}

icu::Locale LocaleOf(const std::string& language) { return icu::Locale(language == "nb" ? "no" : language.c_str()); }

class Formatter {
 public:
  explicit Formatter(const std::string& language) : locale_(LocaleOf(language)) {}

  std::vector<Case> Cases() {
    for (const char* value : {"0", "7", "42", "1000", "1234", "1234.5", "12345.67", "1234567", "987654321", "0.75", "3.14", "25000000"})
      Add(Form::kDecimal, value, "", NumberFormatter::withLocale(locale_));
    for (const char* value : {"1000", "1200", "5000", "15000", "250000", "700000", "1000000", "2000000", "3400000", "56000000", "120000000",
                              "1000000000", "5600000000", "78000000000", "1000000000000", "2300000000000"}) {
      Add(Form::kCompactShort, value, "", NumberFormatter::withLocale(locale_).notation(icu::number::Notation::compactShort()));
      Add(Form::kCompactLong, value, "", NumberFormatter::withLocale(locale_).notation(icu::number::Notation::compactLong()));
    }
    for (const char* code : {"USD", "EUR", "GBP", "JPY", "CNY", "INR", "KRW", "RUB", "BRL", "CHF", "TRY", "SEK"})
      for (const char* value : {"1", "5", "1234", "250000", "19.50"}) {
        const std::string text = value;
        const bool no_minor = std::string(code) == "JPY" || std::string(code) == "KRW";
        if (no_minor && text.find('.') != std::string::npos) continue;
        const icu::CurrencyUnit unit(icu::StringPiece(code), status_);
        const auto formatter = NumberFormatter::withLocale(locale_).unit(unit);
        Add(Form::kSymbol, value, code, formatter);
        Add(Form::kCode, value, code, formatter.unitWidth(UNUM_UNIT_WIDTH_ISO_CODE));
        Add(Form::kName, value, code, formatter.unitWidth(UNUM_UNIT_WIDTH_FULL_NAME));
      }
    for (const char* value : {"1", "5", "12.5", "33", "100", "0.3", "250", "1234.5"})
      Add(Form::kPercent, value, "", NumberFormatter::withLocale(locale_).unit(icu::MeasureUnit::getPercent()));
    AddSpelled();
    return std::move(cases_);
  }

 private:
  void Add(Form form, const std::string& value, const std::string& currency, const icu::number::LocalizedNumberFormatter& formatter) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::UnicodeString text = formatter.formatDecimal(value, status).toString(status);
    ASSERT_TRUE(U_SUCCESS(status)) << u_errorName(status);
    cases_.push_back({form, value, currency, Utf8(text)});
  }

  void AddSpelled() {
    icu::RuleBasedNumberFormat format(icu::URBNF_SPELLOUT, locale_, status_);
    if (U_FAILURE(status_) || std::string(format.getLocale(ULOC_ACTUAL_LOCALE, status_).getLanguage()) != locale_.getLanguage()) return;
    for (const int value :
         {3, 21, 45, 99, 100, 123, 250, 999, 1000, 1234, 2000, 5600, 23456, 100000, 1000000, 1500000, 2345678, 1000000000}) {
      icu::UnicodeString text;
      format.format(value, text);
      text.findAndReplace(u"\u200b", u"");
      cases_.push_back({Form::kSpelled, std::to_string(value), "", Utf8(text)});
    }
  }

  icu::Locale locale_;
  UErrorCode status_ = U_ZERO_ERROR;
  std::vector<Case> cases_;
};

bool IsReadBack(const Pack& pack, const Case& item) {
  const View view(item.text, pack.folding());
  const Decimal want = Decimal::Parse(item.value).value();
  if (item.form == Form::kDecimal || item.form == Form::kCompactShort || item.form == Form::kCompactLong || item.form == Form::kSpelled) {
    const auto number = ReadNumber(view, 0, pack);
    return number && number->value() == std::optional(want) && number->end == view.size();
  }
  const auto quantities = FindQuantities(view, pack);
  if (quantities.size() != 1 || quantities[0].amount != want) return false;
  if (item.form == Form::kPercent) return quantities[0].kind == QuantityKind::kPercent;
  return quantities[0].kind == QuantityKind::kMoney && quantities[0].unit->ToString() == item.currency;
}

struct Share {
  int read = 0;
  int all = 0;
  double percent() const { return all == 0 ? 100 : 100.0 * read / all; }
};

// What no reader can tell apart; docs/quantities.md gives the reasons.
bool IsAmbiguous(const std::string& language, const Case& item);

struct Result {
  std::map<std::string, std::array<Share, kForms>> shares;
  std::map<std::string, std::vector<std::string>> failures;
};

const Result& RoundTrips() {
  static const Result result = [] {
    Result all;
    const Packs packs;
    for (const std::string& language : packs.FigureLanguages()) {
      const Pack& pack = *packs.FindForFigures(language);
      for (const Case& item : Formatter(language).Cases()) {
        if (IsAmbiguous(language, item)) continue;
        Share& share = all.shares[language][static_cast<std::size_t>(item.form)];
        ++share.all;
        if (IsReadBack(pack, item))
          ++share.read;
        else
          all.failures[language].push_back(item.text + " = " + item.value + " " + item.currency);
      }
    }
    return all;
  }();
  return result;
}

Share Total(const std::array<Share, kForms>& shares) {
  Share total;
  for (const Share& share : shares) {
    total.read += share.read;
    total.all += share.all;
  }
  return total;
}

// Of the Burmese and Nepali compact forms CLDR gives two factors one word, or writes a scale word on both sides of the number.
bool IsAmbiguous(const std::string& language, const Case& item) {
  const bool compact = item.form == Form::kCompactShort || item.form == Form::kCompactLong;
  return compact && (language == "my" || language == "ne");
}

TEST(CldrRoundTrip, NearlyAllOfEveryLanguageIsReadBack) {
  Share whole;
  const bool table = std::getenv("TALLYMAN_TABLE") != nullptr;
  for (const auto& [language, shares] : RoundTrips().shares) {
    const Share total = Total(shares);
    whole.read += total.read;
    whole.all += total.all;
    if (!table) continue;
    std::printf("| %s |", language.c_str());
    for (const Share& share : shares)
      std::printf(" %s |", share.all == 0 ? "-" : std::to_string(static_cast<int>(share.percent())).c_str());
    std::printf(" %.1f |\n", total.percent());
    for (const std::string& failure :
         RoundTrips().failures.contains(language) ? RoundTrips().failures.at(language) : std::vector<std::string>())
      std::fprintf(stderr, "%s\t%s\n", language.c_str(), failure.c_str());
  }
  if (table) std::printf("| all | %d of %d, %.2f |\n", whole.read, whole.all, whole.percent());
  EXPECT_GE(whole.percent(), 97.0);
}

TEST(CldrRoundTrip, AllIsReadBackInTheLanguagesOfClaims) {
  for (const char* language : {"en", "zh", "ru", "ko", "ja", "de", "fr", "es", "pt", "it", "tr", "ar", "vi", "pl", "uk"}) {
    const auto failures = RoundTrips().failures.find(language);
    if (failures == RoundTrips().failures.end()) continue;
    for (const std::string& failure : failures->second) ADD_FAILURE() << language << ": " << failure;
  }
}

}  // namespace
}  // namespace tallyman::normalize
