#include "languages/pattern.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <map>
#include <mutex>

#include "languages/pattern_trie.h"

namespace tallyman::languages {
namespace {

// A syllable: a particle follows a code in Latin letters without a blank ("EU로").
bool IsHangul(char32_t c) { return c >= 0xAC00 && c <= 0xD7A3; }

constexpr std::size_t kMaxAlternatives = 65536;
constexpr std::size_t kMaxSteps = 256;

constexpr std::array<std::pair<std::string_view, Slot>, 10> kSlotNames = {{{"year", Slot::kYear},
                                                                           {"yy", Slot::kShortYear},
                                                                           {"month", Slot::kMonth},
                                                                           {"quarter", Slot::kQuarter},
                                                                           {"day", Slot::kDay},
                                                                           {"n", Slot::kCount},
                                                                           {"number", Slot::kNumber},
                                                                           {"currency", Slot::kCurrency},
                                                                           {"gap", Slot::kGap},
                                                                           {"mm", Slot::kMonthNumber}}};

using Alternatives = std::vector<Steps>;

// Parses a pattern into all its alternatives.
class Parser {
 public:
  Parser(std::string_view pattern, Folding folding, bool relaxed_capitals)
      : source_(pattern), text_(DecodeUtf8(pattern)), folding_(folding), capital_(relaxed_capitals ? kSoftCapital : kCapital) {}

  Alternatives Parse() {
    Alternatives result = ParseChoice();
    if (at_ != text_.size()) Fail("unexpected '" + EncodeUtf8(text_.substr(at_, 1)) + "'");
    for (const Steps& steps : result)
      if (steps.size() > kMaxSteps) Fail("is too long");
    return result;
  }

 private:
  [[noreturn]] void Fail(const std::string& why) const { throw PackError("pattern \"" + std::string(source_) + "\" " + why); }

  Alternatives ParseChoice() {
    Alternatives all = ParseSequence();
    while (at_ < text_.size() && text_[at_] == U'|') {
      ++at_;
      Alternatives more = ParseSequence();
      all.insert(all.end(), more.begin(), more.end());
    }
    return all;
  }

  Alternatives ParseSequence() {
    Alternatives result = {{}};
    while (at_ < text_.size() && text_[at_] != U'|' && text_[at_] != U')' && text_[at_] != U']') {
      const Alternatives next = ParseItem();
      if (result.size() * next.size() > kMaxAlternatives) Fail("has too many alternatives");
      if (next.size() == 1) {
        for (Steps& head : result) head.insert(head.end(), next[0].begin(), next[0].end());
        continue;
      }
      Alternatives longer;
      for (const Steps& head : result)
        for (const Steps& tail : next) {
          longer.push_back(head);
          longer.back().insert(longer.back().end(), tail.begin(), tail.end());
        }
      result = std::move(longer);
    }
    return result;
  }

  Alternatives ParseItem() {
    const char32_t c = text_[at_++];
    switch (c) {
      case U'(': {
        Alternatives inner = ParseChoice();
        Expect(U')');
        return inner;
      }
      case U'[': {
        Alternatives inner = ParseChoice();
        Expect(U']');
        inner.push_back({});
        return inner;
      }
      case U'{': {
        const std::size_t close = text_.find(U'}', at_);
        if (close == std::u32string::npos) Fail("has an unclosed '{'");
        const std::string name = EncodeUtf8(text_.substr(at_, close - at_));
        at_ = close + 1;
        const auto slot = ParseSlot(name);
        if (!slot) Fail("has an unknown slot {" + name + "}");
        return {{kSlotStep | static_cast<Step>(*slot)}};
      }
      case U'*':
        return {{kStarStep}};
      case U'\\':
        if (at_ == text_.size()) Fail("ends in '\\'");
        return {Literal(text_[at_++])};
      default:
        return {Literal(c)};
    }
  }

  void Expect(char32_t c) {
    if (at_ == text_.size() || text_[at_] != c) Fail("lacks a closing '" + EncodeUtf8(std::u32string(1, c)) + "'");
    ++at_;
  }

