#include "serve/report_file.h"

#include <openssl/evp.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <numeric>
#include <stdexcept>
#include <string_view>

#include "languages/embedded.h"
#include "serve/answers.h"

namespace tallyman::serve {
namespace {

using nlohmann::ordered_json;

constexpr char kPageFile[] = "report/page.html";
constexpr char kDataPlace[] = "<script type=\"application/gzip\" id=\"data\">";
// Claims that bands are worked out from, counted anew for each band: beyond that, no more bands.
constexpr std::size_t kMostClaimsOfBands = 6'000;

// Lines of text, compressed as they come.
class GzipLines {
 public:
  GzipLines() {
    if (deflateInit2(&stream_, 6, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY) != Z_OK) throw std::runtime_error("zlib: no memory");
  }
  ~GzipLines() { deflateEnd(&stream_); }
  GzipLines(const GzipLines&) = delete;
  GzipLines& operator=(const GzipLines&) = delete;

  void Add(const char* kind, const std::string& record) { Write("{\"" + std::string(kind) + "\":" + record + "}\n", Z_NO_FLUSH); }
  // In the file, where they stand in base64.
  std::size_t bytes() const { return compressed_.size() / 3 * 4; }
  const std::string& Finish() {
    Write("", Z_FINISH);
    return compressed_;
  }

 private:
  void Write(const std::string& text, int flush) {
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
    stream_.avail_in = static_cast<uInt>(text.size());
    do {
      char buffer[1 << 16];
      stream_.next_out = reinterpret_cast<Bytef*>(buffer);
      stream_.avail_out = sizeof buffer;
      deflate(&stream_, flush);
      compressed_.append(buffer, sizeof buffer - stream_.avail_out);
    } while (stream_.avail_out == 0);
  }

  z_stream stream_{};
  std::string compressed_;
};

std::string Base64(const std::string& bytes) {
  std::string text((bytes.size() + 2) / 3 * 4 + 1, '\0');
  const int size = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()), reinterpret_cast<const unsigned char*>(bytes.data()),
                                   static_cast<int>(bytes.size()));
  text.resize(static_cast<std::size_t>(size));
  return text;
}

void Replace(std::string& text, std::string_view old, const std::string& with) {
  const std::size_t place = text.find(old);
  if (place == std::string::npos) throw std::logic_error(std::string(kPageFile) + " has no " + std::string(old));
  text.replace(place, old.size(), with);
}

std::vector<std::uint32_t> ArticlesByWeight(const Catalogue& catalogue) {
  std::vector<float> weight(catalogue.articles.size());
  for (const FindingEntry& finding : catalogue.findings)
    for (const std::uint32_t claim : finding.claims)
      weight[catalogue.article[claim]] = std::max(weight[catalogue.article[claim]], finding.rank);
  std::vector<std::uint32_t> articles(catalogue.articles.size());
  std::iota(articles.begin(), articles.end(), 0);
  std::sort(articles.begin(), articles.end(), [&](auto a, auto b) {
    return std::tie(weight[b], catalogue.articles[b].published, a) < std::tie(weight[a], catalogue.articles[a].published, b);
  });
  return articles;
}

class Writer {
 public:
  Writer(const Catalogue& catalogue, store::ClaimQuery& query, const Reconciled& reconciled)
      : catalogue_(catalogue), query_(query), reconciled_(reconciled), answers_(catalogue, query), is_in_(catalogue.size()) {}

  void AddArticles(const ReportLimits& limits, Report& report) {
    for (const std::uint32_t number : ArticlesByWeight(catalogue_)) {
      if (report.claims >= limits.claims || lines_.bytes() >= limits.bytes) break;
      const ArticleEntry& entry = catalogue_.articles[number];
      std::vector<std::uint32_t> claims(entry.claims);
      std::iota(claims.begin(), claims.end(), entry.first_claim);
      const std::string article = answers_.ArticleAlone(entry.id);
      if (article.empty()) continue;
      lines_.Add("article", article);
      ++report.articles;
      for (const std::uint32_t claim : claims)
        if (const std::string record = query_.ClaimRecord(catalogue_.ClaimId(claim)); !record.empty()) {
          lines_.Add("claim", record);
          is_in_[claim] = true;
          ++report.claims;
        }
    }
  }

