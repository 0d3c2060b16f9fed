#include "serve/filter.h"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <optional>

#include "schema/names.h"

namespace tallyman::serve {
namespace {

// A bit for each dimension that a claim fails.
using Failures = std::uint16_t;
constexpr std::size_t kMostValues = 50, kMostWords = 8, kLongestSearch = 200;

constexpr Failures Bit(Dimension dimension) { return static_cast<Failures>(1U << static_cast<unsigned>(dimension)); }
constexpr std::size_t Index(Dimension dimension) { return static_cast<std::size_t>(dimension); }

bool Contains(const std::string& text, const std::string& word) {
  return memmem(text.data(), text.size(), word.data(), word.size()) != nullptr;
}

// Which numbers of a dictionary a filter lets through; empty: all.
class Allowed {
 public:
  Allowed(const Dictionary& dictionary, const std::vector<std::string>& values) {
    if (values.empty()) return;
    allowed_.resize(dictionary.size() + 1);
    for (const std::string& value : values)
      if (const auto number = dictionary.Find(value)) allowed_[*number] = true;
  }
  bool Has(std::uint32_t number) const { return allowed_.empty() || allowed_[number]; }

 private:
  std::vector<bool> allowed_;
};

// What each statistic and each article fails, so that a claim has only to join the two.
std::vector<Failures> StatisticFailures(const Catalogue& catalogue, const Filter& filter) {
  const Allowed areas(catalogue.areas, filter.values[Index(Dimension::kArea)]);
  const Allowed partners(catalogue.areas, filter.values[Index(Dimension::kPartner)]);
  const Allowed flows(catalogue.flows, filter.values[Index(Dimension::kFlow)]);
  const Allowed products(catalogue.products, filter.values[Index(Dimension::kProduct)]);
  std::vector<Failures> failures;
  failures.reserve(catalogue.statistics.size());
  for (const StatisticEntry& statistic : catalogue.statistics)
    failures.push_back(
        (areas.Has(statistic.reporter) ? 0 : Bit(Dimension::kArea)) | (partners.Has(statistic.partner) ? 0 : Bit(Dimension::kPartner)) |
        (flows.Has(statistic.flow) ? 0 : Bit(Dimension::kFlow)) | (products.Has(statistic.product) ? 0 : Bit(Dimension::kProduct)));
  return failures;
}

std::vector<Failures> ArticleFailures(const Catalogue& catalogue, const Filter& filter) {
  const Allowed languages(catalogue.languages, filter.values[Index(Dimension::kLanguage)]);
  const Allowed publishers(catalogue.publishers, filter.values[Index(Dimension::kPublisher)]);
  std::vector<Failures> failures;
  failures.reserve(catalogue.articles.size());
  for (const ArticleEntry& article : catalogue.articles)
    failures.push_back((languages.Has(article.language) ? 0 : Bit(Dimension::kLanguage)) |
                       (publishers.Has(article.publisher) ? 0 : Bit(Dimension::kPublisher)));
  return failures;
}

// Whether all words stand in a claim's sentence or what names its article. Claims are asked for in ascending order: those of one
// sentence follow each other.
class Search {
 public:
  Search(const Catalogue& catalogue, const std::vector<std::string>& words) : catalogue_(catalogue), words_(words) {}

  bool Finds(std::uint32_t claim) {
    if (words_.empty()) return true;
    if (catalogue_.sentence[claim] != sentence_) {
      sentence_ = catalogue_.sentence[claim];
      const std::string& sentence = catalogue_.sentences[sentence_];
      const std::string& article = catalogue_.articles[catalogue_.article[claim]].folded;
      found_ = std::all_of(words_.begin(), words_.end(),
                           [&](const std::string& word) { return Contains(sentence, word) || Contains(article, word); });
    }
    return found_;
  }

