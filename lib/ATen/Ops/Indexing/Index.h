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

/// The shape of the index of one dimension, or nothing where it is not indexed.
using IndexEntry = std::optional<ArrayRef<SymInt>>;

/// The indices of `index.Tensor` and `index_put`, one entry for each dimension
/// of `self`: masks become index vectors, all shapes are broadcast to one. With
/// `keepsScalars`, the shape is that of the last index if it is a number.
FailureOr<SmallVector<IndexEntry>> prepareIndices(RuleContext &cx,
                                                  const TensorMeta &self,
                                                  TensorList indices,
                                                  bool keepsScalars);

/// How many elements are not zero: a fresh symbol.
SymInt countNonzero(RuleContext &cx, const TensorMeta &self);

/// Fails unless `index` (argument `arg`) has the rank of `tensor` and is
/// nowhere larger, dimension `except` left out.
LogicalResult checkIndexShape(RuleContext &cx, unsigned arg,
                              const TensorMeta &index, const TensorMeta &tensor,
                              std::optional<int64_t> except = std::nullopt);

/// The sizes of `self[indices]` for integer indices as far as they are known;
/// nothing for masks and for indices that do not fit. Asserts nothing.
std::optional<ArrayRef<SymInt>>
getSelectedSizes(RuleContext &cx, const TensorMeta &self, TensorList indices);

} // namespace fake

#endif // FAKETENSOR_LIB_ATEN_OPS_INDEXING_INDEX_H
