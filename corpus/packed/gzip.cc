// Gzip, one member or many (a WARC has one for each record), and bare deflate.
//
// A member that lies in the buffer as a whole goes through libdeflate, which is several times as fast; a longer one through zlib, which
// streams. Behind a damaged member reading goes on at the next one that is sound.
#include <libdeflate.h>
#include <zlib.h>

#include <algorithm>
#include <cstring>

#include "corpus/packed/decoder.h"

namespace tallyman::corpus {
namespace {

constexpr std::size_t kLargestWholeMember = std::size_t{4} << 20;  // unpacked
constexpr int kMostMembersStreamed = 64;                           // before the fast way is tried anew
constexpr std::string_view kGzipMagic = "\x1F\x8B";
constexpr std::string_view kMemberMagic = "\x1F\x8B\x08";
constexpr std::size_t kMostHistory = ByteSource::kMostPeek;
constexpr int kGzipWindow = 15 + 16;

// One zlib stream after the other.
class Inflater {
 public:
  explicit Inflater(int window_bits) {
    if (inflateInit2(&stream_, window_bits) != Z_OK) throw std::bad_alloc();
  }
  ~Inflater() { inflateEnd(&stream_); }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;

  // Z_OK, Z_STREAM_END, or an error; how much was taken and given stands in the references.
  int Inflate(std::string_view in, char* out, std::size_t size, std::size_t& taken, std::size_t& given) {
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(in.data()));
    stream_.avail_in = static_cast<uInt>(in.size());
    stream_.next_out = reinterpret_cast<Bytef*>(out);
    stream_.avail_out = static_cast<uInt>(std::min<std::size_t>(size, 1u << 30));
    const std::size_t room = stream_.avail_out;
    const int result = inflate(&stream_, Z_NO_FLUSH);
    taken = in.size() - stream_.avail_in;
    given = room - stream_.avail_out;
    return result == Z_BUF_ERROR ? Z_OK : result;
  }
  void Restart() { inflateReset(&stream_); }
  void Restart(int window_bits) { inflateReset2(&stream_, window_bits); }

 private:
  z_stream stream_{};
};

// Whether a member that begins so can be unpacked as far as it is there.
bool IsSoundMember(std::string_view start) {
  if (!start.starts_with(kMemberMagic)) return false;
  Inflater inflater(kGzipWindow);
  std::string out(std::size_t{64} << 10, '\0');
  std::size_t all = 0;
  for (;;) {
    std::size_t taken = 0, given = 0;
    const int result = inflater.Inflate(start, out.data(), out.size(), taken, given);
    start.remove_prefix(taken);
    all += given;
    if (result == Z_STREAM_END) return true;
    if (result != Z_OK) return false;
    if (taken == 0 && given == 0) return all > 0;
  }
}

class GzipStream : public Decoder {
 public:
  GzipStream(std::unique_ptr<ByteSource> packed, Inflation& inflation)
      : Decoder(std::move(packed), inflation), whole_(libdeflate_alloc_decompressor()), inflater_(kGzipWindow) {
    if (whole_ == nullptr) throw std::bad_alloc();
  }
  ~GzipStream() override { libdeflate_free_decompressor(whole_); }

 private:
  Step Decode(std::string_view in, char* out, std::size_t size) override {
    if (pending_begin_ < pending_end_) return GivePending(0, out, size);
    if (!inside_) {
      history_.clear();
      forgotten_ = 0;
      if (IsPadding(in)) return {.taken = in.size(), .at_end = true, .finished = true};
      if (!in.starts_with(kGzipMagic)) throw DataError("what follows a gzip member is none");
      if (const std::size_t taken = DecodeWholeMember(in); taken > 0) return GivePending(taken, out, size);
      inside_ = true;
      inflater_.Restart();
    }
    Step step;
    const int result = inflater_.Inflate(in, out, size, step.taken, step.given);
    Remember(in.substr(0, step.taken));
    if (result == Z_STREAM_END) {
      inside_ = false;
      step.at_end = true;
    } else if (result != Z_OK && step.given == 0) {
      throw DataError("the gzip data are damaged");
    }
    return step;
  }

