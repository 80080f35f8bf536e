//===- Pooling.h - Helpers for pooling --------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Checks and results common to pooling ops. Private to lib/ATen.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_ATEN_OPS_NN_POOLING_H
#define FAKETENSOR_LIB_ATEN_OPS_NN_POOLING_H

#include "Table/Composite.h"

namespace fake {

/// The positions of arguments common to most pooling ops.
enum { SelfArg, KernelArg, StrideArg, PaddingArg };

/// Reads a list with one value for each of `count` dimensions, or one value for
/// all of them. Fails with an error for argument `arg` if it has another
/// length.
LogicalResult spreadOverDims(RuleContext &cx, unsigned arg,
                             ArrayRef<SymInt> values, size_t count,
                             SmallVectorImpl<SymInt> &result);

/// Checks that the rank is `spatial` plus one or two, and that no size but
/// the batch is 0.
LogicalResult checkPoolingInput(RuleContext &cx, const TensorMeta &self,
                                int64_t spatial);

/// A new tensor in the suggested memory format of `self`: channels last only
/// for batches.
FailureOr<TensorMeta> inFormatOf(RuleContext &cx, const TensorMeta &self,
                                 ArrayRef<SymInt> sizes, DType dtype,
                                 int64_t spatial);

/// Values and indices of the given sizes in the suggested memory format of
/// `self`.
FailureOr<std::array<TensorMeta, 2>> valuesAndIndices(RuleContext &cx,
                                                      const TensorMeta &self,
                                                      ArrayRef<SymInt> sizes,
                                                      int64_t spatial);

/// Checks that a gradient has the dtype and device of the input.
LogicalResult checkGradLike(RuleContext &cx, const TensorMeta &grad,
                            const TensorMeta &self);

} // namespace fake

#endif // FAKETENSOR_LIB_ATEN_OPS_NN_POOLING_H
