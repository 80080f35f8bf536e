//===- Factorization.cpp - Factors, singular and eigenvalues ----*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Ops/LinearAlgebra/MatrixFunctions.h"

using namespace fake;

//===----------------------------------------------------------------------===//
// Cholesky, LU and LDL
//===----------------------------------------------------------------------===//

/// Follows linalg_cholesky_ex of torch._meta_registrations: the factor and the
/// infos.
static FailureOr<std::array<TensorMeta, 2>> choleskyEx(RuleContext &cx,
                                                       const TensorMeta &self) {
  if (failed(checkSquare(cx, 0, self)) ||
      failed(checkFloatOrComplex(cx, 0, self)))
    return failure();
  return std::array{makeColumnMajor(cx, self.sizes, self),
                    makeOn(cx, self, getBatch(self), DType::Int32)};
}

/// `linalg_cholesky`: the factor, when the infos are zero.
static FailureOr<TensorMeta> linalgCholesky(RuleContext &cx,
                                            const TensorMeta &self) {
  FailureOr<std::array<TensorMeta, 2>> all = choleskyEx(cx, self);
  if (failed(all))
    return failure();
  return (*all)[0];
}

/// Follows cholesky of torch._meta_registrations, which accepts any dtype and
/// copies empty tensors of any shape.
static FailureOr<TensorMeta> cholesky(RuleContext &cx, const TensorMeta &self) {
  if (isPlainlyZero(cx, numel(cx, self.sizes)))
    return contiguousCopy(cx, self);
  if (failed(checkSquare(cx, 0, self)))
    return failure();
  return makeColumnMajor(cx, self.sizes, self);
}

/// Follows cholesky_inverse of torch._meta_registrations.
static FailureOr<TensorMeta> choleskyInverse(RuleContext &cx,
                                             const TensorMeta &self) {
  if (failed(checkSquare(cx, 0, self)))
    return failure();
  return makeColumnMajor(cx, self.sizes, self);
}

/// Follows linalg_lu_factor_ex_meta: both factors in one, the pivots and the
/// infos.
static FailureOr<std::array<TensorMeta, 3>> luFactorEx(RuleContext &cx,
                                                       const TensorMeta &self) {
  if (failed(checkMatrix(cx, 0, self)))
    return failure();
  ArrayRef<SymInt> pivots =
      vectorsOf(cx, getBatch(self), getDiagonal(cx, self));
  return std::array{makeColumnMajor(cx, self.sizes, self),
                    makeOn(cx, self, pivots, DType::Int32),
                    makeOn(cx, self, getBatch(self), DType::Int32)};
}

/// `linalg_lu_factor`: the same without infos.
static FailureOr<std::array<TensorMeta, 2>> luFactor(RuleContext &cx,
                                                     const TensorMeta &self) {
  FailureOr<std::array<TensorMeta, 3>> all = luFactorEx(cx, self);
  if (failed(all))
    return failure();
  return std::array{(*all)[0], (*all)[1]};
}

/// P, L and U, each only if requested; row-major.
static std::array<TensorMeta, 3> separateLU(RuleContext &cx,
                                            const TensorMeta &self,
                                            bool permutation, bool factors) {
  ArrayRef<SymInt> batch = getBatch(self);
  SymInt m = getRows(self), n = getColumns(self), k = getDiagonal(cx, self);
  auto make = [&](bool wanted, SymInt rows, SymInt columns) {
    return wanted ? newLike(cx, self, matricesOf(cx, batch, rows, columns))
                  : makeEmptyVector(cx, self);
  };
  return std::array{make(permutation, m, m), make(factors, m, k),
                    make(factors, k, n)};
}

/// Follows linalg_lu_meta.
static FailureOr<std::array<TensorMeta, 3>>
linalgLU(RuleContext &cx, const TensorMeta &self, bool pivot) {
  if (failed(checkMatrix(cx, 0, self)))
    return failure();
  return separateLU(cx, self, pivot, true);
}

