// The error of everything that stores do.
#ifndef TALLYMAN_STORE_ERROR_H_
#define TALLYMAN_STORE_ERROR_H_

#include <stdexcept>

namespace tallyman::store {

// A store cannot be opened, read or written. what() says which file or database and why.
class StoreError : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

}  // namespace tallyman::store

#endif  // TALLYMAN_STORE_ERROR_H_
