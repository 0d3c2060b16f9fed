#include "extract/wide_forest.h"

#include <algorithm>
#include <bit>
#include <limits>
#include <set>

#if defined(__x86_64__)
// GCC 12 takes the intrinsics' undefined registers for uninitialized variables.
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#pragma GCC diagnostic ignored "-Wuninitialized"
#include <immintrin.h>
#define TALLYMAN_WIDE __attribute__((target("avx512f,avx512bw,avx512vl,avx512dq,avx512vbmi,bmi")))
#endif

namespace tallyman::extract {
namespace {

constexpr std::uint8_t kMissing = 255;
constexpr std::size_t kMostThresholds = 254;

std::vector<std::vector<float>> ThresholdsByColumn(std::span<const RegressionTree> trees) {
  std::vector<std::vector<float>> thresholds(kColumns);
  for (const RegressionTree& tree : trees)
    for (const RegressionTree::Node& node : tree.nodes) thresholds[node.column].push_back(node.threshold);
  for (std::vector<float>& column : thresholds) {
    std::sort(column.begin(), column.end());
    column.erase(std::unique(column.begin(), column.end()), column.end());
  }
  return thresholds;
}

bool HasByteLanes() {
#if defined(__x86_64__)
  return __builtin_cpu_supports("avx512vbmi") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl") &&
         __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("bmi");
#else
  return false;
#endif
}

}  // namespace

bool WideForest::Fits(std::span<const RegressionTree> trees) {
  if (!HasByteLanes()) return false;
  const bool small = std::all_of(trees.begin(), trees.end(), [](const RegressionTree& tree) { return tree.leaves.size() <= kTreeLanes; });
  const auto thresholds = ThresholdsByColumn(trees);
  const auto used = std::count_if(thresholds.begin(), thresholds.end(), [](const auto& column) { return !column.empty(); });
  return small && used <= kMostColumns &&
         std::all_of(thresholds.begin(), thresholds.end(), [](const auto& column) { return column.size() <= kMostThresholds; });
}

WideForest::WideForest(std::span<const RegressionTree> trees) : own_column_(kColumns, -1), column_thresholds_(ThresholdsByColumn(trees)) {
  std::vector<int> used;
  for (int column = 0; column < kColumns; ++column)
    if (!column_thresholds_[column].empty()) used.push_back(column);
  // Columns with about as many thresholds stand in one group: a group takes as long as its longest column.
  std::stable_sort(used.begin(), used.end(), [&](int a, int b) { return column_thresholds_[a].size() < column_thresholds_[b].size(); });
  for (std::size_t first = 0; first < used.size(); first += kGroup) {
    Group group{};
    const std::size_t count = std::min<std::size_t>(kGroup, used.size() - first);
    group.columns.fill(used[first]);
    for (std::size_t i = 0; i < count; ++i) {
      group.columns[i] = used[first + i];
      own_column_[used[first + i]] = static_cast<std::int16_t>(first + i);
    }
    group.first_threshold = static_cast<int>(thresholds_.size());
    group.thresholds = static_cast<int>(column_thresholds_[group.columns[count - 1]].size());
    for (int rank = 0; rank < group.thresholds; ++rank) {
      std::array<float, kGroup>& row = thresholds_.emplace_back();
      row.fill(std::numeric_limits<float>::infinity());
      for (std::size_t i = 0; i < count; ++i)
        if (const auto& own = column_thresholds_[group.columns[i]]; rank < static_cast<int>(own.size())) row[i] = own[rank];
    }
    groups_.push_back(group);
  }
  for (std::size_t i = 0; i < trees.size(); i += 2) AddPair(trees[i], i + 1 < trees.size() ? &trees[i + 1] : nullptr);
  odd_ = trees.size() % 2 != 0;
}

void WideForest::AddPair(const RegressionTree& one, const RegressionTree* other) {
  TreePair& pair = pairs_.emplace_back();
  pair = {};
  for (const RegressionTree* tree : {&one, other}) {
    if (tree == nullptr) continue;
    AddTree(*tree, tree == &one ? 0 : kTreeLanes, pair);
    std::array<double, kTreeLanes>& leaves = leaves_.emplace_back();
    leaves.fill(0);
    std::copy(tree->leaves.begin(), tree->leaves.end(), leaves.begin());
  }
}

void WideForest::AddTree(const RegressionTree& tree, int lane, TreePair& pair) const {
  Paths& paths = pair.paths[lane / kTreeLanes];
  paths.care.fill(0);
  paths.want.fill(1);                                                               // no leaf
  std::vector<std::pair<std::uint32_t, std::uint32_t>> reached(tree.nodes.size());  // care and want on the way to a node
  const auto pass = [&](int child, std::uint32_t care, std::uint32_t want) {
    if (child >= 0) {
      reached[child] = {care, want};
    } else {
      paths.care[-1 - child] = care;
      paths.want[-1 - child] = want;
    }
  };
  if (tree.nodes.empty()) pass(-1, 0, 0);
  for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
    const RegressionTree::Node& node = tree.nodes[i];
    const auto& thresholds = column_thresholds_[node.column];
    const auto below = std::lower_bound(thresholds.begin(), thresholds.end(), node.threshold) - thresholds.begin();
    pair.column[lane + i] = static_cast<std::uint8_t>(own_column_[node.column]);
    pair.raise[lane + i] = static_cast<std::uint8_t>(node.missing_left);
    pair.rank[lane + i] = static_cast<std::uint8_t>(below + node.missing_left);
    const auto [care, want] = reached[i];
    const std::uint32_t own = std::uint32_t{1} << i;
    pass(node.left, care | own, want);
    pass(node.right, care | own, want | own);
  }
}

