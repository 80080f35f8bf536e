//===- MatrixFunctions.h - Linear algebra helpers ---------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Checks and shapes of batches of matrices, and the ops that other linear
// algebra ops are composed of. Private to lib/ATen.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_ATEN_OPS_LINEARALGEBRA_MATRIXFUNCTIONS_H
#define FAKETENSOR_LIB_ATEN_OPS_LINEARALGEBRA_MATRIXFUNCTIONS_H

#include "Table/Composite.h"

namespace fake {

//===--- Checks -----------------------------------------------------------===//

/// The types that an op supports besides float32, float64 and their complex
/// types.
enum class Precision {
  /// Types of 16 bits and less.
  Any,
  /// None, as in LAPACK.
  Full
};

/// Fails unless `self`, argument `arg`, is a matrix or a batch of matrices.
LogicalResult checkMatrix(RuleContext &cx, unsigned arg,
                          const TensorMeta &self);
/// The same for square ones, `squareCheckInputs`.
LogicalResult checkSquare(RuleContext &cx, unsigned arg,
                          const TensorMeta &self);
/// Fails unless the elements are float or complex, `checkFloatingOrComplex`.
LogicalResult checkFloatOrComplex(RuleContext &cx, unsigned arg,
                                  const TensorMeta &self,
                                  Precision precision = Precision::Any);
/// Fails if two tensors, the arguments `arg` and `otherArg`, differ in dtype.
LogicalResult checkSameDType(RuleContext &cx, unsigned arg, unsigned otherArg,
                             const TensorMeta &self, const TensorMeta &other);

//===--- Shapes -----------------------------------------------------------===//

/// The rows and columns of the matrices of a batch.
inline SymInt getRows(const TensorMeta &self) {
  return self.sizes[self.sizes.size() - 2];
}
inline SymInt getColumns(const TensorMeta &self) { return self.sizes.back(); }
/// The smaller of both, `sym_min(m, n)`.
inline SymInt getDiagonal(RuleContext &cx, const TensorMeta &self) {
  return cx.env.min(getRows(self), getColumns(self));
}
/// The batch dimensions.
inline ArrayRef<SymInt> getBatch(const TensorMeta &self) {
  return self.sizes.drop_back(2);
}
/// `batch` followed by the size of a vector, or of a matrix.
ArrayRef<SymInt> vectorsOf(RuleContext &cx, ArrayRef<SymInt> batch,
                           SymInt size);
ArrayRef<SymInt> matricesOf(RuleContext &cx, ArrayRef<SymInt> batch,
                            SymInt rows, SymInt columns);

/// New column-major matrices, as LAPACK returns them.
TensorMeta makeColumnMajor(RuleContext &cx, ArrayRef<SymInt> sizes,
                           const TensorMeta &like);
/// A new row-major tensor on the device of `like`.
inline TensorMeta makeOn(RuleContext &cx, const TensorMeta &like,
                         ArrayRef<SymInt> sizes, DType dtype) {
  return makeContiguous(cx, sizes, dtype, like.device);
}
/// The empty vector returned for results that are not requested.
inline TensorMeta makeEmptyVector(RuleContext &cx, const TensorMeta &like) {
  return newLike(cx, like, cx.copySizes({SymInt(0)}));
}

/// The batch dimensions, broadcast with the tolerances for singular values. The
/// latter are ignored if the matrices are empty.
FailureOr<ArrayRef<SymInt>> batchWithTolerances(RuleContext &cx,
                                                const TensorMeta &self,
                                                const TensorMeta *atol,
                                                const TensorMeta *rtol);

/// `self.mH`: transposed, and lazily conjugated if complex.
TensorMeta adjointOf(RuleContext &cx, const TensorMeta &self);
/// `self.conj()`: lazy, and the identity for a real tensor.
TensorMeta conjugateOf(const TensorMeta &self);

//===--- Results ----------------------------------------------------------===//

/// `linalg_inv_ex`: the inverse and the infos.
FailureOr<std::array<TensorMeta, 2>> invert(RuleContext &cx,
                                            const TensorMeta &self);
/// `_linalg_svd`: U, S and Vh.
FailureOr<std::array<TensorMeta, 3>> decomposeSingular(RuleContext &cx,
                                                       const TensorMeta &self,
                                                       bool fullMatrices,
                                                       bool computeUV);
/// `linalg_svdvals`.
FailureOr<TensorMeta> singularValues(RuleContext &cx, const TensorMeta &self);
/// `_linalg_eigh`: eigenvalues and eigenvectors.
FailureOr<std::array<TensorMeta, 2>> decomposeHermitian(RuleContext &cx,
                                                        const TensorMeta &self,
                                                        StringRef uplo,
                                                        bool computeVectors);
/// `linalg_solve`.
FailureOr<TensorMeta> solveLinear(RuleContext &cx, const TensorMeta &matrix,
                                  const TensorMeta &other, bool left);

} // namespace fake

#endif // FAKETENSOR_LIB_ATEN_OPS_LINEARALGEBRA_MATRIXFUNCTIONS_H