/// Follows lu_unpack_meta.
static FailureOr<std::array<TensorMeta, 3>>
luUnpack(RuleContext &cx, const TensorMeta &self, const TensorMeta &pivots,
         bool unpackData, bool unpackPivots) {
  if (failed(checkMatrix(cx, 0, self)) ||
      failed(commonDeviceOf(cx, self, pivots)))
    return failure();
  if (unpackPivots && pivots.dtype != DType::Int32 &&
      pivots.dtype != DType::Unknown)
    return cx.error(1) << "expected pivots of type i32, found " << pivots.dtype;
  return separateLU(cx, self, unpackPivots, unpackData);
}

/// Follows linalg_ldl_factor_ex_meta: both factors in one, the pivots and the
/// infos.
static FailureOr<std::array<TensorMeta, 3>>
ldlFactorEx(RuleContext &cx, const TensorMeta &self) {
  if (failed(checkSquare(cx, 0, self)) ||
      failed(checkFloatOrComplex(cx, 0, self)))
    return failure();
  return std::array{makeColumnMajor(cx, self.sizes, self),
                    makeOn(cx, self, self.sizes.drop_back(), DType::Int32),
                    makeOn(cx, self, getBatch(self), DType::Int32)};
}

/// `linalg_ldl_factor`: the same without infos.
static FailureOr<std::array<TensorMeta, 2>> ldlFactor(RuleContext &cx,
                                                      const TensorMeta &self) {
  FailureOr<std::array<TensorMeta, 3>> all = ldlFactorEx(cx, self);
  if (failed(all))
    return failure();
  return std::array{(*all)[0], (*all)[1]};
}

//===----------------------------------------------------------------------===//
// QR
//===----------------------------------------------------------------------===//

/// Follows linalg_qr_meta.
static FailureOr<std::array<TensorMeta, 2>>
linalgQR(RuleContext &cx, const TensorMeta &self, StringRef mode) {
  if (failed(checkMatrix(cx, 0, self)) ||
      failed(checkFloatOrComplex(cx, 0, self)))
    return failure();
  bool isComplete = mode == "complete";
  if (!isComplete && mode != "reduced" && mode != "r")
    return cx.error(1) << "expected the mode 'reduced', 'complete' or 'r', "
                          "found '"
                       << mode << "'";
  SymInt m = getRows(self), n = getColumns(self);
  SymInt k = isComplete ? m : getDiagonal(cx, self);
  ArrayRef<SymInt> batch = getBatch(self);
  TensorMeta q = mode == "r"
                     ? makeEmptyVector(cx, self)
                     : makeColumnMajor(cx, matricesOf(cx, batch, m, k), self);
  TensorMeta r = makeColumnMajor(cx, matricesOf(cx, batch, k, n), self);
  return std::array{q, r};
}

/// `qr`: the deprecated name, with a flag instead of the mode.
static FailureOr<std::array<TensorMeta, 2>>
qr(RuleContext &cx, const TensorMeta &self, bool some) {
  return linalgQR(cx, self, some ? "reduced" : "complete");
}

/// `geqrf`: R and the Householder vectors below it, and their factors. PyTorch
/// has no rule and runs the kernel.
static FailureOr<std::array<TensorMeta, 2>> geqrf(RuleContext &cx,
                                                  const TensorMeta &self) {
  if (failed(checkMatrix(cx, 0, self)) ||
      failed(checkFloatOrComplex(cx, 0, self, Precision::Full)))
    return failure();
  return std::array{
      makeColumnMajor(cx, self.sizes, self),
      newLike(cx, self, vectorsOf(cx, getBatch(self), getDiagonal(cx, self)))};
}

/// Checks the factors `tau` of the Householder vectors in `self`.
static LogicalResult checkTau(RuleContext &cx, const TensorMeta &self,
                              const TensorMeta &tau) {
  if (failed(checkMatrix(cx, 0, self)))
    return failure();
  if (tau.rank() != self.rank() - 1 ||
      !requireEqual(cx, getBatch(self), tau.sizes.drop_back()))
    return cx.error(0, 1) << "expected as many leading sizes as in "
                          << self.sizes << " and one more, found " << tau.sizes;
  if (!cx.env.require(Condition::le(tau.sizes.back(), getColumns(self))))
    return cx.error(0, 1) << "expected at most " << getColumns(self)
                          << " reflectors, found " << tau.sizes.back();
  return checkSameDType(cx, 0, 1, self, tau);
}

