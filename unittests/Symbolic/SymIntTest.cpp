//===- SymIntTest.cpp - Tests of the one-word integer -----------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Symbolic/Expr.h"
#include "gtest/gtest.h"

using namespace fake;

TEST(SymIntTest, IsOneWord) { EXPECT_EQ(sizeof(SymInt), sizeof(int64_t)); }

TEST(SymIntTest, DefaultIsUnknown) {
  SymInt value;
  EXPECT_TRUE(value.isUnknown());
  EXPECT_FALSE(value.isInt());
  EXPECT_FALSE(value.isExpr());
  EXPECT_EQ(value, SymInt::unknown());
}

TEST(SymIntTest, HoldsIntegers) {
  constexpr int64_t max = std::numeric_limits<int64_t>::max();
  for (int64_t v : {int64_t(0), int64_t(1), int64_t(-1), max, SymInt::minInt}) {
    SymInt value = v;
    EXPECT_TRUE(value.isInt(v));
    EXPECT_EQ(value.getInt(), v);
    EXPECT_EQ(value.asInt(), v);
  }
}

TEST(SymIntTest, IntegersBelowTheRangeAreUnknown) {
  EXPECT_TRUE(SymInt(SymInt::minInt - 1).isUnknown());
  EXPECT_TRUE(SymInt(std::numeric_limits<int64_t>::min()).isUnknown());
}

TEST(SymIntTest, HoldsExpressions) {
  ExprPool pool;
  const Expr *s0 = pool.getSymbol("s0");
  SymInt value = s0;
  EXPECT_TRUE(value.isExpr());
  EXPECT_FALSE(value.isInt());
  EXPECT_EQ(value.getExpr(), s0);
  EXPECT_FALSE(value.asInt());
  EXPECT_EQ(SymInt::getFromOpaqueValue(value.getOpaqueValue()), value);
}
