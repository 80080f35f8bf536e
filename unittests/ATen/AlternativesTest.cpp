//===- AlternativesTest.cpp - Tests of unknown arguments --------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "OpTest.h"

using namespace fake;

namespace {
class AlternativesTest : public OpTest {
protected:
  MetaValue number = Scalar::integer(SymInt::unknown());
  MetaValue truth = Scalar::boolean(SymInt::unknown());
  MetaValue real = Scalar::floating(SymInt::unknown());
  /// A value of unknown kind.
  MetaValue anything;
};
} // namespace

TEST_F(AlternativesTest, SizesThatNoDimensionChangesAreKnown) {
  MetaValue x = dense({4, 3});
  EXPECT_EQ(run("aten.cumsum", {x, number}), "f32(4, 3)/(3, 1)");
  EXPECT_EQ(run("aten.softmax.int", {x, number}), "f32(4, 3)/(3, 1)");
  EXPECT_EQ(run("aten.flip", {x, list({number})}), "f32(4, 3)/(3, 1)");
  EXPECT_EQ(run("aten.roll", {x, nums({1}), list({number})}),
            "f32(4, 3)/(3, 1)");
  EXPECT_EQ(run("aten.fft_fft", {x, none(), number}), "c64(4, 3)/?");
  EXPECT_EQ(run("aten.cummax", {x, number}),
            "f32(4, 3)/(3, 1), i64(4, 3)/(3, 1)");
}

TEST_F(AlternativesTest, AnUnknownDimensionLeavesTheRank) {
  EXPECT_EQ(run("aten.sum.dim_IntList", {dense({4, 3}), list({number})}),
            "f32(?)/(1)");
  EXPECT_EQ(run("aten.argmax", {dense({4, 3, 4}), number}), "i64(?, ?)/(?, 1)");
  EXPECT_EQ(run("aten.select.int", {dense({4, 3, 4}), number, num(0)}),
            "f32(?, ?)/?");
  // Sizes on which all results agree are known.
  EXPECT_EQ(run("aten.amax", {dense({4, 4, 4}), list({number})}),
            "f32(4, 4)/(4, 1)");
  EXPECT_EQ(run("aten.unsqueeze", {dense({4, 4}), number}),
            "f32(?, ?, ?)/(?, ?, 1)");
}

TEST_F(AlternativesTest, AnUnknownFlagMayChangeTheRank) {
  MetaValue x = dense({4, 3});
  EXPECT_EQ(run("aten.sum.dim_IntList", {x, nums({1}), truth}), "f32?+?");
  EXPECT_EQ(run("aten.sum.dim_IntList", {x, list({number}), flag(true)}),
            "f32(?, ?)/(?, 1)");
  EXPECT_EQ(run("aten.sort", {x, num(0), truth}),
            "f32(4, 3)/(3, 1), i64(4, 3)/(3, 1)");
}

TEST_F(AlternativesTest, DropoutDoesNotAskForItsProbability) {
  MetaValue x = dense({4}), ints = dense({4}, DType::Int64);
  for (MetaValue training : {flag(false), flag(true), truth})
    for (StringRef name : {"aten.dropout", "aten.alpha_dropout",
                           "aten.feature_dropout", "aten.dropout_"})
      EXPECT_EQ(run(name, {x, real, training}), "f32(4)/(1)");
  EXPECT_EQ(run("aten.native_dropout", {x, real, flag(true)}),
            "f32(4)/(1), bool(4)/(1)");
  // It may be 0.
  EXPECT_EQ(run("aten.dropout", {ints, real, flag(true)}), "i64(4)/(1)");
  EXPECT_EQ(run("aten.cdist", {dense({2, 3}), dense({5, 3}), real}),
            "f32(2, 5)/(5, 1)");
}

TEST_F(AlternativesTest, StoragesThatDifferAreUnknown) {
  MetaValue x = dense({4});
  ASSERT_TRUE(succeeded(infer("aten.dropout", {x, real, flag(true)})));
  EXPECT_NE(results[0].getTensor()->storage, 0u);
  EXPECT_NE(results[0].getTensor()->storage, x.getTensor()->storage);
  EXPECT_TRUE(isView("aten.dropout_", {x, real, truth}));
  // If nothing is dropped, it is the input.
  ASSERT_TRUE(succeeded(infer("aten.native_dropout", {x, real, truth})));
  EXPECT_EQ(results[0].getTensor()->storage, 0u);
}

TEST_F(AlternativesTest, UnknownWordsAndLists) {
  MetaValue x = dense({4, 3});
  EXPECT_EQ(run("aten.gelu", {x}, {{"approximate", anything}}),
            "f32(4, 3)/(3, 1)");
  EXPECT_EQ(run("aten.div.Tensor_mode", {x, x}, {{"rounding_mode", anything}}),
            "f32(4, 3)/(3, 1)");
  EXPECT_EQ(run("aten.flip", {x, anything}), "f32(4, 3)/(3, 1)");
  EXPECT_EQ(run("aten.permute", {x, anything}), "f32(?, ?)/?");
  EXPECT_EQ(run("aten.mean.dim", {x, anything, flag(true)}),
            "f32(?, ?)/(?, 1)");
  EXPECT_EQ(run("aten.eq.str", {anything, MetaValue::string("a")}), "?");
}

TEST_F(AlternativesTest, UnknownDTypesAndDevices) {
  EXPECT_EQ(run("aten.sum", {dense({4})}, {{"dtype", anything}}), "?()/()");
  EXPECT_EQ(run("aten.zeros", {nums({2})}, {{"dtype", number}}), "?(2)/(1)");
}

TEST_F(AlternativesTest, WhatEveryDimensionNeedsIsRequired) {
  SymInt n = symbol("n", 0);
  EXPECT_EQ(run("aten.amax", {dense({n, n}), list({number})}), "f32(n)/(1)");
  ASSERT_EQ(env.getGuards().size(), 1u);
  EXPECT_EQ(env.getGuards()[0].condition, Condition::lt(0, n));
}

TEST_F(AlternativesTest, WhatOneDimensionNeedsIsNot) {
  SymInt n = symbol("n", 0);
  EXPECT_EQ(run("aten.amax", {dense({n, 4}), list({number})}), "f32(?)/(1)");
  EXPECT_TRUE(env.getGuards().empty());
}

TEST_F(AlternativesTest, ASymbolExcludesDimensions) {
  SymInt d = env.declareSymbol("d", {1, 2});
  EXPECT_EQ(run("aten.sum.dim_IntList", {dense({5, 3, 3}), nums({d})}),
            "f32(5, 3)/(3, 1)");
}

TEST_F(AlternativesTest, NoAnswerIsTheErrorOfARun) {
  EXPECT_EQ(run("aten.softmax.int", {dense({4}, DType::Bool), number}),
            run("aten.softmax.int", {dense({4}, DType::Bool), num(0)}));
  EXPECT_EQ(run("aten.narrow", {dense({4, 4}), number, num(3), num(3)}),
            run("aten.narrow", {dense({4, 4}), num(0), num(3), num(3)}));
}

TEST_F(AlternativesTest, OtherNumbersMustBeKnown) {
  EXPECT_EQ(run("aten.tril", {dense({4, 4}), number}), "f32(4, 4)/(4, 1)");
  EXPECT_EQ(run("aten.rot90", {dense({4, 3}), number}),
            "error: expected a known int, found '?'");
}
