//===- Distribution.cpp - Draws from distributions --------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Draws from named distributions, new and in place, and the gradients of
// samples. Without a distribution, they are in Random.cpp.
//
//===----------------------------------------------------------------------===//

#include "Ops/Elementwise/Pointwise.h"
#include "Ops/Random/Draw.h"

using namespace fake;

//===----------------------------------------------------------------------===//
// Gamma, Poisson, Dirichlet, binomial
//===----------------------------------------------------------------------===//

/// `_standard_gamma`, `poisson`: `torch.empty_like(self)`.
static FailureOr<TensorMeta> sampleLike(RuleContext &cx,
                                        const TensorMeta &self) {
  return makeStrided(cx, self.sizes, emptyLikeStrides(cx, self), self.dtype,
                     self.device);
}

static FailureOr<TensorMeta> sampleDirichlet(RuleContext &cx,
                                             const TensorMeta &self) {
  return contiguousCopy(cx, self);
}

/// `binomial`: one sample for each count.
static FailureOr<TensorMeta> binomial(RuleContext &cx, const TensorMeta &count,
                                      const TensorMeta &probability) {
  if (count.dtype != DType::Unknown && !isFloat(count.dtype))
    return cx.error(0) << "expected counts of a float dtype, found "
                       << count.dtype;
  if (differ(count.dtype, probability.dtype))
    return cx.error(0, 1) << "expected probabilities of " << count.dtype
                          << ", found " << probability.dtype;
  FailureOr<ArrayRef<SymInt>> sizes =
      broadcastSizes(cx, {count.sizes, probability.sizes});
  if (failed(sizes) || failed(commonDeviceOf(cx, count, probability)))
    return failure();
  return newLike(cx, count, *sizes);
}

/// Fails unless all tensors have the dtype of the first.
static LogicalResult checkOneDType(RuleContext &cx,
                                   ArrayRef<const TensorMeta *> tensors) {
  for (auto [i, tensor] : llvm::enumerate(tensors))
    if (differ(tensor->dtype, tensors[0]->dtype))
      return cx.error(i) << "expected " << tensors[0]->dtype << ", found "
                         << tensor->dtype;
  return success();
}

static FailureOr<TensorMeta> gammaGradient(RuleContext &cx,
                                           const TensorMeta &self,
                                           const TensorMeta &output) {
  if (failed(checkOneDType(cx, {&self, &output})))
    return failure();
  FailureOr<ArrayRef<SymInt>> sizes =
      broadcastSizes(cx, {self.sizes, output.sizes});
  if (failed(sizes) || failed(commonDeviceOf(cx, self, output)))
    return failure();
  return newLike(cx, self, *sizes);
}

static FailureOr<TensorMeta> dirichletGradient(RuleContext &cx,
                                               const TensorMeta &x,
                                               const TensorMeta &alpha,
                                               const TensorMeta &total) {
  if (failed(checkOneDType(cx, {&x, &alpha, &total})))
    return failure();
  FailureOr<ArrayRef<SymInt>> sizes =
      broadcastSizes(cx, {x.sizes, alpha.sizes, total.sizes});
  if (failed(sizes) || failed(commonDeviceOf(cx, x, alpha, total)))
    return failure();
  return newLike(cx, x, *sizes);
}

//===----------------------------------------------------------------------===//
// Bernoulli, normal, uniform, multinomial
//===----------------------------------------------------------------------===//

/// The dtypes that continuous distributions reject.
constexpr unsigned refuseUnlessReal = RefuseIntegral | RefuseComplex;

/// `bernoulli`: row-major.
static FailureOr<TensorMeta> bernoulli(RuleContext &cx,
                                       const TensorMeta &self) {
  return contiguousCopy(cx, self);
}

/// Fails if a standard deviation is negative, or 0 unless that is allowed.
static LogicalResult checkDeviation(RuleContext &cx, unsigned arg,
                                    Scalar deviation, bool allowZero = true) {
  std::optional<double> number = getKnownFloat(deviation);
  if (!number || *number > 0 || (allowZero && *number == 0))
    return success();
  return cx.error(arg) << "expected a deviation "
                       << (allowZero ? "of at least 0" : "above 0")
                       << ", found " << deviation;
}

