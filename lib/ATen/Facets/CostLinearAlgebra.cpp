//===- CostLinearAlgebra.cpp - Costs of solvers and transforms --*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Factorizations and solvers of matrices with their leading terms, as in Golub
// and Van Loan, "Matrix Computations", and fast Fourier transforms.
//
//===----------------------------------------------------------------------===//

#include "Facets/Cost.h"
#include <cmath>

using namespace fake;

//===----------------------------------------------------------------------===//
// Matrices
//===----------------------------------------------------------------------===//

/// `count * n^3 * P / Q` for a batch of n by n matrices, or of m by n, where
/// the smaller size counts twice.
template <unsigned P, unsigned Q> static Work cubic(const CostCall &call) {
  const TensorMeta *self = call.getFirstTensor();
  SymInt least = call.env.min(call.size(self, -1), call.size(self, -2));
  SymInt terms = call.product({P, call.numel(self), least});
  return {0, call.env.floorDiv(terms, Q)};
}

/// `P * n^2` for each column of the right side, and for the factorization
/// `n^3 * F / 3`.
template <unsigned P, unsigned F> static Work solve(const CostCall &call) {
  const TensorMeta *matrix =
      call.getTensor(call.op.getSchema().findArg("LD") >= 0   ? "LD"
                     : call.op.getSchema().findArg("LU") >= 0 ? "LU"
                                                              : "A input2");
  // The older ops have the right side first.
  if (call.op.getSchema().findArg("LU_data") >= 0)
    matrix = call.getTensor("LU_data");
  if (!matrix)
    matrix = call.getFirstTensor();
  SymInt size = call.size(matrix, -1);
  SymInt columns = call.numelOf(call.getResult());
  SymInt substituted = call.product({P, columns, size});
  SymInt factored =
      call.env.floorDiv(call.product({F, call.numel(matrix), size}), 3);
  return {0, call.env.add(substituted, factored)};
}

/// A norm: of singular values, or else of elements.
static Work norm(const CostCall &call) {
  MetaValue order = call.getArg("ord"), dim = call.getArg("dim");
  const TensorMeta *self = call.getFirstTensor();
  std::optional<double> number = order.getScalar().toDouble();
  bool isSpectral = (order.isString() && order.getString() == "nuc") ||
                    (number && std::abs(*number) == 2);
  bool isOfMatrix =
      dim.isList() ? dim.getList().size() == 2
                   : dim.isNone() && self && self->ranked && self->rank() == 2;
  return isSpectral && isOfMatrix ? cubic<22, 1>(call) : perInput<2>(call);
}

/// A product of the result with each column of the reflectors.
static Work reflectors(const CostCall &call) {
  const TensorMeta *self = call.getFirstTensor();
  return {0, call.product(
                 {2, call.numelOf(call.getResult()), call.size(self, -1)})};
}

/// A linear combination of matrices.
static Work combination(const CostCall &call) {
  SymInt terms = call.numel(call.getTensor("input"));
  return {0, call.product(
                 {2, terms, call.size(call.getTensor("coefficients"), 0)})};
}

/// Products of each element with those of all other variables.
static Work covariance(const CostCall &call) {
  const TensorMeta *self = call.getFirstTensor();
  SymInt variables =
      self && self->ranked && self->rank() < 2 ? SymInt(1) : call.size(self, 0);
  SymInt elements = call.numel(self);
  return {call.env.mul(elements, variables), call.env.mul(2, elements)};
}

//===----------------------------------------------------------------------===//
// Fourier transforms
//===----------------------------------------------------------------------===//

/// Whether the complex side of a transform is its input.
static bool endsReal(const CostCall &call) {
  StringRef name = call.op.name;
  return name.contains("c2r") || name.contains("irfft") ||
         (name.contains("hfft") && !name.contains("ihfft"));
}

/// Adds the halvings of a dimension.
static SymInt countHalvings(const CostCall &call, const TensorMeta *tensor,
                            const MetaValue &dim) {
  if (!dim.isInt() || !dim.getInt().isInt())
    return SymInt::unknown();
  return ceilLog2(call.env, call.size(tensor, dim.getInt().getInt()));
}

