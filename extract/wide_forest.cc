#include "extract/wide_forest.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>

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

bool HaveSameContext(const Row& a, const Row& b) { return std::memcmp(a.data(), b.data(), kContextColumns * sizeof(float)) == 0; }

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
  const auto is_used = [](const auto& column) { return !column.empty(); };
  const auto context = std::count_if(thresholds.begin(), thresholds.begin() + kContextColumns, is_used);
  const auto others = std::count_if(thresholds.begin() + kContextColumns, thresholds.end(), is_used);
  const auto in_groups = [](std::ptrdiff_t columns) { return (columns + kGroup - 1) / kGroup * kGroup; };
  return small && in_groups(context) + in_groups(others) <= kMostColumns &&
         std::all_of(thresholds.begin(), thresholds.end(), [](const auto& column) { return column.size() <= kMostThresholds; });
}

WideForest::WideForest(std::span<const RegressionTree> trees) : own_column_(kColumns, -1), column_thresholds_(ThresholdsByColumn(trees)) {
  std::vector<int> context, others;
  for (int column = 0; column < kColumns; ++column)
    if (!column_thresholds_[column].empty()) (column < kContextColumns ? context : others).push_back(column);
  AddGroups(std::move(context));
  context_groups_ = groups_.size();
  AddGroups(std::move(others));
  for (std::size_t i = 0; i < trees.size(); i += 2) AddPair(trees[i], i + 1 < trees.size() ? &trees[i + 1] : nullptr);
}

