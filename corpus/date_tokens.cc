#include "corpus/date_tokens.h"

namespace tallyman::corpus {
namespace {

using languages::View;

Token::Kind KindAt(const View& line, int at) {
  if (line.Is(at, languages::kDigit)) return Token::Kind::kNumber;
  if (line.Is(at, languages::kIdeographic)) return Token::Kind::kIdeograph;
  if (line.Is(at, languages::kLetter)) return Token::Kind::kWord;
  if (line.Is(at, languages::kSpace)) return Token::Kind::kSpace;
  return Token::Kind::kSign;
}

int NumberValue(const std::u32string& digits) {
  if (digits.size() > 4) return -1;
  int value = 0;
  for (const char32_t digit : digits) value = value * 10 + static_cast<int>(digit - U'0');
  return value;
}

}  // namespace

std::vector<Token> Tokenize(const View& line) {
  std::vector<Token> tokens;
  for (int at = 0; at < line.size(); ++at) {
    const Token::Kind kind = KindAt(line, at);
    const bool single = kind == Token::Kind::kSign || kind == Token::Kind::kIdeograph;
    if (single || tokens.empty() || tokens.back().kind != kind) tokens.push_back({kind, U"", 0, kind == Token::Kind::kWord});
    tokens.back().text += line[at];
    if (!line.Is(at, languages::kUpper)) tokens.back().all_upper = false;
  }
  for (Token& token : tokens)
    if (token.kind == Token::Kind::kNumber) token.value = NumberValue(token.text);
  return tokens;
}

}  // namespace tallyman::corpus
