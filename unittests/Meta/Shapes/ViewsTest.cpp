//===- ViewsTest.cpp - Tests of view geometry -------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Meta/Shapes/Views.h"
#include "MetaTest.h"

using namespace fake;

namespace {
class ViewsTest : public MetaTest {
protected:
  std::string view(const TensorMeta &self, Sizes shape) {
    return str(viewGeometry(cx, self, list(shape)));
  }
  std::string expand(const TensorMeta &self, Sizes shape) {
    return str(expandGeometry(cx, self, list(shape)));
  }
  std::string slice(const TensorMeta &self, int64_t dim,
                    std::optional<SymInt> start, std::optional<SymInt> end,
                    SymInt step = 1) {
    return str(sliceGeometry(cx, self, dim, start, end, step));
  }
  std::string select(const TensorMeta &self, int64_t dim, SymInt index) {
    return str(selectGeometry(cx, self, dim, index));
  }
};
} // namespace

//===----------------------------------------------------------------------===//
// view
//===----------------------------------------------------------------------===//

TEST_F(ViewsTest, ViewOfContiguous) {
  TensorMeta x = contiguous({4, 6});
  EXPECT_EQ(view(x, {2, 2, 6}), "f32(2, 2, 6)/(12, 6, 1)");
  EXPECT_EQ(view(x, {-1}), "f32(24)/(1)");
  EXPECT_EQ(view(x, {3, -1}), "f32(3, 8)/(8, 1)");
  EXPECT_EQ(view(x, {4, 1, 6}), "f32(4, 1, 6)/(6, 6, 1)");
}

TEST_F(ViewsTest, ViewOfStrided) {
  EXPECT_EQ(view(strided({6, 4}, {1, 6}), {2, 3, 4}), "f32(2, 3, 4)/(3, 1, 6)");
  EXPECT_EQ(view(strided({4, 3}, {6, 1}), {4, 1, 3, 1}),
            "f32(4, 1, 3, 1)/(6, 3, 1, 1)");
}

TEST_F(ViewsTest, ViewKeepsStorageAndOffset) {
  TensorMeta x = contiguous({3, 6});
  x.offset = 6;
  FailureOr<TensorMeta> result = viewGeometry(cx, x, list({18}));
  EXPECT_EQ(str(result), "f32(18)/(1)+6");
  EXPECT_EQ(result->storage, x.storage);
  EXPECT_EQ(result->storageBytes, x.storageBytes);
}

TEST_F(ViewsTest, ViewThatStridesDoNotAllow) {
  EXPECT_EQ(view(strided({6, 4}, {1, 6}), {24}),
            "error: cannot view a tensor with sizes [6, 4] and strides [1, 6] "
            "as [24]; reshape copies where a view is impossible");
  EXPECT_EQ(view(strided({3, 3}, {6, 1}), {9}),
            "error: cannot view a tensor with sizes [3, 3] and strides [6, 1] "
            "as [9]; reshape copies where a view is impossible");
}

TEST_F(ViewsTest, TryViewDoesNotComplain) {
  auto result = tryViewGeometry(cx, strided({6, 4}, {1, 6}), list({24}));
  ASSERT_TRUE(succeeded(result));
  EXPECT_FALSE(result->has_value());
  EXPECT_EQ(cx.getMessage(), "");
}

TEST_F(ViewsTest, ViewMergesAcrossSizeOneUnsoundly) {
  EXPECT_EQ(view(strided({3, 1, 3}, {6, 6, 1}), {9}), "f32(9)/(1)");
  EXPECT_EQ(view(strided({2, 3, 1, 3}, {18, 6, 6, 1}), {1, 1, 2, 9}),
            "f32(1, 1, 2, 9)/(36, 36, 18, 1)");
}

TEST_F(ViewsTest, ViewDoesNotLookAtStridesOfSizeOne) {
  EXPECT_EQ(view(strided({3, 1, 2, 5}, {10, 100, 5, 1}), {6, 5}),
            "f32(6, 5)/(5, 1)");
}

TEST_F(ViewsTest, ViewBetweenRankZeroAndOnes) {
  EXPECT_EQ(view(contiguous({}), {1, 1}), "f32(1, 1)/(1, 1)");
  EXPECT_EQ(view(contiguous({1, 1}), {}), "f32()/()");
}

TEST_F(ViewsTest, ViewKeepsOddStrideOfSizeOneThatStays) {
  EXPECT_EQ(view(strided({1, 3}, {7, 1}), {1, 3}), "f32(1, 3)/(7, 1)");
  EXPECT_EQ(view(strided({1, 3}, {7, 1}), {3}), "f32(3)/(1)");
}

