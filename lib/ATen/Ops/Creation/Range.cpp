//===- Range.cpp - Ranges of numbers ----------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// New tensors of evenly spaced numbers.
//
//===----------------------------------------------------------------------===//

#include "Ops/Creation/Factory.h"
#include "Table/Call.h"
#include "Table/DropArgs.h"
#include <cmath>

using namespace fake;

//===----------------------------------------------------------------------===//
// Lengths
//===----------------------------------------------------------------------===//

/// Truncates a number to an integer.
static SymInt truncate(RuleContext &cx, Scalar value) {
  return cx.env.call(SymFunction::Trunc, toExpr(cx, value));
}

/// The length of a range of integers, `(end - start + step - sign) // step`.
static FailureOr<SymInt> countInts(RuleContext &cx, SymInt start, SymInt end,
                                   SymInt step) {
  ShapeEnv &env = cx.env;
  if (isZero(cx, step))
    return cx.error() << "arange expects a step other than 0";
  bool up = env.decide(Condition::lt(0, step), true);
  if (!env.require(up ? Condition::le(start, end) : Condition::le(end, start)))
    return cx.error() << "range from " << start << " to " << end
                      << " does not agree with the sign of step " << step;
  SymInt distance = env.sub(end, start);
  return env.floorDiv(env.add(distance, env.sub(step, up ? 1 : -1)), step);
}

/// A whole float as the length of a range.
static FailureOr<SymInt> toLength(RuleContext &cx, double value) {
  SymInt length = cx.env.truncScale(1, value);
  if (length.isUnknown())
    return cx.error() << "expected a range whose length fits into 64 bits";
  return length;
}

/// `(end - start) / step`, possibly symbolic.
static SymInt countSteps(RuleContext &cx, Scalar start, Scalar end,
                         Scalar step) {
  SymInt distance = cx.env.sub(toExpr(cx, end), toExpr(cx, start));
  // A product with an integer needs no float.
  if (std::optional<double> size = step.toDouble(); size && !isFloat(distance))
    if (1 / *size == std::trunc(1 / *size) && std::abs(1 / *size) < 1e9)
      return cx.env.mul(distance, static_cast<int64_t>(1 / *size));
  return cx.env.call(SymFunction::FloatTrueDiv, {distance, toExpr(cx, step)});
}

/// The length of a range with a float bound or step.
static FailureOr<SymInt> countFloats(RuleContext &cx, Scalar start, Scalar end,
                                     Scalar step) {
  std::optional<double> a = start.toDouble(), b = end.toDouble(),
                        s = step.toDouble();
  if (s == 0.0)
    return cx.error() << "arange expects a step other than 0";
  if (!a || !b || !s)
    return cx.env.call(SymFunction::Ceil, countSteps(cx, start, end, step));
  if (!std::isfinite(*a) || !std::isfinite(*b))
    return cx.error() << "arange expects finite bounds";
  if ((*s > 0 && *b < *a) || (*s < 0 && *b > *a))
    return cx.error() << "range from " << start << " to " << end
                      << " does not agree with the sign of step " << step;
  return toLength(cx, std::ceil((*b - *a) / *s));
}

//===----------------------------------------------------------------------===//
// Ranges
//===----------------------------------------------------------------------===//

/// `arange.start_step`: int64 if all numbers are integers, else the default
/// dtype; unknown if one may be either.
static FailureOr<TensorMeta> arangeStep(RuleContext &cx, Scalar start,
                                        Scalar end, Scalar step,
                                        std::optional<DType> dtype,
                                        std::optional<Layout> layout,
                                        std::optional<Device> device) {
  bool integers = true, hasFloat = false, hasUnknown = false;
  for (Scalar number : {start, end, step}) {
    if (number.isComplex())
      return cx.error() << "arange expects real numbers, found a complex one";
    integers &= number.isIntegral();
    hasFloat |= number.isFloat();
    hasUnknown |= number.isUnknown();
  }
  // Only for int64, the bounds are truncated first.
  FailureOr<SymInt> length =
      integers || dtype == DType::Int64
          ? countInts(cx, truncate(cx, start), truncate(cx, end),
                      truncate(cx, step))
          : countFloats(cx, start, end, step);
  if (failed(length))
    return failure();
  DType chosen = integers                  ? DType::Int64
                 : hasUnknown && !hasFloat ? DType::Unknown
                                           : cx.defaultDType;
  return makeNew(cx, cx.copySizes(*length), dtype.value_or(chosen), layout,
                 device);
}

