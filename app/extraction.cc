#include "app/extraction.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/choices.h"
#include "schema/names.h"

namespace tallyman::app {
namespace {

void WarnOfLanguages(const std::map<std::string, std::uint64_t>& articles, Console& console) {
  for (const auto& [language, count] : articles) {
    const std::string name = language.empty() ? "a language that was not recognized" : "language \"" + language + "\", which has no pack";
    console.Warn(Grouped(count) + " article" + (count == 1 ? "" : "s") + " in " + name + ": no claims looked for");
  }
}

// An option that adds the codes it is given to `codes`; `refusal` follows a code that `parse` does not know.
template <typename Code>
CLI::Option* AddCodes(CLI::App& command, const std::string& name, const std::string& type, const std::string& description,
                      std::optional<Code> (*parse)(std::string_view), const std::string& refusal, std::vector<Code>& codes) {
  const auto take = [name, parse, refusal, &codes](const std::vector<std::string>& given) {
    for (const std::string& text : given) {
      const auto code = parse(text);
      if (!code) throw CLI::ValidationError(name, text + refusal);
      codes.push_back(*code);
    }
  };
  return command.add_option_function<std::vector<std::string>>(name, take, description)
      ->type_name(type)
      ->delimiter(',')
      ->allow_extra_args(false);
}

// What documents that go into all of these are prepared for.
store::Prepared NeedsOf(const std::vector<store::ClaimSink*>& sinks) {
  const store::Prepared first = sinks.empty() ? store::Prepared::kForBoth : sinks.front()->needs();
  const bool alike = std::all_of(sinks.begin(), sinks.end(), [&](const store::ClaimSink* sink) { return sink->needs() == first; });
  return alike ? first : store::Prepared::kForBoth;
}

}  // namespace

bool ClaimFilter::Keeps(const schema::Claim& claim) const {
  const schema::Statistic& statistic = claim.statistic;
  const auto is_area = [&](const normalize::Area& area) {
    return statistic.partner == area || (statistic.reporter && *statistic.reporter == area);
  };
  return (areas.empty() || std::any_of(areas.begin(), areas.end(), is_area)) &&
         (flows.empty() || std::find(flows.begin(), flows.end(), statistic.flow) != flows.end());
}

void AddClaimFilterOptions(CLI::App& command, ClaimFilter& filter) {
  SetChoices(*AddCodes(command, "--area", "CODE", "Only claims about these areas, as reporter or partner: CN,RU; can be given again",
                       &normalize::Area::Parse, " is no code of an area; write CN, US, EU, WORLD, ...", filter.areas),
             &store::AreaNames);
  SetChoices(*AddCodes(command, "--flow", "FLOW", "Only claims of these flows: exports, imports, trade, balance; can be given again",
                       &schema::FindName<schema::Flow>, " is no flow; write exports, imports, trade or balance", filter.flows),
             std::vector<std::string>{"exports", "imports", "trade", "balance"});
}

void Extract(const corpus::Inputs& inputs, const InputOptions& options, const ClaimFilter& filter, const extract::Extractor& extractor,
             const std::vector<store::ClaimSink*>& sinks, const ReadingHooks& hooks, Console& console, ExtractionResult& result) {
  const std::vector<std::string> languages = extractor.Languages();
  const store::Prepared needed = NeedsOf(sinks);
  const Work work = [&](schema::Article article) -> Write {
    std::vector<schema::Claim> found = extractor.Claims(article);
    std::erase_if(found, [&](const schema::Claim& claim) { return !filter.Keeps(claim); });
    const auto document = store::Prepare(std::move(article), std::move(found), needed);
    return [&, document] {
      for (store::ClaimSink* sink : sinks) sink->Write(document);
      result.articles_with_claims += !document->claims.empty();
      const std::string& language = document->article.language;
      if (!std::binary_search(languages.begin(), languages.end(), language)) ++result.articles_without_pack[language];
      return std::uint64_t{document->claims.size()};
    };
  };
  RunPipeline(inputs, options, console, "claims", work, hooks, result.reading);
  WarnOfLanguages(result.articles_without_pack, console);
}

void AddNoTextOption(CLI::App& command, bool& keep_text) {
  command.add_flag_callback(
      "--no-text", [&keep_text] { keep_text = false; },
      "A database does not keep the articles' texts, only their titles and the sentences with claims");
}

void WarnOfSinks(const std::vector<store::ClaimSink*>& sinks, Console& console) {
  std::set<std::string> said;
  for (const store::ClaimSink* sink : sinks)
    for (const std::string& warning : sink->warnings())
      if (said.insert(warning).second) console.Warn(warning);
}

}  // namespace tallyman::app
