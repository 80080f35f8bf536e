//===- IndexTest.cpp - Tests of indexing ------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "OpTest.h"

using namespace fake;

namespace {
class IndexTest : public OpTest {
protected:
  MetaValue indices(Sizes sizes) { return dense(sizes, DType::Int64); }
};
} // namespace

TEST_F(IndexTest, IndexReplacesTheDimensionsItIndexes) {
  EXPECT_EQ(run("aten.index.Tensor",
                {dense({4, 5, 6}), list({none(), indices({2, 3})})}),
            "f32(4, 2, 3, 6)/(36, 18, 6, 1)");
}

TEST_F(IndexTest, IndicesThatAreNotNeighboursComeFirst) {
  EXPECT_EQ(run("aten.index.Tensor",
                {dense({3, 4, 5, 6}),
                 list({none(), indices({2}), none(), indices({2})})}),
            "f32(2, 3, 5)/(15, 5, 1)");
}

TEST_F(IndexTest, OtherDimensionsKeepTheOrderOfTheirStrides) {
  MetaValue x = strided({5, 2, 6}, {1, 30, 5});
  EXPECT_EQ(run("aten.index.Tensor", {x, list({none(), indices({2})})}),
            "f32(5, 2, 6)/(1, 5, 10)");
}

TEST_F(IndexTest, MaskGivesAFreshSymbol) {
  EXPECT_EQ(run("aten.index.Tensor",
                {dense({4, 6}), list({dense({4}, DType::Bool)})}),
            "f32(u0, 6)/(6, 1)");
  EXPECT_EQ(env.lookup("u0")->range, (Range{0, 4}));
}

TEST_F(IndexTest, MaskMustFit) {
  EXPECT_EQ(run("aten.index.Tensor",
                {dense({4, 6}), list({dense({5}, DType::Bool)})}),
            "error: mask of sizes [5] does not match sizes [4, 6] at dimension "
            "0");
}

TEST_F(IndexTest, EmbeddingAppendsTheRow) {
  SymInt n = symbol("n");
  EXPECT_EQ(run("aten.embedding", {dense({10, 8}), indices({n, 3})}),
            "f32(n, 3, 8)/(24, 8, 1)");
}

TEST_F(IndexTest, GatherHasTheShapeOfItsIndex) {
  EXPECT_EQ(run("aten.gather", {dense({4, 6}), num(1), indices({3, 9})}),
            "f32(3, 9)/(9, 1)");
  EXPECT_EQ(run("aten.gather", {dense({4, 6}), num(1), indices({5, 2})}),
            "error: index of sizes [5, 2] does not match sizes [4, 6] in "
            "dimension 0");
}

TEST_F(IndexTest, FlattenedIndicesMayBeInt32) {
  MetaValue index = dense({2, 3}, DType::Int32);
  EXPECT_EQ(run("aten.take_along_dim", {dense({3, 4}), index}), "f32(6)/(1)");
  EXPECT_EQ(run("aten.take_along_dim", {dense({3, 4}), index, num(1)}),
            "error: expected indices of i64, found i32");
}

TEST_F(IndexTest, TakeIsWhereItsIndexIs) {
  EXPECT_EQ(run("aten.take",
                {dense({}), dense({}, DType::Int64, Device(DeviceType::Meta))}),
            "f32()/()@meta");
}

TEST_F(IndexTest, NonzeroIsStoredByColumns) {
  EXPECT_EQ(run("aten.nonzero", {dense({4, 6})}), "i64(u0, 2)/(1, u0)");
  EXPECT_EQ(run("aten.nonzero", {dense({0, 6})}), "i64(0, 2)/(1, 0)");
}

TEST_F(IndexTest, ScatterIsRowMajor) {
  EXPECT_EQ(run("aten.scatter.value",
                {strided({4, 6}, {1, 4}), num(0), indices({2, 6}), num(1)}),
            "f32(4, 6)/(6, 1)");
}

TEST_F(IndexTest, IndexPutKeepsTheLayoutOfSelf) {
  EXPECT_EQ(run("aten.index_put",
                {strided({4, 6}, {1, 4}), list({indices({2})}), dense({})}),
            "f32(4, 6)/(1, 4)");
}

TEST_F(IndexTest, InPlaceScatterReturnsSelf) {
  EXPECT_TRUE(isView("aten.scatter_add_",
                     {dense({4, 6}), num(0), indices({2, 6}), dense({2, 6})}));
}

TEST_F(IndexTest, AddedSlicesAreCastButNotTheirFactor) {
  MetaValue self = dense({3}, DType::Int64), index = dense({2}, DType::Int64);
  EXPECT_EQ(run("aten.index_add", {self, num(0), index, dense({2})}),
            "i64(3)/(1)");
  EXPECT_EQ(run("aten.index_add", {self, num(0), index, dense({2}), real(0.5)}),
            "error: expected a number that fits i64, found the float '0.5'");
}

TEST_F(IndexTest, CopiedSlicesHaveTheShapeOfThoseThatTheyReplace) {
  auto copy = [&](MetaValue self, MetaValue index, MetaValue source) {
    return run("aten.index_copy", {self, num(0), index, source});
  };
  EXPECT_EQ(copy(dense({3, 4}), indices({2}), dense({2, 4})),
            "f32(3, 4)/(4, 1)");
  EXPECT_EQ(copy(dense({3, 4}), indices({2}), dense({2, 5})),
            "error: expected slices of sizes [4], found slices of [5]");
  EXPECT_EQ(copy(dense({2, 10}), indices({}), dense({10})),
            "error: expected a source of rank 2 as that of self, found rank 1");
  EXPECT_EQ(copy(dense({3}), indices({1}), dense({})), "f32(3)/(1)");
}

TEST_F(IndexTest, EmbeddingTakesAPartOnMeta) {
  MetaValue weight = dense({5, 3}), index = indices({2});
  MetaValue onMeta = dense({5, 3}, DType::Float32, DeviceType::Meta);
  EXPECT_EQ(run("aten.embedding", {onMeta, index}), "f32(2, 3)/(3, 1)@meta");
  EXPECT_EQ(run("aten.embedding",
                {weight, dense({2}, DType::Int64, DeviceType::Meta)}),
            "f32(2, 3)/(3, 1)");
}

TEST_F(IndexTest, BagsOfSeveralRows) {
  EXPECT_EQ(run("aten.embedding_bag",
                {dense({5, 3}), indices({2, 2}), indices({2, 2})}),
            "f32(2, 3)/(3, 1), i64(0)/(1), i64(2, 2)/(2, 1), i64(2)/(1)");
}

TEST_F(IndexTest, CountsAreNotNegative) {
  EXPECT_EQ(run("aten.nonzero_static", {dense({5})}, {{"size", num(-11)}}),
            "error: expected a number of rows of at least 0, found -11");
  EXPECT_EQ(run("aten.one_hot", {indices({5}), num(-11)}),
            "error: expected at least 0 classes, or -1, found -11");
}
