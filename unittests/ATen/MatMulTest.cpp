//===- MatMulTest.cpp - Tests of matrix products ----------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "OpTest.h"

using namespace fake;

namespace {
class MatMulTest : public OpTest {};
} // namespace

TEST_F(MatMulTest, ProductIsRowMajor) {
  EXPECT_EQ(run("aten.mm", {strided({2, 3}, {1, 2}), dense({3, 5})}),
            "f32(2, 5)/(5, 1)");
}

TEST_F(MatMulTest, InnerSizesMustAgree) {
  EXPECT_EQ(run("aten.mm", {dense({2, 3}), dense({4, 5})}),
            "error: cannot multiply [2, 3] by [4, 5]: inner sizes 3 and 4 "
            "differ");
}

TEST_F(MatMulTest, InnerSizesOfSymbolsAreAssumedEqual) {
  SymInt a = symbol("a"), b = symbol("b");
  EXPECT_EQ(run("aten.mm", {dense({2, a}), dense({b, 5})}), "f32(2, 5)/(5, 1)");
  ASSERT_EQ(env.getGuards().size(), 1u);
}

TEST_F(MatMulTest, MixedDTypesOfMmTakeTheFirst) {
  EXPECT_EQ(run("aten.mm", {dense({2, 2}, DType::Float16), dense({2, 2})}),
            "f16(2, 2)/(2, 1)");
  EXPECT_EQ(
      run("aten.bmm", {dense({1, 2, 2}, DType::Float16), dense({1, 2, 2})}),
      "error: expected equal dtypes, found f16 and f32");
}

TEST_F(MatMulTest, MatmulBroadcastsLeadingDimensions) {
  EXPECT_EQ(run("aten.matmul", {dense({7, 1, 2, 3}), dense({5, 3, 4})}),
            "f32(7, 5, 2, 4)/(40, 8, 4, 1)");
  EXPECT_EQ(run("aten.matmul", {dense({3}), dense({3, 4})}), "f32(4)/(1)");
  EXPECT_EQ(run("aten.matmul", {dense({3}), dense({3})}), "f32()/()");
}

TEST_F(MatMulTest, LinearReplacesTheLastSize) {
  SymInt n = symbol("n");
  EXPECT_EQ(run("aten.linear", {dense({n, 7, 3}), dense({5, 3}), dense({5})}),
            "f32(n, 7, 5)/(35, 5, 1)");
}

TEST_F(MatMulTest, AddedTensorMustBroadcast) {
  EXPECT_EQ(run("aten.addmm", {dense({3}), dense({2, 3}), dense({3, 4})}),
            "error: cannot broadcast [2, 4] with [3]: sizes 4 and 3 at "
            "dimension -1 differ");
}

TEST_F(MatMulTest, AddedVectorsBroadcastBothWays) {
  MetaValue matrix = dense({5, 10}), vector = dense({10});
  EXPECT_EQ(run("aten.addmv", {dense({5, 1}), matrix, vector}),
            "f32(5, 5)/(5, 1)");
  EXPECT_EQ(run("aten.addmv", {dense({6}), matrix, vector}),
            "error: cannot add a tensor of sizes [6] to a product of sizes "
            "[5]");
  EXPECT_EQ(run("aten.addmv", {dense({6}), matrix, vector}, {{"beta", num(0)}}),
            "f32(5)/(1)");
}

TEST_F(MatMulTest, BatchesAndBilinearMapsHaveOneDType) {
  MetaValue batch = dense({2, 4, 5}, DType::Float64);
  const char *error = "error: expected equal dtypes, found f32 and f64";
  EXPECT_EQ(run("aten.matmul", {dense({4}), batch}), error);
  EXPECT_EQ(run("aten.matmul", {dense({3, 4}), batch}), error);
  EXPECT_EQ(run("aten.bilinear", {dense({2, 3}), dense({2, 4}),
                                  dense({5, 3, 4}, DType::Float64)}),
            error);
}

TEST_F(MatMulTest, QuantizedBytesAreSummedUpInWords) {
  EXPECT_EQ(run("aten.mm",
                {dense({3, 4}, DType::QInt8), dense({4, 5}, DType::QInt8)}),
            "qi32(3, 5)/(5, 1)");
}

TEST_F(MatMulTest, AnUnknownDTypeAgreesWithAll) {
  EXPECT_EQ(
      run("aten.bmm", {dense({2, 3, 4}), dense({2, 4, 5}, DType::Unknown)}),
      "f32(2, 3, 5)/(15, 5, 1)");
}
