//===- Strides.h - Stride computation ---------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// All functions use the `_or_false` variants for symbols: an undecided equality
// is treated as false. See torch._prims_common.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_META_SHAPES_STRIDES_H
#define FAKETENSOR_META_SHAPES_STRIDES_H

#include "FakeTensor/Meta/RuleContext.h"

namespace fake {

/// Row-major strides; a size of 0 is treated as 1,
/// `make_contiguous_strides_for`.
ArrayRef<SymInt> contiguousStrides(RuleContext &cx, ArrayRef<SymInt> sizes);
/// Strides of column-major batches of matrices: the last two dimensions are
/// swapped. `make_contiguous_strides_for(row_major=False)`.
ArrayRef<SymInt> columnMajorStrides(RuleContext &cx, ArrayRef<SymInt> sizes);
/// Strides for rank 4 (or 3, or 5) with the channel as the innermost dimension;
/// a size of 0 makes outer strides 0. `make_channels_last_strides_for`.
ArrayRef<SymInt> channelsLastStrides(RuleContext &cx, ArrayRef<SymInt> sizes);
/// Row-major strides of the sizes permuted by `permutation` (logical to
/// physical), in logical order: `empty_permuted`.
ArrayRef<SymInt> permutedStrides(RuleContext &cx, ArrayRef<SymInt> sizes,
                                 ArrayRef<int64_t> permutation);
/// Strides of a new tensor in a memory format other than Preserve. Fails with
/// an error if the rank does not fit the format.
FailureOr<ArrayRef<SymInt>> stridesFor(RuleContext &cx, ArrayRef<SymInt> sizes,
                                       MemoryFormat format);

/// Whether `strides` are identical to the row-major ones of `sizes`. A quick
/// test: tensors with other strides may still be contiguous.
bool areRowMajor(RuleContext &cx, ArrayRef<SymInt> sizes,
                 ArrayRef<SymInt> strides);
/// `is_contiguous`, for the row-major format.
bool isContiguous(RuleContext &cx, const TensorMeta &meta);
/// `is_contiguous(memory_format=channels_last or channels_last_3d)`, by rank.
bool isChannelsLastContiguous(RuleContext &cx, const TensorMeta &meta);
/// `is_contiguous_for_memory_format`; Preserve is not allowed.
bool isContiguousFor(RuleContext &cx, const TensorMeta &meta,
                     MemoryFormat format);
/// `is_non_overlapping_and_dense`.
bool isNonOverlappingAndDense(RuleContext &cx, const TensorMeta &meta);
/// `suggest_memory_format`: channels last if the strides are ordered like it.
MemoryFormat suggestMemoryFormat(RuleContext &cx, const TensorMeta &meta);

/// `compute_elementwise_output_logical_to_physical_perm` of tensors that are
/// already broadcast to one shape, including tensors of rank 0.
SmallVector<int64_t> elementwisePermutation(RuleContext &cx,
                                            ArrayRef<TensorMeta> tensors);
/// Strides of an elementwise result: the permutation above, applied to
/// row-major strides. `sizes` is the broadcast shape.
ArrayRef<SymInt> elementwiseStrides(RuleContext &cx, ArrayRef<SymInt> sizes,
                                    ArrayRef<TensorMeta> tensors);
/// Strides of `clone(preserve_format)`: unchanged if non-overlapping and dense,
/// else elementwise. `compute_elementwise_output_strides` of one tensor.
ArrayRef<SymInt> cloneStrides(RuleContext &cx, const TensorMeta &self);
/// Strides of `to(dtype)` with preserve_format. Like cloneStrides, except that
/// dimensions of size 1 and stride 0 may make `is_non_overlapping_and_dense` of
/// torch._prims_common false for a dense tensor; clone uses ATen's version.
ArrayRef<SymInt> convertStrides(RuleContext &cx, const TensorMeta &self);
/// Strides of `empty_like(preserve_format)`: always elementwise.
ArrayRef<SymInt> emptyLikeStrides(RuleContext &cx, const TensorMeta &self);

/// Number of elements, `numel`.
SymInt numel(RuleContext &cx, ArrayRef<SymInt> sizes);
/// The number of elements that the storage needs for the geometry, 0 for an
/// empty tensor; `compute_required_storage_length`.
SymInt requiredStorage(RuleContext &cx, ArrayRef<SymInt> sizes,
                       ArrayRef<SymInt> strides, SymInt offset);
/// `self` with other sizes in the same storage, which grows if it is too small:
/// `resize_`.
TensorMeta makeResized(RuleContext &cx, const TensorMeta &self,
                       ArrayRef<SymInt> sizes, ArrayRef<SymInt> strides);

//===--- New tensors ------------------------------------------------------===//

/// A tensor in a new storage with the given strides. Here and below, the arrays
/// are not copied: they must live in the arena.
TensorMeta makeStrided(RuleContext &cx, ArrayRef<SymInt> sizes,
                       ArrayRef<SymInt> strides, DType dtype, Device device);
/// A row-major tensor in a new storage.
TensorMeta makeContiguous(RuleContext &cx, ArrayRef<SymInt> sizes, DType dtype,
                          Device device);
/// The same for strides known to be dense: the storage has as many elements as
/// the tensor.
TensorMeta makeDense(RuleContext &cx, ArrayRef<SymInt> sizes,
                     ArrayRef<SymInt> strides, DType dtype, Device device);
/// A tensor of unknown strides in a new storage.
TensorMeta makeUnstrided(RuleContext &cx, ArrayRef<SymInt> sizes, DType dtype,
                         Device device);
/// A tensor with only dtype and device known.
TensorMeta makeUnranked(RuleContext &cx, DType dtype, Device device);
/// A new tensor in a memory format other than Preserve. Fails with an error if
/// the rank does not fit the format.
FailureOr<TensorMeta> makeInFormat(RuleContext &cx, ArrayRef<SymInt> sizes,
                                   DType dtype, Device device,
                                   MemoryFormat format);

/// A row-major tensor like `self` in a new storage: `new_empty`.
inline TensorMeta newLike(RuleContext &cx, const TensorMeta &self,
                          ArrayRef<SymInt> sizes) {
  return makeContiguous(cx, sizes, self.dtype, self.device);
}
/// `self.clone(memory_format=torch.contiguous_format)`.
inline TensorMeta contiguousCopy(RuleContext &cx, const TensorMeta &self) {
  return newLike(cx, self, self.sizes);
}
/// `self.clone()`.
TensorMeta clonePreserving(RuleContext &cx, const TensorMeta &self);
/// `self` in a new storage, including its offset and gaps, unless elements
/// overlap: `clone_preserve_strides`.
TensorMeta cloneVerbatim(RuleContext &cx, const TensorMeta &self);
/// A result as an argument of a rule: with strides, unknown ones if it has
/// none.
TensorMeta withAnyStrides(RuleContext &cx, TensorMeta meta);

/// `self` with the strides of `self.contiguous()`, for computing the layout of
/// results; the storage is not replaced.
TensorMeta asContiguous(RuleContext &cx, const TensorMeta &self);

} // namespace fake

#endif // FAKETENSOR_META_SHAPES_STRIDES_H
