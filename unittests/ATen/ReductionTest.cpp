//===- ReductionTest.cpp - Tests of reductions and sorts --------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "OpTest.h"

using namespace fake;

namespace {
class ReductionTest : public OpTest {};
} // namespace

TEST_F(ReductionTest, ResultsAreRowMajor) {
  MetaValue x = channelsLast({2, 3, 4, 5});
  EXPECT_EQ(run("aten.sum.dim_IntList", {x, nums({2}), flag(true)}),
            "f32(2, 3, 1, 5)/(15, 5, 5, 1)");
  EXPECT_EQ(run("aten.mean.dim", {x, nums({-1, 1})}), "f32(2, 4)/(4, 1)");
}

TEST_F(ReductionTest, NoDimensionsMeanAll) {
  EXPECT_EQ(run("aten.amax", {dense({2, 3}), nums({})}), "f32()/()");
  EXPECT_EQ(run("aten.sum.dim_IntList", {dense({2, 3}), none(), flag(true)}),
            "f32(1, 1)/(1, 1)");
  EXPECT_EQ(run("aten.any.dims", {dense({2, 3}), nums({})}),
            "bool(2, 3)/(3, 1)");
  EXPECT_EQ(run("aten.nansum", {dense({2, 3}), nums({})}), "f32(2, 3)/(3, 1)");
}

TEST_F(ReductionTest, IntegersAreSummedInInt64) {
  EXPECT_EQ(run("aten.sum", {dense({2, 3}, DType::UInt8)}), "i64()/()");
  EXPECT_EQ(run("aten.cumsum", {dense({2, 3}, DType::Bool), num(0)}),
            "i64(2, 3)/(3, 1)");
  EXPECT_EQ(run("aten.mean", {dense({2}, DType::Int64)}),
            "error: expected a float or a complex dtype, found i64");
}

TEST_F(ReductionTest, MasksOfUInt8Stay) {
  EXPECT_EQ(run("aten.all.dim", {dense({2, 3}, DType::UInt8), num(1)}),
            "u8(2)/(1)");
  EXPECT_EQ(run("aten.all.dim", {dense({2, 3}), num(1)}), "bool(2)/(1)");
}

TEST_F(ReductionTest, KeptDimensionNextToAnEmptyOne) {
  EXPECT_EQ(
      run("aten.sum.dim_IntList", {dense({2, 2, 0}), nums({1}), flag(true)}),
      "f32(2, 1, 0)/(1, 0, 1)");
}

TEST_F(ReductionTest, ExtremesNeedElements) {
  EXPECT_EQ(run("aten.amax", {dense({0, 3}), nums({0})}),
            "error: expected a non-empty dimension to reduce, found dimension "
            "0 of [0, 3]");
  EXPECT_EQ(run("aten.max.dim", {dense({0, 3}), num(0)}),
            "f32(3)/(1), i64(3)/(1)");
}

TEST_F(ReductionTest, DimensionsAreChecked) {
  EXPECT_EQ(run("aten.sum.dim_IntList", {dense({2, 3}), nums({2})}),
            "error: dimension out of range: expected between -2 and 1, found "
            "2");
}

TEST_F(ReductionTest, VarianceOfComplexNumbersIsReal) {
  EXPECT_EQ(run("aten.var_mean.correction",
                {dense({2, 3}, DType::Complex64), nums({1})}),
            "f32(2)/(1), c64(2)/(1)");
}

TEST_F(ReductionTest, NormsWidenOnly) {
  EXPECT_EQ(run("aten.linalg_vector_norm",
                {dense({2, 3}, DType::Float16), num(2), nums({1}), flag(false),
                 type(DType::Float32)}),
            "f32(2)/(1)");
  EXPECT_EQ(run("aten.linalg_vector_norm", {dense({2, 3}), num(2), nums({1}),
                                            flag(false), type(DType::Float16)}),
            "error: expected a dtype that f32 converts to without "
            "narrowing, found f16");
}