/// `normal.float_float`.
static FailureOr<TensorMeta>
normalOfScalars(RuleContext &cx, const MetaValue &, Scalar deviation,
                ArrayRef<SymInt> size, const MetaValue &,
                std::optional<DType> dtype, std::optional<Layout> layout,
                std::optional<Device> device) {
  DType chosen = dtype.value_or(cx.defaultDType);
  if (failed(checkDeviation(cx, 1, deviation)) ||
      failed(checkNewSizes(cx, 2, size)) ||
      failed(refuse(cx, 4, chosen, RefuseIntegral)))
    return failure();
  return makeNew(cx, size, chosen, layout, device);
}

/// Notes probabilities that kernels reject.
static void noteProbability(RuleContext &cx, Scalar p) {
  std::optional<double> number = getKnownFloat(p);
  if (number && (*number < 0 || *number > 1))
    cx.eagerRefuses() << "expected a probability between 0 and 1, found " << p;
}

/// `bernoulli.p`.
static FailureOr<TensorMeta>
bernoulliOfScalar(RuleContext &cx, const TensorMeta &self, Scalar p) {
  noteProbability(cx, p);
  return contiguousCopy(cx, self);
}

/// `uniform`: with the exact strides of `self`, including overlapping ones.
static FailureOr<TensorMeta> uniform(RuleContext &cx, const TensorMeta &self,
                                     Scalar from, Scalar to) {
  noteRange(cx, from, to, /*allowEmpty=*/true);
  return makeStrided(cx, self.sizes, self.strides, self.dtype, self.device);
}

/// `normal.Tensor_Tensor` and its forms with one tensor. Follows
/// torch._refs.normal: `std * samples + mean` with row-major samples;
/// prims.normal rejects integers.
static FailureOr<TensorMeta> normal(RuleContext &cx, const MetaValue &mean,
                                    const MetaValue &deviation) {
  if (failed(checkDeviation(cx, 1, deviation.getScalar())))
    return failure();
  // The default deviation is 1, which PyTorch passes as an integer.
  bool isDefault = deviation.getScalar().asFloat() == 1;
  const MetaValue given[] = {mean, isDefault ? MetaValue(Scalar::integer(1))
                                             : deviation};
  PromotedTypes types = promoteTypes(cx, given, Promotion::Default);
  if (failed(refuse(cx, 0, types.result, RefuseIntegral)))
    return failure();
  if (mean.isTensor() && isFloat(mean.getTensor()->dtype))
    types = {mean.getTensor()->dtype, mean.getTensor()->dtype};
  FailureOr<TensorMeta> broadcast = elementwiseWithScalars(cx, given, types);
  if (failed(broadcast))
    return failure();
  TensorMeta samples = contiguousCopy(cx, *broadcast);
  const MetaValue operands[] = {deviation, MetaValue::tensor(&samples), mean};
  return elementwiseWithScalars(cx, operands, types);
}

/// `multinomial`: indices, one row for each row of weights. As in PyTorch's
/// rule, the number of samples is not checked against the number of categories.
static FailureOr<TensorMeta>
multinomial(RuleContext &cx, const TensorMeta &self, SymInt samples) {
  if (self.rank() != 1 && self.rank() != 2)
    return cx.error(0) << "expected a tensor of rank 1 or 2, found "
                       << self.sizes;
  if (failed(checkNewSizes(cx, 1, samples)))
    return failure();
  return makeContiguous(cx, concat(cx, self.sizes.drop_back(), samples),
                        DType::Int64, self.device);
}

//===----------------------------------------------------------------------===//
// In place
//===----------------------------------------------------------------------===//

/// `uniform_`.
static FailureOr<TensorMeta>
fillUniform(RuleContext &cx, const TensorMeta &self, Scalar from, Scalar to) {
  noteRange(cx, from, to, /*allowEmpty=*/true);
  return self;
}

/// `bernoulli_.float`.
static FailureOr<TensorMeta> fillBernoulli(RuleContext &cx,
                                           const TensorMeta &self, Scalar p) {
  noteProbability(cx, p);
  return self;
}

