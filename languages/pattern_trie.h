// The trie of a PatternSet: grown pattern by pattern, then laid flat for walks.
#ifndef TALLYMAN_LANGUAGES_PATTERN_TRIE_H_
#define TALLYMAN_LANGUAGES_PATTERN_TRIE_H_

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>
#include <vector>

namespace tallyman::languages {

// One step of a pattern, packed: a character (with the capital flag), or one of the special steps.
using Step = std::uint32_t;
inline constexpr Step kCapital = 0x80000000, kSoftCapital = 0xA0000000, kSpaceStep = 0x40000000, kStarStep = 0x40000001,
                      kSlotStep = 0x40000100;
inline bool IsSlotStep(Step step) { return (step & ~0xFFu) == kSlotStep; }
using Steps = std::vector<Step>;

// What a pattern that ends at a node stands for.
struct NodeEntry {
  std::uint32_t entry = 0;
  bool ends_anywhere = false;
};

struct Edge {
  Step step;
  std::uint32_t next;
  friend bool operator<(const Edge& edge, Step step) { return edge.step < step; }
};

// A trie under construction: each node but the root, 0, with the one that it hangs on and the step that leads to it. Children are found
// through a hash table of nodes, with open addressing.
class GrowingTrie {
 public:
  struct Node {
    std::uint32_t parent;
    Step step;
  };
  struct Ending {
    std::uint32_t node;
    NodeEntry entry;
  };

  void Add(const Steps& steps, NodeEntry entry) {
    // Alternatives of a pattern follow each other: the last one's path is walked again as far as it goes.
    const std::size_t longest = std::min(steps.size(), last_steps_.size());
    std::size_t common = 0;
    while (common < longest && steps[common] == last_steps_[common]) ++common;
    path_.resize(common);
    std::uint32_t node = common == 0 ? 0 : path_.back();
    for (std::size_t i = common; i < steps.size(); ++i) path_.push_back(node = Child(node, steps[i]));
    last_steps_ = steps;
    endings_.push_back({node, entry});
  }

  const std::vector<Node>& nodes() const { return nodes_; }
  const std::vector<Ending>& endings() const { return endings_; }

 private:
  std::uint32_t Child(std::uint32_t parent, Step step) {
    if (2 * nodes_.size() > table_.size()) Grow();
    std::uint32_t& place = Place(parent, step);
    if (place == 0) {
      place = static_cast<std::uint32_t>(nodes_.size());
      nodes_.push_back({parent, step});
    }
    return place;
  }

  std::uint32_t& Place(std::uint32_t parent, Step step) {
    const std::size_t mask = table_.size() - 1;
    const std::uint64_t key = (static_cast<std::uint64_t>(parent) << 32 | step) * 0x9E3779B97F4A7C15;
    for (std::size_t at = key >> 32 & mask;; at = (at + 1) & mask) {
      std::uint32_t& node = table_[at];
      if (node == 0 || (nodes_[node].parent == parent && nodes_[node].step == step)) return node;
    }
  }

  void Grow() {
    constexpr std::size_t kLeast = 1024;
    table_.assign(std::max(kLeast, 2 * table_.size()), 0);
    for (std::uint32_t node = 1; node < nodes_.size(); ++node) Place(nodes_[node].parent, nodes_[node].step) = node;
  }

  std::vector<Node> nodes_ = {{0, 0}};
  std::vector<Ending> endings_;
  std::vector<std::uint32_t> table_;  // nodes by parent and step; 0 is a free place
  Steps last_steps_;
  std::vector<std::uint32_t> path_;  // the nodes on the way of the last steps
};

inline bool IsSpecial(Step step) { return step >= kSpaceStep && step < kCapital; }

// The same trie in three arrays, for walks.
class FlatTrie {
 public:
  struct FlatNode {
    std::uint32_t first_edge = 0;
    std::uint32_t first_entry = 0;
    std::uint16_t edges = 0;
    std::uint16_t entries = 0;
    std::uint16_t first_special = 0;  // of the edges, those that are no character: they stand together
    std::uint16_t specials = 0;
  };

  explicit FlatTrie(const GrowingTrie& trie) : nodes_(trie.nodes().size()), edges_(trie.nodes().size() - 1) {
    TakeEdges(trie.nodes());
    TakeEntries(trie.endings());
  }

  const FlatNode& node(std::uint32_t index) const { return nodes_[index]; }
  const Edge* edges(const FlatNode& node) const { return edges_.data() + node.first_edge; }
  const NodeEntry* entries(const FlatNode& node) const { return entries_.data() + node.first_entry; }

  std::uint32_t Next(std::uint32_t index, Step step) const {
    if (index == 0 && step < kRootSize) return root_[step];
    constexpr int kFew = 8;
    const FlatNode& node = nodes_[index];
    const Edge *at = edges(node), *const end = at + node.edges;
    if (node.edges > kFew)
      at = std::lower_bound(at, end, step);
    else
      while (at != end && at->step < step) ++at;
    return at != end && at->step == step ? at->next : 0;
  }

 private:
  static constexpr Step kRootSize = 0x500;

  void TakeEdges(const std::vector<GrowingTrie::Node>& nodes) {
    for (std::size_t i = 1; i < nodes.size(); ++i) ++nodes_[nodes[i].parent].edges;
    std::uint32_t first = 0;
    for (FlatNode& node : nodes_) {
      node.first_edge = first;
      first += std::exchange(node.edges, 0);
    }
    for (std::uint32_t i = 1; i < nodes.size(); ++i) {
      FlatNode& parent = nodes_[nodes[i].parent];
      edges_[parent.first_edge + parent.edges++] = {nodes[i].step, i};
    }
    for (FlatNode& node : nodes_) {
      Edge* const begin = edges_.data() + node.first_edge;
      if (node.edges > 1) std::sort(begin, begin + node.edges, [](const Edge& a, const Edge& b) { return a.step < b.step; });
      for (std::uint16_t i = 0; i < node.edges; ++i) {
        if (IsSpecial(begin[i].step) && node.specials++ == 0) node.first_special = i;
        if (&node == nodes_.data() && begin[i].step < kRootSize) root_[begin[i].step] = begin[i].next;
      }
    }
  }

  // An entry stands at a node once, as it was added first.
  void TakeEntries(std::vector<GrowingTrie::Ending> endings) {
    std::stable_sort(endings.begin(), endings.end(), [](const auto& a, const auto& b) { return a.node < b.node; });
    for (const GrowingTrie::Ending& ending : endings) {
      FlatNode& node = nodes_[ending.node];
      if (node.entries == 0) node.first_entry = static_cast<std::uint32_t>(entries_.size());
      const auto own = entries_.begin() + node.first_entry;
      if (std::any_of(own, entries_.end(), [&](const NodeEntry& other) { return other.entry == ending.entry.entry; })) continue;
      entries_.push_back(ending.entry);
      ++node.entries;
    }
  }

  std::vector<FlatNode> nodes_;
  std::vector<Edge> edges_;
  std::vector<NodeEntry> entries_;
  std::array<std::uint32_t, kRootSize> root_{};
};

}  // namespace tallyman::languages

#endif  // TALLYMAN_LANGUAGES_PATTERN_TRIE_H_