static FailureOr<TensorMeta> arangeStart(RuleContext &cx, Scalar start,
                                         Scalar end, std::optional<DType> dtype,
                                         std::optional<Layout> layout,
                                         std::optional<Device> device) {
  return arangeStep(cx, start, end, Scalar::integer(1), dtype, layout, device);
}

static FailureOr<TensorMeta> arange(RuleContext &cx, Scalar end,
                                    std::optional<DType> dtype,
                                    std::optional<Layout> layout,
                                    std::optional<Device> device) {
  return arangeStep(cx, Scalar::integer(0), end, Scalar::integer(1), dtype,
                    layout, device);
}

/// `range.step`: like `arange` including the end, float by default.
static FailureOr<TensorMeta> rangeStep(RuleContext &cx, Scalar start,
                                       Scalar end, Scalar step,
                                       std::optional<DType> dtype,
                                       std::optional<Layout> layout,
                                       std::optional<Device> device) {
  DType chosen = dtype.value_or(cx.defaultDType);
  for (Scalar number : {start, end, step})
    if (number.isComplex())
      return cx.error() << "expected real numbers, found " << number;
  bool integers = getKind(chosen) == DTypeKind::Int;
  auto read = [&](Scalar number) -> std::optional<double> {
    std::optional<double> value = number.toDouble();
    return value && integers ? std::trunc(*value) : value;
  };
  std::optional<double> a = read(start), b = read(end), s = read(step);
  if (s == 0.0)
    return cx.error() << "range expects a step other than 0";
  SymInt length;
  if (!a || !b || !s) {
    SymInt steps =
        integers
            ? cx.env.call(SymFunction::FloatTrueDiv,
                          {cx.env.sub(truncate(cx, end), truncate(cx, start)),
                           truncate(cx, step)})
            : countSteps(cx, start, end, step);
    length = cx.env.add(cx.env.call(SymFunction::Floor, steps), 1);
  } else {
    if (!std::isfinite(*a) || !std::isfinite(*b))
      return cx.error() << "range expects finite bounds";
    if ((*s > 0 && *b < *a) || (*s < 0 && *b > *a))
      return cx.error() << "range from " << start << " to " << end
                        << " does not agree with the sign of step " << step;
    FailureOr<SymInt> count = toLength(cx, std::floor((*b - *a) / *s) + 1);
    if (failed(count))
      return failure();
    length = *count;
  }
  return makeNew(cx, cx.copySizes(length), chosen, layout, device);
}

static FailureOr<TensorMeta> rangeStart(RuleContext &cx, Scalar start,
                                        Scalar end, std::optional<DType> dtype,
                                        std::optional<Layout> layout,
                                        std::optional<Device> device) {
  return rangeStep(cx, start, end, Scalar::integer(1), dtype, layout, device);
}

/// `linspace`: the default dtype unless a bound is complex. Bounds given as
/// tensors must be scalars.
static FailureOr<TensorMeta> linspace(RuleContext &cx, const MetaValue &start,
                                      const MetaValue &end, SymInt steps,
                                      std::optional<DType> dtype,
                                      std::optional<Layout> layout,
                                      std::optional<Device> device) {
  bool complex = false;
  for (const MetaValue *bound : {&start, &end}) {
    // The values of tensors are unknown.
    complex |= !bound->isTensor() && isComplex(dtypeOf(cx, *bound));
    if (bound->isTensor() && !bound->getTensor()->isScalar())
      return cx.error() << "expected a bound of rank 0, found sizes "
                        << bound->getTensor()->sizes;
  }
  if (complex && dtype && !isComplex(*dtype))
    return cx.error() << "a complex bound needs a complex dtype, found "
                      << *dtype;
  if (!cx.env.require(Condition::le(0, steps)))
    return cx.error(2) << "expected at least 0 steps, found " << steps;
  DType chosen = complex ? toComplex(cx.defaultDType) : cx.defaultDType;
  if (!device && (start.isTensor() || end.isTensor())) {
    FailureOr<Device> common = commonDevice(cx, {start, end});
    if (failed(common))
      return failure();
    device = *common;
  }
  return makeNew(cx, cx.copySizes(steps), dtype.value_or(chosen), layout,
                 device);
}

