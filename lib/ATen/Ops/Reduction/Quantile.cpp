//===- Quantile.cpp - Quantiles ---------------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Table/Composite.h"

using namespace fake;

/// The values of `self` at `count` quantiles, or at one. Follows
/// quantile_compute of ATen: several quantiles are the last dimension of a
/// row-major tensor, which is moved to the front.
static FailureOr<TensorMeta> quantilesOf(RuleContext &cx,
                                         const TensorMeta &self,
                                         std::optional<SymInt> count,
                                         std::optional<int64_t> dim,
                                         bool keepdim) {
  if (self.dtype != DType::Float32 && self.dtype != DType::Float64 &&
      self.dtype != DType::Unknown)
    return cx.error(0) << "expected f32 or f64, found " << self.dtype;
  ArrayRef<SymInt> sizes;
  if (dim) {
    FailureOr<int64_t> place = wrapDim(cx, *dim, self.rank());
    if (failed(place))
      return failure();
    if (!self.isScalar())
      sizes = keepdim ? withSize(cx, self.sizes, *place, 1)
                      : withoutDim(cx, self.sizes, *place);
  } else if (keepdim) {
    MutableArrayRef<SymInt> ones = cx.allocate<SymInt>(self.sizes.size());
    llvm::fill(ones, SymInt(1));
    sizes = ones;
  }
  if (isZero(cx, numel(cx, self.sizes)))
    return cx.error(0) << "expected a non-empty tensor, found sizes "
                       << self.sizes;
  if (!count)
    return newLike(cx, self, sizes);
  TensorMeta values =
      newLike(cx, self, withDim(cx, sizes, sizes.size(), *count));
  SmallVector<int64_t> order{static_cast<int64_t>(sizes.size())};
  for (size_t i = 0; i < sizes.size(); ++i)
    order.push_back(i);
  return permuteGeometry(cx, values, order);
}

static FailureOr<TensorMeta> quantile(RuleContext &cx, const TensorMeta &self,
                                      const TensorMeta &q,
                                      std::optional<int64_t> dim,
                                      bool keepdim) {
  if (q.rank() > 1)
    return cx.error(1) << "expected quantiles of rank 0 or 1, found rank "
                       << q.rank();
  if (differ(q.dtype, self.dtype))
    return cx.error(1) << "expected quantiles of dtype " << self.dtype
                       << ", found " << q.dtype;
  if (failed(commonDeviceOf(cx, self, q)))
    return failure();
  return quantilesOf(
      cx, self, q.isScalar() ? std::nullopt : std::optional<SymInt>(q.sizes[0]),
      dim, keepdim);
}

static FailureOr<TensorMeta> quantileAt(RuleContext &cx, const TensorMeta &self,
                                        Scalar q, std::optional<int64_t> dim,
                                        bool keepdim) {
  std::optional<double> known = q.asFloat();
  if (known && !(*known >= 0 && *known <= 1))
    return cx.error(1) << "expected a quantile between 0 and 1, found "
                       << *known;
  return quantilesOf(cx, self, std::nullopt, dim, keepdim);
}

static const OpRow rows[] = {
    {"quantile(Tensor self, Tensor q, int? dim=None, bool keepdim=False, *, "
     "str interpolation=\"linear\") -> Tensor",
     rule<quantile>, follows("native")},
    {"quantile.scalar(Tensor self, float q, int? dim=None, bool keepdim=False, "
     "*, str interpolation=\"linear\") -> Tensor",
     rule<quantileAt>, follows("native")},
    {"nanquantile(Tensor self, Tensor q, int? dim=None, bool keepdim=False, *, "
     "str interpolation=\"linear\") -> Tensor",
     rule<quantile>, follows("native")},
    {"nanquantile.scalar(Tensor self, float q, int? dim=None, bool "
     "keepdim=False, *, str interpolation=\"linear\") -> Tensor",
     rule<quantileAt>, follows("native")},
};

OpFamily fake::getQuantileFamily() { return {"Quantile", rows}; }
