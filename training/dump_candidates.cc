// Prints what the linker sees in annotated articles, one JSON object a document: every figure with the candidates of every slot and
// their rows. `dump_candidates columns` prints the names of the columns. `dump_candidates WEIGHTS.json GOLD_DIR [DECISIONS.jsonl]`: with
// decisions ({"id", "figures": [{"flow": "exports", ...},
// ...]}) the linker goes on from these instead of its own choices. Used by scripts/train.
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "extract/linker.h"
#include "languages/pack.h"

namespace tallyman {
namespace {

using nlohmann::json;

schema::Article ArticleOf(const json& gold) {
  schema::Article article;
  article.id = gold.at("id").get<std::string>();
  article.title = gold.at("title").get<std::string>();
  article.text = gold.at("text").get<std::string>();
  article.language = gold.at("language").get<std::string>();
  article.published = normalize::Date::Parse(gold.at("published").get<std::string>());
  if (gold.contains("country")) article.country = gold.at("country").get<std::string>();
  return article;
}

json FigureJson(const extract::ArticleText& text, const extract::Figure& figure) {
  const schema::Excerpt excerpt = text.Excerpt(figure.begin, figure.end);
  return {{"field", Name(excerpt.span.field)},
          {"start", excerpt.span.start},
          {"end", excerpt.span.end},
          {"text", excerpt.text},
          {"kind", static_cast<int>(figure.kind)},
          {"amount", figure.quantity.amount.ToString()},
          {"unit", figure.quantity.unit ? figure.quantity.unit->ToString() : "%"},
          {"slots", json::object()}};
}

// The columns of a row from `first` to before `last` that are there, by index.
json RowJson(const extract::Row& row, int first, int last) {
  json columns = json::array();
  for (int column = first; column < last; ++column)
    if (!std::isnan(row[column])) columns.push_back({column, row[column]});
  return columns;
}

json CandidatesJson(const std::vector<extract::Candidate>& candidates) {
  json list = json::array();
  for (const extract::Candidate& candidate : candidates)
    list.push_back({{"value", candidate.value}, {"row", RowJson(candidate.row, extract::kFirstValueColumn, extract::kColumns)}});
  return {{"context", RowJson(candidates[0].row, 0, extract::kFirstValueColumn)}, {"candidates", list}};
}

json Dump(const json& gold, const languages::Pack& pack, const extract::Model& model, const json& decisions) {
  const schema::Article article = ArticleOf(gold);
  const extract::ArticleText text(article, pack.folding());
  const extract::Mentions mentions = extract::FindMentions(text, pack, article.country);
  json figures = json::array();
  for (const extract::Figure& figure : mentions.figures) figures.push_back(FigureJson(text, figure));
  const auto observe = [&](int figure, extract::Slot slot,
                           const std::vector<extract::Candidate>& candidates) -> std::optional<std::string> {
    const std::string name(extract::Name(slot));
    figures[figure]["slots"][name] = CandidatesJson(candidates);
    if (!decisions.is_array() || !decisions.at(figure).contains(name)) return std::nullopt;
    return decisions.at(figure).at(name).get<std::string>();
  };
  extract::Link(article, text, mentions, model, observe);
  return {{"id", article.id}, {"figures", figures}};
}

// Packs that stand in TALLYMAN_PACKS, separated by colons, add to those that are built in.
std::vector<std::string> PackFiles() {
  std::vector<std::string> files;
  const char* list = std::getenv("TALLYMAN_PACKS");
  std::istringstream stream(list == nullptr ? "" : list);
  for (std::string file; std::getline(stream, file, ':');) files.push_back(file);
  return files;
}

int Run(int argc, char** argv) {
  if (argc == 2 && std::string(argv[1]) == "columns") {
    for (int column = 0; column < extract::kColumns; ++column) std::cout << extract::ColumnName(column) << "\n";
    return 0;
  }
  if (argc < 3) {
    std::cerr << "usage: dump_candidates columns | dump_candidates WEIGHTS.json GOLD_DIR [DECISIONS.jsonl]\n";
    return 2;
  }
  std::map<std::string, json> decisions;
  if (argc > 3) {
    std::ifstream file(argv[3]);
    for (std::string line; std::getline(file, line);) {
      const json item = json::parse(line);
      decisions[item.at("id").get<std::string>()] = item.at("figures");
    }
  }
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(argv[2]))
    if (entry.path().extension() == ".json") paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  const languages::Packs packs(PackFiles());
  std::ifstream weights_file(argv[1]);
  const std::string weights_text{std::istreambuf_iterator<char>(weights_file), std::istreambuf_iterator<char>()};
  const extract::Model model(weights_text);
  for (const auto& path : paths) {
    std::ifstream file(path);
    const json gold = json::parse(file);
    const languages::Pack* pack = packs.Find(gold.at("language").get<std::string>());
    if (pack != nullptr) std::cout << Dump(gold, *pack, model, decisions[gold.at("id").get<std::string>()]).dump() << "\n";
  }
  return 0;
}

}  // namespace
}  // namespace tallyman

int main(int argc, char** argv) { return tallyman::Run(argc, argv); }
