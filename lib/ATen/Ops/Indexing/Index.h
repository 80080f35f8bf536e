//===- Index.h - Index tensors ----------------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Preparation and checks of index tensors. Private to lib/ATen.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_ATEN_OPS_INDEXING_INDEX_H
#define FAKETENSOR_LIB_ATEN_OPS_INDEXING_INDEX_H

#include "Table/Composite.h"

namespace fake {

/// The shape of the index of a dimension, or nullopt if it is not indexed.
using IndexEntry = std::optional<ArrayRef<SymInt>>;

/// The indices of `index.Tensor` and `index_put`, one entry for each dimension
/// of `self`: masks become index vectors, all shapes are broadcast. With
/// `keepsScalars`, the shape is that of the last index if it is a cpu scalar.
FailureOr<SmallVector<IndexEntry>> prepareIndices(RuleContext &cx,
                                                  const TensorMeta &self,
                                                  TensorList indices,
                                                  bool keepsScalars);

/// The number of nonzero elements: a new symbol.
SymInt countNonzero(RuleContext &cx, const TensorMeta &self);

/// Fails unless `index` (argument `arg`) has the rank of `tensor` and no larger
/// size, except in dimension `except`.
LogicalResult checkIndexShape(RuleContext &cx, unsigned arg,
                              const TensorMeta &index, const TensorMeta &tensor,
                              std::optional<int64_t> except = std::nullopt);

/// The known sizes of `self[indices]` for integer indices; nullopt for masks
/// and for mismatched indices. Asserts nothing.
std::optional<ArrayRef<SymInt>>
getSelectedSizes(RuleContext &cx, const TensorMeta &self, TensorList indices);

} // namespace fake

#endif // FAKETENSOR_LIB_ATEN_OPS_INDEXING_INDEX_H