 private:
  const Catalogue& catalogue_;
  const std::vector<std::string>& words_;
  std::uint32_t sentence_ = UINT32_MAX;
  bool found_ = false;
};

// Counts, of claims that fail one dimension at most, what choosing their value there would give.
class Counter {
 public:
  Counter(const Catalogue& catalogue, Selection& selection) : catalogue_(catalogue), selection_(selection) {
    for (std::size_t facet = 0; facet < kFacetNames.size(); ++facet)
      selection.counts[facet].resize(facet == Index(Dimension::kVerdict) ? kVerdictNames.size() : FacetDictionary(catalogue, facet).size());
  }

  void Count(std::uint32_t claim, Failures failures) {
    const StatisticEntry& statistic = catalogue_.statistics[catalogue_.statistic[claim]];
    const ArticleEntry& article = catalogue_.articles[catalogue_.article[claim]];
    Add(Dimension::kArea, statistic.reporter, failures);
    Add(Dimension::kPartner, statistic.partner, failures);
    Add(Dimension::kFlow, statistic.flow, failures);
    Add(Dimension::kProduct, statistic.product, failures);
    Add(Dimension::kLanguage, article.language, failures);
    Add(Dimension::kPublisher, article.publisher, failures);
    Add(Dimension::kVerdict, static_cast<std::uint32_t>(catalogue_.verdict[claim]), failures);
    const std::int16_t month = catalogue_.last_month[claim];
    if (month != Catalogue::kNoMonth && (failures & ~Bit(Dimension::kPeriod)) == 0) CountYear(month / 12);
  }

  void Finish() {
    for (std::size_t i = 0; i < years_.size(); ++i)
      if (years_[i] > 0) selection_.years[1900 + static_cast<int>(i)] = years_[i];
  }

 private:
  void Add(Dimension dimension, std::uint32_t value, Failures failures) {
    if ((failures & ~Bit(dimension)) == 0) ++selection_.counts[Index(dimension)][value];
  }
  void CountYear(int year) {
    if (static_cast<std::size_t>(year) >= years_.size()) years_.resize(year + 1);
    ++years_[year];
  }

  const Catalogue& catalogue_;
  Selection& selection_;
  std::vector<std::uint32_t> years_;
};

std::int16_t MonthOf(const Parameters& parameters, const std::string& name, const char* within_year) {
  std::string text = ParameterOf(parameters, name);
  if (text.empty()) return Catalogue::kNoMonth;
  const std::string given = text;
  if (text.size() == 4) text += within_year;
  const std::int16_t month = MonthNumber(text);
  if (month == Catalogue::kNoMonth) throw BadRequest(name + "=" + given + ": is no month like 2024-06 and no year like 2024");
  return month;
}

std::vector<std::string> WordsOf(const std::string& search) {
  if (search.size() > kLongestSearch) throw BadRequest("q: is longer than " + std::to_string(kLongestSearch) + " bytes");
  const std::string folded = Folded(search);
  std::vector<std::string> words;
  std::size_t begin = 0;
  while ((begin = folded.find_first_not_of(" \t\r\n", begin)) != std::string::npos) {
    const std::size_t end = std::min(folded.find_first_of(" \t\r\n", begin), folded.size());
    words.push_back(folded.substr(begin, end - begin));
    begin = end;
  }
  if (words.size() > kMostWords) throw BadRequest("q: has more than " + std::to_string(kMostWords) + " words");
  return words;
}

}  // namespace

const Dictionary& FacetDictionary(const Catalogue& catalogue, std::size_t facet) {
  const std::array<const Dictionary*, 6> dictionaries = {&catalogue.areas,    &catalogue.areas,     &catalogue.flows,
                                                         &catalogue.products, &catalogue.languages, &catalogue.publishers};
  return *dictionaries.at(facet);
}

std::string ParameterOf(const Parameters& parameters, const std::string& name) {
  const auto [first, last] = parameters.equal_range(name);
  if (first == last) return "";
  if (std::next(first) != last) throw BadRequest(name + ": stands more than once");
  return first->second;
}

std::size_t NumberOf(const Parameters& parameters, const std::string& name, std::size_t otherwise, std::size_t least, std::size_t most) {
  const std::string text = ParameterOf(parameters, name);
  if (text.empty()) return otherwise;
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number < least || number > most)
    throw BadRequest(name + "=" + text + ": is no whole number from " + std::to_string(least) + " to " + std::to_string(most));
  return number;
}

