// Language packs: what is known of a language, loaded from data and compiled once. A pack is a list of entries, each a path in the
// pack's file (section, key, form) with its patterns; what an entry means is for those who use it.
//
//   const Pack& english = *Packs::BuiltIn().Find("en");
//   for (const PatternMatch& match : english.Match(view, reader)) Use(english.entry(match.entry), match);
#ifndef TALLYMAN_LANGUAGES_PACK_H_
#define TALLYMAN_LANGUAGES_PACK_H_

#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "languages/pattern.h"
#include "languages/view.h"

namespace tallyman::languages {

enum class Section : std::uint8_t {
  kNumbers,
  kPercent,
  kCurrency,
  kUnit,
  kFlow,
  kArea,
  kRole,
  kProduct,
  kPeriod,
  kBase,
  kCompare,
  kDirection,
  kChange,
  kMultiple,
  kShare,
  kStatus,
  kHedge,
  kTerms,
  kMeasure,
  kAgency,
  kAttribution,
  kAnaphora,
  kRespectively,
  kClause,
  kRival,
  kFurniture,
  kMonth,
  kBasis,
};

// A path in a pack's file. {"area": {"CN": {"name": [...]}}} is {kArea, "CN", "name"}; a part that a section lacks is empty.
struct Entry {
  Section section;
  std::string key;
  std::string form;
};

// What a word of figures does: parts of numbers, then what stands beside them.
enum class FigureKind : std::uint8_t {
  kNone,
  kCardinal,
  kScale,
  kScaleBefore,  // stands before the number that it multiplies
  kOrdinal,
  kFraction,
  kAndHalf,
  kRange,
  kJoiner,      // between the words of one number ("and")
  kPoint,       // before decimals in words
  kPlace,       // "tenths" behind decimals in words
  kBetween,     // before a range whose ends "and" joins
  kBetweenAnd,  // joins the ends of such a range and no other numbers (Polish "a")
  kRangeFrom,   // before a range, never before an old value that a new one follows ("von 2 bis 3 Prozent")
  kArticle,     // may stand before each end of a range ("el 5% y el 8%")
  kVague,       // before a scale word: no number ("several")
  kOf,          // between a number and its unit ("millones de euros")
  kMinus,       // before a number, its percent word or its currency: the amount is negative
  kOneEnd,      // what may follow a counted currency's name ("a dollar a day"), so that "a dollar bill" is none
  kReference,   // before a number that names a table, a page, a telephone
  kOutOf,       // between a part of a count and the whole ("17 of the 30 sectors")
  kIndex,       // a series of numbers without a unit ("the volume index")
  kReach,       // between the old value and the new one ("5,5 auf 5,1 Prozent")
  kPercent,
  kPercentBefore,
  kPoints,
  kBasisPoints,
  kPermille,
  kPermilleBefore,
  kTenths,
  kHundredths,  // behind tenths and one more digit (3割5分)
  kCurrency,
  kMinorCurrency,
  kCountedCurrency,  // a name that holds its number ("a dollar", دولاران)
  kNotBefore,        // a currency's name that does not stand before its number ("won" is a verb there)
  kUnit,
  kDailyBefore,  // before barrels: a day's (日量)
};

// An entry of the sections of figures, with its number taken out of the path: a cardinal's value, a scale's factor, a fraction's
// ratio, a minor unit's part of its currency.
struct FigureWord {
  FigureKind kind = FigureKind::kNone;
  std::uint8_t layer = 0;  // 0 the pack's own, 1 the supplement's, 2 CLDR's
  bool ambiguous = false;  // a currency name that several countries use
  bool more = false;       // a scale word that says "and more" ("多亿")
  std::int64_t numerator = 0;
  std::int64_t denominator = 1;
  std::string code;  // of a currency; the name of a unit
};

// Signs of numbers as a language prints them.
struct NumberSigns {
  char32_t decimal = U'.';
  std::u32string decimals = U".";  // all that the language may print
  std::u32string groups = U",";    // any of these
  char32_t reversed_decimal = 0;   // a letter between decimals and the whole number behind them; 0 where there is none
};

// A word before the count of an era's years: 令和5 is offset 2018 plus 5. Where the word holds the count itself (令和元), `offset` is the
// year.
struct Era {
  std::u32string word;  // folded
  int offset = 0;
  bool holds_count = false;
};

class Pack {
 public:
  // `content` is a pack file's text; `name` names it in errors. What the file does not say of figures comes from the supplement
  // (languages/supplement/) and from CLDR's generated facts where they are built in. Throws PackError.
  static std::unique_ptr<Pack> Load(std::string_view content, const std::string& name);
  // A pack of figures only, for a language that has no file. REQUIRES: CLDR's facts on the language are built in.
  static std::unique_ptr<Pack> FromFacts(const std::string& language);

