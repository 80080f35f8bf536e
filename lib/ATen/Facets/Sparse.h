//===- Sparse.h - Tensors of other layouts ----------------------*- C++ -*-===//
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

/// A sparse tensor like `self`, whose values have neither strides nor one
/// storage.
TensorMeta makeSparse(const TensorMeta &self, Layout layout);

/// How many elements are stored: none in a tensor that comes from outside, as
/// in FakeTensor. Kept in the place of known elements.
inline SymInt getNumStored(const TensorMeta &self) {
  return self.elements.empty() ? SymInt(0) : self.elements.front();
}

/// Says that it is not known how many.
void forgetNumStored(TensorMeta &self);

/// Runs an op that does not say that it takes other layouts than strided on
/// tensors of such layouts. Where FakeTensor has no kernel for the layout, an
/// error says that it is not supported.
LogicalResult inferInLayout(RuleContext &cx, const OpDef &op,
                            ArrayRef<MetaValue> args,
                            MutableArrayRef<MetaValue> results);

} // namespace fake

#endif // FAKETENSOR_LIB_ATEN_FACETS_SPARSE_H
