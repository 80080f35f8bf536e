//===- Reduction.h - Helpers for reductions ---------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Helpers for reductions. Private to lib/ATen.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_ATEN_OPS_REDUCTION_REDUCTION_H
#define FAKETENSOR_LIB_ATEN_OPS_REDUCTION_REDUCTION_H

#include "Table/Composite.h"
#include "llvm/ADT/SmallBitVector.h"

namespace fake {

/// The dimensions of a reduction; nullopt means all.
using Dims = std::optional<ArrayRef<int64_t>>;

/// The stride of a kept dimension of size 1.
enum class Kept {
  /// As in a new row-major tensor.
  Contiguous,
  /// As by `broadcast_in_dim` of the reduced tensor; it differs for sizes of 0.
  Broadcast
};

/// The wrapped dimensions to reduce, as a set; all without `dims`.
FailureOr<llvm::SmallBitVector> getDimSet(RuleContext &cx,
                                          const TensorMeta &self, Dims dims);
/// The same, but an empty list also means all dimensions.
FailureOr<llvm::SmallBitVector>
getDimSetOrAll(RuleContext &cx, const TensorMeta &self, Dims dims);

/// `self` reduced over a set of dimensions.
TensorMeta reduceOver(RuleContext &cx, const TensorMeta &self,
                      const llvm::SmallBitVector &dims, bool keepdim,
                      DType dtype, Kept kept = Kept::Contiguous);
/// getDimSetOrAll and reduceOver in one.
FailureOr<TensorMeta> reduce(RuleContext &cx, const TensorMeta &self, Dims dims,
                             bool keepdim, DType dtype,
                             Kept kept = Kept::Contiguous);

/// Fails if a dimension to reduce is empty and the reduction has no identity.
LogicalResult checkNotEmpty(RuleContext &cx, const TensorMeta &self,
                            const llvm::SmallBitVector &dims);

} // namespace fake

#endif // FAKETENSOR_LIB_ATEN_OPS_REDUCTION_REDUCTION_H
