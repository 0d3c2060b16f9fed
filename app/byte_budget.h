// How many bytes of articles may be under way at a time.
#ifndef TALLYMAN_APP_BYTE_BUDGET_H_
#define TALLYMAN_APP_BYTE_BUDGET_H_

#include <tbb/task.h>

#include <cstddef>
#include <mutex>

namespace tallyman::app {

// One thread takes, any thread gives back.
class ByteBudget {
 public:
  explicit ByteBudget(std::size_t limit) : limit_(limit) {}

  // Takes `bytes` once they and what is taken make no more than the limit, or nothing else is taken. Called within a TBB task, whose thread
  // works on other tasks in the meantime.
  void Take(std::size_t bytes);
  void GiveBack(std::size_t bytes);

 private:
  bool HasRoom(std::size_t bytes) const { return taken_ == 0 || taken_ + bytes <= limit_; }

  const std::size_t limit_;
  std::mutex mutex_;
  std::size_t taken_ = 0;
  std::size_t wanted_ = 0;  // by who waits
  tbb::task::suspend_point waiting_ = nullptr;
};

}  // namespace tallyman::app

#endif  // TALLYMAN_APP_BYTE_BUDGET_H_
