//===- Elementwise.h - Broadcast, devices, elementwise ----------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Ops that compute each element on its own: what their operands broadcast to,
// where they run, and what the result looks like.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_META_SHAPES_ELEMENTWISE_H
#define FAKETENSOR_META_SHAPES_ELEMENTWISE_H

#include "FakeTensor/Meta/Promotion.h"
#include "FakeTensor/Meta/Shapes/Sizes.h"
#include "FakeTensor/Meta/Shapes/Strides.h"

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

/// The same for tensors, references or pointers, of which null is no tensor.
template <typename... T>
FailureOr<Device> commonDeviceOf(RuleContext &cx, const T &...tensors) {
  auto value = [](const auto &t) {
    if constexpr (std::is_pointer_v<std::decay_t<decltype(t)>>)
      return t ? MetaValue::tensor(t) : MetaValue::none();
    else
      return MetaValue::tensor(&t);
  };
  const MetaValue values[] = {value(tensors)...};
  return commonDevice(cx, values);
}

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

#endif // FAKETENSOR_META_SHAPES_ELEMENTWISE_H
