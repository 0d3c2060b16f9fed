#include "extract/mentions.h"

#include <algorithm>
#include <array>
#include <span>

#include "extract/bare_numbers.h"
#include "extract/multiple.h"
#include "extract/own_country.h"
#include "extract/unit_memory.h"

namespace tallyman::extract {
namespace {

using languages::Entry;
using languages::Pack;
using languages::PatternMatch;
using languages::Section;
using languages::View;
using normalize::QuantityKind;
using normalize::QuantityMention;

bool Inside(const Mention& inner, const Mention& outer) { return outer.begin <= inner.begin && inner.end <= outer.end; }
// The key of the section area for words by which an article speaks of its own country.
constexpr std::string_view kOwnCountry = "OWN";
// The form of the section role for offices of who speaks for a country ("ambassador of").
constexpr std::string_view kSpeaker = "speaker";
// The form of the section role for words that except an area ("outside", "excluding").
constexpr std::string_view kExcept = "except";

bool Overlaps(const Mention& a, const Mention& b) { return a.begin < b.end && b.begin < a.end; }

// 1, 10, 100, ...
bool IsPowerOfTen(const normalize::Decimal& number) {
  __int128 rest = number.fraction_digits() == 0 ? number.mantissa() : 0;
  while (rest > 1 && rest % 10 == 0) rest /= 10;
  return rest == 1;
}

Cue ParseCue(const std::string& name) {
  constexpr std::array<std::pair<std::string_view, Cue>, 8> kCues = {{{"to", Cue::kTo},
                                                                      {"from", Cue::kFrom},
                                                                      {"with", Cue::kWith},
                                                                      {"between", Cue::kBetween},
                                                                      {"of", Cue::kOf},
                                                                      {"by", Cue::kBy},
                                                                      {"in", Cue::kIn},
                                                                      {"and", Cue::kAnd}}};
  for (const auto& [known, cue] : kCues)
    if (known == name) return cue;
  return Cue::kNone;
}

AreaForm ParseAreaForm(const std::string& name) {
  if (name == "adjective") return AreaForm::kAdjective;
  if (name == "metonym") return AreaForm::kMetonym;
  if (name == "abbreviation") return AreaForm::kAbbreviation;
  return AreaForm::kName;
}

// "exports_verb" is a flow and its form; "surplus" a balance and its side.
std::optional<FlowMention> ParseFlow(const std::string& key) {
  FlowMention mention;
  const auto underscore = key.find('_');
  const std::string name = key.substr(0, underscore);
  if (underscore != std::string::npos) mention.form = key.substr(underscore + 1) == "verb" ? FlowForm::kVerb : FlowForm::kWeak;
  if (name == "exports")
    mention.flow = schema::Flow::kExports;
  else if (name == "imports")
    mention.flow = schema::Flow::kImports;
  else if (name == "trade")
    mention.flow = schema::Flow::kTrade;
  else if (name == "balance" || name == "surplus" || name == "deficit")
    mention.flow = schema::Flow::kBalance;
  else
    return std::nullopt;
  if (name == "surplus") mention.side = schema::Side::kSurplus;
  if (name == "deficit") mention.side = schema::Side::kDeficit;
  return mention;
}

class Collector {
 public:
  Collector(const ArticleText& text, const Pack& pack, const MentionLimits& limits)
      : text_(text), view_(text.view()), pack_(pack), most_figures_(limits.figures), slots_(pack), matches_(pack.Match(view_, &slots_)) {
    found_.words_left_out = matches_.size() > limits.words;
    if (!found_.words_left_out) return;
    matches_.erase(matches_.begin() + static_cast<std::ptrdiff_t>(limits.words), matches_.end());
    matches_.shrink_to_fit();
  }

  Mentions Collect() {
    CollectWords();
    found_.home = HomeOf(text_, pack_);
    NameOwnCountry();
    MeasureBreaks();
    CollectFigures();
    CollectPeriods();
    Order();
    DropFalseTerms();
    ReadCurrenciesOfAreas();
    DropCovered();
    ReadGoodsAsTotal();
    ExceptAreas();
    ExceptProducts();
    AttachCues();
    return std::move(found_);
  }

 private:
  template <typename T>
  T Place(T mention, int begin, int end) const {
    mention.begin = begin;
    mention.end = end;
    mention.sentence = text_.SentenceAt(begin);
    return mention;
  }