#if defined(__x86_64__)

TALLYMAN_WIDE void WideForest::Rank(const Row& row, Ranks& ranks) const {
  for (std::size_t i = 0; i < groups_.size(); ++i) {
    const Group& group = groups_[i];
    const __m512 values = _mm512_i32gather_ps(_mm512_loadu_si512(group.columns.data()), row.data(), sizeof(float));
    __m512i rank = _mm512_setzero_si512();
    const std::array<float, kGroup>* threshold = thresholds_.data() + group.first_threshold;
    for (int k = 0; k < group.thresholds; ++k, ++threshold) {
      const __mmask16 above = _mm512_cmp_ps_mask(values, _mm512_loadu_ps(threshold->data()), _CMP_GT_OQ);
      rank = _mm512_mask_add_epi32(rank, above, rank, _mm512_set1_epi32(1));
    }
    const __mmask16 missing = _mm512_cmp_ps_mask(values, values, _CMP_UNORD_Q);
    rank = _mm512_mask_mov_epi32(rank, missing, _mm512_set1_epi32(kMissing));
    _mm_storeu_si128(reinterpret_cast<__m128i*>(ranks.data() + i * kGroup), _mm512_cvtepi32_epi8(rank));
  }
}

TALLYMAN_WIDE void WideForest::AddScores(std::span<const Row* const> rows, double* scores) const {
  std::vector<Ranks> ranks(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) Rank(*rows[i], ranks[i]);
  const std::array<double, kTreeLanes>* leaves = leaves_.data();
  for (std::size_t p = 0; p < pairs_.size(); ++p, leaves += 2) {
    const TreePair& pair = pairs_[p];
    const bool lone = odd_ && p + 1 == pairs_.size();
    const __m512i column = _mm512_load_si512(pair.column.data());
    const __m512i greatest = _mm512_load_si512(pair.rank.data());
    const __m512i raise = _mm512_load_si512(pair.raise.data());
    const __mmask64 high = _mm512_movepi8_mask(column);
    __m512i care[4], want[4];
    for (int half = 0; half < 4; ++half) {
      care[half] = _mm512_load_si512(pair.paths[half / 2].care.data() + half % 2 * kGroup);
      want[half] = _mm512_load_si512(pair.paths[half / 2].want.data() + half % 2 * kGroup);
    }
    const auto leaf = [&](std::uint32_t outcome, int tree) TALLYMAN_WIDE {
      const __m512i all = _mm512_set1_epi32(static_cast<int>(outcome));
      const std::uint32_t low = _mm512_cmpeq_epi32_mask(_mm512_and_si512(all, care[2 * tree]), want[2 * tree]);
      const std::uint32_t upper = _mm512_cmpeq_epi32_mask(_mm512_and_si512(all, care[2 * tree + 1]), want[2 * tree + 1]);
      return std::countr_zero(low | upper << kGroup);
    };
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const std::uint8_t* own = ranks[i].data();
      const __m512i lower = _mm512_permutex2var_epi8(_mm512_loadu_si512(own), column, _mm512_loadu_si512(own + kLanes));
      const __m512i upper = _mm512_permutex2var_epi8(_mm512_loadu_si512(own + 2 * kLanes), column, _mm512_loadu_si512(own + 3 * kLanes));
      const __m512i values = _mm512_add_epi8(_mm512_mask_mov_epi8(lower, high, upper), raise);
      const std::uint64_t outcome = _mm512_cmpgt_epu8_mask(values, greatest);
      scores[i] += leaves[0][leaf(static_cast<std::uint32_t>(outcome), 0)];
      if (!lone) scores[i] += leaves[1][leaf(static_cast<std::uint32_t>(outcome >> kTreeLanes), 1)];
    }
  }
}

#else

void WideForest::Rank(const Row&, Ranks&) const {}
void WideForest::AddScores(std::span<const Row* const>, double*) const {}  // Fits is never true

#endif

}  // namespace tallyman::extract
