// The filter on raw bytes alone: how long it takes to compile the triggers, how fast it scans records (seconds of the processor), and how
// many it lets pass.
//
//   filter_bench FILE [ROUNDS]     FILE holds a record a line
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <string>
#include <vector>

#include "corpus/content_filter.h"
#include "extract/extractor.h"

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "usage: filter_bench FILE [ROUNDS]\n");
    return 2;
  }
  const int rounds = argc > 2 ? std::atoi(argv[2]) : 10;
  const tallyman::extract::Extractor extractor;
  tallyman::corpus::ReadOptions options;
  options.content_filter = [&](std::string_view bytes) { return extractor.MayHoldClaim(bytes, ""); };
  std::vector<std::string> records;
  std::ifstream file(argv[1]);
  for (std::string line; std::getline(file, line);) records.push_back(line);
  const std::clock_t before = std::clock();
  options.content_filter("");
  const double compiling = static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC;
  std::size_t bytes = 0, passed = 0;
  const std::clock_t start = std::clock();
  for (int round = 0; round < rounds; ++round)
    for (const std::string& record : records) {
      passed += tallyman::corpus::JudgeContent(record, options) != tallyman::corpus::ContentVerdict::kRuledOut;
      bytes += record.size();
    }
  const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  std::printf("{\"compiling\": %.4f, \"bytes\": %zu, \"seconds\": %.6f, \"records\": %zu, \"passed\": %zu}\n", compiling, bytes, seconds,
              records.size() * rounds, passed);
  return 0;
}