  Steps Literal(char32_t c) const {
    const std::u32string& folded = Folded(c);
    Steps steps;
    for (const char32_t f : folded) steps.push_back(f == U' ' || f == U'-' ? kSpaceStep : static_cast<Step>(f));
    if (steps.size() == 1 && u_isUUppercase(static_cast<UChar32>(c))) steps[0] |= capital_;
    return steps;
  }

  // One character, folded. Patterns repeat few of them.
  const std::u32string& Folded(char32_t c) const {
    thread_local std::map<std::pair<Folding, char32_t>, std::u32string> known;
    const auto [at, added] = known.try_emplace({folding_, c});
    if (added) at->second = Fold(EncodeUtf8(std::u32string(1, c)), folding_);
    return at->second;
  }

  std::string_view source_;
  std::u32string text_;
  Folding folding_;
  Step capital_;
  std::size_t at_ = 0;
};

bool IsSpaceOrDash(char32_t c) { return c == U' ' || c == U'-'; }

// The end of the spaces, dashes and at most one line break from `at`; no words belong together across columns.
int SkipSpaces(const View& view, int at) {
  int breaks = 0;
  const int begin = at;
  while (IsSpaceOrDash(view[at]) || (view[at] == U'\n' && ++breaks == 1)) {
    if (view.Is(at, kColumn)) return begin;
    ++at;
  }
  return at;
}

}  // namespace

std::optional<Slot> ParseSlot(std::string_view name) {
  for (const auto& [known, slot] : kSlotNames)
    if (known == name) return slot;
  return std::nullopt;
}

// What patterns begin with: the first four characters, or as many as stand before a step that is no character. A walk from a place where
// none of it stands would end in far memory without a match.
class Beginnings {
 public:
  explicit Beginnings(Boundary boundary) : boundary_(boundary) {}

  void Add(const Steps& steps, bool ends_anywhere) {
    if (IsSpecial(steps[0])) {
      any_ = true;
      return;
    }
    Set(0, Character(steps[0]));
    std::uint32_t hash = 0;
    std::size_t count = 0;
    while (count < std::min(kMost, steps.size()) && !IsSpecial(steps[count])) hash = Extended(hash, Character(steps[count++]));
    const bool ends = count == steps.size();
    const bool before_edge = ends ? boundary_ == Boundary::kWord && !ends_anywhere && IsEverydayLetter(Character(steps[count - 1]))
                                  : steps[count] == kSpaceStep && boundary_ != Boundary::kNone;
    if (count < kMost && before_edge)
      Set(count + 1, Extended(hash, kEdge));
    else
      Set(count, hash);
  }

  // Whether a pattern begins with what is no character.
  bool any() const { return any_; }
  // Whether another may begin with the characters at `begin`. False answers are certain.
  bool HasCharacters(const View& view, int begin) const {
    if (!Get(0, view[begin])) return false;
    std::uint32_t hash = 0;
    for (std::size_t count = 1; count <= kMost; ++count) {
      const int at = begin + static_cast<int>(count) - 1;
      if (count > 1 && (view.classes(at) & (kLetter | kIdeographic)) != kLetter && Get(count, Extended(hash, kEdge))) return true;
      hash = Extended(hash, view[at]);
      if (Get(count, hash)) return true;
    }
    return false;
  }

 private:
  static constexpr std::size_t kMost = 4, kBits = std::size_t{1} << 17;
  static constexpr std::uint32_t kFactor = 0x9E3779B1;
  static constexpr char32_t kEdge = 0x1FFFFF;  // in a character's place: a word ends here

  static char32_t Character(Step step) { return step & 0x1FFFFF; }
  // Letters of scripts with spaces between words, for certain. Others are taken for what has no edge behind it.
  static bool IsEverydayLetter(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= 0xDF && c <= 0xF6) || (c >= 0x430 && c <= 0x44F); }
  static std::uint32_t Extended(std::uint32_t hash, char32_t c) { return (hash + c) * kFactor; }
  static std::size_t Place(std::size_t count, std::uint32_t hash) { return (hash ^ (hash >> 15)) * (2 * count + 1) % kBits; }
  void Set(std::size_t count, std::uint32_t hash) { bits_[Place(count, hash) / 64] |= std::uint64_t{1} << (Place(count, hash) % 64); }
  bool Get(std::size_t count, std::uint32_t hash) const { return (bits_[Place(count, hash) / 64] >> (Place(count, hash) % 64) & 1) != 0; }

