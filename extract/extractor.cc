#include "extract/extractor.h"

#include <cmath>
#include <map>
#include <mutex>

#include "extract/article_text.h"
#include "extract/claims.h"
#include "extract/currencies.h"
#include "extract/daily_amounts.h"
#include "extract/flash_reader.h"
#include "extract/linker.h"
#include "extract/list_pairs.h"
#include "extract/masses.h"
#include "extract/mentions.h"
#include "extract/model.h"
#include "extract/table_reader.h"
#include "extract/trigger_filter.h"
#include "languages/embedded.h"
#include "languages/pack.h"
#include "schema/hash.h"

namespace tallyman::extract {
namespace {

constexpr std::string_view kWeightsFile = "extract/data/weights.json";
constexpr std::string_view kTriggersFile = "extract/data/triggers";
constexpr std::string_view kRatesFile = "normalize/data/rates.csv";
constexpr int kDigestDigits = 8;

std::string Digest(std::string_view path) {
  const std::string_view built_in = languages::BuiltInDigest(path);
  return built_in.empty() ? schema::Sha256Hex(languages::EmbeddedFile(path)) : std::string(built_in);
}

std::string Producer() {
  std::string packs;
  for (const std::string_view path : languages::EmbeddedFiles())
    if (path.starts_with("languages/") || path.starts_with("normalize/data/")) packs += Digest(path);
  const std::string rates = languages::HasEmbeddedFile(kRatesFile) ? Digest(kRatesFile).substr(0, kDigestDigits) : "none";
  return "tallyman " TALLYMAN_VERSION " (packs " + schema::Sha256Hex(packs).substr(0, kDigestDigits) + ", weights " +
         Digest(kWeightsFile).substr(0, kDigestDigits) + ", rates " + rates + ")";
}

// Rounded so that records print the same on every machine.
double RoundedConfidence(double value) { return std::round(value * 1000) / 1000; }

// The triggers of each language, and of all together, each made when it is first asked for; those of all packs that are built in are built
// in, too.
class Triggers {
 public:
  explicit Triggers(const languages::Packs& packs) : packs_(packs) {
    for (const std::string& language : packs.Languages()) filters_[language];
    filters_[std::string(kAll)];
  }

  // The filter of all languages for one that has no pack. Thread-safe.
  const TriggerFilter& Of(std::string_view language) const {
    const auto known = filters_.find(language);
    const auto& [name, lazy] = known == filters_.end() ? *filters_.find(kAll) : *known;
    std::call_once(lazy.once, [&, &name = name, &lazy = lazy] {
      if (name == kAll && packs_.AreAsBuilt()) lazy.filter = TriggerFilter::Load(languages::EmbeddedFile(kTriggersFile));
      if (lazy.filter != nullptr) return;
      std::vector<std::string> words;
      for (const std::string& one : name == kAll ? packs_.Languages() : std::vector{name})
        for (std::string& word : packs_.Triggers(one)) words.push_back(std::move(word));
      lazy.filter = std::make_unique<TriggerFilter>(words);
    });
    return *lazy.filter;
  }

 private:
  static constexpr std::string_view kAll = "";  // no language's name
  struct Lazy {
    mutable std::once_flag once;
    mutable std::unique_ptr<TriggerFilter> filter;
  };

  const languages::Packs& packs_;
  std::map<std::string, Lazy, std::less<>> filters_;
};

}  // namespace

class Extractor::Rep {
 public:
  explicit Rep(const Options& options)
      : packs(options.language_packs),
        triggers(packs),
        model(languages::EmbeddedFile(kWeightsFile)),
        producer(Producer()),
        limits{options.most_figures, options.most_words} {}

