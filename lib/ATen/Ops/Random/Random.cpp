//===- Random.cpp - Random numbers ------------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Random numbers: new tensors, and tensors filled in place.
//
//===----------------------------------------------------------------------===//

#include "Ops/Creation/Factory.h"
#include "Ops/Elementwise/Pointwise.h"
#include "Table/Without.h"

using namespace fake;

//===----------------------------------------------------------------------===//
// New tensors
//===----------------------------------------------------------------------===//

/// What continuous distributions are not for.
constexpr unsigned RefuseUnlessReal = RefuseIntegral | RefuseComplex;

/// `rand`.
static FailureOr<TensorMeta> randomSizes(RuleContext &cx, ArrayRef<SymInt> size,
                                         std::optional<DType> dtype,
                                         std::optional<Layout> layout,
                                         std::optional<Device> device) {
  if (failed(checkNewSizes(cx, 0, size)))
    return failure();
  return makeNew(cx, size, dtype.value_or(cx.defaultDType), layout, device);
}

/// `randn`: follows prims.normal, which is not for integers.
static FailureOr<TensorMeta> normalSizes(RuleContext &cx, ArrayRef<SymInt> size,
                                         std::optional<DType> dtype,
                                         std::optional<Layout> layout,
                                         std::optional<Device> device) {
  FailureOr<TensorMeta> result = randomSizes(cx, size, dtype, layout, device);
  if (failed(result) || failed(refuse(cx, 1, result->dtype, RefuseIntegral)))
    return failure();
  return result;
}

/// Fails unless there is a number between the bounds.
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

/// The overloads with a generator leave the bounds to the kernel.
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

/// `randperm.generator`, where no dtype is int64.
static FailureOr<TensorMeta> randpermGenerator(RuleContext &cx, SymInt n,
                                               std::optional<DType> dtype,
                                               std::optional<Layout> layout,
                                               std::optional<Device> device) {
  return randperm(cx, n, dtype.value_or(DType::Int64), layout, device);
}

//===----------------------------------------------------------------------===//
// By another tensor
//===----------------------------------------------------------------------===//

/// `bernoulli`: row-major.
static FailureOr<TensorMeta> bernoulli(RuleContext &cx,
                                       const TensorMeta &self) {
  return contiguousCopy(cx, self);
}

/// `randn_like`: follows prims.normal.
static FailureOr<TensorMeta>
normalLike(RuleContext &cx, const TensorMeta &self, std::optional<DType> dtype,
           std::optional<Layout> layout, std::optional<Device> device,
           const MetaValue &pinned, std::optional<MemoryFormat> format) {
  if (failed(refuse(cx, 0, dtype.value_or(self.dtype), RefuseIntegral)))
    return failure();
  return newLikeWithOptions(cx, self, dtype, layout, device, pinned, format);
}

/// The functional form of an in-place draw: like `empty_like`.
template <auto Fill, typename... Args>
static FailureOr<TensorMeta> drawLike(RuleContext &cx, const TensorMeta &self,
                                      Args... args) {
  if (failed(Fill(cx, self, args...)))
    return failure();
  return makeLike(cx, self, self.dtype, {}, {}, {});
}

/// Fails if a deviation is negative, or 0 where that is not allowed.
static LogicalResult checkDeviation(RuleContext &cx, unsigned arg,
                                    const MetaValue &deviation,
                                    bool allowZero = true) {
  std::optional<double> number = getKnownNumber(deviation);
  if (!number || *number > 0 || (allowZero && *number == 0))
    return success();
  return cx.error(arg) << "expected a deviation "
                       << (allowZero ? "of at least 0" : "above 0")
                       << ", found " << deviation;
}

