// Articles out of a file that grows or a pipe, for as long as the program runs.
//
//   Follower follower(file, options);
//   while (std::optional<Record> record = follower.Next()) ...   // waits for the next line
#ifndef TALLYMAN_CORPUS_FOLLOWER_H_
#define TALLYMAN_CORPUS_FOLLOWER_H_

#include <memory>
#include <optional>

#include "corpus/format.h"
#include "corpus/inputs.h"
#include "corpus/members.h"
#include "corpus/read_options.h"

namespace tallyman::corpus {

// Reads JSON Lines from the file's beginning, and waits at its end for more. A file that is cut short or replaced, as logs are, is read
// from its beginning again; a named pipe outlives its writers; standard input ends with them. Not thread-safe.
class Follower {
 public:
  // `options` must outlive this. Throws std::system_error where the file cannot be opened.
  Follower(const InputFile& file, const ReadOptions& options);
  ~Follower();

  // The next line's article, or what cannot be one. Nothing after a request to stop (corpus/stop.h), once all lines are returned that were
  // complete, and at the end of standard input. Throws std::system_error where the file cannot be read.
  std::optional<Record> Next();

 private:
  class Stream;

  InputFile file_;
  Stream* stream_;  // of source_
  ByteSource source_;
  Member member_;
  std::unique_ptr<Cutter> cutter_;
};

}  // namespace tallyman::corpus

#endif  // TALLYMAN_CORPUS_FOLLOWER_H_
