#include "store/formats/article_link.h"

#include <string_view>

namespace tallyman::store {

std::string ArticleAddress(const schema::Document& document) {
  if (document.url && !document.url->empty()) return *document.url;
  constexpr std::string_view kPlain = "-._~/:@";
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string urn = "urn:tallyman:document:";
  for (const unsigned char c : document.id) {
    const bool is_plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                          kPlain.find(static_cast<char>(c)) != std::string_view::npos;
    if (is_plain)
      urn.push_back(static_cast<char>(c));
    else
      ((urn += '%') += kDigits[c >> 4]) += kDigits[c & 15];
  }
  return urn;
}

}  // namespace tallyman::store
