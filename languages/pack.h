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

// Signs of numbers as a language prints them.
struct NumberSigns {
  char32_t decimal = U'.';
  std::u32string groups = U",";  // any of these
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
  // `content` is a pack file's text; `name` names it in errors. CLDR's generated facts are added where they are built in.
  // Throws PackError.
  static std::unique_ptr<Pack> Load(std::string_view content, const std::string& name);

  const std::string& language() const { return language_; }
  const NumberSigns& signs() const { return signs_; }
  Boundary boundary() const { return boundary_; }
  Folding folding() const { return folding_; }
  // Whether "last year" stands before the month it belongs to and never behind it (writing.year_first).
  bool year_first() const { return year_first_; }
  const Entry& entry(std::uint32_t index) const { return entries_[index]; }
  const std::vector<std::string>& triggers() const { return triggers_; }
  // The section period's "era:2018" and "era_year:2019".
  const std::vector<Era>& eras() const { return eras_; }
  // Every path in the file that holds a list, as "section/key/form".
  std::set<std::string> Paths() const;

  // All matches, in order of place: of those that begin at one place in one section only the longest, and none that lies inside
  // a longer one of its section. Thread-safe.
  std::vector<PatternMatch> Match(const View& view, const SlotReader* reader) const;

  // The longest match of `section` at `begin`; every entry that has it. Empty where there is none.
  std::vector<PatternMatch> MatchSection(const View& view, int begin, Section section) const;

 private:
  Pack(Boundary boundary, Folding folding);
  void AddEntry(Section section, std::string key, std::string form, const std::vector<std::string>& patterns);
  // Whether `key` of the section period names an era, whose words are then added.
  bool AddEra(const std::string& key, const std::vector<std::string>& words);
  // CLDR's names of the months, where words have edges; languages that print months as numbers need none.
  void AddMonthNames();

  std::string language_;
  NumberSigns signs_;
  Boundary boundary_;
  Folding folding_;
  bool year_first_ = false;
  std::vector<Entry> entries_;
  std::vector<std::string> triggers_;
  std::vector<Era> eras_;
  // Words of figures are looked up wherever a number stands, all others in the one pass of Match.
  PatternSet figures_;
  PatternSet words_;
};

// Packs by language.
class Packs {
 public:
  // The packs that are built in, compiled on first use. `files` add or replace some. Throws PackError.
  explicit Packs(const std::vector<std::string>& files = {});
  ~Packs();

  // Null where the language has no pack. Compiles the pack on first use. Thread-safe.
  const Pack* Find(std::string_view language) const;
  std::vector<std::string> Languages() const;

 private:
  struct Slot;
  std::map<std::string, std::unique_ptr<Slot>, std::less<>> slots_;
};

}  // namespace tallyman::languages

#endif  // TALLYMAN_LANGUAGES_PACK_H_
