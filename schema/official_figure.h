// A figure of an official statistic, to check claims against (formats.md, "A table of official figures, in").
#ifndef TALLYMAN_SCHEMA_OFFICIAL_FIGURE_H_
#define TALLYMAN_SCHEMA_OFFICIAL_FIGURE_H_

#include <string>

#include "schema/claim.h"

namespace tallyman::schema {

struct OfficialFigure {
  Statistic statistic;  // with a reporter
  Period period;
  Decimal amount;
  Unit unit;
  std::string source;   // who published it
  std::string vintage;  // when, as far as the table tells; later ones are greater. May be empty
};

}  // namespace tallyman::schema

#endif  // TALLYMAN_SCHEMA_OFFICIAL_FIGURE_H_
