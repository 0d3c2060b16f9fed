// Compiles a weights file for embedding: `compile_weights WEIGHTS.json OUT`.
#include <exception>
#include <fstream>
#include <iostream>
#include <iterator>

#include "extract/weights.h"

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: compile_weights WEIGHTS.json OUT\n";
    return 2;
  }
  try {
    std::ifstream in(argv[1], std::ios::binary);
    const std::string json{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    if (!in) throw std::runtime_error("cannot be read");
    std::ofstream out(argv[2], std::ios::binary);
    out << tallyman::extract::CompileWeights(json) << std::flush;
    if (!out) throw std::runtime_error(std::string(argv[2]) + " cannot be written");
  } catch (const std::exception& error) {
    std::cerr << "compile_weights: " << argv[1] << ": " << error.what() << "\n";
    return 1;
  }
}
