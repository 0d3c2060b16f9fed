// Prints what the linker sees in annotated articles, one JSON object a document: every figure with the values of every slot's candidates
// and the number of the first of their rows in ROWS, a file of floats, and the model's choice. `dump_candidates columns` prints the names
// of a row's columns. `dump_candidates WEIGHTS.json LIST ROWS [DECISIONS.jsonl [WORDS]]`: LIST names an article's file a line; with
// decisions ({"id", "figures": [{"flow": "exports", ...}, ...]}) the linker goes on from these instead of its own choices. WORDS gets the
// features of every candidate's words one behind the other, WORDS.sizes how many each has, in the order of the rows; both are files of
// 32-bit numbers. "words" are then the features of the article. Used by training/train.py.
#include <cstdint>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "extract/currencies.h"
#include "extract/linker.h"
#include "extract/wording.h"
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

json MeasureJson(const extract::Measure& measure) {
  return {{"kind", static_cast<int>(measure.kind)},
          {"amount", measure.quantity.amount.ToString()},
          {"unit", measure.quantity.unit ? measure.quantity.unit->ToString() : "%"},
          {"bare", measure.bare_currency.has_value()},
          {"value", UnitText(measure)}};
}

json FigureJson(const extract::ArticleText& text, const extract::Figure& figure) {
  json measures = json::array();
  for (const extract::Measure& measure : figure.measures) measures.push_back(MeasureJson(measure));
  if (measures.empty()) measures.push_back(MeasureJson(figure));
  const schema::Excerpt excerpt = text.Excerpt(figure.begin, figure.end);
  return {{"field", Name(excerpt.span.field)},
          {"start", excerpt.span.start},
          {"end", excerpt.span.end},
          {"text", excerpt.text},
          {"measures", measures},
          {"slots", json::object()}};
}

// Rows of floats, kColumns each, one behind the other in a file.
class RowFile {
 public:
  explicit RowFile(const std::string& path) : file_(path, std::ios::binary) {}

  // Writes the candidates' rows; returns their values and the number of the first row.
  json Write(const std::vector<extract::Candidate>& candidates) {
    json values = json::array();
    const std::int64_t first = count_;
    for (const extract::Candidate& candidate : candidates) {
      values.push_back(candidate.value);
      for (int column = 0; column < extract::kColumns; ++column) {
        const float value = candidate.row[column];
        file_.write(reinterpret_cast<const char*>(&value), sizeof value);
      }
      ++count_;
    }
    return {{"values", std::move(values)}, {"first", first}};
  }

  bool Close() {
    file_.close();
    return file_.good();
  }

 private:
  std::ofstream file_;
  std::int64_t count_ = 0;
};

// The features of candidates' words.
class WordFile {
 public:
  explicit WordFile(const std::string& path) : features_(path, std::ios::binary), sizes_(path + ".sizes", std::ios::binary) {}

  void Write(extract::Slot slot, const extract::LinkedFigure& figure, const std::vector<extract::Candidate>& candidates,
             const extract::Wording& wording) {
    for (const extract::Candidate& candidate : candidates) {
      std::vector<extract::Wording::Feature> features;
      if (extract::Wording::IsLearned(slot)) features = wording.FeaturesOf(slot, figure, candidate);
      const auto size = static_cast<std::uint32_t>(features.size());
      features_.write(reinterpret_cast<const char*>(features.data()), static_cast<std::streamsize>(size * sizeof features.front()));
      sizes_.write(reinterpret_cast<const char*>(&size), sizeof size);
    }
  }

  bool Close() {
    features_.close();
    sizes_.close();
    return features_.good() && sizes_.good();
  }

 private:
  std::ofstream features_, sizes_;
};

json Dump(const json& gold, const languages::Pack& pack, const extract::Model& model, const json& decisions, RowFile& rows,
          WordFile* words) {
  const schema::Article article = ArticleOf(gold);
  const extract::ArticleText text(article, pack);
  extract::Mentions mentions = extract::FindMentions(text, pack);
  extract::SettleBareCurrencies(article, mentions);
  const extract::Reading reading = model.has_second_reading() ? extract::Reading::kSecond : extract::Reading::kFirst;
  json figures = json::array();
  for (const extract::Figure& figure : mentions.figures) figures.push_back(FigureJson(text, figure));
  const auto observe = [&](const extract::LinkedFigure& figure, extract::Slot slot, const std::vector<extract::Candidate>& candidates,
                           const extract::Wording& wording) -> std::optional<std::string> {
    const std::string name(extract::Name(slot));
    json& offered = figures[figure.figure]["slots"][name] = rows.Write(candidates);
    offered["choice"] = model.Choose(reading, slot, candidates).value;
    if (words != nullptr) words->Write(slot, figure, candidates, wording);
    if (!decisions.is_array() || !decisions.at(figure.figure).contains(name)) return std::nullopt;
    return decisions.at(figure.figure).at(name).get<std::string>();
  };
  extract::Link(article, text, model, mentions, observe);
  json result = {{"id", article.id}, {"figures", figures}};
  if (words != nullptr) result["words"] = extract::Wording(text, mentions).FeaturesOfArticle();
  return result;
}

int Run(int argc, char** argv) {
  if (argc == 2 && std::string(argv[1]) == "columns") {
    for (int column = 0; column < extract::kColumns; ++column) std::cout << extract::ColumnName(column) << "\n";
    return 0;
  }
  if (argc < 4) {
    std::cerr << "usage: dump_candidates columns | dump_candidates WEIGHTS.json LIST ROWS [DECISIONS.jsonl [WORDS]]\n";
    return 2;
  }
  std::map<std::string, json> decisions;
  if (argc > 4) {
    std::ifstream file(argv[4]);
    for (std::string line; std::getline(file, line);) {
      const json item = json::parse(line);
      decisions[item.at("id").get<std::string>()] = item.at("figures");
    }
  }
  const languages::Packs packs;
  std::ifstream weights_file(argv[1]);
  const std::string weights_text{std::istreambuf_iterator<char>(weights_file), std::istreambuf_iterator<char>()};
  const extract::Model model(weights_text);
  RowFile rows(argv[3]);
  const auto words = argc > 5 ? std::make_unique<WordFile>(argv[5]) : nullptr;
  std::ifstream list(argv[2]);
  for (std::string path; std::getline(list, path);) {
    std::ifstream file(path);
    const json gold = json::parse(file);
    const languages::Pack* pack = packs.Find(gold.at("language").get<std::string>());
    if (pack != nullptr)
      std::cout << Dump(gold, *pack, model, decisions[gold.at("id").get<std::string>()], rows, words.get()).dump() << "\n";
  }
  if (!rows.Close()) {
    std::cerr << "dump_candidates: cannot write " << argv[3] << "\n";
    return 1;
  }
  if (words != nullptr && !words->Close()) {
    std::cerr << "dump_candidates: cannot write " << argv[5] << "\n";
    return 1;
  }
  return 0;
}

}  // namespace
}  // namespace tallyman

int main(int argc, char** argv) { return tallyman::Run(argc, argv); }
