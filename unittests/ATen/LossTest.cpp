//===- LossTest.cpp - Tests of losses and distances -------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "OpTest.h"

using namespace fake;

namespace {
class LossTest : public OpTest {};
} // namespace

TEST_F(LossTest, CrossEntropyOfClassesHasTheirSizes) {
  SymInt n = symbol("n");
  MetaValue scores = dense({n, 5, 3}), classes = dense({n, 3}, DType::Int64);
  EXPECT_EQ(run("aten.cross_entropy_loss", {scores, classes, none(), num(0)}),
            "f32(n, 3)/(3, 1)");
  EXPECT_EQ(run("aten.cross_entropy_loss", {scores, classes}), "f32()/()");
}

TEST_F(LossTest, CrossEntropyTakesProbabilities) {
  MetaValue x = dense({2, 5, 3});
  EXPECT_EQ(run("aten.cross_entropy_loss", {x, x, none(), num(0)}),
            "f32(2, 3)/(3, 1)");
}

TEST_F(LossTest, ClassesFitTheScores) {
  EXPECT_EQ(
      run("aten.nll_loss_nd", {dense({2, 5, 3}), dense({2, 4}, DType::Int64)}),
      "error: expected classes of sizes [2, 3], found [2, 4]");
}

TEST_F(LossTest, MarginLossNeedsAScore) {
  EXPECT_EQ(
      run("aten.multi_margin_loss", {dense({5, 0}), dense({5}, DType::Int64)}),
      "error: expected a vector or a matrix of at least one score, found "
      "sizes [5, 0]");
}

TEST_F(LossTest, TripletsAreReducedOverVectors) {
  MetaValue x = dense({5, 10});
  EXPECT_EQ(run("aten.triplet_margin_loss", {x, x, x}), "f32()/()");
  EXPECT_EQ(run("aten.triplet_margin_loss", {x, x, x}, {{"reduction", num(0)}}),
            "f32(5)/(1)");
}

TEST_F(LossTest, CdistHasADistanceForEachPair) {
  SymInt n = symbol("n");
  EXPECT_EQ(run("aten.cdist", {dense({2, n, 4}), dense({3, 4})}),
            "f32(2, n, 3)/(3*n, 3, 1)");
  EXPECT_EQ(run("aten.cdist", {dense({2, 4}), dense({3, 5})}),
            "error: expected the same number of columns, found 4 and 5");
}

TEST_F(LossTest, PdistHasADistanceForEachPairOfRows) {
  EXPECT_EQ(run("aten.pdist", {dense({5, 4})}), "f32(10)/(1)");
}

TEST_F(LossTest, GradientsFollowTheOrderOfTheDecomposition) {
  MetaValue x = dense({2, 3}), columns = strided({2, 3}, {1, 2});
  EXPECT_EQ(run("aten.mse_loss_backward", {x, columns, x, num(1)}),
            "f32(2, 3)/(1, 2)");
  EXPECT_EQ(run("aten.binary_cross_entropy_backward", {columns, x, x}),
            "f32(2, 3)/(1, 2)");
  EXPECT_EQ(run("aten.soft_margin_loss_backward", {x, x, columns, num(1)}),
            "f32(2, 3)/(1, 2)");
}

TEST_F(LossTest, ReducedLossesHaveOneGradient) {
  MetaValue scores = dense({2, 3}), classes = dense({2}, DType::Int64);
  EXPECT_EQ(run("aten.nll_loss_backward", {dense({2}), scores, classes, none(),
                                           num(1), num(-1), dense({})}),
            "error: expected a gradient of one element, found sizes [2]");
  EXPECT_EQ(run("aten.nll_loss_backward", {dense({2}), scores, classes, none(),
                                           num(0), num(-1), dense({})}),
            "f32(2, 3)/(3, 1)");
  EXPECT_EQ(
      run("aten.nll_loss2d_backward",
          {dense({2, 4, 4}), dense({2, 3, 4, 4}),
           dense({2, 4, 4}, DType::Int64), none(), num(1), num(-1), dense({})}),
      "f32(2, 3, 4, 4)/(48, 16, 4, 1)");
}
