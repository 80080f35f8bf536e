//===- LinearAlgebraTest.cpp - Tests of linear algebra ----------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "OpTest.h"

using namespace fake;

namespace {
class LinearAlgebraTest : public OpTest {
protected:
  MetaValue cuda(Sizes sizes, DType dtype = DType::Float32) {
    return dense(sizes, dtype, Device(DeviceType::CUDA));
  }
};
} // namespace

//===----------------------------------------------------------------------===//
// Decompositions
//===----------------------------------------------------------------------===//

TEST_F(LinearAlgebraTest, FactorsAreColumnMajor) {
  EXPECT_EQ(run("aten.linalg_cholesky_ex", {dense({2, 4, 4})}),
            "f32(2, 4, 4)/(16, 1, 4), i32(2)/(1)");
  EXPECT_EQ(run("aten.linalg_qr", {dense({4, 3})}),
            "f32(4, 3)/(1, 4), f32(3, 3)/(1, 3)");
  EXPECT_EQ(run("aten.linalg_lu_factor", {dense({4, 5})}),
            "f32(4, 5)/(1, 4), i32(4)/(1)");
}

TEST_F(LinearAlgebraTest, SeparatedFactorsAreRowMajor) {
  EXPECT_EQ(run("aten.linalg_lu", {dense({4, 3})}),
            "f32(4, 4)/(4, 1), f32(4, 3)/(3, 1), f32(3, 3)/(3, 1)");
}

TEST_F(LinearAlgebraTest, DiagonalOfSymbolsIsTheirMinimum) {
  SymInt m = symbol("m"), n = symbol("n");
  EXPECT_EQ(run("aten.linalg_svdvals", {dense({m, n})}), "f32(Min(m, n))/(1)");
}

TEST_F(LinearAlgebraTest, RightSingularVectorsAreRowMajorOnCUDA) {
  EXPECT_EQ(run("aten._linalg_svd", {dense({4, 3}, DType::Complex64)}),
            "c64(4, 3)/(1, 4), f32(3)/(1), c64(3, 3)/(1, 3)");
  EXPECT_EQ(run("aten._linalg_svd", {cuda({4, 3})}),
            "f32(4, 3)/(1, 4)@cuda:0, f32(3)/(1)@cuda:0, "
            "f32(3, 3)/(3, 1)@cuda:0");
}

TEST_F(LinearAlgebraTest, EigenvaluesOfGeneralMatricesAreComplex) {
  EXPECT_EQ(run("aten.linalg_eig", {dense({3, 3})}),
            "c64(3)/(1), c64(3, 3)/(1, 3)");
  EXPECT_EQ(run("aten.linalg_eig", {cuda({3, 3})}),
            "c64(3)/(1)@cuda:0, c64(3, 3)/(3, 1)@cuda:0");
  EXPECT_EQ(run("aten.linalg_eigh", {dense({3, 3}, DType::Complex64)}),
            "f32(3)/(1), c64(3, 3)/(1, 3)");
}

TEST_F(LinearAlgebraTest, SquareMatricesAreRequired) {
  EXPECT_EQ(run("aten.linalg_inv", {dense({2, 3})}),
            "error: expected square matrices, found 2 rows and 3 columns");
  EXPECT_EQ(run("aten.linalg_det", {dense({3})}),
            "error: expected a matrix or a batch of matrices, found sizes "
            "[3]");
}

TEST_F(LinearAlgebraTest, SymbolsAreMadeSquare) {
  SymInt m = symbol("m"), n = symbol("n");
  EXPECT_EQ(run("aten.linalg_det", {dense({5, m, n})}), "f32(5)/(1)");
  ASSERT_EQ(env.getGuards().size(), 1u);
}

TEST_F(LinearAlgebraTest, DTypesAreChecked) {
  EXPECT_EQ(run("aten.linalg_qr", {dense({3, 3}, DType::Int64)}),
            "error: expected a float or complex tensor, found i64");
  EXPECT_EQ(run("aten.linalg_inv", {dense({3, 3}, DType::Float16)}),
            "error: expected elements of single or double precision, found "
            "f16");
}

TEST_F(LinearAlgebraTest, ReflectorsMustFit) {
  EXPECT_EQ(run("aten.ormqr", {dense({5, 3}), dense({3}), dense({5, 2})}),
            "f32(5, 2)/(1, 5)");
  EXPECT_EQ(run("aten.linalg_householder_product", {dense({5, 3}), dense({4})}),
            "error: expected at most 3 reflectors, found 4");
}

//===----------------------------------------------------------------------===//
// Systems of equations
//===----------------------------------------------------------------------===//

