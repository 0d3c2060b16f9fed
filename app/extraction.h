// Claims out of articles, as the commands extract and run do it.
#ifndef TALLYMAN_APP_EXTRACTION_H_
#define TALLYMAN_APP_EXTRACTION_H_

#include <CLI/CLI.hpp>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "app/article_pipeline.h"
#include "extract/extractor.h"
#include "normalize/codes.h"
#include "schema/claim.h"
#include "store/claim_sink.h"

namespace tallyman::app {

struct ExtractionResult {
  ReadingResult reading;
  std::uint64_t articles_with_claims = 0;
  std::uint64_t copies = 0;                                    // articles of the database that copy another one
  std::map<std::string, std::uint64_t> articles_without_pack;  // by language; "" is unknown
};

// Which claims are kept; all where nothing is said.
struct ClaimFilter {
  std::vector<normalize::Area> areas;  // of reporter or partner
  std::vector<schema::Flow> flows;

  bool Keeps(const schema::Claim& claim) const;
};

// --area and --flow.
void AddClaimFilterOptions(CLI::App& command, ClaimFilter& filter);

// Extracts the claims of all articles into every sink, in the order of input, and adds to `result`. What a user should know is said on the
// console. The sinks are not finished.
void Extract(const corpus::Inputs& inputs, const InputOptions& options, const ClaimFilter& filter, const extract::Extractor& extractor,
             const std::vector<store::ClaimSink*>& sinks, const ReadingHooks& hooks, Console& console, ExtractionResult& result);

// --no-text.
void AddNoTextOption(CLI::App& command, bool& keep_text);

// Says what the sinks have to say, each warning once.
void WarnOfSinks(const std::vector<store::ClaimSink*>& sinks, Console& console);

}  // namespace tallyman::app

#endif  // TALLYMAN_APP_EXTRACTION_H_
