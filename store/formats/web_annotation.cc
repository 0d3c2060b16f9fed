#include "store/formats/web_annotation.h"

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "store/formats/article_link.h"

namespace tallyman::store {
namespace {

using Json = nlohmann::ordered_json;
using schema::Claim;
using schema::Excerpt;
using schema::TextSpan;

constexpr char kHead[] =
    "{\"@context\": \"http://www.w3.org/ns/anno.jsonld\", \"id\": \"urn:tallyman:annotations\", \"type\": \"AnnotationPage\", \"items\": [";

// The bytes of code points `from` to `to`; clamped to the text.
std::string_view CodePoints(std::string_view text, int from, int to) {
  std::size_t begin = text.size(), end = text.size(), at = 0;
  for (int number = 0; at < text.size(); ++number) {
    if (number == from) begin = at;
    if (number == to) {
      end = at;
      break;
    }
    for (++at; at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;) ++at;
  }
  return begin < end ? text.substr(begin, end - begin) : std::string_view();
}

// What is chosen, of a span that lies in the sentence; nothing for any other.
std::optional<Json> Target(const Claim& claim, const TextSpan& span) {
  const Excerpt& sentence = claim.evidence.sentence;
  if (span.field != sentence.span.field || span.start < sentence.span.start || span.end > sentence.span.end) return std::nullopt;
  const int start = span.start - sentence.span.start, end = span.end - sentence.span.start;
  Json selector = {{"type", "TextQuoteSelector"},
                   {"exact", CodePoints(sentence.text, start, end)},
                   {"prefix", CodePoints(sentence.text, 0, start)},
                   {"suffix", CodePoints(sentence.text, end, sentence.span.end - sentence.span.start)}};
  // Places count within the text; the title is a text of its own.
  if (span.field == schema::Field::kText)
    selector = Json::array({selector, {{"type", "TextPositionSelector"}, {"start", span.start}, {"end", span.end}}});
  return Json{{"source", ArticleAddress(claim.document)}, {"selector", selector}};
}

Json Annotation(const std::string& id, const char* motivation, Json body, Json target) {
  return {{"id", id}, {"type", "Annotation"}, {"motivation", motivation}, {"body", std::move(body)}, {"target", std::move(target)}};
}

class WebAnnotation : public ClaimFormatter {
 public:
  std::string Begin() override { return kHead; }

  std::string Format(const PreparedDocument& document) override {
    std::string text;
    for (std::size_t i = 0; i < document.claims.size(); ++i) Add(document.claims[i], document.records[i], text);
    return text;
  }

  std::string End() override { return "\n]}\n"; }

 private:
  void Add(const Claim& claim, const std::string& record, std::string& text) {
    const std::string id = "urn:tallyman:claim:" + claim.id;
    const Json body = {{"type", "TextualBody"}, {"purpose", "describing"}, {"format", "application/json"}, {"value", record}};
    if (const auto target = Target(claim, claim.evidence.quote.span)) Put(Annotation(id, "describing", body, *target), text);
    int number = 0;
    for (const auto& [role, span] : claim.evidence.spans) {
      ++number;
      const Json tag = {{"type", "TextualBody"}, {"purpose", "tagging"}, {"value", schema::Name(role)}};
      if (const auto target = Target(claim, span)) Put(Annotation(id + ":" + std::to_string(number), "tagging", tag, *target), text);
    }
  }

  void Put(const Json& annotation, std::string& text) {
    text += is_first_ ? "\n" : ",\n";
    is_first_ = false;
    text += annotation.dump();
  }

  bool is_first_ = true;
};

}  // namespace

std::unique_ptr<ClaimFormatter> MakeWebAnnotationFormatter() { return std::make_unique<WebAnnotation>(); }

}  // namespace tallyman::store
