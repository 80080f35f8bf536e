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
  EXPECT_FALSE(results[0].isKnown());
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
  EXPECT_EQ(run("aten.Int.Scalar", {MetaValue::unknownFloating()}), "?");
}