void RequireOneOf(std::string_view name, std::string_view value, std::span<const std::string_view> known) {
  if (std::find(known.begin(), known.end(), value) != known.end()) return;
  std::string names;
  for (const std::string_view one : known) names.append(names.empty() ? "" : ", ").append(one);
  throw BadRequest(std::string(name) + "=" + std::string(value) + ": is none of " + names);
}

void RequireNames(const Parameters& parameters, std::initializer_list<std::span<const std::string_view>> known) {
  for (const auto& [name, value] : parameters)
    if (std::none_of(known.begin(), known.end(),
                     [&name = name](const auto& names) { return std::find(names.begin(), names.end(), name) != names.end(); }))
      throw BadRequest(name + ": is no parameter of this path; /api/openapi.json says which there are");
}

Filter ParseFilter(const Parameters& parameters) {
  Filter filter;
  for (std::size_t facet = 0; facet < kFacetNames.size(); ++facet) {
    const auto [first, last] = parameters.equal_range(std::string(kFacetNames[facet]));
    for (auto value = first; value != last; ++value) filter.values[facet].push_back(value->second);
    if (filter.values[facet].size() > kMostValues)
      throw BadRequest(std::string(kFacetNames[facet]) + ": has more than " + std::to_string(kMostValues) + " values");
  }
  for (const std::string& flow : filter.values[Index(Dimension::kFlow)]) RequireOneOf("flow", flow, schema::Names(schema::Flow{}));
  for (const std::string& verdict : filter.values[Index(Dimension::kVerdict)]) RequireOneOf("verdict", verdict, kVerdictNames);
  filter.from = MonthOf(parameters, "from", "-01");
  filter.to = MonthOf(parameters, "to", "-12");
  filter.confidence = static_cast<int>(NumberOf(parameters, "confidence", 0, 0, 100));
  filter.words = WordsOf(ParameterOf(parameters, "q"));
  return filter;
}

Selection Select(const Catalogue& catalogue, const Filter& filter) {
  Selection selection;
  const auto of_statistic = StatisticFailures(catalogue, filter), of_article = ArticleFailures(catalogue, filter);
  std::array<Failures, kVerdictNames.size()> of_verdict{};
  const auto& verdicts = filter.values[Index(Dimension::kVerdict)];
  for (std::size_t i = 0; i < kVerdictNames.size(); ++i)
    if (!verdicts.empty() && std::find(verdicts.begin(), verdicts.end(), kVerdictNames[i]) == verdicts.end())
      of_verdict[i] = Bit(Dimension::kVerdict);
  // As near to the percentage as the catalogue keeps it.
  const float least_confidence = static_cast<float>(filter.confidence / 100.0);
  Search search(catalogue, filter.words);
  Counter counter(catalogue, selection);
  for (std::uint32_t claim = 0; claim < catalogue.size(); ++claim) {
    const std::int16_t month = catalogue.last_month[claim];
    Failures failures = of_statistic[catalogue.statistic[claim]] | of_article[catalogue.article[claim]] |
                        of_verdict[static_cast<std::size_t>(catalogue.verdict[claim])];
    if ((filter.from != Catalogue::kNoMonth && month < filter.from) ||
        (filter.to != Catalogue::kNoMonth && (month > filter.to || month == Catalogue::kNoMonth)))
      failures |= Bit(Dimension::kPeriod);
    if (catalogue.confidence[claim] < least_confidence) failures |= Bit(Dimension::kConfidence);
    // A claim that fails two dimensions counts nowhere, and need not be searched.
    if ((failures & (failures - 1)) != 0 || !search.Finds(claim)) continue;
    counter.Count(claim, failures);
    if (failures == 0) selection.claims.push_back(claim);
  }
  counter.Finish();
  return selection;
}

}  // namespace tallyman::serve
