//===- SparseKernels.h - Calls on sparse and jagged tensors -----*- C++ -*-===//
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

#ifndef FAKETENSOR_LIB_ATEN_FACETS_SPARSEKERNELS_H
#define FAKETENSOR_LIB_ATEN_FACETS_SPARSEKERNELS_H

#include "FakeTensor/ATen/Layouts.h"

namespace fake {

/// The tensor of a value, null for other kinds.
inline const TensorMeta *getTensor(const MetaValue &value) {
  return value.isTensor() ? value.getTensor() : nullptr;
}

/// The first tensor that is not strided, and its argument.
std::pair<unsigned, const TensorMeta *> findOther(const LayoutCall &call);

/// Whether the first argument is written.
inline bool isInPlace(const LayoutCall &call) {
  return call.op.isMutable && !call.op.facets.out;
}

/// Infers a call on at least one jagged tensor.
LogicalResult inferJagged(const LayoutCall &call);

} // namespace fake

#endif // FAKETENSOR_LIB_ATEN_FACETS_SPARSEKERNELS_H