TEST_F(ViewsTest, ViewOfEmptyIsContiguous) {
  EXPECT_EQ(view(strided({2, 0, 3}, {9, 5, 1}), {3, 0}), "f32(3, 0)/(1, 1)");
  EXPECT_EQ(view(contiguous({0, 3}), {-1}), "f32(0)/(1)");
}

TEST_F(ViewsTest, ViewChecksTheNumberOfElements) {
  TensorMeta x = contiguous({4, 6});
  EXPECT_EQ(view(x, {5, 5}),
            "error: cannot view [4, 6] as [5, 5]: expected 24 elements, found "
            "25");
  EXPECT_EQ(view(x, {5, -1}),
            "error: cannot view [4, 6] as [5, -1]: expected 24 elements to be "
            "a multiple of 5");
  EXPECT_EQ(view(x, {0, -1}),
            "error: cannot view [4, 6] as [0, -1]: expected 24 elements");
}

TEST_F(ViewsTest, ViewChecksTheShape) {
  EXPECT_EQ(view(contiguous({4, 6}), {-1, -1}),
            "error: expected at most one size -1, found [-1, -1]");
  EXPECT_EQ(view(contiguous({4, 6}), {-2, 12}),
            "error: expected sizes of at least -1, found [-2, 12]");
  EXPECT_EQ(view(contiguous({0, 3}), {0, -1}),
            "error: cannot infer the size -1 of [0, -1]: any size fits 0 "
            "elements");
}

TEST_F(ViewsTest, SymbolicViewInfersTheMissingSize) {
  SymInt s0 = symbol("s0", 2);
  TensorMeta x = contiguous({s0, 4, 3});
  EXPECT_EQ(view(x, {s0, -1}), "f32(s0, 12)/(12, 1)");
  EXPECT_EQ(view(x, {-1, 2}), "f32(6*s0, 2)/(2, 1)");
  EXPECT_EQ(view(x, {env.mul(4, s0), 3}), "f32(4*s0, 3)/(3, 1)");
  EXPECT_EQ(guards(), "");
}

TEST_F(ViewsTest, SymbolicViewRequiresDivisibility) {
  SymInt u0 = symbol("u0", 0);
  EXPECT_EQ(view(contiguous({u0}), {-1, 2}), "f32(u0//2, 2)/(2, 1)");
  EXPECT_EQ(guards(), "Eq(Mod(u0, 2), 0)");
}

TEST_F(ViewsTest, SymbolicViewLearnsASize) {
  SymInt u0 = symbol("u0", 0);
  EXPECT_EQ(view(contiguous({u0}), {2, 3}), "f32(2, 3)/(3, 1)");
  EXPECT_EQ(env.simplify(u0), SymInt(6));
}

TEST_F(ViewsTest, SymbolicViewOfStrided) {
  SymInt a = symbol("a", 2), b = symbol("b", 2);
  SymInt wide = env.mul(2, b);
  EXPECT_EQ(view(strided({a, b, 3}, {env.mul(6, b), 6, 1}), {env.mul(a, b), 3}),
            "f32(a*b, 3)/(6, 1)");
  EXPECT_EQ(view(strided({a, b}, {wide, 1}), {a, 1, b}),
            "f32(a, 1, b)/(2*b, b, 1)");
  EXPECT_EQ(view(strided({a, b}, {1, a}), {env.mul(a, b)}),
            "error: cannot view a tensor with sizes [a, b] and strides [1, a] "
            "as [a*b]; reshape copies where a view is impossible");
}

TEST_F(ViewsTest, SymbolicViewKeepsOddStrideOfSizeOne) {
  SymInt a = symbol("a", 2), b = symbol("b", 2);
  EXPECT_EQ(view(strided({a, 1, b}, {b, 99, 1}), {a, 1, 1, b}),
            "f32(a, 1, 1, b)/(b, 99, b, 1)");
}

TEST_F(ViewsTest, HintsDecideWhatStridesLeaveOpen) {
  SymInt a = symbol("a", 2, 4), b = symbol("b", 2, 3), c = symbol("c", 2, 3);
  EXPECT_EQ(view(strided({a, b}, {c, 1}), {env.mul(a, b)}), "f32(a*b)/(1)");
  EXPECT_EQ(guards(), "Eq(c, b)");
}

//===----------------------------------------------------------------------===//
// expand, permute
//===----------------------------------------------------------------------===//

TEST_F(ViewsTest, ExpandUsesStrideZero) {
  EXPECT_EQ(expand(contiguous({3, 1}), {3, 4}), "f32(3, 4)/(1, 0)");
  EXPECT_EQ(expand(contiguous({3, 1}), {2, -1, 4}), "f32(2, 3, 4)/(0, 1, 0)");
  EXPECT_EQ(expand(contiguous({3, 1}), {3, 0}), "f32(3, 0)/(1, 0)");
}

