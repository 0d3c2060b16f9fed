// Claims out of articles, as the commands extract and run do it.
#ifndef TALLYMAN_APP_EXTRACTION_H_
#define TALLYMAN_APP_EXTRACTION_H_

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "app/article_pipeline.h"
#include "extract/extractor.h"
#include "store/claim_sink.h"

namespace tallyman::app {

struct ExtractionResult {
  ReadingResult reading;
  std::uint64_t articles_with_claims = 0;
  std::map<std::string, std::uint64_t> articles_without_pack;  // by language; "" is unknown
};

// Extracts the claims of all articles into every sink, in the order of input, and finishes the sinks. What a user should know is said on
// the console.
ExtractionResult Extract(const corpus::Inputs& inputs, const InputOptions& options, const extract::Extractor& extractor,
                         const std::vector<store::ClaimSink*>& sinks, Console& console);

}  // namespace tallyman::app

#endif  // TALLYMAN_APP_EXTRACTION_H_
