#include "bindings/claim_reader.h"

#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <cstdint>
#include <string_view>
#include <utility>
#include <variant>

namespace tallyman::bindings {
namespace {

// Bytes of records that are worked on at a time.
constexpr std::size_t kBatchBytes = std::size_t{8} << 20;

// Making the filter takes most of a second. How much a pipe holds is not known: its size is 0.
bool IsWorthAFilter(const corpus::Inputs& inputs) {
  constexpr std::uint64_t kLeastBytes = std::uint64_t{16} << 20;
  const std::uint64_t size = corpus::TotalSize(inputs);
  return size == 0 || size >= kLeastBytes;
}

bool IsEmpty(const Records& records) { return records.lines.empty() && records.warnings.empty() && !records.skipped; }

}  // namespace

ClaimReader::ClaimReader(const ArticleExtractor& extractor, const std::vector<std::string>& inputs, corpus::ReadOptions options)
    : extractor_(extractor), options_(std::move(options)), inputs_(corpus::ExpandInputs(inputs)), reader_(inputs_.files, options_) {
  if (IsWorthAFilter(inputs_)) options_.content_filter = [this](std::string_view bytes) { return extractor_.MayHoldClaim(bytes); };
}

std::optional<corpus::Record> ClaimReader::NextRecord() {
  if (skipped_inputs_ < inputs_.skipped.size()) return inputs_.skipped[skipped_inputs_++];
  return reader_.Next();
}

std::vector<Records> ClaimReader::Next(int threads) {
  tbb::task_arena arena(UsableThreads(threads));
  std::vector<Records> found;
  while (found.empty()) {
    std::vector<corpus::Record> batch;
    for (std::size_t bytes = 0; bytes < kBatchBytes;) {
      auto record = NextRecord();
      if (!record) break;
      if (const auto* const raw = std::get_if<corpus::RawArticle>(&*record)) bytes += raw->bytes.size();
      batch.push_back(*std::move(record));
    }
    if (batch.empty()) break;
    std::vector<Records> all(batch.size());
    arena.execute([&] {
      tbb::parallel_for(std::size_t{0}, batch.size(),
                        [&](std::size_t i) { all[i] = extractor_.ClaimsOfRecord(std::move(batch[i]), options_); });
    });
    for (Records& records : all)
      if (!IsEmpty(records)) found.push_back(std::move(records));
  }
  return found;
}

}  // namespace tallyman::bindings
