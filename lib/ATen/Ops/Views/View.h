//===- View.h - Basic views -------------------------------------*- C++ -*-===//
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

/// A view with the same metadata: `alias`, `detach`, `view_of` and in-place
/// variants.
TensorMeta makeAlias(const TensorMeta &self);

/// The `view` of `self`; of a row-major copy if tensors have value semantics
/// and strides do not allow it.
FailureOr<TensorMeta>
viewOrCopy(RuleContext &cx, const TensorMeta &self,
           llvm::function_ref<FailureOr<TensorMeta>(const TensorMeta &)> view);

/// A tensor with lazy conjugation and negation resolved, as before a copy.
TensorMeta resolveLazyBits(RuleContext &cx, const TensorMeta &self);

/// `conj`: real tensors are returned unchanged.
FailureOr<TensorMeta> conjugate(RuleContext &cx, const TensorMeta &self);

/// `atleast_1d`, `2d`, `3d`: new leading dimensions; the third one is last.
FailureOr<TensorMeta> atLeastRank(RuleContext &cx, const TensorMeta &self,
                                  int64_t rank);

} // namespace fake

#endif // FAKETENSOR_LIB_ATEN_OPS_VIEWS_VIEW_H
