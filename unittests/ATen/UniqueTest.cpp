//===- UniqueTest.cpp - Tests of unique elements and counts -----*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "OpTest.h"

using namespace fake;

namespace {
class UniqueTest : public OpTest {};
} // namespace

TEST_F(UniqueTest, UniqueElementsHaveAFreshSize) {
  EXPECT_EQ(run("aten._unique2", {dense({2, 3})}),
            "f32(u0)/(1), i64(0)/(1), i64(0)/(1)");
  EXPECT_EQ(env.lookup("u0")->range, (Range{0, 6}));
}

TEST_F(UniqueTest, WhatIsAskedForIsReturned) {
  EXPECT_EQ(
      run("aten._unique2", {dense({2, 3}), flag(true), flag(true), flag(true)}),
      "f32(u0)/(1), i64(2, 3)/(3, 1), i64(u0)/(1)");
}

TEST_F(UniqueTest, TheCPUReturnsEverythingAlongADimension) {
  EXPECT_EQ(run("aten.unique_dim", {dense({2, 3}), num(0)}),
            "f32(u0, 3)/(3, 1), i64(2)/(1), i64(u0)/(1)");
  EXPECT_EQ(run("aten.unique_dim_consecutive", {dense({2, 3}), num(0)}),
            "f32(u1, 3)/(3, 1), i64(2)/(1), i64(u1)/(1)");
}

TEST_F(UniqueTest, NoElementsHaveNoUniqueOnes) {
  EXPECT_EQ(run("aten._unique2", {dense({0})}),
            "f32(0)/(1), i64(0)/(1), i64(0)/(1)");
}

TEST_F(UniqueTest, BincountHasAtLeastAsManyBinsAsAsked) {
  EXPECT_EQ(
      run("aten.bincount", {dense({5}, DType::Int64), dense({5}), num(9)}),
      "f32(u0)/(1)");
  EXPECT_TRUE(isTrue(env.le(9, env.getSymbol("u0"))));
  EXPECT_EQ(run("aten.bincount", {dense({5})}),
            "error: expected integers to count, found f32");
}

TEST_F(UniqueTest, BincountCountsAVector) {
  EXPECT_EQ(run("aten.bincount", {dense({5, 2}, DType::Int64)}),
            "error: expected a tensor of rank 1 to count, found [5, 2]");
  EXPECT_EQ(run("aten.bincount", {dense({5}, DType::Int64), dense({4})}),
            "error: expected a weight for each of 5 elements, found sizes [4]");
  EXPECT_EQ(run("aten.bincount", {dense({5}, DType::Int64), none(), num(-1)}),
            "error: expected at least 0 bins, found -1");
}
