//===- ContractionTest.cpp - Tests of einsum and its relatives --*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "OpTest.h"

using namespace fake;

namespace {
class ContractionTest : public OpTest {
protected:
  std::string einsum(StringRef equation, Args operands) {
    return run("aten.einsum", {MetaValue::string(equation), list(operands)});
  }
};
} // namespace

TEST_F(ContractionTest, EinsumWithoutProductIsAView) {
  EXPECT_EQ(einsum("ij->ji", {dense({2, 3})}), "f32(3, 2)/(1, 3)");
  EXPECT_EQ(einsum("ii->i", {dense({3, 3})}), "f32(3)/(4)");
}

TEST_F(ContractionTest, EinsumSumsOverLabelsThatTheOutputLacks) {
  EXPECT_EQ(einsum("ij,jk->ik", {dense({2, 3}), dense({3, 4})}),
            "f32(2, 4)/(4, 1)");
  EXPECT_EQ(einsum("ij->i", {dense({2, 3}, DType::Int32)}), "i64(2)/(1)");
}

TEST_F(ContractionTest, EinsumResultMayBePermuted) {
  EXPECT_EQ(einsum("bij,bkj->kib", {dense({4, 2, 4}), dense({4, 2, 4})}),
            "f32(2, 2, 4)/(2, 1, 4)");
}

TEST_F(ContractionTest, EinsumEllipsisBroadcasts) {
  EXPECT_EQ(einsum("...ij,jk", {dense({5, 2, 3}), dense({3, 4})}),
            "f32(5, 2, 4)/(8, 4, 1)");
}

TEST_F(ContractionTest, EinsumCountsDimensions) {
  EXPECT_EQ(einsum("ijk->i", {dense({2, 3})}),
            "error: einsum expects 3 dimensions of operand 0, found [2, 3]");
}

TEST_F(ContractionTest, TensordotKeepsWhatIsNotContracted) {
  EXPECT_EQ(run("aten.tensordot",
                {dense({2, 3, 4}), dense({4, 5}), nums({2}), nums({0})}),
            "f32(2, 3, 5)/(15, 5, 1)");
}

TEST_F(ContractionTest, KronMultipliesSizes) {
  EXPECT_EQ(run("aten.kron", {dense({2, 3}), dense({4})}),
            "f32(2, 12)/(12, 1)");
}

TEST_F(ContractionTest, EinsumNamesEachLabelOfTheOutputOnce) {
  EXPECT_EQ(einsum("ij->ii", {dense({3, 3})}),
            "error: einsum expects each label of the output once, found 'i' "
            "twice");
  EXPECT_EQ(einsum("ij->ik", {dense({3, 3})}),
            "error: einsum expects labels of operands in the output, found "
            "'k'");
}

TEST_F(ContractionTest, TrilinearPutsInTheLowestDimensionFirst) {
  EXPECT_EQ(
      run("aten._trilinear", {dense({2, 6}), dense({2, 3, 6}), dense({6}),
                              nums({1}), nums({}), nums({1, 0}), nums({2, 0})}),
      "f32(3)/(1)");
}

TEST_F(ContractionTest, TrilinearWithoutASizeIsEmpty) {
  MetaValue x = dense({2, 3, 6});
  EXPECT_EQ(run("aten._trilinear",
                {x, x, x, nums({0}), nums({0}), nums({0}), nums({2})}),
            "f32(0, 2, 6)/(12, 6, 1)");
}

TEST_F(ContractionTest, TrilinearChecksItsDimensions) {
  MetaValue x = dense({2, 3});
  EXPECT_EQ(run("aten._trilinear",
                {x, x, x, nums({}), nums({}), nums({}), nums({0}), num(5)}),
            "error: expected a dimension to unroll between 0 and 1, found 5");
  EXPECT_EQ(
      run("aten._trilinear",
          {x, dense({2, 3, 4}), x, nums({}), nums({}), nums({}), nums({0})}),
      "error: expected operands of the same rank, found 2 and sizes [2, 3, "
      "4]");
}

TEST_F(ContractionTest, EinsumEllipsisOfOneOperandCountsAsALabel) {
  MetaValue x = dense({2, 5, 4}), w = dense({4, 6});
  EXPECT_EQ(einsum("...i,ij->...j", {x, w}), "f32(2, 5, 6)/(30, 6, 1)");
  EXPECT_EQ(einsum("ij,...i->...j", {w, x}), "f32(2, 5, 6)/(30, 6, 1)");
  EXPECT_EQ(einsum("...i,ij->j...", {x, w}), "f32(6, 2, 5)/(10, 5, 1)");
  EXPECT_EQ(einsum("b...i,bij->b...j", {x, dense({2, 4, 6})}),
            "f32(2, 5, 6)/(30, 6, 1)");
  // An empty ellipsis does not.
  EXPECT_EQ(einsum("...i,ij->...j", {dense({4}), w}), "f32(6)/(1)");
}
