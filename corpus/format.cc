#include "corpus/format.h"

#include <utility>

namespace tallyman::corpus {
namespace {

class WholeFileCutter : public Cutter {
 public:
  using Cutter::Cutter;

  std::optional<Record> Next() override {
    if (std::exchange(done_, true)) return std::nullopt;
    RawArticle raw = RawAt(0, 0);
    if (source().ReadAll(limit(), raw.bytes) == ByteSource::Result::kTooLong) return SkippedAt(0, TooLong("the file"));
    return raw;
  }

 private:
  bool done_ = false;
};

}  // namespace

RawArticle Cutter::RawAt(std::uint64_t offset, std::uint64_t number) const {
  RawArticle raw;
  raw.format = &format_;
  raw.position.file = member_.path;
  raw.position.offset = offset;
  raw.name = member_.name;
  raw.number = number;
  return raw;
}

Skipped Cutter::SkippedAt(std::uint64_t offset, std::string reason) const {
  Skipped skipped;
  skipped.position.file = member_.path;
  skipped.position.offset = offset;
  skipped.reason = std::move(reason);
  return skipped;
}

std::unique_ptr<Cutter> OpenWholeFile(const Format& format, const Member& member, const ReadOptions& options) {
  return std::make_unique<WholeFileCutter>(format, member, options);
}

const std::vector<const Format*>& Formats() {
  static const std::vector<const Format*> formats = {&WarcFormat(),   &JsonArrayFormat(),   &JsonLinesFormat(), &FeedFormat(),
                                                     &NewsMlFormat(), &ReutersSgmlFormat(), &HtmlFormat(),      &PlainTextFormat()};
  return formats;
}

}  // namespace tallyman::corpus
