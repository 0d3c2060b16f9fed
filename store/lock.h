// Keeps a second process from writing what this one writes.
#ifndef TALLYMAN_STORE_LOCK_H_
#define TALLYMAN_STORE_LOCK_H_

#include <string>

namespace tallyman::store {

// Held until destruction or the process's end, however it ends.
class Lock {
 public:
  // Makes a file PATH-lock beside the file or folder `path`, beside what it leads to where it is a symbolic link. Throws StoreError where
  // another lock, of this or another process, is held, or the file cannot be made.
  explicit Lock(const std::string& path);
  // Removes the file.
  ~Lock();
  Lock(const Lock&) = delete;
  Lock& operator=(const Lock&) = delete;

 private:
  std::string file_;
  int descriptor_ = -1;
};

}  // namespace tallyman::store

#endif  // TALLYMAN_STORE_LOCK_H_
