#include "corpus/page/structured_check.h"

#include <algorithm>
#include <string>

#include "corpus/page/text_measure.h"

namespace tallyman::corpus {
namespace {

constexpr int kLeastStructured = 250;  // weight from which on structured text can be a whole article's
constexpr double kLeastShare = 0.5;    // of the body's weight
constexpr double kMostlyThere = 0.8;   // of the structured text's pieces
constexpr double kMostlyMissing = 0.4;
constexpr std::size_t kPiece = 40;  // bytes of folded text that are compared at a time

// The share of `text` that stands in `other`, both folded, by pieces.
double Coverage(const std::string& text, const std::string& other) {
  std::size_t pieces = 0, found = 0;
  for (std::size_t at = 0; at + kPiece <= text.size(); at += kPiece) {
    ++pieces;
    found += other.find(text.substr(at, kPiece)) != std::string::npos;
  }
  return pieces == 0 ? 1 : static_cast<double>(found) / static_cast<double>(pieces);
}

bool IsIn(const Block& block, const std::string& folded_text) {
  const std::string& folded = block.folded;
  const std::size_t compared = std::min<std::size_t>(folded.size(), 2 * kPiece);
  return folded_text.find(folded.substr(0, compared)) != std::string::npos ||
         folded_text.find(folded.substr(folded.size() - compared)) != std::string::npos;
}

bool IsCutOff(std::string_view text) { return text.ends_with("...") || text.ends_with("…") || !EndsLikeSentence(text); }

}  // namespace

Body CheckAgainst(std::string_view structured_text, Body found, const std::vector<Block>& blocks,
                  const std::function<Body(const std::vector<Block>&)>& write) {
  const int weight = Weight(structured_text);
  if (weight < kLeastStructured || weight < kLeastShare * found.weight) return found;
  const std::string folded = Folded(structured_text);
  const double coverage = Coverage(folded, Folded(found.text));
  if (coverage < kMostlyMissing) return {std::string(structured_text), weight};
  if (IsCutOff(structured_text)) return found;
  if (coverage < kMostlyThere)
    return Coverage(Folded(found.text), folded) > kMostlyThere ? Body{std::string(structured_text), weight} : found;
  const auto is_in = [&](const Block& block) { return block.is_paragraph && IsIn(block, folded); };
  const auto first = std::find_if(blocks.begin(), blocks.end(), is_in);
  const auto last = std::find_if(blocks.rbegin(), blocks.rend(), is_in).base();
  if (first >= last) return found;
  auto end = last;
  while (end != blocks.end() && !end->is_paragraph) ++end;
  return write(std::vector<Block>(first, end));
}

}  // namespace tallyman::corpus
