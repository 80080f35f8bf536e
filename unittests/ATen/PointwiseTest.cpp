//===- PointwiseTest.cpp - Tests of elementwise ops -------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "OpTest.h"

using namespace fake;

namespace {
class PointwiseTest : public OpTest {};
} // namespace

TEST_F(PointwiseTest, OperandsAreBroadcastAndPromoted) {
  EXPECT_EQ(run("aten.add.Tensor", {dense({4, 1}), dense({3}, DType::Int64)}),
            "f32(4, 3)/(3, 1)");
  EXPECT_EQ(run("aten.mul.Scalar", {dense({2}, DType::Int32), real(2.5)}),
            "f32(2)/(1)");
  EXPECT_EQ(run("aten.div.Tensor",
                {dense({2}, DType::Int64), dense({2}, DType::Int64)}),
            "f32(2)/(1)");
}

TEST_F(PointwiseTest, NumberMayStandForATensor) {
  EXPECT_EQ(run("aten.add.Tensor", {dense({2}, DType::Float16), real(1.5)}),
            "f16(2)/(1)");
}

TEST_F(PointwiseTest, FirstOperandDecidesTheLayout) {
  MetaValue last = channelsLast({2, 3, 4, 5});
  MetaValue first = dense({2, 3, 4, 5});
  EXPECT_EQ(run("aten.mul.Tensor", {last, first}),
            "f32(2, 3, 4, 5)/(60, 1, 15, 3)");
  EXPECT_EQ(run("aten.mul.Tensor", {first, last}),
            "f32(2, 3, 4, 5)/(60, 20, 5, 1)");
  EXPECT_EQ(run("aten.rsub.Tensor", {first, last}),
            "f32(2, 3, 4, 5)/(60, 1, 15, 3)");
}

TEST_F(PointwiseTest, ContiguousOperandsDecideTheLayoutOfSymbols) {
  // Both are contiguous, and the sizes of 1 have arbitrary strides.
  SymInt s = symbol("s");
  MetaValue odd = strided({s, 1, 3, 4}, {12, 4, 4, 1});
  EXPECT_EQ(run("aten.mul.Tensor", {odd, dense({1, 1, 3, 4})}),
            "f32(s, 1, 3, 4)/(12, 12, 4, 1)");
  // Also channels last, which the reference would choose.
  EXPECT_EQ(run("aten.add.Tensor", {strided({s, 32, 1, 1}, {32, 1, 32, 32}),
                                    dense({s, 32, 1, 1})}),
            "f32(s, 32, 1, 1)/(32, 1, 1, 1)");
  MetaValue last = channelsLast({s, 3, 4, 5});
  EXPECT_EQ(run("aten.sub.Tensor", {last, channelsLast({1, 3, 1, 5})}),
            "f32(s, 3, 4, 5)/(60, 1, 15, 3)");
  // Channels last before broadcasting.
  MetaValue rows = strided({1, 3, s, 5}, {1, 1, 15, 3});
  EXPECT_EQ(run("aten.div.Tensor", {rows, channelsLast({1, 3, 1, 5})}),
            "f32(1, 3, s, 5)/(15*s, 1, 15, 3)");
  // Not for other ops or static sizes, which use the reference.
  EXPECT_EQ(run("aten.maximum", {odd, dense({1, 1, 3, 4})}),
            "f32(s, 1, 3, 4)/(12, 4, 4, 1)");
  EXPECT_EQ(run("aten.mul.Tensor",
                {strided({2, 1, 3, 4}, {12, 4, 4, 1}), dense({1, 1, 3, 4})}),
            "f32(2, 1, 3, 4)/(12, 4, 4, 1)");
}

TEST_F(PointwiseTest, ConditionDecidesTheLayoutOfWhere) {
  EXPECT_EQ(
      run("aten.where.ScalarOther", {dense({2, 3, 4, 5}, DType::Bool),
                                     channelsLast({2, 3, 4, 5}), real(0.0)}),
      "f32(2, 3, 4, 5)/(60, 20, 5, 1)");
  EXPECT_EQ(run("aten.where.self",
                {dense({2}, DType::UInt8), dense({2}), dense({2})}),
            "error: expected a bool condition, found u8");
}

TEST_F(PointwiseTest, ComparisonsGiveBool) {
  EXPECT_EQ(run("aten.eq.Scalar", {dense({2, 3}), num(0)}),
            "bool(2, 3)/(3, 1)");
}

TEST_F(PointwiseTest, RealPartsOfComplexNumbersAreReal) {
  EXPECT_EQ(run("aten.abs", {dense({2}, DType::Complex64)}), "f32(2)/(1)");
  EXPECT_EQ(run("aten.complex", {dense({2}), dense({2})}), "c64(2)/(1)");
}

