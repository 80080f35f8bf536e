//===- MatrixFunctions.cpp - Determinants, inverses, ranks ------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Ops/LinearAlgebra/MatrixFunctions.h"
#include "FakeTensor/Meta/Shapes/Contraction.h"
#include "FakeTensor/Meta/Shapes/Reduction.h"
#include "Ops/Elementwise/Pointwise.h"
#include "Table/Call.h"
#include "Table/SingleDevice.h"
#include <cmath>

using namespace fake;

//===----------------------------------------------------------------------===//
// Checks
//===----------------------------------------------------------------------===//

LogicalResult fake::checkMatrix(RuleContext &cx, unsigned arg,
                                const TensorMeta &self) {
  if (self.rank() < 2)
    return cx.error(arg) << "expected a matrix or a batch of matrices, found "
                            "sizes "
                         << self.sizes;
  return success();
}

LogicalResult fake::checkSquare(RuleContext &cx, unsigned arg,
                                const TensorMeta &self) {
  if (failed(checkMatrix(cx, arg, self)))
    return failure();
  if (!requireEqual(cx, getRows(self), getColumns(self)))
    return cx.error(arg) << "expected square matrices, found " << getRows(self)
                         << " rows and " << getColumns(self) << " columns";
  return success();
}

LogicalResult fake::checkFloatOrComplex(RuleContext &cx, unsigned arg,
                                        const TensorMeta &self,
                                        Precision precision) {
  if (isIntegral(self.dtype))
    return cx.error(arg) << "expected a float or complex tensor, found "
                         << self.dtype;
  if (precision == Precision::Full && getItemSize(toReal(self.dtype)) < 4 &&
      self.dtype != DType::Unknown)
    return cx.error(arg) << "expected elements of single or double precision, "
                            "found "
                         << self.dtype;
  return success();
}

LogicalResult fake::checkSameDType(RuleContext &cx, unsigned arg,
                                   unsigned otherArg, const TensorMeta &self,
                                   const TensorMeta &other) {
  if (self.dtype != other.dtype && self.dtype != DType::Unknown &&
      other.dtype != DType::Unknown)
    return cx.error(arg, otherArg) << "expected equal dtypes, found "
                                   << self.dtype << " and " << other.dtype;
  return success();
}

//===----------------------------------------------------------------------===//
// Shapes
//===----------------------------------------------------------------------===//

ArrayRef<SymInt> fake::vectorsOf(RuleContext &cx, ArrayRef<SymInt> batch,
                                 SymInt size) {
  return withDim(cx, batch, batch.size(), size);
}

ArrayRef<SymInt> fake::matricesOf(RuleContext &cx, ArrayRef<SymInt> batch,
                                  SymInt rows, SymInt columns) {
  return concat(cx, batch, {rows, columns});
}

TensorMeta fake::makeColumnMajor(RuleContext &cx, ArrayRef<SymInt> sizes,
                                 const TensorMeta &like) {
  return makeDense(cx, sizes, columnMajorStrides(cx, sizes), like.dtype,
                   like.device);
}

TensorMeta fake::conjugateOf(const TensorMeta &self) {
  TensorMeta result = self;
  result.conj ^= isComplex(self.dtype);
  return result;
}

TensorMeta fake::adjointOf(RuleContext &cx, const TensorMeta &self) {
  return conjugateOf(*transposeGeometry(cx, self, -2, -1));
}

//===----------------------------------------------------------------------===//
// Determinants
//===----------------------------------------------------------------------===//

/// Follows _linalg_det_meta: the determinant, both factors in one and the
/// pivots.
static FailureOr<std::array<TensorMeta, 3>>
detFactored(RuleContext &cx, const TensorMeta &self) {
  if (failed(checkSquare(cx, 0, self)) ||
      failed(checkFloatOrComplex(cx, 0, self)))
    return failure();
  return std::array{newLike(cx, self, getBatch(self)),
                    makeColumnMajor(cx, self.sizes, self),
                    makeOn(cx, self, self.sizes.drop_back(), DType::Int32)};
}