/// Follows linalg_householder_product of torch._meta_registrations.
static FailureOr<TensorMeta> householderProduct(RuleContext &cx,
                                                const TensorMeta &self,
                                                const TensorMeta &tau) {
  if (failed(checkTau(cx, self, tau)) || failed(commonDeviceOf(cx, self, tau)))
    return failure();
  if (!cx.env.require(Condition::le(getColumns(self), getRows(self))))
    return cx.error(0) << "expected at least as many rows as columns, found "
                       << self.sizes;
  return makeColumnMajor(cx, self.sizes, self);
}

/// Follows ormqr of torch._meta_registrations.
static FailureOr<TensorMeta> ormqr(RuleContext &cx, const TensorMeta &self,
                                   const TensorMeta &tau,
                                   const TensorMeta &other, bool left) {
  if (failed(checkTau(cx, self, tau)) || failed(checkMatrix(cx, 2, other)))
    return failure();
  if (self.rank() != other.rank() ||
      !requireEqual(cx, getBatch(self), getBatch(other)))
    return cx.error(0, 2) << "expected matrices of equal leading sizes, found "
                          << self.sizes << " and " << other.sizes;
  SymInt size = left ? getRows(other) : getColumns(other);
  if (!requireEqual(cx, size, getRows(self)) ||
      !cx.env.require(Condition::le(tau.sizes.back(), size)))
    return cx.error(0, 2) << "cannot multiply by the reflectors of "
                          << self.sizes << ": expected "
                          << (left ? "rows" : "columns") << " as many as its "
                          << "rows, found " << other.sizes;
  if (failed(checkSameDType(cx, 0, 2, self, other)) ||
      failed(commonDeviceOf(cx, self, tau, other)))
    return failure();
  return makeColumnMajor(cx, other.sizes, other);
}

//===----------------------------------------------------------------------===//
// Singular values
//===----------------------------------------------------------------------===//

/// Follows _linalg_svd_meta: Vh is row-major on CUDA.
FailureOr<std::array<TensorMeta, 3>>
fake::decomposeSingular(RuleContext &cx, const TensorMeta &self,
                        bool fullMatrices, bool computeUV) {
  if (failed(checkMatrix(cx, 0, self)) ||
      failed(checkFloatOrComplex(cx, 0, self)))
    return failure();
  ArrayRef<SymInt> batch = getBatch(self);
  SymInt m = getRows(self), n = getColumns(self), k = getDiagonal(cx, self);
  TensorMeta u = makeEmptyVector(cx, self), vh = makeEmptyVector(cx, self);
  if (computeUV) {
    ArrayRef<SymInt> sizes = matricesOf(cx, batch, fullMatrices ? n : k, n);
    u = makeColumnMajor(cx, matricesOf(cx, batch, m, fullMatrices ? m : k),
                        self);
    vh = self.device.isCUDA() ? newLike(cx, self, sizes)
                              : makeColumnMajor(cx, sizes, self);
  }
  TensorMeta s = makeOn(cx, self, vectorsOf(cx, batch, k), toReal(self.dtype));
  return std::array{u, s, vh};
}

FailureOr<TensorMeta> fake::singularValues(RuleContext &cx,
                                           const TensorMeta &self) {
  FailureOr<std::array<TensorMeta, 3>> all =
      decomposeSingular(cx, self, false, false);
  if (failed(all))
    return failure();
  return (*all)[1];
}

/// `linalg_svd`.
static FailureOr<std::array<TensorMeta, 3>>
linalgSVD(RuleContext &cx, const TensorMeta &self, bool fullMatrices) {
  return decomposeSingular(cx, self, fullMatrices, true);
}