/// `normal.float_float`.
static FailureOr<TensorMeta>
normalOfNumbers(RuleContext &cx, const MetaValue &, const MetaValue &deviation,
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

/// Says where kernels refuse a range from `low` to `high`.
static void noteRange(RuleContext &cx, const MetaValue &low,
                      const MetaValue &high, bool allowEmpty) {
  std::optional<double> a = getKnownNumber(low), b = getKnownNumber(high);
  if (a && b && (allowEmpty ? *a > *b : *a >= *b))
    cx.eagerRefuses() << "expected an upper bound "
                      << (allowEmpty ? "of at least " : "above ") << low
                      << ", found " << high;
}

/// Says where kernels refuse a probability.
static void noteProbability(RuleContext &cx, const MetaValue &p) {
  std::optional<double> number = getKnownNumber(p);
  if (number && (*number < 0 || *number > 1))
    cx.eagerRefuses() << "expected a probability between 0 and 1, found " << p;
}

/// `bernoulli.p`.
static FailureOr<TensorMeta>
bernoulliOfNumber(RuleContext &cx, const TensorMeta &self, const MetaValue &p) {
  noteProbability(cx, p);
  return contiguousCopy(cx, self);
}

/// `uniform`: with the very strides of `self`, overlapping ones included.
static FailureOr<TensorMeta> uniform(RuleContext &cx, const TensorMeta &self,
                                     const MetaValue &from,
                                     const MetaValue &to) {
  noteRange(cx, from, to, /*allowEmpty=*/true);
  return makeStrided(cx, self.sizes, self.strides, self.dtype, self.device);
}

/// `normal.Tensor_Tensor` and its forms with one tensor. Follows
/// torch._refs.normal: `std * samples + mean` with row-major samples, which
/// prims.normal does not draw for integers.
static FailureOr<TensorMeta> normal(RuleContext &cx, const MetaValue &mean,
                                    const MetaValue &deviation) {
  if (failed(checkDeviation(cx, 1, deviation)))
    return failure();
  // A deviation of 1 is the default, which PyTorch fills in as an integer.
  bool isDefault =
      deviation.isFloat() && deviation.isKnown() && deviation.getFloat() == 1;
  const MetaValue given[] = {mean,
                             isDefault ? MetaValue::integer(1) : deviation};
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

/// `multinomial`: indices, one row for each row of weights. Like PyTorch's rule
/// this does not compare the number of samples with that of categories.
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

/// Fills `self`, which stays what it is.
static FailureOr<TensorMeta> fillRandom(RuleContext &, const TensorMeta &self) {
  return self;
}

/// `uniform_`.
static FailureOr<TensorMeta> fillUniform(RuleContext &cx,
                                         const TensorMeta &self,
                                         const MetaValue &from,
                                         const MetaValue &to) {
  noteRange(cx, from, to, /*allowEmpty=*/true);
  return self;
}

/// `random_` with bounds, of which the upper one is not drawn.
static FailureOr<TensorMeta> fillBetween(RuleContext &cx,
                                         const TensorMeta &self,
                                         const MetaValue &from,
                                         const MetaValue &to) {
  noteRange(cx, from, to, /*allowEmpty=*/false);
  return self;
}
static FailureOr<TensorMeta> fillBelow(RuleContext &cx, const TensorMeta &self,
                                       const MetaValue &to) {
  return fillBetween(cx, self, MetaValue::integer(0), to);
}

/// `bernoulli_.float`.
static FailureOr<TensorMeta>
fillBernoulli(RuleContext &cx, const TensorMeta &self, const MetaValue &p) {
  noteProbability(cx, p);
  return self;
}

/// The same for distributions of real numbers only.
static FailureOr<TensorMeta> fillReal(RuleContext &cx, const TensorMeta &self,
                                      const MetaValue &parameter) {
  if (failed(refuse(cx, 0, self.dtype, RefuseUnlessReal)))
    return failure();
  if (getKnownNumber(parameter).value_or(1) <= 0)
    return cx.error(1) << "expected a parameter above 0, found " << parameter;
  return self;
}

/// Distributions with a deviation that must not be negative.
template <bool AllowZero, unsigned Refused>
static FailureOr<TensorMeta>
fillWithDeviation(RuleContext &cx, const TensorMeta &self, const MetaValue &,
                  const MetaValue &deviation) {
  if (failed(refuse(cx, 0, self.dtype, Refused)) ||
      failed(checkDeviation(cx, 2, deviation, AllowZero)))
    return failure();
  return self;
}

/// `geometric_`: the probability lies inside (0, 1).
static FailureOr<TensorMeta>
fillGeometric(RuleContext &cx, const TensorMeta &self, const MetaValue &p) {
  if (failed(refuse(cx, 0, self.dtype, RefuseBool | RefuseComplex)))
    return failure();
  std::optional<double> number = getKnownNumber(p);
  if (number && (*number <= 0 || *number >= 1))
    return cx.error(1) << "expected a probability between 0 and 1, found " << p;
  return self;
}

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
     ruleWithout<randomSizes, 1>,
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
     ruleWithout<normalSizes, 1>,
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
     ruleWithout<randpermGenerator, 1>,
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
     ruleWithout<newLikeWithOptions, 1>,
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
     ruleWithout<normalLike, 1>,
     follows("_subclasses.fake_impls.constructors native"),
     Tag::nondeterministic_seeded},
    {"randint_like(Tensor self, SymInt high, *, ScalarType? dtype=None, "
     "Layout? layout=None, Device? device=None, bool? pin_memory=None, "
     "MemoryFormat? memory_format=None) -> Tensor",
     ruleWithout<newLikeWithOptions, 1>,
     follows("_subclasses.fake_impls.constructors native"),
     Tag::nondeterministic_seeded},
    {"randint_like.Tensor(Tensor self, Tensor high, *, ScalarType? dtype=None, "
     "Layout? layout=None, Device? device=None, bool? pin_memory=None, "
     "MemoryFormat? memory_format=None) -> Tensor",
     ruleWithout<newLikeWithOptions, 1>,
     follows("_subclasses.fake_impls.constructors "
             "_meta_registrations.meta_randint_like"),
     Tag::nondeterministic_seeded},
    {"randint_like.generator(Tensor self, SymInt high, *, Generator? "
     "generator, ScalarType? dtype=None, Layout? layout=None, Device? "
     "device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> "
     "Tensor",
     ruleWithout<newLikeWithOptions, 1, 2>,
     follows("_subclasses.fake_impls.constructors native"),
     Tag::nondeterministic_seeded},
    {"randint_like.Tensor_generator(Tensor self, Tensor high, *, Generator? "
     "generator, ScalarType? dtype=None, Layout? layout=None, Device? "
     "device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> "
     "Tensor",
     ruleWithout<newLikeWithOptions, 1, 2>,
     follows("_subclasses.fake_impls.constructors native"),
     Tag::nondeterministic_seeded},
    {"randint_like.low_dtype(Tensor self, SymInt low, SymInt high, *, "
     "ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? "
     "pin_memory=None, MemoryFormat? memory_format=None) -> Tensor",
     ruleWithout<newLikeWithOptions, 1, 2>,
     follows("_subclasses.fake_impls.constructors native"),
     Tag::nondeterministic_seeded},
    {"randint_like.low_generator_dtype(Tensor self, SymInt low, SymInt high, "
     "*, Generator? generator, ScalarType? dtype=None, Layout? layout=None, "
     "Device? device=None, bool? pin_memory=None, MemoryFormat? "
     "memory_format=None) -> Tensor",
     ruleWithout<newLikeWithOptions, 1, 2, 3>,
     follows("_subclasses.fake_impls.constructors native"),
     Tag::nondeterministic_seeded},
    {"bernoulli(Tensor self, *, Generator? generator=None) -> Tensor",
     rule<bernoulli>, follows("_meta_registrations.meta_bernoulli"),
     Tag::nondeterministic_seeded},
    {"bernoulli.p(Tensor self, float p, *, Generator? generator=None) -> "
     "Tensor",
     rule<bernoulliOfNumber>, follows("_meta_registrations.meta_bernoulli_p"),
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
     rule<normalOfNumbers>,
     follows("_refs.normal _subclasses.fake_impls.constructors"),
     Tag::nondeterministic_seeded},
    {"normal_functional(Tensor self, float mean=0., float std=1., *, "
     "Generator? generator=None) -> Tensor",
     rule<drawLike<fillWithDeviation<true, RefuseIntegral>, const MetaValue &,
                   const MetaValue &>>,
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
     rule<drawLike<fillWithDeviation<false, RefuseUnlessReal>,
                   const MetaValue &, const MetaValue &>>,
     follows("_refs.cauchy"), Tag::nondeterministic_seeded},
    {"exponential(Tensor self, float lambd=1., *, Generator? generator=None) "
     "-> Tensor",
     rule<drawLike<fillReal, const MetaValue &>>, follows("_refs.exponential"),
     Tag::nondeterministic_seeded},
    {"geometric(Tensor self, float p, *, Generator? generator=None) -> Tensor",
     rule<drawLike<fillGeometric, const MetaValue &>>,
     follows("_refs.geometric"), Tag::nondeterministic_seeded},
    {"log_normal(Tensor self, float mean=1., float std=2., *, Generator? "
     "generator=None) -> Tensor",
     rule<drawLike<fillWithDeviation<false, RefuseUnlessReal>,
                   const MetaValue &, const MetaValue &>>,
     follows("_refs.log_normal"), Tag::nondeterministic_seeded},
    {"random(Tensor self, *, Generator? generator=None) -> Tensor",
     rule<drawLike<fillRandom>>, follows("native"),
     Tag::nondeterministic_seeded},
    {"random.from(Tensor self, int from, int? to, *, Generator? "
     "generator=None) -> Tensor",
     rule<drawLike<fillBetween, const MetaValue &, const MetaValue &>>,
     follows("native"), Tag::nondeterministic_seeded},
    {"random.to(Tensor self, int to, *, Generator? generator=None) -> Tensor",
     rule<drawLike<fillBelow, const MetaValue &>>, follows("native"),
     Tag::nondeterministic_seeded},
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
     rule<fillWithDeviation<false, RefuseUnlessReal>>, follows("_refs.cauchy_"),
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
     rule<fillWithDeviation<false, RefuseUnlessReal>>,
     follows("_refs.log_normal_"), Tag::nondeterministic_seeded},
    {"random_(Tensor(a!) self, *, Generator? generator=None) -> Tensor(a!)",
     rule<fillRandom>, follows("native"), Tag::nondeterministic_seeded},
    {"random_.from(Tensor(a!) self, int from, int? to, *, Generator? "
     "generator=None) -> Tensor(a!)",
     rule<fillBetween>, follows("native"), Tag::nondeterministic_seeded},
    {"random_.to(Tensor(a!) self, int to, *, Generator? generator=None) -> "
     "Tensor(a!)",
     rule<fillBelow>, follows("native"), Tag::nondeterministic_seeded},
};

OpFamily fake::getRandomFamily() { return {"Random", rows}; }