/// `linalg_det`.
static FailureOr<TensorMeta> det(RuleContext &cx, const TensorMeta &self) {
  FailureOr<std::array<TensorMeta, 3>> all = detFactored(cx, self);
  if (failed(all))
    return failure();
  return (*all)[0];
}

/// Follows _linalg_slogdet of torch._meta_registrations: the sign, the
/// logarithm, both factors in one and the pivots.
static FailureOr<std::array<TensorMeta, 4>>
slogdetFactored(RuleContext &cx, const TensorMeta &self) {
  if (failed(checkSquare(cx, 0, self)) ||
      failed(checkFloatOrComplex(cx, 0, self, Precision::Full)))
    return failure();
  return std::array{newLike(cx, self, getBatch(self)),
                    makeOn(cx, self, getBatch(self), toReal(self.dtype)),
                    makeColumnMajor(cx, self.sizes, self),
                    makeOn(cx, self, self.sizes.drop_back(), DType::Int32)};
}

/// `linalg_slogdet`.
static FailureOr<std::array<TensorMeta, 2>> slogdet(RuleContext &cx,
                                                    const TensorMeta &self) {
  FailureOr<std::array<TensorMeta, 4>> all = slogdetFactored(cx, self);
  if (failed(all))
    return failure();
  return std::array{(*all)[0], (*all)[1]};
}

/// `logdet`: of the input's type, also if complex.
static FailureOr<TensorMeta> logdet(RuleContext &cx, const TensorMeta &self) {
  FailureOr<std::array<TensorMeta, 4>> all = slogdetFactored(cx, self);
  if (failed(all))
    return failure();
  return (*all)[0];
}

//===----------------------------------------------------------------------===//
// Inverses
//===----------------------------------------------------------------------===//

/// Follows linalg_inv_ex_meta.
FailureOr<std::array<TensorMeta, 2>> fake::invert(RuleContext &cx,
                                                  const TensorMeta &self) {
  if (failed(checkSquare(cx, 0, self)) ||
      failed(checkFloatOrComplex(cx, 0, self, Precision::Full)))
    return failure();
  return std::array{makeColumnMajor(cx, self.sizes, self),
                    makeOn(cx, self, getBatch(self), DType::Int32)};
}

/// `linalg_inv`.
static FailureOr<TensorMeta> inverse(RuleContext &cx, const TensorMeta &self) {
  FailureOr<std::array<TensorMeta, 2>> all = invert(cx, self);
  if (failed(all))
    return failure();
  return (*all)[0];
}

/// Follows get_atol_rtol: real tolerances.
FailureOr<ArrayRef<SymInt>> fake::batchWithTolerances(RuleContext &cx,
                                                      const TensorMeta &self,
                                                      const TensorMeta *atol,
                                                      const TensorMeta *rtol) {
  for (const TensorMeta *tolerance : {atol, rtol})
    if (tolerance && isComplex(tolerance->dtype))
      return cx.error(0) << "expected a real tolerance, found "
                         << tolerance->dtype;
  ArrayRef<SymInt> batch = getBatch(self);
  if (isPlainlyZero(cx, numel(cx, self.sizes)))
    return batch;
  for (const TensorMeta *tolerance : {atol, rtol}) {
    if (!tolerance)
      continue;
    FailureOr<ArrayRef<SymInt>> both =
        broadcastSizes(cx, {batch, tolerance->sizes});
    if (failed(both))
      return failure();
    batch = *both;
  }
  return batch;
}