/// Fills with a distribution of real numbers only.
static FailureOr<TensorMeta> fillReal(RuleContext &cx, const TensorMeta &self,
                                      Scalar parameter) {
  if (failed(refuse(cx, 0, self.dtype, refuseUnlessReal)))
    return failure();
  if (getKnownFloat(parameter).value_or(1) <= 0)
    return cx.error(1) << "expected a parameter above 0, found " << parameter;
  return self;
}

/// Distributions with a nonnegative standard deviation.
template <bool AllowZero, unsigned Refused>
static FailureOr<TensorMeta>
fillWithDeviation(RuleContext &cx, const TensorMeta &self, const MetaValue &,
                  Scalar deviation) {
  if (failed(refuse(cx, 0, self.dtype, Refused)) ||
      failed(checkDeviation(cx, 2, deviation, AllowZero)))
    return failure();
  return self;
}

/// `geometric_`: the probability must be in (0, 1).
static FailureOr<TensorMeta> fillGeometric(RuleContext &cx,
                                           const TensorMeta &self, Scalar p) {
  if (failed(refuse(cx, 0, self.dtype, RefuseBool | RefuseComplex)))
    return failure();
  std::optional<double> number = getKnownFloat(p);
  if (number && (*number <= 0 || *number >= 1))
    return cx.error(1) << "expected a probability between 0 and 1, found " << p;
  return self;
}

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

