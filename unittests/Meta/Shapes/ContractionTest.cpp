//===- ContractionTest.cpp - Tests of products ------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Meta/Shapes/Contraction.h"
#include "MetaTest.h"

using namespace fake;

namespace {
class ContractionTest : public MetaTest {
protected:
  std::string matmul(const TensorMeta &a, const TensorMeta &b) {
    return str(matmulTensors(cx, 0, a, b));
  }
};
} // namespace

TEST_F(ContractionTest, ProductsOfMatricesAndBatches) {
  TensorMeta a = contiguous({2, 3}), b = contiguous({3, 4});
  EXPECT_EQ(str(matrixProductSizes(cx, 0, a, b)), "[2, 4]");
  EXPECT_EQ(str(batchProductSizes(cx, 0, contiguous({5, 2, 3}),
                                  contiguous({5, 3, 4}))),
            "[5, 2, 4]");
}

TEST_F(ContractionTest, MatMulBroadcastsBatchesAndTakesVectors) {
  SymInt n = symbol("n", 2);
  EXPECT_EQ(matmul(contiguous({3}), contiguous({3})), "f32()/()");
  EXPECT_EQ(matmul(contiguous({7, 1, 2, 3}), contiguous({5, 3, n})),
            "f32(7, 5, 2, n)/(10*n, 2*n, n, 1)");
  EXPECT_EQ(matmul(contiguous({n, 2, 3}), contiguous({3})), "f32(n, 2)/(2, 1)");
}

TEST_F(ContractionTest, TensorDotLeavesOutPairs) {
  EXPECT_EQ(str(tensordotSizes(cx, 0, contiguous({2, 3, 4}),
                               contiguous({4, 5, 3}), {1, 2}, {2, 0})),
            "[2, 5]");
}

TEST_F(ContractionTest, UndecidedSizesAreMadeEqual) {
  SymInt n = symbol("n", 2), m = symbol("m", 2);
  EXPECT_EQ(matmul(contiguous({2, n}), contiguous({m, 3})), "f32(2, 3)/(3, 1)");
  EXPECT_FALSE(guards().empty());
}

TEST_F(ContractionTest, ErrorsBlameBothOperands) {
  TensorMeta a = contiguous({2, 3}), b = contiguous({4, 5});
  EXPECT_TRUE(failed(matrixProductSizes(cx, 1, a, b)));
  EXPECT_EQ(cx.getBlamedArguments(), ArrayRef<unsigned>({1, 2}));
  EXPECT_EQ(takeError(), "error: cannot multiply [2, 3] by [4, 5]: inner sizes "
                         "3 and 4 differ");
  EXPECT_TRUE(failed(checkRank(cx, 4, a, 3)));
  EXPECT_EQ(cx.getBlamedArguments(), ArrayRef<unsigned>(4));
  EXPECT_EQ(takeError(), "error: expected a tensor of rank 3, found [2, 3]");
}