  // Damage shows only behind where it is: by then the beginning of the next member may have been taken for a part of this one.
  std::optional<std::uint64_t> FindSound(ByteSource& packed) override {
    packed.Unread(history_);
    history_.clear();
    inside_ = false;
    std::uint64_t passed_over = forgotten_;
    bool is_looked_at = true;  // what stands first
    for (;;) {
      const std::string_view ready = packed.Peek(ByteSource::kMostPeek);
      if (ready.empty()) return std::nullopt;
      const std::size_t found = ready.find(kMemberMagic, is_looked_at ? 1 : 0);
      // The magic may begin in what is ready and end in what comes.
      const bool is_last = ready.size() < ByteSource::kMostPeek;
      const std::size_t count = found != std::string_view::npos ? found : is_last ? ready.size() : ready.size() - kMemberMagic.size() + 1;
      packed.Skip(count);
      passed_over += count;
      is_looked_at = found != std::string_view::npos;
      if (found != std::string_view::npos && IsSoundMember(packed.Peek(ByteSource::kMostPeek))) return passed_over;
    }
  }

  // Keeps what was last taken of the member that is being streamed.
  void Remember(std::string_view taken) {
    history_.append(taken);
    if (history_.size() <= 2 * kMostHistory) return;
    forgotten_ += history_.size() - kMostHistory;
    history_.erase(0, history_.size() - kMostHistory);
  }

  // Unpacks the member that begins here to `pending_`; how long it is, or 0 where it is too long, cut off or damaged.
  std::size_t DecodeWholeMember(std::string_view in) {
    if (streamed_since_failure_ < members_to_stream_) {
      ++streamed_since_failure_;
      return 0;
    }
    pending_.resize(kLargestWholeMember);
    std::size_t taken = 0, given = 0;
    const bool whole =
        libdeflate_gzip_decompress_ex(whole_, in.data(), in.size(), pending_.data(), pending_.size(), &taken, &given) == LIBDEFLATE_SUCCESS;
    members_to_stream_ = whole ? 0 : std::clamp(members_to_stream_ * 2, 1, kMostMembersStreamed);
    streamed_since_failure_ = 0;
    if (!whole) return 0;
    pending_begin_ = 0;
    pending_end_ = given;
    return taken;
  }

  Step GivePending(std::size_t taken, char* out, std::size_t size) {
    const std::size_t given = std::min(size, pending_end_ - pending_begin_);
    std::memcpy(out, pending_.data() + pending_begin_, given);
    pending_begin_ += given;
    return {.taken = taken, .given = given, .at_end = pending_begin_ == pending_end_};
  }

  libdeflate_decompressor* whole_;
  Inflater inflater_;
  std::string pending_;
  std::size_t pending_begin_ = 0;
  std::size_t pending_end_ = 0;
  bool inside_ = false;  // a member that is streamed
  int members_to_stream_ = 0;
  int streamed_since_failure_ = 0;
  std::string history_;          // Remember
  std::uint64_t forgotten_ = 0;  // bytes of the member before `history_`
};

class DeflateStream : public Decoder {
 public:
  DeflateStream(std::unique_ptr<ByteSource> packed, Inflation& inflation) : Decoder(std::move(packed), inflation), inflater_(15) {}

 private:
  Step Decode(std::string_view in, char* out, std::size_t size) override {
    if (!begun_) {
      begun_ = true;
      constexpr int kRaw = -15;
      const bool has_header =
          in.size() >= 2 && (in[0] & 0x0F) == 8 && (static_cast<unsigned char>(in[0]) * 256 + static_cast<unsigned char>(in[1])) % 31 == 0;
      if (!has_header) inflater_.Restart(kRaw);
    }
    Step step;
    const int result = inflater_.Inflate(in, out, size, step.taken, step.given);
    if (result != Z_OK && result != Z_STREAM_END && step.given == 0) throw DataError("the deflate data are damaged");
    step.at_end = step.finished = result == Z_STREAM_END;
    return step;
  }

  Inflater inflater_;
  bool begun_ = false;
};

}  // namespace

std::unique_ptr<ByteStream> OpenGzip(std::unique_ptr<ByteSource> packed, Inflation& inflation) {
  return std::make_unique<GzipStream>(std::move(packed), inflation);
}

std::unique_ptr<ByteStream> OpenDeflate(std::unique_ptr<ByteSource> packed, Inflation& inflation) {
  return std::make_unique<DeflateStream>(std::move(packed), inflation);
}

}  // namespace tallyman::corpus
