//===- ConvolutionTest.cpp - Tests of convolutions --------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "OpTest.h"

using namespace fake;

namespace {
class ConvolutionTest : public OpTest {
protected:
  /// A convolution without bias, dilation and groups.
  std::string convolve(MetaValue input, MetaValue weight, Sizes stride,
                       Sizes padding, bool transposed = false,
                       Sizes outputPadding = {0}) {
    return run("aten.convolution",
               {input, weight, none(), nums(stride), nums(padding), nums({1}),
                flag(transposed), nums(outputPadding), num(1)});
  }
};
} // namespace

TEST_F(ConvolutionTest, SizesFollowWindowStrideAndPadding) {
  EXPECT_EQ(convolve(dense({2, 3, 9, 9}), dense({4, 3, 3, 3}), {2}, {1}),
            "f32(2, 4, 5, 5)/(100, 25, 5, 1)");
}

TEST_F(ConvolutionTest, TransposedGrows) {
  EXPECT_EQ(
      convolve(dense({2, 3, 5, 5}), dense({3, 4, 3, 3}), {2}, {1}, true, {1}),
      "f32(2, 4, 10, 10)/(400, 100, 10, 1)");
}

TEST_F(ConvolutionTest, SymbolicSpatialSizesStaySymbolic) {
  SymInt h = symbol("h", 3);
  EXPECT_EQ(convolve(dense({1, 3, h, 8}), dense({4, 3, 3, 3}), {1}, {1}),
            "f32(1, 4, h, 8)/(32*h, 8*h, 8, 1)");
}

TEST_F(ConvolutionTest, ChannelsLastOfInputOrWeightIsKept) {
  EXPECT_EQ(convolve(channelsLast({2, 3, 8, 8}), dense({4, 3, 3, 3}), {1}, {0}),
            "f32(2, 4, 6, 6)/(144, 1, 24, 4)");
  EXPECT_EQ(convolve(dense({2, 3, 8, 8}), channelsLast({4, 3, 3, 3}), {1}, {0}),
            "f32(2, 4, 6, 6)/(144, 1, 24, 4)");
}

TEST_F(ConvolutionTest, ChannelsMustAgree) {
  EXPECT_EQ(convolve(dense({2, 5, 8, 8}), dense({4, 3, 3, 3}), {1}, {0}),
            "error: weight of sizes [4, 3, 3, 3] and groups 1 expects 3 input "
            "channels, found 5 in [2, 5, 8, 8]");
}

TEST_F(ConvolutionTest, KernelMustFit) {
  EXPECT_EQ(convolve(dense({1, 3, 2, 2}), dense({4, 3, 3, 3}), {1}, {0}),
            "error: kernel of size 3 does not fit the padded input of size 2");
}

TEST_F(ConvolutionTest, BatchMayBeMissing) {
  EXPECT_EQ(run("aten.conv1d", {dense({3, 8}), dense({4, 3, 3})}),
            "f32(4, 6)/(6, 1)");
}

TEST_F(ConvolutionTest, SamePaddingKeepsTheSize) {
  EXPECT_EQ(
      run("aten.conv1d.padding", {dense({1, 3, 8}), dense({4, 3, 4}), none(),
                                  nums({1}), MetaValue::string("same")}),
      "f32(1, 4, 8)/(32, 8, 1)");
}

TEST_F(ConvolutionTest, BiasOfAnotherDType) {
  MetaValue x = dense({2, 4, 6, 6}), weight = dense({8, 4, 3, 3});
  MetaValue bias = dense({8}, DType::Float64);
  EXPECT_EQ(run("aten.conv2d", {x, weight, bias}),
            "error: expected input and bias of the same dtype, found f32 and "
            "f64");
  // The underlying op leaves that check to the kernel.
  EXPECT_EQ(
      run("aten.convolution", {x, weight, bias, nums({1}), nums({0}), nums({1}),
                               flag(false), nums({0}), num(1)}),
      "f32(2, 8, 4, 4)/(128, 16, 4, 1)");
}

TEST_F(ConvolutionTest, OutputPaddingIsCheckedWhereItIsNotUsed) {
  auto pad = [&](MetaValue outputPadding) {
    return run("aten.convolution",
               {dense({2, 4, 6, 6}), dense({8, 4, 3, 3}), none(), nums({1}),
                nums({0}), nums({1}), flag(false), outputPadding, num(1)});
  };
  EXPECT_EQ(pad(nums({})), "error: expected one value or 2, found 0");
  EXPECT_EQ(pad(nums({0, -1})),
            "error: expected values of at least 0, found [0, -1]");
}

TEST_F(ConvolutionTest, QuantizedBytesAreSummedUpInIntegers) {
  MetaValue bytes = dense({1, 3, 8, 8}, DType::QUInt8);
  MetaValue weight = dense({4, 3, 2, 2}, DType::QInt8);
  MetaValue bias = dense({4}, DType::Int32);
  EXPECT_EQ(run("aten.convolution",
                {bytes, weight, bias, nums({1, 1}), nums({0, 0}), nums({1, 1}),
                 flag(false), nums({0, 0}), num(1)}),
            "i32(1, 4, 7, 7)/(196, 49, 7, 1)");
}

TEST_F(ConvolutionTest, OutputPaddingOfValueTensorsIsForTransposedOnes) {
  cx.request.viewsMayCopy = true;
  MetaValue x = dense({1, 3, 9, 9}), weight = dense({3, 3, 3, 3});
  EXPECT_EQ(convolve(x, weight, {1}, {0}, false, {}),
            "f32(1, 3, 7, 7)/(147, 49, 7, 1)");
  EXPECT_EQ(convolve(x, weight, {1}, {0}, true, {}),
            "error: expected one value or 2, found 0");
}
