//===- LargeTest.cpp - Tests of values too large to write down --*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Symbolic/ShapeEnv.h"
#include "gtest/gtest.h"

using namespace fake;

namespace {
class LargeTest : public testing::Test {
protected:
  LargeTest() { env.nameLargeValues(); }

  static SymInt symbol(ShapeEnv &env, unsigned i,
                       std::optional<int64_t> hint = std::nullopt) {
    return env.declareSymbol("s" + std::to_string(i), {2, 9}, hint);
  }
  SymInt symbol(unsigned i) { return symbol(env, i); }

  /// The sum of many symbols.
  static SymInt sumOfMany(ShapeEnv &env, unsigned number,
                          std::optional<int64_t> hint = std::nullopt) {
    SymInt sum = 0;
    for (unsigned i = 0; i != number; ++i)
      sum = env.add(sum, symbol(env, i, hint));
    return sum;
  }
  bool isLarge(SymInt value) const {
    return env.isSymbol(value, SymbolKind::Computed);
  }

  ShapeEnv env;
};
} // namespace

TEST_F(LargeTest, NamesLookLikeThis) {
  EXPECT_EQ(getConventionalKind("large_0123456789ab"), SymbolKind::Computed);
  EXPECT_EQ(getConventionalKind("large_0123456789"), SymbolKind::Backed);
  EXPECT_EQ(getConventionalKind("large_0123456789xy"), SymbolKind::Backed);
}

TEST_F(LargeTest, OnlyWhereAskedFor) {
  ShapeEnv plain;
  EXPECT_TRUE(sumOfMany(plain, 300).isUnknown());
}

TEST_F(LargeTest, SymbolsHaveARange) {
  SymInt sum = sumOfMany(env, 257);
  ASSERT_TRUE(isLarge(sum));
  EXPECT_EQ(env.getRange(sum).min, 2 * 257);
  EXPECT_EQ(env.getRange(sum).max, 9 * 257);
  EXPECT_TRUE(isTrue(env.lt(1, sum)));
}

TEST_F(LargeTest, EqualValuesAreOneSymbol) {
  SymInt first = sumOfMany(env, 257);
  EXPECT_EQ(first, sumOfMany(env, 257));
  EXPECT_NE(first, sumOfMany(env, 258));
  SymInt half = sumOfMany(env, 256);
  EXPECT_EQ(env.add(symbol(256), half), first);
}

TEST_F(LargeTest, NamesAreTheSameInEveryEnvironment) {
  ShapeEnv other;
  other.nameLargeValues();
  // Other symbols, in another order.
  (void)other.declareSymbol("t");
  for (unsigned i = 300; i-- > 0;)
    symbol(other, i);
  EXPECT_EQ(toString(sumOfMany(env, 257)), toString(sumOfMany(other, 257)));
}

TEST_F(LargeTest, ArithmeticGoesOn) {
  SymInt sum = sumOfMany(env, 257);
  SymInt next = env.add(sum, symbol(300));
  EXPECT_FALSE(next.isUnknown());
  EXPECT_EQ(env.sub(next, symbol(300)), sum);
  EXPECT_EQ(env.getRange(next).max, 9 * 258);
}

TEST_F(LargeTest, EachLimitHasSymbols) {
  SymInt deep = symbol(0), wide = 0, sum = 0;
  for (unsigned i = 1; i != 200; ++i) {
    deep = env.floorDiv(env.add(env.mul(deep, symbol(i)), 1), symbol(i + 1));
    wide = env.max(wide, env.mul(symbol(i), symbol(i + 1)));
  }
  EXPECT_FALSE(deep.isUnknown());
  EXPECT_FALSE(wide.isUnknown());
  for (unsigned i = 0; i != 20; ++i)
    sum = env.add(sum, symbol(i));
  EXPECT_TRUE(isLarge(env.mul(sum, sum)));
  EXPECT_EQ(env.getRange(env.mul(sum, sum)).min, 40 * 40);
}

TEST_F(LargeTest, WhatDoesNotFitStaysUnknown) {
  SymInt large = env.mul(symbol(0), std::numeric_limits<int64_t>::max());
  EXPECT_TRUE(env.mul(large, 2).isUnknown());
  EXPECT_TRUE(env.pow(symbol(0), 64).isUnknown());
}

TEST_F(LargeTest, HintsFollowFromOperands) {
  SymInt sum = sumOfMany(env, 257, /*hint=*/3);
  ASSERT_TRUE(isLarge(sum));
  EXPECT_EQ(env.evaluateWithHints(sum), 3 * 257);
  EXPECT_FALSE(env.decide(Condition::eq(sum, 5 * 257), true));
}

TEST_F(LargeTest, ReplacedSymbolsKeepValuesEqual) {
  SymInt before = sumOfMany(env, 257);
  ASSERT_TRUE(env.assume(Condition::eq(symbol(1), symbol(0))));
  ASSERT_TRUE(env.assume(Condition::eq(symbol(2), 5)));
  EXPECT_EQ(env.simplify(before), env.simplify(sumOfMany(env, 257)));
  EXPECT_TRUE(isTrue(env.eq(before, sumOfMany(env, 257))));
}

TEST_F(LargeTest, ValuesThatBecomeSmallAreWritten) {
  SymInt sum = sumOfMany(env, 257);
  for (unsigned i = 0; i != 250; ++i)
    ASSERT_TRUE(env.assume(Condition::eq(symbol(i), 4)));
  EXPECT_EQ(toString(env.simplify(sum)),
            "s250 + s251 + s252 + s253 + s254 + s255 + s256 + 1000");
}
