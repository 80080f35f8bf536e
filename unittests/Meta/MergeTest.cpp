//===- MergeTest.cpp - Tests of joined values -------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Meta/Merge.h"
#include "MetaTest.h"

using namespace fake;

namespace {
class MergeTest : public MetaTest {
protected:
  /// The merge of two values; equal integers are kept.
  MetaValue join(const MetaValue &a, const MetaValue &b) {
    auto fn = [&](SymInt x, SymInt y, bool isSize) {
      return x == y ? x : joinFresh(cx, x, y, isSize);
    };
    Merger merger(cx, fn, /*withStorage=*/true);
    MetaValue result = merger.merge(a, b);
    hasChanged = merger.hasChanged();
    return result;
  }
  std::string join(const TensorMeta &a, const TensorMeta &b) {
    MetaValue merged = join(value(a), value(b));
    return merged.isTensor() ? str(*merged.getTensor()) : "not a tensor";
  }
  std::string disagreement(const TensorMeta &a, const TensorMeta &b) {
    return findDisagreement(value(a), value(b));
  }

  bool hasChanged = false;
};
} // namespace

TEST_F(MergeTest, AlikeStays) {
  MetaValue x = value(strided({2, 3}, {1, 2}));
  EXPECT_EQ(join(x, x).getTensor(), x.getTensor());
  EXPECT_FALSE(hasChanged);
}

TEST_F(MergeTest, StoragesThatDiffer) {
  TensorMeta a = contiguous({2}), b = contiguous({2});
  EXPECT_NE(a.storage, b.storage);
  EXPECT_EQ(join(value(a), value(b)).getTensor()->storage, 0u);
}

TEST_F(MergeTest, SizesThatDifferBecomeSymbols) {
  EXPECT_EQ(join(contiguous({2, 5, 3}), contiguous({2, 7, 3})),
            "f32(2, u0, 3)/(3*u0, 3, 1)");
  EXPECT_TRUE(hasChanged);
  EXPECT_EQ(env.lookup("u0")->range, (Range{5, 7}));
}

TEST_F(MergeTest, StridesKeepTheirOrder) {
  EXPECT_EQ(join(strided({2, 5}, {1, 2}), strided({3, 6}, {1, 3})),
            "f32(u0, u1)/(1, u0)");
  // Expanded dimensions are ignored.
  EXPECT_EQ(join(strided({3, 5}, {0, 1}), strided({4, 5}, {0, 1})),
            "f32(u2, 5)/(0, 1)");
  // Of two equal strides, the last is the innermost.
  EXPECT_EQ(join(strided({3, 1}, {1, 1}), strided({4, 1}, {1, 1})),
            "f32(u3, 1)/(1, 1)");
}

TEST_F(MergeTest, StridesThatAreNoProducts) {
  EXPECT_EQ(join(strided({2, 3}, {3, 1}), strided({2, 3}, {1, 2})),
            "f32(2, 3)/?");
  EXPECT_EQ(join(strided({2, 3}, {8, 1}), strided({4, 3}, {8, 1})),
            "f32(u0, 3)/?");
  // Equal strides need not be products.
  EXPECT_EQ(join(strided({2, 3}, {8, 1}), strided({2, 3}, {8, 1})),
            "f32(2, 3)/(8, 1)");
}

TEST_F(MergeTest, WhatHasNoSymbol) {
  EXPECT_EQ(join(contiguous({2}), contiguous({2}, DType::Float64)), "?(2)/(1)");
  EXPECT_EQ(join(contiguous({2}),
                 contiguous({2}, DType::Float32, Device(DeviceType::CUDA, 0))),
            "f32(2)/(1)@?");
  TensorMeta moved = contiguous({2});
  moved.offset = 1;
  EXPECT_EQ(join(contiguous({2}), moved), "f32(2)/(1)+?");
  EXPECT_EQ(join(contiguous({2}), contiguous({2, 2})), "f32?+?");
}

TEST_F(MergeTest, Numbers) {
  EXPECT_EQ(join(Scalar::integer(2), Scalar::integer(2)).getInt(), SymInt(2));
  SymInt joined = join(Scalar::integer(-2), Scalar::integer(3)).getInt();
  EXPECT_EQ(env.getRange(joined), (Range{-2, 3}));
  EXPECT_FALSE(join(Scalar::boolean(true), Scalar::boolean(false))
                   .getScalar()
                   .isKnown());
  EXPECT_TRUE(
      join(Scalar::boolean(true), Scalar::boolean(true)).getScalar().isKnown());
  EXPECT_FALSE(
      join(Scalar::floating(1), Scalar::floating(2)).getScalar().isKnown());
  EXPECT_TRUE(join(MetaValue::none(), Scalar::floating(2)).isUnknown());
  EXPECT_TRUE(join(MetaValue::string("a"), MetaValue::string("b")).isUnknown());
  EXPECT_TRUE(hasChanged);
}

TEST_F(MergeTest, Lists) {
  ArrayRef<MetaValue> one = cx.copy<MetaValue>(
                          {Scalar::integer(1), MetaValue::none()}),
                      two = cx.copy<MetaValue>(
                          {Scalar::integer(2), MetaValue::none()});
  MetaValue merged = join(MetaValue::list(one), MetaValue::list(two));
  ASSERT_TRUE(merged.isList());
  EXPECT_TRUE(merged.getList()[0].getInt().isExpr());
  EXPECT_TRUE(merged.getList()[1].isNone());
  EXPECT_TRUE(
      join(MetaValue::list(one), MetaValue::list(one.drop_back())).isUnknown());
  join(MetaValue::list(one), MetaValue::list(one));
  EXPECT_FALSE(hasChanged);
}

TEST_F(MergeTest, Disagreements) {
  EXPECT_EQ(disagreement(contiguous({2}), contiguous({3})), "");
  EXPECT_EQ(disagreement(contiguous({2}), contiguous({2}, DType::Int64)),
            "dtypes f32 and i64");
  EXPECT_EQ(disagreement(contiguous({2}), contiguous({2, 2})), "ranks 1 and 2");
  EXPECT_EQ(
      disagreement(contiguous({2}), contiguous({2}, DType::Float32,
                                               Device(DeviceType::CUDA, 0))),
      "devices cpu and cuda:0");
  EXPECT_EQ(findDisagreement(MetaValue::none(), value(contiguous({2}))),
            "kinds none and tensor");
}
