//===- Unfold.cpp - Windows along a dimension -------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Ops/Scalars/Lists.h"
#include "Ops/Views/Slice.h"
#include "Table/Composite.h"

using namespace fake;

//===----------------------------------------------------------------------===//
// One part
//===----------------------------------------------------------------------===//

/// `_get_unfold_shape_stride`: windows along a dimension, as a new last
/// dimension.
static FailureOr<TensorMeta> unfold(RuleContext &cx, const TensorMeta &self,
                                    int64_t dimension, SymInt size,
                                    SymInt step) {
  FailureOr<int64_t> dim = wrapDim(cx, dimension, self.rank());
  if (failed(dim))
    return failure();
  bool scalar = self.isScalar();
  SymInt full = scalar ? SymInt(1) : self.sizes[*dim];
  SymInt lastStride = scalar ? SymInt(1) : self.strides[*dim];
  if (!cx.env.require(Condition::le(0, size)))
    return cx.error(2) << "expected a window of at least 0, found " << size;
  if (!cx.env.require(Condition::le(size, full)))
    return cx.error(2) << "a window of " << size << " does not fit size "
                       << full;
  if (!cx.env.require(Condition::lt(0, step)))
    return cx.error(3) << "expected a step above 0, found " << step;
  MutableArrayRef<SymInt> sizes =
      withDim(cx, self.sizes, self.sizes.size(), size);
  MutableArrayRef<SymInt> strides =
      withDim(cx, self.strides, self.sizes.size(), lastStride);
  if (!scalar) {
    sizes[*dim] = cx.env.add(cx.env.floorDiv(cx.env.sub(full, size), step), 1);
    strides[*dim] = cx.env.mul(step, lastStride);
  }
  return makeView(self, sizes, strides, self.offset);
}

static const OpRow rows[] = {
    {"unfold(Tensor(a) self, int dimension, int size, int step) -> Tensor(a)",
     rule<unfold>, follows("_refs.unfold native")},
    {"unfold_copy(Tensor self, int dimension, int size, int step) -> Tensor",
     copyOf<unfold>, follows("_refs.unfold_copy")},
    {"unfold_backward(Tensor grad_in, SymInt[] input_sizes, int dim, int size, "
     "int step) -> Tensor",
     rule<partBackward>, follows("_decomp.decompositions.unfold_backward")},
};

OpFamily fake::getUnfoldFamily() { return {"Unfold", rows}; }
