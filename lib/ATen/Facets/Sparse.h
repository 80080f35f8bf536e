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

/// A sparse tensor like `self`, whose values have neither strides nor one
/// storage. Nothing is known of its components but that nothing is stored in it
/// if nothing is stored in `self`.
TensorMeta makeSparse(const TensorMeta &self, Layout layout);
/// The same with these components.
TensorMeta makeSparse(RuleContext &cx, const TensorMeta &self, Layout layout,
                      const SparseInfo &info);

/// Number of stored elements of a sparse tensor, `_nnz()`.
inline SymInt getNumStored(const TensorMeta &self) {
  return self.getSparseInfo().nnz;
}
/// Number of sparse dimensions, `sparse_dim()`: of a compressed tensor
/// always 2.
SymInt getSparseDims(const TensorMeta &self);
/// Number of dense dimensions, `dense_dim()`.
SymInt getDenseDims(const TensorMeta &self);

/// Fails, blaming argument 0, unless `self` has the layout sparse_coo.
LogicalResult checkCOO(RuleContext &cx, const TensorMeta &self);

/// Runs an op without Behavior::TakesSparse on tensors that are not strided.
/// Fails if FakeTensor has no kernel for the layout.
LogicalResult inferInLayout(RuleContext &cx, const OpDef &op,
                            ArrayRef<MetaValue> args,
                            MutableArrayRef<MetaValue> results);

} // namespace fake

#endif // FAKETENSOR_LIB_ATEN_FACETS_SPARSE_H
