// Articles through the program: read in order, worked on in parallel, written in order.
#ifndef TALLYMAN_APP_ARTICLE_PIPELINE_H_
#define TALLYMAN_APP_ARTICLE_PIPELINE_H_

#include <cstdint>
#include <functional>
#include <vector>

#include "app/console.h"
#include "app/exit_code.h"
#include "app/input_options.h"
#include "corpus/inputs.h"
#include "corpus/reader.h"
#include "schema/article.h"

namespace tallyman::app {

// What is made of one article. `write` puts it out and returns how many records it was.
using Write = std::function<std::uint64_t()>;

// Called from any thread, for any number of articles at a time. What it returns is called on one thread at a time, in the order of the
// input. An exception of the work (not of its Write) skips the article.
using Work = std::function<Write(schema::Article)>;

struct ReadingResult {
  std::uint64_t articles = 0;
  std::uint64_t no_articles = 0;  // records that are no news article, as pictures in a WARC
  std::uint64_t ruled_out = 0;    // records that the filter on raw bytes left unparsed: what it looks for is not in them
  std::uint64_t not_wanted = 0;   // articles that --since and the like leave out
  std::uint64_t skipped = 0;
  std::vector<corpus::Skipped> first_skipped;  // a few of them
  bool is_interrupted = false;                 // by a signal: the rest of the input was not read
  bool is_refused = false;                     // by --strict: likewise

  ExitCode exit_code() const;
};

// What a command that can go on where an earlier run stopped wants to know. All are called on one thread at a time.
struct ReadingHooks {
  corpus::ReaderPosition start;
  std::function<void(const corpus::Skipped&)> on_skipped = [](const corpus::Skipped&) {};
  // Before what --strict stops at is put out: where a run that goes on behind it would begin.
  std::function<void()> before_refusal = [] {};
  // Everything up to `position` is written. Of a sample it is called at the end alone.
  std::function<void(const corpus::ReaderPosition& position)> on_written = [](const corpus::ReaderPosition&) {};
};

// Runs all articles of `inputs` through `work`, with a bounded number of bytes of them in memory; on a request to stop (corpus/stop.h) up
// to where reading stands. What is skipped, also what `inputs` already skipped, is reported on the console and to the hook; where the start
// is not the beginning, what `inputs` skipped has been reported before. Exceptions of a Write or hook end the run and come out. `noun`
// names the records in the progress line. `result` is added to. With options.follow the one input is followed (corpus/follower.h), article
// by article on one thread, until it is at its end or a stop is requested, which is then the run's proper end.
void RunPipeline(const corpus::Inputs& inputs, const InputOptions& options, Console& console, const char* noun, const Work& work,
                 const ReadingHooks& hooks, ReadingResult& result);

// The same from the beginning, for commands that only write records. --quarantine FILE is written.
ReadingResult RunPipeline(const corpus::Inputs& inputs, const InputOptions& options, Console& console, const char* noun, const Work& work);

// Whether there is nothing to read at all; says so on the console, with the reasons.
bool IsNothingToRead(const corpus::Inputs& inputs, Console& console);

}  // namespace tallyman::app

#endif  // TALLYMAN_APP_ARTICLE_PIPELINE_H_
