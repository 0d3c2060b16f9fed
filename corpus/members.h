// What an input file holds once everything is unpacked: itself, or the files in it.
#ifndef TALLYMAN_CORPUS_MEMBERS_H_
#define TALLYMAN_CORPUS_MEMBERS_H_

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "corpus/byte_source.h"
#include "corpus/inputs.h"

namespace tallyman::corpus {

class Archive;

// A file that is neither compressed nor an archive, to be read before the next one is asked for.
struct Member {
  std::string path;  // as a message names it: "dump.zip/2024/a.html"
  std::string name;  // what document ids are made from
  bool is_whole_file;
  ByteSource* source;
};

// Compression (gzip, zstd, xz, bzip2) and archives (zip, tar) are told by their first bytes, in whatever order they are wrapped. Not
// thread-safe.
class Members {
 public:
  // Throws std::system_error where the file cannot be opened.
  explicit Members(const InputFile& file);
  ~Members();

  // The next file, or why one cannot be had; nothing at the end.
  std::optional<std::variant<Member, Skipped>> Next();

  // Bytes read from the file itself.
  std::uint64_t bytes_read() const { return inflation_.read; }
  // Whether the file is a decompression bomb: nothing more can be had of it.
  bool is_bomb() const { return inflation_.is_bomb(); }

 private:
  struct OpenArchive;

  std::variant<Member, Skipped> Open(std::unique_ptr<ByteStream> stream, std::string path, std::string name, int depth);

  Inflation inflation_;
  std::unique_ptr<ByteStream> file_;
  std::string path_, name_;
  bool is_whole_file_ = true;
  std::vector<OpenArchive> archives_;  // from the outermost to the one being read
  std::unique_ptr<ByteSource> member_;
};

}  // namespace tallyman::corpus

#endif  // TALLYMAN_CORPUS_MEMBERS_H_