TEST_F(PointwiseTest, ExponentOneIsAClone) {
  MetaValue odd = strided({3, 1, 2}, {1, 100, 3});
  EXPECT_EQ(run("aten.pow.Tensor_Scalar", {odd, num(1)}),
            "f32(3, 1, 2)/(1, 100, 3)");
  EXPECT_EQ(run("aten.pow.Tensor_Scalar", {odd, num(2)}),
            "f32(3, 1, 2)/(1, 6, 3)");
}

TEST_F(PointwiseTest, AlphaMustFitTheResult) {
  EXPECT_EQ(run("aten.add.Tensor", {dense({2}, DType::Int64),
                                    dense({2}, DType::Int64), real(0.5)}),
            "error: expected a number that fits i64, found the float '0.5'");
}

TEST_F(PointwiseTest, DTypesThatAnOpHasNot) {
  EXPECT_EQ(run("aten.neg", {dense({2}, DType::Bool)}),
            "error: expected an integer or a float or a complex dtype, found "
            "bool");
  EXPECT_EQ(run("aten.sub.Tensor",
                {dense({2}, DType::Bool), dense({2}, DType::Bool)}),
            "error: expected operands of a subtraction that are not both bool, "
            "found bool and bool");
}

TEST_F(PointwiseTest, CpuScalarGivesWayToAnotherDevice) {
  EXPECT_EQ(
      run("aten.add.Tensor",
          {dense({}), dense({2}, DType::Float32, Device(DeviceType::CUDA))}),
      "f32(2)/(1)@cuda:0");
}

TEST_F(PointwiseTest, InPlaceReturnsSelf) {
  MetaValue self = dense({2, 3}, DType::Float16);
  EXPECT_EQ(run("aten.add_.Tensor", {self, dense({3})}), "f16(2, 3)/(3, 1)");
  EXPECT_EQ(results[0].getTensor()->storage, self.getTensor()->storage);
  EXPECT_EQ(run("aten.add_.Tensor", {dense({3}), dense({2, 3})}),
            "error: output with sizes [3] does not match the broadcast sizes "
            "[2, 3]");
  EXPECT_EQ(run("aten.div_.Tensor",
                {dense({3}, DType::Int64), dense({3}, DType::Int64)}),
            "error: result type f32 cannot be stored in the output type "
            "i64");
}

TEST_F(PointwiseTest, InPlaceOpsOfRefsResize) {
  EXPECT_EQ(run("aten.fmod_.Tensor", {dense({5, 1}), dense({5})}),
            "f32(5, 5)/(5, 1)");
}

TEST_F(PointwiseTest, SymbolsStay) {
  SymInt s0 = symbol("s0", 2), s1 = symbol("s1", 2);
  EXPECT_EQ(run("aten.add.Tensor", {dense({s0, 1}), dense({s1})}),
            "f32(s0, s1)/(s1, 1)");
}

TEST_F(PointwiseTest, ActivationsCheckTheirNumbers) {
  EXPECT_EQ(run("aten.gelu", {dense({2}), MetaValue::string("fast")}),
            "error: expected approximate to be 'none' or 'tanh', found 'fast'");
  EXPECT_EQ(run("aten.glu", {dense({2, 6})}), "f32(2, 3)/(3, 1)");
  EXPECT_EQ(run("aten.glu", {dense({2, 5})}),
            "error: expected an even size in dimension 1, found 5");
}

TEST_F(PointwiseTest, GradientsFollowTheOrderOfTheDecomposition) {
  MetaValue x = dense({2, 3}), columns = strided({2, 3}, {1, 2});
  for (StringRef name :
       {"aten.hardshrink_backward", "aten.softshrink_backward"})
    EXPECT_EQ(run(name, {columns, x, real(0.5)}), "f32(2, 3)/(1, 2)");
  EXPECT_EQ(run("aten.hardswish_backward", {x, columns}), "f32(2, 3)/(1, 2)");
  EXPECT_EQ(run("aten.softplus_backward", {x, columns, num(1), num(20)}),
            "f32(2, 3)/(1, 2)");
}

TEST_F(PointwiseTest, TheSlopeOfRreluLiesBetweenItsBounds) {
  EXPECT_EQ(run("aten.rrelu", {dense({2}), real(0.5), real(0.1)}),
            "error: expected a lower bound below the upper one, found 0.5 and "
            "0.1");
}

TEST_F(PointwiseTest, AddInPlaceTakesATensorOnMeta) {
  MetaValue onMeta = dense({5}, DType::Float32, DeviceType::Meta);
  EXPECT_EQ(run("aten.add_.Tensor", {dense({5}), onMeta}), "f32(5)/(1)");
  EXPECT_EQ(run("aten.add_.Tensor", {onMeta, dense({5})}), "f32(5)/(1)@meta");
  EXPECT_EQ(run("aten.sub_.Tensor", {dense({5}), onMeta}),
            "error: expected all tensors on one device, found cpu and meta");
}

TEST_F(PointwiseTest, PolygammaHasAnOrder) {
  EXPECT_EQ(run("aten.polygamma", {num(-7), dense({5})}),
            "error: expected an order of at least 0, found -7");
}
