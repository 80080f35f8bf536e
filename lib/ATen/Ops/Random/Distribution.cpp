//===- Distribution.cpp - Samples of distributions --------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Samples of distributions with a parameter for each element, their gradients,
// and numbers that follow from keys.
//
//===----------------------------------------------------------------------===//

#include "Table/Composite.h"

using namespace fake;

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
  if (count.dtype != probability.dtype)
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
    if (tensor->dtype != tensors[0]->dtype)
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
// Keys
//===----------------------------------------------------------------------===//

/// Fails unless argument `arg` holds keys, which are pairs of uint64.
static LogicalResult checkKey(RuleContext &cx, unsigned arg,
                              const TensorMeta &key) {
  if (key.rank() < 1 || !requireEqual(cx, key.sizes.back(), 2))
    return cx.error(arg) << "expected keys of 2 elements, found sizes "
                         << key.sizes;
  if (key.dtype != DType::UInt64 && key.dtype != DType::Unknown)
    return cx.error(arg) << "expected keys of uint64, found " << key.dtype;
  return success();
}

static FailureOr<TensorMeta> splitKey(RuleContext &cx, const TensorMeta &key,
                                      SymInt count) {
  if (failed(checkKey(cx, 0, key)))
    return failure();
  if (!cx.env.require(Condition::lt(0, count)))
    return cx.error(1) << "expected a number of keys above 0, found " << count;
  return newLike(cx, key, withDim(cx, key.sizes, 0, count));
}

static FailureOr<TensorMeta> foldInKey(RuleContext &cx, const TensorMeta &key) {
  if (failed(checkKey(cx, 0, key)))
    return failure();
  return sampleLike(cx, key);
}

/// Follows _check_philox_distribution_args: one key, or keys that broadcast to
/// the elements.
static FailureOr<TensorMeta> fillByKey(RuleContext &cx, const TensorMeta &self,
                                       const TensorMeta &key) {
  if (!isFloat(self.dtype) && self.dtype != DType::Unknown)
    return cx.error(0) << "expected a float dtype, found " << self.dtype;
  if (failed(checkKey(cx, 1, key)))
    return failure();
  if (self.device != key.device)
    return cx.error(0, 1) << "expected one device, found " << self.device.str()
                          << " and " << key.device.str();
  if (key.rank() == 1)
    return clonePreserving(cx, self);
  if (key.rank() != self.rank() + 1)
    return cx.error(1) << "expected one key or keys of rank " << self.rank() + 1
                       << ", found " << key.sizes;
  for (auto [keys, size] : llvm::zip(key.sizes, self.sizes))
    if (!isOne(cx, keys) && !requireEqual(cx, keys, size))
      return cx.error(0, 1) << "keys of sizes " << key.sizes
                            << " do not broadcast to " << self.sizes;
  return clonePreserving(cx, self);
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
    {"_philox_key_split(Tensor key, int num_splits) -> Tensor", rule<splitKey>,
     follows("_meta_registrations.meta_philox_key_split")},
    {"_philox_key_fold_in(Tensor key, int data) -> Tensor", rule<foldInKey>,
     follows("_meta_registrations.meta_philox_key_fold_in")},
    {"_philox_normal(Tensor self, Tensor key, float mean=0., float std=1.) -> "
     "Tensor",
     rule<fillByKey>, follows("native"), InPlace::Derived},
    {"_philox_uniform(Tensor self, Tensor key, float low=0., float high=1.) -> "
     "Tensor",
     rule<fillByKey>, follows("native"), InPlace::Derived},
};

OpFamily fake::getDistributionFamily() { return {"Distribution", rows}; }