  const std::string& language() const { return language_; }
  // The country whose press writes most in the language, an ISO 3166-1 code; empty where no one country does.
  const std::string& country() const { return country_; }
  // The same of what is printed in traditional Chinese characters; empty where that makes no difference.
  const std::string& country_of_traditional() const { return country_of_traditional_; }
  const NumberSigns& signs() const { return signs_; }
  Boundary boundary() const { return boundary_; }
  Folding folding() const { return folding_; }
  // Words, folded, that a full stop may follow inside a sentence, before a capital (writing.abbreviations): "mr", "mrd".
  const std::set<std::u32string>& abbreviations() const { return abbreviations_; }
  // Whether "last year" stands before the month it belongs to and never behind it (writing.year_first).
  bool year_first() const { return year_first_; }
  const Entry& entry(std::uint32_t index) const { return entries_[index]; }
  const FigureWord& figure(std::uint32_t index) const { return figure_words_[index]; }
  const std::vector<std::u32string>& prefixes() const { return prefixes_; }
  // Whether the words of one number may be written together.
  bool compounds() const { return compounds_; }
  // Whether only a word of numbers.one_end may follow a counted currency's name.
  bool counted_needs_end() const { return counted_needs_end_; }
  // Whether a digit word right behind a scale word counts its tenths (二万四 is 24,000).
  bool elides_scale() const { return elides_scale_; }
  // Areas whose press prints points before decimals though the language usually has commas (Mexico's), by their codes.
  const std::set<std::string, std::less<>>& point_areas() const { return point_areas_; }
  // Whether scale words stand before the numbers that they multiply ("milioni tano").
  bool scale_first() const { return scale_first_; }
  // Whether it holds more than figures: claims are found in such languages only.
  bool is_full() const { return full_; }
  // The section period's "era:2018" and "era_year:2019".
  const std::vector<Era>& eras() const { return eras_; }
  // Every path in the file that holds a list, as "section/key/form".
  std::set<std::string> Paths() const;

  // All matches, in order of place: of those that begin at one place in one section only the longest, and none that lies inside
  // a longer one of its section. Thread-safe.
  std::vector<PatternMatch> Match(const View& view, const SlotReader* reader) const;

  // As Match, for the matches of one section that begin in [begin, end). REQUIRES: the section is kHedge, kCompare or kPeriod.
  std::vector<PatternMatch> MatchAround(const View& view, int begin, int end, Section section, const SlotReader* reader) const;

  // The words of figures at `begin`: of each section the longest, of those with one meaning the pack's own before CLDR's.
  // `found` is replaced.
  void MatchFigures(const View& view, int begin, std::vector<WordMatch>& found) const;
  // The parts of a number in words at `begin`, which may lie inside a word; every length, longest last.
  void MatchNumberParts(const View& view, int begin, std::vector<WordMatch>& found) const;
  // The end of a word for "and" at `begin`; 0 where there is none.
  int EndOfAnd(const View& view, int begin) const;
  // Whether a word of figures may begin at `begin`.
  bool CanBeginFigure(const View& view, int begin) const { return figures_.CanBegin(view, begin); }
  // Whether a part of a number in words may begin at `begin`.
  bool CanBeginNumber(const View& view, int begin) const { return parts_.CanBegin(view, begin); }
  // Whether a month's name may begin at `begin`.
  bool CanBeginMonth(const View& view, int begin) const { return months_.CanBegin(view, begin); }

  // The longest match of `section` at `begin`; every entry that has it. Empty where there is none.
  std::vector<PatternMatch> MatchSection(const View& view, int begin, Section section) const;

 private:
  friend class PackBuilder;
  Pack(Boundary boundary, Folding folding);
  const PatternSet& AroundSet(Section section) const;
  void AddEntry(Section section, std::string key, std::string form, const std::vector<std::string>& patterns, int layer = 0);
  // Whether `key` of the section period names an era, whose words are then added.
  bool AddEra(const std::string& key, const std::vector<std::string>& words);

  std::string language_;
  std::string country_;
  std::string country_of_traditional_;
  NumberSigns signs_;
  Boundary boundary_;
  Folding folding_;
  bool full_ = false;
  bool scale_first_ = false;
  bool elides_scale_ = false;
  bool counted_needs_end_ = false;
  std::set<std::string, std::less<>> point_areas_;
  bool compounds_ = false;  // words of one number may be written together
  std::set<std::u32string> abbreviations_;
  bool year_first_ = false;
  std::vector<Entry> entries_;
  std::vector<FigureWord> figure_words_;
  std::vector<Era> eras_;
  std::vector<std::u32string> prefixes_;
  // Words of figures are looked up wherever a number stands, all others in the one pass of Match; those of hedges, comparisons and
  // periods by themselves as well, for those who look around figures only.
  PatternSet figures_;
  PatternSet words_;
  PatternSet hedges_;
  PatternSet compares_;
  PatternSet periods_;
  PatternSet and_words_;
  PatternSet months_;
  // Cardinals, scale words and joiners, where a match may end inside a word.
  PatternSet parts_;
};

// Packs by language.
class Packs {
 public:
  // The packs that are built in, compiled on first use. `files` add or replace some. Throws PackError.
  explicit Packs(const std::vector<std::string>& files = {});
  ~Packs();

  // The full pack of a language; null where it has none. Compiles the pack on first use. Thread-safe.
  const Pack* Find(std::string_view language) const;
  // The pack for figures: the full one, or else one of figures only; null where CLDR does not know the language. Thread-safe.
  const Pack* FindForFigures(std::string_view language) const;
  // The words of which every article with a claim in this language holds one (docs/adding-a-language.md, `trigger`), read without compiling
  // the pack; none where it has no full pack. Thread-safe.
  std::vector<std::string> Triggers(std::string_view language) const;
  // Whether every full pack is the one that was there when the program was built.
  bool AreAsBuilt() const;
  // The languages that have a full pack, sorted, and all that FindForFigures knows.
  std::vector<std::string> Languages() const;
  std::vector<std::string> FigureLanguages() const;

 private:
  struct Slot;
  std::map<std::string, std::unique_ptr<Slot>, std::less<>> slots_;
};

}  // namespace tallyman::languages

#endif  // TALLYMAN_LANGUAGES_PACK_H_
