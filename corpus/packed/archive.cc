#include "corpus/packed/archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>

#include <algorithm>
#include <cstring>

#include "corpus/utf8.h"

namespace tallyman::corpus {
namespace {

constexpr std::size_t kTarMagicAt = 257;

// Of what libarchive makes of one block of a zip archive before damage in it nothing is handed out: the blocks are small.
constexpr std::size_t kZipBlock = 128;

// A file or folder whose name begins with a full stop, or what the archiver of a Mac puts beside the files.
bool IsHidden(std::string_view path) {
  return path.starts_with('.') ? !path.starts_with("./") : path.find("/.") != std::string_view::npos || path.starts_with("__MACOSX/");
}

// While it lives, this thread's locale is one with UTF-8: libarchive makes file names what the locale has them be, and in the locale "C",
// where programs begin, of most names nothing.
class Utf8Locale {
 public:
  Utf8Locale() : before_(uselocale(Utf8())) {}
  ~Utf8Locale() { uselocale(before_); }
  Utf8Locale(const Utf8Locale&) = delete;
  Utf8Locale& operator=(const Utf8Locale&) = delete;

 private:
  // Null, which leaves the locale as it is, where the system has none.
  static locale_t Utf8() {
    static const locale_t utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
    return utf8;
  }

  locale_t before_;
};

std::string Reason(archive* archive) {
  const char* const reason = archive_error_string(archive);
  return std::string("the archive cannot be read: ") + (reason == nullptr ? "damaged" : std::string(Trimmed(reason)));
}

}  // namespace

bool IsArchive(std::string_view start) {
  return start.starts_with("PK\x03\x04") || start.starts_with("PK\x05\x06") ||
         (start.size() > kTarMagicAt && start.substr(kTarMagicAt).starts_with("ustar"));
}

class ArchiveMember : public ByteStream {
 public:
  explicit ArchiveMember(Archive& archive) : archive_(archive) {}

  std::size_t Read(char* out, std::size_t size) override {
    while (block_.empty()) {
      archive_.inflation_.Check();
      const void* data = nullptr;
      std::size_t given = 0;
      la_int64_t offset = 0;
      const int result = archive_read_data_block(archive_.archive_, &data, &given, &offset);
      if (result == ARCHIVE_EOF) return 0;
      // A mere warning is that of a wrong check sum.
      if (result != ARCHIVE_OK && result != ARCHIVE_RETRY) {
        archive_.is_given_up_ = result == ARCHIVE_FATAL;
        throw DataError(archive_.packed_->damage().value_or(Reason(archive_.archive_)) +
                        (archive_.is_given_up_ ? "; nothing more is read of the archive" : ""));
      }
      block_ = {static_cast<const char*>(data), given};
      archive_.inflation_.inflated += given;
    }
    const std::size_t count = std::min(size, block_.size());
    std::memcpy(out, block_.data(), count);
    block_.remove_prefix(count);
    return count;
  }

 private:
  std::string_view block_;  // what libarchive has given, as far as it is not yet taken
  Archive& archive_;
};

Archive::Archive(std::unique_ptr<ByteSource> packed, Inflation& inflation)
    : packed_(std::move(packed)), inflation_(inflation), archive_(archive_read_new()) {
  if (archive_ == nullptr) throw std::bad_alloc();
  // Only one: each that is asked whether it is its format looks at more, which then is one block.
  if (packed_->Peek(2) == "PK") {
    block_size_ = kZipBlock;
    archive_read_support_format_zip_streamable(archive_);
  } else {
    archive_read_support_format_tar(archive_);
  }
  const auto read = [](archive*, void* data, const void** block) -> la_ssize_t {
    Archive& self = *static_cast<Archive*>(data);
    self.handed_out_ = self.packed_->Peek(self.block_size_);
    self.packed_->Skip(self.handed_out_.size());
    *block = self.handed_out_.data();
    return static_cast<la_ssize_t>(self.handed_out_.size());
  };
  if (archive_read_open(archive_, this, nullptr, read, nullptr) != ARCHIVE_OK) {
    const std::string reason = Reason(archive_);
    archive_read_free(archive_);
    throw DataError(reason);
  }
}

Archive::~Archive() { archive_read_free(archive_); }

std::optional<std::string> Archive::Next() {
  const Utf8Locale locale;
  for (;;) {
    if (is_given_up_) return std::nullopt;
    inflation_.Check();
    archive_entry* entry = nullptr;
    const int result = archive_read_next_header(archive_, &entry);
    if (result == ARCHIVE_EOF) {
      if (packed_->damage()) throw DataError(*packed_->damage());
      return std::nullopt;
    }
    if (result < ARCHIVE_WARN) throw DataError(packed_->damage().value_or(Reason(archive_)));
    if (archive_entry_filetype(entry) != AE_IFREG) continue;
    const char* name = archive_entry_pathname_utf8(entry);
    if (name == nullptr) name = archive_entry_pathname(entry);
    ++files_;
    std::string path = name == nullptr ? "(file " + std::to_string(files_) + ", whose name cannot be read)" : EscapedName(name);
    const bool is_office = path == "[Content_Types].xml" || path == "_rels/.rels", is_open_document = files_ == 1 && path == "mimetype";
    if (is_office || is_open_document)
      throw DataError(std::string("is ") + (is_office ? "an Office document" : "an OpenDocument file or an e-book") +
                      ", which is not read: its text is");
    if (!IsHidden(path)) return path;
  }
}

std::unique_ptr<ByteStream> Archive::OpenMember() { return std::make_unique<ArchiveMember>(*this); }

}  // namespace tallyman::corpus
