#include "tests/crosscheck/world.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "normalize/rates.h"
#include "tests/crosscheck/claim_builder.h"

namespace tallyman::crosscheck {
namespace {

constexpr std::array<const char*, 4> kFlows = {"exports", "imports", "trade", "balance"};

struct Reporter {
  const char* area;
  const char* currency;
};
constexpr std::array<Reporter, 8> kReporters = {
    {{"CN", "CNY"}, {"US", "USD"}, {"JP", "JPY"}, {"KR", "KRW"}, {"IN", "INR"}, {"DE", "EUR"}, {"GB", "GBP"}, {"BR", "BRL"}}};
constexpr std::array<const char*, 60> kPartners = {
    "RU", "VN", "FR", "IT", "MY", "TH", "ID", "SG", "AU", "MX", "CA", "ZA", "EG", "NG", "TR", "PL", "NL", "ES", "SA", "AE",
    "KZ", "CL", "AR", "PH", "BE", "SE", "NO", "FI", "DK", "CH", "AT", "CZ", "HU", "RO", "GR", "PT", "IE", "UA", "BY", "UZ",
    "IR", "IQ", "IL", "PK", "BD", "LK", "MM", "KH", "NZ", "CO", "PE", "EC", "MA", "DZ", "TN", "KE", "ET", "GH", "TZ", "AO"};
// Those of the partners that are members of ASEAN.
constexpr std::array<std::string_view, 8> kMembers = {"VN", "MY", "TH", "ID", "SG", "PH", "MM", "KH"};

std::string Decimals(double value, int decimals) {
  std::array<char, 64> buffer;
  std::snprintf(buffer.data(), buffer.size(), "%.*f", decimals, value);
  return buffer.data();
}

}  // namespace

World::World(const Options& options) : random_(options.seed) {
  MakeTruth(options);
  for (int document = 0; static_cast<int>(drafts_.size()) < options.claims; ++document) {
    const std::size_t first = drafts_.size();
    const std::string publisher = "publisher-" + std::to_string(Pick(40));
    for (int i = 1 + Pick(3); i > 0 && static_cast<int>(drafts_.size()) < options.claims; --i) {
      Draft draft;
      draft.statistic = static_cast<std::size_t>(Pick(static_cast<int>(statistics_.size())));
      draft.document = "d" + std::to_string(document);
      draft.publisher = publisher;
      PickPeriod(&draft);
      AddFigures(&draft);
      drafts_.push_back(draft);
    }
    Publish(first);
  }
  for (const Draft& draft : drafts_) claims_.push_back(ClaimOf(draft));
}

// Gives the claims of one document the date of its last period's news.
void World::Publish(std::size_t first) {
  int last = 0;
  for (std::size_t i = first; i < drafts_.size(); ++i) last = std::max(last, drafts_[i].last);
  const auto month = normalize::Month(kFirstYear, 1) + (last + 1);
  const std::string published = month.ToString() + "-" + std::to_string(10 + Pick(15));
  for (std::size_t i = first; i < drafts_.size(); ++i) drafts_[i].published = published;
}

World::~World() = default;

World::Months World::MakeFlow(double size) {
  Months flow;
  double drift = Uniform(-0.004, 0.015);
  for (int m = 0; m < kMonths; ++m) flow[m] = size * std::exp(drift * m) * Uniform(0.85, 1.15);
  return flow;
}

// A part of it, or another office's figures.
World::Statistic World::Scaled(const Statistic& statistic, double low, double high) {
  Statistic result = statistic;
  for (Months& flow : result.flows)
    for (double& value : flow) value *= Uniform(low, high);
  return result;
}

void World::MakeTruth(const Options& options) {
  for (int i = 0; i < options.pairs; ++i) {
    const Reporter& reporter = kReporters[i % kReporters.size()];
    Statistic statistic{reporter.area, kPartners[i / kReporters.size() % kPartners.size()], "total", reporter.currency, {}, {}};
    for (Months& flow : statistic.flows) flow = MakeFlow(std::pow(10, Uniform(6, 10.5)));
    statistics_.push_back(statistic);
  }
  if (options.products) AddTotals();
  for (int i = 0; i < options.pairs; i += 3) {
    Statistic mirror = Scaled(statistics_[i], 0.97, 1.03);
    std::swap(mirror.reporter, mirror.partner);
    std::swap(mirror.flows[0], mirror.flows[1]);
    mirror.currency = "USD";
    mirror.whole.reset();
    statistics_.push_back(mirror);
  }
  if (options.products) AddProducts();
}

void World::AddTotals() {
  const std::size_t pairs = statistics_.size();
  for (const Reporter& reporter : kReporters) {
    Statistic total{reporter.area, "WORLD", "total", reporter.currency, {MakeFlow(1e9), MakeFlow(1e9)}, {}};
    Statistic asean{reporter.area, "ASEAN", "total", reporter.currency, {MakeFlow(1e8), MakeFlow(1e8)}, {}};
    for (std::size_t i = 0; i < pairs; ++i) {
      if (statistics_[i].reporter != reporter.area) continue;
      statistics_[i].whole = statistics_.size();
      const std::string& partner = statistics_[i].partner;
      const bool member = std::find(kMembers.begin(), kMembers.end(), partner) != kMembers.end();
      for (int flow = 0; flow < 2; ++flow)
        for (int m = 0; m < kMonths; ++m) {
          total.flows[flow][m] += statistics_[i].flows[flow][m];
          if (member) asean.flows[flow][m] += statistics_[i].flows[flow][m];
        }
    }
    for (int flow = 0; flow < 2; ++flow)
      for (int m = 0; m < kMonths; ++m) total.flows[flow][m] += asean.flows[flow][m];
    statistics_.push_back(total);
    statistics_.push_back(asean);
  }
}

void World::AddProducts() {
  const std::size_t count = statistics_.size();
  for (std::size_t i = 0; i < count; i += 5) {
    if (!statistics_[i].whole) continue;  // a total, or another office's figures, whose products would have to be the same ones
    Statistic energy = Scaled(statistics_[i], 0.2, 0.5);
    energy.product = "energy";
    energy.whole.reset();
    Statistic oil = Scaled(energy, 0.2, 0.9);
    oil.product = "crude_oil";
    statistics_.push_back(energy);
    statistics_.push_back(oil);
  }
}

double World::Rate(const std::string& currency, int month) {
  if (currency == "USD") return 1;
  const auto [entry, is_new] = rates_of_.try_emplace(currency);
  if (is_new)
    for (int m = 0; m < kMonths; ++m) {
      const auto at = normalize::Month(kFirstYear, 1) + m;
      entry->second[m] = normalize::Rates::Embedded()
                             .Monthly(*normalize::Unit::Parse("USD"), *normalize::Unit::Parse(currency), at, at)
                             .value()
                             .low.ToDouble();
    }
  return entry->second[month];
}

double World::Value(const Statistic& statistic, int flow, int first, int last, const std::string& unit) {
  double sum = 0;
  for (int m = first; m <= last; ++m) {
    const double exports = statistic.flows[0][m], imports = statistic.flows[1][m];
    sum += Rate(unit, m) * (flow == 0 ? exports : flow == 1 ? imports : flow == 2 ? exports + imports : exports - imports);
  }
  return sum;
}

// A number of two to five digits, and the power of ten that stands behind it as a word.
std::string World::Rounded(double value, int* exponent) {
  const double size = std::log10(std::abs(value));
  *exponent = size >= 12 ? 12 : size >= 8.5 ? 9 : 6;
  const int whole_digits = static_cast<int>(std::floor(size)) - *exponent + 1;
  const int decimals = std::clamp(2 + Pick(4) - whole_digits, 0, 4);
  return Decimals(value / std::pow(10, *exponent), decimals);
}

void World::PickPeriod(Draft* draft) {
  constexpr std::array<int, 10> kLengths = {1, 1, 1, 1, 3, 6, 12, 12, 0, 0};  // 0: the year to date
  const int length = kLengths[Pick(kLengths.size())];
  draft->first = length == 0 ? Pick(kMonths / 12) * 12 : Pick(kMonths / length) * length;
  draft->last = draft->first + (length == 0 ? 1 + Pick(11) : length - 1);
}

void World::AddFigures(Draft* draft) {
  const Statistic& statistic = statistics_[draft->statistic];
  draft->flow = Pick(4);
  draft->unit = Chance(0.5) ? "USD" : statistic.currency;
  const double value = Value(statistic, draft->flow, draft->first, draft->last, draft->unit);
  const bool has_level = draft->first < 12 || draft->flow == 3 || Chance(0.8);
  if (has_level) draft->level = Rounded(value, &draft->exponent);
  if (has_level && draft->flow != 3 && draft->unit != "USD" && Chance(0.15)) {
    draft->converted_unit = "USD";
    draft->converted = Rounded(Value(statistic, draft->flow, draft->first, draft->last, "USD"), &draft->converted_exponent);
  }
  if (draft->first >= 12 && draft->flow != 3 && (!has_level || Chance(0.6))) AddChange(value, draft);
  if (statistic.whole && draft->flow != 3 && Chance(0.05))
    draft->share = Decimals(100 * Value(statistic, draft->flow, draft->first, draft->last, "USD") /
                                Value(statistics_[*statistic.whole], draft->flow, draft->first, draft->last, "USD"),
                            1);
  if (draft->share == "0.0" || draft->unit != "USD") draft->share.clear();
}

void World::AddChange(double value, Draft* draft) {
  const Statistic& statistic = statistics_[draft->statistic];
  const int length = draft->last - draft->first + 1;
  draft->previous = length == 1 && Chance(0.2);
  const int shift = draft->previous ? 1 : 12;
  const double base = Value(statistic, draft->flow, draft->first - shift, draft->last - shift, draft->unit);
  draft->percent = Decimals((value / base - 1) * 100, 1);
  if (draft->percent == "0.0" || draft->percent == "-0.0") draft->percent = Decimals((value / base - 1) * 100, 3);
  if (!draft->level.empty() && std::abs(value - base) > 0.01 * base && Chance(0.1))
    draft->delta = Rounded(value - base, &draft->delta_exponent);
}

schema::Claim World::ClaimOf(const Draft& draft) const {
  const Statistic& statistic = statistics_[draft.statistic];
  const auto start = normalize::Month(kFirstYear, 1) + draft.first, end = normalize::Month(kFirstYear, 1) + draft.last;
  ClaimBuilder builder(draft.document, kFlows[draft.flow], statistic.reporter.c_str(), statistic.partner.c_str(),
                       statistic.product.c_str());
  builder.In(start.ToString(), end.ToString()).Published(draft.published).Publisher(draft.publisher);
  if (!draft.level.empty()) builder.Level(draft.level, draft.exponent, draft.unit.c_str());
  if (!draft.converted.empty()) builder.Converted(draft.converted, draft.converted_exponent, draft.converted_unit.c_str());
  if (!draft.percent.empty()) {
    builder.Percent(draft.percent, draft.previous ? schema::Versus::kPrevious : schema::Versus::kYearOnYear);
    if (draft.level.empty()) builder.Terms(draft.unit.c_str());
  }
  if (!draft.delta.empty()) builder.Delta(draft.delta, draft.delta_exponent, draft.unit.c_str());
  if (!draft.share.empty()) builder.ShareOfWorld(draft.share);
  return builder;
}

bool World::Spoil(Fault fault, Draft* draft) {
  const bool has_level = !draft->level.empty();
  switch (fault) {
    case Fault::kScale: {
      if (!has_level) return false;
      constexpr std::array<int, 7> kShifts = {1, -1, 3, -3, 4, -4, 2};
      draft->exponent += kShifts[Pick(kShifts.size())];
      return draft->exponent >= 0;
    }
    case Fault::kDigits: {
      if (!has_level) return false;
      std::string& text = draft->level;
      const std::size_t first = text[0] == '-' ? 1 : 0;
      if (text.size() < first + 2 || text[first + 1] == '.' || text[first + 1] == '0') return false;
      const bool much = std::abs(text[first] - text[first + 1]) > 1;
      std::swap(text[first], text[first + 1]);
      return much;
    }
    case Fault::kCurrency: {
      const std::string& currency = statistics_[draft->statistic].currency;
      if (!has_level || currency == "USD" || !draft->converted.empty()) return false;
      draft->unit = draft->unit == "USD" ? currency : "USD";
      return true;
    }
    case Fault::kSign: {
      std::string& text = draft->flow == 3 ? draft->level : draft->percent;
      if (text.empty() || (draft->flow != 3 && std::abs(std::stod(text)) < 4)) return false;
      text = text[0] == '-' ? text.substr(1) : "-" + text;
      return true;
    }
    case Fault::kYear: {
      if (!has_level || draft->first < 12 || draft->last >= kMonths - 12) return false;
      const int shift = draft->first >= 24 && Chance(0.5) ? -12 : 12;
      draft->first += shift;
      draft->last += shift;
      return true;
    }
    case Fault::kFlow:
      if (!has_level || draft->flow > 1) return false;
      draft->flow = 1 - draft->flow;
      return true;
  }
  return false;
}

std::optional<std::string> World::MakeWrong(std::size_t index, Fault fault) {
  Draft draft = drafts_[index];
  if (!Spoil(fault, &draft)) return std::nullopt;
  const schema::Claim claim = ClaimOf(draft);
  drafts_[index] = draft;
  claims_[index] = claim;
  return claim.id;
}

}  // namespace tallyman::crosscheck
