#include "store/formats/file_format.h"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

#include "store/formats/claim_review.h"
#include "store/formats/csv.h"
#include "store/formats/sdmx_csv.h"
#include "store/formats/web_annotation.h"

namespace tallyman::store {
namespace {

constexpr std::array<std::pair<FileFormat, std::string_view>, 5> kNames = {{{FileFormat::kJsonLines, "jsonl"},
                                                                            {FileFormat::kCsv, "csv"},
                                                                            {FileFormat::kSdmxCsv, "sdmx-csv"},
                                                                            {FileFormat::kWebAnnotation, "web-annotation"},
                                                                            {FileFormat::kClaimReview, "claim-review"}}};
constexpr std::array kOfClaims = {FileFormat::kJsonLines, FileFormat::kCsv, FileFormat::kSdmxCsv, FileFormat::kWebAnnotation};
constexpr std::array kOfFindings = {FileFormat::kJsonLines, FileFormat::kCsv, FileFormat::kClaimReview};

class JsonLines : public ClaimFormatter {
 public:
  std::string Format(const PreparedDocument& document) override {
    std::string lines;
    for (const std::string& record : document.records) (lines += record) += '\n';
    return lines;
  }
};

// The first of the formats that a file of that ending has; JSON Lines where it has none of them.
FileFormat FirstOfEnding(std::string_view path, std::span<const FileFormat> formats) {
  const std::span<const FileFormat> of_ending = FormatsOfEnding(path);
  const auto first = std::find_first_of(of_ending.begin(), of_ending.end(), formats.begin(), formats.end());
  return first == of_ending.end() ? FileFormat::kJsonLines : *first;
}

}  // namespace

std::optional<FileFormat> FindFileFormat(std::string_view name) {
  for (const auto& [format, its_name] : kNames)
    if (its_name == name) return format;
  return std::nullopt;
}

std::string_view Name(FileFormat format) {
  for (const auto& [known, name] : kNames)
    if (known == format) return name;
  throw std::logic_error("a file format without a name");
}

std::span<const FileFormat> ClaimFormats() { return kOfClaims; }
std::span<const FileFormat> FindingFormats() { return kOfFindings; }

FileFormat ClaimFormatOf(std::string_view path) { return FirstOfEnding(path, kOfClaims); }
FileFormat FindingFormatOf(std::string_view path) { return FirstOfEnding(path, kOfFindings); }

std::span<const FileFormat> FormatsOfEnding(std::string_view path) {
  static constexpr std::array kJson = {FileFormat::kJsonLines}, kSdmx = {FileFormat::kSdmxCsv};
  static constexpr std::array kTables = {FileFormat::kCsv, FileFormat::kSdmxCsv};
  static constexpr std::array kLinked = {FileFormat::kWebAnnotation, FileFormat::kClaimReview};
  if (path.ends_with(".jsonl")) return kJson;
  if (path.ends_with(".sdmx.csv")) return kSdmx;
  if (path.ends_with(".csv")) return kTables;
  if (path.ends_with(".jsonld")) return kLinked;
  return {};
}

std::unique_ptr<ClaimFormatter> MakeClaimFormatter(FileFormat format) {
  switch (format) {
    case FileFormat::kCsv:
      return MakeCsvFormatter();
    case FileFormat::kSdmxCsv:
      return MakeSdmxCsvFormatter();
    case FileFormat::kWebAnnotation:
      return MakeWebAnnotationFormatter();
    default:
      return std::make_unique<JsonLines>();
  }
}

std::string FormatFindings(FileFormat format, const std::vector<schema::Finding>& findings, const std::vector<schema::Claim>& claims) {
  return format == FileFormat::kCsv ? FindingsAsCsv(findings) : FindingsAsClaimReviews(findings, claims);
}

}  // namespace tallyman::store
