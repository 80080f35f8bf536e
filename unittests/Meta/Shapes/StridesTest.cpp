//===- StridesTest.cpp - Tests of stride computation ------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Meta/Shapes/Strides.h"
#include "MetaTest.h"

using namespace fake;

namespace {
class StridesTest : public MetaTest {
protected:
  bool isDense(Sizes sizes, Sizes strides) {
    return isNonOverlappingAndDense(cx, strided(sizes, strides));
  }
  MemoryFormat suggest(Sizes sizes, Sizes strides) {
    return suggestMemoryFormat(cx, strided(sizes, strides));
  }
  /// Strides of an elementwise result of one tensor.
  std::string elementwise(const TensorMeta &self) {
    return str(elementwiseStrides(cx, self.sizes, self));
  }
};
} // namespace

//===----------------------------------------------------------------------===//
// Strides of new tensors
//===----------------------------------------------------------------------===//

TEST_F(StridesTest, ZeroSizeCountsAsOneInContiguous) {
  EXPECT_EQ(str(contiguousStrides(cx, list({2, 3, 4}))), "[12, 4, 1]");
  EXPECT_EQ(str(contiguousStrides(cx, list({2, 0, 3}))), "[3, 3, 1]");
  EXPECT_EQ(str(contiguousStrides(cx, {})), "[]");
}

TEST_F(StridesTest, ColumnMajorSwapsTheLastTwo) {
  EXPECT_EQ(str(columnMajorStrides(cx, list({2, 3, 4}))), "[12, 1, 3]");
  EXPECT_EQ(str(columnMajorStrides(cx, list({2, 0, 4}))), "[4, 1, 1]");
  EXPECT_EQ(str(columnMajorStrides(cx, list({5}))), "[1]");
}

TEST_F(StridesTest, ZeroSizeMakesZeroStridesInChannelsLast) {
  EXPECT_EQ(str(channelsLastStrides(cx, list({2, 3, 4, 5}))), "[60, 1, 15, 3]");
  EXPECT_EQ(str(channelsLastStrides(cx, list({2, 3, 4, 5, 6}))),
            "[360, 1, 90, 18, 3]");
  EXPECT_EQ(str(channelsLastStrides(cx, list({2, 0, 3, 4}))), "[0, 1, 0, 0]");
}

TEST_F(StridesTest, PermutedIsContiguousInPhysicalOrder) {
  EXPECT_EQ(str(permutedStrides(cx, list({2, 3, 4}), {2, 0, 1})), "[3, 1, 6]");
}

TEST_F(StridesTest, MemoryFormatNeedsItsRank) {
  EXPECT_EQ(str(stridesFor(cx, list({2, 3}), MemoryFormat::Contiguous)),
            "[3, 1]");
  EXPECT_EQ(str(stridesFor(cx, list({2, 3, 4, 5}), MemoryFormat::ChannelsLast)),
            "[60, 1, 15, 3]");
  EXPECT_EQ(str(stridesFor(cx, list({2, 3, 4}), MemoryFormat::ChannelsLast)),
            "error: memory format channels_last expected rank 4, found 3");
  EXPECT_EQ(
      str(stridesFor(cx, list({2, 3, 4, 5}), MemoryFormat::ChannelsLast3d)),
      "error: memory format channels_last_3d expected rank 5, found 4");
}

//===----------------------------------------------------------------------===//
// Predicates
//===----------------------------------------------------------------------===//

TEST_F(StridesTest, StridesOfSizeOneDoNotMatterForContiguous) {
  EXPECT_TRUE(isContiguous(cx, strided({4, 6}, {6, 1})));
  EXPECT_TRUE(isContiguous(cx, strided({3, 1, 2}, {2, 77, 1})));
  EXPECT_TRUE(isContiguous(cx, strided({1, 1}, {7, 9})));
  EXPECT_FALSE(isContiguous(cx, strided({4, 6}, {1, 4})));
  EXPECT_FALSE(isContiguous(cx, strided({4}, {2})));
}

TEST_F(StridesTest, EmptyTensorIsContiguous) {
  EXPECT_TRUE(isContiguous(cx, strided({0, 5}, {1, 9})));
}

