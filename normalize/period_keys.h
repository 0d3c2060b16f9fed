// The keys of a pack's section period: what each says of the words under it.
#ifndef TALLYMAN_NORMALIZE_PERIOD_KEYS_H_
#define TALLYMAN_NORMALIZE_PERIOD_KEYS_H_

#include <optional>
#include <string_view>

#include "languages/pattern.h"
#include "normalize/period_expression.h"

namespace tallyman::normalize {

// The mention that a match of words under `key` ("half:1") is; nothing where the key names no kind ("none") or the slots make no sense.
std::optional<PeriodMention> MentionOf(const languages::PatternMatch& match, std::string_view key);

}  // namespace tallyman::normalize

#endif  // TALLYMAN_NORMALIZE_PERIOD_KEYS_H_
