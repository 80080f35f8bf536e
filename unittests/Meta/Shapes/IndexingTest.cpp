//===- IndexingTest.cpp - Tests of index tensors ----------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Meta/Shapes/Indexing.h"
#include "MetaTest.h"

using namespace fake;

namespace {
class IndexingTest : public MetaTest {
protected:
  std::string index(const TensorMeta &self,
                    std::initializer_list<MetaValue> indices) {
    return str(indexTensor(cx, 1, self, TensorList(indices), false));
  }
  TensorMeta indices(Sizes sizes, DType dtype = DType::Int64) {
    return contiguous(sizes, dtype);
  }
};
} // namespace

TEST_F(IndexingTest, TheCommonShapeReplacesWhatIsIndexed) {
  TensorMeta x = contiguous({4, 5, 6});
  MetaValue row = value(indices({7})), column = value(indices({2, 1}));
  EXPECT_EQ(index(x, {row}), "f32(7, 5, 6)/(30, 6, 1)");
  EXPECT_EQ(index(x, {row, column}), "f32(2, 7, 6)/(42, 6, 1)");
  EXPECT_EQ(index(x, {row, MetaValue::none(), row}), "f32(7, 5)/(5, 1)");
}

TEST_F(IndexingTest, AMaskGivesASymbol) {
  TensorMeta x = contiguous({4, 5}), mask = indices({4, 5}, DType::Bool);
  EXPECT_EQ(index(x, {value(mask)}), "f32(u0)/(1)");
  EXPECT_EQ(str(nonzeroRows(cx, mask, 2)).substr(0, 3), "i64");
  EXPECT_EQ(str(selectByMask(cx, 1, x, x)),
            "error: expected a mask of bool, found f32");
}

TEST_F(IndexingTest, OneDimension) {
  TensorMeta x = contiguous({4, 5});
  EXPECT_EQ(str(indexSelect(cx, x, -1, indices({3}))), "f32(4, 3)/(3, 1)");
  EXPECT_EQ(str(gatherTensor(cx, 2, x, 1, indices({2, 9}))),
            "f32(2, 9)/(9, 1)");
  EXPECT_TRUE(failed(gatherTensor(cx, 2, x, 1, indices({6, 9}))));
  EXPECT_EQ(cx.getBlamedArguments(), ArrayRef<unsigned>(2));
  EXPECT_EQ(takeError(),
            "error: index of sizes [6, 9] does not match sizes [4, "
            "5] in dimension 0");
}

TEST_F(IndexingTest, TooManyIndicesAreAnError) {
  MetaValue one = value(indices({1}));
  EXPECT_EQ(index(contiguous({4}), {one, one}),
            "error: too many indices for a tensor of rank 1, found 2");
}
