//===- RandomTest.cpp - Tests of random numbers -----------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "OpTest.h"

using namespace fake;

namespace {
class RandomTest : public OpTest {};
} // namespace

TEST_F(RandomTest, NormalNumbersAreNotIntegers) {
  const char *error = "error: expected a float or a complex dtype, found i64";
  EXPECT_EQ(run("aten.randn", {nums({2})}, {{"dtype", type(DType::Int64)}}),
            error);
  EXPECT_EQ(run("aten.randn_like", {dense({2}, DType::Int64)}), error);
  EXPECT_EQ(run("aten.normal_", {dense({2}, DType::Int64)}), error);
  EXPECT_EQ(run("aten.rand", {nums({2})}, {{"dtype", type(DType::Int64)}}),
            "i64(2)/(1)");
}

TEST_F(RandomTest, ContinuousDistributionsAreReal) {
  EXPECT_EQ(run("aten.exponential", {dense({2}, DType::Complex64)}),
            "error: expected a float dtype, found c64");
  EXPECT_EQ(run("aten.cauchy_", {dense({2}, DType::Bool)}),
            "error: expected a float dtype, found bool");
  EXPECT_EQ(run("aten.geometric_", {dense({2}, DType::Int64), real(0.5)}),
            "i64(2)/(1)");
}

TEST_F(RandomTest, NoDTypeIsNotTheDefaultOfTheSchema) {
  EXPECT_EQ(run("aten.randint", {num(3), nums({2})}), "i64(2)/(1)");
  EXPECT_EQ(run("aten.randint", {num(3), nums({2})}, {{"dtype", none()}}),
            "f32(2)/(1)");
  EXPECT_EQ(
      run("aten.randperm.generator", {num(3), none()}, {{"dtype", none()}}),
      "i64(3)/(1)");
}

TEST_F(RandomTest, OnlyTheDeviationVotesOnTheLayoutOfNormal) {
  MetaValue columns = strided({2, 3}, {1, 2});
  EXPECT_EQ(run("aten.normal.float_Tensor", {real(0), columns}),
            "f32(2, 3)/(1, 2)");
  EXPECT_EQ(run("aten.normal.Tensor_float", {columns, real(2)}),
            "f32(2, 3)/(3, 1)");
}

TEST_F(RandomTest, ADeviationOfOneIsAnInteger) {
  MetaValue mean = dense({2}, DType::Int64);
  EXPECT_EQ(run("aten.normal.Tensor_float", {mean, real(2)}), "f32(2)/(1)");
  EXPECT_EQ(run("aten.normal.Tensor_float", {mean}),
            "error: expected a float or a complex dtype, found i64");
}

TEST_F(RandomTest, DeviationsAreNotNegative) {
  const char *error = "error: expected a deviation of at least 0, found -1.0";
  EXPECT_EQ(run("aten.normal.Tensor_float", {dense({2}), real(-1)}), error);
  EXPECT_EQ(run("aten.normal.float_float", {real(0), real(-1), nums({2})}),
            error);
  EXPECT_EQ(run("aten.normal_", {dense({2}), real(0), real(-1)}), error);
  EXPECT_EQ(run("aten.normal_functional", {dense({2}), real(0), real(-1)}),
            error);
  EXPECT_EQ(run("aten.log_normal", {dense({2}), real(0), real(0)}),
            "error: expected a deviation above 0, found 0.0");
}

TEST_F(RandomTest, ParametersOfDistributionsAreChecked) {
  EXPECT_EQ(run("aten.exponential", {dense({2}), real(0)}),
            "error: expected a parameter above 0, found 0.0");
  EXPECT_EQ(run("aten.geometric", {dense({2}), real(1)}),
            "error: expected a probability between 0 and 1, found 1.0");
}