/// `5 * n * log2(n)` for the elements of the complex side.
static Work fourier(const CostCall &call) {
  const TensorMeta *side = endsReal(call) ? call.getFirstTensor()
                           : call.getResult().isTensor()
                               ? call.getResult().getTensor()
                               : nullptr;
  if (!side || !side->ranked)
    return {0, SymInt()};
  MetaValue dims = call.getArg("dim");
  SymInt halvings = 0;
  if (dims.isList())
    for (const MetaValue &dim : dims.getList())
      halvings = call.env.add(halvings, countHalvings(call, side, dim));
  else if (dims.isNone())
    for (SymInt size : side->sizes)
      halvings = call.env.add(halvings, ceilLog2(call.env, size));
  else
    halvings = countHalvings(call, side, dims);
  return {0, call.product({5, call.numel(side), halvings})};
}

/// A window of each frame, and its transform.
static Work shortTime(const CostCall &call) {
  MetaValue frame = call.getArg("n_fft");
  const TensorMeta *side =
      call.op.getSchema().getBaseName() == "istft" ? call.getFirstTensor()
      : call.getResult().isTensor() ? call.getResult().getTensor()
                                    : nullptr;
  if (!frame.isInt())
    return {0, SymInt()};
  SymInt halvings = ceilLog2(call.env, frame.getInt());
  SymInt perElement = call.env.add(2, call.env.mul(5, halvings));
  return {0, call.env.mul(call.numel(side), perElement)};
}

//===----------------------------------------------------------------------===//
// The table
//===----------------------------------------------------------------------===//

static const CostRow rows[] = {
    {"cholesky linalg_cholesky linalg_cholesky_ex linalg_ldl_factor "
     "linalg_ldl_factor_ex",
     {cubic<1, 3>, "n^3 / 3"}},
    {"linalg_lu linalg_lu_factor linalg_lu_factor_ex _lu_with_info _linalg_det "
     "linalg_det _linalg_slogdet linalg_slogdet slogdet logdet",
     {cubic<2, 3>, "2 n^3 / 3"}},
    {"linalg_inv_ex linalg_inv cholesky_inverse linalg_tensorinv",
     {cubic<2, 1>, "2 n^3"}},
    {"qr linalg_qr geqrf", {cubic<2, 1>, "2 m n^2"}},
    {"_linalg_svd linalg_svd linalg_svdvals svd linalg_pinv pinverse "
     "linalg_matrix_rank linalg_cond nuclear_norm prims.svd linalg_lstsq",
     {cubic<22, 1>, "22 m n^2, as a singular value decomposition"}},
    {"linalg_matrix_norm linalg_norm",
     {norm, "22 m n^2 for a norm of singular values, else 2 per element"}},
    {"_linalg_eigh linalg_eigh linalg_eigvalsh", {cubic<9, 1>, "9 n^3"}},
    {"_linalg_eigvals linalg_eigvals linalg_eig", {cubic<25, 1>, "25 n^3"}},
    {"linalg_matrix_exp matrix_exp_backward",
     {cubic<16, 1>, "eight products, 16 n^3"}},
    {"lu_unpack", {nullptr, "nothing; copies"}},
    {"linalg_householder_product ormqr",
     {reflectors, "2 per element of the result and reflector"}},
    {"linalg_solve_triangular triangular_solve",
     {solve<1, 0>, "n^2 per column"}},
    {"cholesky_solve _cholesky_solve_helper linalg_lu_solve lu_solve "
     "linalg_ldl_solve",
     {solve<2, 0>, "2 n^2 per column"}},
    {"_linalg_solve_ex linalg_solve_ex linalg_solve linalg_tensorsolve",
     {solve<2, 2>, "2 n^3 / 3, and 2 n^2 per column"}},
    {"_linalg_check_errors", {perInput<1>, "1 per element of the input"}},
    {"linalg_cross cross", {perResult<3>, "3 per element of the result"}},
    {"linalg_vander vander", {perResult<1>, "1 per element of the result"}},
    {"_compute_linear_combination",
     {combination, "2 per element and coefficient"}},
    {"cov corrcoef",
     {covariance, "the elements of the input, times the variables; 2 per "
                  "element for the mean"}},
    {"fft_fft fft_ifft fft_rfft fft_ihfft fft_hfft fft_irfft fft_fftn fft_fft2 "
     "fft_ifftn fft_ifft2 fft_rfftn fft_rfft2 fft_ihfftn fft_ihfft2 fft_irfftn "
     "fft_irfft2 fft_hfftn fft_hfft2 _fft_c2c _fft_r2c _fft_c2r prims.fft_c2c "
     "prims.fft_c2r prims.fft_r2c",
     {fourier, "5 * n * ceil(log2(n)) for the complex elements"}},
    {"stft istft",
     {shortTime, "2 per element for the window, and a transform per frame"}},
};

ArrayRef<CostRow> fake::getLinearAlgebraCosts() { return rows; }