  void CollectWords() {
    for (const PatternMatch& match : matches_) {
      const Entry& entry = pack_.entry(match.entry);
      switch (entry.section) {
        case Section::kFlow:
          if (const auto flow = ParseFlow(entry.key)) found_.flows.push_back(Place(*flow, match.begin, match.end));
          break;
        case Section::kArea:
          if (const auto area = schema::Area::Parse(entry.key)) {
            AreaMention mention;
            mention.area = *area;
            mention.form = ParseAreaForm(entry.form);
            if (found_.areas.empty() || found_.areas.back().begin != match.begin)
              found_.areas.push_back(Place(mention, match.begin, match.end));
          } else if (entry.key == kOwnCountry) {
            AreaMention mention;
            mention.form = ParseAreaForm(entry.form);
            own_.push_back(Place(mention, match.begin, match.end));
          }
          break;
        case Section::kProduct:
          if (const auto product = schema::Product::Parse(entry.key)) {
            ProductMention mention;
            mention.product = *product;
            if (found_.products.empty() || found_.products.back().begin != match.begin)
              found_.products.push_back(Place(mention, match.begin, match.end));
          }
          break;
        case Section::kPeriod:
        case Section::kMultiple:
          break;
        case Section::kRole: {
          RolesOf(entry.form).push_back(Place(WordMention{{}, entry.section, entry.key, entry.form, ""}, match.begin, match.end));
          break;
        }
        case Section::kDirection:
        case Section::kShare:
        case Section::kStatus:
        case Section::kBase:
        case Section::kChange:
          if (entry.key.empty()) break;  // longer words that say nothing
          [[fallthrough]];
        default:
          found_.words.push_back(Place(WordMention{{}, entry.section, entry.key, entry.form, ""}, match.begin, match.end));
          ReadCurrency(match, found_.words.back());
      }
    }
  }

  std::vector<WordMention>& RolesOf(std::string_view form) { return form == kExcept ? exceptions_ : form == kSpeaker ? speakers_ : roles_; }

  void ReadCurrency(const PatternMatch& match, WordMention& word) const {
    for (const auto& slot : match.slots) {
      if (slot.slot != languages::Slot::kCurrency) continue;
      for (const PatternMatch& name : pack_.MatchSection(view_, slot.begin, Section::kCurrency)) {
        const Entry& entry = pack_.entry(name.entry);
        word.bare = entry.key == "ambiguous";
        word.currency = word.bare ? entry.form : entry.key;
        return;
      }
    }
  }

  void CollectFigures() {
    for (const PatternMatch& match : matches_) {
      const Entry& entry = pack_.entry(match.entry);
      if (entry.section != Section::kMultiple) continue;
      if (const auto multiple = MultipleOf(view_, pack_, matches_, match)) {
        Figure figure = Place(Figure{}, match.begin, match.end);
        figure.kind = FigureKind::kMultiple;
        figure.quantity = *multiple;
        found_.figures.push_back(figure);
      }
    }
    const std::vector<Figure> multiples = found_.figures;
    const std::vector<QuantityMention> quantities = normalize::FindQuantities(view_, pack_, matches_);
    const std::vector<bool> uncounting = FindUncounting(view_, pack_, quantities);
    UnitMemory units(view_);
    const auto money = std::find_if(quantities.begin(), quantities.end(),
                                    [](const QuantityMention& quantity) { return quantity.kind == QuantityKind::kMoney; });
    if (money != quantities.end()) units.Expect(Place(ReadAsPrinted(*money), money->begin, money->end));
    const std::vector<Figure> declared = DeclaredUnits(quantities);
    auto declaration = declared.begin();
    if (!declared.empty()) units.ExpectDeclared(declared.front());
    const std::int64_t enough = std::int64_t{most_figures_} + std::ssize(multiples);
    for (std::size_t i = 0; i < quantities.size() && std::ssize(found_.figures) <= enough; ++i) {
      const QuantityMention& quantity = quantities[i];
      for (; declaration != declared.end() && declaration->begin < quantity.begin; ++declaration) units.Declare(*declaration);
      if (quantity.kind == QuantityKind::kPoints) found_.points.push_back(Place(Mention{}, quantity.begin, quantity.end));
      if (quantity.kind == QuantityKind::kPoints || uncounting[i]) continue;
      Figure figure = Place(ReadAsPrinted(quantity), quantity.begin, quantity.end);
      const bool in_brackets = found_.depth[quantity.begin] > 0;
      if (quantity.kind == QuantityKind::kNumber) {
        figure.followed = FollowedBy(quantity.end);
        figure.measures = units.MeasuresOf(figure, i + 1 < quantities.size() ? &quantities[i + 1] : nullptr, in_brackets);
        if (figure.measures.empty()) continue;
        static_cast<Measure&>(figure) = figure.measures.front();
      } else {
        units.Remember(figure, in_brackets);
      }
      const bool covered = std::any_of(multiples.begin(), multiples.end(), [&](const Figure& multiple) {
        const bool reread = quantity.fraction_word || !figure.measures.empty() || quantity.kind == QuantityKind::kPhysical ||
                            (quantity.kind == QuantityKind::kPercent && multiple.quantity.sign != 0);
        return reread && Overlaps(figure, multiple);
      });
      if (!covered) found_.figures.push_back(std::move(figure));
    }
    std::sort(found_.figures.begin(), found_.figures.end(), [](const Figure& a, const Figure& b) { return a.begin < b.begin; });
    if (found_.words_left_out) std::erase_if(found_.figures, [&](const Figure& figure) { return figure.begin > matches_.back().begin; });
    found_.figures_left_out = std::ssize(found_.figures) > most_figures_;
    if (found_.figures_left_out) found_.figures.erase(found_.figures.begin() + most_figures_, found_.figures.end());
  }

