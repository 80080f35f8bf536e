//===- Reduction.h - Reductions ---------------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What is left of a tensor that is reduced over some of its dimensions. `arg`
// is the position of the tensor among the arguments of the rule, which errors
// blame. The dtype of a reduction is in Promotion.h.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_META_SHAPES_REDUCTION_H
#define FAKETENSOR_META_SHAPES_REDUCTION_H

#include "FakeTensor/Meta/Promotion.h"
#include "FakeTensor/Meta/RuleContext.h"
#include "llvm/ADT/SmallBitVector.h"

namespace fake {

/// The dimensions of a reduction, negative ones from the end; nullopt means
/// all.
using Dims = std::optional<ArrayRef<int64_t>>;

/// The stride of a kept dimension of size 1.
enum class KeptDims {
  /// As in a new row-major tensor.
  RowMajor,
  /// As by `broadcast_in_dim` of the reduced tensor; it differs for sizes of 0.
  Broadcast
};

/// The wrapped dimensions to reduce, as a set; all without `dims`. Fails with
/// an error for dimensions out of range and repeated ones. Follows
/// `reduction_dims`.
FailureOr<llvm::SmallBitVector> getDimSet(RuleContext &cx,
                                          const TensorMeta &self, Dims dims);
/// The same, but an empty list also means all dimensions, and a rank above 64
/// is an error. Follows `_reduction` of torch._refs.
FailureOr<llvm::SmallBitVector> getDimSetOrAll(RuleContext &cx, unsigned arg,
                                               const TensorMeta &self,
                                               Dims dims);

/// `self` reduced over a set of dimensions, which are dropped, or have size 1
/// with `keepdim`: a row-major tensor in a new storage.
TensorMeta reduceOver(RuleContext &cx, const TensorMeta &self,
                      const llvm::SmallBitVector &dims, bool keepdim,
                      DType dtype, KeptDims kept = KeptDims::RowMajor);
/// getDimSetOrAll and reduceOver in one: the complete rule of most reductions,
/// `sum`, `mean`, `any`.
FailureOr<TensorMeta> reduce(RuleContext &cx, unsigned arg,
                             const TensorMeta &self, Dims dims, bool keepdim,
                             DType dtype, KeptDims kept = KeptDims::RowMajor);

/// Fails with an error if a dimension to reduce is empty, for reductions that
/// have no identity: `amax`, `argmax`.
LogicalResult checkNotEmpty(RuleContext &cx, unsigned arg,
                            const TensorMeta &self,
                            const llvm::SmallBitVector &dims);

} // namespace fake

#endif // FAKETENSOR_META_SHAPES_REDUCTION_H
