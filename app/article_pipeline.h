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
#include "schema/article.h"

namespace tallyman::app {

// What is made of one article. `write` puts it out and returns how many records it was.
using Write = std::function<std::uint64_t()>;

// Called from any thread, for any number of articles at a time. What it returns is called on one thread at a time, in the order of the
// input. An exception of the work (not of its Write) skips the article.
using Work = std::function<Write(schema::Article)>;

struct ReadingResult {
  std::uint64_t articles = 0;
  std::vector<corpus::Skipped> skipped;

  ExitCode exit_code() const { return skipped.empty() ? kDone : kSomeSkipped; }
};

// Runs all articles of `inputs` through `work`, with a bounded number of them in memory. What is skipped, also what `inputs` already
// skipped, is reported on the console and returned. Exceptions of a Write end the run and come out. `noun` names the records in the
// progress line.
ReadingResult RunPipeline(const corpus::Inputs& inputs, const InputOptions& options, Console& console, const char* noun, const Work& work);

// Whether there is nothing to read at all; says so on the console, with the reasons.
bool IsNothingToRead(const corpus::Inputs& inputs, Console& console);

}  // namespace tallyman::app

#endif  // TALLYMAN_APP_ARTICLE_PIPELINE_H_
