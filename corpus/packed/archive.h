// The files in a zip or tar archive, one after the other.
#ifndef TALLYMAN_CORPUS_PACKED_ARCHIVE_H_
#define TALLYMAN_CORPUS_PACKED_ARCHIVE_H_

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "corpus/byte_source.h"
#include "corpus/byte_stream.h"

struct archive;

namespace tallyman::corpus {

// Whether bytes that begin so are an archive. Wants the first 512.
bool IsArchive(std::string_view start);

// Not thread-safe.
class Archive {
 public:
  // `inflation` must outlive the archive.
  Archive(std::unique_ptr<ByteSource> packed, Inflation& inflation);
  ~Archive();
  Archive(const Archive&) = delete;
  Archive& operator=(const Archive&) = delete;

  // The path of the next regular file that is not hidden, in valid UTF-8 (other bytes as "%B3"); nothing at the end. What was left of the
  // one before is passed over. Throws DataError where the archive is damaged: nothing follows then, nor behind a
  // file whose stream said so.
  std::optional<std::string> Next();

  // The bytes of the file that Next found, to be read before the next call. The archive must outlive the stream.
  std::unique_ptr<ByteStream> OpenMember();

 private:
  friend class ArchiveMember;

  std::unique_ptr<ByteSource> packed_;
  Inflation& inflation_;
  std::string handed_out_;
  archive* archive_;
  std::uint64_t files_ = 0;  // that Next has seen
  std::size_t block_size_ = std::size_t{64} << 10;
  bool is_given_up_ = false;  // libarchive cannot go on
};

}  // namespace tallyman::corpus

#endif  // TALLYMAN_CORPUS_PACKED_ARCHIVE_H_
