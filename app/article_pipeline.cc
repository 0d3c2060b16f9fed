#include "app/article_pipeline.h"

#include <tbb/parallel_pipeline.h>

#include <algorithm>
#include <atomic>
#include <exception>
#include <functional>
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
  std::size_t bytes = 0;  // of memory that it is counted for
  std::optional<Share> share;
  std::optional<corpus::Record> record;
  std::uint64_t number = 0;  // that it has drawn, where a sample is drawn
  std::uint64_t bytes_read = 0;
  std::optional<corpus::ReaderPosition> position_behind;  // nothing of a sample: there is no place in the input to go on from
  schema::InputPosition position;
  std::vector<std::string> warnings;
  std::optional<schema::Article> article;
  std::variant<Write, corpus::Skipped, corpus::LeftOut> outcome;  // of what is no article, or of the work on it
};

struct Stages {
  std::function<bool(Item&)> read;   // false at the end
  std::function<void(Item&)> work;   // called from any thread, for any number of items at a time
  std::function<void(Item&)> write;  // in the order of reading
};

// Runs items through the stages until there are no more, with a bounded number of bytes of them under way.
void RunStages(const Stages& stages, int threads) {
  ByteBudget budget(kBytesUnderWay);
  using ItemPointer = std::shared_ptr<Item>;
  const auto read = [&](tbb::flow_control& control) -> ItemPointer {
    auto item = std::make_shared<Item>();
    if (stages.read(*item)) {
      item->share.emplace(budget, item->bytes);
    } else {
      control.stop();
    }
    return item;
  };
  const auto work = [&](const ItemPointer& item) {
    stages.work(*item);
    return item;
  };
  const auto write = [&](ItemPointer item) {
    stages.write(*item);
    item->share.reset();
    return item;
  };
  // What is written is freed by any thread, not by the one that the others wait for.
  const auto free = [](const ItemPointer&) {};
  tbb::parallel_pipeline(kArticlesPerThread * static_cast<std::size_t>(threads),
                         tbb::make_filter<void, ItemPointer>(tbb::filter_mode::serial_in_order, read) &
                             tbb::make_filter<ItemPointer, ItemPointer>(tbb::filter_mode::parallel, work) &
                             tbb::make_filter<ItemPointer, ItemPointer>(tbb::filter_mode::serial_in_order, write) &
                             tbb::make_filter<ItemPointer, void>(tbb::filter_mode::parallel, free));
}

std::size_t SizeOf(const corpus::Record& record) {
  const corpus::RawArticle* const raw = std::get_if<corpus::RawArticle>(&record);
  return raw == nullptr ? 0 : raw->bytes.size();
}

corpus::Skipped Failed(const Item& item, const std::exception& error) {
  return {item.position, std::string("could not be worked on: ") + error.what()};
}

// Makes the article of the record, or else the outcome.
void ParseRecord(Item& item, const corpus::ReadOptions& options) try {
  const corpus::RawArticle* const raw = std::get_if<corpus::RawArticle>(&*item.record);
  if (raw != nullptr) item.position = raw->position;
  corpus::Parsed parsed = corpus::Parse(*std::move(item.record), options);
  item.record.reset();
  if (corpus::Skipped* const skipped = std::get_if<corpus::Skipped>(&parsed)) {
    item.outcome = std::move(*skipped);
  } else if (schema::Article* const article = std::get_if<schema::Article>(&parsed)) {
    item.article = std::move(*article);
  } else {
    item.outcome = std::get<corpus::LeftOut>(parsed);
  }
} catch (const std::exception& error) {
  item.outcome = Failed(item, error);
}

// Makes the outcome of the article, where there is one.
void WorkOn(Item& item, const Work& work) try {
  if (!item.article) return;
  item.position = item.article->position;
  item.warnings = item.article->warnings;
  item.outcome = work(*std::move(item.article));
} catch (const std::exception& error) {
  item.outcome = Failed(item, error);
}

// The last stage.
class Writer {
 public:
  Writer(Progress progress, bool strict, Console& console, const ReadingHooks& hooks, ReadingResult& result)
      : progress_(progress), strict_(strict), console_(console), hooks_(hooks), result_(result) {}

  void Put(const Item& item) {
    if (const Write* const write = std::get_if<Write>(&item.outcome)) {
      if (is_refused()) return;
      for (const std::string& warning : item.warnings) console_.Warn(item.position, warning);
      progress_.records += (*write)();
      ++result_.articles;
      ++progress_.articles;
    } else {
      PutNone(item);
    }
    if (is_refused()) return;
    if (item.position_behind) hooks_.on_written(*item.position_behind);
    progress_.bytes = std::max(progress_.bytes, item.bytes_read);
    console_.Show(progress_);
  }

  // What did not come to be an article.
  void PutNone(const Item& item) {
    if (is_refused()) return;
    if (const corpus::Skipped* const skipped = std::get_if<corpus::Skipped>(&item.outcome)) PutSkipped(*skipped);
    if (const corpus::LeftOut* const left_out = std::get_if<corpus::LeftOut>(&item.outcome)) Count(left_out->reason);
  }

  // How far the drawing of a sample is.
  void ShowDrawn(std::size_t articles, std::uint64_t bytes_read) {
    progress_.articles = articles;
    progress_.bytes = bytes_read;
    console_.Show(progress_);
  }