TEST_F(ViewsTest, ExpandToTheSameShapeIsANewAlias) {
  TensorMeta x = strided({1, 3}, {7, 1});
  FailureOr<TensorMeta> result = expandGeometry(cx, x, list({1, 3}));
  EXPECT_EQ(str(result), "f32(1, 3)/(7, 1)");
  EXPECT_EQ(result->storage, x.storage);
}

TEST_F(ViewsTest, NewDimensionOfSizeOneFollowsItsNeighbour) {
  EXPECT_EQ(expand(strided({3, 1}, {1, 1}), {1, 3, 1}),
            "f32(1, 3, 1)/(3, 1, 1)");
  EXPECT_EQ(expand(contiguous({1, 5}), {1, 3, 5}), "f32(1, 3, 5)/(0, 0, 1)");
  EXPECT_EQ(expand(contiguous({}), {1}), "f32(1)/(0)");
}

TEST_F(ViewsTest, NewDimensionFollowsSelfWhenThereAreSymbols) {
  SymInt s0 = symbol("s0", 2);
  EXPECT_EQ(expand(contiguous({1, s0}), {1, 3, s0}),
            "f32(1, 3, s0)/(s0, 0, 1)");
  EXPECT_EQ(expand(contiguous({}), {1, s0}), "f32(1, s0)/(1, 0)");
}

TEST_F(ViewsTest, ExpandErrors) {
  EXPECT_EQ(expand(contiguous({3}), {4}),
            "error: cannot expand [3] to [4]: expected size 3 at dimension 0, "
            "found 4");
  EXPECT_EQ(expand(contiguous({3}), {-1, 3}),
            "error: cannot expand [3] to [-1, 3]: expected a size for the new "
            "dimension 0, found -1");
  EXPECT_EQ(expand(contiguous({3, 1}), {4}),
            "error: cannot expand [3, 1] to [4]: expected at least 2 sizes");
}

TEST_F(ViewsTest, SymbolicExpand) {
  SymInt u0 = symbol("u0", 0), u1 = symbol("u1", 0);
  EXPECT_EQ(expand(contiguous({1}), {u0}), "f32(u0)/(0)");
  EXPECT_EQ(guards(), "");
  EXPECT_EQ(expand(contiguous({u0}), {u1}), "f32(u1)/(1)");
  EXPECT_EQ(guards(), "Eq(u0, u1)");
}

TEST_F(ViewsTest, Permute) {
  EXPECT_EQ(str(permuteGeometry(cx, contiguous({2, 3, 4}), {-1, 0, 1})),
            "f32(4, 2, 3)/(1, 12, 4)");
  EXPECT_EQ(str(permuteGeometry(cx, contiguous({4, 6}), {0, 0})),
            "error: expected distinct dimensions, found 0 twice");
  EXPECT_EQ(str(permuteGeometry(cx, contiguous({4, 6}), {0, 1, 2})),
            "error: expected a permutation of 2 dimensions, found 3");
}

//===----------------------------------------------------------------------===//
// unsqueeze, squeeze
//===----------------------------------------------------------------------===//

TEST_F(ViewsTest, UnsqueezeStrideComesFromTheNextDimension) {
  TensorMeta x = strided({3, 2}, {1, 3});
  EXPECT_EQ(str(unsqueezeGeometry(cx, x, 0)), "f32(1, 3, 2)/(3, 1, 3)");
  EXPECT_EQ(str(unsqueezeGeometry(cx, x, 1)), "f32(3, 1, 2)/(1, 6, 3)");
  EXPECT_EQ(str(unsqueezeGeometry(cx, x, -1)), "f32(3, 2, 1)/(1, 3, 1)");
  EXPECT_EQ(str(unsqueezeGeometry(cx, x, 3)),
            "error: dimension out of range: expected between -3 and 2, found "
            "3");
}

TEST_F(ViewsTest, SqueezeDropsOnlyOnes) {
  TensorMeta x = strided({1, 3, 1}, {9, 3, 1});
  EXPECT_EQ(str(squeezeGeometry(cx, x, {0, 1, 2})), "f32(3)/(3)");
  EXPECT_EQ(str(squeezeGeometry(cx, x, {-1})), "f32(1, 3)/(9, 3)");
  EXPECT_EQ(str(squeezeGeometry(cx, x, {})), "f32(1, 3, 1)/(9, 3, 1)");
}

TEST_F(ViewsTest, SqueezeKeepsWhatIsNotKnownToBeOne) {
  SymInt u0 = symbol("u0", 0);
  EXPECT_EQ(str(squeezeGeometry(cx, contiguous({u0, 4}), {0})),
            "f32(u0, 4)/(4, 1)");
  // An unknown size may be 1, so the rank is unknown.
  EXPECT_EQ(str(squeezeGeometry(cx, contiguous({SymInt(), 4}), {0})), "f32?");
}