/// `linalg_pinv`: a product of the singular vectors, so row-major. Tolerances
/// for each matrix broadcast with the batch, unless it is empty.
static FailureOr<TensorMeta> pinv(RuleContext &cx, const TensorMeta &self,
                                  const TensorMeta *atol,
                                  const TensorMeta *rtol, bool hermitian) {
  if (failed(checkMatrix(cx, 0, self)) ||
      failed(checkFloatOrComplex(cx, 0, self, Precision::Full)) ||
      failed(commonDeviceOf(cx, self, atol, rtol)))
    return failure();
  FailureOr<ArrayRef<SymInt>> batch = batchWithTolerances(cx, self, atol, rtol);
  if (failed(batch))
    return failure();
  if (hermitian && !isPlainlyZero(cx, numel(cx, self.sizes)) &&
      failed(checkSquare(cx, 0, self)))
    return failure();
  return newLike(cx, self,
                 matricesOf(cx, *batch, getColumns(self), getRows(self)));
}

/// The same with scalar tolerances.
static FailureOr<TensorMeta> pinvFloat(RuleContext &cx, const TensorMeta &self,
                                       std::optional<double> atol,
                                       std::optional<double> rtol,
                                       bool hermitian) {
  return pinv(cx, self, nullptr, nullptr, hermitian);
}

static FailureOr<TensorMeta> pinvOld(RuleContext &cx, const TensorMeta &self,
                                     const MetaValue &rcond, bool hermitian) {
  const TensorMeta *rtol = rcond.isTensor() ? rcond.getTensor() : nullptr;
  return pinv(cx, self, nullptr, rtol, hermitian);
}

/// `pinverse`.
static FailureOr<TensorMeta> pinverse(RuleContext &cx, const TensorMeta &self) {
  return pinv(cx, self, nullptr, nullptr, false);
}

/// `linalg_tensorinv`: the inverse as a matrix, with the last dimensions as
/// rows and the first as columns.
static FailureOr<TensorMeta> tensorinv(RuleContext &cx, const TensorMeta &self,
                                       int64_t ind) {
  if (ind <= 0)
    return cx.error(1) << "expected a positive number of dimensions, found "
                       << ind;
  ArrayRef<SymInt> first =
      self.sizes.take_front(std::min<int64_t>(ind, self.rank()));
  ArrayRef<SymInt> last = self.sizes.drop_front(first.size());
  SymInt size = cx.env.product(last);
  if (!requireEqual(cx, cx.env.product(first), size))
    return cx.error(0, 1) << "expected " << first << " and " << last
                          << " to have equally many elements";
  FailureOr<TensorMeta> matrix =
      reshapeGeometry(cx, self, cx.copySizes({size, size}));
  if (failed(matrix))
    return failure();
  FailureOr<TensorMeta> result = inverse(cx, *matrix);
  if (failed(result))
    return failure();
  return reshapeGeometry(cx, *result, concat(cx, last, first));
}

/// `linalg_tensorsolve`: solved as a matrix, with the dimensions of the
/// right-hand side as rows.
static FailureOr<TensorMeta>
tensorsolve(RuleContext &cx, const TensorMeta &self, const TensorMeta &other,
            std::optional<ArrayRef<int64_t>> dims) {
  FailureOr<TensorMeta> moved = self;
  if (dims) {
    SmallVector<int64_t> back;
    for (size_t i = 0; i < dims->size(); ++i)
      back.push_back(self.rank() - static_cast<int64_t>(dims->size() - i));
    moved = callOp(cx, Op::movedim_intlist,
                   {MetaValue::tensor(&self), toList(cx, *dims),
                    toList(cx, ArrayRef<int64_t>(back))});
  }
  if (failed(moved))
    return failure();
  if (other.rank() > self.rank())
    return cx.error(0, 1) << "expected at most " << self.rank()
                          << " dimensions on the right, found " << other.sizes;
  ArrayRef<SymInt> unknown = moved->sizes.drop_front(other.sizes.size());
  SymInt size = cx.env.product(unknown);
  SymInt count = numel(cx, other.sizes);
  if (!requireEqual(cx, size, count))
    return cx.error(0, 1) << "expected " << size
                          << " elements on the right, found " << count;
  FailureOr<TensorMeta> matrix =
      reshapeGeometry(cx, *moved, cx.copySizes({size, size}));
  FailureOr<TensorMeta> vector =
      reshapeGeometry(cx, other, cx.copySizes({count}));
  if (failed(matrix) || failed(vector))
    return failure();
  FailureOr<TensorMeta> result = solveLinear(cx, *matrix, *vector, true);
  if (failed(result))
    return failure();
  return reshapeGeometry(cx, *result, unknown);
}

