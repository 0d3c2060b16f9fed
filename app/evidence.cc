#include "app/evidence.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "app/words.h"
#include "corpus/utf8.h"

namespace tallyman::app {
namespace {

using schema::SpanRole;
using Stretch = std::pair<int, int>;  // code points of the sentence, the end excluded

bool IsFigure(SpanRole role) {
  return role == SpanRole::kLevel || role == SpanRole::kConverted || role == SpanRole::kPercent || role == SpanRole::kDelta ||
         role == SpanRole::kShare;
}

std::vector<Stretch> FiguresIn(const schema::Evidence& evidence) {
  const schema::TextSpan& sentence = evidence.sentence.span;
  std::vector<Stretch> figures;
  for (const schema::RoleSpan& span : evidence.spans) {
    const bool inside = span.span.field == sentence.field && span.span.start >= sentence.start && span.span.end <= sentence.end;
    if (IsFigure(span.role) && inside) figures.emplace_back(span.span.start - sentence.start, span.span.end - sentence.start);
  }
  std::sort(figures.begin(), figures.end());
  std::vector<Stretch> merged;
  for (const Stretch& figure : figures) {
    if (!merged.empty() && figure.first < merged.back().second) {
      merged.back().second = std::max(merged.back().second, figure.second);
    } else {
      merged.push_back(figure);
    }
  }
  return merged;
}

std::string OnOneLine(std::string_view text) {
  std::string line = Printable(text);
  std::replace(line.begin(), line.end(), '\n', ' ');
  return line;
}

}  // namespace

std::string MarkedSentence(const schema::Evidence& evidence, const Marks& marks) {
  std::string_view rest = evidence.sentence.text;
  std::string marked;
  int at = 0;
  const auto take = [&rest, &at](int end) {
    const std::string_view taken = corpus::Prefix(rest, static_cast<std::size_t>(end - at));
    rest.remove_prefix(taken.size());
    at = end;
    return OnOneLine(taken);
  };
  for (const auto& [start, end] : FiguresIn(evidence)) {
    marked += take(start);
    marked.append(marks.before).append(take(end)).append(marks.behind);
  }
  return marked + OnOneLine(rest);
}

}  // namespace tallyman::app
