// Candidates for whose statistic a figure is, with whom, and of what.
#include <algorithm>
#include <set>

#include "extract/candidates.h"

namespace tallyman::extract {
namespace {

using languages::Section;

int FlowIndex(const LinkedFigure& linked) {
  const std::string& flow = linked[Slot::kFlow].value;
  return flow == "exports" ? 0 : flow == "imports" ? 1 : flow == "trade" ? 2 : 3;
}

int GapBucket(int distance) { return distance <= 2 ? 0 : distance <= 9 ? 1 : distance <= 30 ? 2 : 3; }

}  // namespace

void CandidateMaker::AddAnchorFeatures(const Mention& mention, const LinkedFigure& current, Features& features) const {
  const Choice& flow = current[Slot::kFlow];
  if (flow.begin < 0) {
    features.push_back({"anchor_none"});
    return;
  }
  const Mention anchor{flow.begin, flow.end, text_.SentenceAt(flow.begin)};
  if (anchor.sentence != mention.sentence) {
    features.push_back({"anchor_elsewhere", FlowIndex(current), 0, 0});
    return;
  }
  const Relation relation = Relate(anchor, mention);
  features.push_back({"anchor", relation.side, GapBucket(relation.distance), std::min(relation.commas, 2)});
  features.push_back({"anchor_flow", relation.side, FlowIndex(current), GapBucket(relation.distance)});
  features.push_back({"anchor_figures", relation.side, std::min(relation.figures, 2), 0});
  features.push_back({"anchor_writing", relation.side, ideographic_, GapBucket(relation.distance)});
}

void CandidateMaker::AddAreaCandidates(const LinkedFigure& current, bool partner, std::vector<Candidate>& candidates) const {
  const Figure& figure = this->figure(current);
  const int flow = FlowIndex(current);
  const bool pair_word = !Words(Section::kAnaphora, figure.sentence, "pair").empty();
  const auto features_of = [&](const AreaMention& area, Features& features) {
    const int before = static_cast<int>(area.before), after = static_cast<int>(area.after);
    features.push_back({"cue_before", before, flow, 0});
    features.push_back({"cue_after", after, flow, 0});
    features.push_back({"form", static_cast<int>(area.form), flow, area.in_agency});
    features.push_back({"cues_form", before, after, static_cast<int>(area.form)});
    int top = 0;
    for (const auto& [code, count] : area_counts_) top += count > area_counts_.at(area.area.ToString());
    features.push_back({"frequency", std::min(top, 2), 0, 0});
    features.push_back({"frequency_flow", std::min(top, 2), flow, pair_word});
    const bool special = area.area.is_world() || area.area.text().size() > 2;
    features.push_back({"group", special, area.area.is_world(), area.area.is_province()});
  };
  std::set<std::string> seen_far;
  int recency = 0;
  for (std::size_t i = 0; i < mentions_.areas.size(); ++i) {
    const AreaMention& area = mentions_.areas[i];
    if (area.sentence != figure.sentence) continue;
    Candidate candidate{area.area.ToString(), {}, area.begin, area.end};
    AddRelation(Relate(figure, area), RankIn(mentions_.areas, figure, area), candidate.features);
    AddAnchorFeatures(area, current, candidate.features);
    features_of(area, candidate.features);
    const bool first = i == 0 || mentions_.areas[i - 1].sentence != area.sentence;
    candidate.features.push_back({"first", first, flow, static_cast<int>(area.before) > 0});
    const bool pair = i + 1 < mentions_.areas.size() && mentions_.areas[i + 1].begin - area.end <= 1;
    const bool second = i > 0 && area.begin - mentions_.areas[i - 1].end <= 1 && area.begin >= mentions_.areas[i - 1].end;
    candidate.features.push_back({"pair", pair, second, flow});
    AddListFeatures(figure, PlaceInList(mentions_.areas, area), candidate.features);
    candidates.push_back(std::move(candidate));
  }
  for (auto it = mentions_.areas.rbegin(); it != mentions_.areas.rend(); ++it) {
    const AreaMention& area = *it;
    const bool title = text_.sentences()[area.sentence].title;
    if (area.sentence >= figure.sentence || (!title && recency >= 4)) continue;
    if (!seen_far.insert(area.area.ToString() + (title ? "t" : "")).second) continue;
    Candidate candidate{area.area.ToString(), {}, area.begin, area.end};
    features_of(area, candidate.features);
    const int farness = Farness(area, figure.sentence);
    candidate.features.push_back({"far", farness, title ? 0 : recency, flow});
    candidate.features.push_back({"far_cue", farness, static_cast<int>(area.before), static_cast<int>(area.after)});
    candidate.features.push_back({"far_form", farness, static_cast<int>(area.form), area.in_agency});
    if (!title) ++recency;
    candidates.push_back(std::move(candidate));
  }
  std::vector<std::string> headline;
  for (const AreaMention& area : mentions_.areas) {
    const std::string code = area.area.ToString();
    if (text_.sentences()[area.sentence].title && std::find(headline.begin(), headline.end(), code) == headline.end())
      headline.push_back(code);
  }
  for (Candidate& candidate : candidates) {
    const int place = static_cast<int>(std::find(headline.begin(), headline.end(), candidate.value) - headline.begin());
    const int size = static_cast<int>(headline.size());
    candidate.features.push_back({"headline", place == size ? 3 : std::min(place, 2), std::min(size, 3), flow});
  }
  if (const LinkedFigure* previous = Previous()) {
    const Choice& choice = (*previous)[partner ? Slot::kPartner : Slot::kReporter];
    Candidate candidate{choice.value, {}, choice.begin, choice.end};
    AddCarry(*previous, current, candidate.features);
    candidate.features.push_back(
        {"carry_flow", FlowIndex(*previous), flow, std::min(2, figure.sentence - this->figure(*previous).sentence)});
    int newer = 0;
    for (const AreaMention& area : mentions_.areas)
      if (area.begin >= this->figure(*previous).end && area.end <= figure.begin) ++newer;
    candidate.features.push_back({"carry_newer", std::min(newer, 2), choice.value == "WORLD", 0});
    candidates.push_back(std::move(candidate));
    const std::string& reporter = (*previous)[Slot::kReporter].value;
    const std::string& other = (*previous)[Slot::kPartner].value;
    const bool same_sentence = figure.sentence == this->figure(*previous).sentence;
    for (Candidate& each : candidates)
      each.features.push_back({"to_last", each.value == reporter ? 0 : each.value == other ? 1 : 2, same_sentence, flow});
  }
}

std::vector<Candidate> CandidateMaker::Reporters(const LinkedFigure& current) const {
  std::vector<Candidate> candidates;
  AddAreaCandidates(current, false, candidates);
  std::set<std::string> agencies;
  for (const WordMention& word : mentions_.words) {
    if (word.section != Section::kAgency || !schema::Area::Parse(word.key) || !agencies.insert(word.key).second) continue;
    Candidate candidate{word.key, {{"agency_country"}}, word.begin, word.end};
    candidate.features.push_back(
        {"agency_far", word.sentence == this->figure(current).sentence ? 0 : Farness(word, this->figure(current).sentence), 0, 0});
    candidates.push_back(std::move(candidate));
  }
  if (article_.country && schema::Area::Parse(*article_.country)) candidates.push_back({*article_.country, {{"publisher_country"}}});
  candidates.push_back({"", {{"unknown", !mentions_.areas.empty(), 0, 0}}});
  return candidates;
}

std::vector<Candidate> CandidateMaker::Partners(const LinkedFigure& current) const {
  const Figure& figure = this->figure(current);
  std::vector<Candidate> candidates;
  AddAreaCandidates(current, true, candidates);
  int others = 0, cues = 0, title_others = 0;
  std::set<std::string> sentence_areas, title_areas;
  for (const AreaMention& area : mentions_.areas) {
    const bool title = text_.sentences()[area.sentence].title;
    if (title && area.area.text() != current[Slot::kReporter].value) title_areas.insert(area.area.ToString());
    if (area.sentence != figure.sentence || area.area.text() == current[Slot::kReporter].value) continue;
    sentence_areas.insert(area.area.ToString());
    if (area.before == Cue::kTo || area.before == Cue::kFrom || area.before == Cue::kWith || area.after == Cue::kTo ||
        area.after == Cue::kFrom)
      ++cues;
  }
  others = static_cast<int>(sentence_areas.size());
  title_others = static_cast<int>(title_areas.size());
  Candidate world{"WORLD", {}};
  world.features.push_back({"world", FlowIndex(current), std::min(others, 2), 0});
  world.features.push_back({"world_cues", std::min(cues, 2), FlowIndex(current), 0});
  world.features.push_back({"world_title", std::min(title_others, 2), others > 0, 0});
  const bool product =
      std::any_of(mentions_.products.begin(), mentions_.products.end(), [&](const auto& p) { return p.sentence == figure.sentence; });
  world.features.push_back({"world_product", product, others > 0, 0});
  if (const LinkedFigure* previous = Previous()) {
    const bool was = (*previous)[Slot::kPartner].value == "WORLD";
    world.features.push_back({"world_carry", was, std::min(2, figure.sentence - this->figure(*previous).sentence), std::min(others, 2)});
  }
  const auto pair = Words(Section::kAnaphora, figure.sentence, "pair");
  world.features.push_back({"world_pair", !pair.empty(), FlowIndex(current), 0});
  candidates.push_back(std::move(world));
  return candidates;
}

std::vector<Candidate> CandidateMaker::Products(const LinkedFigure& current) const {
  const Figure& figure = this->figure(current);
  std::vector<Candidate> candidates;
  const ProductMention* earlier = nullptr;
  const ProductMention* title = nullptr;
  int in_sentence = 0;
  const bool physical = figure.kind == FigureKind::kPhysical;
  for (const ProductMention& product : mentions_.products) {
    if (product.sentence == figure.sentence) {
      ++in_sentence;
      Candidate candidate{product.product.ToString(), {}, product.begin, product.end};
      const Relation relation = Relate(figure, product);
      AddRelation(relation, RankIn(mentions_.products, figure, product), candidate.features);
      AddAnchorFeatures(product, current, candidate.features);
      candidate.features.push_back({"touching", relation.side, relation.distance <= 4, physical});
      AddListFeatures(figure, PlaceInList(mentions_.products, product), candidate.features);
      candidate.features.push_back({"named", product.product.is_whole(), product.product.is_total(), product.product.is_other()});
      candidates.push_back(std::move(candidate));
    } else if (text_.sentences()[product.sentence].title) {
      if (title == nullptr) title = &product;
    } else if (product.sentence < figure.sentence) {
      earlier = &product;
    }
  }
  for (const ProductMention* product : {earlier, title}) {
    if (product == nullptr) continue;
    Candidate candidate{product->product.ToString(), {}, product->begin, product->end};
    candidate.features.push_back({"far", Farness(*product, figure.sentence), in_sentence > 0, physical});
    candidate.features.push_back(
        {"far_named", Farness(*product, figure.sentence), product->product.is_whole(), product->product.is_other()});
    candidates.push_back(std::move(candidate));
  }
  if (const LinkedFigure* previous = Previous()) {
    const Choice& choice = (*previous)[Slot::kProduct];
    Candidate candidate{choice.value, {}, choice.begin, choice.end};
    AddCarry(*previous, current, candidate.features);
    int newer = 0;
    for (const ProductMention& product : mentions_.products)
      if (product.begin >= this->figure(*previous).end && product.end <= figure.begin) ++newer;
    const bool same_flow = (*previous)[Slot::kFlow].begin == current[Slot::kFlow].begin;
    candidate.features.push_back({"carry_newer", std::min(newer, 2), choice.value == "total", same_flow});
    candidate.features.push_back({"carry_flow", FlowIndex(*previous), FlowIndex(current), choice.value == "total"});
    candidates.push_back(std::move(candidate));
  }
  Candidate total{"total", {}};
  total.features.push_back({"total", std::min(in_sentence, 2), physical, FlowIndex(current)});
  total.features.push_back({"total_title", title != nullptr, in_sentence > 0, earlier != nullptr});
  candidates.push_back(std::move(total));
  return candidates;
}

}  // namespace tallyman::extract
