//===- Views.h - View geometry ----------------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Each function returns the metadata of a view: same storage, dtype and device
// as `self`, new sizes, strides and offset.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_META_SHAPES_VIEWS_H
#define FAKETENSOR_META_SHAPES_VIEWS_H

#include "FakeTensor/Meta/RuleContext.h"

namespace fake {

/// `self` with another geometry; the arrays must live in the arena.
TensorMeta makeView(const TensorMeta &self, ArrayRef<SymInt> sizes,
                    ArrayRef<SymInt> strides, SymInt offset);

/// Replaces one -1 in `shape` by the size that preserves the number of
/// elements, `infer_size`. Fails if the numbers of elements cannot be equal.
FailureOr<ArrayRef<SymInt>> inferViewSize(RuleContext &cx,
                                          ArrayRef<SymInt> shape,
                                          ArrayRef<SymInt> selfSizes);

/// `self.view(shape)`, following `_view_meta`/`_reshape_view_helper`. If no
/// strides describe the view, fails, or returns a row-major copy with
/// `viewsMayCopy`.
FailureOr<TensorMeta> viewGeometry(RuleContext &cx, const TensorMeta &self,
                                   ArrayRef<SymInt> shape);
/// The same, but nullopt instead of an error if the strides do not allow it.
FailureOr<std::optional<TensorMeta>> tryViewGeometry(RuleContext &cx,
                                                     const TensorMeta &self,
                                                     ArrayRef<SymInt> shape);

/// `self.expand(shape)`; -1 keeps a size.
FailureOr<TensorMeta> expandGeometry(RuleContext &cx, const TensorMeta &self,
                                     ArrayRef<SymInt> shape);
/// `self.permute(dims)`.
FailureOr<TensorMeta> permuteGeometry(RuleContext &cx, const TensorMeta &self,
                                      ArrayRef<int64_t> dims);
/// `self.unsqueeze(dim)`.
FailureOr<TensorMeta> unsqueezeGeometry(RuleContext &cx, const TensorMeta &self,
                                        int64_t dim);
/// Drops the dimensions in `dims` (wrapped) whose size is known to be 1.
FailureOr<TensorMeta> squeezeGeometry(RuleContext &cx, const TensorMeta &self,
                                      ArrayRef<int64_t> dims);
/// `self.select(dim, index)`.
FailureOr<TensorMeta> selectGeometry(RuleContext &cx, const TensorMeta &self,
                                     int64_t dim, SymInt index);
/// `self[start:end:step]` along `dim`; nullopt is the default bound. Bounds are
/// clamped, `slice_forward` and `_compute_slice_index`.
FailureOr<TensorMeta> sliceGeometry(RuleContext &cx, const TensorMeta &self,
                                    int64_t dim, std::optional<SymInt> start,
                                    std::optional<SymInt> end, SymInt step);
/// `self[start:start + length]` along a wrapped `dim`, without checks.
TensorMeta narrowGeometry(RuleContext &cx, const TensorMeta &self, int64_t dim,
                          SymInt start, SymInt length);

/// sliceGeometry, but if the signs of the bounds are data-dependent, size and
/// offset are new symbols instead of unknown. `slice.Tensor`.
FailureOr<TensorMeta> sliceForward(RuleContext &cx, const TensorMeta &self,
                                   int64_t dim, std::optional<SymInt> start,
                                   std::optional<SymInt> end, SymInt step);
/// The same for selectGeometry, whose offset is a new symbol. `select.int`.
FailureOr<TensorMeta> selectForward(RuleContext &cx, const TensorMeta &self,
                                    int64_t dim, SymInt index);

/// `self.transpose(dim0, dim1)`.
FailureOr<TensorMeta> transposeGeometry(RuleContext &cx, const TensorMeta &self,
                                        int64_t dim0, int64_t dim1);
/// `self.reshape(shape)`: a view if the strides allow it, else a row-major
/// copy in a new storage.
FailureOr<TensorMeta> reshapeGeometry(RuleContext &cx, const TensorMeta &self,
                                      ArrayRef<SymInt> shape);

} // namespace fake

#endif // FAKETENSOR_META_SHAPES_VIEWS_H