  static Figure ReadAsPrinted(const QuantityMention& quantity) {
    Figure figure;
    figure.kind = quantity.kind == QuantityKind::kPhysical  ? FigureKind::kPhysical
                  : quantity.kind == QuantityKind::kPercent ? FigureKind::kPercent
                                                            : FigureKind::kMoney;
    figure.quantity = quantity;
    return figure;
  }

  // Those that stand in brackets or end a phrase: "(US$ mn)", "All amounts are in millions of dollars." Where many numbers have no unit,
  // those in any words: "alle Beträge sind in Milliarden Euro angegeben". A scale word may be a number: （単位：百万円）,
  // 本稿の金額は100万ドル.
  std::vector<Figure> DeclaredUnits(const std::vector<QuantityMention>& quantities) const {
    std::vector<Figure> declared;
    if (std::none_of(quantities.begin(), quantities.end(), [](const auto& one) { return one.kind == QuantityKind::kNumber; }))
      return declared;
    const bool many = HasManyBareNumbers(quantities);
    const auto ends_phrase = [&](const QuantityMention& unit) {
      const int at = normalize::SkipBlanks(view_, unit.end, 1);
      return !view_.Is(at, languages::kLetter) && !view_.Is(at, languages::kDigit);
    };
    const auto in_brackets = [&](const QuantityMention& unit) { return found_.depth[unit.begin] > 0; };
    for (const QuantityMention& unit : normalize::FindDeclaredUnits(view_, pack_, matches_, quantities))
      if (many || in_brackets(unit) || ends_phrase(unit)) declared.push_back(Place(ReadAsPrinted(unit), unit.begin, unit.end));
    for (QuantityMention quantity : quantities) {
      const bool unit = quantity.kind == QuantityKind::kMoney || quantity.kind == QuantityKind::kPhysical;
      if (!unit || quantity.upper || quantity.sign != 0) continue;
      if (!ends_phrase(quantity) && !(many && quantity.number.in_words)) continue;
      if (!many && !(quantity.number.in_words && in_brackets(quantity)) && view_[quantity.begin - 1] != U':') continue;
      const auto value = quantity.number.value();
      if (!IsPowerOfTen(quantity.number.printed) || !value || *value < normalize::Decimal(1000) || !IsPowerOfTen(*value)) continue;
      quantity.number.printed = normalize::Decimal(1);
      quantity.number.scale = *value;
      declared.push_back(Place(ReadAsPrinted(quantity), quantity.begin, quantity.end));
    }
    std::sort(declared.begin(), declared.end(), [](const Figure& a, const Figure& b) { return a.begin < b.begin; });
    return declared;
  }

