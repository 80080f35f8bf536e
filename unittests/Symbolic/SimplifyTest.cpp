//===- SimplifyTest.cpp - Tests of arithmetic in normal form ----*- C++ -*-===//
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
/// Sizes s0, s1, s2 as PyTorch declares them, and u0, u1 of any sign.
class SimplifyTest : public testing::Test {
protected:
  SimplifyTest() {
    for (const char *name : {"s0", "s1", "s2"})
      env.declareSymbol(name, Range::atLeast(2));
  }

  /// The normal form of an expression in Python syntax.
  std::string normal(llvm::StringRef text) {
    std::string error;
    std::optional<SymInt> value = parseSymInt(text, env, error);
    return value ? toString(*value) : "error: " + error;
  }

  ShapeEnv env;
};
} // namespace

TEST_F(SimplifyTest, SumsCollectTerms) {
  EXPECT_EQ(normal("s0*2 + s0"), "3*s0");
  EXPECT_EQ(normal("s0 + s1 - s0"), "s1");
  EXPECT_EQ(normal("s1 + s0"), normal("s0 + s1"));
  EXPECT_EQ(normal("s0 - s0"), "0");
}

TEST_F(SimplifyTest, ProductsExpand) {
  EXPECT_EQ(normal("2*(s0 + 1)"), "2*s0 + 2");
  EXPECT_EQ(normal("(s0 + 1)*(s0 - 1)"), "s0**2 - 1");
  EXPECT_EQ(normal("s1*s0*s1"), "s0*s1**2");
  EXPECT_EQ(normal("(s0 + s1)**2 - s0**2"), "s1*(2*s0 + s1)");
}

TEST_F(SimplifyTest, FloorDivTakesOutMultiples) {
  EXPECT_EQ(normal("(2*s0)//2"), "s0");
  EXPECT_EQ(normal("(2*s0 + 4)//2"), "s0 + 2");
  EXPECT_EQ(normal("(2*s0 + 3)//2"), "s0 + 1");
  EXPECT_EQ(normal("(4*s0)//6"), "2*s0//3");
  EXPECT_EQ(normal("(s0 + 3)//1"), "s0 + 3");
  EXPECT_EQ(normal("(6*s0 + s1 + 7)//3"), "2*s0 + (s1 + 7)//3");
}

TEST_F(SimplifyTest, NestedFloorDivsMerge) {
  EXPECT_EQ(normal("(s0//2)//3"), "s0//6");
  EXPECT_EQ(normal("(s0//2 + 1)//3"), "(s0 + 2)//6");
  EXPECT_EQ(normal("(s0//s1)//s2"), normal("s0//(s1*s2)"));
}

TEST_F(SimplifyTest, NegatedNumeratorsHaveOneForm) {
  EXPECT_EQ(normal("-((-s0)//2)"), "(s0 + 1)//2");
  EXPECT_EQ(normal("CeilDiv(s0, 2)"), "(s0 + 1)//2");
  EXPECT_EQ(normal("(-s0)//2"), "-((s0 + 1)//2)");
  EXPECT_EQ(normal("s0//(-2)"), normal("(-s0)//2"));
}

TEST_F(SimplifyTest, SymbolicDivisorsCancel) {
  EXPECT_EQ(normal("(s0*s1 + s1)//s1"), "s0 + 1");
  EXPECT_EQ(normal("(s0**2)//s0"), "s0");
  EXPECT_EQ(normal("(s0**2 - 1)//(s0 - 1)"), "s0 + 1");
  EXPECT_EQ(normal("(s0*s1)//(s0*s2)"), "s1//s2");
  EXPECT_EQ(normal("(s0*s1 + 1)//s1"), "s0");
  EXPECT_EQ(normal("s0//s0"), "1");
}

TEST_F(SimplifyTest, DivisorsThatMayBeZeroStay) {
  EXPECT_EQ(normal("(u0*u1)//u1"), "u0*u1//u1");
  EXPECT_EQ(normal("u0 % u0"), "u0 % u0");
  EXPECT_EQ(normal("0//u0"), "0//u0");
}

TEST_F(SimplifyTest, ModReducesCoefficients) {
  EXPECT_EQ(normal("(6*s0) % 3"), "0");
  EXPECT_EQ(normal("(6*s0 + 1) % 3"), "1");
  EXPECT_EQ(normal("(7*s0 + 4) % 3"), "(s0 + 1) % 3");
  EXPECT_EQ(normal("(-s0) % 3"), "2*s0 % 3");
  EXPECT_EQ(normal("(4*s0 + 2) % 8"), "4*(s0 % 2) + 2");
  EXPECT_EQ(normal("s0 % (-4)"), normal("-((-s0) % 4)"));
}

