//===- Sparse.h - Sparse tensors --------------------------------*- C++ -*-===//
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

#ifndef FAKETENSOR_LIB_ATEN_FACETS_SPARSE_H
#define FAKETENSOR_LIB_ATEN_FACETS_SPARSE_H

#include "FakeTensor/Meta/Layout.h"
#include "FakeTensor/Meta/Shapes/Contraction.h"
#include "Table/Composite.h"

namespace fake {

/// A sparse tensor like `self`, with neither strides nor a single storage.
TensorMeta makeSparse(const TensorMeta &self, Layout layout);

/// The number of stored elements: 0 for arguments, as in FakeTensor. Stored in
/// `elements`.
inline SymInt getNumStored(const TensorMeta &self) {
  return self.elements.empty() ? SymInt(0) : self.elements.front();
}

/// Makes the number of stored elements unknown.
void forgetNumStored(TensorMeta &self);

/// Runs an op without Behavior::TakesSparse on tensors that are not strided.
/// Fails if FakeTensor has no kernel for the layout.
LogicalResult inferInLayout(RuleContext &cx, const OpDef &op,
                            ArrayRef<MetaValue> args,
                            MutableArrayRef<MetaValue> results);

} // namespace fake

#endif // FAKETENSOR_LIB_ATEN_FACETS_SPARSE_H
