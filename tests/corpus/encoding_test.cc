#include "corpus/encoding.h"

#include <gtest/gtest.h>
#include <unicode/ucnv.h>

#include <memory>

namespace tallyman::corpus {
namespace {

constexpr char kRussian[] =
    "<p>В порту открыли новый зерновой терминал, который сможет принимать до трёх миллионов тонн пшеницы в год, сообщила администрация "
    "края.</p><p>Строительство продолжалось четыре года и обошлось дороже, чем предполагалось.</p>";
constexpr char kCzech[] = "<p>Náklady odhaduje radnice na šedesát milionů korun, přičemž železniční most prý vydrží ještě století.</p>";
constexpr char kFrench[] =
    "<p>Les élèves ont été reçus à l’hôtel de ville où la fête s’est prolongée jusqu’à l’aube, après un été très sec.</p>";

std::string Encoded(const std::string& utf8, const char* encoding) {
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(encoding, &error), &ucnv_close);
  std::string bytes(utf8.size(), '\0');
  const int size = ucnv_fromAlgorithmic(converter.get(), UCNV_UTF8, bytes.data(), static_cast<int>(bytes.size()), utf8.data(),
                                        static_cast<int>(utf8.size()), &error);
  bytes.resize(static_cast<std::size_t>(size));
  return bytes;
}

TEST(DecodeText, DistrustsLatin1WhereWordsAreOfAnotherScript) {
  EXPECT_EQ(DecodeText(Encoded(kRussian, "windows-1251"), {"iso-8859-1"}, true).text, kRussian);
  EXPECT_EQ(DecodeText(Encoded(kFrench, "windows-1252"), {"iso-8859-1"}, true).text, kFrench);
  const std::string indented = std::string(100, '\xA0') + "<p>An article whose paragraphs are set in by spaces.</p>";
  EXPECT_EQ(DecodeText(indented, {"iso-8859-1"}, true).encoding, "windows-1252");
}

TEST(DecodeText, TellsWindows1250FromLatin2) {
  EXPECT_EQ(DecodeText(Encoded(kCzech, "windows-1250"), {"iso-8859-2"}, true).text, kCzech);
  EXPECT_EQ(DecodeText(Encoded(kCzech, "iso-8859-2"), {"iso-8859-2"}, true).text, kCzech);
}

}  // namespace
}  // namespace tallyman::corpus
