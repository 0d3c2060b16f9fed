#include "app/byte_budget.h"

#include <utility>

namespace tallyman::app {

void ByteBudget::Take(std::size_t bytes) {
  {
    const std::lock_guard lock(mutex_);
    if (HasRoom(bytes)) {
      taken_ += bytes;
      return;
    }
  }
  tbb::task::suspend([this, bytes](tbb::task::suspend_point point) {
    {
      const std::lock_guard lock(mutex_);
      if (!HasRoom(bytes)) {
        wanted_ = bytes;
        waiting_ = point;
        return;
      }
      taken_ += bytes;
    }
    tbb::task::resume(point);
  });
}

void ByteBudget::GiveBack(std::size_t bytes) {
  tbb::task::suspend_point resumed = nullptr;
  {
    const std::lock_guard lock(mutex_);
    taken_ -= bytes;
    if (waiting_ != nullptr && HasRoom(wanted_)) {
      taken_ += wanted_;
      resumed = std::exchange(waiting_, nullptr);
    }
  }
  if (resumed != nullptr) tbb::task::resume(resumed);
}

}  // namespace tallyman::app
