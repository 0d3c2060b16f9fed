#include "app/evaluation/evidence_check.h"

#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>
#include <vector>

namespace tallyman::evaluation {
namespace {

using schema::Field;
using schema::TextSpan;

bool Touch(const TextSpan& a, const TextSpan& b) { return a.field == b.field && a.start < b.end && b.start < a.end; }

}  // namespace

std::u32string CodePointsOf(std::string_view text) {
  std::u32string points;
  points.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    UChar32 point;
    U8_NEXT_OR_FFFD(reinterpret_cast<const std::uint8_t*>(text.data()), at, text.size(), point);
    points.push_back(static_cast<char32_t>(point));
  }
  return points;
}

std::optional<TextSpan> Find(const std::u32string& words, const std::u32string& text, Field field) {
  const std::size_t at = text.find(words);
  if (words.empty() || at == std::u32string::npos) return std::nullopt;
  return TextSpan{field, static_cast<int>(at), static_cast<int>(at + words.size())};
}

bool EvidenceCheck::IsInside(const TextSpan& span) const {
  return 0 <= span.start && span.start < span.end && span.end <= static_cast<int>(TextOf(span.field).size());
}

bool EvidenceCheck::Holds(const schema::Evidence& evidence, std::string_view gold_quote) const {
  std::vector<TextSpan> spots = {evidence.quote.span};
  for (const schema::RoleSpan& span : evidence.spans) spots.push_back(span.span);
  if (!std::all_of(spots.begin(), spots.end(), [this](const TextSpan& span) { return IsInside(span); })) return false;
  const TextSpan& quote = evidence.quote.span;
  const auto length = static_cast<std::size_t>(quote.end - quote.start);
  if (TextOf(quote.field).substr(static_cast<std::size_t>(quote.start), length) != CodePointsOf(evidence.quote.text)) return false;
  if (gold_quote.empty()) return false;
  const std::u32string wanted = CodePointsOf(gold_quote);
  bool is_article_text = false;
  for (const Field field : {Field::kTitle, Field::kText}) {
    const auto place = Find(wanted, TextOf(field), field);
    if (!place) continue;
    is_article_text = true;
    if (std::any_of(spots.begin(), spots.end(), [&](const TextSpan& spot) { return Touch(spot, *place); })) return true;
  }
  return !is_article_text;
}

}  // namespace tallyman::evaluation
