#include "app/evaluation/html.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <optional>

#include "app/evaluation/evidence_check.h"
#include "app/evaluation/html_style.h"
#include "app/evaluation/marked_text.h"

namespace tallyman::evaluation {
namespace {

using schema::Field;
using schema::TextSpan;

// One line of a document's table: what the gold says, what was claimed, or both.
struct Row {
  Verdict verdict = Verdict::kRight;
  const Figure* gold = nullptr;
  const Figure* extracted = nullptr;
  std::string anchor;

  const Figure& figure() const { return gold != nullptr ? *gold : *extracted; }
};

// In the order of the gold, what was invented last.
std::vector<Row> RowsOf(const DocumentResult& result, std::size_t document) {
  std::vector<Row> rows(result.gold.size());
  for (std::size_t i = 0; i < rows.size(); ++i) rows[i] = {Verdict::kMissed, &result.gold[i], nullptr, {}};
  for (const FigurePair& pair : result.pairs) {
    rows[pair.gold].verdict = pair.wrong.empty() ? Verdict::kRight : Verdict::kWrong;
    rows[pair.gold].extracted = &result.extracted[pair.extracted];
  }
  for (const std::size_t j : result.invented) rows.push_back({Verdict::kInvented, nullptr, &result.extracted[j], {}});
  for (std::size_t i = 0; i < rows.size(); ++i)
    rows[i].anchor.append("f").append(std::to_string(document)).append("-").append(std::to_string(i));
  return rows;
}

std::string OrUnknown(const std::string& code) { return code.empty() ? "?" : code; }

// What was claimed struck out, what is right behind it.
std::string Correction(const std::string& extracted, const std::string& gold) {
  return "<del>" + Escaped(OrUnknown(extracted)) + "</del> <ins>" + Escaped(OrUnknown(gold)) + "</ins>";
}

std::string FieldCell(const Row& row, FigureField field) {
  const auto& known = row.figure()[field];
  if (!known) return "";
  if (row.gold == nullptr || row.extracted == nullptr || (*row.gold)[field] == (*row.extracted)[field]) return Escaped(OrUnknown(*known));
  return Correction((*row.extracted)[field].value_or(""), *known);
}

// Qualifier, terms and share_of, where the two sides disagree.
std::string OtherFields(const Row& row) {
  std::string cell;
  if (row.gold == nullptr || row.extracted == nullptr) return cell;
  for (std::size_t i = kStrictFields; i < kFigureFields; ++i) {
    const auto &gold = row.gold->fields[i], &extracted = row.extracted->fields[i];
    if (gold && extracted && *gold != *extracted)
      cell += std::string(Name(static_cast<FigureField>(i))) + " " + Correction(*extracted, *gold) + " ";
  }
  return cell;
}

std::string Confidence(const DocumentResult& result, const Row& row) {
  if (row.extracted == nullptr) return "";
  std::array<char, 16> text;
  std::snprintf(text.data(), text.size(), "%.2f", result.claims[row.extracted->claim]->confidence);
  return text.data();
}

const std::string& QuoteOf(const DocumentResult& result, const Row& row) {
  return row.gold != nullptr ? result.document->claims[row.gold->claim].quote : result.claims[row.extracted->claim]->evidence.quote.text;
}

std::string TableRow(const DocumentResult& result, const Row& row) {
  const std::string verdict(Name(row.verdict));
  std::string html = "<tr id=\"" + row.anchor + "\"><td class=\"" + verdict + "\">" + verdict + "</td><td>" +
                     Escaped(FigureInWords(row.figure())) + "</td>";
  for (std::size_t i = 0; i < kStrictFields; ++i) html += "<td>" + FieldCell(row, static_cast<FigureField>(i)) + "</td>";
  return html + "<td>" + OtherFields(row) + "</td><td>" + Confidence(result, row) + "</td><td class=\"words\"" +
         LanguageAttributes(result.document->language) + ">" + Escaped(QuoteOf(result, row)) + "</td></tr>\n";
}

std::string FigureTable(const DocumentResult& result, const std::vector<Row>& rows) {
  if (rows.empty()) return "<p>No figures, neither annotated nor claimed.</p>\n";
  std::string html = "<div class=\"scroll\"><table><tr><th></th><th>figure</th>";
  for (std::size_t i = 0; i < kStrictFields; ++i) html += "<th>" + std::string(Name(static_cast<FigureField>(i))) + "</th>";
  html += "<th>also</th><th>confidence</th><th>quote</th></tr>\n";
  for (const Row& row : rows) html += TableRow(result, row);
  return html + "</table></div>\n";
}

// "wrong: percent 5.1 %, exports CN RU total 2024-06..2024-06 actual yoy; claimed ...": for whoever points at a mark.
std::string NoteOn(const Row& row) {
  std::string note = std::string(Name(row.verdict)) + ": " + FigureInWords(row.figure()) + ", " + StatisticInWords(row.figure());
  if (row.verdict == Verdict::kWrong) note += "; claimed " + StatisticInWords(*row.extracted);
  return note;
}

// The places of a claim's figure in the article; its quote's where the claim does not tell.
std::vector<TextSpan> PlacesOf(const schema::Evidence& evidence, schema::SpanRole role) {
  std::vector<TextSpan> places;
  for (const schema::RoleSpan& span : evidence.spans)
    if (span.role == role) places.push_back(span.span);
  if (places.empty()) places.push_back(evidence.quote.span);
  return places;
}

struct ArticleMarks {
  std::vector<TextMark> quotes;
  std::vector<TextMark> figures;
};

ArticleMarks MarksOf(const DocumentResult& result, const std::vector<Row>& rows, const std::u32string& title, const std::u32string& text) {
  ArticleMarks marks;
  for (const Row& row : rows) {
    const std::string note = NoteOn(row);
    if (row.gold != nullptr) {
      const std::u32string quote = CodePointsOf(result.document->claims[row.gold->claim].quote);
      for (const auto& place : {Find(quote, title, Field::kTitle), Find(quote, text, Field::kText)})
        if (place) marks.quotes.push_back({*place, row.verdict, row.anchor, note});
    }
    if (row.extracted != nullptr)
      for (const TextSpan& place : PlacesOf(result.claims[row.extracted->claim]->evidence, row.extracted->role))
        marks.figures.push_back({place, row.verdict, row.anchor, note});
  }
  return marks;
}

std::string Article(const DocumentResult& result, const std::vector<Row>& rows) {
  const std::u32string title = CodePointsOf(result.document->title), text = CodePointsOf(result.document->text);
  const ArticleMarks marks = MarksOf(result, rows, title, text);
  return "<div class=\"article\"" + LanguageAttributes(result.document->language) + "><h3>" +
         MarkedText(title, Field::kTitle, marks.quotes, marks.figures) + "</h3>\n" +
         MarkedText(text, Field::kText, marks.quotes, marks.figures) + "</div>\n";
}

std::string VerdictCounts(const std::vector<Row>& rows) {
  std::string counts;
  for (const Verdict verdict : {Verdict::kRight, Verdict::kWrong, Verdict::kMissed, Verdict::kInvented}) {
    const auto count = std::count_if(rows.begin(), rows.end(), [verdict](const Row& row) { return row.verdict == verdict; });
    if (count > 0) counts += (counts.empty() ? "" : ", ") + std::to_string(count) + " " + std::string(Name(verdict));
  }
  return counts.empty() ? "no figures" : counts;
}

std::string Section(const DocumentResult& result, std::size_t document) {
  const std::vector<Row> rows = RowsOf(result, document);
  const bool all_right = std::all_of(rows.begin(), rows.end(), [](const Row& row) { return row.verdict == Verdict::kRight; });
  return std::string("<details") + (all_right ? "" : " open") + "><summary><b>" + Escaped(result.document->id) + "</b>" +
         Escaped(result.document->language) + ": " + VerdictCounts(rows) + "</summary>\n" + Article(result, rows) +
         FigureTable(result, rows) + "</details>\n";
}

constexpr char kLegend[] =
    R"html(<p>A figure is <span class="figure right">right</span>, <span class="figure wrong">wrong</span> in the fields that its
row corrects (<del>claimed</del> <ins>gold</ins>), <span class="quote missed">missed</span>, or <span class="figure invented">invented</span>. In the
article, boxes are the figures that were claimed, lines below the words are the gold's quotes. Point at a mark to see what it is; a mark leads to
its row.</p>
)html";

}  // namespace

std::string HtmlPage(const std::vector<DocumentResult>& results, const Evaluation& evaluation) {
  std::string html =
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>Claims against gold</title>\n<style>";
  html += kStyle;
  html += "</style>\n</head>\n<body>\n<h1>Claims against gold</h1>\n<pre>" + Escaped(Table(evaluation, 0)) + "</pre>\n" + kLegend;
  for (std::size_t i = 0; i < results.size(); ++i) html += Section(results[i], i);
  return html + "</body>\n</html>\n";
}

}  // namespace tallyman::evaluation
