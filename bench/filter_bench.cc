// The filter on raw bytes alone: how fast it scans records, and how many it lets pass.
//
//   filter_bench FILE [ROUNDS]     FILE holds a record a line
#include <chrono>
#include <cstdio>
#include <cstdlib>
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
  options.content_filter("");  // compiles the triggers
  std::size_t bytes = 0, passed = 0;
  const auto start = std::chrono::steady_clock::now();
  for (int round = 0; round < rounds; ++round)
    for (const std::string& record : records) {
      passed += tallyman::corpus::JudgeContent(record, options) != tallyman::corpus::ContentVerdict::kRuledOut;
      bytes += record.size();
    }
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  std::printf("{\"bytes\": %zu, \"seconds\": %.6f, \"records\": %zu, \"passed\": %zu}\n", bytes, seconds, records.size() * rounds, passed);
  return 0;
}
