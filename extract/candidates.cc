#include "extract/candidates.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdlib>

namespace tallyman::extract {
namespace {

using languages::Section;

std::string FlowValue(const FlowMention& mention) {
  if (mention.side) return std::string(Name(*mention.side));
  return std::string(Name(mention.flow));
}

int FlowIndex(const std::string& value) {
  constexpr std::array<std::string_view, 6> kValues = {"exports", "imports", "trade", "balance", "surplus", "deficit"};
  return static_cast<int>(std::find(kValues.begin(), kValues.end(), value) - kValues.begin());
}

int KindIndex(const Figure& figure) { return static_cast<int>(figure.kind); }

}  // namespace

int DistanceBucket(int distance) {
  return distance <= 0 ? 0 : std::min(7, static_cast<int>(std::bit_width(static_cast<unsigned>(distance))));
}

CandidateMaker::CandidateMaker(const schema::Article& article, const ArticleText& text, const Mentions& mentions,
                               const languages::View& view, const std::vector<LinkedFigure>& decided)
    : article_(article), text_(text), mentions_(mentions), view_(view), decided_(decided) {
  for (const AreaMention& area : mentions.areas) ++area_counts_[area.area.ToString()];
  ideographic_ = std::any_of(text.sentences().begin(), text.sentences().end(),
                             [&](const Sentence& sentence) { return view.Is(sentence.begin, languages::kIdeographic); });
}

const LinkedFigure* CandidateMaker::Previous() const {
  for (auto it = decided_.rbegin(); it != decided_.rend(); ++it)
    if ((*it)[Slot::kFlow].value != "none") return &*it;
  return nullptr;
}

Relation CandidateMaker::Relate(const Mention& from, const Mention& to) const {
  Relation relation;
  int left = 0, right = 0;
  if (to.end <= from.begin) {
    left = to.end;
    right = from.begin;
  } else if (to.begin >= from.end) {
    relation.side = 1;
    left = from.end;
    right = to.begin;
  } else {
    relation.side = 2;
    return relation;
  }
  relation.distance = right - left;
  relation.commas = mentions_.commas[right] - mentions_.commas[left];
  relation.breaks = mentions_.breaks[right] - mentions_.breaks[left];
  for (const Figure& other : mentions_.figures)
    if (other.begin >= left && other.end <= right) ++relation.figures;
  for (const WordMention& word : mentions_.words)
    if (word.section == Section::kClause && word.begin >= left && word.end <= right) ++relation.clauses;
  const int depth_from = mentions_.depth[from.begin], depth_to = mentions_.depth[to.begin];
  relation.brackets = depth_from > depth_to ? 1 : depth_to > depth_from ? 2 : 0;
  return relation;
}

void CandidateMaker::AddRelation(const Relation& relation, int rank, Features& features) const {
  const int wide = std::min(rank, 3);
  features.push_back({"side_commas", relation.side, std::min(relation.commas, 3), relation.breaks > 0});
  features.push_back({"side_rank", relation.side, wide, 0});
  features.push_back({"side_figures", relation.side, std::min(relation.figures, 3), 0});
  features.push_back({"side_distance", relation.side, DistanceBucket(relation.distance), 0});
  features.push_back({"side_clause", relation.side, std::min(relation.clauses, 2), 0});
  features.push_back({"brackets", relation.side, relation.brackets, 0});
  features.push_back({"writing_side_rank", ideographic_, relation.side, wide});
  features.push_back({"writing_side_commas", ideographic_, relation.side, std::min(relation.commas, 3)});
}

void CandidateMaker::AddCarry(const LinkedFigure& previous, const LinkedFigure& current, Features& features) const {
  const Figure &from = figure(previous), &to = figure(current);
  const int sentences = std::min(3, to.sentence - from.sentence);
  const Relation relation = Relate(to, from);
  features.push_back({"carry", sentences, current.figure - previous.figure > 1, 0});
  features.push_back({"carry_kinds", sentences > 0, KindIndex(from), KindIndex(to)});
  if (sentences == 0) {
    features.push_back({"carry_gap", std::min(relation.commas, 3), relation.breaks > 0, std::min(relation.clauses, 1)});
    features.push_back({"carry_distance", DistanceBucket(relation.distance), 0, 0});
    features.push_back({"carry_brackets", relation.brackets, KindIndex(from), KindIndex(to)});
  } else {
    const bool paragraph = text_.sentences()[from.sentence].paragraph == text_.sentences()[to.sentence].paragraph;
    features.push_back({"carry_paragraph", paragraph, text_.sentences()[from.sentence].title, 0});
  }
}

int CandidateMaker::Farness(const Mention& mention, int sentence) const {
  const Sentence &there = text_.sentences()[mention.sentence], &here = text_.sentences()[sentence];
  if (there.title) return 4;
  if (mention.sentence > sentence) return 5;
  if (mention.sentence == sentence - 1) return 1;
  return there.paragraph == here.paragraph ? 2 : 3;
}

template <typename T>
int CandidateMaker::RankIn(const std::vector<T>& all, const Mention& figure, const T& mention) const {
  int rank = 0;
  const bool before = mention.end <= figure.begin;
  for (const T& other : all) {
    if (other.sentence != mention.sentence) continue;
    if (before ? other.begin > mention.begin && other.end <= figure.begin : other.begin < mention.begin && other.begin >= figure.end)
      ++rank;
  }
  return rank;
}

template int CandidateMaker::RankIn(const std::vector<FlowMention>&, const Mention&, const FlowMention&) const;
template int CandidateMaker::RankIn(const std::vector<AreaMention>&, const Mention&, const AreaMention&) const;
template int CandidateMaker::RankIn(const std::vector<ProductMention>&, const Mention&, const ProductMention&) const;
template int CandidateMaker::RankIn(const std::vector<PeriodMention>&, const Mention&, const PeriodMention&) const;

template <typename T>
CandidateMaker::ListPlace CandidateMaker::PlaceInList(const std::vector<T>& all, const T& mention) const {
  constexpr int kWidestGap = 8;
  const auto own = std::find_if(all.begin(), all.end(), [&](const T& other) { return other.begin == mention.begin; });
  const auto joined = [&](const T& left, const T& right) {
    return left.sentence == right.sentence && right.begin >= left.end && right.begin - left.end <= kWidestGap;
  };
  ListPlace place;
  for (auto it = own; it != all.begin() && joined(*(it - 1), *it); --it) ++place.index;
  place.size += place.index;
  for (auto it = own; it + 1 < all.end() && joined(*it, *(it + 1)); ++it) ++place.size;
  return place;
}

template CandidateMaker::ListPlace CandidateMaker::PlaceInList(const std::vector<AreaMention>&, const AreaMention&) const;
template CandidateMaker::ListPlace CandidateMaker::PlaceInList(const std::vector<ProductMention>&, const ProductMention&) const;
template CandidateMaker::ListPlace CandidateMaker::PlaceInList(const std::vector<PeriodMention>&, const PeriodMention&) const;

void CandidateMaker::AddListFeatures(const Figure& figure, const ListPlace& place, Features& features) const {
  if (place.size < 2) return;
  const ListPlace own = PlaceInList(mentions_.figures, figure);
  const bool respectively = !Words(Section::kRespectively, figure.sentence).empty();
  if (own.size < 2) {
    features.push_back({"list_single", std::min(place.index, 3), place.index + 1 == place.size, respectively});
    return;
  }
  features.push_back({"list", own.index == place.index, own.size == place.size, respectively});
}

std::vector<const WordMention*> CandidateMaker::Words(Section section, int sentence, std::string_view key) const {
  std::vector<const WordMention*> words;
  for (const WordMention& word : mentions_.words)
    if (word.section == section && word.sentence == sentence && (key.empty() || word.key == key)) words.push_back(&word);
  return words;
}

int CandidateMaker::Nearest(const std::vector<const WordMention*>& words, const Mention& figure, int side) const {
  int best = 4;
  for (const WordMention* word : words) {
    const Relation relation = Relate(figure, *word);
    if (relation.side != side && relation.side != 2) continue;
    const int here = relation.distance <= 2                                               ? 0
                     : relation.distance <= 12 && relation.commas + relation.figures == 0 ? 1
                     : relation.commas + relation.breaks == 0                             ? 2
                                                                                          : 3;
    best = std::min(best, here);
  }
  return best;
}

bool CandidateMaker::HasDirection(int sentence) const { return !Words(Section::kDirection, sentence).empty(); }

std::vector<Candidate> CandidateMaker::Flows(const LinkedFigure& current) const {
  const Figure& figure = this->figure(current);
  std::vector<Candidate> candidates;
  int in_sentence = 0, nearest_commas = 9, nearest_distance = 1 << 20;
  const FlowMention* earlier = nullptr;
  const FlowMention* title = nullptr;
  for (const FlowMention& mention : mentions_.flows) {
    if (mention.sentence == figure.sentence) {
      ++in_sentence;
      Candidate candidate{FlowValue(mention), {}, mention.begin, mention.end};
      const Relation relation = Relate(figure, mention);
      nearest_commas = std::min(nearest_commas, relation.commas);
      nearest_distance = std::min(nearest_distance, relation.distance);
      AddRelation(relation, RankIn(mentions_.flows, figure, mention), candidate.features);
      candidate.features.push_back({"form", static_cast<int>(mention.form), relation.side, 0});
      candidate.features.push_back({"form_kind", static_cast<int>(mention.form), KindIndex(figure), 0});
      candidate.features.push_back({"flow", FlowIndex(candidate.value), KindIndex(figure), 0});
      int taken = 0;
      for (const LinkedFigure& other : decided_)
        if (other[Slot::kFlow].begin == mention.begin && this->figure(other).kind == figure.kind) taken = 1;
      candidate.features.push_back({"taken", taken, relation.side, KindIndex(figure)});
      candidates.push_back(std::move(candidate));
    } else if (text_.sentences()[mention.sentence].title) {
      if (title == nullptr) title = &mention;
    } else if (mention.sentence < figure.sentence) {
      earlier = &mention;
    }
  }
  for (const FlowMention* mention : {earlier, title}) {
    if (mention == nullptr || mention->sentence == figure.sentence) continue;
    Candidate candidate{FlowValue(*mention), {}, mention->begin, mention->end};
    candidate.features.push_back({"far", Farness(*mention, figure.sentence), in_sentence > 0, static_cast<int>(mention->form)});
    candidate.features.push_back({"far_kind", KindIndex(figure), in_sentence > 0, 0});
    candidates.push_back(std::move(candidate));
  }
  const LinkedFigure* previous = Previous();
  if (previous != nullptr) {
    Candidate candidate{(*previous)[Slot::kFlow].value, {}, (*previous)[Slot::kFlow].begin, (*previous)[Slot::kFlow].end};
    AddCarry(*previous, current, candidate.features);
    int newer = 0;
    for (const FlowMention& mention : mentions_.flows)
      if (mention.begin >= this->figure(*previous).end && mention.end <= figure.begin) ++newer;
    candidate.features.push_back(
        {"carry_newer", std::min(newer, 2), figure.sentence == this->figure(*previous).sentence, KindIndex(figure)});
    candidates.push_back(std::move(candidate));
  }
  Candidate none{"none", {}};
  const bool any = !mentions_.flows.empty();
  // Trade comes in millions; a price, a wage or a ticket does not.
  const double size = std::abs(figure.quantity.amount.ToDouble());
  none.features.push_back({"none_size", KindIndex(figure), size < 1 ? 0 : std::min(13, 1 + static_cast<int>(std::log10(size))), 0});
  none.features.push_back({"none", KindIndex(figure), figure.unit_inherited, figure.quantity.number.in_words});
  none.features.push_back({"none_flows", std::min(in_sentence, 2), earlier != nullptr && Farness(*earlier, figure.sentence) == 1, any});
  none.features.push_back({"none_kind_flows", KindIndex(figure), in_sentence > 0, title != nullptr});
  none.features.push_back({"none_nearest", std::min(nearest_commas, 3), in_sentence > 0 ? DistanceBucket(nearest_distance) : 9, 0});
  const auto rivals = Words(Section::kRival, figure.sentence);
  const int before = Nearest(rivals, figure, 0), after = Nearest(rivals, figure, 1);
  none.features.push_back({"none_rival", before, after, 0});
  int rival_distance = 1 << 20;
  for (const WordMention* rival : rivals) rival_distance = std::min(rival_distance, Relate(figure, *rival).distance);
  none.features.push_back({"none_rival_closer", rivals.empty() ? 2 : rival_distance<nearest_distance, in_sentence> 0, 0});
  if (in_sentence == 0) none.features.push_back({"none_rival_alone", !rivals.empty(), earlier != nullptr, KindIndex(figure)});
  int same = 2;
  if (!decided_.empty()) {
    const LinkedFigure& last = decided_.back();
    const bool was_none = last[Slot::kFlow].value == "none";
    same = was_none;
    none.features.push_back({"none_previous", was_none, std::min(2, figure.sentence - this->figure(last).sentence), in_sentence > 0});
  }
  none.features.push_back({"none_first", same == 2, 0, 0});
  none.features.push_back({"none_direction", HasDirection(figure.sentence), KindIndex(figure), in_sentence > 0});
  if (figure.quantity.unit) {
    const bool piece = figure.quantity.unit->text() == "unit" || figure.quantity.unit->text() == "other";
    none.features.push_back({"none_unit", piece, in_sentence > 0, 0});
  }
  const auto furniture = Words(Section::kFurniture, figure.sentence);
  none.features.push_back({"none_furniture", !furniture.empty(), 0, 0});
  candidates.push_back(std::move(none));
  return candidates;
}

std::vector<Candidate> CandidateMaker::Roles(const LinkedFigure& current) const {
  const Figure& figure = this->figure(current);
  if (figure.kind == FigureKind::kMultiple) return {{"change", {}}};
  const bool percent = figure.kind == FigureKind::kPercent;
  Candidate plain{percent ? "change" : "level", {{"bias"}}};
  Candidate special{percent ? "share" : "delta", {{"bias"}}};
  const auto directions = Words(Section::kDirection, figure.sentence);
  const auto shares = Words(Section::kShare, figure.sentence);
  const auto by = Words(Section::kChange, figure.sentence, "by"), to = Words(Section::kChange, figure.sentence, "to");
  const auto compare = Words(Section::kCompare, figure.sentence);
  Features& features = special.features;
  const int kind = KindIndex(figure);
  features.push_back({"kind", kind, figure.quantity.sign != 0, figure.quantity.fraction_word});
  features.push_back({"direction_before", Nearest(directions, figure, 0), percent, 0});
  features.push_back({"direction_after", Nearest(directions, figure, 1), percent, 0});
  features.push_back({"by_to", Nearest(by, figure, 0), Nearest(to, figure, 0), percent});
  features.push_back({"by_direction", Nearest(by, figure, 0) == 0, Nearest(directions, figure, 0), percent});
  features.push_back({"compare_after", Nearest(compare, figure, 1), percent, 0});
  features.push_back({"compare_before", Nearest(compare, figure, 0), percent, 0});
  features.push_back({"brackets", mentions_.depth[figure.begin] > 0, percent, figure.quantity.sign != 0});
  if (percent) {
    features.push_back({"share_before", Nearest(shares, figure, 0), Nearest(directions, figure, 0), 0});
    features.push_back({"share_after", Nearest(shares, figure, 1), Nearest(directions, figure, 1), 0});
  } else {
    int earlier_level = 0;
    for (const LinkedFigure& other : decided_)
      if (this->figure(other).sentence == figure.sentence && other[Slot::kRole].value == "level") earlier_level = 1;
    features.push_back({"earlier_level", earlier_level, Nearest(directions, figure, 0), Nearest(directions, figure, 1)});
  }
  if (!decided_.empty() && this->figure(decided_.back()).sentence == figure.sentence && this->figure(decided_.back()).kind == figure.kind) {
    const bool was = decided_.back()[Slot::kRole].value == special.value;
    const Relation relation = Relate(figure, this->figure(decided_.back()));
    features.push_back({"carry_role", was, percent, DistanceBucket(relation.distance) > 4});
  }
  return {std::move(plain), std::move(special)};
}

}  // namespace tallyman::extract
