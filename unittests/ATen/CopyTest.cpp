//===- CopyTest.cpp - Tests of copies ---------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "OpTest.h"

using namespace fake;

namespace {
class CopyTest : public OpTest {};
} // namespace

TEST_F(CopyTest, CloneKeepsDenseStridesVerbatim) {
  EXPECT_EQ(run("aten.clone", {strided({3, 1, 2}, {1, 100, 3})}),
            "f32(3, 1, 2)/(1, 100, 3)");
  EXPECT_FALSE(isView("aten.clone", {dense({3})}));
}

TEST_F(CopyTest, CloneClosesGaps) {
  EXPECT_EQ(run("aten.clone", {strided({4, 3}, {12, 2})}), "f32(4, 3)/(3, 1)");
}

TEST_F(CopyTest, ContiguousReturnsTheTensorItselfIfItIs) {
  EXPECT_EQ(run("aten.contiguous", {strided({1, 3}, {7, 1})}),
            "f32(1, 3)/(7, 1)");
  EXPECT_TRUE(isView("aten.contiguous", {dense({2, 3})}));
  EXPECT_EQ(run("aten.contiguous", {strided({2, 3}, {1, 2})}),
            "f32(2, 3)/(3, 1)");
}

TEST_F(CopyTest, ToCopiesOnlyWhenSomethingChanges) {
  MetaValue x = dense({2});
  EXPECT_TRUE(isView("aten.to.dtype", {x, type(DType::Float32)}));
  EXPECT_FALSE(isView("aten.to.dtype", {x, type(DType::Float16)}));
  EXPECT_EQ(run("aten.to.dtype", {x, type(DType::Float16)}), "f16(2)/(1)");
}

TEST_F(CopyTest, TorchScriptCodesOfDTypesAreUnderstood) {
  EXPECT_EQ(run("aten._to_copy", {dense({2})}, {{"dtype", num(5)}}),
            "f16(2)/(1)");
}

TEST_F(CopyTest, CopyingOntoAnotherDeviceKeepsStrides) {
  EXPECT_EQ(run("aten._to_copy", {strided({2, 3}, {1, 2})},
                {{"device", MetaValue(Device(DeviceType::CUDA))}}),
            "f32(2, 3)/(1, 2)@cuda:0");
}

TEST_F(CopyTest, ResizeAsTakesOnlySizesOfTheTemplate) {
  MetaValue other = dense({3, 2}, DType::Float16, Device(DeviceType::CUDA));
  EXPECT_EQ(run("aten.resize_as_", {dense({4}), other}), "f32(3, 2)/(2, 1)");
}

TEST_F(CopyTest, MovesGoToTheTarget) {
  const MetaValue cuda = MetaValue(Device(DeviceType::CUDA));
  MetaValue x = dense({2});
  EXPECT_EQ(run("aten._to_copy", {x}, {{"device", cuda}}), "f32(2)/(1)@cuda:0");
  EXPECT_EQ(run("aten.to.device", {x, cuda, type(DType::Float16)}),
            "f16(2)/(1)@cuda:0");
  EXPECT_EQ(run("aten.to.dtype_layout", {x}, {{"device", cuda}}),
            "f32(2)/(1)@cuda:0");
  EXPECT_EQ(run("prims.device_put", {x, cuda}), "f32(2)/(1)@cuda:0");
}

TEST_F(CopyTest, CopyIntoASmallerTensorIsRefused) {
  EXPECT_EQ(run("aten.copy_", {dense({2}), dense({3})}),
            "error: cannot copy a tensor of sizes [3] into one of sizes [2]");
}

TEST_F(CopyTest, ResizeIsRowMajorInTheSameStorage) {
  MetaValue x = strided({2, 3}, {1, 2});
  EXPECT_EQ(run("aten.resize_", {x, nums({4, 2})}), "f32(4, 2)/(2, 1)");
  EXPECT_EQ(run("aten.resize_", {x, nums({2, 3})}), "f32(2, 3)/(1, 2)");
  EXPECT_TRUE(isView("aten.resize_", {x, nums({4, 2})}));
}
