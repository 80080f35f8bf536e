//===- Sort.cpp - Sorting and searching -------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Ops/Elementwise/Pointwise.h"
#include "Table/Composite.h"

using namespace fake;

//===----------------------------------------------------------------------===//
// Sorting
//===----------------------------------------------------------------------===//

/// Follows meta_sort: both results are laid out as `empty_like`.
static FailureOr<std::array<TensorMeta, 2>> sorted(RuleContext &cx,
                                                   const TensorMeta &self) {
  ArrayRef<SymInt> strides = emptyLikeStrides(cx, self);
  return std::array{
      makeStrided(cx, self.sizes, strides, self.dtype, self.device),
      makeStrided(cx, self.sizes, strides, DType::Int64, self.device)};
}

static FailureOr<TensorMeta> argsort(RuleContext &cx, const TensorMeta &self) {
  return (*sorted(cx, self))[1];
}

static FailureOr<TensorMeta> msort(RuleContext &cx, const TensorMeta &self) {
  return (*sorted(cx, self))[0];
}

/// Follows topk_meta: row-major, k must not exceed the size.
static FailureOr<std::array<TensorMeta, 2>>
topk(RuleContext &cx, const TensorMeta &self, SymInt k, int64_t dim) {
  FailureOr<int64_t> wrapped = wrapDim(cx, dim, self.rank());
  if (failed(wrapped))
    return failure();
  SymInt size = self.isScalar() ? SymInt(1) : self.sizes[*wrapped];
  if (!cx.env.require(Condition::le(0, k)) ||
      !cx.env.require(Condition::le(k, size)))
    return cx.error(0, 1) << "expected k between 0 and the size " << size
                          << " of dimension " << *wrapped << ", found " << k;
  ArrayRef<SymInt> sizes =
      self.isScalar() ? self.sizes : withSize(cx, self.sizes, *wrapped, k);
  return std::array{newLike(cx, self, sizes),
                    makeContiguous(cx, sizes, DType::Int64, self.device)};
}

//===----------------------------------------------------------------------===//
// Searching
//===----------------------------------------------------------------------===//

static DType getIndexDType(bool isInt32) {
  return isInt32 ? DType::Int32 : DType::Int64;
}

/// The checks of meta_searchsorted that only need the sequence.
static LogicalResult checkSequence(RuleContext &cx, const TensorMeta &sequence,
                                   bool right, std::optional<StringRef> side,
                                   const TensorMeta *sorter) {
  if (sorter && !requireEqual(cx, sequence.sizes, sorter->sizes))
    return cx.error(0, 5) << "expected a sorter of sizes " << sequence.sizes
                          << ", found " << sorter->sizes;
  if (side && *side == "left" && right)
    return cx.error(3, 4)
           << "expected side and right to agree, found 'left' and true";
  return success();
}

/// Follows meta_searchsorted: the sequence has one dimension, or all but its
/// last dimension agree with the values.
static FailureOr<TensorMeta>
searchsorted(RuleContext &cx, const TensorMeta &sequence,
             const TensorMeta &self, bool isInt32, bool right,
             std::optional<StringRef> side, const TensorMeta *sorter) {
  auto getOuter = [](const TensorMeta &tensor) {
    return tensor.isScalar() ? tensor.sizes : tensor.sizes.drop_back();
  };
  if (sequence.rank() > 1 &&
      !requireEqual(cx, getOuter(sequence), getOuter(self)))
    return cx.error(0, 1) << "expected a sequence of rank 1, or of the outer "
                             "sizes of "
                          << self.sizes << ", found " << sequence.sizes;
  if (failed(checkSequence(cx, sequence, right, side, sorter)))
    return failure();
  FailureOr<Device> device = commonDeviceOf(cx, sequence, self, sorter);
  if (failed(device))
    return failure();
  return makeContiguous(cx, self.sizes, getIndexDType(isInt32), *device);
}

static FailureOr<TensorMeta>
searchsortedNumber(RuleContext &cx, const TensorMeta &sequence,
                   const MetaValue &, bool isInt32, bool right,
                   std::optional<StringRef> side, const TensorMeta *sorter) {
  if (failed(checkSequence(cx, sequence, right, side, sorter)))
    return failure();
  return makeContiguous(cx, {}, getIndexDType(isInt32), sequence.device);
}

