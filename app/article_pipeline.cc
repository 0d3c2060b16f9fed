#include "app/article_pipeline.h"

#include <tbb/global_control.h>
#include <tbb/parallel_pipeline.h>

#include <exception>
#include <memory>
#include <optional>
#include <utility>
#include <variant>

#include "corpus/reader.h"

namespace tallyman::app {
namespace {

// Articles under way for each thread: enough that a long one does not keep the other threads waiting.
constexpr std::size_t kArticlesPerThread = 8;

// One article on its way; each stage fills in what the next one needs.
struct Item {
  std::optional<corpus::Record> record;
  std::uint64_t bytes_read = 0;
  schema::InputPosition position;
  std::vector<std::string> warnings;
  std::variant<Write, corpus::Skipped> outcome;
};

void WorkOn(Item& item, const corpus::ReadOptions& options, const Work& work) {
  const corpus::RawArticle* const raw = std::get_if<corpus::RawArticle>(&*item.record);
  if (raw != nullptr) item.position = raw->position;
  try {
    auto parsed = corpus::Parse(*std::move(item.record), options);
    item.record.reset();
    if (corpus::Skipped* const skipped = std::get_if<corpus::Skipped>(&parsed)) {
      item.outcome = std::move(*skipped);
    } else {
      schema::Article& article = std::get<schema::Article>(parsed);
      item.warnings = article.warnings;
      item.outcome = work(std::move(article));
    }
  } catch (const std::exception& error) {
    item.outcome = corpus::Skipped{item.position, std::string("could not be worked on: ") + error.what()};
  }
}

// The last stage.
class Writer {
 public:
  Writer(Progress progress, Console& console, ReadingResult& result) : progress_(progress), console_(console), result_(result) {}

  void Put(const Item& item) {
    if (const corpus::Skipped* const skipped = std::get_if<corpus::Skipped>(&item.outcome)) {
      console_.ReportSkipped(*skipped);
      result_.skipped.push_back(*skipped);
    } else {
      for (const std::string& warning : item.warnings) console_.Warn(item.position, warning);
      progress_.records += std::get<Write>(item.outcome)();
      progress_.articles = ++result_.articles;
    }
    progress_.bytes = item.bytes_read;
    console_.Show(progress_);
  }

 private:
  Progress progress_;
  Console& console_;
  ReadingResult& result_;
};

}  // namespace

ReadingResult RunPipeline(const corpus::Inputs& inputs, const InputOptions& options, Console& console, const char* noun, const Work& work) {
  ReadingResult result;
  for (const corpus::Skipped& skipped : inputs.skipped) {
    console.ReportSkipped(skipped);
    result.skipped.push_back(skipped);
  }
  corpus::Reader reader(inputs.files);
  Progress progress;
  progress.total_bytes = corpus::TotalSize(inputs);
  progress.noun = noun;
  Writer writer(progress, console, result);

  using ItemPointer = std::shared_ptr<Item>;
  const auto read = [&](tbb::flow_control& control) -> ItemPointer {
    auto item = std::make_shared<Item>();
    item->record = reader.Next();
    item->bytes_read = reader.bytes_read();
    if (!item->record) control.stop();
    return item;
  };
  const auto process = [&](const ItemPointer& item) {
    WorkOn(*item, options.read, work);
    return item;
  };
  const auto write = [&](const ItemPointer& item) { writer.Put(*item); };

  const tbb::global_control threads(tbb::global_control::max_allowed_parallelism, static_cast<std::size_t>(options.threads));
  tbb::parallel_pipeline(kArticlesPerThread * static_cast<std::size_t>(options.threads),
                         tbb::make_filter<void, ItemPointer>(tbb::filter_mode::serial_in_order, read) &
                             tbb::make_filter<ItemPointer, ItemPointer>(tbb::filter_mode::parallel, process) &
                             tbb::make_filter<ItemPointer, void>(tbb::filter_mode::serial_in_order, write));
  console.Clear();
  return result;
}

bool IsNothingToRead(const corpus::Inputs& inputs, Console& console) {
  if (!inputs.files.empty()) return false;
  for (const corpus::Skipped& skipped : inputs.skipped) console.ReportSkipped(skipped);
  PrintMessage("nothing to read: no INPUT names a file that is there");
  return true;
}

}  // namespace tallyman::app
