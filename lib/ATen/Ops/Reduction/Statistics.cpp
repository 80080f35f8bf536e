//===- Statistics.cpp - Variance, norms, histograms -------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Meta/Shapes/Reduction.h"
#include "Ops/Elementwise/Pointwise.h"
#include "Table/Composite.h"
#include <cmath>

using namespace fake;

//===----------------------------------------------------------------------===//
// Variance
//===----------------------------------------------------------------------===//

/// Follows torch._refs.var: real for complex numbers.
static FailureOr<TensorMeta> var(RuleContext &cx, const TensorMeta &self,
                                 Dims dims, bool keepdim) {
  return reduce(cx, 0, self, dims, keepdim, toReal(self.dtype),
                KeptDims::Broadcast);
}

/// Follows torch._refs.std, whose square root makes the strides row-major.
static FailureOr<TensorMeta> deviation(RuleContext &cx, const TensorMeta &self,
                                       Dims dims, bool keepdim) {
  return reduce(cx, 0, self, dims, keepdim, toReal(self.dtype));
}

/// Notes what the kernels reject but the references accept.
static void checkSpread(RuleContext &cx, const TensorMeta &self) {
  if (isIntegral(self.dtype))
    cx.eagerRefuses() << "expected a float or complex dtype, found "
                      << self.dtype;
}

using Spread = FailureOr<TensorMeta> (*)(RuleContext &, const TensorMeta &,
                                         Dims, bool);

/// The overloads: `(self, unbiased)`, `(self, dim, unbiased, keepdim)` and
/// `(self, dim, *, correction, keepdim)`.
template <Spread F>
static FailureOr<TensorMeta> ofAll(RuleContext &cx, const TensorMeta &self) {
  checkSpread(cx, self);
  return F(cx, self, std::nullopt, false);
}

template <Spread F>
static FailureOr<TensorMeta> ofDims(RuleContext &cx, const TensorMeta &self,
                                    Dims dims, const MetaValue &,
                                    bool keepdim) {
  checkSpread(cx, self);
  return F(cx, self, dims, keepdim);
}

/// Follows torch._refs.var_mean: the mean keeps a complex type and rejects
/// integers.
template <Spread F>
static FailureOr<std::array<TensorMeta, 2>>
meanOfDims(RuleContext &cx, const TensorMeta &self, Dims dims,
           const MetaValue &, bool keepdim) {
  if (failed(refuse(cx, 0, self.dtype, RefuseIntegral)))
    return failure();
  FailureOr<TensorMeta> spread = F(cx, self, dims, keepdim);
  if (failed(spread))
    return failure();
  FailureOr<TensorMeta> mean = reduce(cx, 0, self, dims, keepdim, self.dtype);
  if (failed(mean))
    return failure();
  return std::array{*spread, *mean};
}

template <Spread F>
static FailureOr<std::array<TensorMeta, 2>> meanOfAll(RuleContext &cx,
                                                      const TensorMeta &self) {
  return meanOfDims<F>(cx, self, std::nullopt, MetaValue::none(), false);
}

//===----------------------------------------------------------------------===//
// Other ops
//===----------------------------------------------------------------------===//

/// Follows torch._refs.logsumexp. An empty list reduces all dimensions of the
/// sum but squeezes none of the maximum, so that all are kept as 1. An empty
/// tensor has no maximum.
static FailureOr<TensorMeta> logsumexp(RuleContext &cx, const TensorMeta &self,
                                       ArrayRef<int64_t> dims, bool keepdim) {
  PromotedTypes types =
      promoteTypes(cx, MetaValue::tensor(&self), Promotion::IntToFloat);
  bool keepsAll = dims.empty() && !numel(cx, self.sizes).isInt(0);
  return reduce(cx, 0, self, dims, keepdim || keepsAll, types.result);
}

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

//===----------------------------------------------------------------------===//
// Covariance
//===----------------------------------------------------------------------===//

/// Fails unless there is a weight for each observation, of a float or an
/// integer dtype.
static LogicalResult checkWeights(RuleContext &cx, unsigned arg,
                                  const TensorMeta *weights,
                                  SymInt observations, DTypeKind kind) {
  if (!weights)
    return success();
  if (weights->dtype != DType::Unknown && getKind(weights->dtype) != kind)
    return cx.error(arg) << "expected weights of "
                         << (kind == DTypeKind::Int ? "an integer" : "a float")
                         << " dtype, found " << weights->dtype;
  if (weights->rank() > 1 ||
      !requireEqual(cx, numel(cx, weights->sizes), observations))
    return cx.error(arg) << "expected a weight for each of " << observations
                         << " observations, found sizes " << weights->sizes;
  return success();
}