/// `svd`: the deprecated name, which returns V, and zeros for U and V without
/// `compute_uv`.
static FailureOr<std::array<TensorMeta, 3>>
svd(RuleContext &cx, const TensorMeta &self, bool some, bool computeUV) {
  FailureOr<std::array<TensorMeta, 3>> all =
      decomposeSingular(cx, self, !some, computeUV);
  if (failed(all))
    return failure();
  auto [u, s, vh] = *all;
  if (!computeUV) {
    ArrayRef<SymInt> batch = getBatch(self);
    SymInt m = getRows(self), n = getColumns(self);
    u = newLike(cx, self, matricesOf(cx, batch, m, m));
    vh = newLike(cx, self, matricesOf(cx, batch, n, n));
  }
  return std::array{u, s, adjointOf(cx, vh)};
}

//===----------------------------------------------------------------------===//
// Eigenvalues
//===----------------------------------------------------------------------===//

/// Follows meta__linalg_eigh, which accepts any dtype.
FailureOr<std::array<TensorMeta, 2>>
fake::decomposeHermitian(RuleContext &cx, const TensorMeta &self,
                         StringRef uplo, bool computeVectors) {
  if (failed(checkSquare(cx, 0, self)))
    return failure();
  if (!uplo.equals_insensitive("L") && !uplo.equals_insensitive("U"))
    return cx.error(1) << "expected 'L' or 'U', found '" << uplo << "'";
  return std::array{
      makeOn(cx, self, self.sizes.drop_back(), toReal(self.dtype)),
      computeVectors ? makeColumnMajor(cx, self.sizes, self)
                     : makeEmptyVector(cx, self)};
}

/// `linalg_eigh`.
static FailureOr<std::array<TensorMeta, 2>>
eigh(RuleContext &cx, const TensorMeta &self, StringRef uplo) {
  return decomposeHermitian(cx, self, uplo, true);
}

/// `linalg_eigvalsh`.
static FailureOr<TensorMeta> eigvalsh(RuleContext &cx, const TensorMeta &self,
                                      StringRef uplo) {
  FailureOr<std::array<TensorMeta, 2>> all =
      decomposeHermitian(cx, self, uplo, false);
  if (failed(all))
    return failure();
  return (*all)[0];
}

/// Follows meta__linalg_eigvals: always complex.
static FailureOr<TensorMeta> eigvals(RuleContext &cx, const TensorMeta &self) {
  if (failed(checkSquare(cx, 0, self)) ||
      failed(checkFloatOrComplex(cx, 0, self)))
    return failure();
  return makeOn(cx, self, self.sizes.drop_back(), toComplex(self.dtype));
}

/// Follows meta_linalg_eig: the vectors are row-major on CUDA.
static FailureOr<std::array<TensorMeta, 2>> eig(RuleContext &cx,
                                                const TensorMeta &self) {
  FailureOr<TensorMeta> values = eigvals(cx, self);
  if (failed(values))
    return failure();
  TensorMeta vectors = self.device.isCUDA()
                           ? newLike(cx, *values, self.sizes)
                           : makeColumnMajor(cx, self.sizes, *values);
  return std::array{*values, vectors};
}

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

