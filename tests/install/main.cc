#include <iostream>

#include "extract/extractor.h"

int main() {
  const tallyman::schema::Article article{.id = "example",
                                          .published = tallyman::normalize::Date::Parse("2024-07-12"),
                                          .language = "en",
                                          .text = "China's exports to Russia rose 5.1 percent year on year in June to 70.23 billion yuan."};
  const tallyman::extract::Extractor extractor;
  for (const tallyman::schema::Claim& claim : extractor.Claims(article)) std::cout << ToJson(claim) << "\n";
  std::cout << "claims: " << extractor.Claims(article).size() << "\n";
}
