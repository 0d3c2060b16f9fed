// Makes the filter of several packs' triggers, for embedding: `compile_triggers OUT PACK.json...`.
#include <exception>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "extract/trigger_filter.h"

int main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "usage: compile_triggers OUT PACK.json...\n";
    return 2;
  }
  std::string path;
  try {
    std::vector<std::string> triggers;
    for (int i = 2; i < argc; ++i) {
      path = argv[i];
      std::ifstream in(path, std::ios::binary);
      for (std::string& trigger : nlohmann::json::parse(in).value("trigger", std::vector<std::string>()))
        triggers.push_back(std::move(trigger));
    }
    path = argv[1];
    std::ofstream out(path, std::ios::binary);
    out << tallyman::extract::TriggerFilter(triggers).Stored() << std::flush;
    if (!out) throw std::runtime_error("cannot be written");
  } catch (const std::exception& error) {
    std::cerr << "compile_triggers: " << path << ": " << error.what() << "\n";
    return 1;
  }
}
