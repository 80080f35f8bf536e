//===- ReductionTest.cpp - Tests of reductions ------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Meta/Shapes/Reduction.h"
#include "MetaTest.h"

using namespace fake;

namespace {
class ReductionTest : public MetaTest {
protected:
  std::string run(const TensorMeta &self, Dims dims, bool keepdim = false,
                  KeptDims kept = KeptDims::RowMajor) {
    return str(reduce(cx, 2, self, dims, keepdim, DType::Int64, kept));
  }
};
} // namespace

TEST_F(ReductionTest, DimensionsAreLeftOutOrKept) {
  TensorMeta x = contiguous({4, 5, 6});
  EXPECT_EQ(run(x, std::nullopt), "i64()/()");
  EXPECT_EQ(run(x, {{-1}}), "i64(4, 5)/(5, 1)");
  EXPECT_EQ(run(x, {{0, 2}}, /*keepdim=*/true), "i64(1, 5, 1)/(5, 1, 1)");
}

TEST_F(ReductionTest, AnEmptyListMeansAll) {
  EXPECT_EQ(run(contiguous({4, 5}), ArrayRef<int64_t>()), "i64()/()");
  FailureOr<llvm::SmallBitVector> none =
      getDimSet(cx, contiguous({4, 5}), ArrayRef<int64_t>());
  ASSERT_TRUE(succeeded(none));
  EXPECT_TRUE(none->none());
}

TEST_F(ReductionTest, KeptDimensionsNextToSizesOfZero) {
  TensorMeta x = contiguous({0, 5});
  EXPECT_EQ(run(x, {{1}}, true, KeptDims::RowMajor), "i64(0, 1)/(1, 1)");
  EXPECT_EQ(run(x, {{1}}, true, KeptDims::Broadcast), "i64(0, 1)/(1, 1)");
  EXPECT_EQ(run(contiguous({5, 0}), {{0}}, true, KeptDims::Broadcast),
            "i64(1, 0)/(0, 1)");
}

TEST_F(ReductionTest, ErrorsBlameTheArgument) {
  TensorMeta x = contiguous({4, 0});
  EXPECT_EQ(run(x, {{2}}), "error: dimension out of range: expected between -2 "
                           "and 1, found 2");
  EXPECT_EQ(run(x, {{0, -2}}), "error: expected distinct dimensions, found 0 "
                               "twice");
  FailureOr<llvm::SmallBitVector> all = getDimSet(cx, x, std::nullopt);
  EXPECT_TRUE(failed(checkNotEmpty(cx, 3, x, *all)));
  EXPECT_EQ(cx.getBlamedArguments(), ArrayRef<unsigned>(3));
  EXPECT_EQ(takeError(), "error: expected a non-empty dimension to reduce, "
                         "found dimension 1 of [4, 0]");
}
