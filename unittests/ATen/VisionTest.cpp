//===- VisionTest.cpp - Tests of the ops of torchvision ---------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "OpTest.h"

using namespace fake;

namespace {
class VisionTest : public OpTest {};
} // namespace

TEST_F(VisionTest, KeptBoxesDependOnData) {
  EXPECT_EQ(run("torchvision.nms", {dense({8, 4}), dense({8}), real(0.5)}),
            "i64(u0)/(1)");
  EXPECT_EQ(run("torchvision.nms", {dense({0, 4}), dense({0}), real(0.5)}),
            "i64(0)/(1)");
  EXPECT_EQ(run("torchvision.nms", {dense({8, 5}), dense({8}), real(0.5)}),
            "error: expected boxes of sizes [n, 4], found [8, 5]");
  EXPECT_EQ(run("torchvision.nms", {dense({8, 4}), dense({7}), real(0.5)}),
            "error: expected a score for each of 8 boxes, found sizes [7]");
}

TEST_F(VisionTest, AGridForEachRegion) {
  MetaValue images = channelsLast({2, 3, 32, 32}), regions = dense({10, 5});
  EXPECT_EQ(run("torchvision.roi_align", {images, regions, real(0.5), num(7),
                                          num(6), num(2), flag(true)}),
            "f32(10, 3, 7, 6)/(126, 42, 6, 1)");
  EXPECT_EQ(run("torchvision.roi_align", {images, dense({10, 4}), real(0.5),
                                          num(7), num(6), num(2), flag(true)}),
            "error: expected regions of sizes [n, 5], found [10, 4]");
  ASSERT_TRUE(succeeded(infer("torchvision.roi_pool",
                              {images, regions, real(0.5), num(7), num(6)})));
  EXPECT_EQ(results[1].getTensor()->dtype, DType::Unknown);
}

TEST_F(VisionTest, OffsetsHaveTheSizesOfADeformableConvolution) {
  MetaValue one = num(1), none = dense({0});
  EXPECT_EQ(
      run("torchvision.deform_conv2d",
          {dense({2, 3, 8, 8}), dense({5, 3, 3, 3}), dense({2, 18, 6, 6}), none,
           none, one, one, num(0), num(0), one, one, one, one, flag(false)}),
      "f32(2, 5, 6, 6)/(180, 36, 6, 1)");
}
