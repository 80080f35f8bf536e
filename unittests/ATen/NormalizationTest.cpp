//===- NormalizationTest.cpp - Tests of norms and dropout -------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "OpTest.h"

using namespace fake;

namespace {
class NormalizationTest : public OpTest {};
} // namespace

TEST_F(NormalizationTest, SoftmaxIsContiguous) {
  EXPECT_EQ(
      run("aten._softmax", {channelsLast({2, 3, 4, 5}), num(1), flag(false)}),
      "f32(2, 3, 4, 5)/(60, 20, 5, 1)");
  EXPECT_EQ(run("aten._softmax", {dense({2}), num(0), flag(true)}),
            "error: expected dtype f16 or bf16 with half_to_float, found "
            "f32");
}

TEST_F(NormalizationTest, LayerNormStatisticsDependOnTheDevice) {
  MetaValue half = dense({4, 6}, DType::BFloat16);
  EXPECT_EQ(run("aten.native_layer_norm",
                {half, nums({6}), none(), none(), real(1e-5)}),
            "bf16(4, 6)/(6, 1), bf16(4, 1)/(1, 1), bf16(4, 1)/(1, 1)");
  MetaValue cuda = dense({4, 6}, DType::BFloat16, Device(DeviceType::CUDA));
  EXPECT_EQ(run("aten.native_layer_norm",
                {cuda, nums({6}), none(), none(), real(1e-5)}),
            "bf16(4, 6)/(6, 1)@cuda:0, f32(4, 1)/(1, 1)@cuda:0, "
            "f32(4, 1)/(1, 1)@cuda:0");
}

TEST_F(NormalizationTest, LayerNormIsRowMajor) {
  EXPECT_EQ(run("aten.native_layer_norm", {strided({4, 6}, {1, 4}), nums({6}),
                                           none(), none(), real(1e-5)}),
            "f32(4, 6)/(6, 1), f32(4, 1)/(1, 1), f32(4, 1)/(1, 1)");
}

TEST_F(NormalizationTest, NormalizedShapeMustBeTheLastSizes) {
  EXPECT_EQ(run("aten.native_layer_norm",
                {dense({4, 6}), nums({5}), none(), none(), real(1e-5)}),
            "error: expected an input whose sizes end in the normalized shape "
            "[5], found [4, 6]");
}

TEST_F(NormalizationTest, GroupsDivideTheChannels) {
  EXPECT_EQ(run("aten.group_norm", {channelsLast({2, 6, 4, 5}), num(3)}),
            "f32(2, 6, 4, 5)/(120, 1, 30, 6)");
  EXPECT_EQ(run("aten.group_norm", {dense({2, 6, 4}), num(4)}),
            "error: expected a number of channels divisible by 4 groups, found "
            "6");
}

TEST_F(NormalizationTest, GroupNormBroadcastsAWeight) {
  auto norm = [&](MetaValue input, MetaValue weight) {
    return run("aten.native_group_norm", {input, weight, none(), num(2), num(4),
                                          num(15), num(2), real(1e-5)});
  };
  std::string statistics = ", f32(2, 2)/(2, 1), f32(2, 2)/(2, 1)";
  EXPECT_EQ(norm(dense({2, 4, 5, 3}), dense({1})),
            "f32(2, 4, 5, 3)/(60, 15, 3, 1)" + statistics);
  // The groups of a transposed input cannot be viewed without a copy.
  EXPECT_EQ(norm(strided({2, 4, 5, 3}, {60, 15, 1, 5}), dense({4})),
            "f32(2, 4, 5, 3)/(60, 15, 3, 1)" + statistics);
  EXPECT_EQ(norm(dense({2, 4, 5, 3}), dense({2})),
            "error: cannot broadcast [2, 4, 5, 3] with [1, 2, 1, 1]: sizes 4 "
            "and 2 at dimension -3 differ");
}

TEST_F(NormalizationTest, BatchNormOfAnEmptyVector) {
  EXPECT_EQ(
      run("aten.batch_norm", {dense({0}), none(), none(), none(), none(),
                              flag(false), real(0.1), real(1e-5), flag(false)}),
      "f32(0)/(1)");
}

TEST_F(NormalizationTest, BatchNormKeepsAPermutation) {
  MetaValue x = strided({2, 6, 4, 5}, {1, 2, 12, 48}), c = dense({6});
  EXPECT_EQ(run("aten.native_batch_norm",
                {x, c, c, c, c, flag(false), real(0.1), real(1e-5)}),
            "f32(2, 6, 4, 5)/(1, 2, 12, 48), f32(0)/(1), f32(0)/(1)");
  EXPECT_EQ(run("aten.native_batch_norm", {x, none(), none(), none(), none(),
                                           flag(false), real(0.1), real(1e-5)}),
            "error: expected running statistics for evaluation, found None");
}

TEST_F(NormalizationTest, NothingDroppedIsTheInputItself) {
  MetaValue x = dense({2, 3});
  EXPECT_EQ(run("aten.native_dropout", {x, real(0.5), flag(false)}),
            "f32(2, 3)/(3, 1), bool(2, 3)/(3, 1)");
  EXPECT_EQ(results[0].getTensor()->storage, x.getTensor()->storage);
  EXPECT_EQ(
      run("aten.dropout", {x, real(1.5), flag(true)}),
      "error: expected a probability between 0 and 1, found 1.500000e+00");
}
