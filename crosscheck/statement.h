// A claim as the cross-check sees it: which statistic, which period, and exact ranges for what it says of them.
#ifndef TALLYMAN_CROSSCHECK_STATEMENT_H_
#define TALLYMAN_CROSSCHECK_STATEMENT_H_

#include <array>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "crosscheck/exchange.h"
#include "crosscheck/rational.h"
#include "crosscheck/symbol.h"
#include "schema/claim.h"

namespace tallyman::crosscheck {

// Between the fields of a family's name.
inline constexpr char kSeparator = '\x1f';

// How far figures and relations may be off before they contradict each other. Shares, not percent.
struct Tolerance {
  bool generous = false;  // figures widened to a whole unit of their last digit, relations by `revision`: what an error outlasts
  Rational revision = 0;  // of growth and of sums over months, where generous
  Rational mirror = 0;    // between two countries' offices
  Rational widening = 0;  // of every figure besides, to measure by how much a contradiction misses
};

// What one printed figure stands for.
struct Figure {
  Range printed;   // everything that rounds to it
  Range generous;  // a whole unit of its last digit to either side

  Range At(const Tolerance& tolerance) const {
    const Range& range = tolerance.generous ? generous : printed;
    return tolerance.widening == 0 ? range : range.Widened(tolerance.widening);
  }
  friend bool operator==(const Figure&, const Figure&) = default;
};

// Flows between the same two areas, of one product and measure, that may tie with each other: all but the flow and the side that
// reports it. A forecast's family is its source's and day's own. Two claims with equal series and period speak of one statistic.
struct Series {
  Symbol family;
  int side = 0;  // which of the two areas, in the order of their names, is the reporter
  schema::Flow flow = schema::Flow::kTrade;
  friend auto operator<=>(const Series&, const Series&) = default;
};

struct LevelStatement {
  Symbol unit;  // a currency's or unit's code; "other:" and the article's word for units that have none
  Figure figure;
  std::optional<Figure> by_conversion;  // what the figure in the second currency says of the first
  bool foreign = false;                 // converted by the article from a currency that it does not tell
  friend bool operator==(const LevelStatement&, const LevelStatement&) = default;
};

// x(period) / x(base), or x(period) - x(base) where `is_delta`.
struct ChangeStatement {
  normalize::Period base;
  Figure figure;
  bool is_delta = false;
  std::optional<Symbol> unit;  // nothing where no currency is told
  friend bool operator==(const ChangeStatement&, const ChangeStatement&) = default;
};

struct ShareStatement {
  Series whole;
  Figure figure;  // 0 to 1
  std::optional<Symbol> unit;
  friend bool operator==(const ShareStatement&, const ShareStatement&) = default;
};

// A source's figure, and its later one that differs a little. Both are the source's first claims of that figure.
struct Revision {
  const schema::Claim* earlier = nullptr;
  const schema::Claim* later = nullptr;
};

struct Statement {
  const schema::Claim* claim = nullptr;      // the one that stands for all
  std::vector<const schema::Claim*> copies;  // all claims that say exactly this, `claim` first; more than one publisher's perhaps
  int publishers = 1;                        // independent ones among the copies
  std::vector<Revision> revisions;           // of this figure, by a source among the copies
  bool several_kinds = false;                // its code, or its article under its codes, speaks of several things
  bool adjusted_perhaps = false;             // a change on the period before: of adjusted figures often, which nobody says
  Series series;
  schema::Measure measure = schema::Measure::kValue;
  bool additive = true;  // months add up to longer periods
  normalize::Period period;
  int balance_sign = 0;  // of a balance: +1 surplus, -1 deficit, 0 where the claim does not tell
  std::optional<LevelStatement> level;
  std::vector<ChangeStatement> changes;
  std::optional<ShareStatement> share;
};

// Nothing where the claim ties with nothing: no period or one that was not over, no reporter, no telling whether value or quantity, or no
// figure that binds.
std::optional<Statement> MakeStatement(const schema::Claim& claim, const Exchange& exchange);

// What an amount says of the same level in another currency, by any rate that its article may have converted at; nothing where the
// rates do not tell, or the article no day. REQUIRES: the claim has a period.
std::optional<Figure> ConvertedByArticle(const schema::Amount& amount, const Symbol& unit, const schema::Claim& claim,
                                         const Exchange& exchange);

// Whether a figure is reported within the last month of its period, before that month's last four days: it covers only a part of the
// month, whatever it says.
bool IsBeforeItsEnd(const schema::Claim& claim);

// By how much revisions move a statement's figure, where they move flows by `of_flows`: a balance moves with both of its flows.
Rational RevisionOf(const Statement& statement, const Rational& of_flows);

// The series of a reported figure. REQUIRES: the statistic has a reporter.
Series SeriesOf(const schema::Statistic& statistic, schema::Measure measure);

// The same in barrels a day: a statistic of its own, since days do not add up.
Series DailySeries(const Series& series);

// Whether one article says them all, and they are more than one: where they contradict each other, it may mix definitions.
bool AreOfOneArticle(std::span<const Statement* const> statements);

// Whether two claims say the same, whoever makes them; and a hash that is then equal.
bool HasSameContent(const Statement& a, const Statement& b);
std::size_t ContentHash(const Statement& statement);

}  // namespace tallyman::crosscheck

#endif  // TALLYMAN_CROSSCHECK_STATEMENT_H_