TEST_F(LinearAlgebraTest, BatchesOfBothSidesBroadcast) {
  EXPECT_EQ(run("aten.linalg_solve", {dense({5, 3, 3}), dense({1, 3, 2})}),
            "f32(5, 3, 2)/(6, 1, 3)");
  EXPECT_EQ(run("aten.triangular_solve", {dense({3, 2}), dense({5, 3, 3})}),
            "f32(5, 3, 2)/(6, 1, 3), f32(5, 3, 3)/(9, 1, 3)");
}

TEST_F(LinearAlgebraTest, OneVectorPerMatrixIsSolvedAsVectors) {
  EXPECT_EQ(run("aten.linalg_solve", {dense({5, 3, 3}), dense({5, 3})}),
            "f32(5, 3)/(1, 5)");
}

TEST_F(LinearAlgebraTest, SolutionFromTheRightIsRowMajor) {
  EXPECT_EQ(run("aten.linalg_solve", {dense({3, 3}), dense({2, 3})},
                {{"left", flag(false)}}),
            "f32(2, 3)/(3, 1)");
}

TEST_F(LinearAlgebraTest, SidesOfAnEquationMustFit) {
  EXPECT_EQ(run("aten.linalg_solve", {dense({3, 3}), dense({4, 2})}),
            "error: cannot solve AX = B: expected a B of 3 rows, found [4, "
            "2]");
  EXPECT_EQ(run("aten.cholesky_solve",
                {dense({3, 2}), dense({3, 3}, DType::Float64)}),
            "error: expected equal dtypes, found f32 and f64");
}

TEST_F(LinearAlgebraTest, DriverDecidesWhatLeastSquaresReturn) {
  EXPECT_EQ(run("aten.linalg_lstsq", {dense({5, 3}), dense({5, 2})},
                {{"driver", MetaValue::string("gels")}}),
            "f32(3, 2)/(1, 5), f32(2)/(1), i64(0)/(1), f32(0)/(1)");
  EXPECT_EQ(run("aten.linalg_lstsq", {dense({5, 3}), dense({5, 2})}),
            "f32(3, 2)/(1, 5), f32(0)/(1), i64()/(), f32(0)/(1)");
}

//===----------------------------------------------------------------------===//
// Compositions
//===----------------------------------------------------------------------===//

TEST_F(LinearAlgebraTest, TensorInverseKeepsTheLayoutOfTheMatrix) {
  EXPECT_EQ(run("aten.linalg_tensorinv", {dense({2, 3, 6})}),
            "f32(6, 2, 3)/(1, 18, 6)");
  EXPECT_EQ(run("aten.linalg_tensorinv", {dense({2, 3, 5})}),
            "error: expected [2, 3] and [5] to have equally many elements");
}

TEST_F(LinearAlgebraTest, PowersAreProductsOrTheInverse) {
  EXPECT_EQ(run("aten.linalg_matrix_power", {dense({3, 3}), num(-1)}),
            "f32(3, 3)/(1, 3)");
  EXPECT_EQ(run("aten.linalg_matrix_power", {dense({3, 3}), num(-2)}),
            "f32(3, 3)/(3, 1)");
}

TEST_F(LinearAlgebraTest, PseudoInverseTakesTolerancesPerMatrix) {
  EXPECT_EQ(run("aten.linalg_pinv.atol_rtol_tensor", {dense({4, 3})},
                {{"rtol", dense({7})}}),
            "f32(7, 3, 4)/(12, 4, 1)");
}

TEST_F(LinearAlgebraTest, SpectralNormsPutKeptDimensionsBack) {
  EXPECT_EQ(run("aten.linalg_matrix_norm",
                {dense({2, 3, 4}), num(2), nums({0, 2}), flag(true)}),
            "f32(1, 3, 1)/(1, 1, 1)");
  EXPECT_EQ(run("aten.linalg_matrix_norm", {dense({2, 3, 4}), num(3)}),
            "error: expected the order 1, 2, inf or one of these negated, "
            "found 3");
}

TEST_F(LinearAlgebraTest, RankCountsSingularValues) {
  EXPECT_EQ(run("aten.linalg_matrix_rank.atol_rtol_float",
                {dense({5, 4, 3}, DType::Complex64)}),
            "i64(5)/(1)");
}

TEST_F(LinearAlgebraTest, CrossNeedsThreeElements) {
  EXPECT_EQ(run("aten.cross", {dense({3, 5}), dense({3, 5})}),
            "f32(3, 5)/(5, 1)");
  EXPECT_EQ(run("aten.cross", {dense({2, 5}), dense({2, 5})}),
            "error: expected a dimension of size 3, found [2, 5]");
}
