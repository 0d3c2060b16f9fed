// Small files that are read or written as a whole.
#ifndef TALLYMAN_APP_TEXT_FILE_H_
#define TALLYMAN_APP_TEXT_FILE_H_

#include <string>

namespace tallyman::app {

// What the file holds. Throws store::StoreError, with the system's reason, where it cannot be read.
std::string ReadText(const std::string& path);

// Throws as ReadText; else does nothing.
void CheckReadable(const std::string& path);

// Writes the file, in place of what it held. Throws store::StoreError, with the system's reason, where it cannot be written.
void WriteText(const std::string& path, const std::string& text);

}  // namespace tallyman::app

#endif  // TALLYMAN_APP_TEXT_FILE_H_