//===----------------------------------------------------------------------===//
// Products and powers
//===----------------------------------------------------------------------===//

/// Follows linalg_matrix_exp of torch._meta_registrations.
static FailureOr<TensorMeta> matrixExp(RuleContext &cx,
                                       const TensorMeta &self) {
  if (failed(checkSquare(cx, 0, self)) ||
      failed(checkFloatOrComplex(cx, 0, self)))
    return failure();
  return contiguousCopy(cx, self);
}

/// `linalg_matrix_power`: products of the matrix or of its inverse; powers 0
/// and 1 are copies.
static FailureOr<TensorMeta> matrixPower(RuleContext &cx,
                                         const TensorMeta &self, int64_t n) {
  if (failed(checkSquare(cx, 0, self)))
    return failure();
  if (n == 0 || n == 1)
    return contiguousCopy(cx, self);
  FailureOr<TensorMeta> base = n < 0 ? inverse(cx, self) : self;
  if (failed(base) || n == -1)
    return base;
  return matmulTensors(cx, 0, *base, *base);
}

/// `chain_matmul`: the product of matrices; a single one is copied.
static FailureOr<TensorMeta> chainMatmul(RuleContext &cx, TensorList tensors) {
  if (tensors.empty())
    return cx.error(0) << "expected at least one matrix, found none";
  for (size_t i = 0; i < tensors.size(); ++i)
    if (tensors[i]->rank() != 2)
      return cx.error(0) << "expected matrices, found " << tensors[i]->sizes;
  if (tensors.size() == 1)
    return clonePreserving(cx, *tensors[0]);
  return callOp(cx, Op::linalg_multi_dot, MetaValue::list(tensors.getValues()));
}

/// Follows linalg_cross of torch._meta_registrations.
static FailureOr<TensorMeta> linalgCross(RuleContext &cx,
                                         const TensorMeta &self,
                                         const TensorMeta &other, int64_t dim) {
  if (self.rank() != other.rank())
    return cx.error(0, 1) << "expected operands of the same rank, found "
                          << self.sizes << " and " << other.sizes;
  FailureOr<int64_t> wrapped = wrapDim(cx, dim, self.rank());
  if (failed(wrapped))
    return failure();
  if (self.isScalar() || !requireEqual(cx, self.sizes[*wrapped], 3) ||
      !requireEqual(cx, other.sizes[*wrapped], 3))
    return cx.error(0, 1) << "expected size 3 in dimension " << dim
                          << ", found " << self.sizes << " and " << other.sizes;
  FailureOr<ArrayRef<SymInt>> sizes =
      broadcastSizes(cx, {self.sizes, other.sizes});
  FailureOr<Device> device = commonDeviceOf(cx, self, other);
  if (failed(sizes) || failed(device))
    return failure();
  return makeContiguous(cx, *sizes, self.dtype, *device);
}

/// `cross`: along the first dimension of size 3 unless one is given.
static FailureOr<TensorMeta> cross(RuleContext &cx, const TensorMeta &self,
                                   const TensorMeta &other,
                                   std::optional<int64_t> dim) {
  for (auto [i, size] : llvm::enumerate(self.sizes))
    if (!dim && cx.env.decide(Condition::eq(size, 3), false))
      dim = i;
  if (!dim)
    return cx.error(0) << "expected a dimension of size 3, found "
                       << self.sizes;
  return linalgCross(cx, self, other, *dim);
}

