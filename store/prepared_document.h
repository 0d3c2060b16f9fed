// An article with its claims, made ready for writing: all that needs no database, so that many threads can do it at a time.
#ifndef TALLYMAN_STORE_PREPARED_DOCUMENT_H_
#define TALLYMAN_STORE_PREPARED_DOCUMENT_H_

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "schema/article.h"
#include "schema/claim.h"
#include "store/row_cells.h"
#include "store/versions.h"

namespace tallyman::store {

// The rows of claims and figures of a document, with kKeyToCome for the keys of claims and article, which only the database knows.
class ClaimRows {
 public:
  explicit ClaimRows(std::span<const schema::Claim> claims);

  // The cells of claim `i` in claims and figures: from `begin` up to `end`.
  struct Range {
    std::size_t begin, end;
  };
  Range ClaimsOf(std::size_t i) const { return RangeOf(i, &Ends::claims); }
  Range FiguresOf(std::size_t i) const { return RangeOf(i, &Ends::figures); }

  RowCells claims, figures;

 private:
  struct Ends {
    std::size_t claims, figures;
  };
  Range RangeOf(std::size_t i, std::size_t Ends::*table) const { return {i == 0 ? 0 : ends_[i - 1].*table, ends_[i].*table}; }

  std::vector<Ends> ends_;  // of each claim's cells
};

// What of a document its sinks need.
enum class Prepared { kForFile, kForDatabase, kForBoth };

struct PreparedDocument {
  PreparedDocument(schema::Article article, std::vector<schema::Claim> claims, Prepared what);

  schema::Article article;
  std::vector<schema::Claim> claims;
  std::vector<std::string> records;  // of each claim, as JSON; none where no file needs them
  ClaimRows rows;                    // none where no database needs them
  Version version;
  std::optional<std::string> sketch;  // nothing where there are no claims
};

// What is told of an article by its claims: all but its text.
schema::Article ArticleOf(const schema::Document& document);

// A document as sinks take it.
inline std::shared_ptr<const PreparedDocument> Prepare(schema::Article article, std::vector<schema::Claim> claims,
                                                       Prepared what = Prepared::kForBoth) {
  return std::make_shared<const PreparedDocument>(std::move(article), std::move(claims), what);
}

}  // namespace tallyman::store

#endif  // TALLYMAN_STORE_PREPARED_DOCUMENT_H_