  // As tables have them: with decimals, in groups, or with something else than a word behind them.
  bool HasManyBareNumbers(const std::vector<QuantityMention>& quantities) const {
    constexpr int kMany = 3;
    int bare = 0;
    for (const QuantityMention& quantity : quantities)
      bare += quantity.kind == QuantityKind::kNumber && !quantity.number.in_words && !quantity.number.scaled &&
              (quantity.number.end - quantity.number.begin != 4 || quantity.number.printed.fraction_digits() > 0) &&
              quantity.number.end - quantity.number.begin > 1 && FollowedBy(quantity.end) != Followed::kByOtherWord;
    return bare >= kMany;
  }

  struct ByPlace {
    bool operator()(const PatternMatch& match, int place) const { return match.begin < place; }
    bool operator()(int place, const PatternMatch& match) const { return place < match.begin; }
  };

  // A word that is none of the small words known is often the noun that a number counts.
  Followed FollowedBy(int end) const {
    const int at = normalize::SkipBlanks(view_, end, 1);
    if (!view_.Is(at, languages::kLetter)) return Followed::kBySign;
    const auto here = std::equal_range(matches_.begin(), matches_.end(), at, ByPlace());
    const bool known = std::any_of(here.first, here.second, [&](const PatternMatch& match) {
      const Section section = pack_.entry(match.entry).section;
      return section != Section::kProduct && section != Section::kRival && section != Section::kArea;
    });
    return known ? Followed::kByKnownWord : Followed::kByOtherWord;
  }

  // Goods are all that is traded where the article does not set services against them.
  void ReadGoodsAsTotal() {
    const auto is = [](const char* code) { return [code](const ProductMention& product) { return product.product.text() == code; }; };
    if (std::any_of(found_.products.begin(), found_.products.end(), is("services"))) return;
    for (ProductMention& product : found_.products)
      if (product.product.text() == "goods") product.product = schema::Product::Total();
  }

  void CollectPeriods() {
    for (const auto& expression : normalize::FindPeriods(view_, pack_, matches_)) {
      PeriodMention mention = Place(PeriodMention{}, expression.begin, expression.end);
      mention.expression = expression;
      found_.periods.push_back(mention);
    }
  }

  void Order() {
    const auto sort = [](auto& mentions) {
      std::stable_sort(mentions.begin(), mentions.end(), [](const Mention& a, const Mention& b) { return a.begin < b.begin; });
    };
    sort(found_.figures);
    sort(found_.flows);
    sort(found_.areas);
    sort(found_.products);
    sort(found_.periods);
    sort(found_.words);
    sort(roles_);
    sort(exceptions_);
  }

  // Of mentions in order those that may touch or cover [begin, end).
  template <typename T>
  static std::span<const T> Around(const std::vector<T>& all, int begin, int end) {
    constexpr int kLongest = 160, kGap = 8;
    const auto before = [](const T& mention, int place) { return mention.begin < place; };
    const auto first = std::lower_bound(all.begin(), all.end(), begin - kLongest, before);
    return {first, std::lower_bound(first, all.end(), end + kGap, before)};
  }

  // "in $2.3 billion" measures nothing in dollars, nor does a price in silver.
  void DropFalseTerms() {
    std::erase_if(found_.words, [&](const WordMention& word) {
      if (word.section != Section::kTerms) return false;
      if (word.currency.starts_with("XA") || word.currency.starts_with("XP")) return true;
      const auto figures = Around(found_.figures, word.begin, word.end);
      return std::any_of(figures.begin(), figures.end(), [&](const Figure& figure) { return Overlaps(figure, word); });
    });
  }

  // "In the Chinese currency".
  void ReadCurrenciesOfAreas() {
    for (WordMention& word : found_.words) {
      if (word.section != Section::kTerms || !word.currency.empty()) continue;
      const auto areas = Around(found_.areas, word.begin, word.end);
      const auto area = std::find_if(areas.begin(), areas.end(), [&](const AreaMention& one) { return Inside(one, word); });
      const auto currency = area == areas.end() ? std::nullopt : normalize::HomeCurrency(area->area);
      if (currency) word.currency = currency->ToString();
    }
  }

