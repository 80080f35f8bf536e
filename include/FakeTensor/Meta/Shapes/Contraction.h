//===- Contraction.h - Products of tensors ----------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Products of matrices and of tensors, which sum over pairs of dimensions.
// Sizes come from the arena. `arg` is the position of the first operand among
// the arguments of the rule; the second one follows it, and errors blame both.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_META_SHAPES_CONTRACTION_H
#define FAKETENSOR_META_SHAPES_CONTRACTION_H

#include "FakeTensor/Meta/Shapes/Elementwise.h"

namespace fake {

//===--- Checks -----------------------------------------------------------===//

/// Requires the sizes that a product of `a` and `b` sums over to be equal;
/// fails with an error that names both shapes.
LogicalResult checkInnerSizes(RuleContext &cx, unsigned arg,
                              const TensorMeta &a, const TensorMeta &b,
                              SymInt innerA, SymInt innerB);
/// Fails with an error if the dtypes are known to differ, except for two
/// quantized ones of 8 bits.
LogicalResult checkSameDType(RuleContext &cx, unsigned arg, const TensorMeta &a,
                             const TensorMeta &b);
/// Notes that eager PyTorch rejects two dtypes that are known to differ.
void noteDTypes(RuleContext &cx, const TensorMeta &a, const TensorMeta &b);

//===--- Sizes ------------------------------------------------------------===//

/// `[m, n]` of a product of matrices `[m, k]` and `[k, n]`, `meta_mm`.
FailureOr<ArrayRef<SymInt>> matrixProductSizes(RuleContext &cx, unsigned arg,
                                               const TensorMeta &a,
                                               const TensorMeta &b);
/// `[b, m, n]` of a product of batches `[b, m, k]` and `[b, k, n]`,
/// `common_meta_baddbmm_bmm`.
FailureOr<ArrayRef<SymInt>> batchProductSizes(RuleContext &cx, unsigned arg,
                                              const TensorMeta &a,
                                              const TensorMeta &b);
/// The sizes of `torch.matmul(a, b)`: a vector is a row of `a` or a column of
/// `b` and has no dimension in the result, and batches are broadcast.
FailureOr<ArrayRef<SymInt>> matmulSizes(RuleContext &cx, unsigned arg,
                                        const TensorMeta &a,
                                        const TensorMeta &b);
/// The sizes of `torch.tensordot(a, b, (dimsA, dimsB))`, which sums over pairs
/// of wrapped dimensions: what remains of `a`, then what remains of `b`.
FailureOr<ArrayRef<SymInt>> tensordotSizes(RuleContext &cx, unsigned arg,
                                           const TensorMeta &a,
                                           const TensorMeta &b,
                                           ArrayRef<int64_t> dimsA,
                                           ArrayRef<int64_t> dimsB);

//===--- Products ---------------------------------------------------------===//

/// The dtype of a product of tensors of `dtype`: the same, except that 8-bit
/// quantized integers accumulate in 32 bits, as in torch-mlir.
DType getProductDType(DType dtype);

/// A row-major product of these operands, tensors of `dtype`, in a new storage
/// on the common device of all operands.
template <typename... T>
FailureOr<TensorMeta> makeProduct(RuleContext &cx, ArrayRef<SymInt> sizes,
                                  DType dtype, const T &...operands) {
  FailureOr<Device> device = commonDeviceOf(cx, operands...);
  if (failed(device))
    return failure();
  return makeContiguous(cx, sizes, getProductDType(dtype), *device);
}

/// The complete rule of `torch.matmul(a, b)`. All of PyTorch's decompositions
/// give a row-major result.
FailureOr<TensorMeta> matmulTensors(RuleContext &cx, unsigned arg,
                                    const TensorMeta &a, const TensorMeta &b);

} // namespace fake

#endif // FAKETENSOR_META_SHAPES_CONTRACTION_H
