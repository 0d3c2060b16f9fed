// An evaluation as a page for whoever writes a language pack: each article with its gold and extracted figures marked, and a table of what
// was claimed against what is right.
#ifndef TALLYMAN_APP_EVALUATION_HTML_H_
#define TALLYMAN_APP_EVALUATION_HTML_H_

#include <string>
#include <vector>

#include "app/evaluation/report.h"
#include "app/evaluation/scoring.h"

namespace tallyman::evaluation {

// A whole page that needs nothing beside itself and runs no script.
std::string HtmlPage(const std::vector<DocumentResult>& results, const Evaluation& evaluation);

}  // namespace tallyman::evaluation

#endif  // TALLYMAN_APP_EVALUATION_HTML_H_