static const OpRow rows[] = {
    {"_standard_gamma(Tensor self, Generator? generator=None) -> Tensor",
     rule<sampleLike>, follows("_meta_registrations.meta__standard_gamma"),
     Tag::nondeterministic_seeded},
    {"poisson(Tensor self, Generator? generator=None) -> Tensor",
     rule<sampleLike>, follows("_meta_registrations.meta_poisson"),
     Tag::nondeterministic_seeded},
    {"_sample_dirichlet(Tensor self, Generator? generator=None) -> Tensor",
     rule<sampleDirichlet>, follows("native"), Tag::nondeterministic_seeded},
    {"binomial(Tensor count, Tensor prob, Generator? generator=None) -> Tensor",
     rule<binomial>, follows("native"), Tag::nondeterministic_seeded},
    {"_standard_gamma_grad(Tensor self, Tensor output) -> Tensor",
     rule<gammaGradient>, follows("native")},
    {"_dirichlet_grad(Tensor x, Tensor alpha, Tensor total) -> Tensor",
     rule<dirichletGradient>, follows("native")},
    {"bernoulli(Tensor self, *, Generator? generator=None) -> Tensor",
     rule<bernoulli>, follows("_meta_registrations.meta_bernoulli"),
     Tag::nondeterministic_seeded},
    {"bernoulli.p(Tensor self, float p, *, Generator? generator=None) -> "
     "Tensor",
     rule<bernoulliOfScalar>, follows("_meta_registrations.meta_bernoulli_p"),
     Tag::nondeterministic_seeded},
    {"bernoulli.Tensor(Tensor self, Tensor p, *, Generator? generator=None) -> "
     "Tensor",
     rule<drawLike<fillRandom>>, follows("native"),
     Tag::nondeterministic_seeded},
    {"normal.Tensor_Tensor(Tensor mean, Tensor std, *, Generator? "
     "generator=None) -> Tensor",
     rule<normal>, follows("_refs.normal"), Tag::nondeterministic_seeded},
    {"normal.Tensor_float(Tensor mean, float std=1., *, Generator? "
     "generator=None) -> Tensor",
     rule<normal>, follows("_refs.normal"), Tag::nondeterministic_seeded},
    {"normal.float_Tensor(float mean, Tensor std, *, Generator? "
     "generator=None) -> Tensor",
     rule<normal>, follows("_refs.normal"), Tag::nondeterministic_seeded},
    {"normal.float_float(float mean, float std, SymInt[] size, *, Generator? "
     "generator=None, ScalarType? dtype=None, Layout? layout=None, Device? "
     "device=None, bool? pin_memory=None) -> Tensor",
     rule<normalOfScalars>,
     follows("_refs.normal _subclasses.fake_impls.constructors"),
     Tag::nondeterministic_seeded},
    {"normal_functional(Tensor self, float mean=0., float std=1., *, "
     "Generator? generator=None) -> Tensor",
     rule<drawLike<fillWithDeviation<true, RefuseIntegral>, const MetaValue &,
                   Scalar>>,
     follows("native"), Tag::nondeterministic_seeded},
    {"multinomial(Tensor self, SymInt num_samples, bool replacement=False, *, "
     "Generator? generator=None) -> Tensor",
     rule<multinomial>, follows("_meta_registrations.meta_multinomial"),
     Tag::nondeterministic_seeded},
    {"uniform(Tensor self, float from=0., float to=1., *, Generator? "
     "generator=None) -> Tensor",
     rule<uniform>, follows("_decomp.decompositions.uniform"),
     Tag::nondeterministic_seeded},
    {"cauchy(Tensor self, float median=0., float sigma=1., *, Generator? "
     "generator=None) -> Tensor",
     rule<drawLike<fillWithDeviation<false, refuseUnlessReal>,
                   const MetaValue &, Scalar>>,
     follows("_refs.cauchy"), Tag::nondeterministic_seeded},
    {"exponential(Tensor self, float lambd=1., *, Generator? generator=None) "
     "-> Tensor",
     rule<drawLike<fillReal, Scalar>>, follows("_refs.exponential"),
     Tag::nondeterministic_seeded},
    {"geometric(Tensor self, float p, *, Generator? generator=None) -> Tensor",
     rule<drawLike<fillGeometric, Scalar>>, follows("_refs.geometric"),
     Tag::nondeterministic_seeded},
    {"log_normal(Tensor self, float mean=1., float std=2., *, Generator? "
     "generator=None) -> Tensor",
     rule<drawLike<fillWithDeviation<false, refuseUnlessReal>,
                   const MetaValue &, Scalar>>,
     follows("_refs.log_normal"), Tag::nondeterministic_seeded},
    {"bernoulli_.float(Tensor(a!) self, float p=0.5, *, Generator? "
     "generator=None) -> Tensor(a!)",
     rule<fillBernoulli>, follows("_meta_registrations.meta_bernoulli_"),
     Tag::nondeterministic_seeded},
    {"bernoulli_.Tensor(Tensor(a!) self, Tensor p, *, Generator? "
     "generator=None) -> Tensor(a!)",
     rule<fillRandom>, follows("native"), Tag::nondeterministic_seeded},
    {"normal_(Tensor(a!) self, float mean=0., float std=1., *, Generator? "
     "generator=None) -> Tensor(a!)",
     rule<fillWithDeviation<true, RefuseIntegral>>, follows("_refs.normal_"),
     Tag::nondeterministic_seeded},
    {"uniform_(Tensor(a!) self, float from=0., float to=1., *, Generator? "
     "generator=None) -> Tensor(a!)",
     rule<fillUniform>, follows("_decomp.decompositions.uniform_"),
     Tag::nondeterministic_seeded},
    {"cauchy_(Tensor(a!) self, float median=0., float sigma=1., *, Generator? "
     "generator=None) -> Tensor(a!)",
     rule<fillWithDeviation<false, refuseUnlessReal>>, follows("_refs.cauchy_"),
     Tag::nondeterministic_seeded},
    {"exponential_(Tensor(a!) self, float lambd=1., *, Generator? "
     "generator=None) -> Tensor(a!)",
     rule<fillReal>, follows("_refs.exponential_"),
     Tag::nondeterministic_seeded},
    {"geometric_(Tensor(a!) self, float p, *, Generator? generator=None) -> "
     "Tensor(a!)",
     rule<fillGeometric>, follows("_refs.geometric_"),
     Tag::nondeterministic_seeded},
    {"log_normal_(Tensor(a!) self, float mean=1., float std=2., *, Generator? "
     "generator=None) -> Tensor(a!)",
     rule<fillWithDeviation<false, refuseUnlessReal>>,
     follows("_refs.log_normal_"), Tag::nondeterministic_seeded},
};

OpFamily fake::getDistributionFamily() { return {"Distribution", rows}; }
