#include "extract/weights.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "extract/columns.h"

namespace tallyman::extract {
namespace {

constexpr std::array<std::string_view, kSlots> kNames = {"unit",   "flow",   "role",      "counterpart", "reporter", "partner", "product",
                                                         "period", "versus", "direction", "status",      "terms",    "whole"};

// The compiled form: this line, a byte that is 1 where there is a second reading, every forest behind its length in bytes, and likewise
// the words of every slot and of articles, a byte a bucket. A forest is a row of trees: the numbers of nodes and leaves, then these.
// Numbers are the machine's own.
constexpr std::string_view kHeader = "tallyman weights 3\n";
using Length = std::uint32_t;

// The column of a name in a weights file; trees of another version of the program may ask for what is not there.
std::int16_t ColumnOf(const std::string& name) {
  const auto column = ParseColumn(name);
  if (!column) throw std::invalid_argument("the weights name a column that this program does not have: " + name);
  return static_cast<std::int16_t>(*column);
}

// The greatest float that is not above the number.
float FloatBelow(double number) {
  constexpr double kGreatest = std::numeric_limits<float>::max();
  const float nearest = static_cast<float>(std::clamp(number, -kGreatest, kGreatest));
  return nearest > number ? std::nextafter(nearest, -std::numeric_limits<float>::infinity()) : nearest;
}

std::int16_t StepsOfLeaf(double leaf) {
  const double steps = std::round(leaf / kLeafStep);
  if (std::abs(steps) > std::numeric_limits<std::int16_t>::max())
    throw std::invalid_argument("a tree of the weights has a leaf over 3.2767");
  return static_cast<std::int16_t>(steps);
}

RegressionTree ParseTree(const nlohmann::json& json, const std::vector<std::int16_t>& columns) {
  RegressionTree tree;
  for (const auto& leaf : json.at("leaf")) tree.leaves.push_back(StepsOfLeaf(leaf.get<double>()));
  const auto column = json.at("column").get<std::vector<std::size_t>>();
  constexpr std::size_t kMostLeaves = 128;
  if (tree.leaves.empty()) throw std::invalid_argument("a tree of the weights has no leaf");
  if (tree.leaves.size() > kMostLeaves || column.size() >= kMostLeaves)
    throw std::invalid_argument("a tree of the weights has over 128 leaves");
  const auto checked = [&](int node, int child) {
    const bool inner = child > node && child < static_cast<int>(column.size());
    const bool leaf = child < 0 && -1 - child < static_cast<int>(tree.leaves.size());
    if (!inner && !leaf) throw std::invalid_argument("a tree of the weights has a child that is not there");
    return static_cast<std::int16_t>(child);
  };
  for (int node = 0; node < static_cast<int>(column.size()); ++node)
    tree.nodes.push_back({FloatBelow(json.at("threshold").at(node).get<double>()), columns.at(column[node]),
                          static_cast<std::int16_t>(json.at("missing").at(node).get<int>() != 0),
                          checked(node, json.at("left").at(node).get<int>()), checked(node, json.at("right").at(node).get<int>())});
  return tree;
}

template <typename T>
void Append(std::string& bytes, const T* values, std::size_t count) {
  bytes.append(reinterpret_cast<const char*>(values), count * sizeof(T));
}
void AppendLength(std::string& bytes, std::size_t length) {
  const auto value = static_cast<Length>(length);
  Append(bytes, &value, 1);
}

template <typename T>
void Take(std::string_view& bytes, T* values, std::size_t count) {
  if (bytes.size() < count * sizeof(T)) throw std::invalid_argument("the compiled weights are cut short");
  if (count > 0) std::memcpy(values, bytes.data(), count * sizeof(T));
  bytes.remove_prefix(count * sizeof(T));
}
Length TakeLength(std::string_view& bytes) {
  Length length = 0;
  Take(bytes, &length, 1);
  return length;
}

std::string_view TakeBlock(std::string_view& bytes) {
  const Length length = TakeLength(bytes);
  if (bytes.size() < length) throw std::invalid_argument("the compiled weights are cut short");
  const std::string_view block = bytes.substr(0, length);
  bytes.remove_prefix(length);
  return block;
}

// A byte for each bucket.
std::string CompileWords(const nlohmann::json& words) {
  const auto gaps = words.at("gap").get<std::vector<std::size_t>>();
  const auto steps = words.at("steps").get<std::vector<int>>();
  if (gaps.size() != steps.size()) throw std::invalid_argument("the weights have not as many gaps between words as steps");
  std::string compiled(std::size_t{1} << kWordBucketBits, '\0');
  std::size_t bucket = 0;
  for (std::size_t i = 0; i < gaps.size(); ++i) {
    constexpr int kMost = std::numeric_limits<std::int8_t>::max();
    if (gaps[i] >= compiled.size() - bucket) throw std::invalid_argument("the weights name a word's bucket that is not there");
    if (steps[i] < -kMost || steps[i] > kMost) throw std::invalid_argument("the weights give a word over 127 steps");
    bucket += gaps[i];
    compiled[bucket] = static_cast<char>(steps[i]);
  }
  return compiled;
}

std::span<const std::int8_t> StepsOf(std::string_view words) { return {reinterpret_cast<const std::int8_t*>(words.data()), words.size()}; }

}  // namespace

std::string_view Name(Slot slot) { return kNames[static_cast<std::size_t>(slot)]; }

std::string CompileWeights(std::string_view text) {
  const auto json = nlohmann::json::parse(text);
  std::vector<std::int16_t> columns;
  for (const auto& name : json.at("columns")) columns.push_back(ColumnOf(name.get<std::string>()));
  std::string compiled(kHeader);
  compiled += static_cast<char>(json.contains("second"));
  json.at("slots");
  for (const char* reading : {"slots", "second"})
    for (const std::string_view name : kNames) {
      std::string forest;
      const auto slots = json.find(reading);
      const bool known = slots != json.end() && slots->contains(name);
      for (const auto& item : known ? slots->at(std::string(name)) : nlohmann::json::array()) {
        const RegressionTree tree = ParseTree(item, columns);
        AppendLength(forest, tree.nodes.size());
        AppendLength(forest, tree.leaves.size());
        Append(forest, tree.nodes.data(), tree.nodes.size());
        Append(forest, tree.leaves.data(), tree.leaves.size());
      }
      AppendLength(compiled, forest.size());
      compiled += forest;
    }
  const auto words = json.find("words");
  const auto append_words = [&](std::string_view name) {
    const bool known = words != json.end() && words->contains(name);
    const std::string table = known ? CompileWords(words->at(std::string(name))) : "";
    AppendLength(compiled, table.size());
    compiled += table;
  };
  for (const std::string_view name : kNames) append_words(name);
  append_words("article");
  return compiled;
}

Weights::Weights(std::string_view data) {
  if (!data.starts_with(kHeader)) data = compiled_here_ = CompileWeights(data);
  data.remove_prefix(kHeader.size());
  char second = 0;
  Take(data, &second, 1);
  has_second_reading_ = second != 0;
  for (auto& reading : forests_)
    for (std::string_view& forest : reading) forest = TakeBlock(data);
  for (std::string_view& words : words_) words = TakeBlock(data);
}

std::span<const std::int8_t> Weights::WordSteps(Slot slot) const { return StepsOf(words_[static_cast<std::size_t>(slot)]); }
std::span<const std::int8_t> Weights::ArticleSteps() const { return StepsOf(words_.back()); }

std::vector<RegressionTree> Weights::Trees(Reading reading, Slot slot) const {
  std::vector<RegressionTree> trees;
  for (std::string_view bytes = forests_[static_cast<std::size_t>(reading)][static_cast<std::size_t>(slot)]; !bytes.empty();) {
    RegressionTree& tree = trees.emplace_back();
    tree.nodes.resize(TakeLength(bytes));
    tree.leaves.resize(TakeLength(bytes));
    Take(bytes, tree.nodes.data(), tree.nodes.size());
    Take(bytes, tree.leaves.data(), tree.leaves.size());
  }
  return trees;
}

}  // namespace tallyman::extract
