#include "app/evaluation/marked_text.h"

#include <unicode/uloc.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>
#include <set>

namespace tallyman::evaluation {
namespace {

using schema::Field;

std::string Utf8(std::u32string_view points) {
  std::string text;
  for (const char32_t point : points) {
    std::uint8_t bytes[U8_MAX_LENGTH];
    std::int32_t length = 0;
    U8_APPEND_UNSAFE(bytes, length, static_cast<std::uint32_t>(point));
    text.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
  }
  return text;
}

const TextMark* WorstOver(const std::vector<TextMark>& marks, Field field, int at) {
  const TextMark* worst = nullptr;
  for (const TextMark& mark : marks) {
    const bool covers = mark.span.field == field && mark.span.start <= at && at < mark.span.end;
    if (covers && (worst == nullptr || mark.verdict > worst->verdict)) worst = &mark;
  }
  return worst;
}

// Where the marks that cover the text change: from 0 to `size`, sorted.
std::set<int> Bounds(int size, Field field, const std::vector<TextMark>& quotes, const std::vector<TextMark>& figures) {
  std::set<int> bounds = {0, size};
  for (const std::vector<TextMark>* marks : {&quotes, &figures})
    for (const TextMark& mark : *marks)
      if (mark.span.field == field) bounds.insert({std::clamp(mark.span.start, 0, size), std::clamp(mark.span.end, 0, size)});
  return bounds;
}

std::string Attributes(const TextMark& mark, const char* class_name) {
  return std::string(" class=\"") + class_name + " " + std::string(Name(mark.verdict)) + "\" title=\"" + Escaped(mark.note) + "\"";
}

std::string Link(const TextMark& mark, const char* class_name, const std::string& content) {
  return "<a href=\"#" + Escaped(mark.anchor) + "\"" + Attributes(mark, class_name) + ">" + content + "</a>";
}

std::string MarkedPiece(const std::string& piece, const TextMark* quote, const TextMark* figure) {
  if (figure == nullptr) return quote == nullptr ? piece : Link(*quote, "quote", piece);
  const std::string link = Link(*figure, "figure", piece);
  // A link may not hold another one.
  return quote == nullptr ? link : "<span" + Attributes(*quote, "quote") + ">" + link + "</span>";
}

}  // namespace

std::string_view Name(Verdict verdict) {
  constexpr std::string_view kNames[] = {"right", "wrong", "missed", "invented"};
  return kNames[static_cast<std::size_t>(verdict)];
}

std::string Escaped(std::string_view text) {
  std::string escaped;
  escaped.reserve(text.size());
  for (const char c : text) {
    if (c == '&')
      escaped += "&amp;";
    else if (c == '<')
      escaped += "&lt;";
    else if (c == '>')
      escaped += "&gt;";
    else if (c == '"')
      escaped += "&quot;";
    else if (c == '\'')
      escaped += "&#39;";
    else if ((c >= 0 && c < ' ' && c != '\t' && c != '\n') || c == 0x7F)
      escaped += "\xEF\xBF\xBD";
    else
      escaped += c;
  }
  return escaped;
}

std::string LanguageAttributes(std::string_view language) {
  const bool right_to_left = uloc_isRightToLeft(std::string(language).c_str());
  return " lang=\"" + Escaped(language) + "\" dir=\"" + (right_to_left ? "rtl" : "ltr") + "\"";
}

std::string MarkedText(const std::u32string& text, Field field, const std::vector<TextMark>& quotes, const std::vector<TextMark>& figures) {
  const std::set<int> bounds = Bounds(static_cast<int>(text.size()), field, quotes, figures);
  std::string html;
  for (auto bound = bounds.begin(); std::next(bound) != bounds.end(); ++bound) {
    const int start = *bound, end = *std::next(bound);
    const std::u32string_view piece(text.data() + start, static_cast<std::size_t>(end - start));
    html += MarkedPiece(Escaped(Utf8(piece)), WorstOver(quotes, field, start), WorstOver(figures, field, start));
  }
  return html;
}

}  // namespace tallyman::evaluation
