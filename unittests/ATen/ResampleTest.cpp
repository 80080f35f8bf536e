//===- ResampleTest.cpp - Tests of resizing and windows ---------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "OpTest.h"

using namespace fake;

namespace {
class ResampleTest : public OpTest {};
} // namespace

TEST_F(ResampleTest, UpsamplingKeepsChannelsLast) {
  EXPECT_EQ(run("aten.upsample_bilinear2d",
                {channelsLast({2, 3, 4, 5}), nums({8, 10}), flag(false)}),
            "f32(2, 3, 8, 10)/(240, 1, 30, 3)");
}

TEST_F(ResampleTest, ScaleFactorsMultiplySizes) {
  SymInt h = symbol("h");
  EXPECT_EQ(run("aten.upsample_nearest2d.vec",
                {dense({1, 3, h, 5}), none(), list({real(2), real(1.5)})}),
            "f32(1, 3, 2*h, 7)/(42*h, 14*h, 7, 1)");
  EXPECT_EQ(run("aten.upsample_nearest1d.vec",
                {dense({1, 3, h}), none(), list({real(1.5)})}),
            "f32(1, 3, TruncToInt(1.5*ToFloat(h)))/"
            "(3*TruncToInt(1.5*ToFloat(h)), TruncToInt(1.5*ToFloat(h)), 1)");
}

TEST_F(ResampleTest, GridGivesTheSpatialSizes) {
  EXPECT_EQ(
      run("aten.grid_sampler_2d", {dense({2, 3, 4, 5}), dense({2, 7, 8, 2}),
                                   num(0), num(0), flag(false)}),
      "f32(2, 3, 7, 8)/(168, 56, 8, 1)");
}

TEST_F(ResampleTest, WindowsBecomeColumns) {
  EXPECT_EQ(run("aten.im2col", {dense({2, 3, 5, 5}), nums({2, 2}), nums({1, 1}),
                                nums({0, 0}), nums({1, 1})}),
            "f32(2, 12, 16)/(192, 16, 1)");
}

TEST_F(ResampleTest, GradientsOfVolumesAreRowMajorForNearest) {
  MetaValue grad = strided({2, 3, 4, 4, 4}, {192, 1, 48, 12, 3});
  EXPECT_EQ(run("aten.upsample_nearest3d_backward",
                {grad, nums({4, 4, 4}), nums({2, 3, 2, 2, 2})}),
            "f32(2, 3, 2, 2, 2)/(24, 8, 4, 2, 1)");
  EXPECT_EQ(run("aten.upsample_trilinear3d_backward",
                {grad, nums({4, 4, 4}), nums({2, 3, 2, 2, 2}), flag(false)}),
            "f32(2, 3, 2, 2, 2)/(24, 1, 12, 6, 3)");
}

TEST_F(ResampleTest, AffineGridsHaveAPointForEachPixel) {
  EXPECT_EQ(run("aten.affine_grid_generator",
                {dense({2, 2, 3}), nums({2, 3, 4, 5}), flag(false)}),
            "f32(2, 4, 5, 2)/(40, 10, 2, 1)");
  EXPECT_EQ(run("aten.affine_grid_generator",
                {dense({2, 2, 2}), nums({2, 3, 4, 5}), flag(false)}),
            "error: expected matrices of sizes [2, 2, 3], found [2, 2, 2]");
}

TEST_F(ResampleTest, InterpolationChoosesTheOpOfItsMode) {
  EXPECT_EQ(run("aten.__interpolate.size_list_scale_list",
                {dense({1, 2, 4, 4}), none(), list({real(2), real(1.5)}),
                 MetaValue::string("bilinear"), none(), none(), flag(false)}),
            "f32(1, 2, 8, 6)/(96, 48, 6, 1)");
  EXPECT_EQ(run("aten.__interpolate",
                {dense({1, 2, 4}), num(3), none(), MetaValue::string("bicubic"),
                 none(), none(), flag(false)}),
            "error: mode 'bicubic' is not defined for sizes [1, 2, 4]");
}

TEST_F(ResampleTest, BicubicGridsAreFlat) {
  EXPECT_EQ(run("aten.grid_sampler_3d",
                {dense({1, 2, 3, 3, 3}), dense({1, 3, 3, 3, 3}), num(2), num(0),
                 flag(false)}),
            "error: expected an input of rank 4 for bicubic interpolation, "
            "found [1, 2, 3, 3, 3]");
}

TEST_F(ResampleTest, LinearInterpolationTakesTheSizesThatItNeeds) {
  EXPECT_EQ(run("aten.upsample_bilinear2d",
                {dense({2, 3, 4}), nums({5, 6}), flag(true)}),
            "f32(2, 3, 5)/(15, 5, 1)");
  EXPECT_EQ(run("aten.upsample_bilinear2d",
                {dense({2, 3, 4, 4, 4}), nums({5, 6}), flag(true)}),
            "error: expected a tensor of rank 4, found [2, 3, 4, 4, 4]");
}

TEST_F(ResampleTest, WindowsAreDescribedByPairs) {
  EXPECT_EQ(run("aten.im2col", {dense({1, 1, 5, 5}), nums({2, 2}), nums({1, 1}),
                                nums({0}), nums({1, 1})}),
            "error: expected lists of 2 values, found [0]");
}
