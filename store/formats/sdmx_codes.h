// What SdmxStructure and the SDMX-CSV formatter share: identifiers, and codes as SDMX can spell them.
#ifndef TALLYMAN_STORE_FORMATS_SDMX_CODES_H_
#define TALLYMAN_STORE_FORMATS_SDMX_CODES_H_

#include <string>
#include <string_view>

namespace tallyman::store::sdmx {

inline constexpr char kAgency[] = "TALLYMAN";
inline constexpr char kVersion[] = "1.1.0";
inline constexpr char kFlow[] = "CLAIMS";

// SDMX's codes for what the claim does not tell and for what does not apply to it.
inline constexpr char kNotKnown[] = "_U";
inline constexpr char kNotApplicable[] = "_Z";
// A period that is no month, quarter, half year or year.
inline constexpr char kOtherFrequency[] = "_O";

struct Component {
  std::string_view id;
  std::string_view name;
  std::string_view code_list;  // empty for free values
};

// The dimensions, without the last one, TIME_PERIOD, and the attributes, in the order of the columns.
inline constexpr Component kDimensions[] = {{"FREQ", "Length of the period", "CL_FREQ"},
                                            {"REF_AREA", "Reporter: whose statistic it is", "CL_AREA"},
                                            {"COUNTERPART_AREA", "Partner: the other side", "CL_AREA"},
                                            {"FLOW", "Flow of trade", "CL_FLOW"},
                                            {"PRODUCT", "Group of goods or services", "CL_PRODUCT"},
                                            {"MEASURE", "What is measured", "CL_MEASURE"},
                                            {"BASIS", "Adjustment or system of trade", "CL_BASIS"},
                                            {"FIGURE", "Which figure of the claim", "CL_FIGURE"},
                                            {"UNIT_MEASURE", "Unit", "CL_UNIT"},
                                            {"CLAIM", "Id of the claim: several articles may state one statistic", ""}};
inline constexpr Component kAttributes[] = {{"OBS_LOW", "Least value that rounds to what is printed", ""},
                                            {"OBS_HIGH", "Greatest value that rounds to what is printed", ""},
                                            {"QUALIFIER", "How the figure is hedged", "CL_QUALIFIER"},
                                            {"VERSUS", "What a change is against", "CL_VERSUS"},
                                            {"BASE_PERIOD", "Period that a change is against", ""},
                                            {"SHARE_OF", "What a share is of", "CL_SHARE_OF"},
                                            {"CLAIM_STATUS", "Reported, forecast or aimed at", "CL_CLAIM_STATUS"},
                                            {"CONFIDENCE", "How likely the claim is wholly right", ""},
                                            {"DOCUMENT", "Id of the article", ""},
                                            {"PUBLISHED", "Day of its publication", ""},
                                            {"SIDE", "Surplus or deficit, as the article calls a balance", "CL_SIDE"},
                                            {"TERMS", "Currency that a relative change is measured in", "CL_UNIT"},
                                            {"WHOLE_COUNTERPART_AREA", "Partner of the whole of a share", "CL_AREA"},
                                            {"WHOLE_PRODUCT", "Product of the whole of a share", "CL_PRODUCT"},
                                            {"REF_AREA_TEXT", "The article's words for the reporter", ""},
                                            {"COUNTERPART_AREA_TEXT", "The article's words for the partner", ""},
                                            {"PRODUCT_TEXT", "The article's words for the product", ""},
                                            {"UNIT_TEXT", "The article's words for a unit without a code", ""},
                                            {"SOURCE", "Who is cited for the figure", ""}};

// SDMX's identifiers have no slash and no percent sign.
inline std::string UnitCode(std::string_view unit) {
  if (unit == "%") return "PT";
  std::string code(unit);
  for (char& c : code)
    if (c == '/') c = '_';
  return code;
}

}  // namespace tallyman::store::sdmx

#endif  // TALLYMAN_STORE_FORMATS_SDMX_CODES_H_
