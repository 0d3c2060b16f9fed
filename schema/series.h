// A reconciled series (formats.md, "A series, out"): what all claims together leave possible for one statistic, period by period.
#ifndef TALLYMAN_SCHEMA_SERIES_H_
#define TALLYMAN_SCHEMA_SERIES_H_

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "schema/claim.h"

namespace tallyman::schema {

struct SeriesPoint {
  Period period;
  Interval interval;                  // an absent end is unbounded
  std::vector<std::string> claims;    // that state it, or that its bounds follow from; sorted
  std::vector<std::string> findings;  // contradictions that cite one of these claims; sorted
  bool is_stated = false;             // some claim gives a level of it; else it follows from others
};

struct Series {
  Statistic statistic;
  Unit unit;
  std::vector<std::string> put_aside;  // claims that the points do not rest on, since the others cannot be right together with them; sorted
  std::vector<SeriesPoint> points;     // by length of the period, then by time
};

nlohmann::ordered_json ToJson(const Series& series);

}  // namespace tallyman::schema

#endif  // TALLYMAN_SCHEMA_SERIES_H_