  Boundary boundary_;
  std::vector<std::uint64_t> bits_ = std::vector<std::uint64_t>(kBits / 64);
  bool any_ = false;
};

class PatternSet::Rep {
 public:
  Rep(Boundary boundary, Folding folding) : boundary(boundary), folding(folding), beginnings(boundary) {}

  void AddSteps(const Steps& steps, std::uint32_t entry, bool ends_anywhere) {
    beginnings.Add(steps, ends_anywhere);
    growing.Add(steps, {entry, ends_anywhere});
  }

  // The trie for walks, made on the first one.
  const FlatTrie& trie() const {
    std::call_once(*made_, [this] { trie_ = std::make_unique<FlatTrie>(growing); });
    return *trie_;
  }
  // REQUIRES: no walk is under way.
  void Forget() {
    if (!trie_) return;
    trie_.reset();
    made_ = std::make_unique<std::once_flag>();
  }

  Boundary boundary;
  Folding folding;
  GrowingTrie growing;
  Beginnings beginnings;
  std::vector<std::u32string> prefixes;

 private:
  mutable std::unique_ptr<std::once_flag> made_ = std::make_unique<std::once_flag>();
  mutable std::unique_ptr<FlatTrie> trie_;
};

namespace {

// A walk through the trie from one place of a view.
template <typename Found>
class Walk {
 public:
  Walk(const FlatTrie& trie, Boundary boundary, const View& view, const SlotReader* reader, Found& found)
      : trie_(trie), boundary_(boundary), view_(view), reader_(reader), found_(found) {}

  // `characters`: whether a pattern may begin with the characters at `begin`.
  void From(int begin, bool characters) {
    match_.begin = begin;
    if (characters) return Visit(FlatTrie::kRoot, begin);
    const FlatTrie::Node root = trie_.node(FlatTrie::kRoot);
    if (root.specials > 0) VisitSpecial(root, begin);
  }

 private:
  void Visit(std::uint32_t index, int at) {
    // A lone way on is taken in the loop, others by recursion: letters first, then what is no letter.
    while (true) {
      const FlatTrie::Node node = trie_.node(index);
      if (node.entry_count > 0 && at > match_.begin) Report(node, at);
      if (node.edge_count == 0) return;
      const char32_t c = view_[at];
      const std::uint32_t letter = c != 0 ? trie_.Next(index, node, static_cast<Step>(c)) : 0;
      const bool upper = view_.Is(at, kUpper);
      if (node.specials == 0 && !upper && !view_.caseless()) {
        if (letter == 0) return;
        index = letter;
        ++at;
        continue;
      }
      if (letter != 0) Visit(letter, at + 1);
      if (upper)
        if (const std::uint32_t next = trie_.Next(index, node, static_cast<Step>(c) | kCapital)) Visit(next, at + 1);
      if (c != 0 && (upper || view_.caseless()))
        if (const std::uint32_t next = trie_.Next(index, node, static_cast<Step>(c) | kSoftCapital)) Visit(next, at + 1);
      if (node.specials > 0) VisitSpecial(node, at);
      return;
    }
  }

  void Report(const FlatTrie::Node& node, int at) {
    const bool edge = MayEnd(at);
    match_.end = at;
    for (const std::uint32_t *word = node.entries, *end = word + node.entry_count; word != end; ++word) {
      const NodeEntry entry = FlatTrie::EntryOf(*word);
      if (!edge && !entry.ends_anywhere) continue;
      match_.entry = entry.entry;
      found_(match_);
    }
  }

