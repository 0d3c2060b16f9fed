#include "extract/wording.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <string_view>
#include <utility>

namespace tallyman::extract {
namespace {

using Hash = std::uint64_t;

constexpr Hash Mix(Hash a, Hash b) {
  Hash hash = (a ^ (b + 0x9E3779B97F4A7C15u + (a << 6) + (a >> 2))) * 0xFF51AFD7ED558CCDu;
  return hash ^ (hash >> 32);
}

template <typename... More>
constexpr Hash Mix(Hash a, Hash b, More... more) {
  return Mix(Mix(a, b), more...);
}

template <typename Letter>
constexpr Hash HashOf(std::basic_string_view<Letter> text) {
  Hash hash = 0xCBF29CE484222325u;
  for (const Letter c : text) hash = Mix(hash, static_cast<Hash>(c));
  return hash;
}
constexpr Hash Named(std::string_view name) { return HashOf(name); }

// A feature's buckets for all kinds stand within 64 bytes of a table, so that they come from far memory together.
Wording::Feature BucketOf(Hash feature, Hash kind) {
  constexpr int kKindBits = 6, kFeatureBits = kWordBucketBits - kKindBits;
  return static_cast<Wording::Feature>(feature >> (64 - kFeatureBits) << kKindBits | Mix(feature, kind) >> (64 - kKindBits));
}

// Beyond the ends of a sentence.
constexpr Hash kEdge = Named("edge");
constexpr Hash kWord = Named("word");

std::string_view MaskOf(const Figure& figure) {
  if (!figure.measures.empty()) return "number";
  switch (figure.kind) {
    case FigureKind::kMoney:
      return "money";
    case FigureKind::kPhysical:
      return "physical";
    case FigureKind::kPercent:
      return "percent";
    case FigureKind::kMultiple:
      return "multiple";
  }
  return "number";
}

// What is kept of a long word's beginning and end: letters, or syllables of Korean.
constexpr int kLongWord = 5, kStem = 5, kEnding = 2, kLongSyllables = 2, kSyllables = 2, kLastSyllable = 1;

// Of Korean, whose words are short.
bool IsSyllable(char32_t c) { return c >= 0xAC00 && c <= 0xD7A3; }

bool HasMentions(Slot slot) {
  return slot == Slot::kFlow || slot == Slot::kCounterpart || slot == Slot::kReporter || slot == Slot::kPartner || slot == Slot::kProduct;
}

bool IsOfAreas(Slot slot) { return slot == Slot::kCounterpart || slot == Slot::kReporter || slot == Slot::kPartner; }

}  // namespace

bool Wording::IsLearned(Slot slot) {
  return HasMentions(slot) || slot == Slot::kRole || slot == Slot::kVersus || slot == Slot::kDirection || slot == Slot::kStatus;
}

Wording::Wording(const ArticleText& text, const Mentions& mentions) : text_(text), mentions_(mentions), layout_(text, mentions) {
  constexpr std::size_t kOfFigure = 128, kMost = std::size_t{1} << 16;
  known_.resize(std::bit_ceil(std::clamp<std::size_t>(mentions.figures.size() * kOfFigure, 1, kMost)));
}

const Wording::Tokens& Wording::TokensOf(int sentence) const {
  constexpr std::size_t kMost = 64;
  const auto known = tokens_.find(sentence);
  if (known != tokens_.end()) return known->second;
  if (tokens_.size() == kMost) tokens_.clear();
  return tokens_.emplace(sentence, MakeTokens(sentence)).first->second;
}

Wording::Tokens Wording::MakeTokens(int sentence) const {
  struct Mask {
    int begin, end;
    Hash name;
  };
  std::vector<Mask> masks;
  for (const Figure& figure : layout_.In(mentions_.figures, sentence)) masks.push_back({figure.begin, figure.end, Named(MaskOf(figure))});
  for (const AreaMention& area : layout_.In(mentions_.areas, sentence)) masks.push_back({area.begin, area.end, Named("area")});
  for (const PeriodMention& period : layout_.In(mentions_.periods, sentence)) masks.push_back({period.begin, period.end, Named("period")});
  for (const ProductMention& product : layout_.In(mentions_.products, sentence))
    masks.push_back({product.begin, product.end, Named("product")});
  // The first kind wins where two begin together, so that a figure is never hidden.
  std::stable_sort(masks.begin(), masks.end(), [](const Mask& a, const Mask& b) { return a.begin < b.begin; });
  const languages::View& view = text_.view();
  const Sentence& stretch = text_.sentences()[sentence];
  Tokens tokens;
  auto mask = masks.begin();
  for (int at = stretch.begin; at < stretch.end;) {
    while (mask != masks.end() && mask->begin < at) ++mask;
    if (mask != masks.end() && mask->begin == at && mask->end > at) {
      tokens.push_back({at, mask->end, mask->name, 0, 0, mask->name});
      at = mask->end;
      continue;
    }
    const int until = mask == masks.end() ? stretch.end : mask->begin;
    if (view.Is(at, languages::kSpace) && view[at] != U'\n') {
      ++at;
      continue;
    }
    int end = at + 1;
    Token token{at, end, 0, 0, 0, kWord};
    if (view.Is(at, languages::kDigit)) {
      while (end < until && view.Is(end, languages::kDigit)) ++end;
      token.word = token.kind = Named("digits");
    } else if (view.Is(at, languages::kLetter)) {
      if (!view.Is(at, languages::kIdeographic))
        while (end < until && view.Is(end, languages::kLetter) && !view.Is(end, languages::kIdeographic)) ++end;
      const auto letters = view.text().substr(at, end - at);
      token.word = HashOf(letters);
      const bool syllables = IsSyllable(view[at]);
      const int size = end - at;
      if (size > (syllables ? kLongSyllables : kLongWord)) {
        token.stem = Mix(Named("stem"), HashOf(letters.substr(0, syllables ? kSyllables : kStem)));
        token.ending = Mix(Named("ending"), HashOf(letters.substr(size - (syllables ? kLastSyllable : kEnding))));
      }
    } else {
      token.word = token.kind = Mix(Named("sign"), view[at]);
    }
    token.end = end;
    tokens.push_back(token);
    at = end;
  }
  AddKinds(sentence, tokens);
  return tokens;
}

void Wording::AddKinds(int sentence, Tokens& tokens) const {
  const auto set = [&](const Mention& mention, Hash kind) {
    for (int token = TokenAt(tokens, mention.begin); token < std::ssize(tokens) && tokens[token].begin < mention.end; ++token)
      if (tokens[token].kind == kWord && tokens[token].begin >= mention.begin) tokens[token].kind = kind;
  };
  for (const FlowMention& flow : layout_.In(mentions_.flows, sentence))
    set(flow, Mix(Named("flow"), Named(flow.side ? Name(*flow.side) : Name(flow.flow)), static_cast<Hash>(flow.form)));
  for (const WordMention& word : layout_.In(mentions_.words, sentence))
    if (word.section != languages::Section::kHedge)  // says nothing of what a figure speaks of
      set(word, Mix(Named("section"), static_cast<Hash>(word.section), Named(word.key)));
}

int Wording::TokenAt(const Tokens& tokens, int place) {
  const auto after = std::upper_bound(tokens.begin(), tokens.end(), place, [](int at, const Token& token) { return at < token.begin; });
  return std::max(0, static_cast<int>(after - tokens.begin()) - 1);
}

void Wording::AddAround(const Tokens& tokens, int first, int last, bool wide, std::vector<Hash>& features) const {
  if (tokens.empty()) return;
  const int end = static_cast<int>(tokens.size());
  const auto left = [&](int step) { return first - step >= 0 ? first - step : -1; };
  const auto right = [&](int step) { return last + step < end ? last + step : -1; };
  const auto word = [&](int token) { return token < 0 ? kEdge : tokens[token].word; };
  const auto kind = [&](int token) { return token < 0 ? kEdge : tokens[token].kind; };
  const auto add = [&](auto... parts) { features.push_back(Mix(parts...)); };
  const auto add_word = [&](Hash place, int token) {
    if (token < 0) return;
    add(place, tokens[token].word);
    if (tokens[token].stem == 0) return;
    add(place, tokens[token].stem);
    add(place, tokens[token].ending);
  };
  const auto stem = [&](int token) { return token < 0 || tokens[token].stem == 0 ? word(token) : tokens[token].stem; };
  constexpr Hash kLeft = Named("left"), kRight = Named("right"), kFarLeft = Named("far left"), kFarRight = Named("far right");
  constexpr Hash kLeftKinds = Named("left kinds"), kRightKinds = Named("right kinds"), kBothKinds = Named("both kinds");
  constexpr Hash kBoth = Named("both");
  constexpr int kNear = 3;
  for (int step = 1; step <= kNear; ++step) {
    add_word(Mix(kLeft, step), left(step));
    add_word(Mix(kRight, step), right(step));
  }
  add(kLeft, word(left(2)), word(left(1)));
  add(kRight, word(right(1)), word(right(2)));
  add(kLeft, word(left(3)), word(left(2)), word(left(1)));
  add(kRight, word(right(1)), word(right(2)), word(right(3)));
  add(kLeft, stem(left(2)), stem(left(1)), Named("stems"));
  add(kRight, stem(right(1)), stem(right(2)), Named("stems"));
  add(kBoth, word(left(1)), word(right(1)));
  add(kBoth, word(left(2)), word(left(1)), word(right(1)));
  add(kBoth, word(left(1)), word(right(1)), word(right(2)));
  add(kLeftKinds, kind(left(2)), kind(left(1)));
  add(kRightKinds, kind(right(1)), kind(right(2)));
  add(kLeftKinds, kind(left(3)), kind(left(2)), kind(left(1)));
  add(kRightKinds, kind(right(1)), kind(right(2)), kind(right(3)));
  add(kBothKinds, kind(left(1)), kind(right(1)));
  add(kBothKinds, kind(left(2)), kind(left(1)), kind(right(1)));
  add(kBothKinds, kind(left(1)), kind(right(1)), kind(right(2)));
  if (!wide) return;
  constexpr int kWide = 12;
  const bool ideographic = text_.view().Is(tokens[first > 0 ? first - 1 : std::min(first + 1, end - 1)].begin, languages::kIdeographic);
  const auto add_far = [&](Hash side, int near, int far) {  // `near` stands nearer to the first token
    add_word(side, near);
    if (far < 0) return;
    add(side, word(near), word(far));
  };
  for (int step = 1; step <= kWide && left(step) >= 0; ++step) {
    add_far(kFarLeft, left(step), left(step + 1));
    if (ideographic && left(step + 2) >= 0) add(kFarLeft, word(left(step)), word(left(step + 1)), word(left(step + 2)));
  }
  for (int step = 1; step <= kWide && right(step) >= 0; ++step) {
    add_far(kFarRight, right(step), right(step + 1));
    if (ideographic && right(step + 2) >= 0) add(kFarRight, word(right(step)), word(right(step + 1)), word(right(step + 2)));
  }
}

void Wording::AddBetween(const Tokens& tokens, int mention, int figure, std::vector<Hash>& features) {
  constexpr int kLongestPath = 6, kLongestKinds = 10, kMost = 16;
  const int first = std::min(mention, figure) + 1, last = std::max(mention, figure);
  const Hash side = mention < figure ? Named("between before") : Named("between behind");
  Hash path = Mix(side, Named("path")), kinds = Mix(side, Named("kinds"));
  Hash last_kind = 0;
  int number_of_kinds = 0;
  for (int token = first; token < last && token < first + kMost; ++token) {
    path = Mix(path, tokens[token].word);
    features.push_back(Mix(side, tokens[token].word));
    if (tokens[token].kind != kWord) features.push_back(Mix(side, tokens[token].kind, Named("kind")));
    if (token + 1 < last) features.push_back(Mix(side, tokens[token].word, tokens[token + 1].word));
    if (tokens[token].kind == last_kind) continue;
    kinds = Mix(kinds, last_kind = tokens[token].kind);
    ++number_of_kinds;
  }
  if (last - first <= kLongestPath) features.push_back(path);
  if (last - first <= kMost && number_of_kinds <= kLongestKinds) features.push_back(kinds);
}

const std::vector<Hash>& Wording::AroundFigure(int figure) const {
  if (around_ == figure) return around_figure_;
  around_ = figure;
  around_figure_.clear();
  const Figure& place = mentions_.figures[figure];
  const Tokens& tokens = TokensOf(place.sentence);
  const int first = TokenAt(tokens, place.begin);
  AddAround(tokens, first, std::max(first, TokenAt(tokens, place.end - 1)), true, around_figure_);
  return around_figure_;
}

Wording::Kinds Wording::KindsOf(Slot slot, const LinkedFigure& current, const Candidate& candidate) const {
  if (!IsOfAreas(slot) && slot != Slot::kProduct) {
    const Hash value = Named(candidate.value);
    return {value, value};
  }
  const int sentence = mentions_.figures[current.figure].sentence;
  Hash place = Named("nowhere");
  if (candidate.begin >= 0) {
    const int other = text_.SentenceAt(candidate.begin);
    const Sentence& far = text_.sentences()[other];
    place = other == sentence ? (candidate.begin < mentions_.figures[current.figure].begin ? Named("before") : Named("behind"))
            : far.title       ? Named("title")
            : far.paragraph == text_.sentences()[sentence].paragraph ? Named("paragraph")
                                                                     : Named("far");
  }
  constexpr Hash kNoCode = 9;
  const float code = candidate.row.Get(ValueColumn::kCode);
  const Hash plain = Mix(place, std::isnan(code) ? kNoCode : static_cast<Hash>(code));
  return {plain, Mix(plain, Named(current[Slot::kFlow].value))};
}

void Wording::AddFeaturesOfFigure(int figure, Hash kind, std::vector<Feature>& features) const {
  for (const Hash feature : AroundFigure(figure)) features.push_back(BucketOf(feature, kind));
}

void Wording::AddFeaturesOfMention(Slot slot, const LinkedFigure& current, const Candidate& candidate, Hash kind,
                                   std::vector<Feature>& features) const {
  features.push_back(BucketOf(Named("kind"), kind));
  if (!HasMentions(slot) || candidate.begin < 0) return;
  around_mention_.clear();
  const int sentence = text_.SentenceAt(candidate.begin);
  const Tokens& tokens = TokensOf(sentence);
  const int first = TokenAt(tokens, candidate.begin), last = std::max(first, TokenAt(tokens, candidate.end - 1));
  AddAround(tokens, first, last, false, around_mention_);
  const Figure& figure = mentions_.figures[current.figure];
  if (sentence == figure.sentence)
    AddBetween(tokens, candidate.begin < figure.begin ? last : first, TokenAt(tokens, figure.begin), around_mention_);
  const Hash of_mention = Mix(kind, Named("mention"));
  for (const Hash feature : around_mention_) features.push_back(BucketOf(feature, of_mention));
}

std::vector<Wording::Feature> Wording::FeaturesOf(Slot slot, const LinkedFigure& current, const Candidate& candidate) const {
  const Kinds kinds = KindsOf(slot, current, candidate);
  std::vector<Feature> features;
  AddFeaturesOfFigure(current.figure, kinds.plain, features);
  AddFeaturesOfMention(slot, current, candidate, kinds.full, features);
  return features;
}

double Wording::ScoreOfFigure(const Model& model, Slot slot, int figure, Hash kind) const {
  const Hash asked = Mix(kind, static_cast<Hash>(slot), static_cast<Hash>(figure));
  Known& known = KnownAt(asked);
  if (known.asked != asked) {
    features_.clear();
    AddFeaturesOfFigure(figure, kind, features_);
    known = {asked, model.WordScore(slot, features_)};
  }
  return known.score;
}

double Wording::ScoreOfMention(const Model& model, Slot slot, const LinkedFigure& current, const Candidate& candidate, Hash kind) const {
  const auto whole = [](int number) { return static_cast<Hash>(number); };
  const Hash asked = Mix(kind, whole(static_cast<int>(slot)), whole(current.figure), whole(candidate.begin), whole(candidate.end));
  Known& known = KnownAt(asked);
  if (known.asked != asked) {
    features_.clear();
    AddFeaturesOfMention(slot, current, candidate, kind, features_);
    known = {asked, model.WordScore(slot, features_)};
  }
  return known.score;
}

std::vector<Wording::Feature> Wording::FeaturesOfArticle() const {
  constexpr Hash kArticle = Named("article");
  const languages::View& view = text_.view();
  std::vector<Feature> features;
  const auto add = [&](Hash hash) { features.push_back(BucketOf(hash, kArticle)); };
  for (int at = 0; at < view.size();) {
    if (!view.Is(at, languages::kLetter)) {
      ++at;
      continue;
    }
    int end = at + 1;
    if (view.Is(at, languages::kIdeographic)) {
      // Two and three characters stand for words.
      for (; end < at + 3 && view.Is(end, languages::kIdeographic) && view.Is(end, languages::kLetter); ++end)
        add(HashOf(view.text().substr(at, end + 1 - at)));
      ++at;
      continue;
    }
    while (view.Is(end, languages::kLetter) && !view.Is(end, languages::kIdeographic)) ++end;
    const auto word = view.text().substr(at, end - at);
    add(HashOf(word));
    if (IsSyllable(view[at])) {
      if (word.size() > kLongSyllables) add(Mix(Named("stem"), HashOf(word.substr(0, kSyllables))));
    } else if (word.size() > kLongWord) {
      add(Mix(Named("stem"), HashOf(word.substr(0, kStem))));
    }
    at = end;
  }
  std::sort(features.begin(), features.end());
  features.erase(std::unique(features.begin(), features.end()), features.end());
  return features;
}

double Wording::ArticleScore(const Model& model) const {
  if (!article_score_) {
    const std::vector<Feature> features = FeaturesOfArticle();
    // Long articles have more words of both kinds.
    article_score_ = features.empty() ? 0 : kArticleScale * model.ArticleScore(features) / std::sqrt(static_cast<double>(features.size()));
  }
  return *article_score_;
}

void Wording::Describe(const Model& model, Slot slot, const LinkedFigure& current, std::vector<Candidate>& candidates) const {
  if (slot == Slot::kFlow && model.KnowsArticles()) {
    constexpr double kMost = 6;
    const double score = std::round(std::clamp(ArticleScore(model), -kMost, kMost) * 2) / 2;
    for (Candidate& candidate : candidates) candidate.row.Set(Context::kArticleWords, score);
  }
  if (!IsLearned(slot) || !model.KnowsWords(slot) || candidates.size() < 2) return;
  std::vector<double> scores;
  scores.reserve(candidates.size());
  for (const Candidate& candidate : candidates) {
    const Kinds kinds = KindsOf(slot, current, candidate);
    scores.push_back(ScoreOfFigure(model, slot, current.figure, kinds.plain) + ScoreOfMention(model, slot, current, candidate, kinds.full));
  }
  double best = -std::numeric_limits<double>::infinity(), second = best;
  for (const double score : scores) {
    second = std::max(second, std::min(best, score));
    best = std::max(best, score);
  }
  constexpr double kSteps = 8, kFarthest = 8;  // steps of 1/8
  for (std::size_t i = 0; i < scores.size(); ++i) {
    const double ahead = scores[i] - (scores[i] == best ? second : best);
    candidates[i].row.Set(ValueColumn::kWording, std::clamp(std::round(ahead * kSteps) / kSteps, -kFarthest, kFarthest));
  }
}

}  // namespace tallyman::extract
