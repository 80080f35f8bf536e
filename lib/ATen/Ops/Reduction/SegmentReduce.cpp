//===- SegmentReduce.cpp - Reduction of segments ----------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Ops/Elementwise/Pointwise.h"
#include "Table/Composite.h"
#include "Table/OneDevice.h"
#include "Table/Steps.h"

using namespace fake;

//===----------------------------------------------------------------------===//
// Bags
//===----------------------------------------------------------------------===//

/// `segment_reduce`: one slice for each segment, whose number follows from the
/// lengths or the offsets. Row-major.
static FailureOr<TensorMeta>
segmentReduce(RuleContext &cx, const TensorMeta &data, StringRef,
              const TensorMeta *lengths, const TensorMeta *indices,
              const TensorMeta *offsets, int64_t axis) {
  if (indices)
    return cx.error(3) << "segments given by indices are not supported";
  const TensorMeta *segments = lengths ? lengths : offsets;
  if (!segments)
    return cx.error(2, 4) << "expected either lengths or offsets";
  FailureOr<int64_t> dim = wrapDim(cx, axis, data.rank());
  if (failed(dim) || failed(commonDeviceOf(cx, data, segments)))
    return failure();
  if (*dim >= data.rank() || *dim >= segments->rank())
    return cx.error(5) << "axis " << axis << " is out of range for sizes "
                       << data.sizes << " and " << segments->sizes;
  SymInt count = segments->sizes[*dim];
  if (!lengths)
    count = cx.env.sub(count, 1);
  return newLike(cx, data, withSize(cx, data.sizes, *dim, count));
}

//===----------------------------------------------------------------------===//
// Selections
//===----------------------------------------------------------------------===//

/// Follows meta__segment_reduce_backward.
static FailureOr<TensorMeta>
segmentReduceBackward(RuleContext &cx, const TensorMeta &gradient,
                      const TensorMeta &, const TensorMeta &data,
                      const MetaValue &, const TensorMeta *lengths,
                      const TensorMeta *offsets) {
  if (!lengths && !offsets)
    return cx.error(4, 5) << "expected either lengths or offsets";
  return newLike(cx, gradient, data.sizes);
}

static const OpRow rows[] = {
    {"segment_reduce(Tensor data, str reduce, *, Tensor? lengths=None, Tensor? "
     "indices=None, Tensor? offsets=None, int axis=0, bool unsafe=False, "
     "Scalar? initial=None) -> Tensor",
     rule<segmentReduce>, follows("_meta_registrations.meta_segment_reduce")},
    {"_segment_reduce_backward(Tensor grad, Tensor output, Tensor data, str "
     "reduce, *, Tensor? lengths=None, Tensor? offsets=None, int axis=0, "
     "Scalar? initial=None) -> Tensor",
     kernelRule<segmentReduceBackward>,
     follows("_meta_registrations.meta__segment_reduce_backward")},
};

OpFamily fake::getSegmentReduceFamily() { return {"SegmentReduce", rows}; }