/// Follows _compute_linear_combination: linear combinations of `self` along its
/// first dimension, one for each row of coefficients.
static FailureOr<TensorMeta> linearCombination(RuleContext &cx,
                                               const TensorMeta &self,
                                               const TensorMeta &coefficients) {
  if (self.isScalar() || coefficients.rank() != 2)
    return cx.error(0, 1) << "expected a matrix of coefficients, found "
                          << coefficients.sizes;
  if (isZero(cx, numel(cx, self.sizes)))
    return cx.error(0) << "expected elements to combine, found sizes "
                       << self.sizes;
  return newLike(cx, self, withSize(cx, self.sizes, 0, coefficients.sizes[0]));
}

/// `linalg_vander`: ones and the cumulative products of each element.
static FailureOr<TensorMeta> linalgVander(RuleContext &cx,
                                          const TensorMeta &self,
                                          std::optional<SymInt> count) {
  if (getKind(self.dtype) != DTypeKind::Int &&
      failed(checkFloatOrComplex(cx, 0, self, Precision::Full)))
    return failure();
  ArrayRef<SymInt> batch =
      self.isScalar() ? cx.copySizes({SymInt(1)}) : self.sizes;
  SymInt n = count.value_or(batch.back());
  if (!cx.env.require(Condition::lt(1, n)))
    return cx.error(1) << "expected at least 2 columns, found " << n;
  return makeOn(cx, self, vectorsOf(cx, batch, n),
                isIntegral(self.dtype) ? DType::Int64 : self.dtype);
}

/// `vander`: of a vector; integers become int64.
static FailureOr<TensorMeta> vander(RuleContext &cx, const TensorMeta &self,
                                    std::optional<SymInt> count) {
  if (self.rank() != 1)
    return cx.error(0) << "expected a vector, found " << self.sizes;
  SymInt n = count.value_or(self.sizes[0]);
  if (!cx.env.require(Condition::le(0, n)))
    return cx.error(1) << "expected a number of columns, found " << n;
  return makeOn(cx, self, vectorsOf(cx, self.sizes, n),
                isIntegral(self.dtype) ? DType::Int64 : self.dtype);
}

/// `_linalg_check_errors`: the infos are checked at run time.
static LogicalResult checkErrors(RuleContext &cx, const TensorMeta &info) {
  return success();
}

//===----------------------------------------------------------------------===//
// Products
//===----------------------------------------------------------------------===//

/// The gradient of `matrix_exp` is the upper right block of the exponential of
/// a matrix twice as large.
static FailureOr<TensorMeta> matrixExpBackward(RuleContext &cx,
                                               const TensorMeta &self,
                                               const TensorMeta &gradient) {
  int64_t rank = self.rank();
  if (rank < 2 || !requireEqual(cx, self.sizes[rank - 2], self.sizes.back()))
    return cx.error(0) << "expected square matrices, found sizes "
                       << self.sizes;
  if (failed(refuse(cx, 1, gradient.dtype, RefuseIntegral)))
    return failure();
  if (!requireEqual(cx, gradient.sizes, self.sizes))
    return cx.error(0, 1) << "expected a gradient of sizes " << self.sizes
                          << ", found " << gradient.sizes;
  if (failed(commonDeviceOf(cx, self, gradient)))
    return failure();
  SymInt size = self.sizes.back();
  SymInt twice = cx.env.mul(size, 2);
  const SymInt block[] = {twice, twice};
  TensorMeta whole =
      newLike(cx, gradient, concat(cx, self.sizes.drop_back(2), block));
  TensorMeta rows = narrowGeometry(cx, whole, rank - 2, 0, size);
  return narrowGeometry(cx, rows, rank - 1, size, size);
}

//===----------------------------------------------------------------------===//
// Ranks
//===----------------------------------------------------------------------===//

