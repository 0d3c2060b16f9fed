#include "app/evaluation/gold.h"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <system_error>

#include "languages/json_reason.h"
#include "schema/json_value.h"
#include "store/error.h"

namespace tallyman::evaluation {
namespace {

namespace fs = std::filesystem;
using schema::JsonValue;

bool IsCapital(char c) { return c >= 'A' && c <= 'Z'; }
bool IsCapitalOrDigit(char c) { return IsCapital(c) || (c >= '0' && c <= '9'); }

// "ES-VI": of the form of ISO 3166-2.
bool IsProvince(std::string_view code) {
  return code.size() >= 4 && code.size() <= 6 && IsCapital(code[0]) && IsCapital(code[1]) && code[2] == '-' &&
         std::all_of(code.begin() + 3, code.end(), IsCapitalOrDigit);
}

std::string ReadArea(const JsonValue& json) {
  const std::string code = json.String();
  return IsProvince(code) ? code : json.ToArea().ToString();
}

GoldClaim ReadClaim(const JsonValue& json) {
  GoldClaim claim;
  claim.flow = json["flow"].ToEnum<schema::Flow>();
  claim.reporter = json["reporter"].Optional(ReadArea);
  claim.partner = json["partner"].Optional(ReadArea);
  claim.product = json["product"].ToProduct();
  claim.start = json["start"].Optional(&JsonValue::ToMonth);
  claim.end = json["end"].Optional(&JsonValue::ToMonth);
  claim.status = json["status"].ToEnum<schema::Status>();
  claim.amount = json["amount"].Optional(&JsonValue::Number);
  claim.unit = json["unit"].Optional(&JsonValue::ToUnit);
  claim.qualifier = json["qualifier"].Optional(&JsonValue::ToEnum<schema::Qualifier>);
  claim.second_amount = json["amount2"].Optional(&JsonValue::Number);
  claim.second_unit = json["unit2"].Optional(&JsonValue::ToUnit);
  claim.percent = json["percent"].Optional(&JsonValue::Number);
  claim.delta = json["delta"].Optional(&JsonValue::Number);
  claim.delta_unit = json["delta_unit"].Optional(&JsonValue::ToUnit);
  claim.versus = json["versus"].Optional(&JsonValue::ToEnum<schema::Versus>);
  claim.terms = json["terms"].Optional(&JsonValue::ToUnit);
  claim.share = json["share"].Optional(&JsonValue::Number);
  claim.share_of = json["share_of"].Optional(&JsonValue::ToEnum<schema::ShareOf>);
  claim.quote = json["quote"].Optional(&JsonValue::String).value_or("");
  if (claim.amount && !claim.unit) json["unit"].Fail("is missing beside an amount");
  if (claim.second_amount && !claim.second_unit) json["unit2"].Fail("is missing beside amount2");
  if (claim.delta && !claim.delta_unit) json["delta_unit"].Fail("is missing beside a delta");
  if (!claim.amount && !claim.percent && !claim.delta && !claim.share) json.Fail("needs at least one of amount, percent, delta and share");
  return claim;
}

bool IsHidden(const fs::path& path) { return path.filename().string().starts_with('.'); }

std::vector<std::string> JsonFilesBelow(const std::string& folder) {
  std::vector<std::string> files;
  std::error_code error;
  fs::recursive_directory_iterator entry(folder, fs::directory_options::follow_directory_symlink, error);
  for (; !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
    if (IsHidden(entry->path())) {
      entry.disable_recursion_pending();
    } else if (entry->path().extension() == ".json" && entry->is_regular_file()) {
      files.push_back(entry->path().string());
    }
  }
  if (error) throw store::StoreError("cannot read " + folder + ": " + error.message());
  std::sort(files.begin(), files.end());
  return files;
}

nlohmann::json ParseFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw store::StoreError("cannot read " + path + ": " + std::generic_category().message(errno));
  try {
    return nlohmann::json::parse(file);
  } catch (const nlohmann::json::parse_error& error) {
    throw schema::FormatError(path + ": " + languages::JsonReason(error));
  }
}

}  // namespace

GoldDocument ParseGold(const nlohmann::json& json) {
  const JsonValue value(json);
  GoldDocument document{value["id"].Text(), value["language"].Text(), value["title"].String(), value["text"].String(), {}};
  for (const JsonValue& claim : value["claims"].Array()) document.claims.push_back(ReadClaim(claim));
  return document;
}

std::vector<GoldDocument> ReadGold(const std::string& path) {
  std::error_code error;
  const std::vector<std::string> files = fs::is_directory(path, error) ? JsonFilesBelow(path) : std::vector<std::string>{path};
  std::vector<GoldDocument> documents;
  for (const std::string& file : files) {
    const nlohmann::json json = ParseFile(file);
    if (!json.is_object() || !json.contains("claims")) continue;
    try {
      documents.push_back(ParseGold(json));
    } catch (const schema::FormatError& format_error) {
      throw schema::FormatError(file + ": " + format_error.what());
    }
  }
  if (documents.empty()) throw store::StoreError(path + " holds no annotated article: no JSON object with \"claims\"");
  return documents;
}

}  // namespace tallyman::evaluation
