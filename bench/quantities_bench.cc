// The speed of reading quantities alone, without input and output: views of articles made, and quantities found in them.
//
//   quantities_bench ARTICLES.jsonl [ROUNDS]
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "languages/pack.h"
#include "languages/view.h"
#include "normalize/quantity.h"

namespace {

struct Text {
  const tallyman::languages::Pack* pack;
  std::string text;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "usage: quantities_bench ARTICLES.jsonl [ROUNDS]\n");
    return 2;
  }
  const int rounds = argc > 2 ? std::atoi(argv[2]) : 100;
  const tallyman::languages::Packs packs;
  std::vector<Text> texts;
  std::ifstream file(argv[1]);
  for (std::string line; std::getline(file, line);) {
    const auto article = nlohmann::json::parse(line);
    const auto* pack = packs.FindForFigures(article.value("language", "en"));
    if (pack != nullptr) texts.push_back({pack, article.at("text").get<std::string>()});
  }
  std::size_t bytes = 0, found = 0;
  const auto start = std::chrono::steady_clock::now();
  for (int round = 0; round < rounds; ++round)
    for (const Text& text : texts) {
      const tallyman::languages::View view(text.text, text.pack->folding());
      found += tallyman::normalize::FindQuantities(view, *text.pack).size();
      bytes += text.text.size();
    }
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  std::printf("%.2f MB/s: %zu bytes, %zu quantities in %.2f s\n", static_cast<double>(bytes) / 1e6 / seconds, bytes, found, seconds);
  return 0;
}