  void VisitSpecial(const FlatTrie::Node& node, int at) {
    for (int i = node.first_special, end_of_specials = i + node.specials; i < end_of_specials; ++i) {
      const Step step = node.steps[i];
      const std::uint32_t next = node.nexts[i];
      if (step == kSpaceStep) {
        const int end = SkipSpaces(view_, at);
        const bool glued = boundary_ == Boundary::kNone || (at == match_.begin);
        if (end > at || (glued && at > match_.begin)) Visit(next, end);
      } else if (step == kStarStep) {
        int end = at;
        while (view_.Is(end, kLetter) && !view_.Is(end, kIdeographic)) ++end;
        Visit(next, end);
      } else if (reader_ != nullptr && IsSlotStep(step)) {
        VisitSlot(static_cast<Slot>(step & 0xFF), next, at);
      }
    }
  }

  void VisitSlot(Slot slot, std::uint32_t next, int at) {
    std::vector<SlotMatch> ways;
    reader_->Read(view_, slot, at, ways);
    for (const SlotMatch& way : ways) {
      match_.slots.push_back(way);
      Visit(next, way.end);
      match_.slots.pop_back();
    }
  }

  bool MayEnd(int end) const {
    if (boundary_ == Boundary::kStart && view_.Is(end - 1, kLetter) && (view_[end - 1] >= 0x80 || IsHangul(view_[end]))) return true;
    return view_.IsWordEnd(end);
  }

  const FlatTrie& trie_;
  Boundary boundary_;
  const View& view_;
  const SlotReader* reader_;
  Found& found_;
  PatternMatch match_;
};

}  // namespace

PatternSet::PatternSet(Boundary boundary, Folding folding) : rep_(std::make_unique<Rep>(boundary, folding)) {}
PatternSet::~PatternSet() = default;
PatternSet::PatternSet(PatternSet&&) noexcept = default;
PatternSet& PatternSet::operator=(PatternSet&&) noexcept = default;

void PatternSet::Add(std::string_view pattern, std::uint32_t entry, PatternOptions options) {
  rep_->Forget();
  for (const Steps& steps : Parser(pattern, rep_->folding, options.relaxed_capitals).Parse()) {
    if (steps.empty() || steps[0] == kStarStep) throw PackError("pattern \"" + std::string(pattern) + "\" may match nothing");
    rep_->AddSteps(steps, entry, options.ends_anywhere);
  }
}

void PatternSet::AddPrefix(std::string_view prefix) { rep_->prefixes.push_back(Fold(prefix, rep_->folding)); }

bool FollowsPrefix(const View& view, const std::vector<std::u32string>& prefixes, int at) {
  return std::any_of(prefixes.begin(), prefixes.end(), [&](const std::u32string& prefix) {
    const int start = at - static_cast<int>(prefix.size());
    return start >= 0 && view.text().substr(start, prefix.size()) == prefix && view.IsWordStart(start);
  });
}

bool PatternSet::MayBegin(const View& view, int begin) const {
  if (view.IsWordStart(begin)) return true;
  return !rep_->prefixes.empty() && CanBegin(view, begin) && FollowsPrefix(view, rep_->prefixes, begin);
}

void PatternSet::MatchAt(const View& view, int begin, const SlotReader* reader,
                         const std::function<void(const PatternMatch&)>& found) const {
  const bool characters = rep_->beginnings.HasCharacters(view, begin);
  if (characters || rep_->beginnings.any()) Walk(rep_->trie(), rep_->boundary, view, reader, found).From(begin, characters);
}

void PatternSet::MatchWords(const View& view, int begin, std::vector<WordMatch>& found) const {
  const bool characters = rep_->beginnings.HasCharacters(view, begin);
  if (!characters && !rep_->beginnings.any()) return;
  const auto append = [&](const PatternMatch& match) { found.push_back({match.end, match.entry}); };
  Walk(rep_->trie(), rep_->boundary, view, nullptr, append).From(begin, characters);
}

bool PatternSet::CanBegin(const View& view, int begin) const {
  return rep_->beginnings.any() || rep_->beginnings.HasCharacters(view, begin);
}

}  // namespace tallyman::languages
