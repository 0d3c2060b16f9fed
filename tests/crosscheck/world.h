// A made-up world of trade figures with a known truth, and claims that articles might make of it: for tests of soundness (nothing
// is raised where all claims round from one truth), of power (claims made wrong are found and named) and of speed.
//
//   World world({.seed = 1, .pairs = 50, .claims = 65000});
//   std::string id = *world.MakeWrong(17, Fault::kScale);
//
// Months, quarters, halves, years to date and years of exports, imports, trade and balances, in dollars and the reporter's currency,
// as levels, changes on the year, on the period before and by an amount; second currencies; both countries' offices; totals over all
// partners and shares in them; the partners' groups; products and their parts; several publishers. Rounded as news print figures.
#ifndef TALLYMAN_TESTS_CROSSCHECK_WORLD_H_
#define TALLYMAN_TESTS_CROSSCHECK_WORLD_H_

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "schema/claim.h"

namespace tallyman::crosscheck {

enum class Fault { kScale, kDigits, kCurrency, kSign, kYear, kFlow };
inline constexpr std::array<Fault, 6> kFaults = {Fault::kScale, Fault::kDigits, Fault::kCurrency, Fault::kSign, Fault::kYear, Fault::kFlow};

class World {
 public:
  static constexpr int kFirstYear = 2019, kMonths = 72;

  struct Options {
    unsigned seed = 1;
    int pairs = 10;  // at most 480
    int claims = 2000;
    bool products = true;  // claims on products, groups and totals over all partners besides
  };

  explicit World(const Options& options);
  ~World();

  const std::vector<schema::Claim>& claims() const { return claims_; }

  // Puts in the place of a claim the same one with a slip in it, and returns its id; nothing, and nothing is done, where the claim has
  // no figure for such a slip or would hardly change by it.
  std::optional<std::string> MakeWrong(std::size_t index, Fault fault);

 private:
  using Months = std::array<double, kMonths>;

  // What a claim says before it is made one.
  struct Draft {
    std::size_t statistic = 0;
    int flow = 0;  // 0 exports, 1 imports, 2 trade, 3 balance
    int first = 0, last = 0;
    std::string unit;
    std::string level, converted, converted_unit, percent, delta, share;
    int exponent = 0, converted_exponent = 0, delta_exponent = 0;
    bool previous = false;
    std::string document, publisher, published;
  };

  // Exports and imports between a reporter and a partner, in dollars.
  struct Statistic {
    std::string reporter, partner, product = "total";
    std::string currency;  // the reporter's
    std::array<Months, 2> flows;
    std::optional<std::size_t> whole;  // over all partners
  };

  double Uniform(double low, double high) { return std::uniform_real_distribution<double>(low, high)(random_); }
  int Pick(int count) { return std::uniform_int_distribution<int>(0, count - 1)(random_); }
  bool Chance(double share) { return Uniform(0, 1) < share; }

  Months MakeFlow(double size);
  Statistic Scaled(const Statistic& statistic, double low, double high);
  void MakeTruth(const Options& options);
  void AddTotals();
  void AddProducts();
  double Rate(const std::string& currency, int month);
  double Value(const Statistic& statistic, int flow, int first, int last, const std::string& unit);
  std::string Rounded(double value, int* exponent);
  void Publish(std::size_t first);
  void PickPeriod(Draft* draft);
  void AddFigures(Draft* draft);
  void AddChange(double value, Draft* draft);
  schema::Claim ClaimOf(const Draft& draft) const;
  bool Spoil(Fault fault, Draft* draft);

  std::mt19937 random_;
  std::map<std::string, Months> rates_of_;
  std::vector<Statistic> statistics_;
  std::vector<Draft> drafts_;
  std::vector<schema::Claim> claims_;
};

}  // namespace tallyman::crosscheck

#endif  // TALLYMAN_TESTS_CROSSCHECK_WORLD_H_
