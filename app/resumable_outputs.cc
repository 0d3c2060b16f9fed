#include "app/resumable_outputs.h"

#include <filesystem>
#include <nlohmann/json.hpp>
#include <system_error>

#include "corpus/file_digest.h"
#include "store/error.h"

namespace tallyman::app {
namespace {

using nlohmann::json;

constexpr char kClaimsBytes[] = "claims_bytes";
constexpr char kQuarantineBytes[] = "quarantine_bytes";
constexpr char kFilesDigest[] = "files_digest";
constexpr char kRecordsDigest[] = "records_digest";

json SkippedJson(const corpus::Skipped& skipped) {
  return {skipped.position.file, skipped.position.line, skipped.position.offset, skipped.reason};
}

corpus::Skipped ParseSkipped(const json& array) {
  corpus::Skipped skipped;
  skipped.position.file = array.at(0);
  skipped.position.line = array.at(1);
  skipped.position.offset = array.at(2);
  skipped.reason = array.at(3);
  return skipped;
}

json Counts(const ExtractionResult& result) {
  const ReadingResult& reading = result.reading;
  json state = {
      {"articles", reading.articles}, {"no_articles", reading.no_articles},         {"not_wanted", reading.not_wanted},
      {"skipped", reading.skipped},   {"with_claims", result.articles_with_claims}, {"without_pack", result.articles_without_pack}};
  json& skipped = state["first_skipped"] = json::array();
  for (const corpus::Skipped& one : reading.first_skipped) skipped.push_back(SkippedJson(one));
  return state;
}

void Restore(const json& state, ExtractionResult& result) {
  ReadingResult& reading = result.reading;
  reading.articles = state.at("articles");
  reading.no_articles = state.at("no_articles");
  reading.not_wanted = state.at("not_wanted");
  reading.skipped = state.at("skipped");
  result.articles_with_claims = state.at("with_claims");
  result.articles_without_pack = state.at("without_pack").get<std::map<std::string, std::uint64_t>>();
  for (const json& one : state.at("first_skipped")) reading.first_skipped.push_back(ParseSkipped(one));
}

// Takes away what was written behind the last checkpoint.
void CutTo(const std::string& path, std::uint64_t size) {
  std::error_code error;
  const auto now = std::filesystem::file_size(path, error);
  if (error || now < size)
    throw store::StoreError(path + ": is not what the run that was broken off had written; give --restart to begin anew");
  std::filesystem::resize_file(path, size, error);
  if (error) throw store::StoreError("cannot cut " + path + ": " + error.message());
}

store::JsonLinesWriter::Mode ModeOf(bool is_resumed) {
  return is_resumed ? store::JsonLinesWriter::Mode::kAppend : store::JsonLinesWriter::Mode::kReplace;
}

}  // namespace

class ResumableOutputs::ClaimsFile : public store::ClaimSink {
 public:
  ClaimsFile(const std::string& path, store::JsonLinesWriter::Mode mode) : writer_(path, mode) {}

  void Write(const std::shared_ptr<const store::PreparedDocument>& document) override {
    for (const std::string& record : document->records) writer_.WriteLine(record);
  }
  store::Prepared needs() const override { return store::Prepared::kForFile; }
  void Flush() override { writer_.Flush(); }
  void Finish() override { writer_.Finish(); }
  std::uint64_t Sync() { return writer_.Sync(); }

 private:
  store::JsonLinesWriter writer_;
};

ResumableOutputs::ResumableOutputs(const OutputPaths& paths, const store::SinkOptions& options, const store::ResumableRun& run,
                                   const std::vector<corpus::InputFile>& inputs)
    : inputs_(inputs), database_(store::OpenDatabase(paths.database, options, run)) {
  if (is_resumed()) Resume(paths);
  if (!paths.claims.empty()) claims_ = std::make_unique<ClaimsFile>(paths.claims, ModeOf(is_resumed()));
  quarantine_.emplace(paths.quarantine, is_resumed());
}

void ResumableOutputs::Resume(const OutputPaths& paths) {
  const store::RunProgress& progress = *database_->resumed();
  const json state = json::parse(progress.state);
  position_ = {progress.files, progress.records, state.at(kRecordsDigest)};
  if (DigestOfDone() != state.at(kFilesDigest)) throw corpus::ChangedInput("the input");
  if (!paths.claims.empty()) CutTo(paths.claims, state.at(kClaimsBytes));
  CutTo(paths.quarantine, state.at(kQuarantineBytes));
}

ResumableOutputs::~ResumableOutputs() = default;

ReadingHooks ResumableOutputs::Hooks(ExtractionResult& result) {
  if (is_resumed()) Restore(json::parse(database_->resumed()->state), result);
  ReadingHooks hooks;
  hooks.start = position_;
  hooks.on_skipped = [this](const corpus::Skipped& skipped) { quarantine_->Write(skipped); };
  hooks.on_written = [this, &result](const corpus::ReaderPosition& position) {
    position_ = position;
    database_->Checkpoint([&] { return Progress(result); });
  };
  return hooks;
}

std::vector<store::ClaimSink*> ResumableOutputs::sinks() {
  if (claims_ == nullptr) return {database_.get()};
  return {database_.get(), claims_.get()};
}

void ResumableOutputs::Save(const ExtractionResult& result) {
  database_->Checkpoint([&] { return Progress(result); }, true);
}

void ResumableOutputs::Close() {
  if (claims_ != nullptr) claims_->Finish();
  quarantine_->Finish();
}

std::uint32_t ResumableOutputs::DigestOfDone() {
  for (; digested_ < position_.files; ++digested_) digest_ = corpus::FileDigest(inputs_.at(digested_).path, digest_);
  return digest_;
}

store::RunProgress ResumableOutputs::Progress(const ExtractionResult& result) {
  json state = Counts(result);
  state[kRecordsDigest] = position_.digest;
  state[kFilesDigest] = DigestOfDone();
  state[kClaimsBytes] = claims_ == nullptr ? 0 : claims_->Sync();
  state[kQuarantineBytes] = quarantine_->Sync();
  return {position_.files, position_.records, state.dump()};
}

}  // namespace tallyman::app
