//===- GradientTest.cpp - Tests of gradients and steps ----------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "OpTest.h"

using namespace fake;

namespace {
class GradientTest : public OpTest {};
} // namespace

TEST_F(GradientTest, SelectionsScatterTheirGradient) {
  EXPECT_EQ(run("aten.value_selecting_reduction_backward",
                {dense({2, 4}), num(1), dense({2, 4}, DType::Int64),
                 nums({2, 3, 4}), flag(false)}),
            "f32(2, 3, 4)/(12, 4, 1)");
  EXPECT_EQ(run("aten.trace_backward", {dense({2}), nums({3, 3})}),
            "error: expected a gradient of rank 0, found [2]");
}

TEST_F(GradientTest, AScanOverOneElementHandsItsGradientOn) {
  MetaValue gradient = strided({1, 6}, {24, 2});
  ASSERT_TRUE(
      succeeded(infer("aten.cumprod_backward",
                      {gradient, dense({1, 6}), num(0), dense({1, 6})})));
  EXPECT_EQ(results[0].getTensor()->storage, gradient.getTensor()->storage);
}

TEST_F(GradientTest, MatrixExponentialsGiveABlock) {
  EXPECT_EQ(run("aten.matrix_exp_backward", {dense({3, 3}), dense({3, 3})}),
            "f32(3, 3)/(6, 1)+3");
}

TEST_F(GradientTest, OnlyWantedGradientsAreComputed) {
  EXPECT_EQ(run("aten.grid_sampler_2d_backward",
                {dense({1, 2, 4, 4}), dense({1, 2, 3, 3}), dense({1, 4, 4, 2}),
                 num(0), num(0), flag(false), list({flag(false), flag(true)})}),
            "None, f32(1, 4, 4, 2)/(32, 8, 2, 1)");
}

TEST_F(GradientTest, GradientsOfRMSNormFollowTheInput) {
  EXPECT_EQ(run("aten._fused_rms_norm_backward",
                {dense({2, 3, 4}), dense({2, 3, 4}), nums({4}),
                 dense({2, 3, 1}), dense({4}), list({flag(true), flag(true)})}),
            "f32(2, 3, 4)/(12, 4, 1), f32(4)/(1)");
}

TEST_F(GradientTest, StepsReturnTheirLists) {
  MetaValue one = list({dense({2})}), none = this->none();
  EXPECT_EQ(run("aten._fused_sgd",
                {one, one, one, real(0), real(0), real(0.1), real(0),
                 flag(false), flag(false), flag(false), none, none}),
            "[f32(2)/(1)], [f32(2)/(1)], [f32(2)/(1)]");
  MetaValue other = list({dense({2}, DType::Int32)});
  EXPECT_EQ(run("aten._fused_sgd_",
                {one, other, one, real(0), real(0), real(0.1), real(0),
                 flag(false), flag(false), flag(false), none, none}),
            "error: expected f32, as the parameter has, found i32");
}

TEST_F(GradientTest, ScalesOfGradientsAreSingleFloats) {
  EXPECT_EQ(run("aten._amp_foreach_non_finite_check_and_unscale_",
                {list({dense({2})}), dense({2}), dense({1})}),
            "error: expected a tensor of one element, found sizes [2]");
}

TEST_F(GradientTest, KeysBroadcastToElements) {
  EXPECT_EQ(run("aten._philox_normal_",
                {dense({3, 4}), dense({3, 1, 2}, DType::UInt64)}),
            "f32(3, 4)/(4, 1)");
  EXPECT_EQ(run("aten._philox_normal_",
                {dense({3, 4}), dense({2, 1, 2}, DType::UInt64)}),
            "error: keys of sizes [2, 1, 2] do not broadcast to [3, 4]");
}

TEST_F(GradientTest, SetTakesTheStorageOfItsSource) {
  MetaValue source = dense({20});
  ASSERT_TRUE(
      succeeded(infer("aten.set_.source_Tensor_storage_offset",
                      {dense({3}), source, num(2), nums({2, 3}), nums({})})));
  EXPECT_EQ(results[0].getTensor()->storage, source.getTensor()->storage);
  EXPECT_EQ(run("aten.set_.source_Tensor_storage_offset",
                {dense({3}), source, num(2), nums({2, 3}), nums({})}),
            "f32(2, 3)/(3, 1)+2");
}

TEST_F(GradientTest, CellsOfRecurrentLayersCheckTheirGates) {
  EXPECT_EQ(run("aten._thnn_fused_lstm_cell",
                {dense({2, 12}), dense({2, 12}), dense({2, 3})}),
            "f32(2, 3)/(3, 1), f32(2, 3)/(3, 1), f32(2, 12)/(12, 1)");
  EXPECT_EQ(run("aten._thnn_fused_lstm_cell",
                {dense({2, 12}), dense({2, 12}), dense({2, 4})}),
            "error: expected a state of 6 elements, found sizes [2, 4]");
}