//===----------------------------------------------------------------------===//
// select, slice
//===----------------------------------------------------------------------===//

TEST_F(ViewsTest, SelectMovesTheOffset) {
  TensorMeta x = contiguous({4, 6});
  EXPECT_EQ(select(x, 0, 3), "f32(6)/(1)+18");
  EXPECT_EQ(select(x, 1, -2), "f32(4)/(6)+4");
  EXPECT_EQ(select(x, 0, 4),
            "error: index 4 out of range for size 4 at dimension 0");
  EXPECT_EQ(select(x, 0, -5),
            "error: index -5 out of range for size 4 at dimension 0");
  EXPECT_EQ(select(contiguous({}), 0, 0),
            "error: cannot select from a tensor of rank 0");
}

TEST_F(ViewsTest, SymbolicSelect) {
  SymInt u = symbol("u", 0);
  EXPECT_EQ(select(contiguous({u, 3}), 0, 0), "f32(3)/(1)");
  EXPECT_EQ(guards(), "0 < u");
  EXPECT_EQ(select(contiguous({u, 3}), 0, -1), "f32(3)/(1)+3*u - 3");
}

TEST_F(ViewsTest, SliceClampsItsBounds) {
  TensorMeta x = contiguous({9});
  EXPECT_EQ(slice(x, 0, -3, std::nullopt), "f32(3)/(1)+6");
  EXPECT_EQ(slice(x, 0, std::nullopt, -1), "f32(8)/(1)");
  EXPECT_EQ(slice(x, 0, -20, -7), "f32(2)/(1)");
  EXPECT_EQ(slice(x, 0, 2, std::numeric_limits<int64_t>::max()),
            "f32(7)/(1)+2");
}

TEST_F(ViewsTest, EmptySliceKeepsItsOffset) {
  TensorMeta x = contiguous({9});
  EXPECT_EQ(slice(x, 0, 5, 2), "f32(0)/(1)+5");
  EXPECT_EQ(slice(x, 0, 20, std::nullopt), "f32(0)/(1)+9");
}

TEST_F(ViewsTest, SliceWithStep) {
  TensorMeta x = contiguous({9});
  EXPECT_EQ(slice(x, 0, std::nullopt, std::nullopt, 2), "f32(5)/(2)");
  EXPECT_EQ(slice(x, 0, 1, 8, 3), "f32(3)/(3)+1");
  EXPECT_EQ(slice(x, 0, 0, 5, 0), "error: expected a positive step, found 0");
  EXPECT_EQ(slice(x, 0, 0, 5, -1),
            "error: expected a positive step, as PyTorch does, found -1; flip "
            "reverses a dimension");
}

TEST_F(ViewsTest, SliceOfAnotherDimension) {
  EXPECT_EQ(slice(contiguous({4, 6}), -1, 1, 4), "f32(4, 3)/(6, 1)+1");
  EXPECT_EQ(slice(contiguous({}), 0, 0, 1),
            "error: cannot slice a tensor of rank 0");
}

TEST_F(ViewsTest, SymbolicSliceWithinBounds) {
  SymInt a = symbol("a", 2), b = symbol("b", 2);
  EXPECT_EQ(slice(contiguous({a, b}), 0, 1, std::nullopt),
            "f32(a - 1, b)/(b, 1)+b");
  EXPECT_EQ(slice(contiguous({a}), 0, std::nullopt, -1), "f32(a - 1)/(1)");
}

TEST_F(ViewsTest, SymbolicSliceOfAnySize) {
  SymInt u = symbol("u", 0);
  EXPECT_EQ(slice(contiguous({u}), 0, std::nullopt, 2), "f32(Min(2, u))/(1)");
  EXPECT_EQ(slice(contiguous({4, 6}), 0, std::nullopt, u),
            "f32(Min(4, u), 6)/(6, 1)");
  EXPECT_EQ(slice(contiguous({u}), 0, std::nullopt, -1),
            "f32(Max(0, u - 1))/(1)");
  EXPECT_EQ(slice(contiguous({4, 6}), 0, u, std::nullopt),
            "f32(4 - Min(4, u), 6)/(6, 1)+6*Min(4, u)");
  EXPECT_EQ(slice(contiguous({u}), 0, std::nullopt, std::nullopt, 2),
            "f32((u + 1)//2)/(2)");
  EXPECT_EQ(guards(), "");
}

TEST_F(ViewsTest, HintsDecideTheSideOfASlice) {
  SymInt a = symbol("a", 2, 5);
  EXPECT_EQ(slice(contiguous({a}), 0, std::nullopt, 3), "f32(3)/(1)");
  EXPECT_EQ(guards(), "3 <= a");
}
