//===- Scan.cpp - Cumulative ops --------------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Ops/Elementwise/Pointwise.h"
#include "Table/Call.h"
#include "Table/Composite.h"
#include "Table/SingleDevice.h"

using namespace fake;

/// Follows torch._refs.cumsum and cumprod: integers are summed in int64; the
/// result is row-major.
static FailureOr<TensorMeta> cumsum(RuleContext &cx, const TensorMeta &self,
                                    int64_t dim, std::optional<DType> dtype) {
  if (failed(wrapDim(cx, dim, self.rank())))
    return failure();
  return makeContiguous(
      cx, self.sizes,
      promoteReduction(self.dtype, dtype, ReductionPromotion::IntToLong),
      self.device);
}

/// In place, the dtype is that of `self`, and no other may be requested.
static FailureOr<TensorMeta> cumsumInPlace(RuleContext &cx,
                                           const TensorMeta &self, int64_t dim,
                                           std::optional<DType> dtype) {
  if (failed(wrapDim(cx, dim, self.rank())))
    return failure();
  if (dtype && *dtype != self.dtype && *dtype != DType::Unknown &&
      self.dtype != DType::Unknown)
    return cx.error(2) << "expected the dtype of the tensor, " << self.dtype
                       << ", found " << *dtype;
  return self;
}

/// Follows the meta function `logcumsumexp`: no promotion.
static FailureOr<TensorMeta> logcumsumexp(RuleContext &cx,
                                          const TensorMeta &self, int64_t dim) {
  if (failed(wrapDim(cx, dim, self.rank())))
    return failure();
  return contiguousCopy(cx, self);
}

/// Follows cummaxmin: values and indices. Empty and rank 0 tensors accept any
/// dimension.
static FailureOr<std::array<TensorMeta, 2>>
cummax(RuleContext &cx, const TensorMeta &self, int64_t dim) {
  if (!self.isScalar() && !numel(cx, self.sizes).isInt(0) &&
      failed(wrapDim(cx, dim, self.rank())))
    return failure();
  return std::array{contiguousCopy(cx, self),
                    makeContiguous(cx, self.sizes, DType::Int64, self.device)};
}

//===----------------------------------------------------------------------===//
// Scans
//===----------------------------------------------------------------------===//

static FailureOr<TensorMeta>
cumMaxMinBackward(RuleContext &cx, const TensorMeta &gradient,
                  const TensorMeta &input, const MetaValue &index, Scalar dim) {
  if (isPlainlyZero(cx, numel(cx, input.sizes)))
    return input;
  return callOp(cx, Op::scatter_add,
                {cx.createValue(newLike(cx, input, input.sizes)), dim, index,
                 MetaValue::tensor(&gradient)});
}

/// A scan over at most one element returns its gradient. The output is not
/// read.
static FailureOr<TensorMeta> cumProdBackward(RuleContext &cx,
                                             const TensorMeta &gradient,
                                             const TensorMeta &input,
                                             int64_t dim,
                                             const TensorMeta &output) {
  if (failed(commonDeviceOf(cx, gradient, input, output)))
    return failure();
  SymInt count = numel(cx, input.sizes);
  if (isOne(cx, count) || isZero(cx, count))
    return gradient;
  FailureOr<int64_t> wrapped = wrapDim(cx, dim, input.rank());
  if (failed(wrapped))
    return failure();
  if (isOne(cx, input.sizes[*wrapped]))
    return gradient;
  if (!requireEqual(cx, gradient.sizes, input.sizes))
    return cx.error(0, 1) << "expected a gradient of sizes " << input.sizes
                          << ", found " << gradient.sizes;
  if (failed(broadcastSizes(cx, {gradient.sizes, output.sizes})))
    return cx.error(0, 3) << "expected an output of sizes " << gradient.sizes
                          << ", found " << output.sizes;
  const MetaValue factors[] = {MetaValue::tensor(&gradient),
                               MetaValue::tensor(&input)};
  DType dtype =
      promoteReduction(promoteTypes(cx, factors, Promotion::Default).result,
                       std::nullopt, ReductionPromotion::IntToLong);
  return makeContiguous(cx, input.sizes, dtype, gradient.device);
}

static const OpRow rows[] = {
    {"cumsum(Tensor self, int dim, *, ScalarType? dtype=None) -> Tensor",
     rule<cumsum>, follows("_refs.cumsum")},
    {"cumsum_(Tensor(a!) self, int dim, *, ScalarType? dtype=None) -> "
     "Tensor(a!)",
     rule<cumsumInPlace>, follows("_refs.cumsum_")},
    {"cumprod(Tensor self, int dim, *, ScalarType? dtype=None) -> Tensor",
     rule<cumsum>, follows("_refs.cumprod")},
    {"cumprod_(Tensor(a!) self, int dim, *, ScalarType? dtype=None) -> "
     "Tensor(a!)",
     rule<cumsumInPlace>, follows("_refs.cumprod_")},
    {"logcumsumexp(Tensor self, int dim) -> Tensor", rule<logcumsumexp>,
     follows("_meta_registrations.logcumsumexp")},
    {"_logcumsumexp(Tensor self, int dim) -> Tensor", rule<logcumsumexp>,
     follows("native")},
    {"cummax(Tensor self, int dim) -> (Tensor values, Tensor indices)",
     rule<cummax>, follows("_meta_registrations.cummaxmin")},
    {"cummin(Tensor self, int dim) -> (Tensor values, Tensor indices)",
     rule<cummax>, follows("_meta_registrations.cummaxmin")},
    {"cummaxmin_backward(Tensor grad, Tensor input, Tensor indices, int dim) "
     "-> Tensor",
     rule<cumMaxMinBackward>, follows("native")},
    {"cumprod_backward(Tensor grad, Tensor input, int dim, Tensor output) -> "
     "Tensor",
     rule<cumProdBackward>, follows("native")},
};

OpFamily fake::getScanFamily() { return {"Scan", rows}; }
