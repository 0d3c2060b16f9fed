#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "schema/names.h"
#include "store/formats/sdmx_codes.h"
#include "store/formats/sdmx_csv.h"
#include "store/schema_sql.h"

namespace tallyman::store {
namespace {

constexpr char kHead[] = R"(<?xml version="1.0" encoding="UTF-8"?>
<mes:Structure xmlns:mes="http://www.sdmx.org/resources/sdmxml/schemas/v3_0/message" xmlns:str="http://www.sdmx.org/resources/sdmxml/schemas/v3_0/structure" xmlns:com="http://www.sdmx.org/resources/sdmxml/schemas/v3_0/common">
<mes:Header><mes:ID>TALLYMAN_CLAIMS</mes:ID><mes:Test>false</mes:Test><mes:Prepared>2026-01-01T00:00:00Z</mes:Prepared><mes:Sender id="TALLYMAN"/></mes:Header>
<mes:Structures>
)";

using CodeNames = std::vector<std::pair<std::string, std::string>>;

std::string Escaped(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    switch (c) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      default:
        escaped.push_back(c);
    }
  }
  return escaped;
}

std::string NameElement(std::string_view name) { return "<com:Name xml:lang=\"en\">" + Escaped(name) + "</com:Name>"; }

// "urn:sdmx:org.sdmx.infomodel.codelist.Codelist=TALLYMAN:CL_FLOW(1.0.0)"; `of` is "codelist.Codelist".
std::string Urn(std::string_view of, std::string_view id, std::string_view item = {}) {
  std::string urn = "urn:sdmx:org.sdmx.infomodel.";
  ((((urn += of) += "=") += sdmx::kAgency) += ":") += id;
  urn += std::string("(") + sdmx::kVersion + ")";
  if (!item.empty()) (urn += ".") += item;
  return urn;
}

// The attributes by which an artefact is known.
std::string Identity(std::string_view id, const std::string& urn) {
  return " id=\"" + std::string(id) + "\" agencyID=\"" + sdmx::kAgency + "\" version=\"" + sdmx::kVersion + "\" urn=\"" + urn + "\"";
}

CodeNames CodesOf(const std::vector<NamedCode>& table) {
  CodeNames codes;
  for (const NamedCode& code : table) codes.emplace_back(code.code, code.name);
  return codes;
}

CodeNames UnitCodes() {
  CodeNames codes;
  for (const NamedCode& unit : UnitNames()) codes.emplace_back(sdmx::UnitCode(unit.code), unit.name);
  codes.emplace_back(sdmx::kNotKnown, "Not known");
  return codes;
}

// The names of an enumeration stand for themselves.
template <typename Enum>
CodeNames CodesOf(Enum any, CodeNames more = {}) {
  CodeNames codes;
  for (const std::string_view name : schema::Names(any)) codes.emplace_back(name, name);
  codes.insert(codes.end(), more.begin(), more.end());
  return codes;
}

std::string CodeList(const std::string& id, const std::string& name, const CodeNames& codes) {
  std::string xml = "<str:Codelist" + Identity(id, Urn("codelist.Codelist", id)) + ">" + NameElement(name) + "\n";
  for (const auto& [code, meaning] : codes)
    xml += "<str:Code id=\"" + code + "\" urn=\"" + Urn("codelist.Code", id, code) + "\">" + NameElement(meaning) + "</str:Code>\n";
  return xml + "</str:Codelist>\n";
}

std::string CodeLists() {
  CodeNames areas = CodesOf(AreaNames());
  areas.emplace_back(sdmx::kNotKnown, "Not known");
  const CodeNames frequencies = {
      {"M", "Monthly"}, {"Q", "Quarterly"}, {"S", "Half-yearly"}, {"A", "Annual"}, {sdmx::kOtherFrequency, "Any other length"}};
  const CodeNames figures = {{"level", "Level"},
                             {"converted", "The same level in a second unit"},
                             {"percent", "Relative change"},
                             {"delta", "Absolute change"},
                             {"share", "Share of a whole"}};
  return "<str:Codelists>\n" + CodeList("CL_FREQ", "Length of the period", frequencies) + CodeList("CL_AREA", "Areas", areas) +
         CodeList("CL_FLOW", "Flows of trade", CodesOf(schema::Flow())) + CodeList("CL_PRODUCT", "Products", CodesOf(ProductNames())) +
         CodeList("CL_MEASURE", "What is measured", CodesOf(schema::Measure(), {{sdmx::kNotKnown, "Not known"}})) +
         CodeList("CL_BASIS", "Adjustment or system of trade", CodesOf(schema::Basis(), {{sdmx::kNotApplicable, "None"}})) +
         CodeList("CL_FIGURE", "Figures of a claim", figures) + CodeList("CL_UNIT", "Units", UnitCodes()) +
         CodeList("CL_QUALIFIER", "Hedges", CodesOf(normalize::Qualifier())) +
         CodeList("CL_VERSUS", "What a change is against", CodesOf(schema::Versus())) +
         CodeList("CL_SHARE_OF", "What a share is of", CodesOf(schema::ShareOf())) +
         CodeList("CL_SIDE", "Sides of a balance", CodesOf(schema::Side())) +
         CodeList("CL_CLAIM_STATUS", "Status of a claim", CodesOf(schema::Status())) + "</str:Codelists>\n";
}