  // A sample is drawn. All is read then, and how long the work on it will take cannot be told from that.
  void BeginSample() {
    progress_.articles = 0;
    progress_.total_bytes = 0;
  }

  void PutSkipped(const corpus::Skipped& skipped) {
    if (strict_) hooks_.before_refusal();
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
  corpus::ReaderPosition position;
  while (std::optional<corpus::Record> record = writer.is_refused() ? std::nullopt : follower.Next()) {
    Item item;
    item.record = std::move(record);
    ++position.records;
    item.position_behind = position;
    ParseRecord(item, options.read);
    WorkOn(item, work);
    writer.Put(item);
  }
}

// Reads the next record; false at the end, and once reading is to stop.
bool ReadNext(corpus::Reader& reader, const Writer& writer, Item& item) {
  if (corpus::IsStopRequested() || writer.is_refused()) return false;
  item.record = reader.Next();
  // A request to stop cuts short what comes out of a pipe: a record that was read meanwhile may be half of one.
  if (!item.record || corpus::IsStopRequested()) return false;
  item.bytes = SizeOf(*item.record);
  item.bytes_read = reader.bytes_read();
  return true;
}

// Works on all articles that the reader reads.
void RunOnAll(corpus::Reader& reader, const InputOptions& options, const Work& work, Writer& writer) {
  const auto read = [&](Item& item) {
    const bool is_read = ReadNext(reader, writer, item);
    item.position_behind = reader.position();
    return is_read;
  };
  const auto parse_and_work = [&](Item& item) {
    ParseRecord(item, options.read);
    WorkOn(item, work);
  };
  RunStages({read, parse_and_work, [&](Item& item) { writer.Put(item); }}, options.threads);
}

// The sample of all that the reader reads. What is skipped is put out, except of records that could not be of the sample: nothing is known
// of these.
std::vector<schema::Article> DrawSample(corpus::Reader& reader, const InputOptions& options, Writer& writer) {
  corpus::Sample sample(options.sample);
  const auto read = [&](Item& item) {
    if (!ReadNext(reader, writer, item)) return false;
    // A part of the input that cannot be read is named in any case.
    item.number = std::holds_alternative<corpus::Skipped>(*item.record) ? 0 : sample.Draw();
    return true;
  };
  const auto parse = [&](Item& item) {
    if (sample.Admits(item.number)) ParseRecord(item, options.read);
  };
  const auto consider = [&](Item& item) {
    if (sample.Admits(item.number)) {
      if (item.article) {
        sample.Add(item.number, *std::move(item.article));
      } else {
        writer.PutNone(item);
      }
    }
    writer.ShowDrawn(sample.size(), item.bytes_read);
  };
  RunStages({read, parse, consider}, options.threads);
  return sample.Take();
}

void RunOnSample(std::vector<schema::Article> sample, const InputOptions& options, const Work& work, Writer& writer) {
  writer.BeginSample();
  auto next = sample.begin();
  const auto read = [&](Item& item) {
    if (next == sample.end() || corpus::IsStopRequested() || writer.is_refused()) return false;
    item.bytes = next->text.size();
    item.article = std::move(*next++);
    return true;
  };
  RunStages({read, [&](Item& item) { WorkOn(item, work); }, [&](Item& item) { writer.Put(item); }}, options.threads);
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
  corpus::Reader reader(inputs.files, options.read);
  reader.GoTo(hooks.start);
  const StopSignals stop_signals;
  const bool is_start = hooks.start.files == 0 && hooks.start.records == 0;
  for (const corpus::Skipped& skipped : inputs.skipped)
    if (is_start && !writer.is_refused()) writer.PutSkipped(skipped);
  if (options.follow) {
    Follow(inputs.files.front(), options, work, writer);
  } else {
    const tbb::global_control threads = AllowThreads(options.threads);
    if (options.sample > 0) {
      RunOnSample(DrawSample(reader, options, writer), options, work, writer);
    } else {
      RunOnAll(reader, options, work, writer);
    }
  }
  console.Clear();
  result.is_refused = writer.is_refused();
  // A file that is followed ends so.
  result.is_interrupted = corpus::IsStopRequested() && !options.follow;
  if (!result.is_refused && !result.is_interrupted && !options.follow) hooks.on_written(reader.position());
  if (result.is_refused) PrintMessage(kStoppedStrictly);
}

ReadingResult RunPipeline(const corpus::Inputs& inputs, const InputOptions& options, Console& console, const char* noun, const Work& work) {
  ReadingResult result;
  QuarantineFile quarantine(options.quarantine, false);
  ReadingHooks hooks;
  hooks.on_skipped = [&](const corpus::Skipped& skipped) { quarantine.Write(skipped); };
  RunPipeline(inputs, options, console, noun, work, hooks, result);
  quarantine.Finish();
  if (result.is_interrupted) PrintMessage("interrupted: " + Counted(result.articles, "article") + " done, and written");
  return result;
}

bool IsNothingToRead(const corpus::Inputs& inputs, Console& console) {
  if (!inputs.files.empty()) return false;
  for (const corpus::Skipped& skipped : inputs.skipped) console.ReportSkipped(skipped);
  PrintMessage("nothing to read: no INPUT is a file, or a folder with files that are not hidden");
  return true;
}

}  // namespace tallyman::app
