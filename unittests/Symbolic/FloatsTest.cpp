//===- FloatsTest.cpp - Tests of functions of floats ------------*- C++ -*-===//
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
class FloatsTest : public testing::Test {
protected:
  SymInt quotient(SymInt a, SymInt b) {
    return env.call(SymFunction::FloatTrueDiv, {a, b});
  }
  SymInt floor(SymInt value) { return env.call(SymFunction::Floor, value); }
  SymInt ceil(SymInt value) { return env.call(SymFunction::Ceil, value); }
  SymInt round(SymInt value) { return env.call(SymFunction::Round, value); }
  SymInt trunc(SymInt value) { return env.call(SymFunction::Trunc, value); }

  ShapeEnv env;
  SymInt s = env.declareSymbol("s", Range::atLeast(2));
  SymInt t = env.declareSymbol("t", {-8, 8});
};
} // namespace

TEST_F(FloatsTest, ConstantsAreComputed) {
  EXPECT_EQ(getConstantFloat(quotient(7, 2)), 3.5);
  EXPECT_EQ(getConstantFloat(env.mul(env.makeFloat(1.5), 3)), 4.5);
  EXPECT_EQ(getConstantFloat(env.sub(1, env.makeFloat(0.25))), 0.75);
  EXPECT_EQ(ceil(quotient(7, 2)), SymInt(4));
  EXPECT_EQ(round(env.makeFloat(2.5)), SymInt(2));
  EXPECT_EQ(trunc(env.makeFloat(-2.5)), SymInt(-2));
  EXPECT_EQ(floor(env.makeFloat(-2.5)), SymInt(-3));
  EXPECT_TRUE(quotient(7, 0).isUnknown());
  EXPECT_TRUE(trunc(env.makeFloat(1e30)).isUnknown());
}

TEST_F(FloatsTest, RoundedQuotientsAreIntegerDivisions) {
  EXPECT_EQ(toString(floor(quotient(s, 2))), "s//2");
  EXPECT_EQ(toString(ceil(quotient(s, 2))), "(s + 1)//2");
  EXPECT_EQ(toString(trunc(quotient(s, 3))), "s//3");
  // For a negative dividend, the sign decides.
  EXPECT_EQ(toString(trunc(quotient(t, 3))), "TruncToInt(IntTrueDiv(t, 3))");
  EXPECT_EQ(toString(round(quotient(s, 2))), "RoundToInt(IntTrueDiv(s, 2))");
  EXPECT_EQ(toString(round(quotient(env.mul(s, 4), 2))), "2*s");
}

TEST_F(FloatsTest, ArithmeticIsThatOfPython) {
  EXPECT_EQ(toString(env.mul(s, env.makeFloat(1.5))), "1.5*ToFloat(s)");
  EXPECT_EQ(toString(env.sub(quotient(s, 3), 1)), "IntTrueDiv(s, 3) - 1.0");
  EXPECT_EQ(toString(env.neg(env.toFloat(s))), "-1.0*ToFloat(s)");
  EXPECT_EQ(toString(env.add(env.toFloat(s), 0)), "ToFloat(s)");
  EXPECT_TRUE(env.floorDiv(env.toFloat(s), 2).isUnknown());
  EXPECT_TRUE(env.max(env.toFloat(s), 2).isUnknown());
}

TEST_F(FloatsTest, RangesOfRoundedFloats) {
  SymInt half = env.mul(env.makeFloat(0.5), t);
  EXPECT_EQ(env.getRange(floor(half)), (Range{-4, 4}));
  EXPECT_EQ(env.getRange(floor(env.add(half, env.makeFloat(0.7)))),
            (Range{-4, 4}));
  EXPECT_EQ(env.getRange(trunc(env.mul(env.makeFloat(1.5), s))),
            Range::atLeast(3));
  EXPECT_EQ(env.getRange(trunc(quotient(3, t))), Range());
  EXPECT_EQ(env.getRange(round(env.call(SymFunction::Sqrt, s))),
            Range::atLeast(1));
}

TEST_F(FloatsTest, Powers) {
  SymInt power = env.pow(2, s);
  EXPECT_EQ(toString(power), "2**s");
  EXPECT_EQ(toString(power, SymSyntax::MLIR), "pow(2, s)");
  EXPECT_EQ(env.getRange(power), Range::atLeast(4));
  EXPECT_EQ(env.pow(1, s), SymInt(1));
  EXPECT_TRUE(env.pow(2, env.sub(t, 9)).isUnknown());
  auto assign = [](const SymbolExpr *) { return std::optional<int64_t>(10); };
  EXPECT_EQ(evaluate(power, assign), 1024);
  EXPECT_EQ(evaluate(env.pow(env.pow(10, s), s), assign), std::nullopt);
}

TEST_F(FloatsTest, ValuesOfSymbolsAreFilledIn) {
  SymInt value = ceil(env.mul(env.makeFloat(1.5), env.sub(s, t)));
  EXPECT_EQ(evaluate(value,
                     [](const SymbolExpr *symbol) {
                       return std::optional<int64_t>(
                           symbol->getName() == "s" ? 5 : 2);
                     }),
            5);
  env.assume(Condition::eq(s, 5));
  env.assume(Condition::eq(t, 2));
  EXPECT_EQ(env.simplify(value), SymInt(5));
}

TEST_F(FloatsTest, NothingIsAskedOfFloats) {
  SymInt half = env.mul(env.makeFloat(0.5), s);
  EXPECT_EQ(env.lt(half, 3), Truth::Unknown);
  EXPECT_TRUE(env.require(Condition::lt(half, 3)));
  EXPECT_TRUE(env.getGuards().empty());
  EXPECT_TRUE(env.indicate(Condition::lt(half, 3)).isUnknown());
}

TEST_F(FloatsTest, MlirSyntax) {
  auto mlir = [](SymInt value) { return toString(value, SymSyntax::MLIR); };
  SymInt half = env.mul(env.makeFloat(0.5), env.add(s, 1));
  EXPECT_EQ(mlir(ceil(half)), "ceil(0.5 * (s + 1))");
  EXPECT_EQ(mlir(floor(env.add(half, env.toFloat(s)))),
            "floor(float(s) + 0.5 * (s + 1))");
  EXPECT_EQ(mlir(round(quotient(s, 2))), "round(truediv(s, 2))");
}

TEST_F(FloatsTest, AnotherPoolHasTheSameFloats) {
  SymInt value = env.add(
      round(env.call(SymFunction::FloatPow, {s, env.makeFloat(0.5)})), 1);
  ShapeEnv other;
  EXPECT_EQ(toString(other.import(value)), toString(value));
  ExprPool pool;
  llvm::DenseMap<const Expr *, const Expr *> cache;
  EXPECT_EQ(toString(pool.import(value, cache)), toString(value));
}