/// Follows meta_bucketize.
static FailureOr<TensorMeta> bucketize(RuleContext &cx, const TensorMeta &self,
                                       const TensorMeta &boundaries,
                                       bool isInt32) {
  FailureOr<Device> device = commonDeviceOf(cx, self, boundaries);
  if (failed(device))
    return failure();
  return makeContiguous(cx, self.sizes, getIndexDType(isInt32), *device);
}

static FailureOr<TensorMeta> bucketizeNumber(RuleContext &cx, const MetaValue &,
                                             const TensorMeta &boundaries,
                                             bool isInt32) {
  return makeContiguous(cx, {}, getIndexDType(isInt32), boundaries.device);
}

/// Follows meta_isin: neither bool nor complex; laid out like the elements.
static FailureOr<TensorMeta> isin(RuleContext &cx, const MetaValue &elements,
                                  const MetaValue &tests) {
  for (unsigned i = 0; i < 2; ++i) {
    const MetaValue &value = i ? tests : elements;
    if (value.isTensor() && failed(refuse(cx, i, value.getTensor()->dtype,
                                          RefuseBool | RefuseComplex)))
      return failure();
  }
  for (unsigned i = 0; i < 2; ++i)
    if ((i ? tests : elements).isBool() ||
        (i ? tests : elements).getKind() == MetaValue::Kind::Complex)
      return cx.error(i) << "expected an integer or a float, found "
                         << (i ? tests : elements);
  FailureOr<Device> device = commonDevice(cx, {elements, tests});
  if (failed(device))
    return failure();
  if (!elements.isTensor())
    return makeContiguous(cx, {}, DType::Bool, *device);
  const TensorMeta &self = *elements.getTensor();
  return makeStrided(cx, self.sizes, emptyLikeStrides(cx, self), DType::Bool,
                     *device);
}

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

static const OpRow rows[] = {
    {"sort(Tensor self, int dim=-1, bool descending=False) -> (Tensor values, "
     "Tensor indices)",
     rule<sorted>, follows("_meta_registrations.meta_sort")},
    {"sort.stable(Tensor self, *, bool? stable, int dim=-1, bool "
     "descending=False) -> (Tensor values, Tensor indices)",
     rule<sorted>, follows("_meta_registrations.meta_sort")},
    {"argsort(Tensor self, int dim=-1, bool descending=False) -> Tensor",
     rule<argsort>, follows("native")},
    {"argsort.stable(Tensor self, *, bool stable, int dim=-1, bool "
     "descending=False) -> Tensor",
     rule<argsort>, follows("native")},
    {"msort(Tensor self) -> Tensor", rule<msort>, follows("native")},
    {"topk(Tensor self, SymInt k, int dim=-1, bool largest=True, bool "
     "sorted=True) -> (Tensor values, Tensor indices)",
     rule<topk>, follows("_meta_registrations.topk_meta")},
    // Searching.
    {"searchsorted.Tensor(Tensor sorted_sequence, Tensor self, *, bool "
     "out_int32=False, bool right=False, str? side=None, Tensor? sorter=None) "
     "-> Tensor",
     rule<searchsorted>, follows("_meta_registrations.meta_searchsorted")},
    {"searchsorted.Scalar(Tensor sorted_sequence, Scalar self, *, bool "
     "out_int32=False, bool right=False, str? side=None, Tensor? sorter=None) "
     "-> Tensor",
     rule<searchsortedNumber>,
     follows("_meta_registrations.meta_searchsorted")},
    {"bucketize.Tensor(Tensor self, Tensor boundaries, *, bool "
     "out_int32=False, bool right=False) -> Tensor",
     rule<bucketize>, follows("_meta_registrations.meta_bucketize")},
    {"bucketize.Scalar(Scalar self, Tensor boundaries, *, bool "
     "out_int32=False, bool right=False) -> Tensor",
     rule<bucketizeNumber>,
     follows("_meta_registrations.meta_bucketize_scalar")},
    {"isin.Tensor_Tensor(Tensor elements, Tensor test_elements, *, bool "
     "assume_unique=False, bool invert=False) -> Tensor",
     rule<isin>, follows("_meta_registrations.meta_isin")},
    {"isin.Tensor_Scalar(Tensor elements, Scalar test_element, *, bool "
     "assume_unique=False, bool invert=False) -> Tensor",
     rule<isin>, follows("_meta_registrations.meta_isin")},
    {"isin.Scalar_Tensor(Scalar element, Tensor test_elements, *, bool "
     "assume_unique=False, bool invert=False) -> Tensor",
     rule<isin>, follows("_meta_registrations.meta_isin")},
};

OpFamily fake::getSortFamily() { return {"Sort", rows}; }
