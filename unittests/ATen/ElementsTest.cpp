//===- ElementsTest.cpp - Tests of numbers in tensors -----------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "OpTest.h"

using namespace fake;

namespace {
class ElementsTest : public OpTest {
protected:
  /// A tensor with these constant values.
  MetaValue tensor(Sizes sizes, Sizes elements, DType dtype = DType::Int64) {
    TensorMeta meta = *dense(sizes, dtype).getTensor();
    meta.storage = cx.freshStorage();
    meta.constant = cx.copySizes(ArrayRef<SymInt>(elements));
    return cx.createValue(meta);
  }
  MetaValue vector(Sizes elements, DType dtype = DType::Int64) {
    return tensor({static_cast<int64_t>(elements.size())}, elements, dtype);
  }
  MetaValue scalar(SymInt element, DType dtype = DType::Int64) {
    return tensor({}, {element}, dtype);
  }
  /// The constant values of the first result, or of its list.
  std::string elements(StringRef name, Args args, Keywords keywords = {}) {
    if (failed(infer(name, args, keywords)))
      return "error: " + cx.getMessage().str();
    if (results[0].isTensor())
      return sizesToString(results[0].getTensor()->constant);
    std::string text;
    for (const MetaValue &value : results[0].getList())
      text += sizesToString(value.getTensor()->constant);
    return text;
  }
};
} // namespace

//===----------------------------------------------------------------------===//
// Views
//===----------------------------------------------------------------------===//

TEST_F(ElementsTest, ViewsFindTheirsInTheStorage) {
  MetaValue x = tensor({2, 3}, {0, 1, 2, 3, 4, 5});
  EXPECT_EQ(elements("aten.t", {x}), "[0, 3, 1, 4, 2, 5]");
  EXPECT_EQ(elements("aten.select.int", {x, num(1), num(-1)}), "[2, 5]");
  EXPECT_EQ(elements("aten.slice.Tensor", {x, num(1), num(0), num(3), num(2)}),
            "[0, 2, 3, 5]");
  EXPECT_EQ(elements("aten.view", {x, nums({3, 2})}), "[0, 1, 2, 3, 4, 5]");
  EXPECT_EQ(elements("aten.unbind.int", {x}), "[0, 1, 2][3, 4, 5]");
  EXPECT_EQ(elements("aten.expand", {vector({7, 8}), nums({2, 2})}),
            "[7, 8, 7, 8]");
  EXPECT_EQ(elements("aten.diagonal", {x}), "[0, 4]");
}

TEST_F(ElementsTest, OtherBitsAreNotLookedAt) {
  EXPECT_EQ(elements("aten.view.dtype", {vector({1, 2}), type(DType::Float64)}),
            "[]");
  EXPECT_EQ(elements("aten._neg_view", {vector({1, 2})}), "[]");
}

//===----------------------------------------------------------------------===//
// Elementwise
//===----------------------------------------------------------------------===//

TEST_F(ElementsTest, OperandsAreBroadcast) {
  MetaValue column = tensor({2, 1}, {10, 20});
  EXPECT_EQ(elements("aten.add.Tensor", {column, vector({1, 2, 3})}),
            "[11, 12, 13, 21, 22, 23]");
  EXPECT_EQ(elements("aten.rsub.Scalar", {vector({1, 2}), num(5)}), "[4, 3]");
}

TEST_F(ElementsTest, DivisionsRoundAsThePythonOnes) {
  MetaValue x = vector({7, -7}), y = scalar(2);
  EXPECT_EQ(elements("aten.floor_divide", {x, y}), "[3, -4]");
  EXPECT_EQ(elements("aten.remainder.Tensor", {x, y}), "[1, 1]");
  EXPECT_EQ(elements("aten.div.Tensor_mode", {x, y},
                     {{"rounding_mode", MetaValue::string("floor")}}),
            "[3, -4]");
  EXPECT_EQ(elements("aten.div.Tensor_mode", {x, y},
                     {{"rounding_mode", MetaValue::string("trunc")}}),
            "[3, ?]");
  EXPECT_EQ(elements("aten.div.Tensor", {x, y}), "[]");
  EXPECT_EQ(elements("aten.floor_divide", {x, scalar(0)}), "[]");
}

TEST_F(ElementsTest, NumbersWrapAroundInTheirType) {
  MetaValue x = vector({100, 1}, DType::Int8);
  EXPECT_EQ(elements("aten.add.Tensor", {x, x}), "[-56, 2]");
  EXPECT_EQ(elements("aten._to_copy", {vector({300, -1})},
                     {{"dtype", type(DType::UInt8)}}),
            "[44, 255]");
  EXPECT_EQ(elements("aten._to_copy", {vector({300, 0})},
                     {{"dtype", type(DType::Bool)}}),
            "[1, 0]");
  // The number is converted to int8 first.
  EXPECT_EQ(elements("aten.maximum", {x, scalar(1)}), "[100, 1]");
  EXPECT_EQ(elements("aten.eq.Scalar", {x, num(356)}), "[]");
}

