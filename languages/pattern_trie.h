// The trie of a PatternSet: grown pattern by pattern, then laid flat for walks.
#ifndef TALLYMAN_LANGUAGES_PATTERN_TRIE_H_
#define TALLYMAN_LANGUAGES_PATTERN_TRIE_H_

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
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

// The same trie in one array, for walks: each node's edges and entries stand together, and its first child right behind it, so that a walk
// reads memory onwards.
class FlatTrie {
 public:
  // A node is known by where it stands. No child is the root.
  static constexpr std::uint32_t kRoot = 0;

  struct Node {
    const Step* steps;  // in order
    const std::uint32_t* nexts;
    const std::uint32_t* entries;
    std::uint16_t edge_count;
    std::uint16_t entry_count;
    std::uint16_t first_special;  // of the edges, those that are no character: they stand together
    std::uint16_t specials;
  };

  explicit FlatTrie(const GrowingTrie& trie) { Lay(EdgesByNode(trie.nodes()), EntriesByNode(trie)); }

  Node node(std::uint32_t place) const {
    const std::uint32_t* const at = words_.data() + place;
    Node node;
    node.edge_count = static_cast<std::uint16_t>(at[0]);
    node.entry_count = static_cast<std::uint16_t>(at[0] >> 16);
    node.first_special = static_cast<std::uint16_t>(at[1]);
    node.specials = static_cast<std::uint16_t>(at[1] >> 16);
    node.steps = at + kHead;
    node.nexts = node.steps + node.edge_count;
    node.entries = node.nexts + node.edge_count;
    return node;
  }
  static NodeEntry EntryOf(std::uint32_t word) { return {word >> 1, (word & 1) != 0}; }

  // Where `step` leads from the node at `place`; kRoot where it leads nowhere.
  std::uint32_t Next(std::uint32_t place, const Node& node, Step step) const {
    if (place == kRoot && step < kRootSize) return root_[step];
    constexpr int kFew = 8;
    const Step *at = node.steps, *const end = at + node.edge_count;
    if (node.edge_count > kFew)
      at = std::lower_bound(at, end, step);
    else
      while (at != end && *at < step) ++at;
    return at != end && *at == step ? node.nexts[at - node.steps] : kRoot;
  }

 private:
  static constexpr Step kRootSize = 0x500;
  static constexpr std::uint32_t kHead = 2;  // words before a node's edges

  struct Edge {
    Step step;
    std::uint32_t node;
  };

  // Values by node, those of a node between two of `first`.
  template <typename T>
  struct ByNode {
    std::vector<std::uint32_t> first;
    std::vector<T> values;

    std::span<const T> of(std::uint32_t node) const { return {values.data() + first[node], values.data() + first[node + 1]}; }
  };

  static ByNode<Edge> EdgesByNode(const std::vector<GrowingTrie::Node>& nodes) {
    ByNode<Edge> edges{std::vector<std::uint32_t>(nodes.size() + 2), std::vector<Edge>(nodes.size() - 1)};
    for (std::size_t i = 1; i < nodes.size(); ++i) ++edges.first[nodes[i].parent + 2];
    for (std::size_t i = 2; i < edges.first.size(); ++i) edges.first[i] += edges.first[i - 1];
    // Each place moves to behind its node's edges, which is where the next node's begin.
    for (std::uint32_t i = 1; i < nodes.size(); ++i) edges.values[edges.first[nodes[i].parent + 1]++] = {nodes[i].step, i};
    for (std::uint32_t i = 0; i < nodes.size(); ++i) {
      const auto begin = edges.values.begin() + edges.first[i], end = edges.values.begin() + edges.first[i + 1];
      if (end - begin > 1) std::sort(begin, end, [](const Edge& a, const Edge& b) { return a.step < b.step; });
    }
    return edges;
  }

  // An entry stands at a node once, as it was added first.
  static ByNode<std::uint32_t> EntriesByNode(const GrowingTrie& trie) {
    std::vector<GrowingTrie::Ending> endings = trie.endings();
    std::stable_sort(endings.begin(), endings.end(), [](const auto& a, const auto& b) { return a.node < b.node; });
    ByNode<std::uint32_t> entries{std::vector<std::uint32_t>(trie.nodes().size() + 1), {}};
    std::uint32_t node = 0;
    for (const GrowingTrie::Ending& ending : endings) {
      while (node < ending.node) entries.first[++node] = static_cast<std::uint32_t>(entries.values.size());
      const auto own = entries.values.begin() + entries.first[node];
      if (std::any_of(own, entries.values.end(), [&](std::uint32_t word) { return EntryOf(word).entry == ending.entry.entry; })) continue;
      entries.values.push_back(ending.entry.entry << 1 | (ending.entry.ends_anywhere ? 1 : 0));
    }
    while (node < trie.nodes().size()) entries.first[++node] = static_cast<std::uint32_t>(entries.values.size());
    return entries;
  }

  void Lay(const ByNode<Edge>& edges, const ByNode<std::uint32_t>& entries) {
    words_.reserve(kHead * (edges.values.size() + 1) + 2 * edges.values.size() + entries.values.size());
    struct Child {
      std::uint32_t node;
      std::uint32_t link;  // the word that says where it stands
    };
    std::vector<Child> left = {{0, 0}};
    while (!left.empty()) {
      const Child child = left.back();
      left.pop_back();
      const auto place = static_cast<std::uint32_t>(words_.size());
      if (place != kRoot) words_[child.link] = place;
      const auto own_edges = edges.of(child.node);
      const auto own_entries = entries.of(child.node);
      const auto first_special = std::find_if(own_edges.begin(), own_edges.end(), [](const Edge& edge) { return IsSpecial(edge.step); });
      const auto specials = std::count_if(first_special, own_edges.end(), [](const Edge& edge) { return IsSpecial(edge.step); });
      words_.push_back(static_cast<std::uint32_t>(own_edges.size() | own_entries.size() << 16));
      words_.push_back(static_cast<std::uint32_t>((first_special - own_edges.begin()) | specials << 16));
      for (const Edge& edge : own_edges) words_.push_back(edge.step);
      const auto first_link = static_cast<std::uint32_t>(words_.size());
      words_.insert(words_.end(), own_edges.size(), kRoot);
      words_.insert(words_.end(), own_entries.begin(), own_entries.end());
      for (std::size_t i = own_edges.size(); i-- > 0;) left.push_back({own_edges[i].node, first_link + static_cast<std::uint32_t>(i)});
    }
    const Node root = node(kRoot);
    for (int i = 0; i < root.edge_count; ++i)
      if (root.steps[i] < kRootSize) root_[root.steps[i]] = root.nexts[i];
  }

  std::vector<std::uint32_t> words_;
  std::array<std::uint32_t, kRootSize> root_{};
};

}  // namespace tallyman::languages

#endif  // TALLYMAN_LANGUAGES_PATTERN_TRIE_H_
