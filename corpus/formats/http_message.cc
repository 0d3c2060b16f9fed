#include "corpus/formats/http_message.h"

#include <algorithm>
#include <charconv>
#include <memory>
#include <optional>

#include "corpus/byte_source.h"
#include "corpus/byte_stream.h"
#include "corpus/packed/decoder.h"
#include "corpus/utf8.h"

namespace tallyman::corpus {
namespace {

std::string_view TakeLine(std::string_view& bytes) {
  const std::size_t newline = bytes.find('\n');
  std::string_view line = bytes.substr(0, newline);
  bytes.remove_prefix(newline == std::string_view::npos ? bytes.size() : newline + 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

std::string_view TrimmedAscii(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return "";
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

// The body of a chunked message. Crawlers keep the header field also where they stored the body without chunks: nothing where it has none.
std::optional<std::string> WithoutChunks(std::string_view body) {
  std::string whole;
  bool any = false;
  while (!body.empty()) {
    const std::string_view line = TakeLine(body);
    std::size_t size = 0;
    const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), size, 16);
    const bool is_size = error == std::errc() && (end == line.data() + line.size() || *end == ';' || *end == ' ');
    if (!is_size && !any) return std::nullopt;
    if (!is_size || size == 0) break;
    any = true;
    whole.append(body.substr(0, size));
    body.remove_prefix(std::min(size, body.size()));
    TakeLine(body);
  }
  return whole;
}

using OpenDecoder = std::unique_ptr<ByteStream> (*)(std::unique_ptr<ByteSource>, Inflation&);

OpenDecoder DecoderNamed(std::string_view coding, std::string_view body) {
  if (body.starts_with("\x1F\x8B")) return OpenGzip;
  if (coding == "deflate") return OpenDeflate;
  if (coding == "br") return OpenBrotli;
  if (coding == "zstd" && body.starts_with("\x28\xB5\x2F\xFD")) return OpenZstd;
  return nullptr;
}

// Undoes one content coding. Where nothing comes out, the body was stored without it.
void Decode(std::string_view coding, std::size_t limit, HttpResponse& response) {
  const OpenDecoder open = DecoderNamed(coding, response.body);
  if (open == nullptr) return;
  Inflation inflation;
  ByteSource unpacked(open(std::make_unique<ByteSource>(OpenMemory(response.body)), inflation));
  std::string body;
  const bool is_whole = !unpacked.ReadBytes(limit + 1, body);
  if (body.empty()) return;
  if (!is_whole) body.resize(limit);
  response.is_cut_off = response.is_cut_off || !is_whole || unpacked.damage();
  response.body = std::move(body);
}

}  // namespace

HeaderFields TakeHeaderFields(std::string_view& bytes) {
  HeaderFields fields;
  while (!bytes.empty()) {
    const std::string_view line = TakeLine(bytes);
    if (line.empty()) break;
    if ((line[0] == ' ' || line[0] == '\t') && !fields.empty()) {
      fields.back().second.append(" ").append(TrimmedAscii(line));
      continue;
    }
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    fields.emplace_back(TrimmedAscii(line.substr(0, colon)), TrimmedAscii(line.substr(colon + 1)));
  }
  return fields;
}

std::string_view ValueOf(const HeaderFields& fields, std::string_view name) {
  const std::string wanted = SmallLetters(name);
  const auto found = std::find_if(fields.begin(), fields.end(), [&](const auto& field) { return SmallLetters(field.first) == wanted; });
  return found == fields.end() ? std::string_view() : std::string_view(found->second);
}

std::string MediaType(std::string_view content_type) { return SmallLetters(TrimmedAscii(content_type.substr(0, content_type.find(';')))); }

std::string CharsetOf(std::string_view content_type) {
  constexpr std::string_view kKey = "charset=";
  const std::string lower = SmallLetters(content_type);
  const std::size_t at = lower.find(kKey);
  if (at == std::string::npos) return "";
  std::string charset = lower.substr(at + kKey.size());
  std::erase_if(charset, [](char c) { return c == '"' || c == '\''; });
  return charset.substr(0, charset.find_first_of(" ;,"));
}

HttpResponse ParseHttpResponse(std::string_view message, std::size_t limit) {
  HttpResponse response;
  const std::string_view status_line = TakeLine(message);
  const std::size_t space = status_line.find(' ');
  if (!status_line.starts_with("HTTP/") || space == std::string_view::npos) throw DataError("holds no HTTP response");
  const std::string_view status = status_line.substr(space + 1);
  std::from_chars(status.data(), status.data() + status.size(), response.status);
  response.fields = TakeHeaderFields(message);
  const bool is_chunked = SmallLetters(ValueOf(response.fields, "Transfer-Encoding")).find("chunked") != std::string::npos;
  std::optional<std::string> whole = is_chunked ? WithoutChunks(message) : std::nullopt;
  response.body = whole ? *std::move(whole) : std::string(message);
  std::string codings = SmallLetters(ValueOf(response.fields, "Content-Encoding"));
  // The coding that was applied last stands last.
  while (!codings.empty()) {
    const std::size_t comma = codings.rfind(',');
    Decode(TrimmedAscii(std::string_view(codings).substr(comma == std::string::npos ? 0 : comma + 1)), limit, response);
    codings.resize(comma == std::string::npos ? 0 : comma);
  }
  return response;
}

}  // namespace tallyman::corpus
