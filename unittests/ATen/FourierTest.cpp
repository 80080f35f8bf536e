//===- FourierTest.cpp - Tests of transforms --------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "OpTest.h"

using namespace fake;

namespace {
class FourierTest : public OpTest {
protected:
  MetaValue complex(Sizes sizes, Device device = Device::cpu()) {
    return dense(sizes, DType::Complex64, device);
  }
  const Device cuda = Device(DeviceType::CUDA);
};
} // namespace

TEST_F(FourierTest, TransformedDimensionsAreInnermost) {
  EXPECT_EQ(
      run("aten._fft_c2c", {complex({4, 6}), nums({0}), num(0), flag(true)}),
      "c64(4, 6)/(1, 4)");
  EXPECT_EQ(
      run("aten._fft_c2c", {complex({4, 6}), nums({0, 1}), num(0), flag(true)}),
      "c64(4, 6)/(6, 1)");
}

TEST_F(FourierTest, LastDimensionOfRealTransformsIsHalved) {
  SymInt n = symbol("n");
  EXPECT_EQ(
      run("aten._fft_r2c", {dense({4, n}), nums({1}), num(0), flag(true)}),
      "c64(4, n//2 + 1)/(n//2 + 1, 1)");
  EXPECT_EQ(run("aten._fft_c2r", {complex({4, 5}), nums({1}), num(0), num(8)}),
            "f32(4, 8)/(8, 1)");
}

TEST_F(FourierTest, CufftSplitsTheFirstTwoDimensions) {
  EXPECT_EQ(run("aten._fft_r2c", {dense({4, 6}, DType::Float32, cuda),
                                  nums({0, 1}), num(0), flag(true)}),
            "c64(4, 4)/(1, 4)@cuda:0");
  EXPECT_EQ(
      run("aten._fft_r2c", {dense({4, 6}), nums({0, 1}), num(0), flag(true)}),
      "c64(4, 4)/(4, 1)");
}

TEST_F(FourierTest, InputsArePromoted) {
  EXPECT_EQ(run("aten.fft_rfft", {dense({6}, DType::Int64)}), "c64(4)/(1)");
  EXPECT_EQ(run("aten.fft_rfft", {dense({6}, DType::Float16)}),
            "error: expected an element type that can be transformed on cpu, "
            "found f16");
  EXPECT_EQ(run("aten.fft_rfft", {dense({6}, DType::Float16, cuda)}),
            "c32(4)/(1)@cuda:0");
  EXPECT_EQ(run("aten.fft_rfft", {complex({6})}),
            "error: expected a real tensor, found c64");
}

TEST_F(FourierTest, SizesAreGivenPerDimension) {
  EXPECT_EQ(run("aten.fft_irfftn", {complex({3, 5}), nums({2, -1})}),
            "f32(2, 8)/(8, 1)");
  EXPECT_EQ(run("aten.fft_fftn", {complex({3, 5}), nums({2, 4, 6})}),
            "error: expected at most 2 sizes, found 3");
  EXPECT_EQ(run("aten.fft_fft", {complex({3}), num(0)}),
            "error: expected at least 1 data point, found 0");
}

TEST_F(FourierTest, ShiftsCopy) {
  EXPECT_FALSE(isView("aten.fft_fftshift", {dense({4, 6})}));
}

TEST_F(FourierTest, FramesBecomeColumns) {
  EXPECT_EQ(run("aten.stft", {dense({2, 20}), num(8), num(4)},
                {{"return_complex", flag(true)}}),
            "c64(2, 5, 4)/(20, 1, 5)");
  EXPECT_EQ(run("aten.stft", {dense({2, 20}), num(8)}),
            "error: expected return_complex to be given for a real signal");
  EXPECT_EQ(run("aten.istft", {complex({2, 5, 4}), num(8), num(4)}),
            "f32(2, 12)/(12, 1)");
}

TEST_F(FourierTest, TrapezoidsDropTheLastPoint) {
  EXPECT_EQ(run("aten.cumulative_trapezoid.x", {dense({4, 6}), dense({6})}),
            "f32(4, 5)/(5, 1)");
  EXPECT_EQ(run("aten.trapezoid.x", {dense({4, 6}), dense({5})}),
            "error: expected a point for each of 6 samples, found 5");
}