  // Longer words of another section take shorter ones in: "export prices" is no flow, "US dollars" and "in US dollar terms" no area.
  void DropCovered() {
    std::vector<Mention> rivals, agencies, terms;
    for (const WordMention& word : found_.words) {
      if (word.section == Section::kRival || word.section == Section::kFurniture) rivals.push_back(word);
      if (word.section == Section::kAgency) agencies.push_back(word);
      if (word.section == Section::kTerms) terms.push_back(word);
    }
    // The things that a figure counts are its product; other units are not.
    std::vector<Mention> unit_figures;
    for (const Figure& figure : found_.figures)
      if (!figure.quantity.unit || figure.quantity.unit->text() != "unit") unit_figures.push_back(figure);
    const auto in_any = [](const Mention& mention, const auto& all) {
      const auto covers = Around(all, mention.begin, mention.end);
      return std::any_of(covers.begin(), covers.end(), [&](const Mention& cover) {
        return Inside(mention, cover) && (cover.begin < mention.begin || mention.end < cover.end);
      });
    };
    std::erase_if(found_.flows, [&](const FlowMention& flow) { return in_any(flow, rivals) || in_any(flow, agencies); });
    std::erase_if(found_.products, [&](const ProductMention& product) {
      return in_any(product, agencies) || in_any(product, unit_figures) || in_any(product, rivals) || in_any(product, found_.areas);
    });
    std::erase_if(found_.areas, [&](const AreaMention& area) { return in_any(area, found_.figures) || in_any(area, terms); });
    for (AreaMention& area : found_.areas) area.in_agency = in_any(area, agencies);
    std::erase_if(found_.words, [&](const WordMention& word) {
      return word.section == Section::kRival && in_any(word, found_.products) && in_any(word, found_.flows);
    });
  }

  // The country of who speaks, if the article's beginning tells it before anyone says "we" ("Chile's ambassador to India").
  std::optional<schema::Area> SpeakersCountry() const {
    constexpr int kFirstSentences = 6;
    for (const AreaMention& area : found_.areas) {
      if (area.sentence >= kFirstSentences || area.begin > own_.front().begin) break;
      if (Touching(speakers_, area, false) != nullptr) return area.area;
    }
    return std::nullopt;
  }

  // Whether a flow follows in a few words, as one does on "our" where that is the country's.
  bool IsBeforeFlow(const Mention& mention) const {
    constexpr int kFarthest = 24;
    const auto flows = std::lower_bound(found_.flows.begin(), found_.flows.end(), mention.begin,
                                        [](const FlowMention& flow, int place) { return flow.begin < place; });
    return flows != found_.flows.end() && flows->sentence == mention.sentence && flows->begin - mention.end <= kFarthest;
  }

  // "We sold", "our exports": the country is told by the rest of the article. Of words that hold a flow only those before it are the
  // country's; possessives (the form adjective) are its only before a flow.
  void NameOwnCountry() {
    std::erase_if(own_, [&](const AreaMention& own) { return own.form == AreaForm::kAdjective && !IsBeforeFlow(own); });
    if (own_.empty()) return;
    const auto speaker = SpeakersCountry();
    const auto country = speaker ? speaker : OwnCountryOf(text_, found_);
    if (!country) return;
    for (AreaMention& mention : own_) {
      mention.area = *country;
      if (mention.form == AreaForm::kAdjective) mention.form = AreaForm::kMetonym;
      for (const FlowMention& flow : Around(found_.flows, mention.begin, mention.end))
        if (mention.begin < flow.begin && flow.begin < mention.end) mention.end = flow.begin;
    }
    const auto known = [&](const AreaMention& own) {
      const auto areas = Around(found_.areas, own.begin, own.end);
      return std::any_of(areas.begin(), areas.end(), [&](const AreaMention& area) { return Overlaps(area, own); });
    };
    std::erase_if(own_, known);
    found_.areas.insert(found_.areas.end(), own_.begin(), own_.end());
  }

  // Of words that stand right before or behind a mention those that do; null where none does. Before it an article may stand between
  // where `article` says so.
  const WordMention* Touching(const std::vector<WordMention>& all, const Mention& mention, bool article) const {
    const auto words = Around(all, mention.begin, mention.end);
    const auto word = std::find_if(words.begin(), words.end(), [&](const WordMention& one) {
      if (one.key == "after") return one.begin >= mention.end && one.begin == normalize::SkipBlanks(view_, mention.end, 1);
      constexpr int kArticle = 4;  // which both may hold: "fuera de la", "la Unión"
      if (one.end > mention.begin) return article && one.begin < mention.begin && one.end <= mention.begin + kArticle;
      return article ? Adjacent(one.end, mention.begin) : normalize::SkipBlanks(view_, one.end, 1) == mention.begin;
    });
    return word == words.end() ? nullptr : &*word;
  }