TEST_F(StridesTest, SomeTensorsAreContiguousInBothFormats) {
  TensorMeta oneChannel = strided({2, 1, 4, 5}, {20, 1, 5, 1});
  EXPECT_TRUE(isContiguous(cx, oneChannel));
  EXPECT_TRUE(isChannelsLastContiguous(cx, oneChannel));
  TensorMeta onePixel = strided({2, 3, 1, 1}, {3, 1, 3, 3});
  EXPECT_TRUE(isContiguous(cx, onePixel));
  EXPECT_TRUE(isChannelsLastContiguous(cx, onePixel));
}

TEST_F(StridesTest, ContiguousForChannelsLastDependsOnRank) {
  TensorMeta x = channelsLast({2, 3, 4, 5});
  EXPECT_TRUE(isContiguousFor(cx, x, MemoryFormat::ChannelsLast));
  EXPECT_FALSE(isContiguousFor(cx, x, MemoryFormat::ChannelsLast3d));
  EXPECT_FALSE(isContiguousFor(cx, x, MemoryFormat::Contiguous));
}

TEST_F(StridesTest, DenseMeansNoGapAndNoOverlap) {
  EXPECT_TRUE(isDense({4, 6}, {1, 4}));
  EXPECT_TRUE(isDense({2, 3, 4, 5}, {60, 1, 15, 3}));
  EXPECT_FALSE(isDense({2, 3}, {1, 10}));
  EXPECT_FALSE(isDense({3, 4}, {1, 1}));
  EXPECT_FALSE(isDense({4, 3}, {0, 1}));
}

TEST_F(StridesTest, SuggestsChannelsLastForGapsToo) {
  EXPECT_EQ(suggest({2, 3, 4, 5}, {60, 1, 15, 3}), MemoryFormat::ChannelsLast);
  EXPECT_EQ(suggest({2, 3, 4, 5}, {120, 1, 30, 3}), MemoryFormat::ChannelsLast);
  EXPECT_EQ(suggest({2, 3, 4, 5, 6}, {360, 1, 90, 18, 3}),
            MemoryFormat::ChannelsLast3d);
}

TEST_F(StridesTest, SuggestsContiguousForEmptyAndOtherRanks) {
  EXPECT_EQ(suggest({2, 0, 4, 5}, {0, 1, 0, 0}), MemoryFormat::Contiguous);
  EXPECT_EQ(suggest({4, 6}, {6, 1}), MemoryFormat::Contiguous);
  EXPECT_EQ(suggest({2, 3, 4, 5}, {60, 20, 5, 1}), MemoryFormat::Contiguous);
}

//===----------------------------------------------------------------------===//
// Elementwise results of one tensor
//===----------------------------------------------------------------------===//

TEST_F(StridesTest, GapsDoNotSurvive) {
  EXPECT_EQ(elementwise(strided({4, 3}, {6, 2})), "[3, 1]");
  EXPECT_EQ(elementwise(strided({6, 2}, {1, 12})), "[1, 6]");
  EXPECT_EQ(elementwise(strided({2, 3}, {1, 10})), "[1, 2]");
  EXPECT_EQ(elementwise(strided({4}, {2})), "[1]");
}

TEST_F(StridesTest, OverlapsDoNotSurvive) {
  EXPECT_EQ(elementwise(strided({3, 4}, {1, 0})), "[4, 1]");
  EXPECT_EQ(elementwise(strided({3, 4, 5}, {1, 0, 0})), "[20, 5, 1]");
  EXPECT_EQ(elementwise(strided({3, 5, 4}, {1, 0, 3})), "[1, 3, 15]");
}

TEST_F(StridesTest, LargerSizeGoesOutsideWhenStridesAreEqual) {
  EXPECT_EQ(elementwise(strided({3, 4}, {1, 1})), "[1, 3]");
  EXPECT_EQ(elementwise(strided({4, 3}, {1, 1})), "[3, 1]");
  EXPECT_EQ(elementwise(strided({3, 3}, {1, 1})), "[3, 1]");
  EXPECT_EQ(elementwise(strided({1, 4}, {1, 1})), "[4, 1]");
}

TEST_F(StridesTest, AmbiguousFormatsAreSorted) {
  EXPECT_EQ(elementwise(strided({2, 3, 1, 1}, {3, 1, 3, 3})), "[3, 1, 3, 3]");
  EXPECT_EQ(elementwise(strided({2, 1, 4, 5}, {20, 1, 5, 1})), "[20, 1, 5, 1]");
}

