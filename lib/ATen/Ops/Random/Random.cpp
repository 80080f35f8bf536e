//===- Random.cpp - Random numbers ------------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Random numbers: new tensors, `random_`, and the keys of generators without a
// state. Draws from named distributions are in Distribution.cpp, except those
// of new tensors, `rand` and `randn`.
//
//===----------------------------------------------------------------------===//

#include "Ops/Elementwise/Pointwise.h"
#include "Ops/Random/Draw.h"
#include "Table/DropArgs.h"

using namespace fake;

//===----------------------------------------------------------------------===//
// New tensors
//===----------------------------------------------------------------------===//

/// `rand`.
static FailureOr<TensorMeta> randomSizes(RuleContext &cx, ArrayRef<SymInt> size,
                                         std::optional<DType> dtype,
                                         std::optional<Layout> layout,
                                         std::optional<Device> device) {
  if (failed(checkNewSizes(cx, 0, size)))
    return failure();
  return makeNew(cx, size, dtype.value_or(cx.defaultDType), layout, device);
}

/// `randn`: follows prims.normal, which rejects integers.
static FailureOr<TensorMeta> normalSizes(RuleContext &cx, ArrayRef<SymInt> size,
                                         std::optional<DType> dtype,
                                         std::optional<Layout> layout,
                                         std::optional<Device> device) {
  FailureOr<TensorMeta> result = randomSizes(cx, size, dtype, layout, device);
  if (failed(result) || failed(refuse(cx, 1, result->dtype, RefuseIntegral)))
    return failure();
  return result;
}

/// Fails if the range is empty.
static LogicalResult checkBounds(RuleContext &cx, SymInt low, SymInt high) {
  if (cx.env.require(Condition::lt(low, high)))
    return success();
  return cx.error() << "expected an upper bound above " << low << ", found "
                    << high;
}

static FailureOr<TensorMeta> randintLow(RuleContext &cx, SymInt low,
                                        SymInt high, ArrayRef<SymInt> size,
                                        std::optional<DType> dtype,
                                        std::optional<Layout> layout,
                                        std::optional<Device> device) {
  if (failed(checkBounds(cx, low, high)))
    return failure();
  return randomSizes(cx, size, dtype, layout, device);
}

static FailureOr<TensorMeta> randint(RuleContext &cx, SymInt high,
                                     ArrayRef<SymInt> size,
                                     std::optional<DType> dtype,
                                     std::optional<Layout> layout,
                                     std::optional<Device> device) {
  return randintLow(cx, 0, high, size, dtype, layout, device);
}

static FailureOr<TensorMeta> randperm(RuleContext &cx, SymInt n,
                                      std::optional<DType> dtype,
                                      std::optional<Layout> layout,
                                      std::optional<Device> device) {
  return randomSizes(cx, cx.copySizes(n), dtype, layout, device);
}

/// In overloads with a generator, only the kernel checks the bounds.
static FailureOr<TensorMeta>
randintLowGenerator(RuleContext &cx, SymInt low, SymInt high,
                    ArrayRef<SymInt> size, const MetaValue &,
                    std::optional<DType> dtype, std::optional<Layout> layout,
                    std::optional<Device> device) {
  if (failed(checkNewSizes(cx, 2, size)))
    return failure();
  if (isTrue(cx.env.le(high, low)))
    cx.eagerRefuses() << "expected an upper bound above " << low << ", found "
                      << high;
  return makeNew(cx, size, dtype.value_or(cx.defaultDType), layout, device);
}

static FailureOr<TensorMeta>
randintGenerator(RuleContext &cx, SymInt high, ArrayRef<SymInt> size,
                 const MetaValue &generator, std::optional<DType> dtype,
                 std::optional<Layout> layout, std::optional<Device> device) {
  return randintLowGenerator(cx, 0, high, size, generator, dtype, layout,
                             device);
}

/// `randperm.generator`, whose default dtype is int64.
static FailureOr<TensorMeta> randpermGenerator(RuleContext &cx, SymInt n,
                                               std::optional<DType> dtype,
                                               std::optional<Layout> layout,
                                               std::optional<Device> device) {
  return randperm(cx, n, dtype.value_or(DType::Int64), layout, device);
}

//===----------------------------------------------------------------------===//
// By another tensor
//===----------------------------------------------------------------------===//

/// `randn_like`: follows prims.normal.
static FailureOr<TensorMeta>
normalLike(RuleContext &cx, const TensorMeta &self, std::optional<DType> dtype,
           std::optional<Layout> layout, std::optional<Device> device,
           const MetaValue &pinned, std::optional<MemoryFormat> format) {
  if (failed(refuse(cx, 0, dtype.value_or(self.dtype), RefuseIntegral)))
    return failure();
  return newLikeWithOptions(cx, self, dtype, layout, device, pinned, format);
}

