#include "app/article_pipeline.h"

#include <tbb/global_control.h>
#include <tbb/parallel_pipeline.h>

#include <algorithm>
#include <atomic>
#include <exception>
#include <memory>
#include <optional>
#include <utility>
#include <variant>

#include "app/byte_budget.h"
#include "app/quarantine.h"
#include "app/stop_signals.h"
#include "corpus/follower.h"
#include "corpus/reader.h"
#include "corpus/sample.h"
#include "corpus/stop.h"

namespace tallyman::app {
namespace {

// Articles under way for each thread. One with claims takes as long as a thousand without, and all behind it wait to be written: so many
// that the next ones with claims are among them, or else the other threads have nothing to do. Memory is bounded by kBytesUnderWay.
constexpr std::size_t kArticlesPerThread = 128;

// Bytes of articles under way, as they stand in the input; a longer one is under way alone. To extract its claims takes some 50 times an
// article's own size.
constexpr std::size_t kBytesUnderWay = std::size_t{4} << 20;

constexpr std::size_t kFirstSkipped = 5;

constexpr char kStoppedStrictly[] = "stopped at the first input that could not be used (--strict)";

// An article's part of the bytes under way; given back with it.
class Share {
 public:
  Share(ByteBudget& budget, std::size_t bytes) : budget_(budget), bytes_(bytes) { budget_.Take(bytes_); }
  ~Share() { budget_.GiveBack(bytes_); }
  Share(const Share&) = delete;
  Share& operator=(const Share&) = delete;

 private:
  ByteBudget& budget_;
  std::size_t bytes_;
};

// One article on its way; each stage fills in what the next one needs.
struct Item {
  std::optional<Share> share;
  std::optional<corpus::Record> record;
  std::uint64_t bytes_read = 0;
  std::optional<corpus::ReaderPosition> position_behind;  // nothing of a sample: there is no place in the input to go on from
  schema::InputPosition position;
  std::vector<std::string> warnings;
  std::variant<Write, corpus::Skipped, corpus::LeftOut> outcome;
};

std::size_t SizeOf(const corpus::Record& record) {
  const corpus::RawArticle* const raw = std::get_if<corpus::RawArticle>(&record);
  return raw == nullptr ? 0 : raw->bytes.size();
}

void WorkOn(Item& item, const corpus::ReadOptions& options, const Work& work) {
  const corpus::RawArticle* const raw = std::get_if<corpus::RawArticle>(&*item.record);
  if (raw != nullptr) item.position = raw->position;
  try {
    corpus::Parsed parsed = corpus::Parse(*std::move(item.record), options);
    item.record.reset();
    if (corpus::Skipped* const skipped = std::get_if<corpus::Skipped>(&parsed)) {
      item.outcome = std::move(*skipped);
    } else if (schema::Article* const article = std::get_if<schema::Article>(&parsed)) {
      item.warnings = article->warnings;
      item.outcome = work(std::move(*article));
    } else {
      item.outcome = std::get<corpus::LeftOut>(parsed);
    }
  } catch (const std::exception& error) {
    item.outcome = corpus::Skipped{item.position, std::string("could not be worked on: ") + error.what()};
  }
}

// The last stage.
class Writer {
 public:
  Writer(Progress progress, bool strict, Console& console, const ReadingHooks& hooks, ReadingResult& result)
      : progress_(progress), strict_(strict), console_(console), hooks_(hooks), result_(result) {}

  void Put(const Item& item) {
    if (is_refused()) return;
    if (const corpus::Skipped* const skipped = std::get_if<corpus::Skipped>(&item.outcome)) {
      PutSkipped(*skipped);
      if (is_refused()) return;
    } else if (const corpus::LeftOut* const left_out = std::get_if<corpus::LeftOut>(&item.outcome)) {
      Count(left_out->reason);
    } else {
      for (const std::string& warning : item.warnings) console_.Warn(item.position, warning);
      progress_.records += std::get<Write>(item.outcome)();
      ++result_.articles;
      ++progress_.articles;
    }
    if (item.position_behind) hooks_.on_written(*item.position_behind);
    progress_.bytes = item.bytes_read;
    console_.Show(progress_);
  }

  void PutSkipped(const corpus::Skipped& skipped) {
    console_.ReportSkipped(skipped);
    hooks_.on_skipped(skipped);
    ++result_.skipped;
    if (result_.first_skipped.size() < kFirstSkipped) result_.first_skipped.push_back(skipped);
    if (strict_) refused_ = true;
  }

  bool is_refused() const { return refused_; }

 private:
  void Count(corpus::LeftOut::Reason reason) {
    switch (reason) {
      case corpus::LeftOut::Reason::kNoArticle:
        ++result_.no_articles;
        break;
      case corpus::LeftOut::Reason::kNotWanted:
        ++result_.not_wanted;
        break;
      case corpus::LeftOut::Reason::kRuledOut:
        ++result_.ruled_out;
        ++progress_.articles;
        break;
    }
  }

