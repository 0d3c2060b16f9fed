// Claims straight out of files, as `tallyman extract`: articles that hold no word of any claim are left out before they are parsed.
#ifndef TALLYMAN_BINDINGS_CLAIM_READER_H_
#define TALLYMAN_BINDINGS_CLAIM_READER_H_

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "bindings/records.h"
#include "corpus/inputs.h"
#include "corpus/reader.h"

namespace tallyman::bindings {

// Not thread-safe.
class ClaimReader {
 public:
  // REQUIRES: `extractor` outlives this.
  ClaimReader(const ArticleExtractor& extractor, const std::vector<std::string>& inputs, corpus::ReadOptions options);

  // What came out of the next articles, some MB of them, in their order, worked on by so many threads; nothing at the end. An article
  // without claims, warnings and reasons to skip it is left out.
  std::vector<Records> Next(int threads);

 private:
  std::optional<corpus::Record> NextRecord();

  const ArticleExtractor& extractor_;
  corpus::ReadOptions options_;
  corpus::Inputs inputs_;
  std::size_t skipped_inputs_ = 0;  // how many of Inputs::skipped have been returned
  corpus::Reader reader_;
};

}  // namespace tallyman::bindings

#endif  // TALLYMAN_BINDINGS_CLAIM_READER_H_
