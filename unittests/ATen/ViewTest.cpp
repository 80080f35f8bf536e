//===- ViewTest.cpp - Tests of views of all elements ------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "OpTest.h"

using namespace fake;

namespace {
class ViewTest : public OpTest {};
} // namespace

TEST_F(ViewTest, ViewKeepsStorageAndOffset) {
  MetaValue x = strided({4, 3, 4}, {12, 4, 1}, 5);
  EXPECT_EQ(run("aten.view", {x, nums({4, -1})}), "f32(4, 12)/(12, 1)+5");
  EXPECT_TRUE(isView("aten.view", {x, nums({48})}));
}

TEST_F(ViewTest, ViewOfTransposedMatrixIsRefused) {
  EXPECT_EQ(run("aten.view", {strided({6, 4}, {1, 6}), nums({24})}),
            "error: cannot view a tensor with sizes [6, 4] and strides [1, 6] "
            "as [24]; reshape copies where a view is impossible");
}

TEST_F(ViewTest, ReshapeCopiesWhenTheStridesDoNotAllowAView) {
  MetaValue x = strided({6, 4}, {1, 6});
  EXPECT_EQ(run("aten.reshape", {x, nums({24})}), "f32(24)/(1)");
  EXPECT_FALSE(isView("aten.reshape", {x, nums({24})}));
  EXPECT_TRUE(isView("aten.reshape", {dense({6, 4}), nums({24})}));
}

TEST_F(ViewTest, FlattenMergesTheDimensionsBetween) {
  EXPECT_EQ(
      run("aten.flatten.using_ints", {dense({2, 3, 4, 5}), num(1), num(2)}),
      "f32(2, 12, 5)/(60, 5, 1)");
  EXPECT_EQ(run("aten.flatten.using_ints", {dense({})}), "f32(1)/(1)");
}

TEST_F(ViewTest, UnflattenSplitsOneDimension) {
  EXPECT_EQ(run("aten.unflatten.int", {dense({2, 12}), num(1), nums({3, -1})}),
            "f32(2, 3, 4)/(12, 4, 1)");
}

TEST_F(ViewTest, UnsqueezeContinuesTheStrideOfTheNextDimension) {
  MetaValue x = strided({3, 2}, {1, 3});
  EXPECT_EQ(run("aten.unsqueeze", {x, num(1)}), "f32(3, 1, 2)/(1, 6, 3)");
  EXPECT_EQ(run("aten.unsqueeze", {x, num(-1)}), "f32(3, 2, 1)/(1, 3, 1)");
}

TEST_F(ViewTest, SqueezeDropsOnlyWhatIsKnownToBeOne) {
  SymInt n = symbol("n", 0);
  EXPECT_EQ(run("aten.squeeze", {dense({1, n, 1, 4})}), "f32(n, 4)/(4, 1)");
  EXPECT_EQ(run("prims.squeeze", {dense({1, 3, 1}), nums({0})}),
            "f32(3, 1)/(1, 1)");
}

TEST_F(ViewTest, TransposeMovesStridesWithTheirSizes) {
  EXPECT_EQ(run("aten.transpose.int", {dense({2, 3, 4}), num(0), num(-1)}),
            "f32(4, 3, 2)/(1, 4, 12)");
  EXPECT_EQ(run("aten.t", {dense({3})}), "f32(3)/(1)");
  EXPECT_EQ(run("aten.t", {dense({1, 2, 3})}),
            "error: t() expects a tensor of rank 2 or less, found [1, 2, 3]");
}

TEST_F(ViewTest, MovedimFillsThePlacesThatAreLeftInOrder) {
  EXPECT_EQ(run("aten.movedim.int", {dense({2, 3, 4}), num(0), num(2)}),
            "f32(3, 4, 2)/(4, 1, 12)");
}

TEST_F(ViewTest, ExpandGivesBroadcastDimensionsStrideZero) {
  EXPECT_EQ(run("aten.expand", {dense({3, 1}), nums({2, -1, 4})}),
            "f32(2, 3, 4)/(0, 1, 0)");
}

TEST_F(ViewTest, MeshgridExpandsVectorsAlongTheirDimension) {
  EXPECT_EQ(run("aten.meshgrid.indexing", {list({dense({3}), dense({2})})},
                {{"indexing", MetaValue::string("ij")}}),
            "[f32(3, 2)/(1, 0), f32(3, 2)/(0, 1)]");
  EXPECT_EQ(run("aten.meshgrid.indexing", {list({dense({3}), dense({2})})},
                {{"indexing", MetaValue::string("xy")}}),
            "[f32(2, 3)/(0, 1), f32(2, 3)/(1, 0)]");
}

TEST_F(ViewTest, OtherDTypeOfOtherSizeChangesTheLastDimension) {
  EXPECT_EQ(run("aten.view.dtype", {dense({2, 6}), type(DType::Int16)}),
            "i16(2, 12)/(12, 1)");
  EXPECT_EQ(run("aten.view.dtype", {dense({2, 6}), type(DType::Complex64)}),
            "c64(2, 3)/(3, 1)");
  EXPECT_EQ(run("aten.view.dtype", {dense({2, 3}), type(DType::Float64)}),
            "error: view to a larger dtype expects the last size to be a "
            "multiple of 2, found [2, 3]");
}

