//===- FloatArithmetic.cpp - Functions of integers and floats ---*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Floats have no normal form: because of rounding, their sums cannot be
// regrouped. Constants are folded, operands of sums and products are sorted,
// and rounding functions become integer divisions where that is equivalent.
//
//===----------------------------------------------------------------------===//

#include "FloatArithmetic.h"
#include "ShapeEnvImpl.h"
#include "llvm/ADT/STLExtras.h"
#include <cmath>

using namespace fake;
using llvm::ArrayRef;
using llvm::cast;

FloatArithmetic::FloatArithmetic(ShapeEnvImpl &impl)
    : env(impl.env), pool(impl.pool), integers(impl.integers),
      division(impl.division), ranges(impl.ranges) {}

SymInt FloatArithmetic::makeFunction(SymFunction function,
                                     ArrayRef<SymInt> operands) {
  SymInt result = pool.getFunction(function, operands);
  if (!integers.fits(result))
    return integers.tooLarge();
  Range range = ranges.rangeOf(result);
  return range.isSingleton() ? SymInt(range.min) : result;
}

/// A function of floats, folded if they are constant.
SymInt FloatArithmetic::floatFunction(SymFunction function,
                                      ArrayRef<SymInt> operands) {
  llvm::SmallVector<double, 2> known;
  for (SymInt operand : operands)
    if (std::optional<double> constant = getConstantFloat(operand))
      known.push_back(*constant);
  if (known.size() != operands.size())
    return makeFunction(function, operands);
  std::optional<double> value = evaluateFloat(function, known);
  return value ? SymInt(pool.getFloat(*value)) : SymInt();
}

SymInt FloatArithmetic::toFloat(SymInt a) {
  if (a.isInt())
    return pool.getFloat(static_cast<double>(a.getInt()));
  return isFloat(a) ? a : makeFunction(SymFunction::ToFloat, a);
}

SymInt FloatArithmetic::floatAdd(SymInt a, SymInt b) {
  // Constants are the second operand.
  bool isFirstKnown = getConstantFloat(a).has_value();
  if (isFirstKnown || (!getConstantFloat(b) && ExprPool::less(b, a)))
    std::swap(a, b);
  return getConstantFloat(b) == 0.0
             ? a
             : floatFunction(SymFunction::FloatAdd, {a, b});
}

SymInt FloatArithmetic::floatMul(SymInt a, SymInt b) {
  // Constants are the first operand.
  bool isSecondKnown = getConstantFloat(b).has_value();
  if (isSecondKnown || (!getConstantFloat(a) && ExprPool::less(b, a)))
    std::swap(a, b);
  if (getConstantFloat(a) == 1.0)
    return b;
  return getConstantFloat(a) == 0.0
             ? a
             : floatFunction(SymFunction::FloatMul, {a, b});
}

SymInt FloatArithmetic::trueDiv(SymInt a, SymInt b) {
  if (b.isInt(0) || getConstantFloat(b) == 0.0)
    return SymInt();
  if (b.isInt(1) || getConstantFloat(b) == 1.0)
    return toFloat(a);
  if (isFloat(a) || isFloat(b) || (a.isInt() && b.isInt()))
    return floatFunction(SymFunction::FloatTrueDiv, {toFloat(a), toFloat(b)});
  if (ranges.isNonZero(b) && ranges.isMultiple(a, b))
    return toFloat(division.floorDiv(a, b));
  return makeFunction(SymFunction::IntTrueDiv, {a, b});
}

/// The rounded quotient as an integer division, if it is one. The float nearest
/// to a quotient is above an integer only if the quotient is, as long as
/// dividend and divisor are below 2^53.
SymInt FloatArithmetic::roundQuotient(SymFunction function, SymInt a,
                                      SymInt b) {
  if (function == SymFunction::Floor)
    return division.floorDiv(a, b);
  if (function == SymFunction::Ceil)
    return env.ceilDiv(a, b);
  if (function == SymFunction::Trunc && ranges.rangeOf(b).min > 0) {
    if (ranges.rangeOf(a).min >= 0)
      return division.floorDiv(a, b);
    if (ranges.rangeOf(a).max <= 0)
      return env.ceilDiv(a, b);
  }
  return SymInt();
}

/// `factor * a` as an integer, if the product is one and exact: both fit a
/// float64.
SymInt FloatArithmetic::roundProduct(double factor, SymInt a) {
  constexpr int64_t exact = int64_t(1) << 53;
  Range range = ranges.rangeOf(a);
  if (std::trunc(factor) != factor || std::fabs(factor) > exact)
    return SymInt();
  Range product = scaleRange(range, static_cast<int64_t>(factor));
  bool fits = range.min >= -exact && range.max <= exact &&
              product.min >= -exact && product.max <= exact;
  return fits ? integers.scale(a, static_cast<int64_t>(factor)) : SymInt();
}

SymInt FloatArithmetic::round(SymFunction function, SymInt a) {
  if (!isFloat(a))
    return a;
  auto *call = cast<FunctionExpr>(a.getExpr());
  ArrayRef<SymInt> operands = call->getOperands();
  SymInt exact;
  switch (call->getFunction()) {
  case SymFunction::Constant: {
    auto value = roundFloat(function, call->getConstant());
    return value ? SymInt(*value) : SymInt();
  }
  case SymFunction::ToFloat:
    return operands[0];
  case SymFunction::IntTrueDiv:
    exact = roundQuotient(function, operands[0], operands[1]);
    break;
  case SymFunction::FloatMul: {
    auto *second = cast<FunctionExpr>(operands[1].getExpr());
    std::optional<double> factor = getConstantFloat(operands[0]);
    if (factor && second->getFunction() == SymFunction::ToFloat)
      exact = roundProduct(*factor, second->getOperands()[0]);
    break;
  }
  default:
    break;
  }
  return exact.isUnknown() ? makeFunction(function, a) : exact;
}

SymInt FloatArithmetic::pow(SymInt a, SymInt exponent) {
  if (exponent.isInt())
    return exponent.getInt() < 0 || exponent.getInt() > 64
               ? SymInt()
               : env.pow(a, static_cast<unsigned>(exponent.getInt()));
  if (a.isInt(1))
    return 1;
  return ranges.rangeOf(exponent).max < 0
             ? SymInt()
             : makeFunction(SymFunction::Pow, {a, exponent});
}

SymInt FloatArithmetic::call(SymFunction function, ArrayRef<SymInt> operands) {
  if (hasUnknown(operands))
    return SymInt();
  SymInt a = operands.front(), b = operands.back();
  switch (function) {
  case SymFunction::Pow:
    return isFloat(a) || isFloat(b) ? SymInt() : pow(a, b);
  case SymFunction::Trunc:
  case SymFunction::Floor:
  case SymFunction::Ceil:
  case SymFunction::Round:
    return round(function, a);
  case SymFunction::ToFloat:
    return toFloat(a);
  case SymFunction::IntTrueDiv:
  case SymFunction::FloatTrueDiv:
    return trueDiv(a, b);
  case SymFunction::FloatAdd:
    return floatAdd(toFloat(a), toFloat(b));
  case SymFunction::FloatMul:
    return floatMul(toFloat(a), toFloat(b));
  case SymFunction::FloatPow:
    return floatFunction(function, {toFloat(a), toFloat(b)});
  case SymFunction::Sqrt:
  case SymFunction::Exp:
  case SymFunction::Log:
    return floatFunction(function, toFloat(a));
  case SymFunction::Constant:
    break;
  }
  llvm_unreachable("a constant is not called");
}