//===----------------------------------------------------------------------===//
// In place
//===----------------------------------------------------------------------===//

/// `random_` with bounds, the upper one exclusive.
static FailureOr<TensorMeta> fillBetween(RuleContext &cx,
                                         const TensorMeta &self, Scalar from,
                                         std::optional<Scalar> to) {
  if (to)
    noteRange(cx, from, *to, /*allowEmpty=*/false);
  return self;
}

static FailureOr<TensorMeta> fillBelow(RuleContext &cx, const TensorMeta &self,
                                       Scalar to) {
  return fillBetween(cx, self, Scalar::integer(0), to);
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
  return makeStrided(cx, key.sizes, emptyLikeStrides(cx, key), key.dtype,
                     key.device);
}

/// Follows _check_philox_distribution_args: one key, or keys that broadcast to
/// the elements.
static FailureOr<TensorMeta> fillByKey(RuleContext &cx, const TensorMeta &self,
                                       const TensorMeta &key) {
  if (!isFloat(self.dtype) && self.dtype != DType::Unknown)
    return cx.error(0) << "expected a float dtype, found " << self.dtype;
  if (failed(checkKey(cx, 1, key)))
    return failure();
  if (differ(self.device, key.device))
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
    {"rand(SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, "
     "Device? device=None, bool? pin_memory=None) -> Tensor",
     rule<randomSizes>,
     follows("_subclasses.fake_impls.constructors "
             "_meta_registrations.meta_rand_default"),
     Tag::nondeterministic_seeded},
    {"rand.generator(SymInt[] size, *, Generator? generator, ScalarType? "
     "dtype=None, Layout? layout=None, Device? device=None, bool? "
     "pin_memory=None) -> Tensor",
     dropArgs<randomSizes, 1>,
     follows("_subclasses.fake_impls.constructors native"),
     Tag::nondeterministic_seeded},
    {"randn(SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, "
     "Device? device=None, bool? pin_memory=None) -> Tensor",
     rule<normalSizes>,
     follows("_refs.randn _subclasses.fake_impls.constructors"),
     Tag::nondeterministic_seeded},
    {"randn.generator(SymInt[] size, *, Generator? generator, ScalarType? "
     "dtype=None, Layout? layout=None, Device? device=None, bool? "
     "pin_memory=None) -> Tensor",
     dropArgs<normalSizes, 1>,
     follows("_subclasses.fake_impls.constructors native"),
     Tag::nondeterministic_seeded},
    {"randint(SymInt high, SymInt[] size, *, ScalarType? dtype=4, Layout? "
     "layout=None, Device? device=None, bool? pin_memory=None) -> Tensor",
     rule<randint>,
     follows("_subclasses.fake_impls.constructors "
             "_meta_registrations.meta_randint"),
     Tag::nondeterministic_seeded},
    {"randint.generator(SymInt high, SymInt[] size, *, Generator? generator, "
     "ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? "
     "pin_memory=None) -> Tensor",
     rule<randintGenerator>,
     follows("_subclasses.fake_impls.constructors native"),
     Tag::nondeterministic_seeded},
    {"randint.low(SymInt low, SymInt high, SymInt[] size, *, ScalarType? "
     "dtype=4, Layout? layout=None, Device? device=None, bool? "
     "pin_memory=None) -> Tensor",
     rule<randintLow>,
     follows("_subclasses.fake_impls.constructors "
             "_meta_registrations.meta_randint_low"),
     Tag::nondeterministic_seeded},
    {"randint.low_generator(SymInt low, SymInt high, SymInt[] size, *, "
     "Generator? generator, ScalarType? dtype=4, Layout? layout=None, Device? "
     "device=None, bool? pin_memory=None) -> Tensor",
     rule<randintLowGenerator>,
     follows("_subclasses.fake_impls.constructors native"),
     Tag::nondeterministic_seeded},
    {"randperm(SymInt n, *, ScalarType? dtype=4, Layout? layout=None, Device? "
     "device=None, bool? pin_memory=None) -> Tensor",
     rule<randperm>,
     follows("_subclasses.fake_impls.constructors "
             "_meta_registrations.meta_randperm_default"),
     Tag::nondeterministic_seeded},
    {"randperm.generator(SymInt n, *, Generator? generator, ScalarType? "
     "dtype=4, Layout? layout=None, Device? device=None, bool? "
     "pin_memory=None) -> Tensor",
     dropArgs<randpermGenerator, 1>,
     follows("_subclasses.fake_impls.constructors native"),
     Tag::nondeterministic_seeded},
    {"rand_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, "
     "Device? device=None, bool? pin_memory=None, MemoryFormat? "
     "memory_format=None) -> Tensor",
     rule<newLikeWithOptions>,
     follows("_subclasses.fake_impls.constructors native"),
     Tag::nondeterministic_seeded},
    {"rand_like.generator(Tensor self, *, Generator? generator, ScalarType? "
     "dtype=None, Layout? layout=None, Device? device=None, bool? "
     "pin_memory=None, MemoryFormat? memory_format=None) -> Tensor",
     dropArgs<newLikeWithOptions, 1>,
     follows("_subclasses.fake_impls.constructors native"),
     Tag::nondeterministic_seeded},
    {"randn_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, "
     "Device? device=None, bool? pin_memory=None, MemoryFormat? "
     "memory_format=None) -> Tensor",
     rule<normalLike>, follows("_subclasses.fake_impls.constructors native"),
     Tag::nondeterministic_seeded},
    {"randn_like.generator(Tensor self, *, Generator? generator, ScalarType? "
     "dtype=None, Layout? layout=None, Device? device=None, bool? "
     "pin_memory=None, MemoryFormat? memory_format=None) -> Tensor",
     dropArgs<normalLike, 1>,
     follows("_subclasses.fake_impls.constructors native"),
     Tag::nondeterministic_seeded},
    {"randint_like(Tensor self, SymInt high, *, ScalarType? dtype=None, "
     "Layout? layout=None, Device? device=None, bool? pin_memory=None, "
     "MemoryFormat? memory_format=None) -> Tensor",
     dropArgs<newLikeWithOptions, 1>,
     follows("_subclasses.fake_impls.constructors native"),
     Tag::nondeterministic_seeded},
    {"randint_like.Tensor(Tensor self, Tensor high, *, ScalarType? dtype=None, "
     "Layout? layout=None, Device? device=None, bool? pin_memory=None, "
     "MemoryFormat? memory_format=None) -> Tensor",
     dropArgs<newLikeWithOptions, 1>,
     follows("_subclasses.fake_impls.constructors "
             "_meta_registrations.meta_randint_like"),
     Tag::nondeterministic_seeded},
    {"randint_like.generator(Tensor self, SymInt high, *, Generator? "
     "generator, ScalarType? dtype=None, Layout? layout=None, Device? "
     "device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> "
     "Tensor",
     dropArgs<newLikeWithOptions, 1, 2>,
     follows("_subclasses.fake_impls.constructors native"),
     Tag::nondeterministic_seeded},
    {"randint_like.Tensor_generator(Tensor self, Tensor high, *, Generator? "
     "generator, ScalarType? dtype=None, Layout? layout=None, Device? "
     "device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> "
     "Tensor",
     dropArgs<newLikeWithOptions, 1, 2>,
     follows("_subclasses.fake_impls.constructors native"),
     Tag::nondeterministic_seeded},
    {"randint_like.low_dtype(Tensor self, SymInt low, SymInt high, *, "
     "ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? "
     "pin_memory=None, MemoryFormat? memory_format=None) -> Tensor",
     dropArgs<newLikeWithOptions, 1, 2>,
     follows("_subclasses.fake_impls.constructors native"),
     Tag::nondeterministic_seeded},
    {"randint_like.low_generator_dtype(Tensor self, SymInt low, SymInt high, "
     "*, Generator? generator, ScalarType? dtype=None, Layout? layout=None, "
     "Device? device=None, bool? pin_memory=None, MemoryFormat? "
     "memory_format=None) -> Tensor",
     dropArgs<newLikeWithOptions, 1, 2, 3>,
     follows("_subclasses.fake_impls.constructors native"),
     Tag::nondeterministic_seeded},
    {"random(Tensor self, *, Generator? generator=None) -> Tensor",
     rule<drawLike<fillRandom>>, follows("native"),
     Tag::nondeterministic_seeded},
    {"random.from(Tensor self, int from, int? to, *, Generator? "
     "generator=None) -> Tensor",
     rule<drawLike<fillBetween, Scalar, std::optional<Scalar>>>,
     follows("native"), Tag::nondeterministic_seeded},
    {"random.to(Tensor self, int to, *, Generator? generator=None) -> Tensor",
     rule<drawLike<fillBelow, Scalar>>, follows("native"),
     Tag::nondeterministic_seeded},
    {"random_(Tensor(a!) self, *, Generator? generator=None) -> Tensor(a!)",
     rule<fillRandom>, follows("native"), Tag::nondeterministic_seeded},
    {"random_.from(Tensor(a!) self, int from, int? to, *, Generator? "
     "generator=None) -> Tensor(a!)",
     rule<fillBetween>, follows("native"), Tag::nondeterministic_seeded},
    {"random_.to(Tensor(a!) self, int to, *, Generator? generator=None) -> "
     "Tensor(a!)",
     rule<fillBelow>, follows("native"), Tag::nondeterministic_seeded},
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

OpFamily fake::getRandomFamily() { return {"Random", rows}; }
