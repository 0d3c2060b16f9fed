#include "corpus/members.h"

#include <array>
#include <utility>

#include "corpus/packed/archive.h"
#include "corpus/packed/decoder.h"
#include "corpus/utf8.h"

namespace tallyman::corpus {
namespace {

constexpr int kMostLayers = 6;
constexpr std::size_t kMagic = 512;

using OpenDecoder = std::unique_ptr<ByteStream> (*)(std::unique_ptr<ByteSource>, Inflation&);

// How to unpack or decode bytes that begin so; null where they are neither compressed nor UTF-16.
OpenDecoder DecoderOf(std::string_view start) {
  using namespace std::string_view_literals;
  constexpr std::array<std::pair<std::string_view, OpenDecoder>, 4> kDecoders = {
      {{"\x1F\x8B\x08"sv, OpenGzip}, {"\x28\xB5\x2F\xFD"sv, OpenZstd}, {"\x5D\x2A\x4D\x18"sv, OpenZstd}, {"\xFD\x37zXZ\0"sv, OpenXz}}};
  for (const auto& [magic, open] : kDecoders)
    if (start.starts_with(magic)) return open;
  const bool is_utf16 = (start.starts_with("\xFF\xFE"sv) && !start.starts_with("\xFF\xFE\0\0"sv)) || start.starts_with("\xFE\xFF"sv);
  if (is_utf16) return OpenUtf16;
  const bool is_bzip2 = start.starts_with("BZh") && start.size() > 9 &&
                        (start.substr(4).starts_with("1AY&SY") || start.substr(4).starts_with("\x17rE8P\x90"));
  return is_bzip2 ? OpenBzip2 : nullptr;
}

Skipped SkippedAt(std::string path, std::string reason) {
  Skipped skipped;
  skipped.position.file = std::move(path);
  skipped.reason = std::move(reason);
  return skipped;
}

}  // namespace

struct Members::OpenArchive {
  std::unique_ptr<Archive> archive;
  std::string path, name;
  int depth;
};

Members::Members(const InputFile& file) : file_(OpenFile(file.path, inflation_)), path_(EscapedName(file.path)), name_(file.name) {}

Members::~Members() {
  member_.reset();
  while (!archives_.empty()) archives_.pop_back();
}

std::optional<std::variant<Member, Skipped>> Members::Next() {
  member_.reset();
  for (;;) {
    std::unique_ptr<ByteStream> stream = std::move(file_);
    std::string path = path_, name = name_;
    int depth = 0;
    if (stream == nullptr) {
      if (archives_.empty()) return std::nullopt;
      OpenArchive& open = archives_.back();
      try {
        const auto file = open.archive->Next();
        if (!file) {
          archives_.pop_back();
          continue;
        }
        path = open.path + "/" + *file;
        name = open.name + "/" + *file;
        depth = open.depth;
        stream = open.archive->OpenMember();
      } catch (const DataError& error) {
        Skipped skipped = SkippedAt(open.path, error.what());
        archives_.pop_back();
        return skipped;
      }
    }
    auto opened = Open(std::move(stream), std::move(path), std::move(name), depth);
    const Member* const member = std::get_if<Member>(&opened);
    if (member == nullptr || member->source != nullptr) return opened;
  }
}

// A Member without a source stands for an archive, which then lies on `archives_`.
std::variant<Member, Skipped> Members::Open(std::unique_ptr<ByteStream> stream, std::string path, std::string name, int depth) {
  for (;;) {
    auto source = std::make_unique<ByteSource>(std::move(stream));
    const std::string_view start = source->Peek(kMagic);
    const OpenDecoder decoder = DecoderOf(start);
    const bool is_archive = IsArchive(start);
    if ((decoder != nullptr || is_archive) && ++depth > kMostLayers) {
      return SkippedAt(std::move(path), "is packed more than " + std::to_string(kMostLayers) + " times over; unpack it first");
    }
    if (decoder != nullptr) {
      stream = decoder(std::move(source), inflation_);
    } else if (is_archive) {
      is_whole_file_ = false;
      try {
        archives_.push_back({std::make_unique<Archive>(std::move(source), inflation_), path, name, depth});
      } catch (const DataError& error) {
        return SkippedAt(std::move(path), error.what());
      }
      return Member{"", "", false, nullptr};
    } else {
      member_ = std::move(source);
      return Member{std::move(path), std::move(name), is_whole_file_, member_.get()};
    }
  }
}

}  // namespace tallyman::corpus
