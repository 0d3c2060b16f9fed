#include "app/byte_budget.h"

#include <utility>

namespace tallyman::app {

void ByteBudget::Take(std::size_t bytes) {
  const std::lock_guard lock(mutex_);
  taken_ += bytes;
}

void ByteBudget::GiveBack(std::size_t bytes) {
  tbb::task::suspend_point resumed = nullptr;
  {
    const std::lock_guard lock(mutex_);
    taken_ -= bytes;
    if (taken_ <= limit_) resumed = std::exchange(waiting_, nullptr);
  }
  if (resumed != nullptr) tbb::task::resume(resumed);
}

void ByteBudget::WaitForRoom() {
  {
    const std::lock_guard lock(mutex_);
    if (taken_ <= limit_) return;
  }
  tbb::task::suspend([this](tbb::task::suspend_point point) {
    {
      const std::lock_guard lock(mutex_);
      if (taken_ > limit_) {
        waiting_ = point;
        return;
      }
    }
    tbb::task::resume(point);
  });
}

}  // namespace tallyman::app
