#include "corpus/packed/decoder.h"

namespace tallyman::corpus {

std::size_t Decoder::Read(char* out, std::size_t size) {
  if (failure_) throw DataError(*failure_);
  std::size_t given = 0;
  try {
    while (given == 0 && !finished_) given = ReadSome(out, size);
  } catch (const DataError& error) {
    failure_ = error.what();
    throw;
  }
  return given;
}

std::optional<std::uint64_t> Decoder::FindSound(ByteSource&) { return std::nullopt; }

std::optional<std::uint64_t> Decoder::GoOn() {
  if (!failure_ || inflation_.is_bomb()) return std::nullopt;
  const std::optional<std::uint64_t> passed_over = FindSound(*packed_);
  if (passed_over) {
    failure_.reset();
    at_end_ = true;
  }
  return passed_over;
}

std::size_t Decoder::ReadSome(char* out, std::size_t size) {
  inflation_.Check();
  const std::string_view in = packed_->Peek(ByteSource::kMostPeek);
  if (in.empty() && at_end_) {
    if (packed_->damage()) throw DataError(*packed_->damage());
    finished_ = true;
    return 0;
  }
  const Step step = Decode(in, out, size);
  packed_->Skip(step.taken);
  inflation_.inflated += step.given;
  at_end_ = step.at_end;
  finished_ = step.finished;
  const bool stuck = step.taken == 0 && step.given == 0 && !step.at_end;
  if (stuck) throw DataError(packed_->damage().value_or(in.empty() ? "the compressed data break off" : "the compressed data are damaged"));
  return step.given;
}

}  // namespace tallyman::corpus
