#include "store/formats/csv.h"

#include <array>
#include <cstdio>
#include <optional>
#include <string_view>

#include "store/formats/csv_line.h"
#include "store/rows.h"

namespace tallyman::store {
namespace {

using rows::NameOf;
using rows::Text;
using schema::Claim;

constexpr std::string_view kClaimHeader =
    "id,document,title,url,published,publisher,language,flow,reporter,partner,product,measure,basis,side,reporter_text,partner_text,"
    "product_text,period_start,period_end,first_day,last_day,amount,unit,low,high,qualifier,unit_text,converted_amount,converted_unit,"
    "percent,"
    "percent_low,percent_high,delta,delta_unit,versus,base_start,base_end,terms,share,share_of,status,source,confidence,quote,sentence\r\n";

constexpr std::string_view kFindingHeader = "id,kind,rule,severity,gap,publishers,claims,likeliest_wrong,slip,explanation\r\n";

std::string ShortestNumber(double number) {
  std::array<char, 32> digits{};
  std::snprintf(digits.data(), digits.size(), "%g", number);
  return digits.data();
}

void AddNothing(CsvLine& line, int fields) {
  for (int i = 0; i < fields; ++i) line.Add("");
}

std::optional<std::string> ToString(std::optional<std::string_view> text) {
  return text ? std::optional(std::string(*text)) : std::nullopt;
}

void AddDocument(CsvLine& line, const schema::Document& document) {
  line.AddText(document.id).AddText(document.title).AddText(document.url).Add(Text(document.published));
  line.AddText(document.publisher).Add(document.language);
}

void AddStatistic(CsvLine& line, const Claim& claim) {
  const schema::Statistic& statistic = claim.statistic;
  line.Add(schema::Name(statistic.flow)).Add(Text(statistic.reporter)).Add(statistic.partner.text()).Add(statistic.product.text());
  line.Add(ToString(NameOf(statistic.measure))).Add(ToString(NameOf(statistic.basis))).Add(ToString(NameOf(statistic.side)));
  line.AddText(statistic.reporter_text).AddText(statistic.partner_text).AddText(statistic.product_text);
  if (!claim.period) return AddNothing(line, 4);
  line.Add(claim.period->start.ToString()).Add(claim.period->end.ToString());
  line.Add(Text(claim.period->first_day)).Add(Text(claim.period->last_day));
}

void AddLevel(CsvLine& line, const std::optional<schema::Level>& level) {
  if (!level) return AddNothing(line, 8);
  const schema::Amount& main = level->main;
  line.Add(main.amount.ToString()).Add(main.unit.text()).Add(Text(main.interval.low)).Add(Text(main.interval.high));
  line.Add(schema::Name(main.qualifier)).AddText(level->unit_text);
  if (!level->converted) return AddNothing(line, 2);
  line.Add(level->converted->amount.ToString()).Add(level->converted->unit.text());
}

void AddChange(CsvLine& line, const std::optional<schema::Change>& change) {
  if (!change) return AddNothing(line, 9);
  line.Add(Text(change->percent)).Add(Text(change->percent_interval.low)).Add(Text(change->percent_interval.high));
  line.Add(Text(change->delta)).Add(Text(change->delta_unit)).Add(schema::Name(change->versus));
  if (change->base)
    line.Add(change->base->start.ToString()).Add(change->base->end.ToString());
  else
    AddNothing(line, 2);
  line.Add(Text(change->terms));
}

std::string ClaimLine(const Claim& claim) {
  CsvLine line;
  line.Add(claim.id);
  AddDocument(line, claim.document);
  AddStatistic(line, claim);
  AddLevel(line, claim.level);
  AddChange(line, claim.change);
  if (claim.share)
    line.Add(claim.share->percent.ToString()).Add(schema::Name(claim.share->of));
  else
    AddNothing(line, 2);
  line.Add(schema::Name(claim.status)).AddText(claim.source).Add(ShortestNumber(claim.confidence));
  return line.AddText(claim.evidence.quote.text).AddText(claim.evidence.sentence.text).End();
}

class Csv : public ClaimFormatter {
 public:
  std::string Begin() override { return std::string(kClaimHeader); }
  std::string Format(const PreparedDocument& document) override {
    std::string lines;
    for (const Claim& claim : document.claims) lines += ClaimLine(claim);
    return lines;
  }
};

}  // namespace

std::unique_ptr<ClaimFormatter> MakeCsvFormatter() { return std::make_unique<Csv>(); }

std::string FindingsAsCsv(const std::vector<schema::Finding>& findings) {
  std::string lines(kFindingHeader);
  for (const schema::Finding& finding : findings) {
    std::string claims;
    for (const std::string& claim : finding.claims) claims += (claims.empty() ? "" : " ") + claim;
    CsvLine line;
    line.Add(finding.id).Add(schema::Name(finding.kind)).Add(schema::Name(finding.rule)).Add(schema::Name(finding.severity));
    line.Add(ShortestNumber(finding.gap)).Add(std::to_string(finding.publishers)).Add(claims);
    line.Add(finding.suspects.empty() ? std::string_view() : std::string_view(finding.suspects.front().claim));
    line.AddText(finding.slip ? std::optional(finding.slip->repaired) : std::nullopt).AddText(finding.explanation);
    lines += line.End();
  }
  return lines;
}

}  // namespace tallyman::store
