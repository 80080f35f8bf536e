//===- DTypeTest.cpp - Tests of element types -------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Meta/DType.h"
#include "gtest/gtest.h"

using namespace fake;

static const DType allTypes[] = {
#define FAKE_DTYPE(ENUM, NAME, SHORT, CODE, SIZE, KIND, RUNG) DType::ENUM,
#include "FakeTensor/Meta/DTypes.def"
};

TEST(DTypeTest, NamesOfPyTorch) {
  EXPECT_EQ(getName(DType::Float32), "float32");
  EXPECT_EQ(getName(DType::Float8E4M3FN), "float8_e4m3fn");
  EXPECT_EQ(getName(DType::Unknown), "unknown");
}

TEST(DTypeTest, KeywordsOfTheDialect) {
  EXPECT_EQ(getShortName(DType::BFloat16), "bf16");
  EXPECT_EQ(getShortName(DType::Bool), "bool");
  EXPECT_EQ(getShortName(DType::Unknown), "?");
}

TEST(DTypeTest, CodesOfScalarType) {
  EXPECT_EQ(getScalarTypeCode(DType::UInt8), 0);
  EXPECT_EQ(getScalarTypeCode(DType::Float32), 6);
  EXPECT_EQ(getScalarTypeCode(DType::BFloat16), 15);
  EXPECT_EQ(getScalarTypeCode(DType::Unknown), -1);
}

TEST(DTypeTest, EveryTypeReadsBack) {
  for (DType dtype : allTypes) {
    EXPECT_EQ(parseDType(getName(dtype)), dtype);
    EXPECT_EQ(parseShortDType(getShortName(dtype)), dtype);
    EXPECT_EQ(getDTypeFromCode(getScalarTypeCode(dtype)), dtype);
  }
}

TEST(DTypeTest, UnknownDoesNotReadBack) {
  EXPECT_EQ(parseDType("unknown"), std::nullopt);
  EXPECT_EQ(parseDType("torch.float32"), std::nullopt);
  EXPECT_EQ(parseShortDType("float32"), std::nullopt);
  EXPECT_EQ(getDTypeFromCode(-1), std::nullopt);
  EXPECT_EQ(getDTypeFromCode(18), std::nullopt);
}

TEST(DTypeTest, ItemSizes) {
  EXPECT_EQ(getItemSize(DType::Bool), 1u);
  EXPECT_EQ(getItemSize(DType::Complex32), 4u);
  EXPECT_EQ(getItemSize(DType::Complex128), 16u);
  EXPECT_EQ(getItemSize(DType::QInt32), 4u);
  EXPECT_EQ(getItemSize(DType::Unknown), 0u);
}

TEST(DTypeTest, BoolCountsAsIntegral) {
  EXPECT_TRUE(isIntegral(DType::Bool));
  EXPECT_TRUE(isIntegral(DType::UInt64));
  EXPECT_FALSE(isIntegral(DType::Float16));
  EXPECT_FALSE(isIntegral(DType::QInt8));
}

TEST(DTypeTest, Float8IsFloat) { EXPECT_TRUE(isFloat(DType::Float8E8M0FNU)); }

TEST(DTypeTest, RealTypeOfComplex) {
  EXPECT_EQ(toReal(DType::Complex32), DType::Float16);
  EXPECT_EQ(toReal(DType::Complex64), DType::Float32);
  EXPECT_EQ(toReal(DType::Complex128), DType::Float64);
  EXPECT_EQ(toReal(DType::Int32), DType::Int32);
}

TEST(DTypeTest, BFloat16HasNoComplexTypeOfItsOwn) {
  EXPECT_EQ(toComplex(DType::BFloat16), DType::Complex64);
  EXPECT_EQ(toComplex(DType::Float16), DType::Complex32);
  EXPECT_EQ(toComplex(DType::Float64), DType::Complex128);
  EXPECT_EQ(toComplex(DType::Bool), DType::Bool);
}
