// What is decided of each figure, and in which reading of the article.
#ifndef TALLYMAN_EXTRACT_SLOT_H_
#define TALLYMAN_EXTRACT_SLOT_H_

#include <cstdint>
#include <string_view>

namespace tallyman::extract {

// In the order of the decisions. The counterpart is a first guess at the partner, made before the reporter is known; it only
// helps to find the reporter.
enum class Slot : std::uint8_t {
  kUnit,
  kFlow,
  kRole,
  kCounterpart,
  kReporter,
  kPartner,
  kProduct,
  kPeriod,
  kVersus,
  kDirection,
  kStatus,
  kTerms,
  kWhole
};
inline constexpr int kSlots = 13;
std::string_view Name(Slot slot);

// An article is read twice: the second time with what the first decided of all its figures.
enum class Reading : std::uint8_t { kFirst, kSecond };
inline constexpr int kReadings = 2;

}  // namespace tallyman::extract

#endif  // TALLYMAN_EXTRACT_SLOT_H_
