// Options of the bindings: a JSON object with the keys that each reader below names. An empty text is an empty object.
//
//   published, country, default_language          what articles are taken to be that do not say it
//   since, until ("2024-07-12"), languages (["en", "zh"])  which articles are read
//   fields ({"text": "body"}), max_article_bytes  how they are read
//   language_packs (paths)                        packs that add or replace a language
//   revision_slack, conversion_slack, mirror_slack  in percent, as `tallyman check` has them
//   against (paths, or "public")                  official figures
//   threads                                       1 to 1024; all cores where it is missing
#ifndef TALLYMAN_BINDINGS_OPTIONS_H_
#define TALLYMAN_BINDINGS_OPTIONS_H_

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/read_options.h"
#include "crosscheck/checker.h"

namespace tallyman::bindings {

// An option is unknown or its value makes no sense. what() names the option, says what was wrong and what to write.
class OptionError : public std::invalid_argument {
  using std::invalid_argument::invalid_argument;
};

// Each takes the options named after it and throws OptionError for any other.
struct ExtractorOptions {
  // published, country, default_language, fields, max_article_bytes, language_packs
  static ExtractorOptions Parse(std::string_view json);

  corpus::ReadOptions read;
  std::vector<std::string> language_packs;
};

struct ReaderOptions {
  // published, country, default_language, since, until, languages, fields, max_article_bytes
  static corpus::ReadOptions Parse(std::string_view json);
};

struct CheckOptions {
  // revision_slack, conversion_slack, mirror_slack, against, threads (UsableThreads of them)
  static CheckOptions Parse(std::string_view json);

  crosscheck::Checker::Options checker;
  std::vector<std::string> against;
};

// So many threads, or as many as TBB gives this process, by its cores or by what the host program allows it: asked for more, TBB says so
// on standard error. REQUIRES: threads >= 1.
int UsableThreads(int threads);

}  // namespace tallyman::bindings

#endif  // TALLYMAN_BINDINGS_OPTIONS_H_
