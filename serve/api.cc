#include "serve/api.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "languages/embedded.h"
#include "schema/names.h"

namespace tallyman::serve {
namespace {

using nlohmann::ordered_json;

constexpr auto kBetweenLooks = std::chrono::seconds(1);
constexpr std::array<std::string_view, 3> kPageNames = {"offset", "limit", "sort"};
constexpr std::array<std::string_view, 3> kFindingNames = {"kind", "severity", "rule"};
constexpr std::array<std::string_view, 9> kStatisticNames = {"flow",  "reporter",      "partner",      "product",     "measure",
                                                             "basis", "reporter_text", "partner_text", "product_text"};
constexpr std::array<std::string_view, 1> kSeriesNames = {"unit"};

constexpr std::size_t kMostSelections = 8, kMostBands = 64;

Answer Failure(int status, const std::string& reason) {
  return {status, ordered_json{{"error", reason}}.dump(-1, ' ', false, ordered_json::error_handler_t::replace)};
}

Answer Found(std::string body, const std::string& what) {
  return body.empty() ? Failure(404, "there is no " + what) : Answer{200, std::move(body)};
}

// What follows `prefix` in a path; nothing where it does not begin with it or ends there.
std::optional<std::string> Behind(const std::string& path, std::string_view prefix) {
  return path.starts_with(prefix) && path.size() > prefix.size() ? std::optional(path.substr(prefix.size())) : std::nullopt;
}

template <typename Names>
bool IsOneOf(const std::string& name, const Names& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// The parameters that make a filter, as one text.
std::string FilterKey(const Parameters& parameters) {
  std::string key;
  for (const auto& [name, value] : parameters)
    if (!IsOneOf(name, kPageNames) && !IsOneOf(name, kFindingNames)) key.append(name).append("\x1f").append(value).append("\x1e");
  return key;
}

FindingFilter ParseFindingFilter(const Parameters& parameters) {
  FindingFilter filter{ParameterOf(parameters, "kind"), ParameterOf(parameters, "severity"), ParameterOf(parameters, "rule")};
  if (!filter.kind.empty()) RequireOneOf("kind", filter.kind, schema::Names(schema::FindingKind{}));
  if (!filter.severity.empty()) RequireOneOf("severity", filter.severity, schema::Names(schema::Severity{}));
  if (!filter.rule.empty()) RequireOneOf("rule", filter.rule, schema::Names(schema::Rule{}));
  return filter;
}

// Throws BadRequest where a parameter is none of the path's. Paths that do not exist pass.
void RequireNamesOf(const std::string& path, const Parameters& parameters) {
  if (path == "/api/statistic")
    RequireNames(parameters, {kStatisticNames});
  else if (path == "/api/series")
    RequireNames(parameters, {kStatisticNames, kSeriesNames});
  else if (path == "/api/facets" || path == "/api/overview")
    RequireNames(parameters, {kFacetNames, kFilterNames});
  else if (path == "/api/claims" || path == "/api/statistics" || path == "/api/articles")
    RequireNames(parameters, {kFacetNames, kFilterNames, kPageNames});
  else if (path == "/api/findings")
    RequireNames(parameters, {kFacetNames, kFilterNames, kPageNames, kFindingNames});
  else if (path == "/api/meta" || Behind(path, "/api/claims/") || Behind(path, "/api/articles/") || Behind(path, "/api/findings/"))
    RequireNames(parameters, {});
}

std::uint32_t ParseStatistic(const Parameters& parameters, const Catalogue& catalogue) {
  store::ClaimRow like;
  const std::pair<const char*, std::string*> fields[] = {{"flow", &like.flow},
                                                         {"reporter", &like.reporter},
                                                         {"partner", &like.partner},
                                                         {"product", &like.product},
                                                         {"measure", &like.measure},
                                                         {"basis", &like.basis},
                                                         {"reporter_text", &like.reporter_text},
                                                         {"partner_text", &like.partner_text},
                                                         {"product_text", &like.product_text}};
  for (const auto& [name, text] : fields) *text = ParameterOf(parameters, name);
  if (like.product.empty()) like.product = "total";
  if (like.flow.empty() || like.partner.empty()) throw BadRequest("flow, partner: are missing");
  const auto statistic = catalogue.Statistic(like);
  if (!statistic) throw BadRequest("no claim is about this statistic");
  return *statistic;
}

}  // namespace

class Api::Lent {
 public:
  explicit Lent(Api& api) : api_(api) {
    const std::lock_guard lock(api.mutex_);
    if (api.idle_.empty()) return;
    query_ = std::move(api.idle_.back());
    api.idle_.pop_back();
  }
  ~Lent() {
    if (!query_) return;
    const std::lock_guard lock(api_.mutex_);
    api_.idle_.push_back(std::move(query_));
  }
  Lent(const Lent&) = delete;
  Lent& operator=(const Lent&) = delete;

  store::ClaimQuery& query() {
    if (!query_) query_ = std::make_unique<store::ClaimQuery>(api_.database_);
    return *query_;
  }

