// Which database a user means.
#ifndef TALLYMAN_APP_DATABASE_PATH_H_
#define TALLYMAN_APP_DATABASE_PATH_H_

#include <string>

namespace tallyman::app {

// The database in a folder that `run` has written, or the database itself.
std::string DatabaseIn(const std::string& path);

}  // namespace tallyman::app

#endif  // TALLYMAN_APP_DATABASE_PATH_H_