  // The words that except a mention ("outside the EU", "gold excluded"); null where there are none.
  const WordMention* ExceptionOf(const Mention& mention) const { return Touching(exceptions_, mention, true); }

  // Whether only a word for "and" stands between.
  bool JoinedByAnd(int begin, int end) const {
    const int word = normalize::SkipBlanks(view_, begin, 1);
    const int word_end = word < end ? pack_.EndOfAnd(view_, word) : 0;
    return word_end > 0 && normalize::SkipBlanks(view_, word_end, 1) == end;
  }

  // Areas that are excepted ("outside the EU", "all markets except China and India") are not meant: what remains is an area without a
  // code.
  void ExceptAreas() {
    std::vector<AreaMention> kept;
    int excepted_until = -1;
    for (AreaMention area : found_.areas) {
      // What is outside a town is a place, and who is outside the single market trades with it.
      const bool whole = area.area.is_world() || area.form == AreaForm::kMetonym;
      const WordMention* words = whole ? nullptr : ExceptionOf(area);
      if (words == nullptr && excepted_until >= 0 && JoinedByAnd(excepted_until, area.begin)) {
        kept.back().end = excepted_until = area.end;
        continue;
      }
      if (words != nullptr) {
        area.area = schema::Area::Other();
        area.excepted = true;
        area.begin = std::min(area.begin, words->begin);
        area.end = excepted_until = std::max(area.end, words->end);
        while (!kept.empty() && (kept.back().end > area.begin || IsAllBut(kept.back(), area))) {
          area.begin = std::min(area.begin, kept.back().begin);
          kept.pop_back();
        }
      } else {
        excepted_until = -1;
      }
      kept.push_back(area);
    }
    found_.areas = std::move(kept);
  }

  // Whether the words for all areas stand right before those that are excepted.
  bool IsAllBut(const AreaMention& all, const AreaMention& excepted) const {
    return all.area.is_world() && excepted.begin - all.end <= 2 && all.sentence == excepted.sentence;
  }

  // Goods that are excepted: what remains of energy has a code, what remains of others has none.
  void ExceptProducts() {
    constexpr std::array<std::string_view, 4> kEnergy = {"energy", "crude_oil", "oil_products", "natural_gas"};
    for (ProductMention& product : found_.products) {
      const std::string_view code = product.product.text();
      if (product.product.is_whole() || code == "services" || code == "goods" || code == "non_energy") continue;
      const WordMention* words = ExceptionOf(product);
      if (words == nullptr) continue;
      const bool energy = std::find(kEnergy.begin(), kEnergy.end(), code) != kEnergy.end();
      product.product = schema::Product::Parse(energy ? "non_energy" : "other").value();
      product.begin = std::min(product.begin, words->begin);
      product.end = std::max(product.end, words->end);
    }
  }

  void AttachCues() {
    for (AreaMention& area : found_.areas) {
      for (const WordMention& role : Around(roles_, area.begin, area.end)) {
        if (role.key == "before" && role.end <= area.begin && Adjacent(role.end, area.begin)) area.before = ParseCue(role.form);
        if (role.key == "after" && role.begin >= area.end && role.begin == normalize::SkipBlanks(view_, area.end, 1))
          area.after = ParseCue(role.form);
      }
    }
    for (WordMention& word : found_.words) {
      if (word.section != Section::kAnaphora) continue;
      for (const WordMention& role : Around(roles_, word.begin, word.end))
        if (role.key == "before" && role.end <= word.begin && Adjacent(role.end, word.begin)) word.cue = ParseCue(role.form);
    }
    // "between A and B", "to A and B": a listed area has the cue of the list's first.
    for (std::size_t i = 1; i < found_.areas.size(); ++i) {
      AreaMention& area = found_.areas[i];
      const AreaMention& previous = found_.areas[i - 1];
      const bool listed = area.sentence == previous.sentence && area.begin - previous.end <= 6 && area.begin >= previous.end;
      if (listed && (area.before == Cue::kNone || area.before == Cue::kAnd) && previous.before != Cue::kNone) area.before = previous.before;
    }
    for (std::size_t i = found_.areas.size(); i-- > 1;) {
      AreaMention& area = found_.areas[i - 1];
      const AreaMention& next = found_.areas[i];
      const bool listed = area.sentence == next.sentence && next.begin - area.end <= 6 && next.begin >= area.end;
      if (listed && (area.after == Cue::kNone || area.after == Cue::kAnd) && next.after != Cue::kNone) area.after = next.after;
    }
    // An abbreviation of one character counts only beside a cue, a flow or another area.
    const auto beside = [&](const AreaMention& area) {
      if (area.before != Cue::kNone || area.after != Cue::kNone) return true;
      const auto touches = [&](const Mention& other) { return other.end == area.begin || other.begin == area.end; };
      const auto areas = Around(found_.areas, area.begin, area.end);
      const auto flows = Around(found_.flows, area.begin, area.end);
      return std::any_of(areas.begin(), areas.end(), touches) || std::any_of(flows.begin(), flows.end(), touches);
    };
    std::vector<bool> drop;
    for (const AreaMention& area : found_.areas) drop.push_back(area.form == AreaForm::kAbbreviation && !beside(area));
    std::size_t i = 0;
    std::erase_if(found_.areas, [&](const AreaMention&) { return drop[i++]; });
  }