 private:
  Api& api_;
  std::unique_ptr<store::ClaimQuery> query_;
};

Api::Api(std::string database) : database_(std::move(database)), watcher_(std::make_unique<store::ClaimQuery>(database_)) {
  version_ = watcher_->Version();
  Lent lent(*this);
  catalogue_ = std::make_shared<const Catalogue>(lent.query());
}

Api::~Api() {
  if (reading_.valid()) reading_.wait();
}

std::shared_ptr<const Catalogue> Api::catalogue() const {
  const std::lock_guard lock(mutex_);
  return catalogue_;
}

void Api::LookForChanges() {
  const std::lock_guard lock(mutex_);
  const auto now = std::chrono::steady_clock::now();
  if (now - last_look_ < kBetweenLooks) return;
  last_look_ = now;
  const bool is_reading = reading_.valid() && reading_.wait_for(std::chrono::seconds(0)) != std::future_status::ready;
  const std::int64_t version = watcher_->Version();
  if (is_reading || version == version_) return;
  version_ = version;
  reading_ = std::async(std::launch::async, [this] {
    store::ClaimQuery query(database_);
    auto fresh = std::make_shared<const Catalogue>(query);
    const std::lock_guard store_lock(mutex_);
    catalogue_ = std::move(fresh);
    selections_.clear();
    bands_.clear();
  });
}

Answer Api::Get(const std::string& path, const Parameters& parameters) {
  LookForChanges();
  try {
    return Dispatch(path, parameters, catalogue());
  } catch (const BadRequest& error) {
    return Failure(400, error.what());
  }
}

Answer Api::Dispatch(const std::string& path, const Parameters& parameters, const std::shared_ptr<const Catalogue>& catalogue) {
  if (path == "/api/openapi.json") return {200, std::string(languages::EmbeddedFile("serve/openapi.json"))};
  RequireNamesOf(path, parameters);
  Lent lent(*this);
  const Answers answers(*catalogue, lent.query());
  if (path == "/api/meta") return {200, answers.Meta()};
  if (path == "/api/statistic" || path == "/api/series") return StatisticAnswer(path, parameters, catalogue, answers);
  if (const auto id = Behind(path, "/api/claims/")) return Found(answers.Claim(*id), "claim " + *id);
  if (const auto id = Behind(path, "/api/articles/")) return Found(answers.Article(*id), "article " + *id + " with claims");
  if (const auto id = Behind(path, "/api/findings/")) {
    std::string body = answers.Finding(*id);
    if (const auto finding = catalogue->Finding(*id); finding && !body.empty())
      body = With(std::move(body), "rates", reconciled_.RatesFor(answers.Parsed(catalogue->findings[*finding].claims)).dump());
    return Found(std::move(body), "finding " + *id);
  }
  return List(path, parameters, catalogue, answers);
}

Answer Api::List(const std::string& path, const Parameters& parameters, const std::shared_ptr<const Catalogue>& catalogue,
                 const Answers& answers) {
  const auto selected = [&] { return Selected(catalogue, ParseFilter(parameters), parameters); };
  if (path == "/api/facets") return {200, answers.Facets(*selected(), ParseFilter(parameters))};
  if (path == "/api/overview") return {200, answers.Overview(*selected())};
  if (path == "/api/claims")
    return {200, answers.Claims(*selected(), ParsePage(parameters, {"published", "period", "verdict", "confidence"}))};
  if (path == "/api/statistics") return {200, answers.Statistics(*selected(), ParsePage(parameters, {"claims", "contradicted"}))};
  if (path == "/api/articles") return {200, answers.Articles(*selected(), ParsePage(parameters, {"published", "claims"}))};
  if (path == "/api/findings")
    return {200, answers.Findings(*selected(), ParseFindingFilter(parameters), ParsePage(parameters, {"rank", "gap", "publishers"}))};
  return Failure(404, "there is no " + path + "; /api/openapi.json says what there is");
}

Answer Api::StatisticAnswer(const std::string& path, const Parameters& parameters, const std::shared_ptr<const Catalogue>& catalogue,
                            const Answers& answers) {
  const std::uint32_t statistic = ParseStatistic(parameters, *catalogue);
  if (path == "/api/series") {
    const std::string unit = ParameterOf(parameters, "unit");
    if (!unit.empty() && !normalize::Unit::Parse(unit)) throw BadRequest("unit=" + unit + ": is no unit");
    return {200, "{\"series\":" + Band(catalogue, answers, statistic, unit) + "}"};
  }
  const auto rates = reconciled_.RatesFor(answers.Parsed(answers.ClaimsShown(statistic)));
  return {200, With(answers.Statistic(statistic), "rates", rates.dump())};
}

std::shared_ptr<const Selection> Api::Selected(const std::shared_ptr<const Catalogue>& catalogue, const Filter& filter,
                                               const Parameters& parameters) {
  const std::string key = FilterKey(parameters);
  {
    const std::lock_guard lock(mutex_);
    const auto known =
        std::find_if(selections_.begin(), selections_.end(), [&](const auto& r) { return r.key == key && r.catalogue == catalogue; });
    if (known != selections_.end()) {
      selections_.splice(selections_.begin(), selections_, known);
      return selections_.front().selection;
    }
  }
  auto selection = std::make_shared<const Selection>(Select(*catalogue, filter));
  const std::lock_guard lock(mutex_);
  selections_.push_front({catalogue, key, selection, ""});
  if (selections_.size() > kMostSelections) selections_.pop_back();
  return selection;
}

std::string Api::Band(const std::shared_ptr<const Catalogue>& catalogue, const Answers& answers, std::uint32_t statistic,
                      const std::string& unit) {
  const std::string key = std::to_string(statistic) + " " + unit;
  {
    const std::lock_guard lock(mutex_);
    for (const Remembered& band : bands_)
      if (band.key == key && band.catalogue == catalogue) return band.series;
  }
  std::string series = reconciled_.Series(*catalogue, reconciled_.ReadBetween(*catalogue, answers, statistic), statistic, unit);
  const std::lock_guard lock(mutex_);
  bands_.push_front({catalogue, key, nullptr, series});
  if (bands_.size() > kMostBands) bands_.pop_back();
  return series;
}

}  // namespace tallyman::serve
