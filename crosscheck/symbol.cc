#include "crosscheck/symbol.h"

#include <mutex>
#include <shared_mutex>
#include <unordered_set>

namespace tallyman::crosscheck {
namespace {

struct Hash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};

struct Texts {
  std::shared_mutex mutex;
  std::unordered_set<std::string, Hash, std::equal_to<>> texts;
};

}  // namespace

Symbol::Symbol(std::string_view text) {
  static Texts& all = *new Texts;  // outlives every symbol
  {
    const std::shared_lock lock(all.mutex);
    if (const auto known = all.texts.find(text); known != all.texts.end()) {
      text_ = &*known;
      return;
    }
  }
  const std::unique_lock lock(all.mutex);
  text_ = &*all.texts.emplace(text).first;
}

}  // namespace tallyman::crosscheck
