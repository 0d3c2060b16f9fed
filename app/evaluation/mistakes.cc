#include "app/evaluation/mistakes.h"

#include <array>
#include <cstdio>
#include <utility>

namespace tallyman::evaluation {
namespace {

std::string OrUnknown(const std::string& code) { return code.empty() ? "?" : code; }

// Without an exponent and without trailing zeros.
std::string NumberInWords(double value) {
  std::array<char, 400> text;
  std::snprintf(text.data(), text.size(), "%.6f", value);
  std::string words = text.data();
  words.erase(words.find_last_not_of('0') + 1);
  if (words.ends_with('.')) words.pop_back();
  return words;
}

Mistake MistakeAbout(const DocumentResult& result, MistakeKind kind, const Figure& figure) {
  Mistake mistake;
  mistake.document_id = result.document->id;
  mistake.kind = kind;
  mistake.figure = FigureInWords(figure);
  mistake.statistic = StatisticInWords(figure);
  const auto& gold_claims = result.document->claims;
  if (kind == MistakeKind::kInvented)
    mistake.evidence_quote = result.claims[figure.claim]->evidence.quote.text;
  else
    mistake.gold_quote = gold_claims[figure.claim].quote;
  return mistake;
}

Mistake WrongFigure(const DocumentResult& result, const FigurePair& pair) {
  const Figure& gold = result.gold[pair.gold];
  const Figure& extracted = result.extracted[pair.extracted];
  Mistake mistake = MistakeAbout(result, MistakeKind::kWrong, gold);
  mistake.evidence_quote = result.claims[extracted.claim]->evidence.quote.text;
  for (const FigureField field : pair.wrong) mistake.wrong.push_back({field, extracted[field].value_or(""), gold[field].value_or("")});
  return mistake;
}

}  // namespace

std::string_view Name(MistakeKind kind) {
  constexpr std::string_view kNames[] = {"wrong", "missed", "invented"};
  return kNames[static_cast<std::size_t>(kind)];
}

std::string FigureInWords(const Figure& figure) {
  return std::string(figure.kind()) + " " + NumberInWords(figure.value) + " " + figure.unit;
}

std::string StatisticInWords(const Figure& figure) {
  std::string words;
  for (std::size_t i = 0; i < kStrictFields; ++i) {
    if (!figure.fields[i]) continue;
    const bool is_end = static_cast<FigureField>(i) == FigureField::kEnd;
    words += (words.empty() ? "" : is_end ? ".." : " ") + OrUnknown(*figure.fields[i]);
  }
  return words;
}

std::vector<Mistake> MistakesIn(const std::vector<DocumentResult>& results) {
  std::vector<Mistake> mistakes;
  for (const DocumentResult& result : results) {
    for (const FigurePair& pair : result.pairs)
      if (!pair.wrong.empty()) mistakes.push_back(WrongFigure(result, pair));
    for (const std::size_t i : result.missed) mistakes.push_back(MistakeAbout(result, MistakeKind::kMissed, result.gold[i]));
    for (const std::size_t j : result.invented) mistakes.push_back(MistakeAbout(result, MistakeKind::kInvented, result.extracted[j]));
  }
  return mistakes;
}

}  // namespace tallyman::evaluation