/// `torch.arange(like.size(dim))`.
static FailureOr<TensorMeta> dimArange(RuleContext &cx, const TensorMeta &like,
                                       int64_t dim) {
  FailureOr<int64_t> wrapped = wrapDim(cx, dim, like.rank());
  if (failed(wrapped))
    return failure();
  if (like.isScalar())
    return cx.error(0) << "expected a tensor of rank 1 or more, found rank 0";
  return makeContiguous(cx, cx.copySizes({like.sizes[*wrapped]}), DType::Int64,
                        like.device);
}

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

static const OpRow rows[] = {
    {"arange(Scalar end, *, ScalarType? dtype=None, Layout? layout=None, "
     "Device? device=None, bool? pin_memory=None) -> Tensor",
     rule<arange>, follows("_decomp.decompositions.arange_default")},
    {"arange.start(Scalar start, Scalar end, *, ScalarType? dtype=None, "
     "Layout? layout=None, Device? device=None, bool? pin_memory=None) -> "
     "Tensor",
     rule<arangeStart>, follows("_decomp.decompositions.arange_start")},
    {"arange.start_step(Scalar start, Scalar end, Scalar step=1, *, "
     "ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? "
     "pin_memory=None) -> Tensor",
     rule<arangeStep>,
     follows("_refs.arange _subclasses.fake_impls.constructors")},
    {"linspace(Scalar start, Scalar end, int steps, *, ScalarType? dtype=None, "
     "Layout? layout=None, Device? device=None, bool? pin_memory=None) -> "
     "Tensor",
     rule<linspace>,
     follows("_subclasses.fake_impls.constructors "
             "_meta_registrations.meta_linspace_logspace")},
    {"linspace.Tensor_Tensor(Tensor start, Tensor end, int steps, *, "
     "ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? "
     "pin_memory=None) -> Tensor",
     rule<linspace>, follows("_meta_registrations.meta_linspace_logspace")},
    {"linspace.Tensor_Scalar(Tensor start, Scalar end, int steps, *, "
     "ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? "
     "pin_memory=None) -> Tensor",
     rule<linspace>, follows("_meta_registrations.meta_linspace_logspace")},
    {"linspace.Scalar_Tensor(Scalar start, Tensor end, int steps, *, "
     "ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? "
     "pin_memory=None) -> Tensor",
     rule<linspace>, follows("_meta_registrations.meta_linspace_logspace")},
    {"logspace(Scalar start, Scalar end, int steps, float base=10., *, "
     "ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? "
     "pin_memory=None) -> Tensor",
     dropArgs<linspace, 3>,
     follows("_subclasses.fake_impls.constructors "
             "_meta_registrations.meta_linspace_logspace")},
    {"logspace.Tensor_Tensor(Tensor start, Tensor end, int steps, float "
     "base=10., *, ScalarType? dtype=None, Layout? layout=None, Device? "
     "device=None, bool? pin_memory=None) -> Tensor",
     dropArgs<linspace, 3>,
     follows("_meta_registrations.meta_linspace_logspace")},
    {"logspace.Tensor_Scalar(Tensor start, Scalar end, int steps, float "
     "base=10., *, ScalarType? dtype=None, Layout? layout=None, Device? "
     "device=None, bool? pin_memory=None) -> Tensor",
     dropArgs<linspace, 3>,
     follows("_meta_registrations.meta_linspace_logspace")},
    {"logspace.Scalar_Tensor(Scalar start, Tensor end, int steps, float "
     "base=10., *, ScalarType? dtype=None, Layout? layout=None, Device? "
     "device=None, bool? pin_memory=None) -> Tensor",
     dropArgs<linspace, 3>,
     follows("_meta_registrations.meta_linspace_logspace")},
    {"range(Scalar start, Scalar end, *, ScalarType? dtype=None, Layout? "
     "layout=None, Device? device=None, bool? pin_memory=None) -> Tensor",
     rule<rangeStart>, follows("_subclasses.fake_impls.constructors native")},
    {"range.step(Scalar start, Scalar end, Scalar step=1, *, ScalarType? "
     "dtype=None, Layout? layout=None, Device? device=None, bool? "
     "pin_memory=None) -> Tensor",
     rule<rangeStep>, follows("_subclasses.fake_impls.constructors native")},
    {"_dim_arange(Tensor like, int dim) -> Tensor", rule<dimArange>,
     follows("native")},
};

OpFamily fake::getRangeFamily() { return {"Range", rows}; }
