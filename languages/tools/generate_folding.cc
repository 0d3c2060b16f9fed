#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <iostream>
#include <string>
int main() {
  UErrorCode s = U_ZERO_ERROR;
  std::unique_ptr<icu::Transliterator> t(icu::Transliterator::createInstance("Hant-Hans", UTRANS_FORWARD, s));
  std::string from, to;
  int n = 0;
  for (UChar32 c = 0x3400; c < 0xA000; ++c) {
    icu::UnicodeString u(c);
    icu::UnicodeString v = u;
    t->transliterate(v);
    if (v != u && v.countChar32() == 1) {
      u.toUTF8String(from);
      v.toUTF8String(to);
      ++n;
    }
  }
  std::cout << "{\n\"source\": \"ICU's transliterator Hant-Hans, characters that stand for one another\",\n\"from\": \"" << from
            << "\",\n\"to\": \"" << to << "\"\n}\n";
  std::cerr << n << "\n";
}