static const OpRow rows[] = {
    // Cholesky, LU and LDL.
    {"cholesky(Tensor self, bool upper=False) -> Tensor", rule<cholesky>,
     follows("_meta_registrations.cholesky")},
    {"cholesky_inverse(Tensor self, bool upper=False) -> Tensor",
     rule<choleskyInverse>, follows("_meta_registrations.cholesky_inverse")},
    {"linalg_cholesky(Tensor self, *, bool upper=False) -> Tensor",
     rule<linalgCholesky>, follows("native")},
    {"linalg_cholesky_ex(Tensor self, *, bool upper=False, bool "
     "check_errors=False) -> (Tensor L, Tensor info)",
     rule<choleskyEx>, follows("_meta_registrations.linalg_cholesky_ex")},
    {"linalg_lu(Tensor A, *, bool pivot=True) -> (Tensor P, Tensor L, Tensor "
     "U)",
     rule<linalgLU>, follows("_meta_registrations.linalg_lu_meta")},
    {"linalg_lu_factor(Tensor A, *, bool pivot=True) -> (Tensor LU, Tensor "
     "pivots)",
     rule<luFactor>, follows("native")},
    {"linalg_lu_factor_ex(Tensor A, *, bool pivot=True, bool "
     "check_errors=False) -> (Tensor LU, Tensor pivots, Tensor info)",
     rule<luFactorEx>, follows("_meta_registrations.linalg_lu_factor_ex_meta")},
    {"_lu_with_info(Tensor self, bool pivot=True, bool check_errors=True) -> "
     "(Tensor LU, Tensor pivots, Tensor info)",
     rule<luFactorEx>, follows("native")},
    {"lu_unpack(Tensor LU_data, Tensor LU_pivots, bool unpack_data=True, bool "
     "unpack_pivots=True) -> (Tensor P, Tensor L, Tensor U)",
     rule<luUnpack>, follows("_meta_registrations.lu_unpack_meta")},
    {"linalg_ldl_factor(Tensor self, *, bool hermitian=False) -> (Tensor LD, "
     "Tensor pivots)",
     rule<ldlFactor>, follows("native")},
    {"linalg_ldl_factor_ex(Tensor self, *, bool hermitian=False, bool "
     "check_errors=False) -> (Tensor LD, Tensor pivots, Tensor info)",
     rule<ldlFactorEx>,
     follows("_meta_registrations.linalg_ldl_factor_ex_meta")},
    // QR.
    {"linalg_qr(Tensor A, str mode=\"reduced\") -> (Tensor Q, Tensor R)",
     rule<linalgQR>, follows("_meta_registrations.linalg_qr_meta")},
    {"qr(Tensor self, bool some=True) -> (Tensor Q, Tensor R)", rule<qr>,
     follows("native")},
    {"geqrf(Tensor self) -> (Tensor a, Tensor tau)", rule<geqrf>,
     follows("native")},
    {"linalg_householder_product(Tensor input, Tensor tau) -> Tensor",
     rule<householderProduct>,
     follows("_meta_registrations.linalg_householder_product")},
    {"orgqr(Tensor self, Tensor input2) -> Tensor",
     aliasOf("linalg_householder_product")},
    {"ormqr(Tensor self, Tensor input2, Tensor input3, bool left=True, bool "
     "transpose=False) -> Tensor",
     rule<ormqr>, follows("_meta_registrations.ormqr")},
    // Singular values.
    {"_linalg_svd(Tensor A, bool full_matrices=False, bool compute_uv=True, *, "
     "str? driver=None) -> (Tensor U, Tensor S, Tensor Vh)",
     rule<decomposeSingular>, follows("_meta_registrations._linalg_svd_meta")},
    {"linalg_svd(Tensor A, bool full_matrices=True, *, str? driver=None) -> "
     "(Tensor U, Tensor S, Tensor Vh)",
     rule<linalgSVD>, follows("native")},
    {"linalg_svdvals(Tensor A, *, str? driver=None) -> Tensor",
     rule<singularValues>, follows("native")},
    {"svd(Tensor self, bool some=True, bool compute_uv=True) -> (Tensor U, "
     "Tensor S, Tensor V)",
     rule<svd>, follows("native")},
    // Eigenvalues.
    {"_linalg_eigh(Tensor A, str UPLO=\"L\", bool compute_v=True) -> (Tensor "
     "eigenvalues, Tensor eigenvectors)",
     rule<decomposeHermitian>,
     follows("_meta_registrations.meta__linalg_eigh")},
    {"linalg_eigh(Tensor self, str UPLO=\"L\") -> (Tensor eigenvalues, Tensor "
     "eigenvectors)",
     rule<eigh>, follows("native")},
    {"linalg_eigvalsh(Tensor self, str UPLO=\"L\") -> Tensor", rule<eigvalsh>,
     follows("native")},
    {"_linalg_eigvals(Tensor self) -> Tensor", rule<eigvals>,
     follows("_meta_registrations.meta__linalg_eigvals")},
    {"linalg_eigvals(Tensor self) -> Tensor", rule<eigvals>, follows("native")},
    {"linalg_eig(Tensor self) -> (Tensor eigenvalues, Tensor eigenvectors)",
     rule<eig>, follows("_meta_registrations.meta_linalg_eig")},
};

OpFamily fake::getFactorizationFamily() { return {"Factorization", rows}; }
