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

/// The shape that all shapes broadcast to, `_broadcast_shapes`. An undecidable
/// pair of sizes is taken to be equal and that is recorded. Fails with an error
/// that names both shapes and the dimension. The result may be one of `shapes`.
FailureOr<ArrayRef<SymInt>> broadcastSizes(RuleContext &cx,
                                           ArrayRef<ArrayRef<SymInt>> shapes);

/// Geometry of `self.expand(sizes)` for sizes that are already broadcast:
/// stride 0 where the size was 1 and is not any more, and in front. A new
/// dimension of size 1 gets the stride that its neighbour would hand on.
TensorMeta broadcastTo(RuleContext &cx, const TensorMeta &self,
                       ArrayRef<SymInt> sizes);

/// The device an op runs on, `_find_common_device`: a cpu tensor of rank 0
/// gives way to any other device. Tensors inside lists take part. Fails with
/// an error that names both devices. Unknown without tensors.
FailureOr<Device> commonDevice(RuleContext &cx, ArrayRef<MetaValue> args);

/// `_canonical_dim`: wraps a negative dimension; fails with PyTorch's range
/// message when out of range. Rank 0 counts as rank 1 here.
FailureOr<int64_t> wrapDim(RuleContext &cx, int64_t dim, int64_t rank);
/// wrapDim of each, refusing repeats.
FailureOr<SmallVector<int64_t>> wrapDims(RuleContext &cx,
                                         ArrayRef<int64_t> dims, int64_t rank);

/// The whole rule of an elementwise op: tensors among `args` are broadcast,
/// numbers take part in promotion, strides follow the elementwise permutation,
/// the result has a storage of its own. `resultDType` overrides promotion.
FailureOr<TensorMeta>
elementwise(RuleContext &cx, ArrayRef<MetaValue> args, Promotion promotion,
            std::optional<DType> resultDType = std::nullopt);

/// The same for an op with a promotion of its own. Operands of another type
/// than `types.computation` are copied first, which can change their strides;
/// with DType::Unknown none is.
FailureOr<TensorMeta> elementwiseAs(RuleContext &cx, ArrayRef<MetaValue> args,
                                    PromotedTypes types);

} // namespace fake

#endif // FAKETENSOR_META_ELEMENTWISE_H
