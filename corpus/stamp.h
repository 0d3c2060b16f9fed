// Days as programs write them for programs: in meta elements, JSON-LD, attributes.
#ifndef TALLYMAN_CORPUS_STAMP_H_
#define TALLYMAN_CORPUS_STAMP_H_

#include <optional>
#include <string_view>

#include "normalize/period.h"

namespace tallyman::corpus {

struct Stamp {
  normalize::Date day;
  // The hour of a time that is given in UTC: where the site is, it may be the day before or after.
  std::optional<int> utc_hour;

  // Whether it is `other` somewhere on earth at that time.
  bool CanBe(const normalize::Date& other) const;
};

// The day of ISO 8601, RFC 822, "Wed Mar 03 10:00:00 UTC 2021", of the seconds or milliseconds since 1970 in digits, or of a printed date
// (dates.h). `language` as for ReadDate. Nothing for anything else.
std::optional<Stamp> ReadStamp(std::string_view text, std::string_view language);

}  // namespace tallyman::corpus

#endif  // TALLYMAN_CORPUS_STAMP_H_
