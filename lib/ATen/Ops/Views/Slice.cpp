//===- Slice.cpp - Slices ---------------------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Views of slices, their copies, and the scatters that write a slice.
//
//===----------------------------------------------------------------------===//

#include "Ops/Views/Slice.h"
#include "FakeTensor/Meta/Limits.h"
#include "Ops/Scalars/Lists.h"
#include "Table/Composite.h"

using namespace fake;

//===----------------------------------------------------------------------===//
// Views
//===----------------------------------------------------------------------===//

/// `narrow`: bounds are checked, not clamped. If the sign of the start is
/// data-dependent, the offset is a new symbol.
static FailureOr<TensorMeta> narrow(RuleContext &cx, const TensorMeta &self,
                                    int64_t dim, SymInt start, SymInt length) {
  if (self.isScalar())
    return cx.error(0) << "narrow() cannot be applied to a tensor of rank 0";
  FailureOr<int64_t> wrapped = wrapDim(cx, dim, self.rank());
  if (failed(wrapped))
    return failure();
  SymInt size = self.sizes[*wrapped];
  if (!cx.env.require(Condition::le(0, length)))
    return cx.error(3) << "narrow() expects a length of at least 0, found "
                       << length;
  if (!cx.env.require(Condition::le(cx.env.neg(size), start)) ||
      !cx.env.require(Condition::le(start, size)))
    return cx.error(2) << "start " << start << " is out of range for size "
                       << size;
  bool isNegative = cx.env.guardOr(Condition::lt(start, 0), false);
  bool isKnown = isNegative || cx.env.guardOr(Condition::le(0, start), false);
  if (isNegative)
    start = cx.env.add(start, size);
  SymInt end = cx.env.add(start, length);
  if (isOverflow(end, {start, length}) ||
      !cx.env.require(Condition::le(end, size)))
    return cx.error(2, 3) << "start " << start << " + length " << length
                          << " exceeds size " << size;
  TensorMeta part = narrowGeometry(cx, self, *wrapped, start, length);
  if (!isKnown && !part.offset.isUnknown())
    part.offset = freshUnbacked(cx, Range::atLeast(0), DataDependence::Derived);
  return part;
}

/// `narrow.Tensor`: the start is an integer in a tensor of rank 0.
static FailureOr<TensorMeta> narrowAtTensor(RuleContext &cx,
                                            const TensorMeta &self, int64_t dim,
                                            const TensorMeta &start,
                                            SymInt length) {
  if (!start.isScalar() || !(getKind(start.dtype) == DTypeKind::Int ||
                             start.dtype == DType::Unknown))
    return cx.error(2) << "expected a start in an integer tensor of rank 0, "
                          "found "
                       << start;
  bool known = start.constant.size() == 1 && !start.constant[0].isUnknown();
  SymInt first = known ? start.constant[0]
                       : cx.memos.recall(DataQuery::Item, start,
                                         [&] { return freshInternal(cx); });
  return narrow(cx, self, dim, first, length);
}

//===----------------------------------------------------------------------===//
// Scatters
//===----------------------------------------------------------------------===//

/// `select_scatter`: PyTorch's rule checks neither the slice nor the source,
/// except for its device.
static FailureOr<TensorMeta>
scatterPart(RuleContext &cx, const TensorMeta &self, const TensorMeta &src) {
  FailureOr<Device> device = commonDeviceOf(cx, self, src);
  if (failed(device))
    return failure();
  TensorMeta result = cloneVerbatim(cx, self);
  result.device = *device;
  return result;
}

FailureOr<TensorMeta> fake::copyIntoPart(RuleContext &cx,
                                         const TensorMeta &self) {
  return cloneVerbatim(cx, self);
}

FailureOr<TensorMeta> fake::partBackward(RuleContext &cx,
                                         const TensorMeta &grad,
                                         ArrayRef<SymInt> inputSizes) {
  return newLike(cx, grad, inputSizes);
}

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

static const OpRow rows[] = {
    {"slice.Tensor(Tensor(a) self, int dim=0, SymInt? start=None, SymInt? "
     "end=None, SymInt step=1) -> Tensor(a)",
     rule<sliceForward>, follows("_decomp.decompositions.slice_forward")},
    {"slice_copy.Tensor(Tensor self, int dim=0, SymInt? start=None, SymInt? "
     "end=None, SymInt step=1) -> Tensor",
     copyOf<sliceForward>, follows("native")},
    {"slice_scatter(Tensor self, Tensor src, int dim=0, SymInt? start=None, "
     "SymInt? end=None, SymInt step=1) -> Tensor",
     rule<copyIntoPart>,
     follows("_subclasses.fake_impls.multi_device_op_default "
             "_meta_registrations.meta_slice_scatter")},
    {"slice_backward(Tensor grad_output, SymInt[] input_sizes, int dim, SymInt "
     "start, SymInt end, SymInt step) -> Tensor",
     rule<partBackward>, follows("_decomp.decompositions.slice_backward")},
    {"select.int(Tensor(a) self, int dim, SymInt index) -> Tensor(a)",
     rule<selectForward>, follows("_subclasses.fake_impls.meta_select native")},
    {"select_copy.int(Tensor self, int dim, SymInt index) -> Tensor",
     copyOf<selectForward>, follows("native")},
    {"select_scatter(Tensor self, Tensor src, int dim, SymInt index) -> Tensor",
     rule<scatterPart>, follows("_meta_registrations.meta_select_scatter")},
    {"select_backward(Tensor grad_output, SymInt[] input_sizes, int dim, "
     "SymInt index) -> Tensor",
     rule<partBackward>, follows("_decomp.decompositions.select_backward")},
    {"narrow(Tensor(a) self, int dim, SymInt start, SymInt length) -> "
     "Tensor(a)",
     rule<narrow>, follows("native")},
    {"narrow.Tensor(Tensor(a) self, int dim, Tensor start, SymInt length) -> "
     "Tensor(a)",
     rule<narrowAtTensor>, follows("native")},
    {"narrow_copy(Tensor self, int dim, SymInt start, SymInt length) -> Tensor",
     copyOf<narrow>, follows("_refs.narrow_copy")},
};

OpFamily fake::getSliceFamily() { return {"Slice", rows}; }
