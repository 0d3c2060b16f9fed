#include <iostream>

#include "extract/extractor.h"

int main() {
  const tallyman::extract::Extractor extractor;
  const tallyman::schema::Article article{.language = "en", .text = "China's exports to Russia rose 5.1 percent in June 2024."};
  for (const tallyman::schema::Claim& claim : extractor.Claims(article)) std::cout << ToJson(claim) << "\n";
  std::cout << "claims: " << extractor.Claims(article).size() << "\n";
}
