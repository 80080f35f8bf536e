//===- DTypesTest.cpp - Tests of type promotion as ops ----------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "OpTest.h"

using namespace fake;

namespace {
class DTypesTest : public OpTest {
protected:
  std::string promote(DType a, DType b) {
    return run("aten.promote_types", {type(a), type(b)});
  }
  std::string canCast(DType from, DType to) {
    return run("aten.can_cast", {type(from), type(to)});
  }
};
} // namespace

TEST_F(DTypesTest, PromotesAsKernelsDo) {
  EXPECT_EQ(promote(DType::UInt8, DType::Int8), "torch.int16");
  EXPECT_EQ(promote(DType::Float16, DType::BFloat16), "torch.float32");
  EXPECT_EQ(promote(DType::Int64, DType::Float16), "torch.float16");
  EXPECT_EQ(promote(DType::Bool, DType::Bool), "torch.bool");
  // Unlike elementwise ops, a complex type is as wide as the float.
  EXPECT_EQ(promote(DType::Complex32, DType::Float64), "torch.complex128");
  EXPECT_EQ(promote(DType::BFloat16, DType::Complex32), "torch.complex64");
  EXPECT_EQ(promote(DType::UInt32, DType::Float16), "torch.float16");
  EXPECT_EQ(promote(DType::Float8E5M2, DType::Float8E5M2), "torch.float8_e5m2");
}

TEST_F(DTypesTest, SomeDTypesDoNotPromote) {
  EXPECT_EQ(promote(DType::UInt16, DType::Int32),
            "error: expected dtypes that PyTorch promotes, found u16 and i32");
  EXPECT_EQ(promote(DType::Float8E5M2, DType::Float32),
            "error: expected dtypes that PyTorch promotes, found f8e5m2 and "
            "f32");
  EXPECT_EQ(promote(DType::QInt8, DType::Int8),
            "error: expected dtypes that PyTorch promotes, found qi8 and i8");
}

TEST_F(DTypesTest, CanCast) {
  EXPECT_EQ(canCast(DType::Float64, DType::Float16), "True");
  EXPECT_EQ(canCast(DType::Int64, DType::UInt8), "True");
  EXPECT_EQ(canCast(DType::Bool, DType::Int8), "True");
  EXPECT_EQ(canCast(DType::Int8, DType::Bool), "False");
  EXPECT_EQ(canCast(DType::Float16, DType::Int64), "False");
  EXPECT_EQ(canCast(DType::Float16, DType::Bool), "False");
  EXPECT_EQ(canCast(DType::Complex64, DType::Float64), "False");
  EXPECT_EQ(canCast(DType::Float64, DType::Complex64), "True");
}

TEST_F(DTypesTest, ResultTypePrefersTensorsWithDimensions) {
  MetaValue ints = dense({2}, DType::Int32);
  EXPECT_EQ(run("aten.result_type.Tensor", {ints, dense({}, DType::Int64)}),
            "torch.int32");
  EXPECT_EQ(run("aten.result_type.Tensor", {ints, dense({}, DType::Float16)}),
            "torch.float16");
  EXPECT_EQ(run("aten.result_type.Tensor", {ints, dense({3}, DType::Int64)}),
            "torch.int64");
  EXPECT_EQ(run("aten.result_type.Tensor",
                {dense({2}, DType::BFloat16), dense({}, DType::Complex128)}),
            "torch.complex64");
  EXPECT_EQ(run("aten.result_type.Tensor",
                {dense({}, DType::Float8E5M2), dense({}, DType::Float32)}),
            "error: expected dtypes that PyTorch promotes, found f8e5m2 and "
            "f32");
}

TEST_F(DTypesTest, ComplexScalarsPromoteAllInts) {
  MetaValue complex = dense({}, DType::Complex64);
  EXPECT_EQ(
      run("aten.result_type.Tensor", {dense({2}, DType::UInt16), complex}),
      "torch.complex64");
  EXPECT_EQ(promote(DType::UInt16, DType::Complex64),
            "error: expected dtypes that PyTorch promotes, found u16 and c64");
}

TEST_F(DTypesTest, ResultTypeOfNumbers) {
  MetaValue ints = dense({2}, DType::Int32);
  EXPECT_EQ(run("aten.result_type.Scalar", {ints, num(5)}), "torch.int32");
  EXPECT_EQ(run("aten.result_type.Scalar", {ints, real(0.5)}), "torch.float32");
  EXPECT_EQ(run("aten.result_type.Scalar", {dense({}, DType::Bool), num(5)}),
            "torch.int64");
  EXPECT_EQ(run("aten.result_type.Scalar_Tensor",
                {real(0.5), dense({}, DType::Float16)}),
            "torch.float16");
  EXPECT_EQ(run("aten.result_type.Scalar",
                {dense({2}, DType::Float16), Scalar::complex()}),
            "torch.complex32");
  EXPECT_EQ(
      run("aten.result_type.Scalar",
          {dense({2}, DType::Float8E5M2), Scalar::complex()}),
      "error: expected a float with a complex type, found f8e5m2 and c64");
  EXPECT_EQ(run("aten.result_type.Scalar_Scalar", {num(1), flag(true)}),
            "torch.int64");
}

TEST_F(DTypesTest, UnknownTypesGiveUnknownResults) {
  ASSERT_TRUE(
      succeeded(infer("aten.promote_types", {MetaValue(), type(DType::Int8)})));
  EXPECT_TRUE(results[0].isUnknown());
  ASSERT_TRUE(
      succeeded(infer("aten.can_cast", {MetaValue(), type(DType::Int8)})));
  EXPECT_FALSE(results[0].getScalar().isKnown());
}
