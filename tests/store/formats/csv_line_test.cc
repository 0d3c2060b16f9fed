#include "store/formats/csv_line.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>

namespace tallyman::store {
namespace {

TEST(CsvLine, QuotesWhatNeedsIt) {
  CsvLine line;
  line.Add("plain").Add("a,b").Add("say \"x\"").Add("two\nlines").Add("").Add(std::optional<std::string>());
  EXPECT_EQ(line.End(), "plain,\"a,b\",\"say \"\"x\"\"\",\"two\nlines\",,\r\n");
  line.Add("next");
  EXPECT_EQ(line.End(), "next\r\n");
}

TEST(CsvLine, NoTextIsAFormula) {
  for (const std::string start : {"=", "+", "-", "@", "\t"}) {
    CsvLine line;
    line.AddText(start + "1");
    EXPECT_EQ(line.End(), "'" + start + "1\r\n");
  }
  CsvLine line;
  line.AddText("\r1").AddText("1=1").AddText("").Add("-5.1");
  EXPECT_EQ(line.End(), "\"'\r1\",1=1,,-5.1\r\n");
}

}  // namespace
}  // namespace tallyman::store
