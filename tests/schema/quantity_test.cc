#include "schema/quantity.h"

#include <gtest/gtest.h>

namespace tallyman::schema {
namespace {

TEST(QuantityJson, HasTheKeysOfTheFormatInOrder) {
  const Quantity quantity{"en-01",
                          QuantityKind::kMoney,
                          Decimal(70230000000),
                          "CNY",
                          {Decimal(70225000000), Decimal(70235000000)},
                          Qualifier::kEqual,
                          {{Field::kText, 220, 238}, "70.23 billion yuan"}};
  EXPECT_EQ(ToJson(quantity).dump(),
            R"({"document":{"id":"en-01"},"kind":"money","amount":"70230000000","unit":"CNY","low":"70225000000","high":"70235000000",)"
            R"("qualifier":"eq","field":"text","start":220,"end":238,"text":"70.23 billion yuan"})");
}

TEST(QuantityJson, ABareNumberHasNoUnit) {
  Quantity quantity;
  quantity.amount = *Decimal::Parse("3.50");
  const auto json = ToJson(quantity);
  EXPECT_TRUE(json["unit"].is_null());
  EXPECT_TRUE(json["high"].is_null());
  EXPECT_EQ(json["amount"], "3.50");
  EXPECT_EQ(json["kind"], "number");
}

}  // namespace
}  // namespace tallyman::schema
