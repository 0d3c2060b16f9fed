#include "corpus/page/text_measure.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "corpus/utf8.h"

namespace tallyman::corpus {
namespace {

constexpr int kIdeographWeight = 3;
constexpr int kKanaWeight = 2;

int WeightOf(UChar32 c) {
  if (c < 0x1100) return 1;
  if (c >= 0x3040 && c <= 0x30FF) return kKanaWeight;
  if (c >= 0xAC00 && c <= 0xD7A3) return kKanaWeight;
  if (u_hasBinaryProperty(c, UCHAR_IDEOGRAPHIC)) return kIdeographWeight;
  return 1;
}

bool IsSpace(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }

}  // namespace

int Weight(std::string_view utf8) {
  const std::string_view text = Trimmed(utf8);
  int weight = 0;
  const auto* const bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    while (at < text.size() && bytes[at] < 0x80) ++at;
    weight += static_cast<int>(at - begin);
    if (at == text.size()) break;
    UChar32 c;
    U8_NEXT_OR_FFFD(bytes, at, text.size(), c);
    weight += WeightOf(c);
  }
  return weight;
}

bool HasLetter(std::string_view utf8) {
  const auto* const bytes = reinterpret_cast<const std::uint8_t*>(utf8.data());
  for (std::size_t at = 0; at < utf8.size();) {
    UChar32 c;
    U8_NEXT_OR_FFFD(bytes, at, utf8.size(), c);
    if (u_isalpha(c)) return true;
  }
  return false;
}

bool HasEmailAddress(std::string_view text) {
  const auto is_part = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
  };
  for (std::size_t at = text.find('@'); at != std::string_view::npos; at = text.find('@', at + 1)) {
    if (at == 0 || !is_part(text[at - 1])) continue;
    std::size_t end = at + 1;
    while (end < text.size() && is_part(text[end])) ++end;
    const std::size_t dot = text.find('.', at);
    if (dot > at + 1 && dot + 1 < end) return true;
  }
  return false;
}

bool EndsLikeSentence(std::string_view text) {
  constexpr std::array<std::string_view, 14> kMarks = {".", "!", "?", "…", "。", "！", "？", "．", "।", "۔", "؟", ":", "：", ";"};
  constexpr std::array<std::string_view, 14> kClosers = {"\"", "'", ")", "]", "”", "’", "»", "›", "」", "』", "）", "】", "“", "\u00A0"};
  text = Trimmed(text);
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view closer : kClosers) {
      if (!text.ends_with(closer)) continue;
      text.remove_suffix(closer.size());
      again = true;
    }
  }
  return std::any_of(kMarks.begin(), kMarks.end(), [text](std::string_view mark) { return text.ends_with(mark); });
}

std::string Collapsed(std::string_view text, bool keep_lines) {
  std::string collapsed(Trimmed(text));
  std::size_t size = 0;
  for (std::size_t at = 0; at < collapsed.size(); ++at) {
    char c = collapsed[at];
    if (IsSpace(c)) {
      bool breaks = c == '\n';
      for (; IsSpace(collapsed[at + 1]); ++at) breaks = breaks || collapsed[at + 1] == '\n';
      c = keep_lines && breaks ? '\n' : ' ';
    }
    collapsed[size++] = c;
  }
  collapsed.resize(size);
  return collapsed;
}

std::string Folded(std::string_view text) {
  // What ASCII characters become: small letters and digits; nothing of others.
  constexpr std::array<char, 128> kFolded = [] {
    std::array<char, 128> folded{};
    for (char c = '0'; c <= '9'; ++c) folded[c] = c;
    for (char c = 'a'; c <= 'z'; ++c) folded[c] = folded[c - 'a' + 'A'] = c;
    return folded;
  }();
  std::string folded(text);
  std::size_t size = 0;
  const auto* const bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  for (std::size_t at = 0; at < text.size();) {
    if (bytes[at] < 0x80) {
      folded[size] = kFolded[bytes[at++]];
      size += folded[size] != '\0';
      continue;
    }
    UChar32 c;
    U8_NEXT_OR_FFFD(bytes, at, text.size(), c);
    if (!u_isalnum(c)) continue;
    c = u_foldCase(c, U_FOLD_CASE_DEFAULT);
    // Some letters take more bytes than their capitals.
    if (folded.size() < size + U8_LENGTH(c) + (text.size() - at)) folded.resize(folded.size() + text.size() + U8_MAX_LENGTH);
    U8_APPEND_UNSAFE(folded.data(), size, c);
  }
  folded.resize(size);
  return folded;
}

}  // namespace tallyman::corpus