  languages::Packs packs;
  Triggers triggers;
  Model model;
  std::string producer;
  MentionLimits limits;
};

Extractor::Extractor(const Options& options) : rep_(std::make_unique<Rep>(options)) {}
Extractor::~Extractor() = default;

std::vector<std::string> Extractor::Languages() const { return rep_->packs.Languages(); }
const std::string& Extractor::producer() const { return rep_->producer; }

bool Extractor::MayHoldClaim(std::string_view text, std::string_view language) const { return rep_->triggers.Of(language).Matches(text); }

std::uint64_t Extractor::least_bytes_to_filter() const {
  constexpr std::uint64_t kMegabyte = std::uint64_t{1} << 20;
  return (rep_->packs.AreAsBuilt() ? 4 : 16) * kMegabyte;
}

std::vector<schema::Claim> Extractor::Claims(const schema::Article& article) const {
  const languages::Pack* pack = rep_->packs.Find(article.language);
  if (pack == nullptr) return {};
  const ArticleText text(article, *pack);
  Mentions mentions = FindMentions(text, *pack, rep_->limits);
  // A figure that can be linked to no flow is no claim.
  if (mentions.flows.empty() || mentions.figures.empty()) return {};
  SettleMasses(article, mentions);
  SettleBareCurrencies(article, mentions);
  std::vector<LinkedFigure> linked = Link(article, text, rep_->model, mentions);
  SettleListPairs(Layout(text, mentions), mentions, linked);
  ReadTables(article, text, mentions, linked);
  ReadFlashes(text, mentions, linked);
  SettleBareCurrencies(article, linked, mentions);
  SettleDailyAmounts(linked, mentions);
  std::vector<schema::Claim> claims = BuildClaims(text, mentions, linked);
  if (claims.empty()) return claims;
  const std::string normalized = languages::EncodeUtf8(languages::Fold(article.text, languages::Folding::kNone));
  const schema::Document document{article.id,
                                  article.url,
                                  article.title,
                                  article.published,
                                  article.language,
                                  article.country,
                                  article.publisher,
                                  schema::Sha256Hex(article.text),
                                  schema::Sketch(normalized)};
  std::vector<std::string> warnings = article.warnings;
  if (mentions.figures_left_out)
    warnings.push_back("the article has more than " + std::to_string(rep_->limits.figures) + " figures: those after are not read");
  if (mentions.words_left_out)
    warnings.push_back("the article has more than " + std::to_string(rep_->limits.words) +
                       " known words: figures after those are not read");
  for (schema::Claim& claim : claims) {
    claim.document = document;
    claim.producer = rep_->producer;
    claim.confidence = RoundedConfidence(claim.confidence);
    claim.warnings.insert(claim.warnings.begin(), warnings.begin(), warnings.end());
    claim.id = schema::ClaimId(claim);
  }
  return claims;
}

std::vector<schema::Quantity> Extractor::Quantities(const schema::Article& article) const {
  // Digits with codes and signs can be read in any language.
  constexpr std::string_view kOtherwise = "en";
  const languages::Pack* pack = rep_->packs.FindForFigures(article.language);
  if (pack == nullptr) pack = rep_->packs.FindForFigures(kOtherwise);
  if (pack == nullptr) return {};
  const ArticleText text(article, *pack);
  const std::optional<normalize::Area>& country = text.publisher_country();
  const std::optional<int> year = YearOf(article);
  std::vector<schema::Quantity> quantities;
  for (const normalize::QuantityMention& mention : normalize::FindQuantities(text.view(), *pack)) {
    if (mention.fraction_word) continue;
    schema::Quantity quantity;
    quantity.document_id = article.id;
    quantity.kind = mention.kind;
    quantity.amount = mention.amount;
    const bool bare = mention.ambiguous_currency && mention.unit && country;
    const auto unit = bare ? std::optional(normalize::BareCurrencyIn(*country, *mention.unit, year)) : mention.unit;
    quantity.unit = unit ? unit->ToString() : mention.kind == normalize::QuantityKind::kPercent ? "%" : "";
    quantity.interval = mention.interval;
    quantity.qualifier = mention.qualifier;
    quantity.excerpt = text.Excerpt(mention.begin, mention.end);
    quantities.push_back(std::move(quantity));
  }
  return quantities;
}

}  // namespace tallyman::extract