  // Only spaces, or an article-like word of up to four letters, stand between.
  bool Adjacent(int begin, int end) const {
    if (end - begin > 6) return false;
    int letters = 0;
    for (int at = begin; at < end; ++at) {
      const char32_t c = view_[at];
      if (view_.Is(at, languages::kIdeographic) || c == U',' || c == U'.' || c == U';' || c == U'\n') return false;
      if (view_.Is(at, languages::kLetter)) ++letters;
    }
    return letters <= 4;
  }

  void MeasureBreaks() {
    const int size = view_.size();
    found_.commas.assign(size + 1, 0);
    found_.breaks.assign(size + 1, 0);
    found_.clauses.assign(size + 1, 0);
    for (const WordMention& word : found_.words)
      if (word.section == Section::kClause) found_.clauses[word.begin + 1] = 1;
    found_.depth.assign(size + 1, 0);
    for (int at = 0; at < size; ++at) {
      const char32_t c = view_[at];
      const bool grouping =
          view_.Is(at - 1, languages::kDigit) && view_.Is(at + 1, languages::kDigit) && !view_.Is(at, languages::kFullwidth);
      const bool comma = (c == U',' && !grouping) || c == 0x3001 || c == 0x060C;
      const bool strong = c == U';' || c == 0x061B || c == U'\n' || (c == U':' && !view_.Is(at + 1, languages::kDigit)) ||
                          (c == U'-' && view_[at - 1] == U' ' && view_[at + 1] == U' ');
      found_.commas[at + 1] = found_.commas[at] + comma;
      found_.breaks[at + 1] = found_.breaks[at] + strong;
      found_.clauses[at + 1] += found_.clauses[at];
      int depth = found_.depth[at];
      if (c == U'(' || c == U'[') ++depth;
      if ((c == U')' || c == U']') && depth > 0) --depth;
      if (c == U'\n') depth = 0;
      found_.depth[at + 1] = depth;
    }
  }

  const ArticleText& text_;
  const View& view_;
  const Pack& pack_;
  int most_figures_;
  normalize::SlotMemory slots_;
  std::vector<PatternMatch> matches_;
  std::vector<WordMention> roles_;
  std::vector<WordMention> exceptions_;
  std::vector<WordMention> speakers_;
  std::vector<AreaMention> own_;  // words for the article's own country, whichever that is
  Mentions found_;
};

}  // namespace

std::string ValueOf(const FlowMention& mention) { return std::string(mention.side ? Name(*mention.side) : Name(mention.flow)); }
std::string ValueOf(const AreaMention& mention) { return mention.area.ToString(); }
std::string ValueOf(const ProductMention& mention) { return mention.product.ToString(); }

bool IsPartnerCue(Cue cue) { return cue == Cue::kTo || cue == Cue::kFrom || cue == Cue::kWith; }
bool IsPartnerCue(const AreaMention& area) { return IsPartnerCue(area.before) || IsPartnerCue(area.after); }

Mentions FindMentions(const ArticleText& text, const Pack& pack, const MentionLimits& limits) {
  return Collector(text, pack, limits).Collect();
}

}  // namespace tallyman::extract
