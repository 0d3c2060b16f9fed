#include "corpus/libxml.h"

#include <libxml/parser.h>

#include <mutex>

namespace tallyman::corpus {

void SetUpLibxml() {
  static std::once_flag once;
  std::call_once(once, xmlInitParser);
}

}  // namespace tallyman::corpus
