#include "languages/pattern.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <map>

namespace tallyman::languages {
namespace {

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

// One step of a pattern, packed: a character (with the capital flag), or one of the special steps.
using Step = std::uint32_t;
constexpr Step kCapital = 0x80000000, kSpaceStep = 0x40000000, kStarStep = 0x40000001, kSlotStep = 0x40000100;
bool IsSlotStep(Step step) { return (step & ~0xFFu) == kSlotStep; }

using Steps = std::vector<Step>;
using Alternatives = std::vector<Steps>;

// Parses a pattern into all its alternatives.
class Parser {
 public:
  Parser(std::string_view pattern, Folding folding) : source_(pattern), text_(DecodeUtf8(pattern)), folding_(folding) {}

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
    const std::u32string folded = Fold(EncodeUtf8(std::u32string(1, c)), folding_);
    Steps steps;
    for (const char32_t f : folded) steps.push_back(f == U' ' || f == U'-' ? kSpaceStep : static_cast<Step>(f));
    if (steps.size() == 1 && u_isUUppercase(static_cast<UChar32>(c))) steps[0] |= kCapital;
    return steps;
  }

  std::string_view source_;
  std::u32string text_;
  Folding folding_;
  std::size_t at_ = 0;
};

struct Node {
  std::vector<std::pair<Step, std::uint32_t>> edges;  // sorted by step
  std::vector<std::uint32_t> entries;

  std::uint32_t Next(Step step) const {
    const auto at = std::lower_bound(edges.begin(), edges.end(), std::pair(step, 0u));
    return at != edges.end() && at->first == step ? at->second : 0;
  }
};

bool IsSpaceOrDash(char32_t c) { return c == U' ' || c == U'-'; }

// The end of the spaces, dashes and at most one line break from `at`.
int SkipSpaces(const View& view, int at) {
  int breaks = 0;
  while (IsSpaceOrDash(view[at]) || (view[at] == U'\n' && ++breaks == 1)) ++at;
  return at;
}

}  // namespace

std::optional<Slot> ParseSlot(std::string_view name) {
  for (const auto& [known, slot] : kSlotNames)
    if (known == name) return slot;
  return std::nullopt;
}

class PatternSet::Rep {
 public:
  Rep(Boundary boundary, Folding folding) : boundary(boundary), folding(folding), nodes(1) {}

  void AddSteps(const Steps& steps, std::uint32_t entry) {
    std::uint32_t node = 0;
    for (const Step step : steps) {
      std::uint32_t next = nodes[node].Next(step);
      if (next == 0) {
        next = static_cast<std::uint32_t>(nodes.size());
        nodes.emplace_back();
        auto& edges = nodes[node].edges;
        edges.insert(std::lower_bound(edges.begin(), edges.end(), std::pair(step, 0u)), {step, next});
      }
      node = next;
    }
    auto& entries = nodes[node].entries;
    if (std::find(entries.begin(), entries.end(), entry) == entries.end()) entries.push_back(entry);
  }

  Boundary boundary;
  Folding folding;
  std::vector<Node> nodes;
  std::vector<std::u32string> prefixes;
};

namespace {

// A walk through the trie from one place of a view.
class Walk {
 public:
  Walk(const std::vector<Node>& nodes, Boundary boundary, const View& view, const SlotReader* reader,
       const std::function<void(const PatternMatch&)>& found)
      : nodes_(nodes), boundary_(boundary), view_(view), reader_(reader), found_(found) {}

  void From(int begin) {
    match_.begin = begin;
    Visit(0, begin);
  }

 private:
  void Visit(std::uint32_t index, int at) {
    const Node& node = nodes_[index];
    if (!node.entries.empty() && at > match_.begin && MayEnd(at)) {
      match_.end = at;
      for (const std::uint32_t entry : node.entries) {
        match_.entry = entry;
        found_(match_);
      }
    }
    if (node.edges.empty()) return;
    const char32_t c = view_[at];
    if (c != 0) {
      if (const std::uint32_t next = node.Next(static_cast<Step>(c))) Visit(next, at + 1);
      if (view_.Is(at, kUpper))
        if (const std::uint32_t next = node.Next(static_cast<Step>(c) | kCapital)) Visit(next, at + 1);
    }
    if (node.edges.back().first >= kSpaceStep) VisitSpecial(node, at);
  }

  void VisitSpecial(const Node& node, int at) {
    for (const auto& [step, next] : node.edges) {
      if (step < kSpaceStep || step >= kCapital) continue;
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
    if (boundary_ == Boundary::kStart && view_.Is(end - 1, kLetter) && view_[end - 1] >= 0x80) return true;
    return view_.IsWordEnd(end);
  }

  const std::vector<Node>& nodes_;
  Boundary boundary_;
  const View& view_;
  const SlotReader* reader_;
  const std::function<void(const PatternMatch&)>& found_;
  PatternMatch match_;
};

}  // namespace

PatternSet::PatternSet(Boundary boundary, Folding folding) : rep_(std::make_unique<Rep>(boundary, folding)) {}
PatternSet::~PatternSet() = default;
PatternSet::PatternSet(PatternSet&&) noexcept = default;
PatternSet& PatternSet::operator=(PatternSet&&) noexcept = default;

void PatternSet::Add(std::string_view pattern, std::uint32_t entry) {
  for (const Steps& steps : Parser(pattern, rep_->folding).Parse()) {
    if (steps.empty() || steps[0] == kStarStep) throw PackError("pattern \"" + std::string(pattern) + "\" may match nothing");
    rep_->AddSteps(steps, entry);
  }
}

void PatternSet::AddPrefix(std::string_view prefix) { rep_->prefixes.push_back(Fold(prefix, rep_->folding)); }

bool PatternSet::MayBegin(const View& view, int begin) const {
  if (view.IsWordStart(begin)) return true;
  for (const std::u32string& prefix : rep_->prefixes) {
    const int start = begin - static_cast<int>(prefix.size());
    if (start >= 0 && view.text().substr(start, prefix.size()) == prefix && view.IsWordStart(start)) return true;
  }
  return false;
}

void PatternSet::MatchAt(const View& view, int begin, const SlotReader* reader,
                         const std::function<void(const PatternMatch&)>& found) const {
  Walk(rep_->nodes, rep_->boundary, view, reader, found).From(begin);
}

}  // namespace tallyman::languages
