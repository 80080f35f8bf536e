//===- Elementwise.h - Broadcast, devices, elementwise ----------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_META_ELEMENTWISE_H
#define FAKETENSOR_META_ELEMENTWISE_H

#include "FakeTensor/Meta/Promotion.h"
#include "FakeTensor/Meta/Strides.h"

namespace fake {

/// The shape that all shapes broadcast to, `_broadcast_shapes`. An undecided
/// pair of sizes is assumed equal, which is recorded. Fails with an error that
/// names both shapes and the dimension. The result may be one of `shapes`.
FailureOr<ArrayRef<SymInt>> broadcastSizes(RuleContext &cx,
                                           ArrayRef<ArrayRef<SymInt>> shapes);

/// The geometry of `self.expand(sizes)` for sizes that are already broadcast:
/// stride 0 for expanded and for new leading dimensions. A new dimension of
/// size 1 gets the stride that is contiguous with its right neighbor.
TensorMeta broadcastTo(RuleContext &cx, const TensorMeta &self,
                       ArrayRef<SymInt> sizes);

/// The device an op runs on, `_find_common_device`: cpu scalars combine with
/// any other device. Tensors in lists are included. Fails with an error that
/// names both devices. Unknown without tensors.
FailureOr<Device> commonDevice(RuleContext &cx, ArrayRef<MetaValue> args);

/// `_canonical_dim`: wraps a negative dimension; fails with PyTorch's range
/// message when out of range. Rank 0 is treated as rank 1.
FailureOr<int64_t> wrapDim(RuleContext &cx, int64_t dim, int64_t rank);
/// wrapDim of each; fails on repeated dimensions.
FailureOr<SmallVector<int64_t>> wrapDims(RuleContext &cx,
                                         ArrayRef<int64_t> dims, int64_t rank);

/// The complete rule of an elementwise op: tensors among `args` are broadcast,
/// Python numbers participate in promotion, strides follow the elementwise
/// permutation, and the result has a new storage. `resultDType` overrides
/// promotion.
FailureOr<TensorMeta>
elementwise(RuleContext &cx, ArrayRef<MetaValue> args, Promotion promotion,
            std::optional<DType> resultDType = std::nullopt);

/// The same for an op with custom promotion. Operands of another type than
/// `types.computation` are converted first, which can change their strides;
/// with DType::Unknown none is.
FailureOr<TensorMeta> elementwiseAs(RuleContext &cx, ArrayRef<MetaValue> args,
                                    PromotedTypes types);

} // namespace fake

#endif // FAKETENSOR_META_ELEMENTWISE_H
