// What is wrong in extracted claims, figure by figure, in the words of the formats.
#ifndef TALLYMAN_APP_EVALUATION_MISTAKES_H_
#define TALLYMAN_APP_EVALUATION_MISTAKES_H_

#include <string>
#include <string_view>
#include <vector>

#include "app/evaluation/scoring.h"

namespace tallyman::evaluation {

enum class MistakeKind {
  kWrong,     // found, with wrong fields
  kMissed,    // in the gold, not among the claims
  kInvented,  // among the claims, not in the gold
};

// "wrong", "missed", "invented".
std::string_view Name(MistakeKind kind);

struct WrongField {
  FigureField field;
  std::string extracted;  // empty where the claim leaves it open
  std::string gold;
};

struct Mistake {
  std::string document_id;
  MistakeKind kind = MistakeKind::kWrong;
  std::string figure;             // "level 70230000000 CNY"
  std::string statistic;          // all fields: of the gold, of an invented figure as extracted
  std::vector<WrongField> wrong;  // only of kWrong
  std::string gold_quote;         // empty for kInvented
  std::string evidence_quote;     // of the claim; empty for kMissed
};

// "level 70230000000 CNY", "percent -16 %".
std::string FigureInWords(const Figure& figure);

// "exports CN RU total 2024-06..2024-06 actual yoy"; "?" for what is left open.
std::string StatisticInWords(const Figure& figure);

// Document by document: what is wrong, what was missed, what was invented.
std::vector<Mistake> MistakesIn(const std::vector<DocumentResult>& results);

}  // namespace tallyman::evaluation

#endif  // TALLYMAN_APP_EVALUATION_MISTAKES_H_
