//===- LimitsTest.cpp - Tests of limits and of normal forms -----*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Symbolic/ShapeEnv.h"
#include "gtest/gtest.h"
#include <chrono>

using namespace fake;

namespace {
/// Inputs that are large, deep or near the limits: a result, possibly unknown,
/// in bounded time.
class LimitsTest : public testing::Test {
protected:
  void TearDown() override {
    auto time = std::chrono::steady_clock::now() - start;
    EXPECT_LT(std::chrono::duration_cast<std::chrono::seconds>(time).count(),
              10);
  }

  SymInt symbol(unsigned i, Range range = Range::atLeast(2)) {
    return env.declareSymbol("s" + std::to_string(i), range);
  }

  ShapeEnv env;

private:
  std::chrono::steady_clock::time_point start =
      std::chrono::steady_clock::now();
};
} // namespace

static constexpr int64_t largest = std::numeric_limits<int64_t>::max();

TEST_F(LimitsTest, DeepDivisions) {
  SymInt value = symbol(0);
  for (int64_t i = 1; i != 20000; ++i)
    value = env.floorDiv(env.add(env.mul(value, symbol(i % 7)), i),
                         env.add(symbol(i % 5), i));
  EXPECT_TRUE(value.isUnknown());
}

TEST_F(LimitsTest, DeepMaxima) {
  SymInt value = symbol(0);
  for (unsigned i = 0; i != 5000; ++i) {
    value = env.max(env.sub(value, symbol(i % 3)), env.min(value, i));
    (void)env.le(0, value);
  }
}

TEST_F(LimitsTest, ManySymbols) {
  SymInt sum = 0, product = 1, largestOf = 0;
  for (unsigned i = 0; i != 50; ++i) {
    sum = env.add(sum, env.mul(symbol(i), symbol((i + 1) % 50)));
    product = env.mul(product, symbol(i));
    largestOf = env.max(largestOf, symbol(i));
  }
  EXPECT_EQ(env.getRange(sum).min, 200);
  EXPECT_TRUE(isTrue(env.le(1, product)));
  EXPECT_TRUE(isTrue(env.le(symbol(7), largestOf)));
  EXPECT_TRUE(isTrue(env.le(largestOf, sum)) ||
              env.le(largestOf, sum) == Truth::Unknown);
  // Squares of large sums have too many terms for an expression.
  SymInt square = env.mul(sum, sum);
  EXPECT_TRUE(square.isUnknown() || env.getRange(square).min == 40000);
}

TEST_F(LimitsTest, ManyFacts) {
  for (unsigned i = 0; i + 1 != 50; ++i)
    EXPECT_TRUE(env.assume(Condition::le(symbol(i), symbol(i + 1))));
  EXPECT_FALSE(isFalse(env.le(symbol(0), symbol(49))));
  EXPECT_TRUE(isTrue(env.le(symbol(10), symbol(11))));
  for (unsigned i = 0; i + 1 != 50; ++i)
    (void)env.assume(Condition::eq(symbol(i), symbol(i + 1)));
  EXPECT_TRUE(isTrue(env.eq(symbol(0), symbol(49))));
}

TEST_F(LimitsTest, HugeExponents) {
  SymInt s = symbol(0);
  EXPECT_EQ(toString(env.pow(s, 63)), "s0**63");
  EXPECT_TRUE(env.pow(s, 64).isUnknown());
  EXPECT_TRUE(env.pow(s, 4000000000u).isUnknown());
  EXPECT_EQ(env.pow(2, 62), SymInt(int64_t(1) << 62));
  EXPECT_TRUE(env.pow(2, 63).isUnknown());
  EXPECT_EQ(env.pow(-1, 4000000001u), SymInt(-1));
  EXPECT_TRUE(env.pow(env.add(s, 1), 63).isUnknown() ||
              isTrue(env.le(1, env.pow(env.add(s, 1), 63))));
}

TEST_F(LimitsTest, NumbersThatDoNotFit) {
  EXPECT_TRUE(env.add(largest, 1).isUnknown());
  EXPECT_TRUE(env.mul(largest, 2).isUnknown());
  EXPECT_TRUE(env.mul(-largest, largest).isUnknown());
  int64_t large = largest / 2;
  EXPECT_EQ(env.floorDiv(-large, -1), SymInt(large));
  EXPECT_EQ(env.mod(large, -large), SymInt(0));
}

TEST_F(LimitsTest, CoefficientsThatDoNotFit) {
  SymInt s = symbol(0);
  SymInt large = env.mul(s, largest);
  EXPECT_TRUE(env.mul(large, 2).isUnknown());
  EXPECT_TRUE(env.add(large, s).isUnknown());
  EXPECT_TRUE(env.add(env.add(s, largest), 1).isUnknown());
  // The difference may still be known.
  EXPECT_EQ(env.sub(large, large), SymInt(0));
}

