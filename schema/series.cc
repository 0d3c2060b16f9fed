#include "schema/series.h"

#include "schema/json_parts.h"

namespace tallyman::schema {

nlohmann::ordered_json ToJson(const Series& series) {
  nlohmann::ordered_json points = nlohmann::ordered_json::array();
  for (const SeriesPoint& point : series.points)
    points.push_back({{"start", point.period.start.ToString()},
                      {"end", point.period.end.ToString()},
                      {"low", OrNull(point.interval.low)},
                      {"high", OrNull(point.interval.high)},
                      {"stated", point.is_stated},
                      {"claims", point.claims},
                      {"findings", point.findings}});
  return {{"schema", "series/1"},
          {"statistic", ToJson(series.statistic)},
          {"unit", series.unit.ToString()},
          {"put_aside", series.put_aside},
          {"points", std::move(points)}};
}

}  // namespace tallyman::schema
