// Everything in an article that can take part in a claim: figures, flows, areas with their cues, products, periods and the smaller
// words, each with its place in the view.
#ifndef TALLYMAN_EXTRACT_MENTIONS_H_
#define TALLYMAN_EXTRACT_MENTIONS_H_

#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "extract/article_text.h"
#include "languages/pack.h"
#include "normalize/period_expression.h"
#include "normalize/quantity.h"
#include "schema/claim.h"

namespace tallyman::extract {

struct Mention {
  int begin = 0;
  int end = 0;
  int sentence = 0;
};

enum class FlowForm { kNoun, kVerb, kWeak };
enum class Cue { kNone, kTo, kFrom, kWith, kBetween, kOf, kBy, kIn, kAnd };

struct FlowMention : Mention {
  schema::Flow flow = schema::Flow::kTrade;
  std::optional<schema::Side> side;
  FlowForm form = FlowForm::kNoun;
};

enum class AreaForm { kName, kAdjective, kMetonym, kAbbreviation };

struct AreaMention : Mention {
  schema::Area area = schema::Area::World();
  AreaForm form = AreaForm::kName;
  Cue before = Cue::kNone;
  Cue after = Cue::kNone;
  bool in_agency = false;  // part of an office's name: "China's customs"
  bool excepted = false;   // named as what is not meant: "outside the EU"
};

struct ProductMention : Mention {
  schema::Product product = schema::Product::Total();
};

// The value of a slot that a mention offers: "exports", "deficit"; "DE"; "wheat".
std::string ValueOf(const FlowMention& mention);
std::string ValueOf(const AreaMention& mention);
std::string ValueOf(const ProductMention& mention);

struct PeriodMention : Mention {
  normalize::PeriodMention expression;
};

// Whether a cue, or one of an area's, says that the area is the other side of a flow.
bool IsPartnerCue(Cue cue);
bool IsPartnerCue(const AreaMention& area);

// The smaller words: bases, comparisons, directions, shares, status, ... key and form are those of the pack's entry.
struct WordMention : Mention {
  languages::Section section = languages::Section::kClause;
  std::string key;
  std::string form;
  std::string currency;  // of {currency} in a pattern: its code
  bool bare = false;     // the currency has a bare name: it is the usual one of that name
  Cue cue = Cue::kNone;  // what stands before a word for a country spoken of ("to the country")
};

// What a figure is, as printed.
enum class FigureKind { kMoney, kPhysical, kPercent, kMultiple };

// What a figure has from one printed elsewhere.
enum class Inherited { kNothing, kUnit, kScale, kDeclared };  // kScale: unit and scale word; kDeclared: of a unit told once for many

// What a figure measures.
struct Measure {
  FigureKind kind = FigureKind::kMoney;
  normalize::QuantityMention quantity;  // of a multiple: the percentage it stands for
  Inherited inherited = Inherited::kNothing;
  // The figure, or the declared unit, whose unit it has; nothing where the unit is its own, or "%" is understood.
  std::optional<Mention> source;
  std::optional<normalize::Unit> bare_currency;  // what a bare currency name stands for where nothing settles it
};

// What stands right behind a figure.
enum class Followed { kBySign, kByKnownWord, kByOtherWord };

struct Figure : Mention, Measure {
  std::vector<Measure> measures;  // of a number printed without a unit: all that it may be; the first of them until the linker chooses
  Followed followed = Followed::kBySign;  // of such a number
};

struct Mentions {
  std::vector<Figure> figures;
  bool figures_left_out = false;  // there were more than were asked for
  bool words_left_out = false;    // likewise: no figure behind them is there either
  std::vector<Mention> points;    // changes in percentage points, which are no figures of claims
  std::vector<FlowMention> flows;
  std::vector<AreaMention> areas;
  std::vector<ProductMention> products;
  std::vector<PeriodMention> periods;
  std::vector<WordMention> words;
  std::string home;  // the country whose press writes in the language; empty where no one country does
  // By place, how many stand before it. All mentions above are in order of place.
  std::vector<int> commas;
  std::vector<int> breaks;   // semicolons, colons, dashes between spaces, line breaks
  std::vector<int> clauses;  // words that begin a clause
  std::vector<int> depth;    // brackets open
};

// How much is read of an article.
struct MentionLimits {
  int figures = std::numeric_limits<int>::max();
  std::size_t words = std::numeric_limits<std::size_t>::max();  // that the pack knows, of all kinds but figures
};

// The first figures and words of the article, as many as `limits` allows, and all else.
Mentions FindMentions(const ArticleText& text, const languages::Pack& pack, const MentionLimits& limits = {});

}  // namespace tallyman::extract

#endif  // TALLYMAN_EXTRACT_MENTIONS_H_