TEST_F(SimplifyTest, ModOfMultiplesIsZero) {
  EXPECT_EQ(normal("s0 % s0"), "0");
  EXPECT_EQ(normal("(s0*s1) % s1"), "0");
  EXPECT_EQ(normal("(s0*s1 + s2) % s1"), "s2 % s1");
  EXPECT_EQ(normal("(s0 % 4) % 2"), "s0 % 2");
}

TEST_F(SimplifyTest, RangesDecideDivisions) {
  env.declareSymbol("r", {0, 3});
  EXPECT_EQ(normal("r//4"), "0");
  EXPECT_EQ(normal("r % 4"), "r");
  EXPECT_EQ(normal("(r + 4)//4"), "1");
  EXPECT_EQ(normal("(r + 4) % 4"), "r");
  EXPECT_EQ(normal("s0//(s0 + 1)"), "0");
  EXPECT_EQ(normal("s0 % (s0 + s1)"), "s0");
}

TEST_F(SimplifyTest, MaxDropsDominatedOperands) {
  EXPECT_EQ(normal("Max(2*s0, s0)"), "2*s0");
  EXPECT_EQ(normal("Max(1, s0)"), "s0");
  EXPECT_EQ(normal("Max(2, s0)"), "s0");
  EXPECT_EQ(normal("Max(3, s0)"), "Max(3, s0)");
  EXPECT_EQ(normal("Max(1, s0 - 1)"), "s0 - 1");
  EXPECT_EQ(normal("Min(s0, 1)"), "1");
  EXPECT_EQ(normal("Max(3, 5, u0)"), "Max(5, u0)");
  EXPECT_EQ(normal("Max(s0, s0*s1)"), "s0*s1");
}

TEST_F(SimplifyTest, MaxUsesRangesOfQuotients) {
  EXPECT_EQ(normal("Max(1, s0//32)"), "Max(1, s0//32)");
  env.declareSymbol("big", Range::atLeast(32));
  EXPECT_EQ(normal("Max(1, big//32)"), "big//32");
}

TEST_F(SimplifyTest, MaxFlattensAndSorts) {
  EXPECT_EQ(normal("Max(s0, s1, s0)"), "Max(s0, s1)");
  EXPECT_EQ(normal("Max(Max(u0, s1), s0)"), normal("Max(s0, Max(s1, u0))"));
  EXPECT_EQ(normal("Max(u0, Min(u0, u1))"), "u0");
  EXPECT_EQ(normal("Max(-s0, -s1)"), "-Min(s0, s1)");
}

TEST_F(SimplifyTest, SliceSizesSimplify) {
  env.declareSymbol("n", Range::atLeast(0));
  EXPECT_EQ(normal("Max(0, n - Min(1, n)) + Min(1, n)"), "n");
  EXPECT_EQ(normal("Max(0, Min(4, n) - 0)"), "Min(4, n)");
  EXPECT_EQ(normal("CeilDiv(s0 - 0, 2)"), "(s0 + 1)//2");
  EXPECT_EQ(normal("(s0 - 1 - 0)//1 + 1"), "s0");
}

TEST_F(SimplifyTest, KnownMultiplesCancel) {
  SymInt u = env.getSymbol("u");
  EXPECT_EQ(normal("(u//4)*4"), "4*(u//4)");
  ASSERT_TRUE(env.assume(Condition::multiple(u, 4)));
  EXPECT_EQ(normal("(u//4)*4"), "u");
  EXPECT_EQ(normal("8*(u//4) + 1"), "2*u + 1");
  EXPECT_EQ(normal("u % 2"), "0");
  EXPECT_EQ(normal("CeilDiv(u, 4)"), "u//4");
}

TEST_F(SimplifyTest, KnownSymbolicMultiplesCancel) {
  SymInt u0 = env.getSymbol("u0");
  ASSERT_TRUE(env.assume(Condition::multiple(u0, env.getSymbol("s0"))));
  EXPECT_EQ(normal("s0*(u0//s0)"), "u0");
  EXPECT_EQ(normal("u0 % s0"), "0");
}