/// `cov` of variables in rows and observations in columns. The result for one
/// variable is a scalar.
static FailureOr<TensorMeta> cov(RuleContext &cx, const TensorMeta &self,
                                 const MetaValue &, const TensorMeta *fweights,
                                 const TensorMeta *aweights) {
  if (self.rank() > 2)
    return cx.error(0) << "expected a tensor of rank 2 or less, found "
                       << self.sizes;
  if (failed(refuse(cx, 0, self.dtype, RefuseBool)))
    return failure();
  SymInt variables = self.rank() == 2 ? self.sizes[0] : SymInt(1);
  SymInt observations = self.isScalar() ? SymInt(1) : self.sizes.back();
  FailureOr<Device> device = commonDeviceOf(cx, self, fweights, aweights);
  if (failed(checkWeights(cx, 2, fweights, observations, DTypeKind::Int)) ||
      failed(checkWeights(cx, 3, aweights, observations, DTypeKind::Float)) ||
      failed(device))
    return failure();
  TensorMeta matrix =
      newLike(cx, self, cx.copySizes({variables, observations}));
  auto voter = [](const TensorMeta *weights) {
    return weights ? MetaValue::tensor(weights) : MetaValue::none();
  };
  const MetaValue voters[] = {MetaValue::tensor(&matrix), voter(fweights),
                              voter(aweights)};
  TensorMeta result = makeContiguous(
      cx, cx.copySizes({variables, variables}),
      promoteTypes(cx, voters, Promotion::IntToFloat).result, *device);
  return squeezeGeometry(cx, result, {0, 1});
}

/// `corrcoef`: the scaled covariance matrix.
static FailureOr<TensorMeta> corrcoef(RuleContext &cx, const TensorMeta &self) {
  return cov(cx, self, MetaValue::none(), nullptr, nullptr);
}

static const OpRow rows[] = {
    {"var(Tensor self, bool unbiased=True) -> Tensor", rule<ofAll<var>>,
     follows("native")},
    {"var.dim(Tensor self, int[1]? dim, bool unbiased=True, bool "
     "keepdim=False) -> Tensor",
     rule<ofDims<var>>, follows("native")},
    {"var.correction(Tensor self, int[1]? dim=None, *, Scalar? "
     "correction=None, bool keepdim=False) -> Tensor",
     rule<ofDims<var>>, follows("_refs.var")},
    {"std(Tensor self, bool unbiased=True) -> Tensor", rule<ofAll<deviation>>,
     follows("native")},
    {"std.dim(Tensor self, int[1]? dim, bool unbiased=True, bool "
     "keepdim=False) -> Tensor",
     rule<ofDims<deviation>>, follows("native")},
    {"std.correction(Tensor self, int[1]? dim=None, *, Scalar? "
     "correction=None, bool keepdim=False) -> Tensor",
     rule<ofDims<deviation>>, follows("_refs.std")},
    {"var_mean(Tensor self, bool unbiased=True) -> (Tensor, Tensor)",
     rule<meanOfAll<var>>, follows("native")},
    {"var_mean.dim(Tensor self, int[1]? dim, bool unbiased=True, bool "
     "keepdim=False) -> (Tensor, Tensor)",
     rule<meanOfDims<var>>, follows("native")},
    {"var_mean.correction(Tensor self, int[1]? dim=None, *, Scalar? "
     "correction=None, bool keepdim=False) -> (Tensor, Tensor)",
     rule<meanOfDims<var>>, follows("_refs.var_mean")},
    {"std_mean(Tensor self, bool unbiased=True) -> (Tensor, Tensor)",
     rule<meanOfAll<deviation>>, follows("native")},
    {"std_mean.dim(Tensor self, int[1]? dim, bool unbiased=True, bool "
     "keepdim=False) -> (Tensor, Tensor)",
     rule<meanOfDims<deviation>>, follows("native")},
    {"std_mean.correction(Tensor self, int[1]? dim=None, *, Scalar? "
     "correction=None, bool keepdim=False) -> (Tensor, Tensor)",
     rule<meanOfDims<deviation>>, follows("_refs.std_mean")},
    {"cov(Tensor self, *, int correction=1, Tensor? fweights=None, Tensor? "
     "aweights=None) -> Tensor",
     rule<cov>, follows("native")},
    {"corrcoef(Tensor self) -> Tensor", rule<corrcoef>, follows("native")},
    // Other ops.
    {"logsumexp(Tensor self, int[1] dim, bool keepdim=False) -> Tensor",
     rule<logsumexp>, follows("_refs.logsumexp")},
    {"special_logsumexp(Tensor self, int[1] dim, bool keepdim=False) -> Tensor",
     aliasOf("logsumexp")},
};

OpFamily fake::getStatisticsFamily() { return {"Statistics", rows}; }