TEST_F(ViewTest, ComplexTensorsAreViewedAsPairs) {
  MetaValue x = dense({2, 3}, DType::Complex64);
  EXPECT_EQ(run("aten.view_as_real", {x}), "f32(2, 3, 2)/(6, 2, 1)");
  EXPECT_EQ(run("aten.imag", {x}), "f32(2, 3)/(6, 2)+1");
  EXPECT_TRUE(isView("aten.real", {x}));
}

TEST_F(ViewTest, ConjSetsALazyBit) {
  ASSERT_TRUE(succeeded(infer("aten.conj", {dense({2}, DType::Complex64)})));
  EXPECT_TRUE(results[0].getTensor()->conj);
  ASSERT_TRUE(succeeded(infer("aten.conj", {dense({2})})));
  EXPECT_FALSE(results[0].getTensor()->conj);
}

TEST_F(ViewTest, CopyOfAViewIsRowMajorInItsOwnStorage) {
  MetaValue x = dense({2, 3});
  EXPECT_EQ(run("aten.transpose_copy.int", {x, num(0), num(1)}),
            "f32(3, 2)/(2, 1)");
  EXPECT_FALSE(isView("aten.view_copy", {x, nums({6})}));
}

TEST_F(ViewTest, ReshapeAliasDoesNotTakeTheGivenStrides) {
  EXPECT_EQ(run("aten._reshape_alias",
                {strided({2, 3}, {1, 2}), nums({2, 3}), nums({3, 1})}),
            "f32(2, 3)/(1, 2)");
}

TEST_F(ViewTest, LazyBitsAreNoBytesToReadAsAnotherDType) {
  ASSERT_TRUE(succeeded(infer("aten._conj", {dense({2}, DType::Complex64)})));
  MetaValue conjugated = results[0];
  EXPECT_EQ(run("aten.view.dtype", {conjugated, type(DType::Float32)}),
            "error: a view as another dtype expects a tensor without a lazy "
            "conjugation or negation, call resolve_conj first");
  ASSERT_TRUE(succeeded(infer("aten.imag", {conjugated})));
  MetaValue negated = results[0];
  EXPECT_EQ(run("prims.view_of_dtype", {negated, type(DType::Int32)}),
            "error: a view as another dtype expects a tensor without a lazy "
            "conjugation or negation, call resolve_neg first");
  // A copy resolves them.
  EXPECT_EQ(run("aten.view_copy.dtype", {conjugated, type(DType::Float32)}),
            "f32(4)/(1)");
  EXPECT_EQ(run("aten.view_copy.dtype", {negated, type(DType::Int16)}),
            "i16(4)/(1)");
  EXPECT_FALSE(results[0].getTensor()->neg);
}

TEST_F(ViewTest, AReshapeThatDropsASizeOfOneIsAView) {
  SymInt n = symbol("n", 0);
  MetaValue x = dense({1, n, 8});
  EXPECT_TRUE(isView("aten.reshape", {x, nums({-1, 8})}));
  EXPECT_TRUE(isView("aten.flatten.using_ints", {x, num(0), num(1)}));
  EXPECT_TRUE(isView("aten.reshape", {dense({n, 1, 8}), nums({-1, 8})}));
  EXPECT_TRUE(isView("aten.reshape", {dense({1, n, 8}), nums({n, 2, 4})}));
  EXPECT_TRUE(env.getGuards().empty());
}

TEST_F(ViewTest, SqueezeSaysWhatItTakesASizeFor) {
  SymInt n = symbol("n", 0), m = symbol("m", 1, 1), k = symbol("k", 1, 3);
  EXPECT_EQ(run("aten.squeeze.dim", {dense({4, n}), num(1)}),
            "f32(4, n)/(Max(1, n), 1)");
  EXPECT_EQ(run("aten.squeeze.dim", {dense({4, m}), num(1)}), "f32(4)/(1)");
  EXPECT_EQ(run("aten.squeeze", {dense({4, k})}), "f32(4, k)/(k, 1)");
  ASSERT_EQ(env.getGuards().size(), 3u);
  EXPECT_EQ(env.getGuards()[0].condition, Condition::ne(n, 1));
  EXPECT_EQ(env.getGuards()[0].kind, GuardKind::Assertion);
  EXPECT_EQ(env.getGuards()[1].condition, Condition::eq(m, 1));
  EXPECT_EQ(env.getGuards()[1].kind, GuardKind::Guard);
  EXPECT_EQ(env.getGuards()[2].condition, Condition::ne(k, 1));
}

TEST_F(ViewTest, SqueezeFollowsTheRankOfItsType) {
  SymInt n = symbol("n", 0), m = symbol("m", 0);
  cx.request.declaredRank = 2;
  EXPECT_EQ(run("aten.squeeze.dim", {dense({4, n, 5}), num(1)}),
            "f32(4, 5)/(5, 1)");
  EXPECT_EQ(env.getGuards()[0].condition, Condition::eq(n, 1));
  // One of two has size 1, but it is undecided which.
  SymInt k = symbol("k", 0);
  cx.request.declaredRank = 2;
  EXPECT_EQ(run("aten.squeeze", {dense({4, m, k})}), "f32?+?");
  EXPECT_EQ(env.getGuards().size(), 1u);
}
