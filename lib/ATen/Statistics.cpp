//===- Statistics.cpp - Variance, norms, histograms -------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Pointwise.h"
#include "Reduction.h"
#include <cmath>

using namespace fake;

//===----------------------------------------------------------------------===//
// Variance
//===----------------------------------------------------------------------===//

/// Follows torch._refs.var: of complex numbers it is real.
static FailureOr<TensorMeta> var(RuleContext &cx, const TensorMeta &self,
                                 Dims dims, bool keepdim) {
  return reduce(cx, self, dims, keepdim, toReal(self.dtype), Kept::Broadcast);
}

/// Follows torch._refs.std, whose square root makes the strides row-major.
static FailureOr<TensorMeta> std_(RuleContext &cx, const TensorMeta &self,
                                  Dims dims, bool keepdim) {
  return reduce(cx, self, dims, keepdim, toReal(self.dtype));
}

/// Says where the kernels refuse what the references take.
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

/// Follows torch._refs.var_mean: the mean keeps a complex type and does not
/// exist for integers.
template <Spread F>
static FailureOr<std::array<TensorMeta, 2>>
meanOfDims(RuleContext &cx, const TensorMeta &self, Dims dims,
           const MetaValue &, bool keepdim) {
  if (failed(refuse(cx, 0, self.dtype, RefuseIntegral)))
    return failure();
  FailureOr<TensorMeta> spread = F(cx, self, dims, keepdim);
  if (failed(spread))
    return failure();
  FailureOr<TensorMeta> mean = reduce(cx, self, dims, keepdim, self.dtype);
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
// Norms
//===----------------------------------------------------------------------===//

/// Follows _check_norm_dtype: a wider type of the same kind as the input's.
static LogicalResult checkNormDType(RuleContext &cx, DType self, DType dtype) {
  if (failed(refuse(cx, 0, dtype, RefuseIntegral)))
    return failure();
  if (isComplex(dtype) != isComplex(self))
    return cx.error(0) << "expected a "
                       << (isComplex(self) ? "complex" : "real")
                       << " dtype for the norm of " << self << ", found "
                       << dtype;
  if (getHigherDType(dtype, self) != dtype)
    return cx.error(0) << "expected a dtype that " << self
                       << " converts to without narrowing, found " << dtype;
  return success();
}

/// The order of a norm when it is known: 2 for None.
static std::optional<double> getOrder(const MetaValue &order) {
  if (order.isNone())
    return 2.0;
  if (order.isFloat() && order.isKnown())
    return order.getFloat();
  if (order.isInt() && order.getInt().isInt())
    return static_cast<double>(order.getInt().getInt());
  return std::nullopt;
}

/// Whether each dimension to reduce has size 1, so that only the absolute
/// value is taken.
static bool hasNothingToReduce(RuleContext &cx, const TensorMeta &self,
                               const llvm::SmallBitVector &dims) {
  for (unsigned dim : dims.set_bits())
    if (dim < self.sizes.size() && !isOne(cx, self.sizes[dim]))
      return false;
  return true;
}

/// Follows _check_vector_norm_args: orders without identity refuse empty
/// tensors unless the given dimensions are not empty. They are looked at before
/// they are wrapped, so that a negative one counts as empty.
static LogicalResult checkNormNotEmpty(RuleContext &cx, const TensorMeta &self,
                                       Dims given,
                                       const llvm::SmallBitVector &dims,
                                       double order) {
  if (order >= 0 && !std::isinf(order))
    return success();
  auto isNegative = [](int64_t dim) { return dim < 0; };
  if (given && llvm::any_of(*given, isNegative) &&
      !cx.env.require(Condition::lt(0, numel(cx, self.sizes))))
    return cx.error(0) << "expected a non-empty tensor for a norm without "
                          "identity along a negative dimension, found "
                       << self.sizes;
  return checkNotEmpty(cx, self, dims);
}

/// The dimensions to reduce. Where all of them have size 1, a norm of powers
/// sums nothing, and FakeTensor accepts one that is named again.
static FailureOr<llvm::SmallBitVector>
getNormDims(RuleContext &cx, const TensorMeta &self, Dims dims, bool isSimple) {
  if (isSimple || !dims || self.isScalar())
    return getDimSetOrAll(cx, self, dims);
  llvm::SmallBitVector set(self.rank());
  for (int64_t dim : *dims) {
    FailureOr<int64_t> wrapped = wrapDim(cx, dim, self.rank());
    if (failed(wrapped))
      return failure();
    if (!self.sizes[*wrapped].isInt(1))
      return getDimSetOrAll(cx, self, dims);
    set.set(*wrapped);
  }
  if (set.count() == dims->size())
    return getDimSetOrAll(cx, self, dims);
  cx.eagerRefuses() << "expected distinct dimensions, found one twice";
  return set;
}

/// Follows torch._refs.linalg.vector_norm.
static FailureOr<TensorMeta> vectorNorm(RuleContext &cx, const TensorMeta &self,
                                        const MetaValue &order, Dims dims,
                                        bool keepdim,
                                        std::optional<DType> dtype) {
  if (failed(refuse(cx, 0, self.dtype, RefuseIntegral)) ||
      (dtype && failed(checkNormDType(cx, self.dtype, *dtype))))
    return failure();
  std::optional<double> ord = getOrder(order);
  // A sum of ones, or an extreme; else powers, whose strides are row-major.
  bool isSimple = ord && (*ord == 0 || std::isinf(*ord));
  FailureOr<llvm::SmallBitVector> set = getNormDims(cx, self, dims, isSimple);
  if (failed(set))
    return failure();
  DType result = toReal(dtype.value_or(self.dtype));
  if (ord && failed(checkNormNotEmpty(cx, self, dims, *set, *ord)))
    return failure();
  if (isSimple)
    return reduceOver(cx, self, *set, keepdim, result, Kept::Broadcast);
  TensorMeta norm = reduceOver(cx, self, *set, keepdim, result);
  if (keepdim && !self.isScalar() && hasNothingToReduce(cx, self, *set)) {
    TensorMeta absolute = self;
    absolute.strides = emptyLikeStrides(cx, self);
    if (isContiguous(cx, absolute))
      norm.strides = absolute.strides;
  }
  return norm;
}

/// `norm` with dimensions; keepdim has no default in one overload.
static FailureOr<TensorMeta> normDims(RuleContext &cx, const TensorMeta &self,
                                      const MetaValue &order, Dims dims,
                                      bool keepdim) {
  return vectorNorm(cx, self, order, dims, keepdim, std::nullopt);
}
static FailureOr<TensorMeta> normAll(RuleContext &cx, const TensorMeta &self,
                                     const MetaValue &order) {
  return vectorNorm(cx, self, order, std::nullopt, false, std::nullopt);
}
static FailureOr<TensorMeta> normAllAs(RuleContext &cx, const TensorMeta &self,
                                       const MetaValue &order, DType dtype) {
  return vectorNorm(cx, self, order, std::nullopt, false, dtype);
}
static FailureOr<TensorMeta> frobeniusNorm(RuleContext &cx,
                                           const TensorMeta &self, Dims dims,
                                           bool keepdim) {
  if (dims && dims->size() > 2)
    return cx.error(1) << "expected at most 2 dimensions, found "
                       << dims->size();
  return vectorNorm(cx, self, MetaValue::integer(2), dims, keepdim,
                    std::nullopt);
}

/// `dist`: the norm of a difference.
static FailureOr<TensorMeta> dist(RuleContext &cx, const TensorMeta &self,
                                  const TensorMeta &other,
                                  const MetaValue &order) {
  FailureOr<TensorMeta> difference = binary<Promotion::Default, RefuseIntegral>(
      cx, MetaValue::tensor(&self), MetaValue::tensor(&other));
  if (failed(difference))
    return failure();
  return normAll(cx, *difference, order);
}

/// Follows torch._refs.renorm: scaled, then made contiguous.
static FailureOr<TensorMeta> renorm(RuleContext &cx, const TensorMeta &self,
                                    const MetaValue &order, int64_t dim,
                                    const MetaValue &maximum) {
  std::optional<double> ord = getOrder(order), max = getOrder(maximum);
  if (ord && *ord <= 0)
    return cx.error(1) << "expected p to be above 0, found " << *ord;
  if (max && *max < 0)
    return cx.error(3) << "expected maxnorm to be at least 0, found " << *max;
  if (self.rank() < 2)
    return cx.error(0) << "expected a tensor of rank 2 or more, found rank "
                       << self.rank();
  if (failed(wrapDim(cx, dim, self.rank())) ||
      failed(refuse(cx, 0, self.dtype, RefuseIntegral)))
    return failure();
  FailureOr<TensorMeta> result = unary<Promotion::Default>(cx, self);
  if (succeeded(result) && !isContiguous(cx, *result))
    result->strides = contiguousStrides(cx, self.sizes);
  return result;
}

//===----------------------------------------------------------------------===//
// Others
//===----------------------------------------------------------------------===//

/// Follows torch._refs.logsumexp. An empty list reduces the sum over all
/// dimensions but squeezes none of the maximum, so that all stay as 1. An
/// empty tensor has no maximum.
static FailureOr<TensorMeta> logsumexp(RuleContext &cx, const TensorMeta &self,
                                       ArrayRef<int64_t> dims, bool keepdim) {
  PromotedTypes types =
      promoteTypes(cx, MetaValue::tensor(&self), Promotion::IntToFloat);
  bool keepsAll = dims.empty() && !numel(cx, self.sizes).isInt(0);
  return reduce(cx, self, dims, keepdim || keepsAll, types.result);
}

/// Follows meta_histc: integers have no kernel on cpu.
static FailureOr<TensorMeta> histc(RuleContext &cx, const TensorMeta &self,
                                   SymInt bins, const MetaValue &min,
                                   const MetaValue &max) {
  if (self.device.isCPU() &&
      failed(refuse(cx, 0, self.dtype, RefuseIntegral | RefuseComplex)))
    return failure();
  if (!cx.env.require(Condition::lt(0, bins)))
    return cx.error(1) << "expected a positive number of bins, found " << bins;
  std::optional<double> low = getOrder(min), high = getOrder(max);
  if (low && high && *low > *high)
    return cx.error(2, 3) << "expected min to be at most max, found " << *low
                          << " and " << *high;
  return makeContiguous(cx, cx.copySizes(bins), self.dtype, self.device);
}

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

//===----------------------------------------------------------------------===//
// Covariance
//===----------------------------------------------------------------------===//

/// Fails unless `weights` are a number for each observation, of a float dtype
/// or of an integer one.
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

/// `cov` of variables in rows and observations in columns. One variable gives
/// a number.
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

/// `corrcoef`: the covariances, scaled.
static FailureOr<TensorMeta> corrcoef(RuleContext &cx, const TensorMeta &self) {
  return cov(cx, self, MetaValue::none(), nullptr, nullptr);
}

static const OpRow rows[] = {
    {"var(Tensor self, bool unbiased=True) -> Tensor", rule<ofAll<var>>},
    {"var.dim(Tensor self, int[1]? dim, bool unbiased=True, bool "
     "keepdim=False) -> Tensor",
     rule<ofDims<var>>},
    {"var.correction(Tensor self, int[1]? dim=None, *, Scalar? "
     "correction=None, bool keepdim=False) -> Tensor",
     rule<ofDims<var>>},
    {"std(Tensor self, bool unbiased=True) -> Tensor", rule<ofAll<std_>>},
    {"std.dim(Tensor self, int[1]? dim, bool unbiased=True, bool "
     "keepdim=False) -> Tensor",
     rule<ofDims<std_>>},
    {"std.correction(Tensor self, int[1]? dim=None, *, Scalar? "
     "correction=None, bool keepdim=False) -> Tensor",
     rule<ofDims<std_>>},
    {"var_mean(Tensor self, bool unbiased=True) -> (Tensor, Tensor)",
     rule<meanOfAll<var>>},
    {"var_mean.dim(Tensor self, int[1]? dim, bool unbiased=True, bool "
     "keepdim=False) -> (Tensor, Tensor)",
     rule<meanOfDims<var>>},
    {"var_mean.correction(Tensor self, int[1]? dim=None, *, Scalar? "
     "correction=None, bool keepdim=False) -> (Tensor, Tensor)",
     rule<meanOfDims<var>>},
    {"std_mean(Tensor self, bool unbiased=True) -> (Tensor, Tensor)",
     rule<meanOfAll<std_>>},
    {"std_mean.dim(Tensor self, int[1]? dim, bool unbiased=True, bool "
     "keepdim=False) -> (Tensor, Tensor)",
     rule<meanOfDims<std_>>},
    {"std_mean.correction(Tensor self, int[1]? dim=None, *, Scalar? "
     "correction=None, bool keepdim=False) -> (Tensor, Tensor)",
     rule<meanOfDims<std_>>},
    // Norms.
    {"linalg_vector_norm(Tensor self, Scalar ord=2, int[1]? dim=None, bool "
     "keepdim=False, *, ScalarType? dtype=None) -> Tensor",
     rule<vectorNorm>},
    {"norm.ScalarOpt_dim_dtype(Tensor self, Scalar? p, int[1] dim, bool "
     "keepdim, *, ScalarType dtype) -> Tensor",
     rule<vectorNorm>},
    {"norm.ScalarOpt_dim(Tensor self, Scalar? p, int[1] dim, bool "
     "keepdim=False) -> Tensor",
     rule<normDims>},
    {"norm.Scalar(Tensor self, Scalar p=2) -> Tensor", rule<normAll>},
    {"norm.ScalarOpt_dtype(Tensor self, Scalar? p, *, ScalarType dtype) -> "
     "Tensor",
     rule<normAllAs>},
    {"frobenius_norm.dim(Tensor self, int[1] dim, bool keepdim=False) -> "
     "Tensor",
     rule<frobeniusNorm>},
    {"dist(Tensor self, Tensor other, Scalar p=2) -> Tensor", rule<dist>},
    {"renorm(Tensor self, Scalar p, int dim, Scalar maxnorm) -> Tensor",
     rule<renorm>, HasInPlace},
    {"cov(Tensor self, *, int correction=1, Tensor? fweights=None, Tensor? "
     "aweights=None) -> Tensor",
     rule<cov>},
    {"corrcoef(Tensor self) -> Tensor", rule<corrcoef>},
    // Others.
    {"logsumexp(Tensor self, int[1] dim, bool keepdim=False) -> Tensor",
     rule<logsumexp>},
    {"special_logsumexp(Tensor self, int[1] dim, bool keepdim=False) -> Tensor",
     rule<logsumexp>},
    {"histc(Tensor self, int bins=100, Scalar min=0, Scalar max=0) -> Tensor",
     rule<histc>},
};

OpFamily fake::getStatisticsFamily() { return {"Statistics", rows}; }
