//===- JoinTest.cpp - Tests of joining, repeating and padding ---*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "OpTest.h"

using namespace fake;

namespace {
class JoinTest : public OpTest {};
} // namespace

TEST_F(JoinTest, CatAddsSizesUp) {
  SymInt n = symbol("n"), m = symbol("m");
  EXPECT_EQ(run("aten.cat", {list({dense({n, 4}), dense({m, 4})})}),
            "f32(m + n, 4)/(4, 1)");
}

TEST_F(JoinTest, CatSkipsEmptyVectorsButTheirDTypeCounts) {
  EXPECT_EQ(run("aten.cat", {list({dense({2, 3}, DType::Int64), dense({0})})}),
            "f32(2, 3)/(3, 1)");
}

TEST_F(JoinTest, CatIsChannelsLastOnlyIfAllAre) {
  MetaValue last = channelsLast({1, 2, 4, 4}), first = dense({1, 2, 4, 4});
  EXPECT_EQ(run("aten.cat", {list({last, last}), num(1)}),
            "f32(1, 4, 4, 4)/(64, 1, 16, 4)");
  EXPECT_EQ(run("aten.cat", {list({last, first}), num(1)}),
            "f32(1, 4, 4, 4)/(64, 16, 4, 1)");
}

TEST_F(JoinTest, CatChecksTheOtherSizes) {
  EXPECT_EQ(run("aten.cat", {list({dense({2, 3}), dense({2, 4})}), num(0)}),
            "error: cannot concatenate [2, 3] and [2, 4] along dimension 0: "
            "sizes 3 and 4 in dimension 1 differ; along dimension 1 they fit");
}

TEST_F(JoinTest, StackAddsADimension) {
  MetaValue x = dense({2, 3});
  EXPECT_EQ(run("aten.stack", {list({x, x, x, x}), num(1)}),
            "f32(2, 4, 3)/(12, 3, 1)");
}

TEST_F(JoinTest, RepeatMultipliesSizes) {
  SymInt n = symbol("n");
  EXPECT_EQ(run("aten.repeat", {dense({n, 3}), nums({2, 2, 1})}),
            "f32(2, 2*n, 3)/(6*n, 3, 1)");
  EXPECT_EQ(run("aten.repeat", {dense({2, 3}), nums({2})}),
            "error: expected at least 2 repeats, found 1");
}

TEST_F(JoinTest, FlipKeepsTheLayoutAndRollDoesNot) {
  MetaValue x = strided({4, 6}, {1, 4});
  EXPECT_EQ(run("aten.flip", {x, nums({0})}), "f32(4, 6)/(1, 4)");
  EXPECT_EQ(run("aten.roll", {x, nums({1}), nums({0})}), "f32(4, 6)/(6, 1)");
  EXPECT_EQ(run("aten.roll", {x, nums({1, 2}), nums({1, -1})}),
            "f32(4, 6)/(6, 1)");
}

TEST_F(JoinTest, PadsAreGivenFromTheLastDimension) {
  EXPECT_EQ(run("aten.constant_pad_nd", {dense({2, 3}), nums({1, 1, 0, 2})}),
            "f32(4, 5)/(5, 1)");
}

TEST_F(JoinTest, ReflectionIsSmallerThanTheSize) {
  EXPECT_EQ(run("aten.reflection_pad1d", {dense({2, 3}), nums({3, 0})}),
            "error: expected pads smaller than the size, found 3 for size 3");
}

TEST_F(JoinTest, GridsAreOfOneDTypeAndDevice) {
  MetaValue onMeta = dense({2}, DType::Float32, DeviceType::Meta);
  EXPECT_EQ(run("aten.cartesian_prod", {list({dense({1}), onMeta})}),
            "error: expected all tensors on one device, found cpu and meta");
  EXPECT_EQ(run("aten.cartesian_prod",
                {list({dense({1}), dense({2}, DType::Float64)})}),
            "error: expected equal dtypes, found f32 and f64");
  MetaValue number = dense({}, DType::Float32, DeviceType::Meta);
  EXPECT_EQ(run("aten.meshgrid", {list({dense({}), number})}),
            "error: meshgrid expects equal devices, found cpu and meta");
}

TEST_F(JoinTest, CombinationsAreCounted) {
  EXPECT_EQ(run("aten.combinations", {dense({4})}), "f32(6, 2)/(2, 1)");
  EXPECT_EQ(run("aten.combinations", {dense({4}), num(3)}), "f32(4, 3)/(3, 1)");
  EXPECT_EQ(run("aten.combinations", {dense({2}), num(3)}), "f32(0, 3)/(3, 1)");
  EXPECT_EQ(run("aten.combinations", {dense({4}), num(0)}), "f32(0)/(1)");
  EXPECT_EQ(run("aten.combinations", {dense({4}), num(2), flag(true)}),
            "f32(10, 2)/(2, 1)");
  EXPECT_EQ(run("aten.combinations", {dense({1}), num(65), flag(true)}),
            "f32(1, 65)/(65, 1)");
  EXPECT_EQ(run("aten.combinations", {dense({0}), num(2), flag(true)}),
            "f32(0, 2)/(2, 1)");
  EXPECT_EQ(run("aten.combinations", {dense({4}), num(-1)}),
            "error: expected a number of at least 0, found -1");
}
