//===- Reduction.h - What reductions share ----------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What reductions share. Private to lib/ATen.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_ATEN_OPS_REDUCTION_REDUCTION_H
#define FAKETENSOR_LIB_ATEN_OPS_REDUCTION_REDUCTION_H

#include "Table/Composite.h"
#include "llvm/ADT/SmallBitVector.h"

namespace fake {

/// The dimensions a reduction is given; nothing means all.
using Dims = std::optional<ArrayRef<int64_t>>;

/// What a kept dimension of size 1 has as its stride.
enum class Kept {
  /// What a new row-major tensor has.
  Contiguous,
  /// What `broadcast_in_dim` of the reduced tensor gives; this differs from
  /// the above next to sizes of 0.
  Broadcast
};

/// The dimensions to reduce, wrapped, as a set. All without `dims`.
FailureOr<llvm::SmallBitVector> getDimSet(RuleContext &cx,
                                          const TensorMeta &self, Dims dims);
/// The same, where an empty list means all dimensions too.
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
