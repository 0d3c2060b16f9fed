#include "store/formats/claim_review.h"

#include <nlohmann/json.hpp>
#include <string_view>
#include <unordered_map>

#include "store/formats/article_link.h"

namespace tallyman::store {
namespace {

using Json = nlohmann::ordered_json;
using schema::Claim;
using schema::Finding;
using schema::FindingKind;

using ClaimsById = std::unordered_map<std::string_view, const Claim*>;

std::string ClaimUrn(const std::string& id) { return "urn:tallyman:claim:" + id; }

Json ArticleJson(const schema::Document& document) {
  Json article = {{"@type", "NewsArticle"}, {"@id", ArticleAddress(document)}, {"headline", document.title}};
  if (document.url) article["url"] = *document.url;
  if (document.published) article["datePublished"] = document.published->ToString();
  if (!document.language.empty()) article["inLanguage"] = document.language;
  if (document.publisher) article["publisher"] = {{"@type", "Organization"}, {"name", *document.publisher}};
  return article;
}

// A claim with where it appeared; by its id alone where it is not known.
Json ClaimJson(const std::string& id, const ClaimsById& claims) {
  Json json = {{"@type", "Claim"}, {"@id", ClaimUrn(id)}};
  const auto found = claims.find(id);
  if (found == claims.end()) return json;
  const Claim& claim = *found->second;
  json["text"] = claim.evidence.sentence.text;
  json["appearance"] = ArticleJson(claim.document);
  if (claim.document.publisher) json["author"] = {{"@type", "Organization"}, {"name", *claim.document.publisher}};
  return json;
}

Json RatingJson(const Finding& finding) {
  int value = 5;
  const char* name = "confirmed";
  if (finding.kind == FindingKind::kContradiction) {
    const bool error = finding.severity == schema::Severity::kError;
    value = error ? 1 : 2;
    name = error ? "contradicted" : "contradicted as printed; a usual difference may explain it";
  } else if (finding.kind == FindingKind::kAnomaly) {
    value = 3;
    name = "possible, but implausible";
  }
  return {{"@type", "Rating"}, {"ratingValue", value}, {"bestRating", 5}, {"worstRating", 1}, {"alternateName", name}};
}

Json ReviewJson(const Finding& finding, const ClaimsById& claims) {
  const std::string& reviewed = finding.suspects.empty() ? finding.claims.front() : finding.suspects.front().claim;
  const auto found = claims.find(reviewed);
  Json others = Json::array();
  for (const std::string& claim : finding.claims)
    if (claim != reviewed) others.push_back(ClaimJson(claim, claims));
  Json json = {{"@type", "ClaimReview"}, {"@id", "urn:tallyman:finding:" + finding.id}};
  if (found != claims.end()) json["claimReviewed"] = found->second->evidence.quote.text;
  json["itemReviewed"] = ClaimJson(reviewed, claims);
  json["reviewRating"] = RatingJson(finding);
  json["reviewAspect"] = schema::Name(finding.rule);
  json["reviewBody"] = finding.explanation;
  json["author"] = {{"@type", "SoftwareApplication"}, {"name", "Tallyman"}};
  if (!others.empty()) json["isBasedOn"] = std::move(others);
  return json;
}

}  // namespace

std::string FindingsAsClaimReviews(const std::vector<Finding>& findings, const std::vector<Claim>& claims) {
  ClaimsById by_id;
  for (const Claim& claim : claims) by_id.emplace(claim.id, &claim);
  std::string text = "{\"@context\": \"https://schema.org\", \"@graph\": [";
  bool is_first = true;
  for (const Finding& finding : findings) {
    text += is_first ? "\n" : ",\n";
    is_first = false;
    text += ReviewJson(finding, by_id).dump();
  }
  return text + "\n]}\n";
}

}  // namespace tallyman::store
