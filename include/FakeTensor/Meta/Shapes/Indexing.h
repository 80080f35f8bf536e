//===- Indexing.h - Index tensors -------------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Tensors that are read at places which other tensors give. `arg` is the
// position of these among the arguments of the rule, which errors blame.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_META_SHAPES_INDEXING_H
#define FAKETENSOR_META_SHAPES_INDEXING_H

#include "FakeTensor/Meta/RuleContext.h"

namespace fake {

//===--- Data-dependent sizes ---------------------------------------------===//

/// The number of nonzero elements: a new symbol between 0 and `numel`, the same
/// one as long as the tensor is not written to. `nonzero_memo`.
SymInt countNonzero(RuleContext &cx, const TensorMeta &self);
/// The indices of the nonzero elements, one row of `rank` integers for each,
/// column-major. Follows `nonzero` of FakeTensor.
TensorMeta nonzeroRows(RuleContext &cx, const TensorMeta &self, int64_t rank);
/// The elements under a mask of bool, which is broadcast: a vector whose size
/// is a new symbol. `masked_select`.
FailureOr<TensorMeta> selectByMask(RuleContext &cx, unsigned arg,
                                   const TensorMeta &self,
                                   const TensorMeta &mask);

//===--- Indices of several dimensions ------------------------------------===//

/// `self[indices]`, a tensor in a new storage: the common shape of the indices
/// replaces the indexed dimensions, or is in front if these are not adjacent;
/// other dimensions keep the order of their strides. An index is an integer
/// tensor, a mask, or null for a dimension that is not indexed. With
/// `keepsScalars`, the common shape is that of the last index if it is a cpu
/// scalar, as in `index.Tensor`. Devices are not compared. Fails with an error
/// for indices of other dtypes, masks of other sizes, and more indices than
/// dimensions. Follows `meta_index_Tensor`.
FailureOr<TensorMeta> indexTensor(RuleContext &cx, unsigned arg,
                                  const TensorMeta &self, TensorList indices,
                                  bool keepsScalars);

/// The known sizes of `self[indices]` for integer indices; nullopt for masks
/// and for mismatched indices. Asserts nothing.
std::optional<ArrayRef<SymInt>>
getSelectedSizes(RuleContext &cx, const TensorMeta &self, TensorList indices);

//===--- Indices of one dimension -----------------------------------------===//

/// `torch.index_select(self, dim, index)`: the number of indices replaces the
/// size of `dim`. A row-major tensor in a new storage.
FailureOr<TensorMeta> indexSelect(RuleContext &cx, const TensorMeta &self,
                                  int64_t dim, const TensorMeta &index);
/// `torch.gather(self, dim, index)`: a row-major tensor of the sizes of
/// `index`, which must be an integer tensor and fit in all other dimensions.
FailureOr<TensorMeta> gatherTensor(RuleContext &cx, unsigned arg,
                                   const TensorMeta &self, int64_t dim,
                                   const TensorMeta &index);
/// Fails with an error unless `index` has the rank of `tensor` and no larger
/// size, except in dimension `except`. `gather_shape_check`.
LogicalResult checkIndexShape(RuleContext &cx, unsigned arg,
                              const TensorMeta &index, const TensorMeta &tensor,
                              std::optional<int64_t> except = std::nullopt);

} // namespace fake

#endif // FAKETENSOR_META_SHAPES_INDEXING_H