TEST_F(SimplifyTest, OverflowIsUnknown) {
  SymInt big = std::numeric_limits<int64_t>::max();
  SymInt s0 = env.getSymbol("s0");
  EXPECT_TRUE(env.add(big, 1).isUnknown());
  EXPECT_TRUE(env.mul(big, 2).isUnknown());
  EXPECT_TRUE(env.mul(env.mul(big, s0), 2).isUnknown());
  EXPECT_TRUE(env.add(env.mul(big, s0), s0).isUnknown());
  EXPECT_TRUE(env.add(env.add(s0, big), 1).isUnknown());
  EXPECT_TRUE(env.pow(2, 64).isUnknown());
  EXPECT_TRUE(env.pow(s0, 64).isUnknown());
  EXPECT_TRUE(env.sub(SymInt::minInt, 1).isUnknown());
}

TEST_F(SimplifyTest, DivisionByZeroIsUnknown) {
  SymInt s0 = env.getSymbol("s0");
  EXPECT_TRUE(env.floorDiv(3, 0).isUnknown());
  EXPECT_TRUE(env.floorDiv(s0, 0).isUnknown());
  EXPECT_TRUE(env.mod(3, 0).isUnknown());
  EXPECT_TRUE(env.mod(s0, 0).isUnknown());
}

TEST_F(SimplifyTest, IntegersDivideLikePython) {
  EXPECT_EQ(env.floorDiv(-7, 2), SymInt(-4));
  EXPECT_EQ(env.floorDiv(7, -2), SymInt(-4));
  EXPECT_EQ(env.mod(-7, 2), SymInt(1));
  EXPECT_EQ(env.mod(7, -2), SymInt(-1));
  EXPECT_EQ(env.ceilDiv(7, 2), SymInt(4));
  EXPECT_EQ(env.ceilDiv(-7, 2), SymInt(-3));
  EXPECT_EQ(env.mod(SymInt::minInt, -1), SymInt(0));
}

TEST_F(SimplifyTest, UnknownOperandsGiveUnknown) {
  SymInt s0 = env.getSymbol("s0"), unknown;
  EXPECT_TRUE(env.add(s0, unknown).isUnknown());
  EXPECT_TRUE(env.mul(0, unknown).isUnknown());
  EXPECT_TRUE(env.floorDiv(unknown, s0).isUnknown());
  EXPECT_TRUE(env.mod(s0, unknown).isUnknown());
  EXPECT_TRUE(env.max(unknown, 1).isUnknown());
  EXPECT_TRUE(env.neg(unknown).isUnknown());
}

TEST_F(SimplifyTest, LargeProductsAreUnknown) {
  SymInt a = 1, b = 1;
  for (int i = 0; i != 20; ++i) {
    a = env.add(a, env.getSymbol("a" + std::to_string(i)));
    b = env.add(b, env.getSymbol("b" + std::to_string(i)));
  }
  EXPECT_TRUE(env.mul(a, b).isUnknown());
  EXPECT_FALSE(env.mul(a, env.getSymbol("s0")).isUnknown());
}

TEST_F(SimplifyTest, DeepNestingIsUnknown) {
  SymInt value = env.getSymbol("u0");
  for (int i = 0; i != 10000 && !value.isUnknown(); ++i)
    value = env.mod(env.mul(value, value), env.add(value, 1000 + i));
  EXPECT_TRUE(value.isUnknown());
}

TEST_F(SimplifyTest, ProductsWithFloats) {
  // float64 rounds large products, so that 2.0 is not 2 without a bound.
  EXPECT_EQ(normal("TruncToInt(2.0*ToFloat(s0))"),
            "TruncToInt(2.0*ToFloat(s0))");
  env.declareSymbol("b", {0, 1000});
  EXPECT_EQ(normal("TruncToInt(2.0*ToFloat(b))"), "2*b");
  EXPECT_EQ(normal("TruncToInt(0.0*ToFloat(s0))"), "0");
  EXPECT_EQ(normal("TruncToInt(0.0001*ToFloat(b))"), "0");
  // Bounds are preserved.
  EXPECT_EQ(normal("Max(3, TruncToInt(1.7*ToFloat(s0)))"),
            "TruncToInt(1.7*ToFloat(s0))");
  EXPECT_EQ(normal("Min(-3, TruncToInt(-1.7*ToFloat(s0)))"),
            "TruncToInt(-1.7*ToFloat(s0))");
}
