// What each slot of a figure may hold: candidates with their features, made from the article's mentions and from what was decided of
// the figures before.
#ifndef TALLYMAN_EXTRACT_CANDIDATES_H_
#define TALLYMAN_EXTRACT_CANDIDATES_H_

#include <map>
#include <string>
#include <vector>

#include "extract/features.h"
#include "extract/linker.h"
#include "extract/mentions.h"

namespace tallyman::extract {

// Where a mention lies as seen from a figure (or from another mention).
struct Relation {
  int side = 0;  // 0 before, 1 after, 2 overlapping
  int commas = 0;
  int breaks = 0;
  int distance = 0;  // characters between
  int figures = 0;   // figures between
  int clauses = 0;   // clause words between
  int brackets = 0;  // 0 same depth, 1 the figure is deeper, 2 the mention is deeper
};

class CandidateMaker {
 public:
  // All references must outlive the maker. `decided` holds the figures linked so far.
  CandidateMaker(const schema::Article& article, const ArticleText& text, const Mentions& mentions, const languages::View& view,
                 const std::vector<LinkedFigure>& decided);

  // REQUIRES for all: the figure's earlier slots are decided in `current`.
  std::vector<Candidate> Flows(const LinkedFigure& current) const;
  std::vector<Candidate> Roles(const LinkedFigure& current) const;
  std::vector<Candidate> Reporters(const LinkedFigure& current) const;
  std::vector<Candidate> Partners(const LinkedFigure& current) const;
  std::vector<Candidate> Products(const LinkedFigure& current) const;
  std::vector<Candidate> Periods(const LinkedFigure& current) const;
  std::vector<Candidate> Bases(const LinkedFigure& current) const;
  std::vector<Candidate> Directions(const LinkedFigure& current) const;
  std::vector<Candidate> Statuses(const LinkedFigure& current) const;

 private:
  const Figure& figure(const LinkedFigure& linked) const { return mentions_.figures[linked.figure]; }
  // The figure linked last before this one whose flow is not "none"; null where there is none.
  const LinkedFigure* Previous() const;
  Relation Relate(const Mention& from, const Mention& to) const;
  void AddRelation(const Relation& relation, int rank, Features& features) const;
  void AddCarry(const LinkedFigure& previous, const LinkedFigure& current, Features& features) const;
  // How far above a figure's sentence a mention stands: 1 the sentence before, 2 the paragraph, 3 earlier, 4 the title, 5 below.
  int Farness(const Mention& mention, int sentence) const;
  // Position of `mention` among the mentions of its kind in the sentence, counted outwards from the figure on its side.
  template <typename T>
  int RankIn(const std::vector<T>& all, const Mention& figure, const T& mention) const;
  // Place and length of the list that a mention stands in: mentions of one kind that only signs and short words separate.
  struct ListPlace {
    int index = 0;
    int size = 1;
  };
  template <typename T>
  ListPlace PlaceInList(const std::vector<T>& all, const T& mention) const;
  // Whether figure and mention are of the same place in lists of equal length ("... to A, B and C rose 1, 2 and 3 percent").
  void AddListFeatures(const Figure& figure, const ListPlace& place, Features& features) const;
  // The words of a section (and key, where given) in a sentence.
  std::vector<const WordMention*> Words(languages::Section section, int sentence, std::string_view key = "") const;
  // Distance class of the nearest of these words on one side: 0 touching, 1 near, 2 same clause, 3 same sentence, 4 none.
  int Nearest(const std::vector<const WordMention*>& words, const Mention& figure, int side) const;
  bool HasDirection(int sentence) const;

  void AddAreaCandidates(const LinkedFigure& current, bool partner, std::vector<Candidate>& candidates) const;
  void AddAnchorFeatures(const Mention& mention, const LinkedFigure& current, Features& features) const;
  std::optional<normalize::Period> ResolveMention(const PeriodMention& mention, const LinkedFigure& current) const;
  // Whether another figure of the same statistic and unit already stands for that period: an article rarely contradicts itself.
  bool ConflictsWithEarlier(const std::string& period, const LinkedFigure& current) const;
  // How a period lies to the publication date and to the last figure's period.
  void AddPeriodFeatures(const std::string& value, bool compared, const LinkedFigure& current, Features& features) const;
  void AddWordCandidates(languages::Section section, const LinkedFigure& current, const std::map<std::string, std::string>& values,
                         std::vector<Candidate>& candidates) const;

  const schema::Article& article_;
  const ArticleText& text_;
  const Mentions& mentions_;
  const languages::View& view_;
  const std::vector<LinkedFigure>& decided_;
  std::map<std::string, int> area_counts_;
  bool ideographic_ = false;  // the text writes no spaces between words
};

// Log-scaled distance: 0 for none, then 1 to 7.
int DistanceBucket(int distance);

}  // namespace tallyman::extract

#endif  // TALLYMAN_EXTRACT_CANDIDATES_H_
