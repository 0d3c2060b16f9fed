// How large a figure is beside what the statistic it may be of amounts to as a rule. A country's exports to all the world are told from
// those to one neighbour, or of one kind of goods, by their size alone where no word tells them apart.
#ifndef TALLYMAN_EXTRACT_EXPECTED_SIZE_H_
#define TALLYMAN_EXTRACT_EXPECTED_SIZE_H_

#include <map>
#include <optional>
#include <string>
#include <unordered_map>

#include "normalize/codes.h"
#include "normalize/period.h"
#include "normalize/quantity.h"
#include "schema/article.h"

namespace tallyman::extract {

class ExpectedSize {
 public:
  // The article must outlive this.
  explicit ExpectedSize(const schema::Article& article) : article_(article) {}

  // Decimal logarithm, in quarters, of the amount divided by all trade of that flow between these areas in a period as long (a year where
  // none is given), as normalize::TradeSizes knows it. Nothing where the amount is no money,
  // or an area's trade, the time or the rate of the currency is unknown. `flow` is a value of Slot::kFlow.
  std::optional<double> Of(const normalize::QuantityMention& quantity, const std::string& flow, const std::string& reporter,
                           const std::string& partner, const std::optional<normalize::Period>& period) const;

 private:
  // US dollars for one unit of the currency, about the time of the article.
  std::optional<double> RateOf(const normalize::Unit& currency) const;

  // Billions of US dollars a year, of what leaves the reporter for the partner and of what comes back.
  struct Flows {
    double exports, imports;
  };
  const std::optional<Flows>& FlowsOf(const std::string& reporter, const std::string& partner, int year) const;

  const schema::Article& article_;
  // What was asked before: an article asks the same of every figure.
  mutable std::map<normalize::Unit, std::optional<double>> rates_;
  struct Asked {
    std::string reporter, partner;
    int year;
    bool operator==(const Asked&) const = default;
  };
  struct HashOfAsked {
    std::size_t operator()(const Asked& asked) const {
      const std::hash<std::string> hash;
      constexpr std::size_t kFactor = 31;
      return (hash(asked.reporter) * kFactor + hash(asked.partner)) * kFactor + static_cast<std::size_t>(asked.year);
    }
  };
  mutable std::unordered_map<Asked, std::optional<Flows>, HashOfAsked> flows_;
};

}  // namespace tallyman::extract

#endif  // TALLYMAN_EXTRACT_EXPECTED_SIZE_H_
