// Which of two texts under one document id counts.
#ifndef TALLYMAN_STORE_VERSIONS_H_
#define TALLYMAN_STORE_VERSIONS_H_

#include <optional>
#include <string>
#include <vector>

#include "normalize/period.h"
#include "schema/claim.h"

namespace tallyman::store {

// One text of a document. The greater one counts: the later published (a known date is later than an unknown one), then the greater hash.
struct Version {
  std::optional<normalize::Date> published;
  std::string text_sha256;
  friend auto operator<=>(const Version&, const Version&) = default;
};

Version VersionOf(const schema::Document& document);

// The claims of each document's version that counts, in their order, each claim id once: the first. Adds a warning for each document
// that has several versions, sorted by its id, then for each id of claims that differ in more than their producer.
std::vector<schema::Claim> KeepLatestVersions(std::vector<schema::Claim> claims, std::vector<std::string>& warnings);

// What a user is told where several texts of one document came: its id and the version that was kept.
std::string VersionWarning(const std::string& document_id, const Version& kept);

}  // namespace tallyman::store

#endif  // TALLYMAN_STORE_VERSIONS_H_
