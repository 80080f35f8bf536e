//===- QuantizationTest.cpp - Tests of quantized tensors --------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "OpTest.h"

using namespace fake;

namespace {
class QuantizationTest : public OpTest {};
} // namespace

TEST_F(QuantizationTest, QuantizedTensorsKeepTheLayout) {
  MetaValue x = strided({3, 4}, {1, 3});
  EXPECT_EQ(run("aten.quantize_per_tensor",
                {x, real(0.1), num(0), type(DType::QUInt8)}),
            "qu8(3, 4)/(1, 3)");
  EXPECT_EQ(run("aten.quantize_per_tensor",
                {x, real(0.1), num(0), type(DType::Int8)}),
            "error: expected a quantized dtype, found i8");
  EXPECT_EQ(run("aten.quantize_per_tensor", {dense({2}, DType::Int64), real(1),
                                             num(0), type(DType::QInt8)}),
            "error: expected f32, found i64");
}

TEST_F(QuantizationTest, AScaleForEachChannel) {
  MetaValue x = dense({3, 4}), three = dense({3});
  EXPECT_EQ(run("aten.quantize_per_channel",
                {x, three, three, num(0), type(DType::QInt8)}),
            "qi8(3, 4)/(4, 1)");
  EXPECT_EQ(run("aten.quantize_per_channel",
                {x, three, three, num(1), type(DType::QInt8)}),
            "error: expected a value for each of 4 channels, found sizes [3]");
}

TEST_F(QuantizationTest, IntegersAndBack) {
  EXPECT_EQ(run("aten._make_per_tensor_quantized_tensor",
                {dense({2}, DType::Int8), real(0.1), num(0)}),
            "qi8(2)/(1)");
  EXPECT_EQ(run("aten._make_per_tensor_quantized_tensor",
                {dense({2}), real(0.1), num(0)}),
            "error: expected i8, u8 or i32, found f32");
  EXPECT_EQ(run("aten.int_repr", {dense({2}, DType::QInt32)}), "i32(2)/(1)");
  EXPECT_EQ(run("aten.int_repr", {dense({2})}),
            "error: expected a quantized dtype, found f32");
  EXPECT_EQ(run("aten.dequantize.self", {dense({2}, DType::QUInt8)}),
            "f32(2)/(1)");
}

TEST_F(QuantizationTest, DecomposedComputesOnPlainIntegers) {
  MetaValue byte = type(DType::Int8);
  EXPECT_EQ(run("quantized_decomposed.quantize_per_tensor",
                {dense({2, 3}), real(0.1), num(0), num(-128), num(127), byte}),
            "i8(2, 3)/(3, 1)");
  MetaValue q = dense({2, 3}, DType::Int8);
  EXPECT_EQ(run("quantized_decomposed.dequantize_per_tensor",
                {q, real(0.1), num(0), num(-128), num(127), byte}),
            "f32(2, 3)/(3, 1)");
  EXPECT_EQ(run("quantized_decomposed.dequantize_per_tensor",
                {q, real(0.1), num(0), num(0), num(255), type(DType::UInt8)}),
            "error: expected u8, found i8");
}