/// The default of the relative tolerance.
enum class DefaultTolerance { None, Relative };

/// `linalg_matrix_rank`: the number of singular values, or eigenvalues, above
/// the tolerance. The default depends on the precision of the elements.
static FailureOr<TensorMeta> countRank(RuleContext &cx, const TensorMeta &self,
                                       const TensorMeta *atol,
                                       const TensorMeta *rtol, bool hermitian,
                                       DefaultTolerance defaults) {
  if (failed(checkMatrix(cx, 0, self)))
    return failure();
  if (defaults == DefaultTolerance::Relative &&
      failed(checkFloatOrComplex(cx, 0, self, Precision::Full)))
    return failure();
  for (const TensorMeta *tolerance : {atol, rtol})
    if (tolerance && tolerance->device != self.device &&
        tolerance->device.isKnown() && self.device.isKnown())
      return cx.error(0) << "expected the tolerance on " << self.device.str()
                         << ", found it on " << tolerance->device.str();
  FailureOr<ArrayRef<SymInt>> batch = batchWithTolerances(cx, self, atol, rtol);
  if (failed(batch))
    return failure();
  if (!isPlainlyZero(cx, numel(cx, self.sizes)) &&
      failed(hermitian ? checkSquare(cx, 0, self)
                       : checkFloatOrComplex(cx, 0, self)))
    return failure();
  return makeOn(cx, self, *batch, DType::Int64);
}

static DefaultTolerance getDefault(bool hasRelative) {
  return hasRelative ? DefaultTolerance::None : DefaultTolerance::Relative;
}

static FailureOr<TensorMeta> matrixRank(RuleContext &cx, const TensorMeta &self,
                                        const TensorMeta *atol,
                                        const TensorMeta *rtol,
                                        bool hermitian) {
  return countRank(cx, self, atol, rtol, hermitian, getDefault(rtol));
}

static FailureOr<TensorMeta> matrixRankFloat(RuleContext &cx,
                                             const TensorMeta &self,
                                             std::optional<double> atol,
                                             std::optional<double> rtol,
                                             bool hermitian) {
  return countRank(cx, self, nullptr, nullptr, hermitian,
                   getDefault(rtol.has_value()));
}

static FailureOr<TensorMeta> matrixRankOld(RuleContext &cx,
                                           const TensorMeta &self,
                                           const MetaValue &tolerance,
                                           bool hermitian) {
  return countRank(cx, self,
                   tolerance.isTensor() ? tolerance.getTensor() : nullptr,
                   nullptr, hermitian, DefaultTolerance::None);
}

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