TEST_F(LimitsTest, RangesSaturate) {
  SymInt s = symbol(0, {0, largest - 1});
  EXPECT_EQ(env.getRange(env.mul(s, s)), Range::atLeast(0));
  EXPECT_EQ(env.getRange(env.add(s, s)), Range::atLeast(0));
  EXPECT_EQ(env.getRange(env.mul(s, -3)).max, 0);
  EXPECT_TRUE(isTrue(env.le(s, env.mul(s, s))) ||
              env.le(s, env.mul(s, s)) == Truth::Unknown);
  EXPECT_TRUE(isTrue(env.lt(s, env.add(s, 1))));
}

TEST_F(LimitsTest, ParserGivesUp) {
  std::string error, deep(100000, '('), many = "s0";
  for (unsigned i = 0; i != 50000; ++i)
    many += "+s0*s1//3";
  EXPECT_FALSE(parseSymInt(deep, env, error));
  EXPECT_FALSE(error.empty());
  symbol(0), symbol(1);
  (void)parseSymInt(many, env, error);
  error.clear();
  EXPECT_FALSE(parseSymInt("99999999999999999999", env, error) &&
               error.empty());
  std::optional<SymInt> power = parseSymInt("s0**99999999", env, error);
  EXPECT_TRUE(!power || power->isUnknown());
}

//===----------------------------------------------------------------------===//
// Equivalent forms
//===----------------------------------------------------------------------===//

TEST_F(LimitsTest, PowersDivide) {
  SymInt s = symbol(0);
  EXPECT_EQ(env.floorDiv(env.mul(s, s), s), s);
  EXPECT_EQ(env.floorDiv(env.pow(s, 7), env.pow(s, 5)), env.pow(s, 2));
  EXPECT_EQ(env.mod(env.mul(s, s), s), SymInt(0));
}

TEST_F(LimitsTest, MaximaFoldByRange) {
  SymInt s = symbol(0, Range::atLeast(32));
  EXPECT_EQ(env.max(1, env.floorDiv(s, 32)), env.floorDiv(s, 32));
  SymInt t = symbol(1, Range::atLeast(0));
  EXPECT_NE(env.max(1, env.floorDiv(t, 32)), env.floorDiv(t, 32));
  EXPECT_EQ(env.max(env.add(t, 1), t), env.add(t, 1));
  EXPECT_EQ(env.min(env.add(t, s), t), t);
  EXPECT_EQ(env.max(env.mul(t, s), t), env.mul(t, s));
}

TEST_F(LimitsTest, CeilingsUnify) {
  SymInt s = symbol(0);
  SymInt a = env.ceilDiv(s, 4);
  EXPECT_EQ(env.neg(env.floorDiv(env.neg(s), 4)), a);
  EXPECT_EQ(env.floorDiv(env.add(s, 3), 4), a);
  EXPECT_EQ(env.add(env.floorDiv(env.sub(s, 1), 4), 1), a);
}

TEST_F(LimitsTest, LinearFactsDecide) {
  SymInt a = symbol(0), b = symbol(1), c = symbol(2), d = symbol(3);
  EXPECT_TRUE(env.assume(Condition::le(a, b)));
  EXPECT_TRUE(env.assume(Condition::le(b, c)));
  EXPECT_TRUE(env.assume(Condition::lt(env.add(c, d), 100)));
  EXPECT_TRUE(isTrue(env.le(a, c)));
  EXPECT_TRUE(isTrue(env.lt(env.add(a, d), 100)));
  EXPECT_TRUE(isTrue(env.lt(a, 98)));
  EXPECT_EQ(env.lt(c, a), Truth::False);
  EXPECT_EQ(env.lt(d, a), Truth::Unknown);
}

TEST_F(LimitsTest, CombinedFactsDecide) {
  // 2a + b <= 10 and a + 2b <= 10 give a + b <= 6.
  SymInt a = symbol(0), b = symbol(1);
  EXPECT_TRUE(env.assume(Condition::le(env.add(env.mul(a, 2), b), 10)));
  EXPECT_TRUE(env.assume(Condition::le(env.add(a, env.mul(b, 2)), 10)));
  EXPECT_TRUE(isTrue(env.le(env.add(a, b), 6)));
  EXPECT_EQ(env.le(env.add(a, b), 5), Truth::Unknown);
}

TEST_F(LimitsTest, SizesOfZeroAreACase) {
  SymInt a = symbol(0, Range::atLeast(0)), b = symbol(1, Range::atLeast(0));
  EXPECT_TRUE(isTrue(env.le(a, env.mul(a, a))));
  EXPECT_TRUE(isTrue(env.le(env.mul(a, b), env.mul(a, env.mul(b, b)))));
  EXPECT_EQ(env.le(a, env.mul(a, b)), Truth::Unknown);
  EXPECT_EQ(env.lt(a, env.mul(a, a)), Truth::Unknown);
}

TEST_F(LimitsTest, ProductFactsDecide) {
  SymInt a = symbol(0), b = symbol(1), c = symbol(2);
  EXPECT_TRUE(env.assume(Condition::le(env.mul(a, b), c)));
  EXPECT_TRUE(isTrue(env.le(a, c)));
  EXPECT_TRUE(isTrue(env.le(env.mul(a, b), env.mul(c, c))));
  EXPECT_TRUE(isTrue(env.lt(a, env.mul(a, b))));
}
