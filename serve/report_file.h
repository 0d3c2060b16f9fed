// The page with the records in it, as one HTML file that needs no server.
#ifndef TALLYMAN_SERVE_REPORT_FILE_H_
#define TALLYMAN_SERVE_REPORT_FILE_H_

#include <cstddef>
#include <string>

#include "serve/catalogue.h"
#include "serve/reconciled.h"
#include "store/claim_query.h"

namespace tallyman::serve {

struct ReportLimits {
  std::size_t claims = 20'000;
  std::size_t bytes = 32'000'000;  // of the file, about: the article in which it is reached is still taken in
};

struct Report {
  std::string html;
  std::size_t articles = 0, claims = 0, findings = 0;  // that are in it
  std::size_t bands_left_out = 0;                      // of statistics that are
};

// Whole articles are taken in, those in the contradictions that matter most first, then the newest, until a limit is reached; the page
// says what was left out. Throws StoreError.
Report MakeReport(const Catalogue& catalogue, store::ClaimQuery& query, const Reconciled& reconciled, const ReportLimits& limits);

}  // namespace tallyman::serve

#endif  // TALLYMAN_SERVE_REPORT_FILE_H_