static const OpRow rows[] = {
    // Determinants.
    {"_linalg_det(Tensor A) -> (Tensor result, Tensor LU, Tensor pivots)",
     rule<detFactored>, follows("_meta_registrations._linalg_det_meta")},
    {"linalg_det(Tensor A) -> Tensor", rule<det>, follows("native")},
    {"det(Tensor self) -> Tensor", aliasOf("linalg_det")},
    {"_linalg_slogdet(Tensor A) -> (Tensor sign, Tensor logabsdet, Tensor LU, "
     "Tensor pivots)",
     rule<slogdetFactored>, follows("_meta_registrations._linalg_slogdet")},
    {"linalg_slogdet(Tensor A) -> (Tensor sign, Tensor logabsdet)",
     rule<slogdet>, follows("native")},
    {"slogdet(Tensor self) -> (Tensor sign, Tensor logabsdet)", rule<slogdet>,
     follows("native")},
    {"logdet(Tensor self) -> Tensor", rule<logdet>, follows("native")},
    // Inverses.
    {"linalg_inv_ex(Tensor A, *, bool check_errors=False) -> (Tensor inverse, "
     "Tensor info)",
     rule<invert>, follows("_meta_registrations.linalg_inv_ex_meta")},
    {"linalg_inv(Tensor A) -> Tensor", rule<inverse>, follows("native")},
    {"inverse(Tensor self) -> Tensor", aliasOf("linalg_inv")},
    {"linalg_pinv(Tensor self, float rcond, bool hermitian=False) -> Tensor",
     rule<pinvOld>, follows("native")},
    {"linalg_pinv.rcond_tensor(Tensor self, Tensor rcond, bool "
     "hermitian=False) -> Tensor",
     rule<pinvOld>, follows("native")},
    {"linalg_pinv.atol_rtol_float(Tensor self, *, float? atol=None, float? "
     "rtol=None, bool hermitian=False) -> Tensor",
     rule<pinvFloat>, follows("native")},
    {"linalg_pinv.atol_rtol_tensor(Tensor self, *, Tensor? atol=None, Tensor? "
     "rtol=None, bool hermitian=False) -> Tensor",
     rule<pinv>, follows("native")},
    {"pinverse(Tensor self, float rcond=1.0000000000000001e-15) -> Tensor",
     rule<pinverse>, follows("native")},
    {"linalg_tensorinv(Tensor self, int ind=2) -> Tensor", rule<tensorinv>,
     follows("native")},
    {"linalg_tensorsolve(Tensor self, Tensor other, int[]? dims=None) -> "
     "Tensor",
     rule<tensorsolve>, follows("native")},
    // Products and powers.
    {"linalg_matrix_exp(Tensor self) -> Tensor", rule<matrixExp>,
     follows("_meta_registrations.linalg_matrix_exp")},
    {"matrix_exp(Tensor self) -> Tensor", aliasOf("linalg_matrix_exp")},
    {"linalg_matrix_power(Tensor self, int n) -> Tensor", rule<matrixPower>,
     follows("native")},
    {"matrix_power(Tensor self, int n) -> Tensor",
     aliasOf("linalg_matrix_power")},
    {"chain_matmul(Tensor[] matrices) -> Tensor", rule<chainMatmul>,
     follows("native")},
    {"linalg_cross(Tensor self, Tensor other, *, int dim=-1) -> Tensor",
     rule<linalgCross>, follows("_meta_registrations.linalg_cross")},
    {"cross(Tensor self, Tensor other, int? dim=None) -> Tensor", rule<cross>,
     follows("native")},
    {"_compute_linear_combination(Tensor input, Tensor coefficients) -> Tensor",
     rule<linearCombination>, follows("native")},
    {"linalg_vander(Tensor x, *, SymInt? N=None) -> Tensor", rule<linalgVander>,
     follows("native")},
    {"vander(Tensor x, int? N=None, bool increasing=False) -> Tensor",
     rule<vander>, follows("native")},
    {"_linalg_check_errors(Tensor info, str api_name, *, bool is_matrix) -> ()",
     rule<checkErrors>, follows("native"), Behavior::Asserts},
    {"matrix_exp_backward(Tensor self, Tensor grad) -> Tensor",
     rule<matrixExpBackward>, follows("native")},
    {"linalg_matrix_rank(Tensor self, float tol, bool hermitian=False) -> "
     "Tensor",
     rule<matrixRankOld>, follows("native")},
    {"linalg_matrix_rank.tol_tensor(Tensor input, Tensor tol, bool "
     "hermitian=False) -> Tensor",
     rule<matrixRankOld>, follows("native")},
    {"linalg_matrix_rank.atol_rtol_float(Tensor self, *, float? atol=None, "
     "float? rtol=None, bool hermitian=False) -> Tensor",
     rule<matrixRankFloat>, follows("native")},
    {"linalg_matrix_rank.atol_rtol_tensor(Tensor input, *, Tensor? atol=None, "
     "Tensor? rtol=None, bool hermitian=False) -> Tensor",
     rule<matrixRank>, follows("native")},
};

OpFamily fake::getMatrixFunctionsFamily() { return {"MatrixFunctions", rows}; }
