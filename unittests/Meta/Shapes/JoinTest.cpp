//===- JoinTest.cpp - Tests of concatenation --------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Meta/Shapes/Join.h"
#include "MetaTest.h"

using namespace fake;

namespace {
class JoinTest : public MetaTest {};
} // namespace

TEST_F(JoinTest, SizesAddUpAndDTypesPromote) {
  SymInt n = symbol("n", 2);
  EXPECT_EQ(str(catTensors(cx, 0,
                           {contiguous({n, 3}), contiguous({4, 3}),
                            contiguous({0}, DType::Float64)},
                           0)),
            "f64(n + 4, 3)/(3, 1)");
}

TEST_F(JoinTest, StackHasANewDimension) {
  const TensorMeta parts[] = {contiguous({2, 3}), contiguous({2, 3})};
  EXPECT_EQ(str(stackTensors(cx, 0, parts, 0)), "f32(2, 2, 3)/(6, 3, 1)");
  EXPECT_EQ(str(stackTensors(cx, 0, parts, -1)), "f32(2, 3, 2)/(6, 2, 1)");
}

TEST_F(JoinTest, ErrorsBlameTheList) {
  EXPECT_TRUE(
      failed(catTensors(cx, 1, {contiguous({2, 3}), contiguous({2, 4})}, 0)));
  EXPECT_EQ(cx.getBlamedArguments(), ArrayRef<unsigned>(1));
  EXPECT_EQ(takeError(),
            "error: cannot concatenate [2, 3] and [2, 4] along "
            "dimension 0: sizes 3 and 4 in dimension 1 differ; along "
            "dimension 1 they fit");
}
