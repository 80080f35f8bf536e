//===- PoolingTest.cpp - Tests of pooling -----------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "OpTest.h"

using namespace fake;

namespace {
class PoolingTest : public OpTest {};
} // namespace

TEST_F(PoolingTest, StrideDefaultsToTheKernel) {
  EXPECT_EQ(
      run("aten.max_pool2d_with_indices", {dense({1, 2, 7, 7}), nums({2})}),
      "f32(1, 2, 3, 3)/(18, 9, 3, 1), i64(1, 2, 3, 3)/(18, 9, 3, 1)");
}

TEST_F(PoolingTest, CeilModeStartsEveryWindowInside) {
  EXPECT_EQ(run("aten.avg_pool2d", {dense({1, 2, 7, 7}), nums({2}), nums({2}),
                                    nums({0}), flag(true)}),
            "f32(1, 2, 4, 4)/(32, 16, 4, 1)");
}

TEST_F(PoolingTest, ChannelsLastIsKeptInTwoDimensions) {
  EXPECT_EQ(run("aten.adaptive_avg_pool2d",
                {channelsLast({2, 3, 4, 5}), nums({1, 1})}),
            "f32(2, 3, 1, 1)/(3, 1, 3, 3)");
}

TEST_F(PoolingTest, PaddingIsAtMostHalfTheKernel) {
  EXPECT_EQ(run("aten.max_pool2d",
                {dense({1, 2, 7, 7}), nums({2}), nums({}), nums({2})}),
            "error: expected a padding between 0 and half of the kernel [2], "
            "found [2]");
}

TEST_F(PoolingTest, ListsHaveOneValueForEachDimension) {
  EXPECT_EQ(run("aten.adaptive_avg_pool2d", {dense({1, 8, 4, 3}), nums({5})}),
            "error: expected 2 output sizes, found 1");
  MetaValue x = dense({1, 2, 2, 3, 2});
  MetaValue indices = dense({1, 2, 2, 3, 2}, DType::Int64);
  EXPECT_EQ(run("aten.max_unpool3d",
                {x, indices, nums({6, 6, 5}), nums({3, 2}), nums({0, 0, 0})}),
            "error: expected 3 strides and paddings, found [3, 2] and [0, 0, "
            "0]");
  EXPECT_EQ(run("aten.max_unpool3d", {x, indices, nums({6, 6, 5}),
                                      nums({3, -2, 2}), nums({0, 0, 0})}),
            "error: expected strides above 0, found [3, -2, 2]");
}

TEST_F(PoolingTest, CeilModeOfASymbolIsAnExpression) {
  auto pool = [&](SymInt size, int64_t kernel, int64_t stride,
                  int64_t padding) {
    if (failed(
            infer("aten.max_pool2d",
                  {dense({1, 2, size, 8}), nums({kernel, 1}), nums({stride, 1}),
                   nums({padding, 0}), nums({1}), flag(true)})))
      return cx.getMessage().str();
    return toString(results[0].getTensor()->sizes[2]);
  };
  SymInt n = symbol("n", 4);
  EXPECT_EQ(pool(n, 3, 2, 1), "n//2 + 1");
  EXPECT_EQ(pool(n, 2, 2, 0), "(n + 1)//2");
  // The last window may start after the input, and is then dropped.
  pool(n, 2, 3, 0);
  for (auto [size, wanted] : {std::pair(6, 2), {7, 3}, {8, 3}, {9, 3}})
    EXPECT_EQ(evaluate(results[0].getTensor()->sizes[2],
                       [size = size](const SymbolExpr *) {
                         return std::optional<int64_t>(size);
                       }),
              wanted);
  EXPECT_TRUE(env.getGuards().empty());
}

TEST_F(PoolingTest, CeilModeIsDecidedByHints) {
  SymInt n = symbol("n", 4, 9);
  EXPECT_EQ(
      run("aten.max_pool2d", {dense({1, 2, n, 8}), nums({2, 1}), nums({3, 1}),
                              nums({0}), nums({1}), flag(true)}),
      "f32(1, 2, n//3, 8)/(16*(n//3), 8*(n//3), 8, 1)");
  EXPECT_EQ(env.getGuards().size(), 1u);
}
