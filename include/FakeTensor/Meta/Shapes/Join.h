//===- Join.h - Concatenation and stacking ----------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Tensors put together along a dimension. `arg` is the position of the list of
// tensors among the arguments of the rule, which errors blame.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_META_SHAPES_JOIN_H
#define FAKETENSOR_META_SHAPES_JOIN_H

#include "FakeTensor/Meta/RuleContext.h"

namespace fake {

/// The promoted dtype of all tensors, including empty ones; `tensors` must not
/// be empty.
DType getJoinedDType(RuleContext &cx, ArrayRef<TensorMeta> tensors);

/// `torch.cat(tensors, dim)`, a tensor in a new storage. Sizes must be
/// equal except along `dim`, where they add up; empty tensors of rank 1 are
/// skipped but affect dtype and memory format. Fails with an error that names
/// the shapes, ranks or devices that differ. Follows `cat_meta` and
/// torch._refs.cat.
FailureOr<TensorMeta> catTensors(RuleContext &cx, unsigned arg,
                                 ArrayRef<TensorMeta> tensors, int64_t dim);

/// `torch.stack(tensors, dim)`: tensors of equal sizes along a new dimension.
/// Computed as a view of a concatenation; along a new last dimension, the
/// tensors are unsqueezed first, which determines the strides. Follows
/// torch._refs.stack.
FailureOr<TensorMeta> stackTensors(RuleContext &cx, unsigned arg,
                                   ArrayRef<TensorMeta> tensors, int64_t dim);

} // namespace fake

#endif // FAKETENSOR_META_SHAPES_JOIN_H
