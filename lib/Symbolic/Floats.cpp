//===- Floats.cpp - Values and intervals of floats --------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "AbstractDomain.h"
#include "llvm/ADT/STLExtras.h"
#include <cmath>

using namespace fake;
using llvm::ArrayRef;
using llvm::cast;

//===----------------------------------------------------------------------===//
// Constants
//===----------------------------------------------------------------------===//

std::optional<double> fake::evaluateFloat(SymFunction function,
                                          ArrayRef<double> operands) {
  double a = operands[0], b = operands.back();
  switch (function) {
  case SymFunction::ToFloat:
    return a;
  case SymFunction::IntTrueDiv:
  case SymFunction::FloatTrueDiv:
    return b == 0 ? std::nullopt : std::optional(a / b);
  case SymFunction::FloatAdd:
    return a + b;
  case SymFunction::FloatMul:
    return a * b;
  case SymFunction::FloatPow:
    return std::pow(a, b);
  case SymFunction::Sqrt:
    return std::sqrt(a);
  case SymFunction::Exp:
    return std::exp(a);
  case SymFunction::Log:
    return std::log(a);
  default:
    llvm_unreachable("not a function of floats");
  }
}

std::optional<int64_t> fake::roundFloat(SymFunction function, double value) {
  double rounded = function == SymFunction::Trunc   ? std::trunc(value)
                   : function == SymFunction::Floor ? std::floor(value)
                   : function == SymFunction::Ceil  ? std::ceil(value)
                                                    : std::nearbyint(value);
  // 2^63, which is above any int64_t.
  constexpr double limit = 9223372036854775808.0;
  if (!(rounded > -limit && rounded < limit))
    return std::nullopt;
  return static_cast<int64_t>(rounded);
}

std::optional<int64_t> fake::powInt(int64_t base, int64_t exponent) {
  if (exponent < 0)
    return std::nullopt;
  // The only bases whose larger powers do not overflow.
  if (base >= -1 && base <= 1)
    return exponent == 0 ? 1 : exponent % 2 == 0 ? base * base : base;
  Wide result = 1;
  for (int64_t i = 0; i < exponent; ++i)
    if (result *= base; !narrow(result))
      return std::nullopt;
  return narrow(result);
}

//===----------------------------------------------------------------------===//
// Intervals
//===----------------------------------------------------------------------===//

namespace {
/// An inclusive interval of floats.
struct FloatRange {
  double min = -HUGE_VAL, max = HUGE_VAL;
};
} // namespace

/// Applies a function that is monotonic in each operand to intervals.
static FloatRange fromCorners(SymFunction function, FloatRange a,
                              FloatRange b) {
  FloatRange result{HUGE_VAL, -HUGE_VAL};
  for (double x : {a.min, a.max})
    for (double y : {b.min, b.max}) {
      // Infinity is only a bound, so zero times infinity is zero.
      bool isZero = function == SymFunction::FloatMul && (x == 0 || y == 0);
      double corner =
          isZero ? 0 : evaluateFloat(function, {x, y}).value_or(NAN);
      if (std::isnan(corner))
        return {};
      result.min = std::min(result.min, corner);
      result.max = std::max(result.max, corner);
    }
  return result;
}

/// Widens an interval for functions that libraries need not round correctly.
static FloatRange widen(FloatRange range) {
  for (unsigned i = 0; i < 2; ++i)
    range = {std::nextafter(range.min, -HUGE_VAL),
             std::nextafter(range.max, HUGE_VAL)};
  return range;
}

static FloatRange toFloatRange(Range range) {
  FloatRange result;
  if (range.min != Range::negInf)
    result.min = static_cast<double>(range.min);
  if (range.max != Range::posInf)
    result.max = static_cast<double>(range.max);
  return result;
}

/// The interval of an integer or float; `rangeOf` gives that of integers.
static FloatRange floatRangeOf(llvm::function_ref<Range(SymInt)> rangeOf,
                               SymInt value) {
  if (!isFloat(value))
    return toFloatRange(rangeOf(value));
  auto *call = cast<FunctionExpr>(value.getExpr());
  SymFunction function = call->getFunction();
  if (function == SymFunction::Constant)
    return {call->getConstant(), call->getConstant()};
  FloatRange a = floatRangeOf(rangeOf, call->getOperands().front());
  FloatRange b = floatRangeOf(rangeOf, call->getOperands().back());
  switch (function) {
  case SymFunction::IntTrueDiv:
  case SymFunction::FloatTrueDiv:
    return b.min <= 0 && b.max >= 0 ? FloatRange()
                                    : fromCorners(function, a, b);
  case SymFunction::FloatPow:
    return a.min <= 0 ? FloatRange() : widen(fromCorners(function, a, b));
  case SymFunction::Sqrt:
  case SymFunction::Log:
    return a.min < 0 ? FloatRange() : widen(fromCorners(function, a, a));
  case SymFunction::Exp:
    return widen(fromCorners(function, a, a));
  default:
    return fromCorners(function, a, b);
  }
}

/// Rounding is monotonic, so it applies to the bounds.
static Range roundRange(SymFunction function, FloatRange range) {
  return {roundFloat(function, range.min).value_or(Range::negInf),
          roundFloat(function, range.max).value_or(Range::posInf)};
}

Range fake::truncScaleRange(Range a, double factor) {
  return roundRange(
      SymFunction::Trunc,
      fromCorners(SymFunction::FloatMul, {factor, factor}, toFloatRange(a)));
}

Range fake::functionRange(const FunctionExpr *e,
                          llvm::function_ref<Range(SymInt)> rangeOf) {
  if (e->getKind() == ExprKind::Float)
    return {};
  ArrayRef<SymInt> operands = e->getOperands();
  if (e->getFunction() != SymFunction::Pow)
    return roundRange(e->getFunction(), floatRangeOf(rangeOf, operands[0]));
  Range base = rangeOf(operands[0]), exponent = rangeOf(operands[1]);
  if (base.min < 1)
    return base.min == 0 ? Range::atLeast(0) : Range();
  auto bound = [](int64_t x, int64_t y) {
    return x == Range::posInf || y == Range::posInf
               ? Range::posInf
               : powInt(x, y).value_or(Range::posInf);
  };
  int64_t least = bound(base.min, std::max<int64_t>(exponent.min, 0));
  return {std::min(least, Range::posInf - 1), bound(base.max, exponent.max)};
}
