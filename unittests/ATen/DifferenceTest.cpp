//===- DifferenceTest.cpp - Tests of differences and quantiles --*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "OpTest.h"

using namespace fake;

namespace {
class DifferenceTest : public OpTest {};
} // namespace

TEST_F(DifferenceTest, QuantilesComeFirst) {
  EXPECT_EQ(run("aten.quantile", {dense({4, 5, 6}), dense({3}), num(1)}),
            "f32(3, 4, 6)/(1, 18, 3)");
}

TEST_F(DifferenceTest, DiffShrinksItsDimension) {
  SymInt n = symbol("n");
  EXPECT_EQ(run("aten.diff", {dense({n, 6}), num(2)}), "f32(n, 4)/(4, 1)");
  EXPECT_EQ(run("aten.diff", {dense({4, 6}), num(9)}), "f32(4, 0)/(1, 1)");
}

TEST_F(DifferenceTest, GradientHasATensorForEachDimension) {
  EXPECT_EQ(run("aten.gradient.scalarint", {dense({4, 5}, DType::Int64)}),
            "[f32(4, 5)/(5, 1), f32(4, 5)/(5, 1)]");
  EXPECT_EQ(run("aten.gradient.scalarint", {dense({1, 5})}),
            "error: expected at least 2 elements along dimension 0, found "
            "sizes [1, 5]");
}
