// A made-up world of trade figures with a known truth, and claims that articles might make of it: for tests of soundness (nothing
// is raised where all claims round from one truth) and of power (claims made wrong are found).
#ifndef TALLYMAN_TESTS_CROSSCHECK_WORLD_H_
#define TALLYMAN_TESTS_CROSSCHECK_WORLD_H_

#include <array>
#include <cmath>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "languages/embedded.h"
#include "normalize/rates.h"
#include "tests/crosscheck/claim_builder.h"

namespace tallyman::crosscheck {

class World {
 public:
  static constexpr int kFirstYear = 2021, kMonths = 36;

  // `claims_per_pair` for each of a few pairs of areas with CN as reporter.
  World(unsigned seed, int claims_per_pair) : random_(seed) {
    const normalize::Rates rates(languages::EmbeddedFile("normalize/data/rates.csv"), languages::EmbeddedFile("normalize/data/pegs.json"));
    for (int m = 0; m < kMonths; ++m) {
      const auto month = normalize::Month(kFirstYear, 1) + m;
      yuan_[m] = rates.Monthly(*normalize::Unit::Parse("USD"), *normalize::Unit::Parse("CNY"), month, month)->low.ToDouble();
    }
    for (const char* partner : {"RU", "US", "JP", "DE", "IN", "VN"}) {
      MakeTruth();
      for (int i = 0; i < claims_per_pair; ++i) AddClaim(partner, i);
    }
  }

  const std::vector<schema::Claim>& claims() const { return claims_; }

  // Multiplies the level of a claim that has one by ten, and makes it a new claim. Returns its id.
  std::string MakeWrong(std::size_t index) {
    schema::Claim& claim = claims_[index];
    schema::Amount& amount = claim.level->main;
    amount.amount = *amount.amount.Shifted(1);
    amount.interval.low = amount.interval.low->Shifted(1);
    amount.interval.high = amount.interval.high->Shifted(1);
    claim.id = schema::ClaimId(claim);
    return claim.id;
  }

 private:
  double Uniform(double low, double high) { return std::uniform_real_distribution<double>(low, high)(random_); }
  int Pick(int count) { return std::uniform_int_distribution<int>(0, count - 1)(random_); }

  void MakeTruth() {
    for (auto& flow : truth_) {
      const double size = std::pow(10, Uniform(8, 10.5));
      for (int m = 0; m < kMonths; ++m) flow[m] = size * (1 + 0.01 * m) * Uniform(0.8, 1.2);
    }
  }

  // 0 exports, 1 imports, 2 trade, 3 balance.
  double Value(int flow, int first, int last, bool yuan) const {
    double sum = 0;
    for (int m = first; m <= last; ++m) {
      const double rate = yuan ? yuan_[m] : 1, exports = truth_[0][m] * rate, imports = truth_[1][m] * rate;
      sum += flow == 0 ? exports : flow == 1 ? imports : flow == 2 ? exports + imports : exports - imports;
    }
    return sum;
  }

  static std::string Printed(double value, int decimals) {
    std::array<char, 64> buffer;
    std::snprintf(buffer.data(), buffer.size(), "%.*f", decimals, value);
    return buffer.data();
  }

  void AddClaim(const char* partner, int number) {
    constexpr std::array<const char*, 4> kFlows = {"exports", "imports", "trade", "balance"};
    constexpr std::array<std::array<int, 2>, 6> kSpans = {{{1, 1}, {1, 1}, {3, 3}, {6, 6}, {12, 12}, {0, 1}}};
    const int flow = Pick(4), span = Pick(6);
    int first, last;
    if (kSpans[span][0] == 0) {  // the year to date
      first = Pick(kMonths / 12) * 12;
      last = first + Pick(12);
    } else {
      const int length = kSpans[span][0];
      first = Pick(kMonths / length) * length;
      last = first + length - 1;
    }
    const bool yuan = Pick(2) == 0;
    const auto start = normalize::Month(kFirstYear, 1) + first, end = normalize::Month(kFirstYear, 1) + last;
    ClaimBuilder builder(std::string(partner) + "-" + std::to_string(number), kFlows[flow], "CN", partner);
    builder.In(start.ToString(), end.ToString()).Published("2024-03-08");
    const double value = Value(flow, first, last, yuan);
    const int kind = Pick(3);
    const bool has_level = kind != 0 || flow == 3 || first < 12;
    const char* unit = yuan ? "CNY" : "USD";
    if (has_level) {
      const int decimals = 1 + Pick(3);
      if (std::abs(value) < 1e9)
        builder.Level(Printed(value / 1e6, decimals), 6, unit);
      else
        builder.Level(Printed(value / 1e9, decimals), 9, unit);
    }
    if (flow != 3 && first >= 12 && kind != 1) {
      builder.Percent(Printed((value / Value(flow, first - 12, last - 12, yuan) - 1) * 100, 1));
      if (!has_level) builder.Terms(unit);
    }
    claims_.push_back(builder);
  }

  std::mt19937 random_;
  std::array<double, kMonths> yuan_{};
  std::array<std::array<double, kMonths>, 2> truth_{};  // in dollars
  std::vector<schema::Claim> claims_;
};

}  // namespace tallyman::crosscheck

#endif  // TALLYMAN_TESTS_CROSSCHECK_WORLD_H_
