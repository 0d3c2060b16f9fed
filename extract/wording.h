// Learned wording: what the words around a figure and around the mention that offers a value say for the value, and what all words of an
// article say for its being trade news. Words are features in buckets of a table, one for each slot and one for articles, whose weights
// training learns; around figures and mentions figures, areas, products and periods are masked, so that a feature speaks of phrasing and
// of no particular fact. docs/decisions/0009-learned-words.md says why.
#ifndef TALLYMAN_EXTRACT_WORDING_H_
#define TALLYMAN_EXTRACT_WORDING_H_

#include <cstdint>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include "extract/article_text.h"
#include "extract/layout.h"
#include "extract/linker.h"
#include "extract/mentions.h"
#include "extract/model.h"

namespace tallyman::extract {

class Wording {
 public:
  // A bucket of a slot's table, below 2^kWordBucketBits (extract/weights.h).
  using Feature = std::uint32_t;

  // Both must outlive the wording.
  Wording(const ArticleText& text, const Mentions& mentions);

  // The slots that are told by words; the others have no features.
  static bool IsLearned(Slot slot);

  // The features of a candidate for a slot of a figure, some of them more than once. REQUIRES: the slots before it are decided in
  // `current`; IsLearned(slot).
  std::vector<Feature> FeaturesOf(Slot slot, const LinkedFigure& current, const Candidate& candidate) const;

  // The features of the article as a whole, each once, in order.
  std::vector<Feature> FeaturesOfArticle() const;

  // Says of every candidate of a flow what the article's words say for its holding claims (Context::kArticleWords), and of every candidate
  // of a learned slot by how much its words speak more for it than those of the best other one (ValueColumn::kWording); nothing where the
  // model knows no words for the slot. REQUIRES as FeaturesOf.
  void Describe(const Model& model, Slot slot, const LinkedFigure& current, std::vector<Candidate>& candidates) const;

 private:
  using Hash = std::uint64_t;
  struct Token {
    int begin, end;     // in the view
    Hash word;          // of its letters; of the mask where it is one
    Hash stem, ending;  // of its first and its last letters; 0 where it is short
    Hash kind;          // what it is in any language: a mask, a known word's section and key, a sign
  };

  using Tokens = std::vector<Token>;
  // The tokens of a sentence; made when they are first asked for. Valid until the next call.
  const Tokens& TokensOf(int sentence) const;
  Tokens MakeTokens(int sentence) const;
  void AddKinds(int sentence, Tokens& tokens) const;
  // The token that begins at the place or holds it.
  static int TokenAt(const Tokens& tokens, int place);

  // How much more the article's words say that it holds claims than that it holds none; about 0 where they say nothing.
  double ArticleScore(const Model& model) const;

  // Features of words around the tokens [first, last], whatever the candidate; `wide` also of those farther away.
  void AddAround(const Tokens& tokens, int first, int last, bool wide, std::vector<Hash>& features) const;
  // Features of what stands between the mention's token and the figure's.
  static void AddBetween(const Tokens& tokens, int mention, int figure, std::vector<Hash>& features);
  const std::vector<Hash>& AroundFigure(int figure) const;
  // What a candidate is, without the value of an area or product: `plain` for the words around the figure, `full` for those around the
  // mention.
  struct Kinds {
    Hash plain, full;
  };
  Kinds KindsOf(Slot slot, const LinkedFigure& current, const Candidate& candidate) const;
  // The two parts of FeaturesOf, added to `features`: the words around the figure; around the mention, and between it and the figure.
  void AddFeaturesOfFigure(int figure, Hash kind, std::vector<Feature>& features) const;
  void AddFeaturesOfMention(Slot slot, const LinkedFigure& current, const Candidate& candidate, Hash kind,
                            std::vector<Feature>& features) const;

  // The sums of words' weights that a slot's candidate gets, of the words around the figure and of those of the mention.
  double ScoreOfFigure(const Model& model, Slot slot, int figure, Hash kind) const;
  double ScoreOfMention(const Model& model, Slot slot, const LinkedFigure& current, const Candidate& candidate, Hash kind) const;
  // A sum asked for before: both readings ask for most of them, and so does every reporter that partners are weighed for. A place holds
  // the last one asked for of those that share it.
  struct Known {
    Hash asked = 0;  // what for; 0 where the place is empty
    double score = 0;
  };
  Known& KnownAt(Hash asked) const { return known_[asked & (known_.size() - 1)]; }

  const ArticleText& text_;
  const Mentions& mentions_;
  const Layout layout_;
  mutable std::unordered_map<int, Tokens> tokens_;  // of the sentences asked for of late
  mutable std::optional<double> article_score_;
  mutable std::vector<Hash> around_figure_, around_mention_;
  mutable int around_ = -1;  // the figure that around_figure_ is of
  mutable std::vector<Feature> features_;
  mutable std::vector<Known> known_;  // a power of two
};

}  // namespace tallyman::extract

#endif  // TALLYMAN_EXTRACT_WORDING_H_
