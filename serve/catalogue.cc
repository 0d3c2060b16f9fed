#include "serve/catalogue.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <charconv>
#include <numeric>

#include "normalize/period.h"
#include "store/error.h"

namespace tallyman::serve {
namespace {

constexpr int kFirstMonth = 1900 * 12;

bool IsAscii(const std::string& text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string StatisticKey(const store::ClaimRow& row) {
  std::string key;
  for (const std::string* part : {&row.flow, &row.reporter, &row.partner, &row.product, &row.measure, &row.basis, &row.reporter_text,
                                  &row.partner_text, &row.product_text})
    key.append(*part).push_back('\x1f');
  return key;
}

// The 16 hexadecimal digits of a claim's id as a number.
std::optional<std::uint64_t> DigitsOf(const std::string& id) {
  std::uint64_t digits = 0;
  if (id.size() != 18 || !id.starts_with("c-")) return std::nullopt;
  const auto [end, error] = std::from_chars(id.data() + 2, id.data() + id.size(), digits, 16);
  return error == std::errc() && end == id.data() + id.size() ? std::optional(digits) : std::nullopt;
}

std::optional<std::uint32_t> Found(const std::unordered_map<std::string, std::uint32_t>& numbers, const std::string& key) {
  const auto found = numbers.find(key);
  return found == numbers.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace

std::uint32_t Dictionary::Number(const std::string& text) {
  const auto [place, is_new] = numbers_.try_emplace(text, static_cast<std::uint32_t>(texts_.size()));
  if (is_new) texts_.push_back(text);
  return place->second;
}

std::optional<std::uint32_t> Dictionary::Find(const std::string& text) const { return Found(numbers_, text); }

std::int16_t MonthNumber(std::string_view month) {
  const auto parsed = normalize::Month::Parse(month);
  const int number = parsed ? parsed->index() - kFirstMonth : -1;
  return number < 0 || number > 32000 ? Catalogue::kNoMonth : static_cast<std::int16_t>(number);
}

std::string MonthText(std::int16_t number) {
  return number == Catalogue::kNoMonth ? "" : normalize::Month::FromIndex(number + kFirstMonth).ToString();
}

std::string Folded(const std::string& text) {
  std::string folded = text;
  if (IsAscii(text)) {
    for (char& c : folded)
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return folded;
  }
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* const normalizer = icu::Normalizer2::getNFKCCasefoldInstance(error);
  if (U_FAILURE(error)) throw store::StoreError(std::string("ICU has no case folding: ") + u_errorName(error));
  const icu::UnicodeString result = normalizer->normalize(icu::UnicodeString::fromUTF8(text), error);
  if (U_FAILURE(error)) return text;
  folded.clear();
  return result.toUTF8String(folded);
}

Catalogue::Catalogue(store::ClaimQuery& query) {
  query.Begin();
  ReadArticles(query);
  ReadClaims(query);
  ReadFindings(query);
  run = query.LastRun();
  query.End();
  std::erase_if(articles, [](const ArticleEntry& entry) { return entry.claims == 0; });
  articles.shrink_to_fit();
  article_numbers_.clear();
  for (std::uint32_t i = 0; i < articles.size(); ++i) {
    article_numbers_.emplace(articles[i].id, i);
    std::fill_n(article.begin() + articles[i].first_claim, articles[i].claims, i);
  }
}

void Catalogue::ReadArticles(store::ClaimQuery& query) {
  query.EachArticle([&](const store::ArticleRow& row) {
    ++articles_read;
    ++articles_by_language[row.language];
    ArticleEntry entry;
    entry.id = row.id;
    entry.published = row.published.value_or("");
    entry.folded = Folded(row.title + "\n" + row.publisher.value_or("") + "\n" + row.id);
    entry.language = languages.Number(row.language);
    entry.publisher = publishers.Number(row.publisher.value_or(""));
    article_numbers_.emplace(row.id, static_cast<std::uint32_t>(articles.size()));
    articles.push_back(std::move(entry));
  });
}

void Catalogue::ReadClaims(store::ClaimQuery& query) {
  std::string last_sentence;
  std::uint32_t last_article = 0;
  query.EachClaim([&](const store::ClaimRow& row) {
    const auto of = article_numbers_.find(row.document);
    if (of == article_numbers_.end()) throw store::StoreError("claim " + row.id + " belongs to no article of the database");
    if (sentences.empty() || of->second != last_article || row.sentence != last_sentence) {
      sentences.push_back(Folded(row.sentence));
      last_sentence = row.sentence;
      last_article = of->second;
    }
    AddClaim(row, of->second);
  });
  by_id_.resize(size());
  std::iota(by_id_.begin(), by_id_.end(), 0);
  std::sort(by_id_.begin(), by_id_.end(), [&](auto a, auto b) { return ids[a] < ids[b]; });
}

void Catalogue::AddClaim(const store::ClaimRow& row, std::uint32_t of) {
  const auto number = static_cast<std::uint32_t>(size());
  ArticleEntry& entry = articles[of];
  if (entry.claims++ == 0) entry.first_claim = number;
  const auto digits = DigitsOf(row.id);
  if (!digits) throw store::StoreError("claim " + row.id + ": its id is not \"c-\" and 16 hexadecimal digits");
  ids.push_back(*digits);
  article.push_back(of);
  sentence.push_back(static_cast<std::uint32_t>(sentences.size() - 1));
  const std::uint32_t what = StatisticNumber(row);
  statistic.push_back(what);
  statistics[what].claims.push_back(number);
  first_month.push_back(MonthNumber(row.period_start));
  last_month.push_back(MonthNumber(row.period_end));
  verdict.push_back(Verdict::kUnchecked);
  confidence.push_back(static_cast<float>(row.confidence));
}

std::uint32_t Catalogue::StatisticNumber(const store::ClaimRow& row) {
  const auto [place, is_new] = statistic_numbers_.try_emplace(StatisticKey(row), static_cast<std::uint32_t>(statistics.size()));
  if (is_new)
    statistics.push_back({flows.Number(row.flow),
                          areas.Number(row.reporter),
                          areas.Number(row.partner),
                          products.Number(row.product),
                          row.measure,
                          row.basis,
                          row.reporter_text,
                          row.partner_text,
                          row.product_text,
                          {}});
  return place->second;
}

void Catalogue::ReadFindings(store::ClaimQuery& query) {
  query.EachFinding([&](const store::FindingRow& row) {
    FindingEntry finding;
    finding.id = row.id;
    finding.kind = kinds.Number(row.kind);
    finding.rule = rules.Number(row.rule);
    finding.severity = severities.Number(row.severity);
    finding.gap = static_cast<float>(row.gap);
    finding.publishers = row.publishers;
    const bool is_error = row.kind == "contradiction" && row.severity == "error";
    for (const std::string& id : row.claims) {
      const auto claim = Claim(id);
      if (!claim) continue;
      finding.claims.push_back(*claim);
      if (id == row.first_suspect) finding.suspect = *claim;
      const Verdict said = is_error ? (id == row.first_suspect ? Verdict::kContradicted : Verdict::kDisputed)
                                    : (row.kind == "corroboration" ? Verdict::kConfirmed : Verdict::kUnchecked);
      verdict[*claim] = std::min(verdict[*claim], said);
    }
    finding.rank = Rank(finding);
    finding_numbers_.emplace(finding.id, static_cast<std::uint32_t>(findings.size()));
    findings.push_back(std::move(finding));
  });
  std::vector<std::uint32_t> order(findings.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return findings[a].rank > findings[b].rank; });
  for (const std::uint32_t finding : order)
    for (const std::uint32_t claim : findings[finding].claims) findings_of_[claim].push_back(finding);
}

// Contradictions before all else and errors before warnings; then what several publishers disagree on, by a wide gap, in claims that
// were surely read right.
float Catalogue::Rank(const FindingEntry& finding) const {
  const bool is_contradiction = kinds.Text(finding.kind) == "contradiction", is_error = severities.Text(finding.severity) == "error";
  float surest = 1;
  for (const std::uint32_t claim : finding.claims) surest = std::min(surest, confidence[claim]);
  const float weight = static_cast<float>(std::min(finding.publishers, 4)) * surest * (0.2F + std::min(finding.gap, 1.0F));
  return (is_contradiction ? (is_error ? 20.0F : 10.0F) : 0.0F) + weight;
}

std::string Catalogue::ClaimId(std::uint32_t claim) const {
  std::array<char, 16> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), ids[claim], 16).ptr;
  const std::string_view text(digits.data(), static_cast<std::size_t>(end - digits.data()));
  return "c-" + std::string(digits.size() - text.size(), '0') + std::string(text);
}

std::optional<std::uint32_t> Catalogue::Claim(const std::string& id) const {
  const auto digits = DigitsOf(id);
  if (!digits) return std::nullopt;
  const auto found = std::lower_bound(by_id_.begin(), by_id_.end(), *digits, [&](auto claim, auto wanted) { return ids[claim] < wanted; });
  return found == by_id_.end() || ids[*found] != *digits ? std::nullopt : std::optional(*found);
}

std::optional<std::uint32_t> Catalogue::Article(const std::string& id) const { return Found(article_numbers_, id); }

std::optional<std::uint32_t> Catalogue::Finding(const std::string& id) const { return Found(finding_numbers_, id); }

std::optional<std::uint32_t> Catalogue::Statistic(const store::ClaimRow& like) const {
  return Found(statistic_numbers_, StatisticKey(like));
}

const std::vector<std::uint32_t>& Catalogue::FindingsOf(std::uint32_t claim) const {
  static const std::vector<std::uint32_t> kNone;
  const auto found = findings_of_.find(claim);
  return found == findings_of_.end() ? kNone : found->second;
}

}  // namespace tallyman::serve