void WideForest::AddGroups(std::vector<int> columns) {
  // Columns with about as many thresholds stand in one group: a group takes as long as its longest column.
  std::stable_sort(columns.begin(), columns.end(),
                   [&](int a, int b) { return column_thresholds_[a].size() < column_thresholds_[b].size(); });
  for (std::size_t first = 0; first < columns.size(); first += kGroup) {
    Group group{};
    const std::size_t count = std::min<std::size_t>(kGroup, columns.size() - first);
    group.columns.fill(columns[first]);
    for (std::size_t i = 0; i < count; ++i) {
      group.columns[i] = columns[first + i];
      own_column_[columns[first + i]] = static_cast<std::int16_t>(groups_.size() * kGroup + i);
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
}

void WideForest::AddPair(const RegressionTree& one, const RegressionTree* other) {
  TreePair& pair = pairs_.emplace_back();
  pair = {};
  raise_.push_back(0);
  for (const RegressionTree* tree : {&one, other}) {
    if (tree == nullptr) continue;
    const int place = tree == &one ? 0 : 1;
    AddNodes(*tree, place * kTreeLanes);
    struct Branch {
      int child;
      std::uint32_t left_of;
    };
    std::size_t leaf = 0;
    std::vector<Branch> ahead = {{tree->nodes.empty() ? -1 : 0, 0}};  // the leftmost last
    while (!ahead.empty()) {
      const auto [child, left_of] = ahead.back();
      ahead.pop_back();
      if (child < 0) {
        pair.leaves[place][leaf] = tree->leaves[-1 - child];
        pair.left_of[place][leaf++] = left_of;
      } else {
        ahead.push_back({tree->nodes[child].right, left_of});
        ahead.push_back({tree->nodes[child].left, left_of | std::uint32_t{1} << child});
      }
    }
  }
}

void WideForest::AddNodes(const RegressionTree& tree, int lane) {
  TreePair& pair = pairs_.back();
  for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
    const RegressionTree::Node& node = tree.nodes[i];
    const auto& thresholds = column_thresholds_[node.column];
    const auto below = std::lower_bound(thresholds.begin(), thresholds.end(), node.threshold) - thresholds.begin();
    pair.column[lane + i] = static_cast<std::uint8_t>(own_column_[node.column]);
    raise_.back() |= static_cast<std::uint64_t>(node.missing_left) << (lane + i);
    pair.rank[lane + i] = static_cast<std::uint8_t>(below + node.missing_left);
  }
}

#if defined(__x86_64__)

TALLYMAN_WIDE void WideForest::Rank(const Row& row, std::size_t first, std::size_t last, Ranks& ranks) const {
  for (std::size_t i = first; i < last; ++i) {
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

template <bool kFew>
TALLYMAN_WIDE void WideForest::AddStepsOf(std::span<const Ranks> rows, std::span<const int> chosen, std::size_t first, std::size_t last,
                                          std::int32_t* steps) const {
  for (std::size_t p = first; p < last; ++p) {
    const TreePair& pair = pairs_[p];
    const __m512i column = _mm512_load_si512(pair.column.data());
    const __m512i greatest = _mm512_load_si512(pair.rank.data());
    const __m512i raise = _mm512_maskz_set1_epi8(raise_[p], 1);
    const __mmask64 high = _mm512_movepi8_mask(column);
    __m512i left_of[4];
    for (int half = 0; half < 4; ++half) left_of[half] = _mm512_loadu_si512(pair.left_of[half / 2].data() + half % 2 * kGroup);
    const auto leaf = [&](std::uint32_t right, int tree) TALLYMAN_WIDE {
      const __m512i all = _mm512_set1_epi32(static_cast<int>(right));
      const std::uint32_t low = _mm512_testn_epi32_mask(all, left_of[2 * tree]);
      const std::uint32_t upper = _mm512_testn_epi32_mask(all, left_of[2 * tree + 1]);
      return std::countr_zero(low | upper << kGroup);
    };
    for (const int i : chosen) {
      const std::uint8_t* own = rows[i].data();
      __m512i values = _mm512_permutex2var_epi8(_mm512_loadu_si512(own), column, _mm512_loadu_si512(own + kLanes));
      if constexpr (!kFew) {
        const __m512i upper = _mm512_permutex2var_epi8(_mm512_loadu_si512(own + 2 * kLanes), column, _mm512_loadu_si512(own + 3 * kLanes));
        values = _mm512_mask_mov_epi8(values, high, upper);
      }
      const std::uint64_t right = _mm512_cmpgt_epu8_mask(_mm512_add_epi8(values, raise), greatest);
      steps[i] += pair.leaves[0][leaf(static_cast<std::uint32_t>(right), 0)];
      steps[i] += pair.leaves[1][leaf(static_cast<std::uint32_t>(right >> kTreeLanes), 1)];
    }
  }
}

std::vector<WideForest::Ranks> WideForest::RanksOf(std::span<const Row* const> rows) const {
  std::vector<Ranks> ranks(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (i > 0 && HaveSameContext(*rows[i - 1], *rows[i])) {
      std::copy_n(ranks[i - 1].data(), context_groups_ * kGroup, ranks[i].data());
    } else {
      Rank(*rows[i], 0, context_groups_, ranks[i]);
    }
    Rank(*rows[i], context_groups_, groups_.size(), ranks[i]);
  }
  return ranks;
}

void WideForest::AddSteps(std::span<const Ranks> rows, std::span<const int> chosen, std::size_t first, std::size_t last,
                          std::int32_t* steps) const {
  if (chosen.empty() || first == last) return;
  if (groups_.size() * kGroup <= kFewColumns)
    AddStepsOf<true>(rows, chosen, first / 2, (last + 1) / 2, steps);
  else
    AddStepsOf<false>(rows, chosen, first / 2, (last + 1) / 2, steps);
}

#else

void WideForest::Rank(const Row&, std::size_t, std::size_t, Ranks&) const {}
std::vector<WideForest::Ranks> WideForest::RanksOf(std::span<const Row* const>) const { return {}; }  // Fits is never true
void WideForest::AddSteps(std::span<const Ranks>, std::span<const int>, std::size_t, std::size_t, std::int32_t*) const {}

#endif

}  // namespace tallyman::extract
