//===- WindowTest.cpp - Tests of windows ------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Meta/Shapes/Window.h"
#include "MetaTest.h"

using namespace fake;

namespace {
class WindowTest : public MetaTest {
protected:
  std::string str(SymInt value) { return sizesToString(value); }
  using MetaTest::str;
};
} // namespace

TEST_F(WindowTest, OneDimension) {
  EXPECT_EQ(str(getReach(cx, {3, 1, 0, 2})), "[4]");
  EXPECT_EQ(str(pooledSize(cx, 7, {2, 2}, /*ceilMode=*/false)), "[3]");
  EXPECT_EQ(str(pooledSize(cx, 7, {2, 2}, /*ceilMode=*/true)), "[4]");
  EXPECT_EQ(str(*convolvedSize(cx, 7, {3, 2, 1})), "[4]");
  EXPECT_EQ(str(transposedSize(cx, 4, {3, 2, 1}, 0)), "[7]");
  EXPECT_EQ(convolvedSize(cx, 2, {3}), std::nullopt);
}

TEST_F(WindowTest, SizesMayBeSymbolic) {
  SymInt n = symbol("n", 4);
  EXPECT_EQ(str(*convolvedSize(cx, n, {3, 1, 1})), "[n]");
  EXPECT_EQ(str(pooledSize(cx, n, {2, 2}, /*ceilMode=*/false)), "[n//2]");
}

TEST_F(WindowTest, APooledTensor) {
  FailureOr<PoolingWindow> window =
      makePoolingWindow(cx, 2, list({3}), {}, list({1, 0}), list({1}), false);
  ASSERT_TRUE(succeeded(window));
  EXPECT_EQ(str(pooledSizes(cx, contiguous({2, 3, 9, 9}), *window)),
            "[2, 3, 3, 3]");
  EXPECT_EQ(str(pooledSizes(cx, contiguous({9, 9}), *window)),
            "error: expected a tensor of rank 3 or 4, found [9, 9]");
}

TEST_F(WindowTest, ErrorsBlameTheArgumentsThatAreNamed) {
  PoolingArgs args;
  args.padding = 7;
  EXPECT_TRUE(failed(makePoolingWindow(cx, 1, list({2}), {}, list({2}),
                                       list({1}), false, args)));
  EXPECT_EQ(cx.getBlamedArguments(), ArrayRef<unsigned>(7));
  EXPECT_EQ(takeError(), "error: expected a padding between 0 and half of the "
                         "kernel [2], found [2]");
}

TEST_F(WindowTest, AConvolution) {
  ConvolutionWindow window;
  window.stride = window.dilation = {1, 1};
  window.padding = window.outputPadding = {0, 0};
  window.groups = 2;
  TensorMeta input = contiguous({1, 4, 8, 8}),
             weight = contiguous({6, 2, 3, 3});
  EXPECT_TRUE(succeeded(
      checkConvolution(cx, 0, input, weight, /*bias=*/nullptr, window)));
  EXPECT_EQ(str(convolvedSizes(cx, 0, input, weight, window)), "[1, 6, 6, 6]");
  TensorMeta bias = contiguous({4});
  EXPECT_TRUE(failed(checkConvolution(cx, 0, input, weight, &bias, window)));
  EXPECT_EQ(takeError(), "error: expected a bias of 6 elements, found sizes "
                         "[4]");
}
