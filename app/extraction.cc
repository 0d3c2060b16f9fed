#include "app/extraction.h"

#include <algorithm>
#include <memory>
#include <set>
#include <utility>

namespace tallyman::app {
namespace {

void WarnOfLanguages(const std::map<std::string, std::uint64_t>& articles, Console& console) {
  for (const auto& [language, count] : articles) {
    const std::string name = language.empty() ? "a language that was not recognized" : "language \"" + language + "\", which has no pack";
    console.Warn(Grouped(count) + " article" + (count == 1 ? "" : "s") + " in " + name + ": no claims looked for");
  }
}

}  // namespace

ExtractionResult Extract(const corpus::Inputs& inputs, const InputOptions& options, const extract::Extractor& extractor,
                         const std::vector<store::ClaimSink*>& sinks, Console& console) {
  ExtractionResult result;
  const std::vector<std::string> languages = extractor.Languages();
  const Work work = [&](schema::Article article) -> Write {
    auto claims = std::make_shared<const std::vector<schema::Claim>>(extractor.Claims(article));
    return [&, article = std::make_shared<const schema::Article>(std::move(article)), claims = std::move(claims)] {
      for (store::ClaimSink* sink : sinks) sink->Write(*article, *claims);
      result.articles_with_claims += !claims->empty();
      if (!std::binary_search(languages.begin(), languages.end(), article->language)) ++result.articles_without_pack[article->language];
      return std::uint64_t{claims->size()};
    };
  };
  result.reading = RunPipeline(inputs, options, console, "claims", work);
  std::set<std::string> said;
  for (store::ClaimSink* sink : sinks) {
    sink->Finish();
    for (const std::string& warning : sink->warnings())
      if (said.insert(warning).second) console.Warn(warning);
  }
  WarnOfLanguages(result.articles_without_pack, console);
  return result;
}

}  // namespace tallyman::app
