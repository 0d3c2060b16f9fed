// The pattern language of packs (docs/adding-a-language.md, "Patterns"), and a matcher that finds all of a pack's patterns in one
// pass. Matching is a walk through a trie from every place where a word may begin; the work at one place is bounded by the
// longest pattern, so a pass is linear in the text.
#ifndef TALLYMAN_LANGUAGES_PATTERN_H_
#define TALLYMAN_LANGUAGES_PATTERN_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "languages/view.h"

namespace tallyman::languages {

// A pack or one of its patterns is malformed. what() says which, and why.
class PackError : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

enum class Slot : std::uint8_t { kYear, kShortYear, kMonth, kQuarter, kDay, kCount, kNumber, kCurrency, kGap, kMonthNumber };

// The words of a slot in patterns: "year" for {year}.
std::optional<Slot> ParseSlot(std::string_view name);

// What a slot took in: its place, and its value where that is a whole number (a year, a month, a count); -1 otherwise.
struct SlotMatch {
  Slot slot = Slot::kCount;
  int begin = 0;
  int end = 0;
  int value = -1;
};

// The ways a slot can match at a place of a view.
class SlotReader {
 public:
  virtual ~SlotReader() = default;
  // Appends every (end, value) at which `slot` can match from `begin`.
  virtual void Read(const View& view, Slot slot, int begin, std::vector<SlotMatch>& matches) const = 0;
};

enum class Boundary { kWord, kStart, kNone };

// One place where an entry's pattern stands: [begin, end) of the view.
struct PatternMatch {
  int begin = 0;
  int end = 0;
  std::uint32_t entry = 0;
  std::vector<SlotMatch> slots;  // in the order of the pattern
};

// One place where a pattern without slots stands: it ends at `end`.
struct WordMatch {
  int end = 0;
  std::uint32_t entry = 0;
};

// How a pattern's capitals and edges are taken.
struct PatternOptions {
  // In a text without any capital, small letters count as the pattern's capitals ("usd 5 million").
  bool relaxed_capitals = false;
  // The match may end inside a word, as the parts of compounds do ("dreiundzwanzig").
  bool ends_anywhere = false;
};

// Whether one of the prefixes, clitics, stands right before `at`, at a word's edge.
bool FollowsPrefix(const View& view, const std::vector<std::u32string>& prefixes, int at);

class PatternSet {
 public:
  PatternSet(Boundary boundary, Folding folding);
  ~PatternSet();
  PatternSet(PatternSet&&) noexcept;
  PatternSet& operator=(PatternSet&&) noexcept;

  // Adds a pattern that stands for `entry`. Throws PackError where it is malformed or has too many alternatives.
  void Add(std::string_view pattern, std::uint32_t entry, PatternOptions options = {});
  // Clitics that may stand between a word's edge and a match.
  void AddPrefix(std::string_view prefix);

  // Calls `found` for every entry that matches at `begin`, with every length. `reader` answers for slots and may be null where no
  // slot is to match. Thread-safe.
  void MatchAt(const View& view, int begin, const SlotReader* reader, const std::function<void(const PatternMatch&)>& found) const;

  // Appends every match at `begin` of the patterns without slots. Thread-safe.
  void MatchWords(const View& view, int begin, std::vector<WordMatch>& found) const;

  // Whether some pattern may begin with the characters at `begin`: a quick test before MatchAt or MatchWords.
  bool CanBegin(const View& view, int begin) const;

  // Whether a match may begin at `begin`: at a word's edge, or behind a clitic.
  bool MayBegin(const View& view, int begin) const;

 private:
  class Rep;
  std::unique_ptr<Rep> rep_;
};

}  // namespace tallyman::languages

#endif  // TALLYMAN_LANGUAGES_PATTERN_H_