TEST_F(ElementsTest, SymbolsThatMayNotFitAreUnknown) {
  SymInt s = symbol("s");
  SymInt small = env.declareSymbol("t", {0, 100});
  MetaValue x = vector({s, small});
  EXPECT_EQ(elements("aten._to_copy", {x}, {{"dtype", type(DType::Int32)}}),
            "[?, t]");
  EXPECT_EQ(elements("aten.mul.Scalar", {x, num(2)}), "[2*s, 2*t]");
}

TEST_F(ElementsTest, ComparisonsAreOneOrZero) {
  SymInt s = symbol("s");
  EXPECT_EQ(elements("aten.lt.Scalar", {vector({1, 9, s}), num(2)}),
            "[1, 0, 0]");
  EXPECT_EQ(elements("aten.lt.Scalar", {vector({s}), num(4)}),
            "[Min(1, Max(0, 4 - s))]");
  EXPECT_EQ(elements("aten.where.Scalar",
                     {vector({1, 0}, DType::Bool), num(5), num(6)}),
            "[5, 6]");
  EXPECT_EQ(elements("aten.logical_and",
                     {vector({3, 0}), vector({1, 1}, DType::Bool)}),
            "[1, 0]");
}

//===----------------------------------------------------------------------===//
// Other ops
//===----------------------------------------------------------------------===//

TEST_F(ElementsTest, NewTensors) {
  SymInt s = symbol("s");
  EXPECT_EQ(elements("aten.full", {nums({2}), num(s)}), "[s, s]");
  EXPECT_EQ(
      elements("aten.arange.start_step", {num(s), num(env.add(s, 6)), num(2)}),
      "[s, s + 2, s + 4]");
  EXPECT_EQ(elements("aten.zeros", {nums({2})}), "[]");
  EXPECT_EQ(
      elements("aten.zeros", {nums({2})}, {{"dtype", type(DType::Int64)}}),
      "[0, 0]");
  EXPECT_EQ(elements("aten.full", {nums({65}), num(1)}), "[]");
}

TEST_F(ElementsTest, Reductions) {
  MetaValue x = tensor({2, 3}, {0, 1, 2, 3, 4, 5});
  EXPECT_EQ(elements("aten.sum", {x}), "[15]");
  EXPECT_EQ(elements("aten.sum.dim_IntList", {x, nums({0})}), "[3, 5, 7]");
  EXPECT_EQ(elements("aten.prod.dim_int", {x, num(1)}), "[0, 60]");
  EXPECT_EQ(elements("aten.amax", {x, nums({-1}), flag(true)}), "[2, 5]");
  EXPECT_EQ(elements("aten.max", {x}), "[5]");
  EXPECT_EQ(elements("aten.all", {x}), "[0]");
  EXPECT_EQ(elements("aten.any.dim", {x, num(0)}), "[1, 1, 1]");
  EXPECT_EQ(elements("aten.cumsum", {x, num(1)}), "[0, 1, 3, 3, 7, 12]");
  EXPECT_EQ(elements("aten.cumsum", {x, num(0)}), "[0, 1, 2, 3, 5, 7]");
}

TEST_F(ElementsTest, Joins) {
  MetaValue x = tensor({2, 1}, {0, 1}), y = tensor({2, 2}, {2, 3, 4, 5});
  EXPECT_EQ(elements("aten.cat", {list({x, y}), num(1)}), "[0, 2, 3, 1, 4, 5]");
  EXPECT_EQ(
      elements("aten.stack", {list({vector({1, 2}), vector({3, 4})}), num(1)}),
      "[1, 3, 2, 4]");
  EXPECT_EQ(
      elements("aten.cat", {list({x, dense({2, 1}, DType::Int64)}), num(0)}),
      "[]");
}

TEST_F(ElementsTest, WhatIsWrittenIsForgotten) {
  MetaValue x = vector({1, 2});
  EXPECT_EQ(elements("aten.add_.Scalar", {x, num(1)}), "[2, 3]");
  EXPECT_EQ(elements("aten.zero_", {x}), "[0, 0]");
  EXPECT_EQ(elements("aten.copy_", {x, dense({2}, DType::Int64)}), "[]");
  EXPECT_EQ(elements("aten.fill_.Scalar", {dense({2}, DType::Int64), num(1)}),
            "[]");
}

TEST_F(ElementsTest, OutputsAreComputed) {
  MetaValue x = vector({1, 2});
  EXPECT_EQ(elements("aten.add.out", {x, x}, {{"out", x}}), "[2, 4]");
  EXPECT_EQ(
      elements("aten.add.out", {x, x}, {{"out", dense({2}, DType::Int64)}}),
      "[]");
}
