//===- View.h - Views that others are made of -------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Private to lib/ATen.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_ATEN_OPS_VIEWS_VIEW_H
#define FAKETENSOR_LIB_ATEN_OPS_VIEWS_VIEW_H

#include "FakeTensor/Meta/RuleContext.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace fake {

/// The identity as a view; also `detach`, `view_of` and every in-place alias.
TensorMeta makeAlias(const TensorMeta &self);

/// What `view` makes of `self`; where tensors are values and strides are in the
/// way, what it makes of a row-major copy.
FailureOr<TensorMeta>
viewOrCopy(RuleContext &cx, const TensorMeta &self,
           llvm::function_ref<FailureOr<TensorMeta>(const TensorMeta &)> view);

/// A tensor whose conjugation or negation is carried out, as it is before a
/// copy.
TensorMeta resolveLazyBits(RuleContext &cx, const TensorMeta &self);

/// `conj`: real tensors are returned as they are.
FailureOr<TensorMeta> conjugate(RuleContext &cx, const TensorMeta &self);

/// `atleast_1d`, `2d`, `3d`: new dimensions in front, the third one behind.
FailureOr<TensorMeta> atLeastRank(RuleContext &cx, const TensorMeta &self,
                                  int64_t rank);

} // namespace fake

#endif // FAKETENSOR_LIB_ATEN_OPS_VIEWS_VIEW_H
