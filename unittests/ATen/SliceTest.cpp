//===- SliceTest.cpp - Tests of views of some elements ----------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "OpTest.h"

using namespace fake;

namespace {
class SliceTest : public OpTest {};
} // namespace

TEST_F(SliceTest, SliceClampsItsBounds) {
  MetaValue x = dense({6, 4});
  EXPECT_EQ(run("aten.slice.Tensor", {x, num(0), num(1), num(100)}),
            "f32(5, 4)/(4, 1)+4");
  EXPECT_EQ(run("aten.slice.Tensor", {x, num(1), none(), none(), num(3)}),
            "f32(6, 2)/(4, 3)");
}

TEST_F(SliceTest, SliceByDataHasASizeAndAnOffsetByData) {
  SymInt n = symbol("n"), k = env.declareSymbol("k");
  EXPECT_EQ(run("aten.slice.Tensor", {dense({n, 4}), num(0), num(k)}),
            "f32(u0, 4)/(4, 1)+u1");
  const TensorMeta &part = *results[0].getTensor();
  EXPECT_EQ(env.le(part.sizes[0], n), Truth::True);
  EXPECT_EQ(env.le(0, part.sizes[0]), Truth::True);
  EXPECT_EQ(env.le(0, part.offset), Truth::True);
  EXPECT_EQ(run("aten.slice.Tensor", {dense({9}), num(-1), num(0), num(k)}),
            "f32(u2)/(1)");
  EXPECT_EQ(env.getRange(results[0].getTensor()->sizes[0]).max, 9);
  EXPECT_EQ(run("aten.tensor_split.indices", {dense({9}), nums({k})}),
            "[f32(u3)/(1), f32(u4)/(1)+u5]");
  EXPECT_TRUE(env.getGuards().empty());
}

TEST_F(SliceTest, SliceThatIsNotKnownStaysSo) {
  MetaValue unknown = num(SymInt::unknown());
  EXPECT_EQ(run("aten.slice.Tensor", {dense({9}), num(0), unknown}),
            "f32(?)/(1)+?");
  SymInt k = env.declareSymbol("k");
  EXPECT_EQ(
      run("aten.slice.Tensor", {dense({SymInt::unknown(), 4}), num(0), num(k)}),
      "f32(?, 4)/(4, 1)+?");
  EXPECT_FALSE(env.lookup("u0"));
}

TEST_F(SliceTest, SelectByDataHasAnOffsetByData) {
  SymInt k = env.declareSymbol("k");
  EXPECT_EQ(run("aten.select.int", {dense({6, 4}), num(-2), num(k)}),
            "f32(4)/(1)+u0");
  EXPECT_EQ(
      run("aten.select.int", {dense({6, 4}), num(0), num(SymInt::unknown())}),
      "f32(4)/(1)+?");
}

TEST_F(SliceTest, SelectDropsTheDimension) {
  EXPECT_EQ(run("aten.select.int", {dense({6, 4}), num(0), num(-1)}),
            "f32(4)/(1)+20");
}

TEST_F(SliceTest, NarrowChecksItsBounds) {
  EXPECT_EQ(run("aten.narrow", {dense({6}), num(0), num(2), num(3)}),
            "f32(3)/(1)+2");
  EXPECT_EQ(run("aten.narrow", {dense({6}), num(0), num(4), num(3)}),
            "error: start 4 + length 3 exceeds size 6");
}

TEST_F(SliceTest, DiagonalIsPlacedLast) {
  EXPECT_EQ(run("aten.diagonal", {dense({3, 4, 5}), num(1), num(0), num(2)}),
            "f32(4, 3)/(5, 21)+1");
}

TEST_F(SliceTest, DiagonalOfSymbolicMatrix) {
  SymInt a = symbol("a"), b = symbol("b");
  EXPECT_EQ(run("aten.diagonal", {dense({a, b})}), "f32(Min(a, b))/(b + 1)");
}

TEST_F(SliceTest, UnfoldAddsADimensionOfWindows) {
  EXPECT_EQ(run("aten.unfold", {dense({8}), num(0), num(3), num(2)}),
            "f32(3, 3)/(2, 1)");
  EXPECT_EQ(run("aten.unfold", {dense({2}), num(0), num(3), num(2)}),
            "error: a window of 3 does not fit size 2");
}

TEST_F(SliceTest, SplitLeavesTheRemainderToTheLastPart) {
  EXPECT_EQ(run("aten.split.Tensor", {dense({5}), num(2)}),
            "[f32(2)/(1), f32(2)/(1)+2, f32(1)/(1)+4]");
}