TEST_F(ReductionTest, NormsOfEmptyTensorsTakeNegativeDimsForEmpty) {
  MetaValue x = dense({0, 3});
  auto norm = [&](double order, int64_t dim) {
    return run("aten.linalg_vector_norm", {x, real(order), nums({dim})});
  };
  const char *empty = "error: expected a non-empty tensor for a norm without "
                      "identity along a negative dimension, found [0, 3]";
  EXPECT_EQ(norm(-2, 1), "f32(0)/(1)");
  EXPECT_EQ(norm(-2, -1), empty);
  EXPECT_EQ(norm(std::numeric_limits<double>::infinity(), -1), empty);
  EXPECT_EQ(norm(2, -1), "f32(0)/(1)");
  x = dense({2, 3});
  EXPECT_EQ(norm(-2, -1), "f32(2)/(1)");
}

TEST_F(ReductionTest, NormsOverSizesOfOneMayRepeatADimension) {
  auto norm = [&](double order, int64_t size) {
    return run("aten.linalg_vector_norm",
               {dense({size, 4}), real(order), nums({0, -2})});
  };
  EXPECT_EQ(norm(0.5, 1), "f32(4)/(1)");
  EXPECT_EQ(norm(0.5, 2), "error: expected distinct dimensions, found 0 twice");
  EXPECT_EQ(norm(0, 1), "error: expected distinct dimensions, found 0 twice");
}

TEST_F(ReductionTest, TopKIsRowMajorAndBounded) {
  MetaValue x = strided({6, 4}, {1, 6});
  EXPECT_EQ(run("aten.topk", {x, num(2)}),
            "f32(6, 2)/(2, 1), i64(6, 2)/(2, 1)");
  EXPECT_EQ(run("aten.topk", {x, num(5)}),
            "error: expected k between 0 and the size 4 of dimension 1, found "
            "5");
  EXPECT_EQ(run("aten.sort", {x}), "f32(6, 4)/(1, 6), i64(6, 4)/(1, 6)");
}

TEST_F(ReductionTest, SymbolicK) {
  SymInt k = symbol("k", 0), n = symbol("n", 0);
  EXPECT_EQ(run("aten.topk", {dense({4, n}), num(k)}),
            "f32(4, k)/(Max(1, k), 1), i64(4, k)/(Max(1, k), 1)");
  ASSERT_EQ(env.getGuards().size(), 1u);
  EXPECT_EQ(env.getGuards()[0].condition, Condition::le(k, n));
}

TEST_F(ReductionTest, Covariances) {
  EXPECT_EQ(run("aten.cov", {dense({3, 4})}), "f32(3, 3)/(3, 1)");
  EXPECT_EQ(run("aten.cov", {dense({3, 4}, DType::Int64)}), "f32(3, 3)/(3, 1)");
  EXPECT_EQ(run("aten.cov", {dense({1, 4})}), "f32()/()");
  EXPECT_EQ(run("aten.cov", {dense({4})}), "f32()/()");
  EXPECT_EQ(run("aten.corrcoef", {dense({3, 4}, DType::Complex64)}),
            "c64(3, 3)/(3, 1)");
  EXPECT_EQ(run("aten.cov", {dense({3, 4}, DType::Bool)}),
            "error: expected an integer or a float or a complex dtype, found "
            "bool");
}

TEST_F(ReductionTest, CovariancesWithWeights) {
  MetaValue x = dense({3, 4});
  auto weigh = [&](const char *name, MetaValue weights) {
    return run("aten.cov", {x}, {{name, weights}});
  };
  EXPECT_EQ(weigh("aweights", dense({4}, DType::Float64)), "f64(3, 3)/(3, 1)");
  EXPECT_EQ(weigh("fweights", dense({5}, DType::Int64)),
            "error: expected a weight for each of 4 observations, found sizes "
            "[5]");
  EXPECT_EQ(weigh("fweights", dense({4})),
            "error: expected weights of an integer dtype, found f32");
}
