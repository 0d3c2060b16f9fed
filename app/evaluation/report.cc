#include "app/evaluation/report.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>

#include "schema/json_parts.h"

namespace tallyman::evaluation {
namespace {

using nlohmann::ordered_json;
using schema::JsonObject;

constexpr std::size_t kNumberWidth = 10;

std::string Digits(double value, int fraction_digits) {
  std::array<char, 64> text;
  std::snprintf(text.data(), text.size(), "%.*f", fraction_digits, value);
  return text.data();
}

std::string Right(const std::string& text, std::size_t width) { return std::string(width - std::min(width, text.size()), ' ') + text; }

std::string Left(const std::string& text, std::size_t width) { return text + std::string(width - std::min(width, text.size()), ' '); }

std::string Share(const Ratio& ratio) { return ratio.of == 0 ? "-" : Digits(ratio.share(), 3); }

std::string ScoreCells(const Score& score) {
  return "   " + Digits(score.precision, 3) + "  " + Digits(score.recall, 3) + "  " + Digits(score.f1, 3);
}

// One line a group and one for all, of what `cells` says of each.
template <typename Cells>
std::string Lines(const Evaluation& evaluation, std::size_t name_width, Cells cells) {
  std::string lines;
  for (const auto& [name, counts] : evaluation.groups) lines += Left(name, name_width) + cells(counts) + "\n";
  return lines + Left("all", name_width) + cells(evaluation.all) + "\n";
}

std::string ScoreTable(const Evaluation& evaluation, std::size_t name_width) {
  const std::string heading =
      std::string(name_width, ' ') + "  documents   figures   found P      R     F1   strict P      R     F1   whole\n";
  return heading + Lines(evaluation, name_width, [](const Counts& counts) {
           return Right(std::to_string(counts.documents), 11) + Right(std::to_string(counts.gold_figures), kNumberWidth) + "  " +
                  ScoreCells(counts.FoundScore()) + "   " + ScoreCells(counts.StrictScore()) + "   " + Share(counts.whole);
         });
}

std::string FieldTable(const Evaluation& evaluation, std::size_t name_width) {
  std::string heading = "\nFields right, of the found figures\n" + std::string(name_width, ' ');
  for (std::size_t i = 0; i < kFigureFields; ++i) heading += Right(std::string(Name(static_cast<FigureField>(i))), kNumberWidth);
  heading += Right("evidence", kNumberWidth) + "\n";
  return heading + Lines(evaluation, name_width, [](const Counts& counts) {
           std::string cells;
           for (const Ratio& field : counts.fields) cells += Right(Share(field), kNumberWidth);
           return cells + Right(Share(counts.evidence), kNumberWidth);
         });
}

std::string ReliabilityTable(const Calibration& calibration) {
  std::string table = "\nReliability of confidence\n  given         claims   mean given   strictly right\n";
  for (std::size_t i = 0; i < Calibration::kBins; ++i) {
    const Calibration::Bin& bin = calibration.bins()[i];
    table += "  " + Digits(Calibration::LowerBound(i), 1) + " to " + Digits(Calibration::UpperBound(i), 1) +
             Right(std::to_string(bin.claims), kNumberWidth);
    if (bin.claims > 0) table += Right(Digits(bin.mean_confidence(), 3), 13) + Right(Digits(bin.share_right(), 3), 17);
    table += "\n";
  }
  return table + "  expected calibration error " + Digits(calibration.ExpectedCalibrationError(), 3) + "\n";
}

std::string MistakeLine(const Mistake& mistake) {
  std::string line = Left(std::string(Name(mistake.kind)), 9) + mistake.document_id + " | " + mistake.figure + " | ";
  if (mistake.wrong.empty()) line += mistake.statistic;
  const char* separator = "";
  for (const WrongField& wrong : mistake.wrong) {
    const std::string extracted = wrong.extracted.empty() ? "?" : wrong.extracted;
    line += separator + std::string(Name(wrong.field)) + ": " + extracted + " not " + wrong.gold;
    separator = ", ";
  }
  line += " | " + (mistake.kind == MistakeKind::kInvented ? mistake.evidence_quote : mistake.gold_quote);
  const auto is_control = [](char c) { return (c >= 0 && c < ' ') || c == 0x7F; };
  std::replace_if(line.begin(), line.end(), is_control, ' ');
  return line + "\n";
}

std::string MistakeLines(const std::vector<Mistake>& mistakes, std::size_t most) {
  const std::size_t shown = std::min(mistakes.size(), most);
  std::string lines;
  for (std::size_t i = 0; i < shown; ++i) lines += MistakeLine(mistakes[i]);
  if (most > 0 && mistakes.size() > shown) lines += "and " + std::to_string(mistakes.size() - shown) + " more\n";
  return lines.empty() ? lines : lines + "\n";
}

ordered_json ScoreJson(const Score& score) {
  return JsonObject(3)
      .Add("precision", RoundedScore(score.precision))
      .Add("recall", RoundedScore(score.recall))
      .Add("f1", RoundedScore(score.f1))
      .Build();
}

ordered_json RatioJson(const Ratio& ratio) {
  return JsonObject(3).Add("right", ratio.right).Add("of", ratio.of).Add("share", RoundedScore(ratio.share())).Build();
}

ordered_json CountsJson(const Counts& counts) {
  JsonObject fields(kFigureFields);
  for (std::size_t i = 0; i < kFigureFields; ++i) {
    const std::string name(Name(static_cast<FigureField>(i)));
    if (counts.fields[i].of > 0) fields.Add(name.c_str(), RatioJson(counts.fields[i]));
  }
  JsonObject silent(2);
  silent.Add("documents", counts.documents_without_claims).Add("claims", counts.claims_in_documents_without_claims);
  return JsonObject(10)
      .Add("documents", counts.documents)
      .Add("gold_figures", counts.gold_figures)
      .Add("extracted_figures", counts.extracted_figures)
      .Add("found", ScoreJson(counts.FoundScore()))
      .Add("strict", ScoreJson(counts.StrictScore()))
      .Add("whole", RatioJson(counts.whole))
      .Add("fields", fields.Build())
      .Add("evidence", RatioJson(counts.evidence))
      .Add("documents_without_claims", silent.Build())
      .Build();
}

ordered_json ReliabilityJson(const Calibration& calibration) {
  ordered_json bins = ordered_json::array();
  for (std::size_t i = 0; i < Calibration::kBins; ++i) {
    const Calibration::Bin& bin = calibration.bins()[i];
    const auto or_null = [&bin](double value) { return bin.claims > 0 ? ordered_json(RoundedScore(value)) : ordered_json(nullptr); };
    bins.push_back(JsonObject(5)
                       .Add("low", Calibration::LowerBound(i))
                       .Add("high", Calibration::UpperBound(i))
                       .Add("claims", bin.claims)
                       .Add("mean_confidence", or_null(bin.mean_confidence()))
                       .Add("strictly_right", or_null(bin.share_right()))
                       .Build());
  }
  return bins;
}

ordered_json MistakeJson(const Mistake& mistake) {
  ordered_json wrong = ordered_json::array();
  const auto text_or_null = [](const std::string& text) { return text.empty() ? ordered_json(nullptr) : ordered_json(text); };
  for (const WrongField& field : mistake.wrong) {
    wrong.push_back(JsonObject(3)
                        .Add("field", std::string(Name(field.field)))
                        .Add("extracted", text_or_null(field.extracted))
                        .Add("gold", text_or_null(field.gold))
                        .Build());
  }
  return JsonObject(7)
      .Add("document", mistake.document_id)
      .Add("mistake", std::string(Name(mistake.kind)))
      .Add("figure", mistake.figure)
      .Add("statistic", mistake.statistic)
      .Add("wrong", std::move(wrong))
      .Add("gold_quote", text_or_null(mistake.gold_quote))
      .Add("evidence_quote", text_or_null(mistake.evidence_quote))
      .Build();
}

}  // namespace

double RoundedScore(double score) { return std::strtod(Digits(score, 4).c_str(), nullptr); }

Evaluation Evaluate(const std::vector<DocumentResult>& results, Grouping grouping) {
  Evaluation evaluation{{}, grouping, {}, Calibration(results), MistakesIn(results)};
  for (const DocumentResult& result : results) {
    evaluation.all += result.counts;
    evaluation.groups[grouping == Grouping::kLanguage ? result.document->language : result.document->id] += result.counts;
  }
  return evaluation;
}

std::string Table(const Evaluation& evaluation, std::size_t most_mistakes) {
  std::size_t name_width = 3;
  for (const auto& [name, counts] : evaluation.groups) name_width = std::max(name_width, name.size());
  return MistakeLines(evaluation.mistakes, most_mistakes) + ScoreTable(evaluation, name_width) + FieldTable(evaluation, name_width) +
         "\nArticles without any claim: " + std::to_string(evaluation.all.documents_without_claims) +
         "; claims made in them: " + std::to_string(evaluation.all.claims_in_documents_without_claims) + "\n" +
         ReliabilityTable(evaluation.calibration);
}

ordered_json ToJson(const Evaluation& evaluation, std::size_t most_mistakes) {
  ordered_json groups = ordered_json::object();
  for (const auto& [name, counts] : evaluation.groups) groups[name] = CountsJson(counts);
  ordered_json mistakes = ordered_json::array();
  const std::size_t shown = std::min(evaluation.mistakes.size(), most_mistakes);
  for (std::size_t i = 0; i < shown; ++i) mistakes.push_back(MistakeJson(evaluation.mistakes[i]));
  return JsonObject(7)
      .Add("all", CountsJson(evaluation.all))
      .Add("grouped_by", evaluation.grouping == Grouping::kLanguage ? "language" : "document")
      .Add("groups", std::move(groups))
      .Add("reliability", ReliabilityJson(evaluation.calibration))
      .Add("expected_calibration_error", RoundedScore(evaluation.calibration.ExpectedCalibrationError()))
      .Add("mistake_count", evaluation.mistakes.size())
      .Add("mistakes", std::move(mistakes))
      .Build();
}

}  // namespace tallyman::evaluation
