// Text that is compared again and again, kept once: names of families and units.
#ifndef TALLYMAN_CROSSCHECK_SYMBOL_H_
#define TALLYMAN_CROSSCHECK_SYMBOL_H_

#include <compare>
#include <functional>
#include <string>
#include <string_view>

namespace tallyman::crosscheck {

// Equal text is the same symbol; symbols are ordered as their texts are. Copying and comparing for equality cost nothing. Making one is
// thread-safe; its text is kept for the life of the program.
class Symbol {
 public:
  Symbol() : Symbol(std::string_view()) {}
  Symbol(std::string_view text);                                       // NOLINT: a symbol is its text
  Symbol(const std::string& text) : Symbol(std::string_view(text)) {}  // NOLINT
  Symbol(const char* text) : Symbol(std::string_view(text)) {}         // NOLINT

  const std::string& text() const { return *text_; }
  operator const std::string&() const { return *text_; }  // NOLINT

  friend bool operator==(const Symbol& a, const Symbol& b) { return a.text_ == b.text_; }
  friend std::strong_ordering operator<=>(const Symbol& a, const Symbol& b) {
    return a.text_ == b.text_ ? std::strong_ordering::equal : *a.text_ <=> *b.text_;
  }

 private:
  friend struct std::hash<Symbol>;

  const std::string* text_;
};

}  // namespace tallyman::crosscheck

template <>
struct std::hash<tallyman::crosscheck::Symbol> {
  std::size_t operator()(const tallyman::crosscheck::Symbol& symbol) const { return std::hash<const void*>()(symbol.text_); }
};

#endif  // TALLYMAN_CROSSCHECK_SYMBOL_H_