  // A finding is in where all its claims are.
  void AddFindings(Report& report) {
    std::vector<std::uint32_t> findings(catalogue_.findings.size());
    std::iota(findings.begin(), findings.end(), 0);
    std::stable_sort(findings.begin(), findings.end(),
                     [&](auto a, auto b) { return catalogue_.findings[a].rank > catalogue_.findings[b].rank; });
    for (const std::uint32_t number : findings) {
      const FindingEntry& finding = catalogue_.findings[number];
      if (!std::all_of(finding.claims.begin(), finding.claims.end(), [&](auto claim) { return is_in_[claim]; })) continue;
      if (const std::string record = query_.FindingRecord(finding.id); !record.empty()) {
        lines_.Add("finding", record);
        ++report.findings;
      }
    }
  }

  // Of the statistics with most claims, until kMostClaimsOfBands.
  void AddBands(Report& report) {
    std::size_t looked_at = 0;
    std::map<std::array<std::uint32_t, 3>, Between> known;
    for (const std::uint32_t statistic : StatisticsIn()) {
      if (looked_at >= kMostClaimsOfBands) {
        ++report.bands_left_out;
        continue;
      }
      const auto [place, is_new] = known.try_emplace(Reconciled::KeyOf(catalogue_.statistics[statistic]));
      if (is_new) place->second = reconciled_.ReadBetween(catalogue_, answers_, statistic);
      looked_at += place->second.claims.size();
      if (const std::string series = reconciled_.Series(catalogue_, place->second, statistic, ""); series != "null")
        lines_.Add("series", series);
    }
  }

  void AddRates() {
    std::vector<std::uint32_t> claims;
    for (std::uint32_t claim = 0; claim < is_in_.size(); ++claim)
      if (is_in_[claim]) claims.push_back(claim);
    lines_.Add("rates", reconciled_.RatesFor(answers_.Parsed(claims)).dump());
  }

  std::string Finish(const Report& report) {
    ordered_json meta = ordered_json::parse(answers_.Meta());
    const std::size_t articles = catalogue_.articles.size() - report.articles, claims = catalogue_.size() - report.claims,
                      findings = catalogue_.findings.size() - report.findings;
    if (articles + claims + findings + report.bands_left_out > 0)
      meta["left_out"] = {{"articles", articles}, {"claims", claims}, {"findings", findings}, {"bands", report.bands_left_out}};
    lines_.Add("meta", meta.dump());
    return lines_.Finish();
  }

 private:
  // Those of which several claims are told, some of them in the file; the most first.
  std::vector<std::uint32_t> StatisticsIn() const {
    std::vector<std::uint32_t> statistics;
    for (std::uint32_t i = 0; i < catalogue_.statistics.size(); ++i) {
      const auto& claims = catalogue_.statistics[i].claims;
      if (claims.size() > 1 && std::any_of(claims.begin(), claims.end(), [&](auto claim) { return is_in_[claim]; }))
        statistics.push_back(i);
    }
    std::stable_sort(statistics.begin(), statistics.end(),
                     [&](auto a, auto b) { return catalogue_.statistics[a].claims.size() > catalogue_.statistics[b].claims.size(); });
    return statistics;
  }

  const Catalogue& catalogue_;
  store::ClaimQuery& query_;
  const Reconciled& reconciled_;
  const Answers answers_;
  std::vector<bool> is_in_;
  GzipLines lines_;
};

}  // namespace

Report MakeReport(const Catalogue& catalogue, store::ClaimQuery& query, const Reconciled& reconciled, const ReportLimits& limits) {
  Report report;
  Writer writer(catalogue, query, reconciled);
  writer.AddArticles(limits, report);
  writer.AddFindings(report);
  writer.AddBands(report);
  writer.AddRates();
  const std::string data = Base64(writer.Finish(report));
  report.html = std::string(languages::EmbeddedFile(kPageFile));
  Replace(report.html, "connect-src 'self'", "connect-src 'none'");
  Replace(report.html, kDataPlace, kDataPlace + data);
  return report;
}

}  // namespace tallyman::serve
