#include "corpus/libxml.h"

#include <libxml/parser.h>

namespace tallyman::corpus {

void SetUpLibxml() {
  static const bool is_set_up = (xmlInitParser(), true);
  static_cast<void>(is_set_up);
}

}  // namespace tallyman::corpus
