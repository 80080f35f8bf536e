//===- PackedMatMulTest.cpp - Tests of quantized products -------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "OpTest.h"

using namespace fake;

namespace {
class PackedMatMulTest : public OpTest {};
} // namespace

TEST_F(PackedMatMulTest, BytesAreMultipliedToInt32) {
  EXPECT_EQ(run("aten._int_mm",
                {dense({2, 3}, DType::Int8), dense({3, 4}, DType::Int8)}),
            "i32(2, 4)/(4, 1)");
  EXPECT_EQ(run("aten._int_mm",
                {dense({2, 3}, DType::Int32), dense({3, 4}, DType::Int8)}),
            "error: expected i8 or u8, found i32");
}

TEST_F(PackedMatMulTest, PackedWeightsHaveEightRowsInATile) {
  SymInt n = symbol("n");
  ASSERT_TRUE(
      succeeded(infer("aten._weight_int4pack_mm",
                      {dense({3, 64}), dense({n, 4, 32, 4}, DType::Int32),
                       num(32), dense({2, 8, 2})})));
  EXPECT_EQ(sizesToString(results[0].getTensor()->sizes), "[3, 8*n]");
}

TEST_F(PackedMatMulTest, ScalesFitRowsOrBlocks) {
  DType type = DType::Float8E4M3FN;
  MetaValue a = dense({4, 256}, type), b = dense({256, 128}, type);
  EXPECT_EQ(run("aten._scaled_mm", {a, b, dense({4, 2}), dense({2, 1})}),
            "f8e4m3fn(4, 128)/(128, 1)");
  EXPECT_EQ(
      run("aten._scaled_mm", {a, b, dense({4, 3}), dense({2, 1})}),
      "error: expected one scale, one for each of 4 rows and 128 columns, "
      "or one for each block of 128, found [4, 3] and [2, 1]");
}

TEST_F(PackedMatMulTest, GroupsOfRowsNeedOffsets) {
  DType type = DType::BFloat16;
  MetaValue a = dense({32, 16}, type), b = dense({3, 16, 8}, type);
  EXPECT_EQ(run("aten._grouped_mm", {a, b, dense({3}, DType::Int32)}),
            "bf16(32, 8)/(8, 1)");
  EXPECT_EQ(run("aten._grouped_mm", {a, b}),
            "error: expected offsets, found None");
}

TEST_F(PackedMatMulTest, HalfPrecisionMayBeMultipliedToFloat32) {
  MetaValue a = dense({2, 3, 4}, DType::BFloat16);
  MetaValue b = dense({2, 4, 5}, DType::BFloat16);
  EXPECT_EQ(run("aten.bmm.dtype", {a, b, type(DType::Float32)}),
            "f32(2, 3, 5)/(15, 5, 1)");
  EXPECT_EQ(run("aten.bmm.dtype", {a, b, type(DType::Float64)}),
            "error: cannot give a product of bf16 in f64");
}