TEST_F(SliceTest, SplitOfSymbolicSizeFixesTheNumberOfParts) {
  SymInt n = symbol("n", 2, /*hint=*/4);
  EXPECT_EQ(run("aten.split.Tensor", {dense({n}), num(2)}),
            "[f32(2)/(1), f32(n - 2)/(1)+2]");
}

TEST_F(SliceTest, SplitSizesMustAddUp) {
  EXPECT_EQ(run("aten.split_with_sizes", {dense({6}), nums({2, 3})}),
            "error: split sizes [2, 3] do not add up to 6");
}

TEST_F(SliceTest, ChunkMayGiveFewerParts) {
  EXPECT_EQ(run("aten.chunk", {dense({6}), num(4)}),
            "[f32(2)/(1), f32(2)/(1)+2, f32(2)/(1)+4]");
}

TEST_F(SliceTest, TensorSplitGivesTheExcessToTheFirstParts) {
  EXPECT_EQ(run("aten.tensor_split.sections", {dense({5}), num(3)}),
            "[f32(2)/(1), f32(2)/(1)+2, f32(1)/(1)+4]");
}

TEST_F(SliceTest, UnbindGivesOneViewForEachIndex) {
  EXPECT_EQ(run("aten.unbind.int", {dense({2, 3}), num(0)}),
            "[f32(3)/(1), f32(3)/(1)+3]");
}

TEST_F(SliceTest, ScatterKeepsStridesAndOffset) {
  MetaValue x = strided({4, 4}, {8, 2}, 8);
  EXPECT_EQ(run("aten.select_scatter", {x, dense({4}), num(0), num(0)}),
            "f32(4, 4)/(8, 2)+8");
  EXPECT_EQ(run("aten.select_scatter",
                {strided({4, 6}, {1, 0}), dense({6}), num(0), num(0)}),
            "f32(4, 6)/(6, 1)");
}

TEST_F(SliceTest, StridesAndWindowsAreNotNegative) {
  EXPECT_EQ(run("aten.as_strided", {dense({10}), nums({2, 2}), nums({-7, 1})}),
            "error: expected strides of at least 0, found [-7, 1]");
  EXPECT_EQ(run("aten.as_strided",
                {dense({10}), nums({2, 2}), nums({1, 2}), num(-7)}),
            "error: expected an offset of at least 0, found -7");
  EXPECT_EQ(run("aten.unfold", {dense({10}), num(0), num(-7), num(3)}),
            "error: expected a window of at least 0, found -7");
}

TEST_F(SliceTest, SliceScatterLooksAtNoDevice) {
  MetaValue onMeta = dense({4}, DType::Float32, DeviceType::Meta);
  EXPECT_EQ(run("aten.slice_scatter", {onMeta, dense({4})}), "f32(4)/(1)@meta");
}

TEST_F(SliceTest, NarrowFromAStartInATensor) {
  // The start may be negative, so the offset is another symbol.
  EXPECT_EQ(run("aten.narrow.Tensor",
                {dense({6, 4}), num(0), dense({}, DType::Int64), num(2)}),
            "f32(2, 4)/(4, 1)+u1");
  EXPECT_EQ(run("aten.narrow.Tensor",
                {dense({6, 4}), num(0), dense({2}, DType::Int64), num(2)}),
            "error: expected a start in an integer tensor of rank 0, found "
            "i64(2)/(1)");
}

TEST_F(SliceTest, SplitWhereATensorSays) {
  auto indices = [&](Sizes sizes, Sizes elements) {
    TensorMeta meta = *dense(sizes, DType::Int64).getTensor();
    meta.constant = cx.copySizes(ArrayRef<SymInt>(elements));
    return cx.createValue(meta);
  };
  const char *op = "aten.tensor_split.tensor_indices_or_sections";
  EXPECT_EQ(run(op, {dense({5}), indices({}, {2})}),
            "[f32(3)/(1), f32(2)/(1)+3]");
  EXPECT_EQ(run(op, {dense({5}), indices({2}, {1, 3})}),
            "[f32(1)/(1), f32(2)/(1)+1, f32(2)/(1)+3]");
  EXPECT_EQ(run(op, {dense({5}), dense({2, 2}, DType::Int64)}),
            "error: expected an i64 tensor of rank 0 or 1, found "
            "i64(2, 2)/(2, 1)");
}
