//===- Softmax.cpp - Softmax and its gradient -------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Meta/Shapes/Reduction.h"
#include "Ops/Elementwise/Pointwise.h"
#include "Table/Call.h"

using namespace fake;

//===----------------------------------------------------------------------===//
// Softmax
//===----------------------------------------------------------------------===//

/// `half_to_float` requires half precision.
static LogicalResult checkHalf(RuleContext &cx, DType dtype, bool halfToFloat,
                               bool acceptsBFloat16) {
  if (!halfToFloat || dtype == DType::Float16 || dtype == DType::Unknown ||
      (acceptsBFloat16 && dtype == DType::BFloat16))
    return success();
  return cx.error(0, 2) << "expected dtype f16"
                        << (acceptsBFloat16 ? " or bf16" : "")
                        << " with half_to_float, found " << dtype;
}

/// Follows the meta function `softmax`: row-major. FakeTensor does not check
/// the dimension, but eager mode does.
static FailureOr<TensorMeta> softmax(RuleContext &cx, const TensorMeta &self,
                                     const MetaValue &, bool halfToFloat) {
  if (failed(checkHalf(cx, self.dtype, halfToFloat, /*acceptsBFloat16=*/true)))
    return failure();
  return makeContiguous(cx, self.sizes,
                        halfToFloat ? DType::Float32 : self.dtype, self.device);
}

/// The overload that converts first.
static FailureOr<TensorMeta> softmaxTo(RuleContext &cx, const TensorMeta &self,
                                       const MetaValue &,
                                       std::optional<DType> dtype) {
  return makeContiguous(cx, self.sizes, dtype.value_or(self.dtype),
                        self.device);
}

/// Follows torch._decomp._log_softmax: a contiguous input minus its maximum.
static FailureOr<TensorMeta> logSoftmaxAs(RuleContext &cx,
                                          const TensorMeta &self, int64_t dim,
                                          DType dtype) {
  if (failed(refuse(cx, 0, dtype, RefuseBool)))
    return failure();
  FailureOr<TensorMeta> maximum =
      reduce(cx, 0, self, ArrayRef(dim), /*keepdim=*/true, self.dtype);
  if (failed(maximum))
    return failure();
  TensorMeta contiguous = asContiguous(cx, self);
  return elementwise(
      cx, {MetaValue::tensor(&contiguous), MetaValue::tensor(&*maximum)},
      Promotion::Default, dtype);
}

static FailureOr<TensorMeta> logSoftmax(RuleContext &cx, const TensorMeta &self,
                                        int64_t dim, bool halfToFloat) {
  if (failed(checkHalf(cx, self.dtype, halfToFloat, /*acceptsBFloat16=*/false)))
    return failure();
  return logSoftmaxAs(cx, self, dim, halfToFloat ? DType::Float32 : self.dtype);
}

static FailureOr<TensorMeta> logSoftmaxTo(RuleContext &cx,
                                          const TensorMeta &self, int64_t dim,
                                          std::optional<DType> dtype) {
  return logSoftmaxAs(cx, self, dim, dtype.value_or(self.dtype));
}

/// `_safe_softmax`, which masks rows along the dimension.
static FailureOr<TensorMeta> safeSoftmax(RuleContext &cx,
                                         const TensorMeta &self, int64_t dim,
                                         std::optional<DType> dtype) {
  if (failed(wrapDim(cx, dim, self.rank())))
    return failure();
  return softmaxTo(cx, self, Scalar::integer(dim), dtype);
}

/// Follows torch._decomp._log_softmax_backward_data: the gradient takes
/// precedence for strides.
static FailureOr<TensorMeta> logSoftmaxBackward(RuleContext &cx,
                                                const TensorMeta &gradient,
                                                const TensorMeta &output,
                                                int64_t dim, DType dtype) {
  if (!gradient.isScalar() && failed(wrapDim(cx, dim, gradient.rank())))
    return failure();
  return elementwise(cx,
                     {MetaValue::tensor(&gradient), MetaValue::tensor(&output)},
                     Promotion::Default, dtype);
}

/// Follows torch._decomp._softmax_backward_data: the result is contiguous.
static FailureOr<TensorMeta> softmaxBackward(RuleContext &cx,
                                             const TensorMeta &gradient,
                                             const TensorMeta &output,
                                             int64_t dim, DType dtype) {
  FailureOr<TensorMeta> result =
      logSoftmaxBackward(cx, gradient, output, dim, dtype);
  if (failed(result))
    return failure();
  return asContiguous(cx, *result);
}

static const OpRow rows[] = {
    {"_softmax(Tensor self, int dim, bool half_to_float) -> Tensor",
     rule<softmax>, follows("_meta_registrations.softmax")},
    {"_log_softmax(Tensor self, int dim, bool half_to_float) -> Tensor",
     rule<logSoftmax>, follows("_decomp.decompositions._log_softmax")},
    {"softmax.int(Tensor self, int dim, ScalarType? dtype=None) -> Tensor",
     rule<softmaxTo>, follows("native")},
    {"special_softmax(Tensor self, int dim, ScalarType? dtype=None) -> Tensor",
     aliasOf("softmax.int")},
    {"_safe_softmax(Tensor self, int dim, ScalarType? dtype=None) -> Tensor",
     rule<safeSoftmax>, follows("_decomp.decompositions.safe_softmax")},
    {"log_softmax.int(Tensor self, int dim, ScalarType? dtype=None) -> Tensor",
     rule<logSoftmaxTo>, follows("native")},
    {"special_log_softmax(Tensor self, int dim, *, ScalarType? dtype=None) -> "
     "Tensor",
     aliasOf("log_softmax.int")},
    {"_softmax_backward_data(Tensor grad_output, Tensor output, int dim, "
     "ScalarType input_dtype) -> Tensor",
     rule<softmaxBackward>,
     follows("_decomp.decompositions._softmax_backward_data")},
    {"_log_softmax_backward_data(Tensor grad_output, Tensor output, int dim, "
     "ScalarType input_dtype) -> Tensor",
     rule<logSoftmaxBackward>,
     follows("_decomp.decompositions._log_softmax_backward_data")},
};

OpFamily fake::getSoftmaxFamily() { return {"Softmax", rows}; }
