//===- ScalarTest.cpp - Tests of scalar ops ---------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "OpTest.h"

using namespace fake;

namespace {
class ScalarTest : public OpTest {};
} // namespace

TEST_F(ScalarTest, IntegersStayExact) {
  SymInt s = symbol("s", 2);
  EXPECT_EQ(run("aten.mul.int", {num(s), num(3)}), "3*s");
  EXPECT_EQ(run("aten.floordiv.int", {num(-7), num(2)}), "-4");
  EXPECT_EQ(run("aten.remainder.int", {num(-7), num(2)}), "1");
  EXPECT_EQ(run("aten.floordiv.int", {num(s), num(0)}),
            "error: expected a divisor other than 0, found 0");
}

TEST_F(ScalarTest, ComparisonsFollowFromRanges) {
  SymInt s = symbol("s", 2), t = symbol("t", 2);
  EXPECT_EQ(run("aten.gt.int", {num(s), num(1)}), "True");
  EXPECT_EQ(run("aten.lt.int", {num(s), num(2)}), "False");
  run("aten.eq.int", {num(s), num(t)});
  EXPECT_FALSE(results[0].getScalar().isKnown());
  EXPECT_TRUE(env.getGuards().empty());
}

TEST_F(ScalarTest, SizesAndStrides) {
  SymInt s = symbol("s", 2);
  EXPECT_EQ(run("aten.size.int", {dense({s, 4}), num(-2)}), "s");
  EXPECT_EQ(run("aten.sym_stride.int", {dense({4, s}), num(0)}), "s");
  EXPECT_EQ(run("aten.sym_numel", {dense({4, s})}), "4*s");
  EXPECT_EQ(run("aten.size.int", {dense({}), num(0)}),
            "error: expected a tensor of rank 1 or more, found rank 0");
}

TEST_F(ScalarTest, NothingIsPinned) {
  EXPECT_EQ(run("aten.is_pinned", {dense({2})}), "False");
}

TEST_F(ScalarTest, Conversions) {
  EXPECT_EQ(run("aten.Int.bool", {flag(true)}), "1");
  EXPECT_EQ(run("aten.Int.float", {real(-2.5)}), "-2");
  EXPECT_EQ(run("aten.Int.Scalar", {Scalar::floating(SymInt::unknown())}), "?");
}

TEST_F(ScalarTest, FloatsOfSymbolsRoundToExpressions) {
  SymInt n = symbol("n", 0);
  auto then = [&](StringRef name) { return run(name, {results[0]}); };
  EXPECT_EQ(run("aten.div.int", {num(n), num(2)}), "IntTrueDiv(n, 2)");
  MetaValue half = results[0];
  EXPECT_EQ(run("aten.ceil.float", {half}), "(n + 1)//2");
  EXPECT_EQ(run("aten.floor.Scalar", {half}), "n//2");
  EXPECT_EQ(run("aten.round.float", {half}),
            "ToFloat(RoundToInt(IntTrueDiv(n, 2)))");
  EXPECT_EQ(run("aten.mul", {num(n), real(1.5)}), "1.5*ToFloat(n)");
  EXPECT_EQ(then("aten.Int.float"), "TruncToInt(1.5*ToFloat(n))");
  EXPECT_EQ(run("aten.sub.float", {half, real(0.5)}), "IntTrueDiv(n, 2) - 0.5");
  EXPECT_EQ(then("aten.neg.float"), "-1.0*(IntTrueDiv(n, 2) - 0.5)");
  EXPECT_EQ(run("aten.sqrt.int", {num(n)}), "OpaqueUnaryFn_sqrt(ToFloat(n))");
  EXPECT_EQ(then("aten.Int.Scalar"),
            "TruncToInt(OpaqueUnaryFn_sqrt(ToFloat(n)))");
  EXPECT_EQ(run("aten.Float.int", {num(n)}), "ToFloat(n)");
}

TEST_F(ScalarTest, PowersAndShiftsOfSymbols) {
  SymInt n = symbol("n", 0);
  EXPECT_EQ(run("aten.pow.int_to_int", {num(2), num(n)}), "2**n");
  EXPECT_EQ(run("aten.__lshift__.int", {num(n), num(1)}), "2*n");
  EXPECT_EQ(run("aten.__lshift__.int", {num(3), num(n)}), "3*2**n");
  EXPECT_EQ(run("aten.__rshift__.int", {num(n), num(2)}), "n//4");
  EXPECT_EQ(run("aten.__rshift__.int", {num(-7), num(1)}), "-4");
  EXPECT_EQ(run("aten.pow.float", {real(2), real(0.5)}), "1.4142135623730951");
}

TEST_F(ScalarTest, AFloatBesideAWholeNumberIsCompared) {
  SymInt n = symbol("n", 0);
  ASSERT_TRUE(succeeded(infer("aten.div.int", {num(n), num(2)})));
  MetaValue half = results[0];
  EXPECT_EQ(run("aten.ge.float_int", {half, num(4)}), "n//2 > 3");
  EXPECT_EQ(run("aten.gt.int_float", {num(4), half}), "n//2 < 4");
  EXPECT_EQ(run("aten.lt.float", {half, real(0)}), "False");
  EXPECT_EQ(run("aten.lt.float", {half, real(0.5)}), "?");
}

TEST_F(ScalarTest, AbsoluteValues) {
  SymInt s = symbol("s", 2);
  EXPECT_EQ(run("prim.abs.int", {num(-3)}), "3");
  EXPECT_EQ(run("prim.abs.Scalar", {num(s)}), "s");
  EXPECT_EQ(run("prim.abs.float", {real(-2.5)}), "2.5");
}

TEST_F(ScalarTest, StringsAreCompared) {
  MetaValue sum = MetaValue::string("sum"), mean = MetaValue::string("mean");
  EXPECT_EQ(run("aten.eq.str", {sum, sum}), "True");
  EXPECT_EQ(run("aten.ne.str", {sum, mean}), "True");
  ASSERT_TRUE(succeeded(infer("aten.eq.str", {sum, MetaValue()})));
  EXPECT_FALSE(results[0].getScalar().isKnown());
}

TEST_F(ScalarTest, ConversionsOfItemsHaveTheirKind) {
  MetaValue floats = dense({}), ints = dense({}, DType::Int64);
  ASSERT_TRUE(succeeded(infer("aten.Int.Tensor", {floats})));
  EXPECT_TRUE(results[0].isInt());
  ASSERT_TRUE(succeeded(infer("aten.Float.Tensor", {ints})));
  EXPECT_TRUE(results[0].getScalar().isFloat());
  ASSERT_TRUE(succeeded(infer("aten.Bool.Tensor", {floats})));
  EXPECT_TRUE(results[0].isBool());
}