TEST_F(StridesTest, PermutationSurvives) {
  EXPECT_EQ(elementwise(strided({6, 2, 5, 3, 4}, {1, 360, 6, 120, 30})),
            "[1, 360, 6, 120, 30]");
  EXPECT_EQ(elementwise(strided({3, 0, 2}, {1, 3, 3})), "[2, 2, 1]");
}

TEST_F(StridesTest, ThreeWaysToPreserveStridesOfSizeOne) {
  TensorMeta x = strided({3, 1, 2}, {1, 100, 3});
  EXPECT_EQ(elementwise(x), "[1, 6, 3]");
  EXPECT_EQ(str(emptyLikeStrides(cx, x)), "[1, 6, 3]");
  EXPECT_EQ(str(cloneStrides(cx, x)), "[1, 100, 3]");
  EXPECT_EQ(str(convertStrides(cx, x)), "[1, 100, 3]");
}

TEST_F(StridesTest, EmptyTensorsAreClonedVerbatim) {
  TensorMeta x = strided({3, 0, 2}, {1, 3, 3});
  EXPECT_EQ(str(cloneStrides(cx, x)), "[1, 3, 3]");
  EXPECT_EQ(str(emptyLikeStrides(cx, x)), "[2, 2, 1]");
}

TEST_F(StridesTest, StrideZeroOfSizeOneHidesDensityFromConversion) {
  TensorMeta x = strided({4, 1, 2, 1, 3}, {1, 0, 4, 0, 8});
  EXPECT_EQ(str(cloneStrides(cx, x)), "[1, 0, 4, 0, 8]");
  EXPECT_EQ(str(convertStrides(cx, x)), "[1, 8, 4, 4, 8]");
}

//===----------------------------------------------------------------------===//
// Storage
//===----------------------------------------------------------------------===//

TEST_F(StridesTest, RequiredStorageReachesTheLastElement) {
  EXPECT_EQ(requiredStorage(cx, list({2, 3}), list({10, 1}), 4), SymInt(17));
  EXPECT_EQ(requiredStorage(cx, list({2, 0}), list({10, 1}), 4), SymInt(0));
  EXPECT_EQ(requiredStorage(cx, {}, {}, 0), SymInt(1));
}

TEST_F(StridesTest, NewTensorsHaveStoragesOfTheirOwn) {
  TensorMeta a = contiguous({4, 6}, DType::Float64);
  TensorMeta b = strided({2, 3}, {10, 1});
  EXPECT_NE(a.storage, b.storage);
  EXPECT_EQ(a.storageBytes, SymInt(192));
  EXPECT_EQ(b.storageBytes, SymInt(52));
  EXPECT_EQ(makeUnranked(cx, DType::Float32, Device::cpu()).storageBytes,
            SymInt::unknown());
}

//===----------------------------------------------------------------------===//
// Symbols
//===----------------------------------------------------------------------===//

TEST_F(StridesTest, SymbolicContiguousStrides) {
  SymInt a = symbol("a", 2), u = symbol("u", 0);
  EXPECT_EQ(str(contiguousStrides(cx, list({a, a, 3}))), "[3*a, 3, 1]");
  EXPECT_EQ(str(contiguousStrides(cx, list({2, u}))), "[Max(1, u), 1]");
}

TEST_F(StridesTest, ContiguousWithAndWithoutMax) {
  SymInt u = symbol("u", 0), v = symbol("v", 0);
  EXPECT_TRUE(isContiguous(cx, strided({u, v}, {v, 1})));
  EXPECT_TRUE(isContiguous(cx, strided({u, v}, {env.max(v, 1), 1})));
  EXPECT_FALSE(isContiguous(cx, strided({u, v}, {1, u})));
  EXPECT_EQ(guards(), "");
}

TEST_F(StridesTest, SymbolicPermutationSurvives) {
  SymInt a = symbol("a", 2), b = symbol("b", 2);
  EXPECT_EQ(elementwise(strided({3, a, b}, {1, env.mul(3, b), 3})),
            "[1, 3*b, 3]");
  EXPECT_TRUE(isDense({a, b}, {1, a}));
  EXPECT_EQ(guards(), "");
}