constexpr char kConcepts[] = "CONCEPTS";
constexpr sdmx::Component kOwnComponents[] = {{"TIME_PERIOD", "Period that the figure covers", ""}, {"OBS_VALUE", "The figure", ""}};

std::string Concepts() {
  std::string xml = "<str:ConceptSchemes>\n<str:ConceptScheme" + Identity(kConcepts, Urn("conceptscheme.ConceptScheme", kConcepts)) + ">" +
                    NameElement("Concepts of claims") + "\n";
  const auto add = [&](const sdmx::Component& component) {
    xml += "<str:Concept id=\"" + std::string(component.id) + "\" urn=\"" + Urn("conceptscheme.Concept", kConcepts, component.id) + "\">" +
           NameElement(component.name) + "</str:Concept>\n";
  };
  for (const auto& component : sdmx::kDimensions) add(component);
  for (const auto& component : kOwnComponents) add(component);
  for (const auto& component : sdmx::kAttributes) add(component);
  return xml + "</str:ConceptScheme>\n</str:ConceptSchemes>\n";
}

std::string ConceptAndCodes(std::string_view id, std::string_view code_list, std::string_view text_format = {}) {
  std::string xml = "<str:ConceptIdentity>" + Urn("conceptscheme.Concept", kConcepts, id) + "</str:ConceptIdentity>";
  if (!code_list.empty())
    xml +=
        "<str:LocalRepresentation><str:Enumeration>" + Urn("codelist.Codelist", code_list) + "</str:Enumeration></str:LocalRepresentation>";
  if (!text_format.empty())
    xml += "<str:LocalRepresentation><str:TextFormat textType=\"" + std::string(text_format) + "\"/></str:LocalRepresentation>";
  return xml;
}

std::string DataStructure() {
  std::string xml = "<str:DataStructures>\n<str:DataStructure" + Identity(sdmx::kFlow, Urn("datastructure.DataStructure", sdmx::kFlow)) +
                    ">" + NameElement("Claims about foreign trade") +
                    "\n<str:DataStructureComponents>\n<str:DimensionList id=\"DimensionDescriptor\">\n";
  int position = 0;
  for (const auto& dimension : sdmx::kDimensions)
    xml += "<str:Dimension id=\"" + std::string(dimension.id) + "\" position=\"" + std::to_string(++position) + "\">" +
           ConceptAndCodes(dimension.id, dimension.code_list, dimension.code_list.empty() ? "String" : "") + "</str:Dimension>\n";
  xml += "<str:TimeDimension id=\"TIME_PERIOD\" position=\"" + std::to_string(++position) + "\">" +
         ConceptAndCodes("TIME_PERIOD", "", "ObservationalTimePeriod") +
         "</str:TimeDimension>\n</str:DimensionList>\n<str:AttributeList id=\"AttributeDescriptor\">\n";
  for (const auto& attribute : sdmx::kAttributes)
    xml += "<str:Attribute id=\"" + std::string(attribute.id) + "\" usage=\"optional\">" +
           ConceptAndCodes(attribute.id, attribute.code_list) +
           "<str:AttributeRelationship><str:Observation/></str:AttributeRelationship></str:Attribute>\n";
  return xml + "</str:AttributeList>\n<str:MeasureList id=\"MeasureDescriptor\">\n<str:Measure id=\"OBS_VALUE\" usage=\"mandatory\">" +
         ConceptAndCodes("OBS_VALUE", "", "Decimal") +
         "</str:Measure>\n</str:MeasureList>\n</str:DataStructureComponents>\n</str:DataStructure>\n</str:DataStructures>\n";
}

std::string DataFlow() {
  return "<str:Dataflows>\n<str:Dataflow" + Identity(sdmx::kFlow, Urn("datastructure.Dataflow", sdmx::kFlow)) + ">" +
         NameElement("Claims about foreign trade") + "<str:Structure>" + Urn("datastructure.DataStructure", sdmx::kFlow) +
         "</str:Structure></str:Dataflow>\n</str:Dataflows>\n";
}

}  // namespace

// The message schema wants the kinds in this order.
std::string SdmxStructure() {
  return kHead + CodeLists() + Concepts() + DataFlow() + DataStructure() + "</mes:Structures>\n</mes:Structure>\n";
}

}  // namespace tallyman::store
