// The formats of files with claims and findings.
#ifndef TALLYMAN_STORE_FORMATS_FILE_FORMAT_H_
#define TALLYMAN_STORE_FORMATS_FILE_FORMAT_H_

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "schema/claim.h"
#include "schema/finding.h"
#include "store/prepared_document.h"

namespace tallyman::store {

// Claims go into all but kClaimReview, findings into kJsonLines, kCsv and kClaimReview.
enum class FileFormat { kJsonLines, kCsv, kSdmxCsv, kWebAnnotation, kClaimReview };

// "jsonl", "csv", "sdmx-csv", "web-annotation", "claim-review"; nothing for another name.
std::optional<FileFormat> FindFileFormat(std::string_view name);
std::string_view Name(FileFormat format);
std::span<const FileFormat> ClaimFormats();
std::span<const FileFormat> FindingFormats();

// What a path's ending stands for: .sdmx.csv, .csv; .jsonld is kWebAnnotation for claims, kClaimReview for findings; all else is JSON
// Lines.
FileFormat ClaimFormatOf(std::string_view path);
FileFormat FindingFormatOf(std::string_view path);

// The formats whose files have the path's ending; none for an ending that says nothing.
std::span<const FileFormat> FormatsOfEnding(std::string_view path);

// Claims as text: Begin, each document in order, End. What it returns is to be written one after the other.
class ClaimFormatter {
 public:
  virtual ~ClaimFormatter() = default;
  virtual std::string Begin() { return {}; }
  virtual std::string Format(const PreparedDocument& document) = 0;
  virtual std::string End() { return {}; }
  // What a user should know: claims that the format cannot hold.
  virtual std::vector<std::string> Warnings() const { return {}; }
};

// REQUIRES: a format of claims.
std::unique_ptr<ClaimFormatter> MakeClaimFormatter(FileFormat format);

// Findings as text. `claims` are those that they cite, and more; a cited claim that is not among them is named by its id alone.
// REQUIRES: a format of findings that is not a record a line.
std::string FormatFindings(FileFormat format, const std::vector<schema::Finding>& findings, const std::vector<schema::Claim>& claims);

}  // namespace tallyman::store

#endif  // TALLYMAN_STORE_FORMATS_FILE_FORMAT_H_