  Progress progress_;
  const bool strict_;
  Console& console_;
  const ReadingHooks& hooks_;
  ReadingResult& result_;
  std::atomic<bool> refused_{false};
};

// Each article alone, as it comes.
void Follow(const corpus::InputFile& file, const InputOptions& options, const Work& work, Writer& writer) {
  corpus::Follower follower(file, options.read);
  const StopSignals stop_signals;
  corpus::ReaderPosition position;
  while (std::optional<corpus::Record> record = writer.is_refused() ? std::nullopt : follower.Next()) {
    Item item;
    item.record = std::move(record);
    ++position.records;
    item.position_behind = position;
    WorkOn(item, options.read, work);
    writer.Put(item);
  }
}

}  // namespace

ExitCode ReadingResult::exit_code() const {
  if (is_refused) return kFailed;
  if (is_interrupted) return kInterrupted;
  return skipped == 0 ? kDone : kSomeSkipped;
}

void RunPipeline(const corpus::Inputs& inputs, const InputOptions& options, Console& console, const char* noun, const Work& work,
                 const ReadingHooks& hooks, ReadingResult& result) {
  Progress progress;
  progress.total_bytes = corpus::TotalSize(inputs);
  progress.noun = noun;
  Writer writer(progress, options.strict, console, hooks, result);
  const bool is_start = hooks.start.files == 0 && hooks.start.records == 0;
  for (const corpus::Skipped& skipped : inputs.skipped)
    if (is_start && !writer.is_refused()) writer.PutSkipped(skipped);
  if (options.follow) {
    Follow(inputs.files.front(), options, work, writer);
    console.Clear();
    result.is_refused = writer.is_refused();
    if (result.is_refused) PrintMessage(kStoppedStrictly);
    return;
  }
  corpus::Reader reader(inputs.files, options.read);
  reader.GoTo(hooks.start);
  std::optional<corpus::SampleReader> sample;
  if (options.sample > 0) sample.emplace(reader, options.sample);
  ByteBudget budget(kBytesUnderWay);

  using ItemPointer = std::shared_ptr<Item>;
  const auto read = [&](tbb::flow_control& control) -> ItemPointer {
    auto item = std::make_shared<Item>();
    const bool is_stopped = corpus::IsStopRequested() || writer.is_refused();
    if (!is_stopped) item->record = sample ? sample->Next() : reader.Next();
    if (!sample) item->position_behind = reader.position();
    item->bytes_read = reader.bytes_read();
    if (item->record) {
      item->share.emplace(budget, SizeOf(*item->record));
    } else {
      control.stop();
    }
    return item;
  };
  const auto process = [&](const ItemPointer& item) {
    WorkOn(*item, options.read, work);
    return item;
  };
  const auto write = [&](ItemPointer item) {
    writer.Put(*item);
    item->share.reset();
    return item;
  };
  // What is written is freed by any thread, not by the one that the others wait for.
  const auto free = [](const ItemPointer&) {};

  const StopSignals stop_signals;
  const tbb::global_control threads(tbb::global_control::max_allowed_parallelism, static_cast<std::size_t>(options.threads));
  if (!writer.is_refused()) {
    tbb::parallel_pipeline(kArticlesPerThread * static_cast<std::size_t>(options.threads),
                           tbb::make_filter<void, ItemPointer>(tbb::filter_mode::serial_in_order, read) &
                               tbb::make_filter<ItemPointer, ItemPointer>(tbb::filter_mode::parallel, process) &
                               tbb::make_filter<ItemPointer, ItemPointer>(tbb::filter_mode::serial_in_order, write) &
                               tbb::make_filter<ItemPointer, void>(tbb::filter_mode::parallel, free));
  }
  console.Clear();
  result.is_refused = writer.is_refused();
  result.is_interrupted = corpus::IsStopRequested();
  if (!result.is_refused && !result.is_interrupted) hooks.on_written(reader.position());
  if (result.is_refused) PrintMessage(kStoppedStrictly);
}

ReadingResult RunPipeline(const corpus::Inputs& inputs, const InputOptions& options, Console& console, const char* noun, const Work& work) {
  ReadingResult result;
  QuarantineFile quarantine(options.quarantine, false);
  ReadingHooks hooks;
  hooks.on_skipped = [&](const corpus::Skipped& skipped) { quarantine.Write(skipped); };
  RunPipeline(inputs, options, console, noun, work, hooks, result);
  quarantine.Finish();
  if (result.is_interrupted) PrintMessage("interrupted: " + Grouped(result.articles) + " articles are done, and written");
  return result;
}

bool IsNothingToRead(const corpus::Inputs& inputs, Console& console) {
  if (!inputs.files.empty()) return false;
  for (const corpus::Skipped& skipped : inputs.skipped) console.ReportSkipped(skipped);
  PrintMessage("nothing to read: no INPUT names a file that is there");
  return true;
}

}  // namespace tallyman::app
